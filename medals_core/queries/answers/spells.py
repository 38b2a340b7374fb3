"""Stretches of time in which a condition held: how long, since when, and whose medal began and ended them."""

from datetime import datetime, timedelta
from itertools import groupby

from medals_core.answering import Stage, Viewpoint, answers
from medals_core.archive import Archive
from medals_core.games import Games
from medals_core.queries.conditions import compare
from medals_core.queries.course import Course
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import SpellAsk, Spells
from medals_core.queries.results import Spell, SpellsAnswer, Unknown
from medals_core.queries.selecting import find


@answers(Spells)
def spells_of(query: Spells, archive: Archive, viewpoint: Viewpoint) -> SpellsAnswer:
    """The spells in which the condition held, at each minute or at the close of each day. Of the Games in the scope
    the last whose medals are dated. Of a rank that was never held: the best one that was."""
    measure = query.condition.measure if query.condition else Measure(kind=Kind.RANK)
    found = find(measure.of, archive)
    stage = found.stage(viewpoint.now)
    dated = [index for index in found.indexes if index.games.has_day_data]
    if not dated or found.unknown is not None:
        why = found.unknown or Unknown.NO_DAYS
        return SpellsAnswer(stage=stage, at=found.at, query=query, spells=(), total=timedelta(), unknown=why)
    index = dated[-1]
    moments = [moment for moment in index.moments if found.until is None or moment <= found.until]
    days = _Days(query, index.games, stage)
    course = Course(measure, query.noc, days.closes() if query.by_day else moments, archive, index.games.games_id)
    best = min(filter(None, course.values), default=None) if measure.kind is Kind.RANK else None
    at_best = Condition(measure=measure, op=Op.EQUAL, value=best or 0)
    condition = query.condition if query.condition and query.ask is not SpellAsk.BEST else at_best
    spells = days.within(_held(condition, course, query))
    never = not spells and best is not None and not (query.from_day or query.to_day)
    if never:
        spells = _held(at_best, course, query)
    if query.longest and spells:
        spells = [max(spells, key=days.length)]
    elif query.last:
        ended = [spell for spell in spells if spell.end is not None] if query.ask is SpellAsk.WHO_ENDED else []
        spells = (ended or spells)[-1:]
    return SpellsAnswer(
        stage=stage,
        at=found.at,
        query=query,
        spells=tuple(spells),
        total=timedelta() if never else sum(map(days.length, spells), timedelta()),
        best_rank=int(best) if best is not None and (never or query.ask is SpellAsk.BEST) else None,
    )


def _held(condition: Condition, course: Course, query: Spells) -> list[Spell]:
    """The spells over all moments of the course."""
    versus: Course | None = None
    if isinstance(condition.value, Measure):
        games_id = course.found.editions[-1].games.games_id
        versus = Course(condition.value, query.noc, course.moments, course.archive, games_id)
        right = versus.levels
    else:
        right = [condition.value] * len(course.moments)
    holds = [compare(one, condition.op, other) for one, other in zip(course.levels, right, strict=True)]
    found: list[Spell] = []
    for so, group in groupby(range(len(holds)), key=holds.__getitem__):
        steps = list(group)
        if not so:
            continue
        if query.by_day:
            found.append(Spell(begin=course.moments[steps[0]], end=course.moments[steps[-1]]))
            continue
        after = steps[-1] + 1
        over = after < len(holds)
        found.append(
            Spell(
                begin=course.moments[steps[0]],
                end=course.moments[after] if over else None,
                began_by=course.cause(steps[0], versus),
                ended_by=course.cause(after, versus) if over else None,
            )
        )
    return found


class _Days:
    """The days asked about, and how much of a spell lies within them."""

    def __init__(self, query: Spells, games: Games, stage: Stage) -> None:
        self._by_day = query.by_day
        self._games = games
        self._stage = stage
        self._start = games.start_of(query.from_day) if query.from_day else None
        self._end = games.end_of(query.to_day) if query.to_day else None

    def closes(self) -> list[datetime]:
        """The ends of the medal days that are over; the last day is over when nothing is left."""
        games, at = self._games, self._stage.at
        days = [games.day(number) for number in range(1, games.day_number(games.closing) + 1)]
        last = games.local(at).date() if not self._stage.remaining else None
        return [games.end_of(day) for day in days if games.end_of(day) <= at or day == last]

    def within(self, spells: list[Spell]) -> list[Spell]:
        """Those that lie at least partly within the days."""
        return [
            spell
            for spell in spells
            if (self._end is None or spell.begin <= self._end)
            and (self._start is None or spell.end is None or spell.end >= self._start)
        ]

    def length(self, spell: Spell) -> timedelta:
        """How much of the spell lies within the days; by day, how many days."""
        end = spell.end or self._stage.at
        begin = max(spell.begin, self._start) if self._start else spell.begin
        end = min(end, self._end) if self._end else end
        if self._by_day:
            return timedelta(days=(self._games.local(end).date() - self._games.local(begin).date()).days + 1)
        return end - begin
