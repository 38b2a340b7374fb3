"""The law of the table: rank by gold, then silver, then bronze.

"Equal triples share the rank, and the next rank skips (1, 2, 2, 4); within a shared rank, order by NOC code. AIN
(neutral athletes) holds medals but no rank: the official table leaves it out. Every rank comes with its reason."
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from medals_core.frozen import Frozen
from medals_core.medals import Tally
from medals_core.nations import NEUTRAL_ATHLETES, Noc

UNRANKED = frozenset({NEUTRAL_ATHLETES, "MIX"})
"""Codes that hold medals but stand in no official table of nations that is made today."""


class Standing(Frozen):
    """One line of the table. ``rank`` is None for those the official table leaves out."""

    noc: Noc
    tally: Tally
    rank: int | None
    shared: bool = False


class Decider(StrEnum):
    """What decides between two nations, the first difference in the order gold, silver, bronze."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"
    NOTHING = "nothing"


class Reason(Frozen):
    """Why ``ahead`` stands above ``behind``: the decider, and what the total would say."""

    ahead: Noc
    behind: Noc
    ahead_tally: Tally
    behind_tally: Tally
    decider: Decider

    @property
    def total_difference(self) -> int:
        """Medals in total that the one ahead has more (negative: fewer) than the one behind."""
        return self.ahead_tally.total - self.behind_tally.total

    @property
    def higher_total_does_not_count(self) -> bool:
        """Does the one behind hold more medals in total, which the table does not count?"""
        return self.total_difference < 0


def decider(one: Tally, other: Tally) -> Decider:
    """The first colour in which two tallies differ: gold, then silver, then bronze."""
    deciders = zip(Decider, one, other, strict=False)
    return next((colour for colour, first, second in deciders if first != second), Decider.NOTHING)


def reason_between(one: Noc, one_tally: Tally, other: Noc, other_tally: Tally) -> Reason:
    """The reason between any two nations, the one ahead first; equal triples in order of code."""
    first, second = (one, one_tally), (other, other_tally)
    if (other_tally, one) > (one_tally, other):
        first, second = second, first
    return Reason(
        ahead=first[0],
        behind=second[0],
        ahead_tally=first[1],
        behind_tally=second[1],
        decider=decider(one_tally, other_tally),
    )


class Standings:
    """An official medal table: the ranked lines in order, then those without a rank."""

    def __init__(self, lines: tuple[Standing, ...]) -> None:
        self._lines = lines
        self._by_noc = {line.noc: line for line in lines}

    @classmethod
    def of(cls, tallies: Mapping[Noc, Tally]) -> "Standings":
        """The table of these tallies. Nations without medals get no line; ``line`` answers them with zeros."""
        with_medals = {noc: tally for noc, tally in tallies.items() if tally.total > 0}
        in_order = sorted(with_medals.items(), key=lambda item: (*(-count for count in item[1]), item[0]))
        ranked = [(noc, tally) for noc, tally in in_order if noc not in UNRANKED]
        lines: list[Standing] = []
        for position, (noc, tally) in enumerate(ranked, start=1):
            rank = lines[-1].rank if lines and lines[-1].tally == tally else position
            shared = sum(other == tally for _, other in ranked[max(0, position - 2) : position + 1]) > 1
            lines.append(Standing(noc=noc, tally=tally, rank=rank, shared=shared))
        lines += [Standing(noc=noc, tally=tally, rank=None) for noc, tally in in_order if noc in UNRANKED]
        return cls(tuple(lines))

    @classmethod
    def of_all(cls, several: Iterable[Mapping[Noc, Tally]]) -> "Standings":
        """The table of the sums."""
        sums: dict[Noc, Tally] = {}
        for tallies in several:
            for noc, tally in tallies.items():
                sums[noc] = sums.get(noc, Tally()).combined(tally)
        return cls.of(sums)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def ranked(self) -> tuple[Standing, ...]:
        return tuple(line for line in self._lines if line.rank is not None)

    def line(self, noc: Noc) -> Standing:
        """The nation's line; zero medals and no rank when it has won none."""
        return self._by_noc.get(noc) or Standing(noc=noc, tally=Tally(), rank=None)

    def rank(self, noc: Noc) -> int | None:
        return self.line(noc).rank

    def at(self, rank: int) -> tuple[Standing, ...]:
        """Those who hold exactly this rank: none when the rank is skipped by a tie or beyond the table."""
        return tuple(line for line in self._lines if line.rank == rank)

    def above(self, noc: Noc) -> Standing | None:
        """The line just above the nation in another rank; for a nation without medals the last ranked one."""
        own = self.line(noc)
        higher = [line for line in self.ranked if line.tally > own.tally] if noc not in UNRANKED else []
        return higher[-1] if higher else None

    def below(self, noc: Noc) -> Standing | None:
        """The line just below the nation in another rank."""
        own = self.line(noc)
        lower = [line for line in self.ranked if line.tally < own.tally] if noc not in UNRANKED else []
        return lower[0] if lower else None

    def reason(self, one: Noc, other: Noc) -> Reason:
        return reason_between(one, self.line(one).tally, other, self.line(other).tally)
