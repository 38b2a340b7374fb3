"""Measures: from a filter to a number, of all its medals or of one group of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from statistics import median

from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.medal_lines import MedalLine
from medals_core.nations import Noc, population
from medals_core.queries.errors import QueryError
from medals_core.queries.figures import Figure, exact_age
from medals_core.queries.filters import Described, Medals, Role, Scope
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric
from medals_core.queries.moments import ranks_over_time
from medals_core.queries.results import Unknown
from medals_core.queries.selecting import find
from medals_core.queries.selection import NOTHING, Selection
from medals_core.queries.tables import Table, per_million
from medals_core.queries.universe import medal_days
from medals_core.standings import UNRANKED

FEW = 30


def _is_of_a_place(measure: Measure) -> bool:
    """How many medals has whoever holds that place in the table?"""
    nations = measure.of.nations
    one = nations[0] if len(nations) == 1 else None
    return measure.kind is Kind.COUNT and isinstance(one, Described) and one.role is Role.RANK


def span_ends(measure: Measure, lines: Sequence[MedalLine], archive: Archive) -> list[MedalLine]:
    """The two medals between which a SPAN is; the other end is of ``whole``, where that is said: "from the first medal
    to the first gold"."""
    others = lines if measure.whole is None else list(find(measure.whole, archive).selection.lines())
    sides = ((measure.start, lines), (measure.end, others))
    found = [of[n - 1 if n > 0 else n] for n, of in sides if abs(n) <= len(of)]
    return found if measure.whole is None else sorted(found, key=lambda line: (line.games.year, line.day))


