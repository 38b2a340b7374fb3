"""Medals and how they add up."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic.dataclasses import dataclass

from medals_core.nations import Noc


class Colour(StrEnum):
    """The colour of a medal, best first."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"


class Tally(NamedTuple):
    """Gold, silver and bronze medals of one nation or athlete. Compares by gold, then silver, then bronze:
    the order of the official medal table."""

    gold: int = 0
    silver: int = 0
    bronze: int = 0

    @property
    def total(self) -> int:
        return self.gold + self.silver + self.bronze

    @property
    def points(self) -> int:
        """Three for gold, two for silver, one for bronze: a usual other table, never the official one."""
        return 3 * self.gold + 2 * self.silver + self.bronze

    def of(self, colour: Colour) -> int:
        return {Colour.GOLD: self.gold, Colour.SILVER: self.silver, Colour.BRONZE: self.bronze}[colour]

    def plus(self, colour: Colour, count: int = 1) -> "Tally":
        """This tally with ``count`` more (or fewer) medals of a colour. May go below zero: the caller judges that."""
        gold, silver, bronze = self
        match colour:
            case Colour.GOLD:
                return Tally(gold + count, silver, bronze)
            case Colour.SILVER:
                return Tally(gold, silver + count, bronze)
            case Colour.BRONZE:
                return Tally(gold, silver, bronze + count)

    def combined(self, other: "Tally") -> "Tally":
        return Tally(self.gold + other.gold, self.silver + other.silver, self.bronze + other.bronze)

    def minus(self, other: "Tally") -> "Tally":
        return Tally(self.gold - other.gold, self.silver - other.silver, self.bronze - other.bronze)

    def fits_in(self, other: "Tally") -> bool:
        """Has it no more of any colour?"""
        return self[0] <= other[0] and self[1] <= other[1] and self[2] <= other[2]

    @classmethod
    def counting(cls, medals: "Iterable[Medal]") -> "Tally":
        counts = dict.fromkeys(Colour, 0)
        for medal in medals:
            counts[medal.colour] += 1
        return cls(counts[Colour.GOLD], counts[Colour.SILVER], counts[Colour.BRONZE])

    def __str__(self) -> str:
        return f"{self.gold}-{self.silver}-{self.bronze}"


NOTHING = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Medal:
    """One medal on the podium of one event. A team, relay or pair wins one medal. ``athletes``: names as in the
    athletes' file, perhaps none for a team; ``won_at``: from when it counts (aware)."""

    colour: Colour
    noc: Noc
    athletes: tuple[str, ...] = ()
    won_at: datetime

    @property
    def who(self) -> tuple[Noc, Colour, tuple[str, ...]]:
        """What is stated, apart from the moment."""
        return (self.noc, self.colour, self.athletes)
