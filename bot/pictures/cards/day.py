"""All medals of one day as a card: a podium an event, in order of time."""

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas, text_width, wrapped
from bot.pictures.frame import INNER, MARGIN, Frame, Heading
from bot.pictures.look import Look
from bot.pictures.names import NameStyle, whose
from bot.pictures.rows import medal_disc
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.pages.day import day_title, podiums_of
from bot.replies.rendering import Scene
from medals_core.medal_lines import MedalLine, tally_of
from medals_core.medals import Colour, Medal
from medals_core.pages.day import DayAnswer
from medals_core.questions import DayQuestion

_MOST_EVENTS = 16
_MOST_NATIONS = 5
_TITLE_LINE, _GAP = 21.0, 15.0
_ONE_LINE, _TWO_LINES = 29.0, 36.0
_TITLE_SIZE = 15.0
_TOP, _LEFT_OUT = 12.0, 30.0
_TIME = 54.0
_NATIONS = 64.0
_CELL = INNER / 3
_NAME = 51.0
"""From the left of a cell to its name."""

Podium = dict[Colour, list[Medal]]


def day_card(question: DayQuestion, answer: DayAnswer, scene: Scene, look: Look) -> Canvas | None:
    """None for a day without medals, or of Games of which no days are known."""
    if not answer.lines or not answer.has_day_data:
        return None
    frame = Frame(_heading(answer, scene), answer.stage, look)
    events = podiums_of(answer.lines)
    style = _style(events[-_MOST_EVENTS:], scene)
    shown = _fitting(events, style, scene, frame.room)
    left = len(events) - len(shown)
    heights = sum(_event_height(event, style, scene) for event in shown)
    canvas, y = frame.around(_TOP + heights + (_LEFT_OUT if left else 0) + _NATIONS)
    y += _TOP
    for place, event in enumerate(shown):
        if place:
            canvas.rule(MARGIN, y, WIDTH - MARGIN)
        _draw_event(canvas, y, event, style, scene)
        y += _event_height(event, style, scene)
    if left:
        more = f"en {dutch.count_in_words(left, 'onderdeel')} eerder"
        canvas.text(MARGIN, y + _LEFT_OUT / 2, more, 15, fill=look.palette.faint)
        y += _LEFT_OUT
    _draw_nations(canvas, y, answer)
    return canvas


def _heading(answer: DayAnswer, scene: Scene) -> Heading:
    subject = scene.nation(answer.noc or scene.own)
    won = [line for line in answer.lines if line.medal.noc == subject.noc]
    still = "nog " if answer.undecided and answer.stage.is_latest else ""
    said = dutch.won_colours(tally_of(won)) if won else f"{still}geen medaille"
    return Heading(day_title(answer), f"{dutch.the_nation(subject)}: {said}", (subject.noc,))


def _style(events: list[list[MedalLine]], scene: Scene) -> NameStyle:
    names = [whose(line.medal, scene.nation(line.medal.noc)) for event in events for line in event]
    return NameStyle.for_all(names, _CELL - _NAME - 6)


def _fitting(
    events: list[list[MedalLine]], style: NameStyle, scene: Scene, room: float | None
) -> list[list[MedalLine]]:
    """The last events of the day, as many as there is room for, in order of time."""
    shown = events[-_MOST_EVENTS:]
    if room is None:
        return shown
    left = room - _TOP - _NATIONS - _LEFT_OUT
    kept: list[list[MedalLine]] = []
    for event in reversed(shown):
        left -= _event_height(event, style, scene)
        if left < 0 and kept:
            break
        kept.insert(0, event)
    return kept


def _title(event: list[MedalLine], scene: Scene) -> list[str]:
    title = dutch.capital(event_title(event[0].event, scene.archive))
    return wrapped(title, INNER - _TIME, _TITLE_SIZE, BOLD)


def _podium(event: list[MedalLine]) -> Podium:
    return {colour: [line.medal for line in event if line.medal.colour is colour] for colour in Colour}


def _line_height(style: NameStyle) -> float:
    return _ONE_LINE if style.lines == 1 else _TWO_LINES


def _event_height(event: list[MedalLine], style: NameStyle, scene: Scene) -> float:
    deepest = max(len(medals) for medals in _podium(event).values())
    return _GAP + len(_title(event, scene)) * _TITLE_LINE + deepest * _line_height(style)


def _draw_event(canvas: Canvas, top: float, event: list[MedalLine], style: NameStyle, scene: Scene) -> None:
    y = top + _GAP / 2 + _TITLE_LINE / 2
    zone = event[0].games.zone
    canvas.text(MARGIN, y, dutch.clock_time(event[-1].medal.won_at, zone), _TITLE_SIZE, fill=canvas.palette.faint)
    for line in _title(event, scene):
        canvas.text(MARGIN + _TIME, y, line, _TITLE_SIZE, weight=BOLD)
        y += _TITLE_LINE
    y += (_line_height(style) - _TITLE_LINE) / 2
    for column, medals in enumerate(_podium(event).values()):
        for place, medal in enumerate(medals):
            _draw_medal(canvas, MARGIN + column * _CELL, y + place * _line_height(style), medal, style, scene)


def _draw_medal(canvas: Canvas, x: float, y: float, medal: Medal, style: NameStyle, scene: Scene) -> None:
    own = medal.noc == scene.own
    weight = BOLD if own else MEDIUM
    lines = style.of(whose(medal, scene.nation(medal.noc)))
    if own:
        widest = max(text_width(line, style.size, weight) for line in lines)
        height = _line_height(style)
        canvas.box(x - 4, y - height / 2 + 1, _NAME + 3 + widest + 8, height - 2, canvas.palette.own, radius=13)
    medal_disc(canvas, x + 9, y, medal.colour, 9)
    canvas.flag(x + 34, y, medal.noc, 22)
    step = style.size * 1.08
    first = y - step * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        canvas.text(x + _NAME, first + place * step, line, style.size, weight=weight)


def _draw_nations(canvas: Canvas, top: float, answer: DayAnswer) -> None:
    """The best nations of the day with gold, silver and bronze."""
    canvas.rule(MARGIN, top, WIDTH - MARGIN)
    shown = answer.all_tallies[:_MOST_NATIONS]
    step = INNER / _MOST_NATIONS
    for place, (noc, tally) in enumerate(shown):
        x = MARGIN + place * step
        canvas.flag(x + 13, top + 34, noc, 26)
        canvas.text(x + 32, top + 34, str(tally), 15.5, weight=BOLD)
