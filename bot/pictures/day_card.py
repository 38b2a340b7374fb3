"""All medals of one day as a card: a podium an event, in order of time."""

from collections.abc import Sequence

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas, text_width, wrapped
from bot.pictures.frame import INNER, MARGIN, Heading, framed
from bot.pictures.names import winner_name
from bot.pictures.palette import Palette
from bot.pictures.rows import medal_disc
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.rendering import Scene
from medals_core.day import DayAnswer
from medals_core.medal_lines import MedalLine, tally_of
from medals_core.medals import Colour, Medal
from medals_core.questions import DayQuestion

_MOST_EVENTS = 16
_MOST_NATIONS = 5
_TITLE_LINE, _PODIUM_LINE, _GAP = 21.0, 29.0, 15.0
_TITLE_SIZE, _NAME_SIZE = 15.0, 14.5
_TIME = 54.0
_NATIONS = 64.0
_CELL = INNER / 3

Podium = dict[Colour, list[Medal]]


def day_card(question: DayQuestion, answer: DayAnswer, scene: Scene, palette: Palette) -> bytes | None:
    """None for a day without medals, or of Games of which no days are known."""
    if not answer.lines or not answer.has_day_data:
        return None
    events = _by_event(answer.lines)
    shown, left = events[:_MOST_EVENTS], len(events[_MOST_EVENTS:])
    body = 12 + sum(_event_height(event, scene) for event in shown) + (30 if left else 0) + _NATIONS
    canvas, y = framed(_heading(answer, scene), answer.stage, body, palette)
    y += 12
    for place, event in enumerate(shown):
        if place:
            canvas.rule(MARGIN, y, WIDTH - MARGIN)
        _draw_event(canvas, y, event, scene)
        y += _event_height(event, scene)
    if left:
        canvas.text(MARGIN, y + 15, f"en nog {dutch.count_of(left, 'onderdeel')}", 15, fill=palette.faint)
        y += 30
    _draw_nations(canvas, y, answer)
    return canvas.png()


def _heading(answer: DayAnswer, scene: Scene) -> Heading:
    title = dutch.capital(dutch.day_name(answer.day))
    if answer.number is not None:
        title += f" (dag {answer.number})"
    subject = scene.nation(answer.noc or scene.own)
    won = [line for line in answer.lines if line.medal.noc == subject.noc]
    still = "nog " if answer.undecided and answer.stage.is_latest else ""
    said = dutch.won_colours(tally_of(won)) if won else f"{still}geen medaille"
    return Heading(title, f"{dutch.the_nation(subject)}: {said}", (subject.noc,))


def _by_event(lines: Sequence[MedalLine]) -> list[list[MedalLine]]:
    """In order of the last medal: a bronze with a match of its own stands with its gold."""
    events: dict[str, list[MedalLine]] = {}
    for line in lines:
        events.setdefault(line.event.event_id, []).append(line)
    return sorted(events.values(), key=lambda event: event[-1].medal.won_at)


def _title(event: list[MedalLine], scene: Scene) -> list[str]:
    title = dutch.capital(event_title(event[0].event, scene.archive))
    return wrapped(title, INNER - _TIME, _TITLE_SIZE, BOLD)


def _podium(event: list[MedalLine]) -> Podium:
    return {colour: [line.medal for line in event if line.medal.colour is colour] for colour in Colour}


def _event_height(event: list[MedalLine], scene: Scene) -> float:
    deepest = max(len(medals) for medals in _podium(event).values())
    return _GAP + len(_title(event, scene)) * _TITLE_LINE + deepest * _PODIUM_LINE


def _draw_event(canvas: Canvas, top: float, event: list[MedalLine], scene: Scene) -> None:
    y = top + _GAP / 2 + _TITLE_LINE / 2
    zone = event[0].games.zone
    canvas.text(MARGIN, y, dutch.clock_time(event[-1].medal.won_at, zone), _TITLE_SIZE, fill=canvas.palette.faint)
    for line in _title(event, scene):
        canvas.text(MARGIN + _TIME, y, line, _TITLE_SIZE, weight=BOLD)
        y += _TITLE_LINE
    y += (_PODIUM_LINE - _TITLE_LINE) / 2
    for column, medals in enumerate(_podium(event).values()):
        for place, medal in enumerate(medals):
            _draw_medal(canvas, MARGIN + column * _CELL, y + place * _PODIUM_LINE, medal, scene)


def _draw_medal(canvas: Canvas, x: float, y: float, medal: Medal, scene: Scene) -> None:
    own = medal.noc == scene.own
    weight = BOLD if own else MEDIUM
    name = winner_name(medal, scene.nation(medal.noc), _CELL - 60, _NAME_SIZE, weight)
    if own:
        length = 54 + text_width(name, _NAME_SIZE, weight) + 8
        canvas.box(x - 4, y - _PODIUM_LINE / 2 + 1, length, _PODIUM_LINE - 2, canvas.palette.own, radius=13)
    medal_disc(canvas, x + 9, y, medal.colour, 9)
    canvas.flag(x + 34, y, medal.noc, 22)
    canvas.text(x + 51, y, name, _NAME_SIZE, weight=weight)


def _draw_nations(canvas: Canvas, top: float, answer: DayAnswer) -> None:
    """The best nations of the day with gold, silver and bronze."""
    canvas.rule(MARGIN, top, WIDTH - MARGIN)
    shown = answer.all_tallies[:_MOST_NATIONS]
    step = INNER / _MOST_NATIONS
    for place, (noc, tally) in enumerate(shown):
        x = MARGIN + place * step
        canvas.flag(x + 13, top + 34, noc, 26)
        canvas.text(x + 32, top + 34, str(tally), 15.5, weight=BOLD)
