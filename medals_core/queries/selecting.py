"""From ``Medals``, the filter, to the medals: the only place where a query chooses them."""

from collections.abc import Container, Iterable
from datetime import date, datetime
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from medals_core.answering import Stage, stage_of
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.games import Athlete
from medals_core.nations import Noc
from medals_core.queries.described import nations_meant
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import Medals, Podium, Scope, When
from medals_core.queries.index import Index, index_of
from medals_core.queries.measures import Key
from medals_core.queries.moments import JUST_BEFORE, Instant, instant_of
from medals_core.queries.results import Unknown
from medals_core.queries.selection import Part, Selection
from medals_core.standings import Standings


class Window(NamedTuple):
    """A filter with its moments as instants. ``why``: they cannot be told."""

    of: Medals
    until: datetime | None
    after: datetime | None
    why: Unknown | None = None


class MedalSearch:
    """What a filter came to: the Games, the moment, and (when asked for) the medals."""

    def __init__(self, of: Medals, archive: Archive) -> None:
        self.of = of
        self.archive = archive
        self.editions = editions_in(of.games, archive)
        base = of.as_of if isinstance(of.as_of, AsOf) else LATEST
        self.indexes = tuple(index_of(edition, base, archive) for edition in self.editions)
        self._inner: dict[int, Window] = {}
        self._athletes: dict[tuple[str, ...], tuple[Athlete, ...]] = {}
        self._window = self._windowed(of, of.as_of)
        self.until, self.after = self._window.until, self._window.after
        self.as_of = base if isinstance(of.as_of, AsOf) else AsOf(won_by=self.until)
        self.unknown: Unknown | None = self._window.why or self._days_unknown()

    def _windowed(self, of: Medals, as_of: When) -> Window:
        _check(of, self.archive, self.editions)
        until = self._instant(as_of)
        after = self._instant(of.after) if of.after is not None else Instant()
        return Window(of, until.at, after.at, until.why or after.why)

    def _instant(self, when: When) -> Instant:
        """A moment that the book tells is one of the current Games, unless others are asked for."""
        if isinstance(when, AsOf):
            return Instant(when.won_by)
        current = [index for index in self.indexes if index.games.games_id == self.archive.current_id]
        index = (current or self.indexes)[-1]
        return instant_of(when, index, lambda of: self._chosen(self._windowed(of, of.as_of), index), self.archive)

    def _days_unknown(self) -> Unknown | None:
        """Are days or moments asked of Games of which only the whole is known?"""
        of = self.of
        if self.until is None and self.after is None and not (of.from_day or of.to_day or of.weekdays):
            return None
        for games in (edition.games for edition in self.editions):
            if games.has_day_data:
                continue
            start, end = games.start_of(games.opening), games.end_of(games.closing)
            within = any(moment is not None and start <= moment < end for moment in (self.until, self.after))
            first, last = of.from_day or games.opening, of.to_day or games.closing
            cut = first <= games.closing and last >= games.opening and (first > games.opening or last < games.closing)
            if within or cut or of.weekdays:
                return Unknown.NO_DAYS
        return None

    @property
    def at(self) -> datetime | None:
        """The instant of a moment that the book tells."""
        return None if isinstance(self.of.as_of, AsOf) else self.until

    def stage(self, now: datetime) -> Stage:
        """The stage of the latest of the Games."""
        return stage_of(self.editions[-1], self.as_of, now)

    def common(self, now: datetime) -> dict[str, Any]:
        """What all results share: stage, moment and nations of the filter, and why it cannot be told."""
        why = self.unknown or (Unknown.NO_GAMES if self.absent else None)
        return {"stage": self.stage(now), "at": self.at, "nations": self.nations, "unknown": why}

    @cached_property
    def selection(self) -> Selection:
        if self.unknown is not None:
            return Selection(tuple(Part(index, 0) for index in self.indexes))
        return Selection(tuple(Part(index, self._chosen(self._window, index)) for index in self.indexes))

    @cached_property
    def nations(self) -> tuple[Noc, ...]:
        """The nations that the filter names or describes, in order."""
        return tuple(
            dict.fromkeys(noc for index in self.indexes for noc in self.nations_at(index, self.of, self.until))
        )

    @property
    def absent(self) -> bool:
        """Is the filter about one nation that did not take part in the one Games, or not under that name then? Who
        took part without a medal is known of the current Games alone."""
        if len(self.editions) != 1 or len(self.of.nations) != 1 or len(self.nations) != 1 or self.selection.count:
            return False
        (noc,), games = self.nations, self.editions[0].games
        entered = self.archive.nations_entered if games.games_id == self.archive.current_id else ()
        return noc not in self.archive.nations.named(noc, games.year) or (bool(entered) and noc not in entered)

    def nations_at(self, index: Index, of: Medals, until: datetime | None) -> tuple[Noc, ...]:
        def table() -> Standings:
            return index.standings(index.until(until))

        found = [nations_meant(ref, index.games, table, self.archive) for ref in of.nations]
        return found[0] if len(found) == 1 else tuple(dict.fromkeys(noc for nocs in found for noc in nocs))

    def _chosen(self, window: Window, index: Index) -> int:
        """The medals of a filter at the Games of the index."""
        of, until, after, why = window
        if why is not None:
            return 0
        chosen = index.until(until)
        if after is not None:
            chosen &= ~index.until(after)
        if of.nations:
            chosen &= _any(index, Key.NATION, self.nations_at(index, of, until))
        if of.games.hosted:
            chosen &= index.masks(Key.NATION).get(index.games.host, 0)
        if of.athletes:
            chosen &= reduce(or_, map(index.of_athlete, self._people(of)))
        for key, values in (
            (Key.COLOUR, of.colours), (Key.DISCIPLINE, of.disciplines), (Key.EVENT, of.events),
            (Key.GENDER, of.genders),
        ):  # fmt: skip
            if values:
                chosen &= _any(index, key, values)
        if of.team is not None:
            chosen &= index.teams if of.team else ~index.teams
        if of.from_day is not None:
            chosen &= ~index.until(index.games.start_of(of.from_day) - JUST_BEFORE)
        if of.to_day is not None:
            chosen &= index.until(index.games.end_of(of.to_day))
        if of.weekdays:
            days = index.masks(Key.DAY)
            chosen &= _any(index, Key.DAY, (day for day in days if date.fromisoformat(day).weekday() in of.weekdays))
        if of.place:
            chosen &= _any(
                index, Key.EVENT, (e.event_id for e in index.edition.in_order if at_place(e.venue, of.place))
            )
        if of.podium is Podium.KEPT:
            chosen &= self._kept(index)
        elif of.podium is not None:
            by_one = index.double if of.podium is Podium.DOUBLE else index.swept
            chosen &= index.shared if of.podium is Podium.SHARED else by_one
        if of.beside is not None:
            there = self._chosen(self._within(of.beside, window), index)
            chosen &= reduce(or_, (mask for mask in index.masks(Key.EVENT).values() if mask & there), 0)
        if of.above is not None:
            chosen &= _higher(index, self._chosen(self._within(of.above, window), index))
        if of.below is not None:
            chosen &= _higher(index, self._chosen(self._within(of.below, window), index), lower=True)
        for exception in of.but_not:
            if exception.games.is_current or index.edition in editions_in(exception.games, self.archive):
                chosen &= ~self._chosen(self._within(exception, window), index)
        return chosen

    def _people(self, of: Medals) -> tuple[Athlete, ...]:
        if (found := self._athletes.get(of.athletes)) is None:
            found = self._athletes[of.athletes] = tuple(self.archive.athletes[one] for one in of.athletes)
        return found

    def _kept(self, index: Index) -> int:
        """The titles kept from the Games before."""
        season, year = index.games.season, index.games.year
        former = [each for each in self.archive.editions.values()
                  if each.games.season is season and each.games.year < year]  # fmt: skip
        last = max(former, key=lambda each: each.games.year, default=None)
        return index.kept_from(index_of(last, LATEST, self.archive)) if last is not None else 0

    def _within(self, inner: Medals, outer: Window) -> Window:
        """A filter inside another: at the same moment, unless it names its own."""
        if (found := self._inner.get(id(inner))) is None:
            found = self._windowed(inner, inner.as_of)
            if is_latest(inner.as_of):
                found = found._replace(until=outer.until)
            self._inner[id(inner)] = found
        return found


