"""Items: the phrases of a clause, in order, each with all that it may mean; and the bag from which a frame
takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

SMALL = "small"
UNKNOWN = "unknown"
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase: tokens ``start`` up to and not including ``end``; for each kind of meaning its values."""

    start: int
    end: int
    meanings: Mapping[str, Values]
    text: str = ""
    repairs: int = 0
    breaks: bool = False
    """Does a comma or another sign of a break stand before it?"""

    def has(self, kind: str, *values: Any) -> bool:
        if (found := self.meanings.get(kind)) is None or not values:
            return found is not None
        for value in values:  # noqa: SIM110 - asked two thousand times of a sentence: any() takes twice as long
            if value in found:
                return True
        return False

    def has_any(self, kinds: Iterable[str]) -> bool:
        return not self.meanings.keys().isdisjoint(kinds)

    def value(self, kind: str) -> Any:
        return self.meanings[kind][0]

    @property
    def said(self) -> str:
        """Its words, as they are compared with others."""
        return self.text.lower()

    @property
    def is_medal(self) -> bool:
        """ "goud", "plak": also where no rule has made a metal of it yet."""
        return self.has("colour") or self.has("noun", "medal")

    @property
    def is_small(self) -> bool:
        return SMALL in self.meanings

    def __repr__(self) -> str:
        said = "/".join(f"{kind}{list(map(_short, values)) if values != ('',) else ''}" for kind, values in
                        self.meanings.items())  # fmt: skip
        return f"<{self.text}: {said}>"


def _short(value: Any) -> str:
    return str(value)[:60]


def item(kind: str, value: Any, over: Sequence[Item]) -> Item:
    """One item in the place of several."""
    return Item(
        over[0].start, over[-1].end, {kind: (value,)}, " ".join(i.text for i in over), sum(i.repairs for i in over)
    )


def emptied(one: Item) -> Item:
    """The item as a word that says nothing."""
    return replace(one, meanings={SMALL: ("",)})


def inserted(at: int, kind: str, value: Any = "", text: str = "") -> Item:
    """A word that nobody typed, before the token ``at``."""
    return Item(at, at, {kind: (value,)}, text)


@dataclass
class Bag:
    """The items of a clause, of which a frame takes what it uses. What is left over decides: a reading must own every
    word."""

    items: Sequence[Item]
    taken: set[int] = field(default_factory=set)
    """places in ``items``"""
    index: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """the places of each kind, given where many bags share the items"""
    notes: list[Any] = field(default_factory=list)
    also: list[Any] = field(default_factory=list)
    defaults: int = 0

    def __post_init__(self) -> None:
        if not self.index:
            self.index = index_of(self.items)

    def places(self, kind: str, *values: Any) -> list[int]:
        found = self.index.get(kind)
        if not found:
            return []
        if not values:
            return [place for place in found if place not in self.taken] if self.taken else list(found)
        return [place for place in found if place not in self.taken and self.items[place].has(kind, *values)]

    def has(self, kind: str, *values: Any) -> bool:
        for place in self.index.get(kind, ()):
            if place not in self.taken and (not values or self.items[place].has(kind, *values)):
                return True
        return False

    def has_any(self, *kinds: str) -> bool:
        return any(map(self.has, kinds))

    def holds(self, *kinds: str) -> bool:
        """Is there an item of any of these kinds, taken or not?"""
        return not self.index.keys().isdisjoint(kinds)

    def tells(self, kind: str, *values: Any) -> bool:
        """Is there such an item, taken or not?"""
        return any(self.items[place].has(kind, *values) for place in self.index.get(kind, ()))

    def led_by(self, *kinds: str) -> bool:
        """Is the first item that weighs of any of these kinds: "heeft iemand …"?"""
        return any(one.has_any(kinds) for one in [one for one in self.items if not one.is_small][:1])

    def says(self, *texts: str) -> bool:
        """Is there an item of just these words, taken or not?"""
        return any(one.said in texts for one in self.items)

    def peek(self, kind: str, *values: Any) -> Any:
        """The value of the first such item, which stays; None when there is none."""
        for place in self.places(kind, *values):
            return self._value(place, kind, values)
        return None

    def take(self, kind: str, *values: Any) -> Any:
        """The value of the first such item, now taken; None when there is none. A phrase without a value gives ''."""
        if kind not in self.index:
            return None  # as nearly always: a frame asks for much that most texts do not hold
        for place in self.places(kind, *values):
            self.taken.add(place)
            return self._value(place, kind, values)
        return None

    def took(self, kind: str, *values: Any) -> bool:
        return kind in self.index and self.take(kind, *values) is not None

    def took_any(self, *kinds: str) -> bool:
        """Take the first item of each of these kinds; was there any?"""
        return sum(self.took(kind) for kind in kinds) > 0

    def take_all(self, kind: str, *values: Any) -> list[Any]:
        if kind not in self.index:
            return []
        found = self.places(kind, *values)
        self.taken.update(found)
        return [self._value(place, kind, values) for place in found]

    def skip(self, *kinds: str) -> None:
        """Take all items of these kinds: words that the frame leaves without further meaning."""
        for kind in kinds:
            name, _, value = kind.partition(".")
            if name in self.index:
                self.taken.update(self.places(name, *([value] if value else [])))

    def _value(self, place: int, kind: str, values: Values) -> Any:
        found = self.items[place].meanings[kind]
        return next((value for value in found if value in values), found[0]) if values else found[0]

    def open(self, place: int, inside: Sequence[Item]) -> None:
        """Put what is inside an item in its place."""
        self.items = [*self.items[:place], *inside, *self.items[place + 1 :]]
        self.taken = {one if one < place else one + len(inside) - 1 for one in self.taken if one != place}
        self.index = index_of(self.items)

    def copy(self) -> Bag:
        """To try something with."""
        return Bag(self.items, set(self.taken), self.index, list(self.notes), list(self.also), self.defaults)

    def become(self, other: Bag) -> None:
        """What was tried is so."""
        self.taken, self.notes, self.also, self.defaults = other.taken, other.notes, other.also, other.defaults

    @property
    def is_touched(self) -> bool:
        """Did a frame do anything with it?"""
        return bool(self.taken or self.notes or self.also or self.defaults)

    def left(self) -> list[Item]:
        """The items that nothing owns. Small words are nobody's, but do not count."""
        return [one for place, one in enumerate(self.items) if place not in self.taken and not one.is_small]

    def __repr__(self) -> str:
        return " ".join(f"{'-' if place in self.taken else ''}{one!r}" for place, one in enumerate(self.items))


def index_of(items: Sequence[Item]) -> dict[str, list[int]]:
    """The places of each kind of meaning."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(items):
        for kind in one.meanings:
            found.setdefault(kind, []).append(place)
    return found


def joined(items: Iterable[Item]) -> str:
    return " ".join(one.text for one in items)
