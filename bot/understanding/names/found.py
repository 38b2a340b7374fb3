"""What looking up a name gives: one found, several to ask, or nothing."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class MatchKind(IntEnum):
    """What of a name was written; the lower the surer."""

    CODE = 0
    NAME = 1
    ALIAS = 2
    SURNAME = 3
    PART = 4
    """a part of a surname, or a surname without its particles"""
    FIRST_NAME = 5
    TYPO = 6
    FIRST_NAME_DIFFERS = 7
    """the surname is right, the first name but for a typing error"""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One item is meant. ``errors``: typing errors repaired. ``others``: who bears the name too, but is clearly less
    likely meant. ``fits`` False: nobody of that name fits what was asked for with it (a nation, a sport). ``note``: a
    Dutch sentence to say with it (Schotland)."""

    item: T
    how: MatchKind
    errors: int = 0
    others: tuple[T, ...] = ()
    fits: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[T]):
    """These may be meant, the likeliest first (at most five; one is a name that is only probable): ask."""

    candidates: tuple[T, ...]
    errors: int = 0


@dataclass(frozen=True, slots=True)
class NoMatch(Generic[T]):
    """None is meant; the nearest (at most three) may be suggested."""

    nearest: tuple[T, ...] = ()


Match = Found[T] | Ambiguous[T] | NoMatch[T]


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """A name within a sentence: tokens ``start`` up to and not including ``end``."""

    start: int
    end: int
    match: Found[T] | Ambiguous[T]

    @property
    def items(self) -> tuple[T, ...]:
        return (self.match.item,) if isinstance(self.match, Found) else self.match.candidates
