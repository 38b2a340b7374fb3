"""Rank after each day as a graph, with the moments at which nations passed each other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import hypot

from bot.pictures.canvas import BOLD, WIDTH, Canvas
from bot.pictures.frame import INNER, MARGIN, Heading, framed
from bot.pictures.palette import Palette, Rgb
from bot.pictures.titles import of_games
from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.questions import TimelineQuestion
from medals_core.timeline import Passing, TimelineAnswer

_LEFT, _RIGHT = 58.0, WIDTH - 84.0
_KEY_ROW, _AXIS, _PASSING_ROW = 34.0, 46.0, 27.0
_TOP = 20.0
_HIGHEST, _LOWEST_STEP, _WIDEST_STEP = 400.0, 13.0, 38.0
_MOST_PASSINGS = 10
_MARK = 18.0
"""From mark to mark at least, so that the numbers stay readable."""
_APART = 2.6
"""Points between lines of nations that share a rank."""


@dataclass(frozen=True)
class _Plot:
    """From days and ranks to places. ``bottom`` is the rank below the lowest: no rank yet."""

    answer: TimelineAnswer
    top: float
    step: float
    bottom: int

    def x(self, place: float) -> float:
        """``place``: days after the first one, in its end."""
        days = len(self.answer.days) - 1
        return (_LEFT + _RIGHT) / 2 if not days else _LEFT + (_RIGHT - _LEFT) * place / days

    def y(self, rank: int | None, index: int = 0) -> float:
        shift = (index - (len(self.answer.nocs) - 1) / 2) * _APART
        return self.top + ((rank or self.bottom) - 0.5) * self.step + shift

    def line(self, index: int) -> list[tuple[float, float]]:
        return [(self.x(place), self.y(day.lines[index].rank, index)) for place, day in enumerate(self.answer.days)]

    def on_line(self, index: int, moment: datetime) -> tuple[float, float]:
        """Where the nation's line is at that moment."""
        games = self.answer.stage.games
        first_end = games.end_of(self.answer.days[0].day)
        last = len(self.answer.days) - 1
        place = min(max((moment - first_end).total_seconds() / 86_400, 0), last)
        before = min(int(place), max(last - 1, 0))
        points = self.line(index)
        (x, y), (to_x, to_y) = points[before], points[min(before + 1, last)]
        share = place - before
        return x + (to_x - x) * share, y + (to_y - y) * share


def timeline_card(question: TimelineQuestion, answer: TimelineAnswer, scene: Scene, palette: Palette) -> bytes | None:
    """None when no days are known, or none has been yet."""
    if not answer.days:
        return None
    ranks = [line.rank for day in answer.days for line in day.lines]
    known = [rank for rank in ranks if rank is not None]
    lowest = max(known, default=1)
    bottom = lowest + 1 if None in ranks else lowest
    step = max(_LOWEST_STEP, min(_WIDEST_STEP, _HIGHEST / bottom))
    keys = 16 + _KEY_ROW * len(answer.nocs)
    shown = answer.passings[-_MOST_PASSINGS:]
    left = len(answer.passings) - len(shown)
    below = _PASSING_ROW * (len(shown) + bool(left)) + (14 if shown else 0)
    body = keys + _TOP + bottom * step + _AXIS + below
    heading = Heading("De plek na elke dag", of_games(answer.stage))
    canvas, y = framed(heading, answer.stage, body, palette)
    colours = _colours(answer, scene, palette)
    _draw_keys(canvas, y + 8, answer, colours, scene)
    plot = _Plot(answer, y + keys + _TOP, step, bottom)
    _draw_grid(canvas, plot, no_rank=None in ranks)
    _draw_lines(canvas, plot, colours)
    taken: list[tuple[float, float]] = []
    for number, passing in enumerate(shown, start=1):
        index = answer.nocs.index(passing.ahead)
        place = _free(plot, index, passing.at, taken)
        taken.append(place)
        _numbered(canvas, *place, number, colours[index])
    y += keys + _TOP + bottom * step + _AXIS
    if left:
        canvas.text(MARGIN, y + _PASSING_ROW / 2, f"en {dutch.times(left)} eerder", 14.5, fill=palette.faint)
        y += _PASSING_ROW
    for number, passing in enumerate(shown, start=1):
        _draw_passing(canvas, y, number, passing, colours[answer.nocs.index(passing.ahead)], answer, scene)
        y += _PASSING_ROW
    return canvas.png()


