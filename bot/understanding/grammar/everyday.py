"""Everyday words that change nothing in a question: thousands of messages hold one of them, and none asks anything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.understanding.grammar.items import SMALL
from bot.understanding.grammar.phrase_book import PHRASES, read_yaml
from bot.understanding.names.folding import fold

Meanings = tuple[tuple[str, str], ...]

_MEANINGS: Mapping[str, Meanings] = {
    "attitude": ((SMALL, ""),),
    "saying": ((SMALL, ""),),
    "judging": ((SMALL, ""), ("narrowing", "")),
    "talk": ((SMALL, ""), ("talk", "")),
}
"""What the words of each list of the file mean."""


@cache
def everyday() -> Mapping[str, Meanings]:
    """What each of the words means, by its folded form."""
    lists = read_yaml(PHRASES.parent / "everyday.yaml")
    return {fold(word): _MEANINGS[kind] for kind, words in lists.items() for word in words.split()}


@cache
def talked_of() -> frozenset[str]:
    """The words for whom one talks with and what for."""
    return frozenset(word for word, meanings in everyday().items() if ("talk", "") in meanings)
