"""The medal book of one Games: what the ledger adds up to. Immutable; recording one podium costs time in proportion
to that podium (persistent maps), so a book of a million entries grows as fast as an empty one."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from immutables import Map

from medals_core.games import EventId
from medals_core.ledger import Entry
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.standings import Standings


class Won(NamedTuple):
    """A medal with the event it was won in."""

    event_id: EventId
    medal: Medal


class MedalBook:
    """Who won what, by the latest podium of each event."""

    def __init__(self) -> None:
        self._entries: Map[EventId, Entry] = Map()
        self._tallies: Map[Noc, Tally] = Map()
        self._by_nation: Map[Noc, Map[EventId, tuple[Medal, ...]]] = Map()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "MedalBook":
        """The fold of the entries, in their order."""
        book = cls()
        for entry in entries:
            book = book.record(entry)
        return book

    def record(self, entry: Entry) -> "MedalBook":
        """The book after this entry. The entry replaces the event's former podium as a whole."""
        former = self._entries.get(entry.event_id)
        book = MedalBook()
        book._entries = self._entries.set(entry.event_id, entry)
        tallies, by_nation = self._tallies, self._by_nation
        for medal in former.podium if former else ():
            tally = tallies[medal.noc].plus(medal.colour, -1)
            tallies = tallies.set(medal.noc, tally) if tally.total else tallies.delete(medal.noc)
            by_nation = by_nation.set(medal.noc, by_nation[medal.noc].set(entry.event_id, ()))
        for medal in entry.podium:
            tallies = tallies.set(medal.noc, tallies.get(medal.noc, Tally()).plus(medal.colour))
            events: Map[EventId, tuple[Medal, ...]] = by_nation.get(medal.noc, Map())
            by_nation = by_nation.set(medal.noc, events.set(entry.event_id, (*events.get(entry.event_id, ()), medal)))
        book._tallies, book._by_nation = tallies, by_nation
        return book

    def won_by(self, moment: datetime) -> "MedalBook":
        """Only the medals that count from ``moment`` or earlier, as the ledger knows them now."""
        book = MedalBook()
        for entry in self._entries.values():
            podium = tuple(medal for medal in entry.podium if medal.won_at <= moment)
            if podium:
                book = book.record(entry.model_copy(update={"podium": podium}))
        return book

    def entry(self, event_id: EventId) -> Entry | None:
        """The entry that counts for the event; a withdrawal is an entry too. None when none was ever made."""
        return self._entries.get(event_id)

    def podium(self, event_id: EventId) -> tuple[Medal, ...]:
        entry = self._entries.get(event_id)
        return entry.podium if entry else ()

    def is_decided(self, event_id: EventId) -> bool:
        """Is the gold of the event known? A podium with bronze alone (its match came first) is not decided, and a
        withdrawn one is not either. A vacated gold with silver and bronze is decided."""
        colours = {medal.colour for medal in self.podium(event_id)}
        return bool(colours - {Colour.BRONZE})

    def decided(self) -> frozenset[EventId]:
        return frozenset(event_id for event_id in self._entries if self.is_decided(event_id))

    def tally(self, noc: Noc) -> Tally:
        """A nation without medals has zero of each: it is not unknown."""
        return self._tallies.get(noc, Tally())

    def tallies(self) -> dict[Noc, Tally]:
        """The nations with at least one medal, in order of code."""
        return dict(sorted(self._tallies.items()))

    def medals_of(self, noc: Noc) -> tuple[Won, ...]:
        """The nation's medals in the order in which they were won."""
        events: Map[EventId, tuple[Medal, ...]] = self._by_nation.get(noc, Map())
        return in_order_of_time(Won(event_id, medal) for event_id, podium in events.items() for medal in podium)

    def medals(self) -> tuple[Won, ...]:
        """All medals in the order in which they were won."""
        return self._all_medals

    @cached_property
    def _all_medals(self) -> tuple[Won, ...]:
        return in_order_of_time(
            Won(entry.event_id, medal) for entry in self._entries.values() for medal in entry.podium
        )

    @cached_property
    def _by_athlete(self) -> dict[str, tuple[Won, ...]]:
        found: dict[str, tuple[Won, ...]] = {}
        for won in self._all_medals:
            for name in won.medal.athletes:
                found[name] = (*found.get(name, ()), won)
        return found

    def medals_by_athlete(self) -> dict[str, tuple[Won, ...]]:
        """The medals of each medallist by name as stated on the podium."""
        return self._by_athlete

    @cached_property
    def standings(self) -> Standings:
        """The official medal table."""
        return Standings.of(self._tallies)

    @property
    def last_moment(self) -> datetime | None:
        """When the latest medal was won; None for an empty book."""
        return self._all_medals[-1].medal.won_at if self._all_medals else None

    def __len__(self) -> int:
        return len(self._all_medals)

    def __iter__(self) -> Iterator[Won]:
        return iter(self._all_medals)


STEP = {Colour.GOLD: 0, Colour.SILVER: 1, Colour.BRONZE: 2}


def in_order_of_time(medals: Iterable[Won]) -> tuple[Won, ...]:
    return tuple(
        sorted(medals, key=lambda won: (won.medal.won_at, won.event_id, STEP[won.medal.colour], won.medal.noc))
    )
