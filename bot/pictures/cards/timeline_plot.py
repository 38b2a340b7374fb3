"""The graph of ranks over time: from moments and ranks to places on the card, and its lines as steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from math import hypot

from bot.pictures.canvas import BOLD, WIDTH, Canvas
from bot.pictures.look import Rgb
from bot.pictures.names import nation_name
from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.nations import Noc
from medals_core.pages.timeline import Passing, Step, TimelineAnswer

LEFT, RIGHT = 58.0, WIDTH - 148.0
AXIS = 40.0
"""Points below the lowest rank for the days."""
MARK = 19.0
"""From mark to mark at least, so that the numbers stay readable."""
_APART = 4.0
"""Points between lines of nations that share a rank."""
_LABEL = 37.0
"""From label to label at the end of the lines."""


@dataclass(frozen=True)
class Plot:
    """``bottom`` is the rank below the lowest: no rank yet. ``start`` and ``end``: the moments at the edges."""

    answer: TimelineAnswer
    steps: Mapping[Noc, tuple[Step, ...]]
    start: datetime
    end: datetime
    top: float
    step: float
    bottom: int

    def x(self, moment: datetime) -> float:
        share = (moment - self.start) / (self.end - self.start) if self.end > self.start else 1.0
        return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0)

    def y(self, rank: int | None, index: int = 0) -> float:
        shift = (index - (len(self.answer.nocs) - 1) / 2) * _APART
        return self.top + ((rank or self.bottom) - 0.5) * self.step + shift

    def line(self, index: int) -> list[tuple[float, float]]:
        """Level as long as the rank holds, up or down at the moment that it changes."""
        steps = self.steps[self.answer.nocs[index]]
        points = [(LEFT, self.y(steps[0].rank, index))]
        for step in steps[1:]:
            x, y = self.x(step.at), self.y(step.rank, index)
            points += [(x, points[-1][1]), (x, y)]
        return [*points, (RIGHT, points[-1][1])]

    def rank(self, noc: Noc, moment: datetime) -> int | None:
        """Just after that moment."""
        return next((step.rank for step in reversed(self.steps[noc]) if step.at <= moment), None)

    def crossing(self, passing: Passing) -> tuple[float, float]:
        """Where the line of the one that passes goes through the other's: halfway their new ranks."""
        nocs = self.answer.nocs
        ends = [self.y(self.rank(noc, passing.at), nocs.index(noc)) for noc in (passing.ahead, passing.behind)]
        return self.x(passing.at), sum(ends) / 2


def free_place(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """That place, or the nearest one where no other mark stands."""
    tries = sorted(product(range(-4, 5), repeat=2), key=lambda move: (hypot(*move), move))
    for across, down in tries:
        place = (x + across * MARK / 2, y + down * MARK / 2)
        if all(hypot(place[0] - other_x, place[1] - other_y) >= MARK for other_x, other_y in taken):
            return place
    return x, y


def draw_grid(canvas: Canvas, plot: Plot, *, no_rank: bool) -> None:
    palette = canvas.palette
    every = 1 if plot.step >= 18 else 5
    lowest = plot.bottom - 1 if no_rank else plot.bottom
    middle = (len(plot.answer.nocs) - 1) / 2 * _APART
    for rank in range(1, lowest + 1):
        if rank != 1 and rank % every:
            continue
        y = plot.y(rank) + middle
        canvas.rule(LEFT - 8, y, RIGHT)
        canvas.text(LEFT - 16, y, dutch.ordinal(rank), 14, align="right", fill=palette.faint)
    if no_rank:
        canvas.text(LEFT - 16, plot.y(None) + middle, "geen", 13, align="right", fill=palette.faint)
    _draw_days(canvas, plot, plot.top + plot.step * plot.bottom + 16)


def _draw_days(canvas: Canvas, plot: Plot, y: float) -> None:
    """Each day's number in its middle; the month after the last."""
    games = plot.answer.stage.games
    days = plot.answer.days
    each = (RIGHT - LEFT) / len(days)
    every = 1 if each >= 19 else 2
    for place, day in enumerate(days):
        if (len(days) - 1 - place) % every:
            continue
        noon = min(games.start_of(day.day) + timedelta(hours=12), plot.end)
        canvas.text(plot.x(noon), y, str(day.day.day), 13.5, align="middle", fill=canvas.palette.faint)
    month = dutch.short_day(days[-1].day).split(" ", 1)[1]
    canvas.text(RIGHT + 20, y, month, 13.5, fill=canvas.palette.faint)


def draw_lines(canvas: Canvas, plot: Plot, colours: list[Rgb]) -> None:
    for index, colour in reversed(list(enumerate(colours))):
        canvas.path(plot.line(index), colour, 4.0)


def draw_ends(canvas: Canvas, plot: Plot, colours: list[Rgb], scene: Scene, least: float, most: float) -> None:
    """At the end of each line whose it is and how it stands; pushed apart where ranks are close."""
    ends = sorted((plot.line(index)[-1][1], index) for index in range(len(colours)))
    places: list[float] = []
    for y, _ in ends:
        places.append(max(y, places[-1] + _LABEL if places else least))
    over = max(0.0, places[-1] - most)
    for place in range(len(places) - 1, -1, -1):
        places[place] -= over
        if place:
            over = max(0.0, places[place - 1] + _LABEL - places[place])
    for (end, index), y in zip(ends, places, strict=True):
        line = plot.answer.days[-1].lines[index]
        nation = scene.nation(line.noc)
        canvas.path([(RIGHT, end), (RIGHT + 10, y)], colours[index], 2.0)
        canvas.flag(RIGHT + 24, y, line.noc, 26)
        name = nation_name(nation, WIDTH - RIGHT - 50, 14.5, BOLD)
        canvas.text(RIGHT + 42, y - 8, name, 14.5, weight=BOLD)
        place_now = dutch.ordinal(line.rank) if line.rank else "geen rang"
        canvas.text(RIGHT + 42, y + 9, f"{place_now} · {line.tally}", 13.5, fill=canvas.palette.faint)
