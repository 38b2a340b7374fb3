"""Where in a sentence a name may stand."""

from collections.abc import Iterator, Sequence

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token
from bot.understanding.names.people.name_words import HARDLY_WORDS, NAME_WORDS
from bot.understanding.names.people.order import PARTICLES

LONGEST = 5
"""Words of a name."""


def open_places(tokens: Sequence[Token], taken: frozenset[int]) -> list[bool]:
    return [at not in taken and not token.folded.isdigit() for at, token in enumerate(tokens)]


def plain_places(tokens: Sequence[Token], sure: bool) -> list[bool]:
    """Which tokens are everyday words: not with a capital inside a sentence that has small letters too."""
    tell = not all(token.is_capitalised for token in tokens)
    return [
        token.folded in PARTICLES
        or (
            (token.folded in ORDINARY or (token.folded in NAME_WORDS - HARDLY_WORDS and not sure))
            and not (at > 0 and token.is_capitalised and not token.is_capitals and tell)
        )
        for at, token in enumerate(tokens)
    ]


def windows(tokens: Sequence[Token], fitting: Sequence[bool]) -> Iterator[tuple[range, list[str], list[int]]]:
    """Every stretch of fitting tokens of two words and more, the longest first: where it stands, its words, and the
    places of those that are no particles. It begins and ends with such a word."""
    outer = [at for at, token in enumerate(tokens) if fitting[at] and token.folded not in PARTICLES]
    stretches = [
        range(start, end + 1)
        for start in outer
        for end in outer
        if 0 < end - start < LONGEST and all(fitting[start : end + 1])
    ]
    for within in sorted(stretches, key=lambda one: (-len(one), one.start)):
        core = [at for at in within if tokens[at].folded not in PARTICLES]
        yield within, [tokens[at].folded for at in within], core
