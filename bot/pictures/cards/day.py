"""All medals of one day as a card: a podium an event, in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas, text_width, wrapped
from bot.pictures.frame import INNER, MARGIN, Frame, Heading, as_many
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
_ROWS = {1: 29.0, 2: 36.0}
"""How high, by the lines that a name takes."""
_TITLE_SIZE = 15.0
_TOP, _LEFT_OUT = 12.0, 30.0
_TIME = 54.0
_NATIONS = 64.0
_CELL = INNER / 3
_NAME = 51.0
"""From the left of a cell to its name."""


@dataclass(frozen=True)
class _Event:
    """One podium: the lines of its title, and its medals in three columns of rows so high."""

    time: str
    title: Sequence[str]
    medals: Sequence[Sequence[Medal]]
    row: float

    @property
    def height(self) -> float:
        return _GAP + len(self.title) * _TITLE_LINE + max(map(len, self.medals)) * self.row


def day_card(question: DayQuestion, answer: DayAnswer, scene: Scene, look: Look) -> Canvas | None:
    """None for a day without medals, or of Games of which no days are known."""
    if not answer.lines or not answer.has_day_data:
        return None
    frame = Frame(_heading(answer, scene), answer.stage, look)
    podiums = podiums_of(answer.lines)
    last = podiums[-_MOST_EVENTS:]
    names = [whose(line.medal, scene.nation(line.medal.noc)) for podium in last for line in podium]
    style = NameStyle.for_all(names, _CELL - _NAME - 6)
    room = None if frame.room is None else frame.room - _TOP - _NATIONS - _LEFT_OUT
    shown = as_many([_event(podium, style, scene) for podium in reversed(last)], room)[::-1]
    left = len(podiums) - len(shown)
    heights = sum(event.height for event in shown)
    canvas, y = frame.around(_TOP + heights + (_LEFT_OUT if left else 0) + _NATIONS)
    y += _TOP
    for place, event in enumerate(shown):
        if place:
            canvas.rule(MARGIN, y, WIDTH - MARGIN)
        _draw_event(canvas, y, event, style, scene)
        y += event.height
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


def _event(podium: Sequence[MedalLine], style: NameStyle, scene: Scene) -> _Event:
    time = dutch.clock_time(podium[-1].medal.won_at, podium[0].games.zone)
    title = dutch.capital(event_title(podium[0].event, scene.archive))
    medals = [[line.medal for line in podium if line.medal.colour is colour] for colour in Colour]
    return _Event(time, wrapped(title, INNER - _TIME, _TITLE_SIZE, BOLD), medals, _ROWS[style.lines])


def _draw_event(canvas: Canvas, top: float, event: _Event, style: NameStyle, scene: Scene) -> None:
    y = top + _GAP / 2 + _TITLE_LINE / 2
    canvas.text(MARGIN, y, event.time, _TITLE_SIZE, fill=canvas.palette.faint)
    for line in event.title:
        canvas.text(MARGIN + _TIME, y, line, _TITLE_SIZE, weight=BOLD)
        y += _TITLE_LINE
    y += (event.row - _TITLE_LINE) / 2
    for column, medals in enumerate(event.medals):
        for place, medal in enumerate(medals):
            _draw_medal(canvas, MARGIN + column * _CELL, y + place * event.row, medal, style, scene)


def _draw_medal(canvas: Canvas, x: float, y: float, medal: Medal, style: NameStyle, scene: Scene) -> None:
    own = medal.noc == scene.own
    weight = BOLD if own else MEDIUM
    lines = style.of(whose(medal, scene.nation(medal.noc)))
    if own:
        widest = max(text_width(line, style.size, weight) for line in lines)
        height = _ROWS[style.lines]
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