def is_latest(when: When) -> bool:
    return when is LATEST or when == LATEST


def find(of: Medals, archive: Archive) -> MedalSearch:
    """The Games, the moment and the medals of a filter."""
    return MedalSearch(of, archive)


def editions_in(scope: Scope, archive: Archive) -> tuple[Edition, ...]:
    """The Games of a scope, in order of time. Raises QueryError when there are none."""
    if scope.ids:
        for games_id in scope.ids:
            if games_id not in archive.editions:
                raise QueryError(f"no such Games in the data: {games_id!r}")
        return tuple(edition for games_id, edition in archive.editions.items() if games_id in scope.ids)
    if scope.is_current:
        return (archive.current,)
    seasons = scope.seasons or (archive.current.games.season,)
    found = tuple(
        edition
        for edition in archive.editions.values()
        if edition.games.season in seasons
        and (scope.since is None or edition.games.year >= scope.since)
        and (scope.until is None or edition.games.year <= scope.until)
    )
    if not found:
        raise QueryError(f"no Games from {scope.since or 'the first'} up to {scope.until or 'the last'} in the data")
    return found


def at_place(venue: str, place: str) -> bool:
    return place.casefold() in venue.casefold()


def _any(index: Index, key: Key, values: Iterable[str]) -> int:
    masks = index.masks(key)
    return reduce(or_, (masks.get(value, 0) for value in values), 0)


def _higher(index: Index, there: int, *, lower: bool = False) -> int:
    """The medals that are better (or less) than the best of those in the same event, and none of those."""
    found = 0
    for event in index.masks(Key.EVENT).values():
        if theirs := event & there:
            at = next(at for at, colour in enumerate(index.colours) if colour & theirs)
            steps = index.colours[at + 1 :] if lower else index.colours[:at]
            found |= event & ~theirs & reduce(or_, steps, 0)
    return found


def _check(of: Medals, archive: Archive, editions: tuple[Edition, ...]) -> None:
    """Raises QueryError for what the data do not hold: a day outside the Games is no day of theirs, an event of other
    Games no event. (Nations are looked up where they are described.)"""
    held: tuple[tuple[str, tuple[str, ...], Container[str]], ...] = (
        ("athlete", of.athletes, archive.athletes),
        ("sport", of.disciplines, archive.disciplines),
    )
    for what, values, those in held:
        for value in values:
            if value not in those:
                raise QueryError(f"unknown {what}: {value!r}")
    for event_id in of.events:
        if not any(event_id in edition.events for edition in editions):
            raise QueryError(f"no such event at {', '.join(e.games.games_id for e in editions[-3:])}: {event_id!r}")
    if of.from_day is None and of.to_day is None:
        return
    first, last = of.from_day or date.min, of.to_day or date.max
    if not any(first <= edition.games.closing and last >= edition.games.opening for edition in editions):
        raise QueryError(f"no day of these Games: {of.from_day or '...'} to {of.to_day or '...'}")
