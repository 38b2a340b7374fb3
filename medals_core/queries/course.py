"""The course of a measure: its value at each of a row of moments, and whose medal changed it."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from math import inf

from medals_core.archive import Archive
from medals_core.games import GamesId
from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.nations import Noc, population
from medals_core.queries.described import known
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.selecting import find
from medals_core.queries.tables import Score, score
from medals_core.standings import UNRANKED

NOTHING = Tally()


class Course:
    """One walk over the medals in order of time. The measure is of the nation that it names, else of ``noc``."""

    def __init__(
        self, measure: Measure, noc: Noc, moments: Sequence[datetime], archive: Archive, games_id: GamesId
    ) -> None:
        if measure.kind not in (Kind.RANK, Kind.COUNT, Kind.TALLY, Kind.POINTS):
            raise QueryError(f"no course in time of {measure.kind}")
        named = [ref for ref in measure.of.nations if isinstance(ref, str)]
        self.measure = measure
        self.noc = known(named[0] if named else noc, archive)
        self.moments = moments
        self.archive = archive
        self.found = find(measure.of.narrowed(nations=(), games=Scope(ids=(games_id,))), archive)

    @cached_property
    def lines(self) -> tuple[MedalLine, ...]:
        """The medals of the measure, of all nations, in order of time."""
        return tuple(self.found.selection.lines())

    @cached_property
    def values(self) -> list[float | None]:
        """At each moment; a rank is None while there is none."""
        return [value for value, _ in self._walk]

    @cached_property
    def levels(self) -> list[float]:
        """The values as numbers that compare: no rank is worse than any."""
        nothing = inf if self.measure.kind is Kind.RANK else 0
        return [nothing if value is None else value for value in self.values]

    def holders(self, place: int) -> list[tuple[Noc, ...]]:
        """Who held a rank at each moment."""

        def hold_it(scores: dict[Noc, Score]) -> list[Noc]:
            return [noc for noc, mine in scores.items() if sum(other > mine for other in scores.values()) == place - 1]

        return [tuple(sorted(hold_it(scores))) for _, scores in self._walk]

    def cause(self, index: int, versus: "Course | None" = None) -> MedalLine | None:
        """Whose medal of that moment changed the value from the moment before: of the nation itself, of the other one
        that it is held against, or of whoever passed it."""
        times = [line.medal.won_at for line in self.lines]
        first = bisect_right(times, self.moments[index - 1]) if index else 0
        new = list(self.lines[first : bisect_right(times, self.moments[index])])
        new.sort(key=lambda line: line.step)
        ranked, worse = self.measure.kind is Kind.RANK, index > 0 and self.levels[index] > self.levels[index - 1]
        own = [line for line in new if line.medal.noc == self.noc]
        other = [line for line in new if versus is not None and line.medal.noc == versus.noc]
        if ranked and worse:
            passed_by = self._passed_by(index)
            other = other or [line for noc in passed_by for line in new if line.medal.noc == noc]
            return next(iter([*other, *own, *new]), None)
        return next(iter([*own, *other, *new]), None)

    def _passed_by(self, index: int) -> list[Noc]:
        """Who were not ahead at the moment before and are now, the best first."""
        before, after = self._walk[index - 1][1], self._walk[index][1]
        mine_before, mine_after = before.get(self.noc, ()), after.get(self.noc, ())
        passing = [noc for noc, score in after.items() if score > mine_after and before.get(noc, ()) <= mine_before]
        return sorted(passing, key=lambda noc: after[noc], reverse=True)

    @cached_property
    def _walk(self) -> list[tuple[float | None, dict[Noc, Score]]]:
        """The value and everybody's score at each moment, by one walk over the medals in order of time."""
        found: list[tuple[float | None, dict[Noc, Score]]] = []
        tallies: dict[Noc, Tally] = {}
        scores: dict[Noc, Score] = {}
        lines = iter(self.lines)
        line = next(lines, None)
        for moment in self.moments:
            while line is not None and (medal := line.medal).won_at <= moment:
                noc = medal.noc
                tallies[noc] = tally = tallies.get(noc, NOTHING).plus(medal.colour)
                if noc not in UNRANKED:
                    scores[noc] = self._score(noc, tally)
                line = next(lines, None)
            found.append((self._value(tallies.get(self.noc, NOTHING), scores), scores.copy()))
        return found

    def _value(self, own: Tally, scores: dict[Noc, Score]) -> float | None:
        match self.measure.kind:
            case Kind.RANK:
                mine = scores.get(self.noc)
                return 1 + sum(score > mine for score in scores.values()) if mine else None
            case Kind.POINTS:
                return own.points
            case _:
                return own.total

    def _score(self, noc: Noc, tally: Tally) -> Score:
        """Nothing where the inhabitants are not known."""

        def per_head() -> float | None:
            inhabitants = self._inhabitants.get(noc)
            return tally.total / inhabitants if inhabitants else None

        return score(tally, self.measure.metric, per_head) or ()

    @cached_property
    def _inhabitants(self) -> dict[Noc, int | None]:
        nations, year = self.archive.nations, self.found.editions[-1].games.year
        return {line.medal.noc: population(nations, line.medal.noc, year) for line in self.lines}
