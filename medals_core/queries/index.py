"""The medals of one book as bits. A set of medals of one Games is a number in which medal ``i`` (in order of time) is
bit ``i``: a condition is a mask, conditions together are ``&``, alternatives ``|``, exceptions ``& ~``, and counting is
``bit_count``. That is what makes queries over all Games cost microseconds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, cached_property
from itertools import chain, repeat

from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.book import MedalBook, Won
from medals_core.games import Athlete, Event, EventId, Season
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.queries.measures import Key
from medals_core.standings import Standings

Medals = int
"""A set of medals of one Games, as bits."""


PAIR = 2
"""Up to so many win as themselves, more as their nation's team."""


_VARIANT = re.compile(r"-(?:classic|free|4x[\d-]+km)\b|(?<=skiathlon)-\d+km|(?<=km)-mass-start")


def title_of(event_id: EventId) -> str:
    """What stays of an event when its style or the lengths of its legs change from Games to Games: the sprint title."""
    return _VARIANT.sub("", event_id) if event_id.startswith(("cross-country", "biathlon-relay")) else event_id


class Index:
    """The medals of one Games as one book has them. Immutable, kept with its edition."""

    def __init__(self, edition: Edition, book: MedalBook, archive: Archive) -> None:
        self.edition = edition
        self.games = edition.games
        self.book = book
        self.athletes = archive.athletes
        # Not the archive itself: the indexes of former Games outlive the archive of the moment.
        self._nations = archive.nations
        self.won = book.medals()
        self.all: Medals = (1 << len(self.won)) - 1
        self._moments = [won.medal.won_at for won in self.won]
        self._lines: list[MedalLine | None] = [None] * len(self.won)
        self._masks: dict[Key, Mapping[str, Medals]] = {}
        self.values = cache(self._values_by)
        self.each = cache(self._each_by)
        self._different: dict[tuple[Key, Key], Mapping[str, frozenset[str]]] = {}
        self.ranks: dict[tuple[Noc, Medals], tuple[tuple[datetime, int | None], ...]] = {}
        """What ``moments.ranks_over_time`` found of a nation."""
        self.inhabitants: dict[Noc, int | None] = {}
        """Of the year of the Games, as ``tables`` looked them up."""
        colours = self.masks(Key.COLOUR)
        self.colours = tuple(colours.get(colour, 0) for colour in Colour)

    def until(self, moment: datetime | None) -> Medals:
        """Those won at that moment or before; all for None."""
        return self.all if moment is None else (1 << bisect_right(self._moments, moment)) - 1

    def masks(self, key: Key) -> Mapping[str, Medals]:
        """The medals by value of that key. Days only where the medals are dated."""
        if (found := self._masks.get(key)) is None:
            found = self._masks[key] = self._masks_by(key)
        return found

    def of_athlete(self, athlete: Athlete) -> Medals:
        """The medals of one athlete: without looking up who all the others are, if the Games are of long ago."""
        if not self.edition.is_as_read or Key.ATHLETE in self._masks:
            return self.masks(Key.ATHLETE).get(athlete.athlete_id, 0)
        if self.games.games_id not in athlete.games:
            return 0
        names = {athlete.name, *athlete.aliases}
        return sum(
            1 << bit
            for bit, won in enumerate(self.won)
            if not names.isdisjoint(won.medal.athletes) and athlete.athlete_id in self._values_of(Key.ATHLETE, won)
        )

    def _values_by(self, key: Key) -> tuple[frozenset[str], ...]:
        """The values of that key of each medal."""
        by_bit: list[frozenset[str]] = [frozenset()] * len(self.won)
        for value, mask in self.masks(key).items():
            alone = _alone(value)
            for bit in bits(mask):
                by_bit[bit] = by_bit[bit] | alone if by_bit[bit] else alone
        return tuple(by_bit)

    def different(self, key: Key, per: Key, medals: Medals) -> Mapping[str, frozenset[str]]:
        """The different values of ``per`` that each value of ``key`` has among these medals."""
        found = self._different.get((key, per)) if medals == self.all else None
        if found is not None:
            return found
        values = self.values(per)
        found = {}
        for value, mask in self.masks(key).items():
            own = mask & medals
            if own:
                those = values[own.bit_length() - 1]
                if own & (own - 1):  # more than one medal
                    those = those.union(*(values[bit] for bit in bits(own)))
                found[value] = those
        if medals == self.all:
            self._different[key, per] = found
        return found

    def _each_by(self, key: Key) -> tuple[str, ...]:
        """The value of that key of every medal, as often as it has one: to be counted."""
        counted = (repeat(value, mask.bit_count()) for value, mask in self.masks(key).items())
        return tuple(chain.from_iterable(counted))

    def _masks_by(self, key: Key) -> Mapping[str, Medals]:
        if key is Key.GAMES:
            return {self.games.games_id: self.all}
        if key is Key.DAY and not self.games.has_day_data:
            return {}
        found: dict[str, Medals] = {}
        for bit, won in enumerate(self.won):
            for value in self._values_of(key, won):
                found[value] = found.get(value, 0) | 1 << bit
        return found

    def _values_of(self, key: Key, won: Won) -> tuple[str, ...]:
        event, medal = self.edition.events[won.event_id], won.medal
        match key:
            case Key.NATION:
                return (medal.noc,)
            case Key.COLOUR:
                return (medal.colour,)
            case Key.EVENT:
                return (event.event_id,)
            case Key.DISCIPLINE:
                return (event.discipline,)
            case Key.GENDER:
                return (event.gender,)
            case Key.DAY:
                return (self.games.local(medal.won_at).date().isoformat(),)
            case Key.CONTINENT:
                continent = self._nations[medal.noc].continent
                return (continent,) if continent else ()
            case Key.ATHLETE:
                return tuple(dict.fromkeys(key for name in medal.athletes for key in self._people(name, won, event)))
            case Key.GAMES:
                return (self.games.games_id,)

    def _people(self, name: str, won: Won, event: Event) -> tuple[str, ...]:
        """The identifier of whom a name on a podium stands for; the name itself where the archive has no such
        athlete."""
        return self.athletes.who(name, won.medal.noc, event.discipline) or (name,)

    @cached_property
    def teams(self) -> Medals:
        """The medals of team events, relays and pairs."""
        return sum(1 << bit for bit, won in enumerate(self.won) if self.edition.events[won.event_id].team)

    @cached_property
    def shared(self) -> Medals:
        """The medals of which there was more than one of that colour in the event."""
        same = (mask & colour for mask in self.masks(Key.EVENT).values() for colour in self.colours)
        return sum(medals for medals in same if medals & (medals - 1))

    @cached_property
    def swept(self) -> Medals:
        """The medals of events of which one nation won all, three or more."""
        nations = self.masks(Key.NATION).values()
        return sum(
            mask
            for mask in self.masks(Key.EVENT).values()
            if mask.bit_count() > 2 and any(mask & nation == mask for nation in nations)
        )

    @cached_property
    def double(self) -> Medals:
        """The gold and silver of events of which one nation won both."""
        gold, silver = self.colours[0], self.colours[1]
        nations = self.masks(Key.NATION).values()
        theirs = (mask & nation for mask in self.masks(Key.EVENT).values() for nation in nations)
        return sum(each & (gold | silver) for each in theirs if each & gold and each & silver)

    def kept_from(self, former: Index) -> Medals:
        """The golds of who won the event at the Games of ``former`` too: the same athlete, of teams the nation."""
        found: Medals = 0
        then: dict[str, Medals] = {}
        for event_id, mask in former.masks(Key.EVENT).items():
            then[title_of(event_id)] = then.get(title_of(event_id), 0) | mask
        for event_id, mask in self.masks(Key.EVENT).items():
            winners = then.get(title_of(event_id), 0) & former.colours[0]
            for bit in bits(mask & self.colours[0]) if winners else ():
                key = Key.ATHLETE if 1 <= len(self.won[bit].medal.athletes) <= PAIR else Key.NATION
                values = self.values(key)[bit]
                if any(values & former.values(key)[one] for one in bits(winners)):
                    found |= 1 << bit
        return found

    @cached_property
    def decided_at(self) -> Mapping[str, datetime]:
        """When the gold of each decided event was known, the earliest first (a bronze alone decides nothing)."""
        found: dict[str, datetime] = {}
        decided = self.book.decided()
        for event_id, medal in self.won:
            if event_id in decided and medal.colour is not Colour.BRONZE:
                found.setdefault(event_id, medal.won_at)
        return found

    @cached_property
    def moments(self) -> tuple[datetime, ...]:
        """The different moments at which medals were won, in order."""
        return tuple(dict.fromkeys(self._moments))

    def tally(self, medals: Medals) -> Tally:
        gold, silver, bronze = self.colours
        return Tally((medals & gold).bit_count(), (medals & silver).bit_count(), (medals & bronze).bit_count())

    def standings(self, medals: Medals) -> Standings:
        """The table of these medals."""
        if medals == self.all:
            return self.book.standings
        tallies = {noc: self.tally(mask & medals) for noc, mask in self.masks(Key.NATION).items() if mask & medals}
        return Standings.of(tallies)

    def line(self, bit: int) -> MedalLine:
        """One medal as a line."""
        if (line := self._lines[bit]) is None:
            won = self.won[bit]
            event = self.edition.events[won.event_id]
            line = self._lines[bit] = MedalLine(games=self.games, event=event, medal=won.medal)
        return line

    def lines(self, medals: Medals) -> Iterator[MedalLine]:
        """The medals as lines, in order of time."""
        return map(self.line, bits(medals))


