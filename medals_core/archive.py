"""Everything that is known: all nations, athletes and Games, each Games with its ledger."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import datetime
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from medals_core.book import MedalBook
from medals_core.frozen import Frozen
from medals_core.games import Athlete, Discipline, Event, EventId, Games, GamesId, Season
from medals_core.ledger import Entry, Ledger
from medals_core.nations import Nations, Noc
from medals_core.people import People
from medals_core.queries.errors import QueryError


class AsOf(Frozen):
    """Which medals to look at: those won by a moment, as the ledger knew them by a moment.

    ``won_by`` None: all; ``known_by`` None: as known now. "De stand op 16 februari 13:30" sets ``won_by``; "de stand
    zoals hij toen gold" (before a later disqualification) sets ``known_by`` as well.
    """

    won_by: datetime | None = None
    known_by: datetime | None = None


LATEST = AsOf()


class Held(NamedTuple):
    """What is known of one Games."""

    events: Mapping[EventId, Event]
    ledger: Ledger


class Edition:
    """One Games with its events and its ledger. Immutable: ``with_entries`` gives the next."""

    def __init__(
        self,
        games: Games,
        events: Mapping[EventId, Event] | None = None,
        ledger: Ledger | None = None,
        book: MedalBook | None = None,
        *,
        read: Callable[[], Held] | None = None,
        changed_later: bool = True,
    ) -> None:
        """``read`` instead of events and ledger: gives them when they are first asked for. ``changed_later`` False: no
        entry is of after the Games."""
        self.games = games
        self.is_as_read = read is not None
        """Is it as the data have it, with nothing on top?"""
        self.changed_later = changed_later
        self._read = read or (lambda: Held(events or {}, ledger or Ledger()))
        self._given_book = book
        self._book_at = lru_cache(maxsize=64)(self._make_book)
        self.indexes: dict[datetime | None, Any] = {}
        """What queries look medals up in (``queries.index``), by when it was known; made when asked for."""

    @property
    def was_asked(self) -> bool:
        """Was anything of its events or podiums asked for?"""
        return "_held" in self.__dict__

    @cached_property
    def _held(self) -> Held:
        return self._read()

    @property
    def events(self) -> Mapping[EventId, Event]:
        return self._held.events

    @property
    def ledger(self) -> Ledger:
        return self._held.ledger

    @cached_property
    def book(self) -> MedalBook:
        return self._given_book if self._given_book is not None else MedalBook.of(self.ledger)

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
    """Everything known from ``data/`` and, on top of it, from the results desk. Immutable."""

    def __init__(
        self,
        nations: Nations,
        disciplines: Mapping[str, Discipline],
        athletes: Mapping[str, Athlete],
        editions: Mapping[GamesId, Edition],
        current: GamesId,
        live: GamesId | None = None,
    ) -> None:
        """``live``: the Games whose ledger goes on, the current ones if not named."""
        self.nations = nations
        self.disciplines = disciplines
        self.athletes: People = athletes if isinstance(athletes, People) else People(athletes)
        in_time = sorted(editions.items(), key=lambda each: each[1].games.opening)
        self.editions = MappingProxyType(dict(in_time))
        self.current_id = current
        self.live_id = live or current

    @property
    def current(self) -> Edition:
        return self.editions[self.current_id]

    def edition(self, games_id: GamesId | None = None) -> Edition:
        """The edition, the current one for None. Raises QueryError for Games that the archive does not hold."""
        found = self.editions.get(games_id or self.current_id)
        if found is None:
            raise QueryError(f"no such Games in the data: {games_id!r}")
        return found

    def seen_from(self, games_id: GamesId) -> "Archive":
        """The same archive with other Games as the current ones, of which is not known who was entered."""
        if games_id == self.current_id:
            return self
        seen = copy(self)
        seen.current_id = games_id
        return seen

    def latest(self, season: Season) -> GamesId | None:
        """The last Games of a season that are not after the current ones."""
        held = [each.games for each in self.editions.values()
                if each.games.season is season and each.games.opening <= self.current.games.opening]  # fmt: skip
        return max(held, key=lambda games: games.opening).games_id if held else None

    def editions_of(self, athlete: Athlete) -> tuple[Edition, ...]:
        """The Games where the athlete can have a medal, in order of time; no others need be read."""
        return tuple(self.editions[each] for each in self.editions if each in athlete.games or each == self.live_id)

    def with_entries(self, entries: Iterable[Entry]) -> "Archive":
        """The archive after these entries on top of the ledger of the current Games."""
        return self._with({self.current_id: self.current.with_entries(entries)})

    def known_by(self, moment: datetime) -> "Archive":
        """The archive as it was at that moment: every ledger up to there."""
        return self._with({games_id: edition.known_by(moment) for games_id, edition in self.editions.items()})

    def _with(self, editions: Mapping[GamesId, Edition]) -> "Archive":
        held = {**self.editions, **editions}
        return Archive(self.nations, self.disciplines, self.athletes, held, self.current_id, self.live_id)

    @property
    def entrants(self) -> tuple[Athlete, ...]:
        """The athletes entered at the current Games; none where those are not known."""
        return self.athletes.entrants if self.current_id == self.live_id else ()

    @property
    def nations_entered(self) -> frozenset[Noc]:
        """The nations with athletes entered at the current Games; empty where those are not known."""
        return self.athletes.nations_entered if self.current_id == self.live_id else frozenset()
