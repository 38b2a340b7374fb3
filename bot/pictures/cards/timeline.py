"""Rank over time as a graph, with the moments at which nations passed each other."""

from bot.pictures.canvas import BOLD, Canvas
from bot.pictures.cards.timeline_plot import AXIS, Plot, draw_ends, draw_grid, draw_lines, free_place
from bot.pictures.frame import INNER, MARGIN, Frame, Heading, of_games
from bot.pictures.look import Look, Palette, Rgb
from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.nations import Nation
from medals_core.pages.timeline import Passing, Step, TimelineAnswer, rank_steps
from medals_core.questions import TimelineQuestion
from medals_core.view import narrowed

_PASSING_ROW = 27.0
_TOP = 26.0
_HIGHEST, _LOWEST_STEP, _WIDEST_STEP = 400.0, 13.0, 38.0
_LABEL_HEIGHT = 38.0
_MOST_PASSINGS = 10


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
    canvas, y = frame.around(_TOP + graph + AXIS + below)
    plot = Plot(answer, steps, start, end, y + _TOP, graph / bottom, bottom)
    colours = _colours(answer, scene, look.palette)
    draw_grid(canvas, plot, no_rank=None in ranks)
    draw_lines(canvas, plot, colours)
    draw_ends(canvas, plot, colours, scene, y + _TOP, y + _TOP + graph - _LABEL_HEIGHT / 2)
    taken: list[tuple[float, float]] = []
    for number, passing in enumerate(shown, start=1):
        place = free_place(*plot.crossing(passing), taken)
        taken.append(place)
        _numbered(canvas, *place, number, colours[answer.nocs.index(passing.ahead)])
    y += _TOP + graph + AXIS
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
