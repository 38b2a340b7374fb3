"""Everyday words that change nothing in a question, and those that are vague: thousands of messages hold one of them,
and none asks anything."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.understanding.grammar.items import SMALL, UNKNOWN
from bot.understanding.grammar.words.phrase_book import phrase_book, read_yaml
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import fold
from bot.understanding.names.people.given_names import DUTCH

Meanings = tuple[tuple[str, str], ...]

_MEANINGS: Mapping[str, Meanings] = {
    "attitude": ((SMALL, ""),),
    "saying": ((SMALL, ""),),
    "judging": ((SMALL, ""), ("narrowing", "")),
    "talk": ((SMALL, ""), ("talk", "")),
    **{each: ((UNKNOWN, ""), ("vague", each)) for each in ("much", "often", "somebody")},
}
"""What the words of each list of the file mean."""


@cache
def everyday() -> Mapping[str, Meanings]:
    """What each of the words means, by its folded form."""
    lists = read_yaml(Path(__file__).with_name("everyday.yaml"))
    return {fold(word): _MEANINGS[kind] for kind, words in lists.items() for word in words.split()}


@cache
def talked_of() -> frozenset[str]:
    """The words for whom one talks with and what for."""
    return frozenset(word for word, meanings in everyday().items() if ("talk", "") in meanings)


def is_known_word(word: str) -> bool:
    """Is it a word or a number that means something to us, though perhaps not where it stands, and no given name?"""
    plain = fold(word)
    known = plain.isdigit() or plain in ORDINARY or plain in everyday() or plain in phrase_book().words
    return known and plain not in DUTCH
