"""Groups of countries by name: continents, Scandinavia, the EU."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.understanding.names.folding import Token, compact
from bot.understanding.names.lands.nations import stretches
from medals_core.nations import NationGroup

_LONGEST = 5


class GroupSpan(NamedTuple):
    """A group named in a text: tokens ``start`` up to and not including ``end``."""

    start: int
    end: int
    group: NationGroup


class GroupIndex:
    """The groups by name, adjective, with and without a ``de`` before and ``landen`` after it."""

    def __init__(self, groups: Iterable[NationGroup]) -> None:
        self._by_form: dict[str, NationGroup] = {}
        for group in groups:
            adjectives = (group.adjective, group.adjective.removesuffix("e")) if group.adjective else ()
            for name in (group.name, *group.aliases, *adjectives):
                form = compact(name)
                for one in (form, form.removeprefix("de") if name.startswith("de ") else form):
                    self._by_form.setdefault(one, group)
            for adjective in adjectives[:1]:
                for noun in ("landen", "land", "staten"):
                    self._by_form.setdefault(compact(adjective) + noun, group)
                    self._by_form.setdefault(compact(adjective.removesuffix("e")) + noun, group)

        self._starts = frozenset(form[:size] for form in self._by_form for size in (1, 2, 3))

    def knows(self, word: str) -> bool:
        return word in self._by_form

    def scan(self, tokens: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> tuple[GroupSpan, ...]:
        """The groups that the tokens name, left to right, the longest where they overlap."""
        found: list[GroupSpan] = []
        for start, end, form in stretches(tokens, _LONGEST, self._starts):
            if (group := self._by_form.get(form)) is None or taken.intersection(range(start, end)):
                continue
            if not any(one.start < end and start < one.end for one in found):
                found.append(GroupSpan(start, end, group))
        return tuple(sorted(found, key=lambda one: one.start))
