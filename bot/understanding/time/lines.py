"""A text as the patterns of moments read it: lower case, no accents, typing errors in the names of days and months
repaired; and the way back from a stretch of it to the tokens."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token

_WORDS = (
    "januari", "februari", "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "gisteren", "eergisteren", "vandaag", "vanavond", "halverwege",
    "slotdag", "gisteravond", "middernacht", "valentijnsdag", "openingsdag",
)  # fmt: skip
_KNOWN = frozenset(_WORDS)


class Line(NamedTuple):
    plain: str
    words: Sequence[Token]
    bounds: tuple[tuple[int, int], ...]
    """where each of the words stands in ``plain``"""

    @classmethod
    def of(cls, cleaned: str, words: Sequence[Token]) -> "Line":
        parts: list[str] = []
        bounds: list[tuple[int, int]] = []
        at = length = 0
        for word in words:
            gap, written = _plain(cleaned[at : word.start]), _repaired(_plain(cleaned[word.start : word.end]))
            parts += (gap, written)
            bounds.append((length + len(gap), length + len(gap) + len(written)))
            length += len(gap) + len(written)
            at = word.end
        parts.append(_plain(cleaned[at:]))
        return cls("".join(parts), words, tuple(bounds))

    def places(self, start: int, end: int) -> tuple[int, int]:
        """The first token of the stretch and the one after its last."""
        return places(self.bounds, start, end)


def places(bounds: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The first of the words with these bounds that the stretch touches, and the one after the last."""
    touched = [place for place, (first, last) in enumerate(bounds) if first < end and last > start]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _plain(text: str) -> str:
    """Lower case without accents, of the same length."""
    if text.isascii():
        return text.lower()
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _repaired(word: str) -> str:
    if len(word) < 6 or word in ORDINARY or word in _KNOWN or not word.isalpha():
        return word
    for known in _WORDS:
        if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and OSA.distance(known, word, score_cutoff=1) <= 1:
            return known
    return word