def _colours(answer: TimelineAnswer, scene: Scene, palette: Palette) -> list[Rgb]:
    """The first colour is kept for the own nation, so that it looks the same in every graph."""
    others = iter(palette.lines[1:] if scene.own in answer.nocs else palette.lines)
    return [palette.lines[0] if noc == scene.own else next(others) for noc in answer.nocs]


def _draw_keys(canvas: Canvas, top: float, answer: TimelineAnswer, colours: list[Rgb], scene: Scene) -> None:
    """Which line is whose, and how each stands at the end."""
    y = top + _KEY_ROW / 2
    for noc, colour, line in zip(answer.nocs, colours, answer.days[-1].lines, strict=True):
        canvas.path([(MARGIN + 3, y), (MARGIN + 31, y)], colour, 5)
        canvas.flag(MARGIN + 54, y, noc, 26)
        canvas.text(MARGIN + 76, y, scene.nation(noc).name, 17, weight=BOLD, width=250)
        place = dutch.rank_short(line.rank, line.shared)
        canvas.text(WIDTH - MARGIN, y, f"{place}, {line.tally}", 16, align="right")
        y += _KEY_ROW


def _draw_grid(canvas: Canvas, plot: _Plot, *, no_rank: bool) -> None:
    palette = canvas.palette
    every = 1 if plot.step >= 18 else 5
    lowest = plot.bottom - 1 if no_rank else plot.bottom
    for rank in range(1, lowest + 1):
        if rank != 1 and rank % every:
            continue
        y = plot.y(rank, 0) + (len(plot.answer.nocs) - 1) / 2 * _APART
        canvas.rule(_LEFT - 8, y, _RIGHT + 8)
        canvas.text(_LEFT - 16, y, dutch.ordinal(rank), 14, align="right", fill=palette.faint)
    if no_rank:
        y = plot.y(None, 0) + (len(plot.answer.nocs) - 1) / 2 * _APART
        canvas.text(_LEFT - 16, y, "geen", 13, align="right", fill=palette.faint)
    y = plot.top + plot.step * plot.bottom + 16
    days = plot.answer.days
    for place, day in enumerate(days):
        canvas.text(plot.x(place), y, str(day.day.day), 13.5, align="middle", fill=palette.faint)
    month = dutch.short_day(days[-1].day).split(" ", 1)[1]
    canvas.text(_RIGHT + 16, y, month, 13.5, fill=palette.faint)


def _draw_lines(canvas: Canvas, plot: _Plot, colours: list[Rgb]) -> None:
    ends: list[tuple[float, int]] = []
    for index, colour in reversed(list(enumerate(colours))):
        points = plot.line(index)
        canvas.path(points, colour, 4.5)
        for x, y in points:
            canvas.disc(x, y, 4.2, canvas.palette.paper, outline=colour, line=2.2)
        ends.append((points[-1][1], index))
    previous = float("-inf")
    for y, index in sorted(ends):
        line = plot.answer.days[-1].lines[index]
        previous = max(y, previous + 28)
        canvas.flag(_RIGHT + 26, previous, line.noc, 26)
        rank = dutch.ordinal(line.rank) if line.rank else "–"
        canvas.text(_RIGHT + 43, previous, rank, 15, weight=BOLD, fill=colours[index])


def _free(plot: _Plot, index: int, moment: datetime, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """The place on the nation's line at that moment, or somewhat further along it where another mark stands there."""
    places = [plot.on_line(index, moment + timedelta(hours=hours)) for hours in (0, 6, 12, -6, 18, -12)]
    for x, y in places:
        if all(hypot(x - other_x, y - other_y) >= _MARK for other_x, other_y in taken):
            return x, y
    return places[0]


def _numbered(canvas: Canvas, x: float, y: float, number: int, colour: Rgb) -> None:
    canvas.disc(x, y, 10, canvas.palette.paper, outline=colour, line=2.4)
    canvas.text(x, y, str(number), 11.5, weight=BOLD, align="middle")


def _draw_passing(
    canvas: Canvas, top: float, number: int, passing: Passing, colour: Rgb, answer: TimelineAnswer, scene: Scene
) -> None:
    y = top + _PASSING_ROW / 2
    zone = answer.stage.games.zone
    day = dutch.day_label(passing.at.astimezone(zone).date())
    _numbered(canvas, MARGIN + 11, y, number, colour)
    canvas.text(MARGIN + 30, y, f"{day} {dutch.clock_time(passing.at, zone)}", 14, fill=canvas.palette.faint)
    said = f"{scene.nation(passing.ahead).name} voorbij {dutch.the(scene.nation(passing.behind))}"
    canvas.text(MARGIN + 138, y, said, 14.5, width=INNER - 138)