class Measuring:
    """One measure, of the whole filter or (with ``by``) of each group. What groups share is worked out once.
    ``games``: of the groups, where the measure says none. ``at_last``: an age at the last medal, not the first."""

    def __init__(
        self, measure: Measure, archive: Archive, by: Key | None = None, games: Scope | None = None,
        at_last: bool = False,
    ) -> None:  # fmt: skip
        self.measure = measure
        self.by = by
        self._at_last = at_last
        self._asked = 0
        self._archive = archive
        of = measure.of
        if by is Key.GAMES and games is not None and of.games.is_current:
            of = of.narrowed(games=games)
        self.found = find(of, archive)
        self._minus = Measuring(measure.minus, archive, by, games) if measure.minus else None
        if measure.kind in (Kind.AVERAGE, Kind.MEDIAN, Kind.DISTINCT, Kind.STREAK, Kind.PEAK) and measure.per is None:
            raise QueryError(f"{measure.kind} per what?")

    @cached_property
    def keys(self) -> Iterable[str]:
        """The groups with a medal (of a SHARE: of the whole; of a difference: on either side)."""
        if self.by is None:
            return ()
        if self.measure.grown:
            return [index.games.games_id for index in self.found.indexes if index.won]
        own = self.counts if self.measure.kind is not Kind.SHARE else self._whole.counts(self.by)
        return own if self._minus is None else dict.fromkeys((*own, *self._minus.keys))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many medals each group has: those with one."""
        return self.found.selection.counts(self.by) if self.by else {}

    @cached_property
    def _groups(self) -> dict[str, Selection]:
        return self.found.selection.by(self.by) if self.by else {}

    def medals_of(self, key: str) -> Selection:
        """The medals of one group. Where many are asked for, all are sorted out at once."""
        assert self.by is not None
        self._asked += 1
        if self._asked > FEW:
            return self._groups.get(key, NOTHING)
        return self.found.selection.only(self.by, key)

    @cached_property
    def values(self) -> Mapping[str, float] | None:
        """The values of all groups, where they can be worked out at once (0 for those that are not there)."""
        if self.by is None or self._minus is not None or self.measure.grown or self.found.unknown is not None:
            return None
        if self.measure.kind in (Kind.COUNT, Kind.TALLY):
            return self.counts
        if self.measure.kind is Kind.DISTINCT and self._per is not Key.DAY:
            return self.found.selection.distinct(self.by, self._per)
        return None

    def value(self, key: str) -> float | None:
        """The value of one group, without the rest of its figure."""
        if self.values is not None:
            return self.values.get(key, 0)
        daily = self.measure.kind is Kind.RANK and self.by is Key.DAY and self._minus is None
        if daily and self.measure.metric is Metric.OFFICIAL and self.found.unknown is None:
            return self._rank_on(date.fromisoformat(key))
        return self.of(key).value

    def _rank_on(self, day: date) -> int | None:
        """The best rank of the nations at the close of that day."""
        ranks: list[int] = []
        for noc in self._of_nations(None):
            for where, medals in self._all_nations.parts:
                course = ranks_over_time(where, noc, medals)
                passed = bisect_right(course, where.games.end_of(day), key=lambda step: step[0])
                rank = course[passed - 1][1] if passed else None
                ranks += [rank] if rank is not None else []
        return min(ranks, default=None)

    def whole(self) -> Figure:
        """Of the whole filter."""
        return self._less(self._figure(self.found.selection, None), None)

    def of(self, key: str) -> Figure:
        """Of one group."""
        return self._less(self._figure(self.medals_of(key), key), key)

    def _less(self, figure: Figure, key: str | None) -> Figure:
        if self.measure.grown:
            return self._since_before(figure, key)
        if self._minus is None:
            return figure
        other = self._minus.whole() if key is None else self._minus.of(key)
        value = None if figure.value is None or other.value is None else figure.value - other.value
        if value is not None and _is_of_a_place(self.measure) and _is_of_a_place(self._minus.measure):
            one, two = (max(each.selection.keys(Key.NATION), 1) for each in (figure, other))
            # Of who share a place each is held against the next; the place that their tie skips is theirs too.
            value = (figure.value or 0) / one - (other.value or 0) / two if one == 1 or other.value else 0
        return Figure(value, figure.selection, figure.unknown or other.unknown, figure.nations, figure.table)

    def _since_before(self, figure: Figure, key: str | None) -> Figure:
        """Less the same at the Games before; of the first of them there is nothing to tell."""
        held = list(self.keys)
        if key not in held or not held.index(key) or figure.value is None:
            return Figure(None, figure.selection, figure.unknown)
        before = held[held.index(key) - 1]
        other = self._figure(self.medals_of(before), before).value
        return Figure(None if other is None else figure.value - other, figure.selection, figure.unknown)

    def _figure(self, medals: Selection, key: str | None) -> Figure:
        unknown = self.found.unknown or self._days_unknown(medals)
        if unknown is not None:
            return Figure(None, medals, unknown)
        match self.measure.kind:
            case Kind.COUNT | Kind.TALLY:
                return Figure(medals.count, medals)
            case Kind.POINTS:
                return Figure((self.measure.weights or USUAL).of(medals.tally), medals)
            case Kind.SHARE:
                whole = self._whole if key is None or self.by is None else self._whole.only(self.by, key)
                if self.measure.per is not None:
                    part, all_ = (len(chosen.by(self._per).keys() - UNRANKED) for chosen in (medals, whole))
                    return Figure(part / all_ if all_ else None, medals, divided_by=all_)
                return Figure(medals.count / whole.count if whole.count else None, medals, whole=whole.tally)
            case Kind.AVERAGE:
                count = self._divisor(medals)
                return Figure(medals.count / count if count else None, medals, divided_by=count)
            case Kind.MEDIAN:
                counts = [n for each, n in medals.counts(self._per).items() if each not in UNRANKED]
                return Figure(median(counts) if counts else None, medals, divided_by=len(counts))
            case Kind.DISTINCT:
                return Figure(medals.keys(self._per, UNRANKED), medals)
            case Kind.STREAK:
                run = self._streak(medals)
                return Figure(run.keys(self._per), run)
            case Kind.PEAK:
                best = self._peak(medals)
                return Figure(best.count, best)
            case Kind.MEAN_AGE:
                return self._mean_age(medals)
            case Kind.PER_MILLION:
                nocs = self._of_nations(key)
                value = per_million(medals, nocs, self._archive.nations)
                return Figure(value, medals, None if value is not None else Unknown.NO_POPULATION, nocs)
            case Kind.RANK:
                return self._rank(medals, key)
            case Kind.AGE:
                return self._age(medals, key)
            case Kind.BORN:
                return self._born(medals, key)
            case Kind.POPULATION:
                return self._population(medals, key)
            case Kind.SPAN:
                return self._span(medals)

    @property
    def in_row(self) -> tuple[str, ...]:
        """The days, or the Games at which such medals were won by anybody, in order of time."""
        if self.by is Key.DAY:
            return medal_days(self.found)
        anybody = self.found.of.narrowed(nations=(), athletes=())
        won = find(anybody, self._archive).selection.by(Key.GAMES)
        return tuple(index.games.games_id for index in self.found.indexes if index.games.games_id in won)

    @property
    def _per(self) -> Key:
        assert self.measure.per is not None
        return self.measure.per

    def _days_unknown(self, medals: Selection) -> Unknown | None:
        """Days are counted of medals that are dated."""
        by_day = self.measure.per is Key.DAY
        undated = by_day and not any(index.games.has_day_data for index in self.found.indexes)
        return Unknown.NO_DAYS if undated else None

    @cached_property
    def _whole(self) -> Selection:
        of, whole = self.found.of, self.measure.whole
        if whole is None:
            kept = Medals(games=of.games, as_of=of.as_of, nations=of.nations)
            whole = kept if kept != of else kept.narrowed(nations=())
        return find(whole, self._archive).selection

    def _divisor(self, medals: Selection) -> int:
        """Days, Games, sports and events count when anybody won a medal in them; of all else what the medals are of."""
        if self._per is Key.DAY:
            return self._medal_days
        if self._per in (Key.EVENT, Key.DISCIPLINE) and self.by is None:
            anybody = self.found.of.narrowed(nations=(), athletes=(), colours=())
            return find(anybody, self._archive).selection.keys(self._per)
        if self._per is Key.GAMES:
            return sum(1 for index in self.found.indexes if index.won)
        return medals.keys(self._per)

    @cached_property
    def _medal_days(self) -> int:
        return len(medal_days(self.found))

    def _streak(self, medals: Selection) -> Selection:
        """The medals of the longest run of consecutive days or Games with one; of equal runs the first."""
        groups = medals.by(self._per)
        if self._per is Key.DAY:
            first = date(1896, 1, 1)
            place = {day: (date.fromisoformat(day) - first).days for day in groups}
        else:
            place = {index.games.games_id: n for n, index in enumerate(self.found.indexes)}
        runs: list[list[str]] = []
        for key in sorted(groups, key=lambda key: place.get(key, 0)):
            if runs and place.get(key) == place.get(runs[-1][-1], -2) + 1:
                runs[-1].append(key)
            else:
                runs.append([key])
        longest = max(runs, key=len, default=[])
        return Selection(tuple(part for key in longest for part in groups[key].parts))

    def _peak(self, medals: Selection) -> Selection:
        """The medals of the ``per`` with the most; of equals the first."""
        groups = medals.by(self._per)
        first = sorted(groups) if self._per in (Key.DAY, Key.GAMES) else groups
        return max((groups[key] for key in first), key=lambda group: group.count, default=NOTHING)

    def _of_nations(self, key: str | None) -> tuple[Noc, ...]:
        if self.by is Key.NATION and key is not None:
            return (key,)
        nocs = self.found.nations
        if self.by is Key.GAMES and key is not None and len(nocs) > 1:
            nocs = next((self.found.nations_at(index, self.found.of, self.found.until) for index in self.found.indexes
                         if index.games.games_id == key), nocs)  # fmt: skip
        if not nocs and not self.found.of.nations:
            raise QueryError(f"{self.measure.kind} of which nation?")
        return nocs

    def _rank(self, medals: Selection, key: str | None) -> Figure:
        nocs = self._of_nations(key)
        table = self.table(key)
        ranks = sorted((rank, noc) for noc in nocs if (rank := table.rank(noc)) is not None)
        in_order = tuple(dict.fromkeys((*(noc for _, noc in ranks), *nocs)))
        return Figure(ranks[0][0] if ranks else None, medals, None if ranks else Unknown.NO_RANK, in_order, table)

    def table(self, key: str | None = None) -> Table:
        """The table in which a rank is looked up: of all nations; of a day at its close, of Games at their end, of a
        sport the table of that sport."""
        if key is None or self.by is Key.NATION or self.by is None:
            return self._table
        if self.by is Key.DAY:
            day = date.fromisoformat(key)
            chosen = self._all_nations.map(lambda index, all_then: all_then & index.until(index.games.end_of(day)))
        else:
            chosen = self._all_by_key.get(key, NOTHING)
        return Table(chosen, self._archive.nations, self.measure.metric, self.measure.weights)

    @cached_property
    def _table(self) -> Table:
        return Table(self._all_nations, self._archive.nations, self.measure.metric, self.measure.weights)

    @cached_property
    def _all_nations(self) -> Selection:
        """The medals of the filter, whoever won them."""
        of = self.found.of
        anybody = of.narrowed(nations=(), athletes=(), games=of.games.model_copy(update={"hosted": False}))
        if self.by is Key.DAY:
            anybody = anybody.narrowed(from_day=None, to_day=None, weekdays=())
        if of.games.hosted and not anybody.games.ever:
            anybody = anybody.narrowed(
                games=Scope(ids=tuple(edition.games.games_id for edition in self.found.editions))
            )
        return find(anybody, self._archive).selection

    @cached_property
    def _all_by_key(self) -> dict[str, Selection]:
        return self._all_nations.by(self.by) if self.by else {}

    def _population(self, medals: Selection, key: str | None) -> Figure:
        nocs, year = self._of_nations(key), max(index.games.year for index in self.found.indexes)
        inhabitants = [population(self._archive.nations, noc, year) for noc in nocs]
        if None in inhabitants:
            return Figure(None, medals, Unknown.NO_POPULATION, nocs)
        return Figure(sum(filter(None, inhabitants)) / 1_000_000, medals, nations=nocs)

    def _span(self, medals: Selection) -> Figure:
        ends = span_ends(self.measure, list(medals.lines()), self._archive)
        if len(ends) != 2 or (self.by is not None and self.measure.whole is not None):
            return Figure(None, medals)
        first, last = ends
        if self.measure.per is Key.GAMES:
            return Figure(last.games.year - first.games.year, medals)
        if not (first.games.has_day_data and last.games.has_day_data):
            return Figure(None, medals, Unknown.NO_DAYS)
        return Figure((last.day - first.day).days, medals)

    def _mean_age(self, medals: Selection) -> Figure:
        """Athletes of whom more than the name is known count: of those with a birth date."""
        ages, untold, sure = [], 0, True
        for athlete_id, won in medals.by(Key.ATHLETE).items():
            athlete, line = self._archive.athletes.get(athlete_id), won.first
            if athlete is None or line is None or athlete.birth_date is None:
                untold += 1
                continue
            ages.append(exact_age(athlete, line.day))
            sure = sure and athlete.birth_date_sure
        if not ages:
            return Figure(None, medals, Unknown.NO_AGE if untold else None, untold=untold)
        return Figure(sum(ages) / len(ages), medals, divided_by=len(ages), sure=sure, untold=untold)

    def _athlete(self, key: str | None) -> Athlete | None:
        athlete_id = key if self.by is Key.ATHLETE else next(iter(self.found.of.athletes), None)
        return self._archive.athletes.get(athlete_id or "")

    def _born(self, medals: Selection, key: str | None) -> Figure:
        if (athlete := self._athlete(key)) is None or athlete.birth_date is None:
            return Figure(None, medals, Unknown.NO_AGE)
        return Figure(athlete.birth_date.toordinal(), medals, sure=athlete.birth_date_sure)

    def _age(self, medals: Selection, key: str | None) -> Figure:
        athlete = self._athlete(key)
        line = medals.last if self._at_last else medals.first
        if athlete is None or line is None or athlete.birth_date is None:
            return Figure(None, medals, Unknown.NO_AGE if line else None)
        return Figure(exact_age(athlete, line.day), medals, sure=athlete.birth_date_sure)
