"""A set of medals over one or more Games, and what can be counted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.index import Index, Medals, bits
from medals_core.queries.measures import Key
from medals_core.standings import UNRANKED

MOST_PROOF = 500
"""More medals than this are not given as proof: nobody reads them."""


class Part(NamedTuple):
    """The medals chosen of one Games."""

    where: Index
    medals: Medals


@dataclass(frozen=True, slots=True)
class Selection:
    """The medals chosen, Games by Games in order of time (also those Games of which none are)."""

    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        return sum(medals.bit_count() for _, medals in self.parts)

    @property
    def tally(self) -> Tally:
        golds = silvers = bronzes = 0
        for where, medals in self.parts:
            gold, silver, bronze = where.colours
            golds += (medals & gold).bit_count()
            silvers += (medals & silver).bit_count()
            bronzes += (medals & bronze).bit_count()
        return Tally(golds, silvers, bronzes)

    def lines(self) -> Iterator[MedalLine]:
        return chain.from_iterable(where.lines(medals) for where, medals in self.parts)

    @property
    def proof(self) -> tuple[MedalLine, ...]:
        return tuple(islice(self.lines(), MOST_PROOF))

    def by(self, key: Key) -> dict[str, Selection]:
        """The groups with a medal."""
        found: dict[str, list[Part]] = {}
        for where, medals in self.parts:
            if not medals:
                continue
            for value, mask in where.masks(key).items():
                if mask & medals:
                    found.setdefault(value, []).append(Part(where, mask & medals))
        return {value: Selection(tuple(parts)) for value, parts in found.items()}

    def counts(self, key: Key) -> dict[str, int]:
        """How many medals each group with a medal has."""
        found = Counter(chain.from_iterable(where.each(key) for where, medals in self.parts if medals == where.all))
        for where, medals in self.parts:
            if medals and medals != where.all:
                for value, mask in where.masks(key).items():
                    if mask & medals:
                        found[value] = found.get(value, 0) + (mask & medals).bit_count()
        return found

    def distinct(self, key: Key, per: Key) -> dict[str, int]:
        """How many different values of ``per`` each group has: of nations those that the table ranks."""
        found: dict[str, frozenset[str]] = {}
        for where, medals in self.parts:
            for value, those in where.different(key, per, medals).items() if medals else ():
                had = found.setdefault(value, those)
                if had is not those and had != those:
                    found[value] = had | those
        return {value: len(those - UNRANKED) for value, those in found.items()}

    def only(self, key: Key, value: str) -> Selection:
        """Those of them with that value."""
        chosen = ((where, medals & where.masks(key).get(value, 0)) for where, medals in self.parts)
        return Selection(tuple(Part(where, medals) for where, medals in chosen if medals))

    def keys(self, key: Key, without: frozenset[str] = frozenset()) -> int:
        """How many different values there are, ``without`` some."""
        found: set[str] = set()
        for where, medals in self.parts:
            masks = where.masks(key)
            if medals.bit_count() < len(masks):
                values = where.values(key)
                found.update(value for bit in bits(medals) for value in values[bit])
            else:
                found.update(value for value, mask in masks.items() if mask & medals)
        return len(found - without)

    def tallies(self) -> dict[Noc, Tally]:
        """By nation: those with a medal."""
        found: dict[Noc, Tally] = {}
        for where, medals in self.parts:
            for noc, mask in where.masks(Key.NATION).items():
                if mask & medals:
                    tally = where.tally(mask & medals)
                    found[noc] = found[noc].combined(tally) if noc in found else tally
        return found

    def map(self, change: Callable[[Index, Medals], Medals]) -> Selection:
        return Selection(tuple(Part(where, change(where, medals)) for where, medals in self.parts))

    def joined(self, other: Selection) -> Selection:
        """The medals that are in either, each once."""
        found: dict[int, Part] = {}
        for part in (*self.parts, *other.parts):
            had = found.get(id(part.where))
            found[id(part.where)] = Part(part.where, had.medals | part.medals) if had else part
        return Selection(tuple(found.values()))

    @property
    def first(self) -> MedalLine | None:
        """The first medal in order of time."""
        return next((where.line((medals & -medals).bit_length() - 1) for where, medals in self.parts if medals), None)

    @property
    def last(self) -> MedalLine | None:
        return next((where.line(medals.bit_length() - 1) for where, medals in reversed(self.parts) if medals), None)


NOTHING = Selection(())
