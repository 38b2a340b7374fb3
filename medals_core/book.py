"""The medal book of one Games: what the ledger adds up to. Immutable to who holds it.

A book holds one entry an event, however long the ledger is: recording a podium copies two plain dicts of some hundred
keys, which is faster than a persistent map at that size. A fold copies nothing: it fills a book that nobody has yet.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from medals_core.games import EventId
from medals_core.ledger import STEPS, Entry
from medals_core.medals import NOTHING, Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.standings import Standings


class Won(NamedTuple):
    """A medal with the event it was won in."""

    event_id: EventId
    medal: Medal


class MedalBook:
    """Who won what, by the latest podium of each event."""

    def __init__(self) -> None:
        self._entries: dict[EventId, Entry] = {}
        self._tallies: dict[Noc, Tally] = {}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "MedalBook":
        """The fold of the entries, in their order."""
        book = cls()
        for entry in entries:
            book._take(entry)
        return book

    def record(self, entry: Entry) -> "MedalBook":
        """The book after this entry. The entry replaces the event's former podium as a whole."""
        book = MedalBook()
        book._entries, book._tallies = self._entries.copy(), self._tallies.copy()
        book._take(entry)
        return book

    def _take(self, entry: Entry) -> None:
        """Only while nobody else has this book: afterwards it stays as it is."""
        for medal in self.podium(entry.event_id):
            tally = self._tallies.pop(medal.noc).plus(medal.colour, -1)
            if tally.total:
                self._tallies[medal.noc] = tally
        self._entries[entry.event_id] = entry
        for medal in entry.podium:
            self._tallies[medal.noc] = self._tallies.get(medal.noc, NOTHING).plus(medal.colour)

    def won_by(self, moment: datetime) -> "MedalBook":
        """Only the medals that count from ``moment`` or earlier, as the ledger knows them now."""
        podiums = (
            (entry, tuple(medal for medal in entry.podium if medal.won_at <= moment))
            for entry in self._entries.values()
        )
        return MedalBook.of(replace(entry, podium=podium) for entry, podium in podiums if podium)

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
        return self._decided

    @cached_property
    def _decided(self) -> frozenset[EventId]:
        return frozenset(event_id for event_id in self._entries if self.is_decided(event_id))

    def decided_by(self, moment: datetime) -> frozenset[EventId]:
        """The events decided by then: what ``won_by(moment).decided()`` gives, without that book."""
        in_time = self._all_medals[: bisect_right(self._all_medals, moment, key=lambda won: won.medal.won_at)]
        return frozenset(won.event_id for won in in_time if won.medal.colour is not Colour.BRONZE)

    def tally(self, noc: Noc) -> Tally:
        """A nation without medals has zero of each: it is not unknown."""
        return self._tallies.get(noc, Tally())

    def tallies(self) -> dict[Noc, Tally]:
        """The nations with at least one medal, in order of code."""
        return dict(sorted(self._tallies.items()))

    def medals_of(self, noc: Noc) -> tuple[Won, ...]:
        """The nation's medals in the order in which they were won."""
        return self._by_nation.get(noc, ())

    @cached_property
    def _by_nation(self) -> dict[Noc, tuple[Won, ...]]:
        found: dict[Noc, list[Won]] = {}
        for won in self._all_medals:
            found.setdefault(won.medal.noc, []).append(won)
        return {noc: tuple(wons) for noc, wons in found.items()}

    def medals(self) -> tuple[Won, ...]:
        """All medals in the order in which they were won."""
        return self._all_medals

    @cached_property
    def _all_medals(self) -> tuple[Won, ...]:
        return in_order_of_time(
            Won(entry.event_id, medal) for entry in self._entries.values() for medal in entry.podium
        )

    @cached_property
    def medals_by_athlete(self) -> dict[str, tuple[Won, ...]]:
        """The medals of each medallist by name as stated on the podium."""
        found: dict[str, tuple[Won, ...]] = {}
        for won in self._all_medals:
            for name in won.medal.athletes:
                found[name] = (*found.get(name, ()), won)
        return found

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


def in_order_of_time(medals: Iterable[Won]) -> tuple[Won, ...]:
    return tuple(
        sorted(medals, key=lambda won: (won.medal.won_at, won.event_id, STEPS[won.medal.colour], won.medal.noc))
    )
