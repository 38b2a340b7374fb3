"""Rank over time as a graph, with the moments at which nations passed each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from math import hypot

from bot.pictures.canvas import BOLD, WIDTH, Canvas
from bot.pictures.frame import INNER, MARGIN, Frame, Heading, of_games
from bot.pictures.look import Look, Palette, Rgb
from bot.pictures.names import nation_name
from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.nations import Nation, Noc
from medals_core.pages.timeline import Passing, Step, TimelineAnswer, rank_steps
from medals_core.questions import TimelineQuestion
from medals_core.view import narrowed

_PASSING_ROW = 27.0
_TOP = 26.0
_HIGHEST, _LOWEST_STEP, _WIDEST_STEP = 400.0, 13.0, 38.0
_LABEL_HEIGHT = 38.0
_MOST_PASSINGS = 10

_LEFT, _RIGHT = 58.0, WIDTH - 148.0
_AXIS = 40.0
"""Points below the lowest rank for the days."""
_MARK = 19.0
"""From mark to mark at least, so that the numbers stay readable."""
_APART = 4.0
"""Points between lines of nations that share a rank."""
_LABEL = 37.0
"""From label to label at the end of the lines."""


@dataclass(frozen=True)
class _Plot:
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
        return _LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0)

    def y(self, rank: int | None, index: int = 0) -> float:
        shift = (index - (len(self.answer.nocs) - 1) / 2) * _APART
        return self.top + ((rank or self.bottom) - 0.5) * self.step + shift

    def line(self, index: int) -> list[tuple[float, float]]:
        """Level as long as the rank holds, up or down at the moment that it changes."""
        steps = self.steps[self.answer.nocs[index]]
        points = [(_LEFT, self.y(steps[0].rank, index))]
        for step in steps[1:]:
            x, y = self.x(step.at), self.y(step.rank, index)
            points += [(x, points[-1][1]), (x, y)]
        return [*points, (_RIGHT, points[-1][1])]

    def rank(self, noc: Noc, moment: datetime) -> int | None:
        """Just after that moment."""
        return next((step.rank for step in reversed(self.steps[noc]) if step.at <= moment), None)

    def crossing(self, passing: Passing) -> tuple[float, float]:
        """Where the line of the one that passes goes through the other's: halfway their new ranks."""
        nocs = self.answer.nocs
        ends = [self.y(self.rank(noc, passing.at), nocs.index(noc)) for noc in (passing.ahead, passing.behind)]
        return self.x(passing.at), sum(ends) / 2


def timeline_card(question: TimelineQuestion, answer: TimelineAnswer, scene: Scene, look: Look) -> Canvas | None:
    """None when no days are known, or none has been yet."""
    if not answer.days:
        return None
    games = answer.stage.games
    start = games.start_of(answer.days[0].day)
    end = min(games.end_of(answer.days[-1].day), answer.stage.at)
    found = narrowed(question, question.only.narrowed(nations=()), scene.archive)
    steps = rank_steps(found, answer.nocs, start, end)
    ranks = [step.rank for found in steps.values() for step in found]
    lowest = max((rank for rank in ranks if rank is not None), default=1)
    bottom = lowest + 1 if None in ranks else lowest
    frame = Frame(_heading(answer, steps[_lead(answer, scene).noc], scene), answer.stage, look)
    shown = answer.passings[-_most_passings(frame) :]
    left = len(answer.passings) - len(shown)
    below = _PASSING_ROW * (len(shown) + bool(left)) + (14 if shown else 0)
    step = max(_LOWEST_STEP, min(_WIDEST_STEP, _HIGHEST / bottom))
    graph = max(bottom * step, len(answer.nocs) * _LABEL_HEIGHT)
    canvas, y = frame.around(_TOP + graph + _AXIS + below)
    plot = _Plot(answer, steps, start, end, y + _TOP, graph / bottom, bottom)
    colours = _colours(answer, scene, look.palette)
    _draw_grid(canvas, plot, no_rank=None in ranks)
    _draw_lines(canvas, plot, colours)
    _draw_ends(canvas, plot, colours, scene, y + _TOP, y + _TOP + graph - _LABEL_HEIGHT / 2)
    taken: list[tuple[float, float]] = []
    for number, passing in enumerate(shown, start=1):
        place = _free_place(*plot.crossing(passing), taken)
        taken.append(place)
        _numbered(canvas, *place, number, colours[answer.nocs.index(passing.ahead)])
    y += _TOP + graph + _AXIS
    if left:
        canvas.text(MARGIN, y + _PASSING_ROW / 2, f"en {dutch.times(left)} eerder", 14.5, fill=look.palette.faint)
        y += _PASSING_ROW
    for number, passing in enumerate(shown, start=1):
        _draw_passing(canvas, y, number, passing, colours[answer.nocs.index(passing.ahead)], answer, scene)
        y += _PASSING_ROW
    return canvas


def _most_passings(frame: Frame) -> int:
    """In a form of fixed height the graph goes first."""
    return _MOST_PASSINGS if frame.room is None else max(1, min(_MOST_PASSINGS, int((frame.room - 440) / _PASSING_ROW)))


