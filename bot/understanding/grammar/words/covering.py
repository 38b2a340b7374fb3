"""The best cover of the words of a clause by what was found in it: the one with the fewest unknown words, then the
fewest repairs, then the longest phrases."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bot.understanding.grammar.items import SMALL, UNKNOWN, Item
from bot.understanding.names.folding import Token

_ENTITIES = frozenset(("nation", "described", "athlete", "event", "games", "moment", "rank"))


class Candidate(NamedTuple):
    start: int
    end: int
    meanings: tuple[tuple[str, Any], ...]
    repairs: int = 0


def cover(words: Sequence[Token], candidates: Iterable[Candidate]) -> tuple[Item, ...]:
    """The best cover of the words by candidates, which may not overlap; a word under none is unknown."""
    by_start: dict[int, dict[int, list[Candidate]]] = {}
    for one in candidates:
        by_start.setdefault(one.start, {}).setdefault(one.end, []).append(one)
    n = len(words)
    best: list[tuple[tuple[int, int, int, int], int, list[Candidate]]] = [((0, 0, 0, 0), n, [])] * (n + 1)
    for start in range(n - 1, -1, -1):
        rest = best[start + 1][0]
        choice: tuple[tuple[int, int, int, int], int, list[Candidate]] = (
            (rest[0] + 1, rest[1], rest[2] + 1, rest[3]),
            start + 1,
            [],
        )
        for end, found in by_start.get(start, {}).items():
            rest = best[end][0]
            repairs = min(one.repairs for one in found)
            entity = end - start > 1 and any(kind in _ENTITIES for one in found for kind, _ in one.meanings)
            cost = (rest[0], rest[1] + repairs, rest[2] + 1, rest[3] - entity)
            if cost < choice[0]:
                choice = (cost, end, found)
        best[start] = choice
    items: list[Item] = []
    at = 0
    while at < n:
        _, end, found = best[at]
        text = " ".join(word.text for word in words[at:end])
        items.append(_item(at, end, text, found))
        at = end
    return tuple(items)


def _item(start: int, end: int, text: str, found: Sequence[Candidate]) -> Item:
    if not found:
        return Item(start, end, {UNKNOWN: (text,)}, text)
    repairs = min(one.repairs for one in found)
    meanings: dict[str, list[Any]] = {}
    for candidate in found:
        if candidate.repairs > repairs:
            continue  # "ireen" is Wüst, rather than Ireland misspelt
        for kind, value in candidate.meanings:
            values = meanings.setdefault(kind, [])
            if value not in values:
                values.append(value)
    if _ENTITIES & meanings.keys():
        meanings.pop(SMALL, None)
    if "nation" in meanings:
        meanings.pop("versus", None)
    if "event" in meanings:
        meanings.pop("number", None)
        meanings.pop("noun", None)
    return Item(start, end, {kind: tuple(values) for kind, values in meanings.items()}, text, repairs)
