"""Everybody: the athletes of the season of the current Games as records, the 27,000 others as text.

Who won at the other season only is rarely asked about. As records these people take ten megabytes; as text three, and
an ``Athlete`` is made when one of them is wanted.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import count
from typing import NamedTuple

from medals_core.games import Athlete, GamesId
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.slimming import Interner

_LINE_END = re.compile(b"\n")
_PLACE_BITS = 32
_PLACE_MASK = (1 << _PLACE_BITS) - 1


class TookPart(NamedTuple):
    """Somebody who won no medal."""

    name: str
    games: tuple[GamesId, ...]


class Places:
    """From a text to the places it was given, in sixteen bytes each. What is found must be compared with the text
    itself."""

    def __init__(self, texts: Iterable[tuple[str, int]], count: int) -> None:
        """Each text with its place; about ``count`` of them."""
        self._last = last = (1 << (2 * count + 1).bit_length()) - 1
        self._held = held = array("Q", bytes(8 * (last + 1)))
        for text, place in texts:
            key = hash(text)
            at = key & last
            while held[at]:
                at = (at + 1) & last
            held[at] = (key >> _PLACE_BITS & _PLACE_MASK) << _PLACE_BITS | (place + 1)

    def of(self, text: str) -> Iterator[int]:
        held, last, key = self._held, self._last, hash(text)
        at, wanted = key & last, key >> _PLACE_BITS & _PLACE_MASK
        while one := held[at]:
            if one >> _PLACE_BITS == wanted:
                yield (one & _PLACE_MASK) - 1
            at = (at + 1) & last


class Others:
    """People as lines of one text, in a fixed order."""

    def __init__(self, text: bytes = b"") -> None:
        self.text = text
        self._starts = array("I", (0, *(end.end() for end in _LINE_END.finditer(text))))
        self._one = Interner()

    @classmethod
    def of(cls, athletes: Iterable[Athlete]) -> Others:
        return cls(lines_of(athletes))

    @cached_property
    def _by_id(self) -> Places:
        return Places(zip(self.ids(), count()), len(self))

    @cached_property
    def _by_name(self) -> Places:
        return Places(((name, place) for place in range(len(self)) for name in self._called(place)), len(self))

    def _called(self, place: int) -> Iterable[str]:
        _, name, *_, aliases = self._fields(place)
        return dict.fromkeys((name, *aliases.split(";"))) if aliases else (name,)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> Athlete:
        return athlete_of(self._fields(place), self._one)

    def __iter__(self) -> Iterator[Athlete]:
        return map(self.__getitem__, range(len(self)))

    def _fields(self, place: int) -> list[str]:
        return self.text[self._starts[place] : self._starts[place + 1] - 1].decode().split("\t")

    def names(self) -> Iterator[tuple[tuple[str, ...], tuple[Noc, ...], Tally, int]]:
        """Of each the name with the other ones, the nations, the medals, and the year of the last; without making an
        ``Athlete`` of everybody."""
        for place in range(len(self)):
            _, name, _, _, nocs, _, games, won, aliases = self._fields(place)
            called = (name, *aliases.split(";")) if aliases else (name,)
            yield called, _cell(nocs), _tally(won), int(games.rpartition(";")[2][:4] or 0)

    def place(self, athlete_id: str) -> int | None:
        wanted = f"{athlete_id}\t".encode()
        starts = ((place, self._starts[place]) for place in self._by_id.of(athlete_id))
        return next((place for place, start in starts if self.text.startswith(wanted, start)), None)

    def gender(self, place: int) -> str:
        return self._fields(place)[2]

    def ids(self) -> Iterator[str]:
        return (self._fields(place)[0] for place in range(len(self)))

    def named(self, name: str) -> Iterator[Athlete]:
        """Who stands on a podium under exactly that name."""
        for place in self._by_name.of(name):
            athlete = self[place]
            if name == athlete.name or name in athlete.aliases:
                yield athlete

    def who(self, name: str, noc: Noc) -> list[tuple[str, Sequence[str]]]:
        """The identifiers and sports of those whom that name on a podium of the nation can stand for."""
        found: list[tuple[str, Sequence[str]]] = []
        for place in self._by_name.of(name):
            athlete_id, own, _, _, nocs, disciplines, _, _, aliases = self._fields(place)
            if (own == name or name in aliases.split(";")) and noc in nocs.split(";"):
                found.append((sys.intern(athlete_id), disciplines.split(";")))
        return found


@lru_cache(maxsize=512)
def _cell(text: str) -> tuple[str, ...]:
    """Codes, of which each is kept once."""
    return tuple(map(sys.intern, text.split(";"))) if text else ()


@lru_cache(maxsize=512)
def _tally(won: str) -> Tally:
    return Tally(*map(int, won.split(";")))


def lines_of(athletes: Iterable[Athlete]) -> bytes:
    """Each as a line; who is at the current Games has one cell more, with the events."""
    return "".join(f"{_line(athlete)}\n" for athlete in athletes).encode()


def _line(athlete: Athlete) -> str:
    lists = [athlete.nocs, athlete.disciplines, athlete.games, map(str, athlete.won), athlete.aliases]
    if athlete.in_current_games:
        lists.append(athlete.events)
    birth = f"{athlete.birth_date}{'' if athlete.birth_date_sure else '?'}" if athlete.birth_date else ""
    return "\t".join((athlete.athlete_id, athlete.name, athlete.gender, birth, *map(";".join, lists)))


def athlete_of(fields: Sequence[str], one: Interner) -> Athlete:
    athlete_id, name, gender, birth, nocs, disciplines, games, won, aliases, *events = fields
    return Athlete(
        athlete_id=athlete_id,
        name=name,
        nocs=one(_cell(nocs)),
        gender=one(gender),
        birth_date=date.fromisoformat(birth.rstrip("?")) if birth else None,
        birth_date_sure=bool(birth) and not birth.endswith("?"),
        aliases=tuple(aliases.split(";")) if aliases else (),
        disciplines=one(_cell(disciplines)),
        events=one(_cell(events[0])) if events else (),
        in_current_games=bool(events),
        games=one(_cell(games)),
        won=one(_tally(won)),
    )


class People(Mapping[str, Athlete]):
    """Everybody by identifier. To look at all of them is to make them all: ``at_hand`` has the people of the season of
    the current Games, ``others`` who won at the other season only."""

    def __init__(self, at_hand: Mapping[str, Athlete], others: Others | None = None) -> None:
        self.at_hand = at_hand
        self.others = others if others is not None else Others()
        self.without_medal: Callable[[], Iterable[TookPart]] = tuple
        """reads who took part in Games and won nothing"""

    def __getitem__(self, athlete_id: str) -> Athlete:
        found = self.at_hand.get(athlete_id)
        if found is None:
            place = self.others.place(athlete_id)
            if place is None:
                raise KeyError(athlete_id)
            found = self.others[place]
        return found

    def gender(self, athlete_id: str) -> str:
        """Without making an ``Athlete`` of whoever it is; empty where that is nobody."""
        if (found := self.at_hand.get(athlete_id)) is not None:
            return found.gender
        place = self.others.place(athlete_id)
        return "" if place is None else self.others.gender(place)

    def __iter__(self) -> Iterator[str]:
        yield from self.at_hand
        yield from self.others.ids()

    def __len__(self) -> int:
        return len(self.at_hand) + len(self.others)

    @cached_property
    def entrants(self) -> tuple[Athlete, ...]:
        """Who is entered at the Games that the archive was made for."""
        return tuple(one for one in self.at_hand.values() if one.in_current_games)

    @cached_property
    def nations_entered(self) -> frozenset[Noc]:
        return frozenset(noc for one in self.entrants for noc in one.nocs)

    @cached_property
    def _at_hand_by_name(self) -> Mapping[str, tuple[Athlete, ...]]:
        found: dict[str, tuple[Athlete, ...]] = {}
        for athlete in self.at_hand.values():
            alone = (athlete,)  # one for all names of a person
            for name in dict.fromkeys((athlete.name, *athlete.aliases)):
                found[name] = (*found[name], athlete) if name in found else alone
        return found

    def named(self, name: str) -> tuple[Athlete, ...]:
        """Who stands on a podium under exactly that name (theirs or an alias), of the current season first."""
        return (*self._at_hand_by_name.get(name, ()), *self.others.named(name))

    def who(self, name: str, noc: Noc, discipline: str | None) -> tuple[str, ...]:
        """The identifiers of those whom a name on a podium stands for. Namesakes of one nation are told apart by their
        sport, where that is known."""
        found: list[tuple[str, Sequence[str]]] = [
            (one.athlete_id, one.disciplines) for one in self._at_hand_by_name.get(name, ()) if noc in one.nocs
        ]
        found += self.others.who(name, noc)
        if len(found) > 1 and discipline is not None:
            found = [one for one in found if not one[1] or discipline in one[1]]
        return tuple([athlete_id for athlete_id, _ in found])

    def with_more(self, added: Mapping[str, Athlete]) -> People:
        """These people and those."""
        people = People({**self.at_hand, **added}, self.others)
        people.without_medal = self.without_medal
        return people