def _lead(answer: TimelineAnswer, scene: Scene) -> Nation:
    """Whom the title is about: the own nation where it is in the graph, else the first one asked for."""
    return scene.nation(scene.own if scene.own in answer.nocs else answer.nocs[0])


def _heading(answer: TimelineAnswer, steps: tuple[Step, ...], scene: Scene) -> Heading:
    return Heading(climb(_lead(answer, scene), steps, answer), of_games(answer.stage, scene, answer.only))


def climb(nation: Nation, steps: tuple[Step, ...], answer: TimelineAnswer) -> str:
    """What the line does, in a few words: "Nederland klom van 10e naar 3e". From its rank after the first day (at the
    beginning of the only one); for who had none then, from the rank farthest from where it ends."""
    after_first = answer.stage.games.end_of(answer.days[0].day)
    begun = [step.rank for step in steps if step.at <= after_first]
    first, last = begun[-1] if len(answer.days) > 1 else begun[0], steps[-1].rank
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    if last is None:
        return f"{name}: geen rang"
    later = [step.rank for step in steps if step.rank is not None and (step.at > after_first or first is None)]
    farthest = max(later, key=lambda rank: abs(rank - last), default=last)
    start = farthest if first is None else first
    if start != last:
        verb = ("klommen" if many else "klom") if last < start else ("zakten" if many else "zakte")
        return f"{name} {verb} van {dutch.ordinal(start)} naar {dutch.ordinal(last)}"
    if farthest != last:
        return f"{name} {'gingen' if many else 'ging'} via {dutch.ordinal(farthest)} terug naar {dutch.ordinal(last)}"
    return f"{name} {'bleven' if many else 'bleef'} {dutch.ordinal(last)}"


def _colours(answer: TimelineAnswer, scene: Scene, palette: Palette) -> list[Rgb]:
    """The first colour is kept for the own nation, so that it looks the same in every graph."""
    others = iter(palette.lines[1:] if scene.own in answer.nocs else palette.lines)
    return [palette.lines[0] if noc == scene.own else next(others) for noc in answer.nocs]


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


# --- The graph --------------------------------------------------------------------------------------------------------


def _free_place(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """That place, or the nearest one where no other mark stands."""
    tries = sorted(product(range(-4, 5), repeat=2), key=lambda move: (hypot(*move), move))
    for across, down in tries:
        place = (x + across * _MARK / 2, y + down * _MARK / 2)
        if all(hypot(place[0] - other_x, place[1] - other_y) >= _MARK for other_x, other_y in taken):
            return place
    return x, y


def _draw_grid(canvas: Canvas, plot: _Plot, *, no_rank: bool) -> None:
    palette = canvas.palette
    every = 1 if plot.step >= 18 else 5
    lowest = plot.bottom - 1 if no_rank else plot.bottom
    middle = (len(plot.answer.nocs) - 1) / 2 * _APART
    for rank in range(1, lowest + 1):
        if rank != 1 and rank % every:
            continue
        y = plot.y(rank) + middle
        canvas.rule(_LEFT - 8, y, _RIGHT)
        canvas.text(_LEFT - 16, y, dutch.ordinal(rank), 14, align="right", fill=palette.faint)
    if no_rank:
        canvas.text(_LEFT - 16, plot.y(None) + middle, "geen", 13, align="right", fill=palette.faint)
    _draw_days(canvas, plot, plot.top + plot.step * plot.bottom + 16)


def _draw_days(canvas: Canvas, plot: _Plot, y: float) -> None:
    """Each day's number in its middle; the month after the last."""
    games = plot.answer.stage.games
    days = plot.answer.days
    each = (_RIGHT - _LEFT) / len(days)
    every = 1 if each >= 19 else 2
    for place, day in enumerate(days):
        if (len(days) - 1 - place) % every:
            continue
        noon = min(games.start_of(day.day) + timedelta(hours=12), plot.end)
        canvas.text(plot.x(noon), y, str(day.day.day), 13.5, align="middle", fill=canvas.palette.faint)
    month = dutch.short_day(days[-1].day).split(" ", 1)[1]
    canvas.text(_RIGHT + 20, y, month, 13.5, fill=canvas.palette.faint)


def _draw_lines(canvas: Canvas, plot: _Plot, colours: list[Rgb]) -> None:
    for index, colour in reversed(list(enumerate(colours))):
        canvas.path(plot.line(index), colour, 4.0)


def _draw_ends(canvas: Canvas, plot: _Plot, colours: list[Rgb], scene: Scene, least: float, most: float) -> None:
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
        canvas.path([(_RIGHT, end), (_RIGHT + 10, y)], colours[index], 2.0)
        canvas.flag(_RIGHT + 24, y, line.noc, 26)
        name = nation_name(nation, WIDTH - _RIGHT - 50, 14.5, BOLD)
        canvas.text(_RIGHT + 42, y - 8, name, 14.5, weight=BOLD)
        place_now = dutch.ordinal(line.rank) if line.rank else "geen rang"
        canvas.text(_RIGHT + 42, y + 9, f"{place_now} · {line.tally}", 13.5, fill=canvas.palette.faint)
