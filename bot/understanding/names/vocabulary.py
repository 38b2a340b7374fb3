"""Very many words in little memory: 26,000 of them as separate strings take 2 MB, in one string a length 0.2."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

REMEMBERED = 2048

_ALIKE = {
    "c": "cks", "k": "kc", "s": "scz", "z": "zs", "f": "fvp", "v": "vf", "i": "ijy", "j": "jiy", "y": "yij", "p": "pf",
    "w": "wv",
}  # fmt: skip
"""The letters with which a word may begin when it is heard: somebody who mistypes a name rarely errs in the first."""

_BEYOND = chr(0x10FFFF)


class Vocabulary:
    """Numbered words, by length and then in alphabetical order."""

    def __init__(self, words: Iterable[str]) -> None:
        of_length: dict[int, set[str]] = {}
        for word in words:
            of_length.setdefault(len(word), set()).add(word)
        self._rows: dict[int, str] = {}
        self._first: dict[int, int] = {}
        self._size = 0
        for length, held in sorted(of_length.items()):
            self._rows[length], self._first[length] = "".join(sorted(held)), self._size
            self._size += len(held)
        # The same words are written again and again.
        self.near = lru_cache(maxsize=REMEMBERED)(self._near)
        self.number = lru_cache(maxsize=REMEMBERED)(self._number)

    def __len__(self) -> int:
        return self._size

    def _number(self, word: str) -> int | None:
        """The number of the word; None when it is not held."""
        length = len(word)
        if length not in self._rows:
            return None
        row, at = self._rows[length], self._place(word, length)
        return self._first[length] + at if row[at * length : (at + 1) * length] == word else None

    def _place(self, start: str, length: int) -> int:
        """How many words of that length come before it in the alphabet."""
        row = self._rows[length]
        return bisect_left(range(len(row) // length), start, key=lambda at: row[at * length : (at + 1) * length])

    def _near(self, word: str, budget: int, anyhow: bool = False) -> Sequence[tuple[int, int]]:
        """The words within that many errors of the written one that begin as it does to the ear, or ``anyhow``: number
        and errors, the nearest first."""
        found: list[tuple[int, int]] = []
        for length in range(max(2, len(word) - budget), len(word) + budget + 1):
            if length not in self._rows:
                continue
            row = self._rows[length]
            firsts = [(first, chr(ord(first) + 1)) for first in _ALIKE.get(word[0], word[0])]
            for first, beyond in [("", _BEYOND)] if anyhow else firsts:
                start, end = self._place(first, length), self._place(beyond, length)
                held = [row[at * length : (at + 1) * length] for at in range(start, end)]
                near = process.extract(word, held, scorer=OSA.distance, processor=None, score_cutoff=budget, limit=None)
                found += [(self._first[length] + start + at, int(errors)) for _, errors, at in near]
        return tuple(sorted(found, key=lambda one: (one[1], one[0])))
