"""Everything that is known: all nations, athletes and Games, each Games with its ledger."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from medals_core.book import MedalBook
from medals_core.games import Athlete, Discipline, Event, EventId, Games, GamesId
from medals_core.ledger import Entry, Ledger
from medals_core.nations import Nations


class AsOf(BaseModel):
    """Which medals to look at: those won by a moment, as the ledger knew them by a moment.

    ``won_by`` None: all; ``known_by`` None: as known now. "De stand op 16 februari 13:30" sets ``won_by``; "de stand
    zoals hij toen gold" (before a later disqualification) sets ``known_by`` as well.
    """

    model_config = ConfigDict(frozen=True)

    won_by: datetime | None = None
    known_by: datetime | None = None


LATEST = AsOf()


class Edition:
    """One Games with its events and its ledger. Immutable: ``with_entries`` gives the next."""

    def __init__(
        self, games: Games, events: Mapping[EventId, Event], ledger: Ledger, book: MedalBook | None = None
    ) -> None:
        self.games = games
        self.events = events
        self.ledger = ledger
        self.book = book if book is not None else MedalBook.of(ledger)
        self._book_at = lru_cache(maxsize=64)(self._make_book)

    def book_at(self, as_of: AsOf = LATEST) -> MedalBook:
        return self.book if as_of == LATEST else self._book_at(as_of)

    def _make_book(self, as_of: AsOf) -> MedalBook:
        book = self.book if as_of.known_by is None else MedalBook.of(self.ledger.known_by(as_of.known_by))
        return book if as_of.won_by is None else book.won_by(as_of.won_by)

    def with_entries(self, entries: Iterable[Entry]) -> "Edition":
        new = tuple(entries)
        book = self.book
        for entry in new:
            book = book.record(entry)
        return Edition(self.games, self.events, self.ledger.followed_by(new), book)

    def known_by(self, moment: datetime) -> "Edition":
        return Edition(self.games, self.events, self.ledger.known_by(moment))

    @cached_property
    def in_order(self) -> tuple[Event, ...]:
        """The events in order of planned end."""
        return tuple(sorted(self.events.values(), key=lambda event: (event.ends_at, event.event_id)))

    def remaining(self, as_of: AsOf = LATEST) -> tuple[Event, ...]:
        """The events whose gold is not decided in that book, in order of planned end."""
        decided = self.book_at(as_of).decided()
        return tuple(event for event in self.in_order if event.event_id not in decided)


class Archive:
    """All that ``data/`` (and on top of it the results desk) knows. Immutable."""

    def __init__(
        self,
        nations: Nations,
        disciplines: Mapping[str, Discipline],
        athletes: Mapping[str, Athlete],
        editions: Mapping[GamesId, Edition],
        current: GamesId,
    ) -> None:
        self.nations = nations
        self.disciplines = disciplines
        self.athletes = athletes
        self.editions = MappingProxyType(dict(sorted(editions.items())))
        self.current_id = current

    @property
    def current(self) -> Edition:
        return self.editions[self.current_id]

    def edition(self, games_id: GamesId | None = None) -> Edition:
        """The edition, the current one for None. Raises KeyError for Games that the archive does not hold."""
        return self.editions[games_id or self.current_id]

    def with_entries(self, entries: Iterable[Entry], games_id: GamesId | None = None) -> "Archive":
        """The archive after these entries on top of the ledger of one Games."""
        edition = self.edition(games_id).with_entries(entries)
        return self._with({edition.games.games_id: edition})

    def known_by(self, moment: datetime) -> "Archive":
        """The archive as it was at that moment: every ledger up to there."""
        return self._with({games_id: edition.known_by(moment) for games_id, edition in self.editions.items()})

    def _with(self, editions: Mapping[GamesId, Edition]) -> "Archive":
        return Archive(self.nations, self.disciplines, self.athletes, {**self.editions, **editions}, self.current_id)

    @cached_property
    def athletes_by_name(self) -> Mapping[str, tuple[Athlete, ...]]:
        """Athletes by the exact name that stands on a podium (their name or one of their aliases)."""
        found: dict[str, tuple[Athlete, ...]] = {}
        for athlete in self.athletes.values():
            for name in dict.fromkeys((athlete.name, *athlete.aliases)):
                found[name] = (*found.get(name, ()), athlete)
        return MappingProxyType(found)