@cache
def _alone(value: str) -> frozenset[str]:
    """One for all Games: sets that are the same one need not be compared."""
    return frozenset((value,))


def bits(medals: Medals) -> Iterator[int]:
    while medals:
        lowest = medals & -medals
        yield lowest.bit_length() - 1
        medals ^= lowest


MOST_STAGES = 64


def index_of(edition: Edition, as_of: AsOf, archive: Archive) -> Index:
    """The index of the book as it was known by then (of the medals won by then ``until`` tells), made when first asked
    for."""
    found: Index | None = edition.indexes.get(as_of.known_by)
    if found is None or not _knows(found, archive):
        if len(edition.indexes) >= MOST_STAGES:
            edition.indexes.clear()
        found = edition.indexes[as_of.known_by] = Index(
            edition, edition.book_at(AsOf(known_by=as_of.known_by)), archive
        )
    return found


def _knows(index: Index, archive: Archive) -> bool:
    """Was it made of these people? Whom the desk adds stand on podiums of the current Games only."""
    if index.athletes is archive.athletes:
        return True
    return index.games.games_id != archive.live_id and index.athletes.others is archive.athletes.others


def read_season(archive: Archive, season: Season) -> None:
    """Reads the Games of a season that are otherwise read when they are first asked about, for all of them a tenth of
    a second or more: for a thread of its own."""
    for edition in archive.editions.values():
        if edition.games.season is season:
            index_of(edition, LATEST, archive)
