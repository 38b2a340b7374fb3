"""How many typing errors a name may hold, and which known forms lie within that number of a written one.

An error is one letter too many, too few, another, or two neighbours swapped (optimal string alignment distance).
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

LARGEST_BUDGET = 2
REMEMBERED = 2048

PLACE_BITS = 24
"""Of a filed number the lowest bits tell the half (up to 16 million of them), the others its key."""
KEY_MASK = (1 << (64 - PLACE_BITS)) - 1
PLACE_MASK = (1 << PLACE_BITS) - 1


def edit_budget(length: int) -> int:
    """The errors allowed in a written form of that many letters. Two letters with an error are another word."""
    if length <= 2:
        return 0
    return 1 if length <= 6 else LARGEST_BUDGET


class DeletionIndex:
    """Finds the forms within one or two errors of a written one.

    Two errors in a word leave one half of it with at most one. So every form is filed under its left and its right
    half, whole and with each one letter left out; what shares such a key is near enough to be measured. Forms are
    filed by length, those of one length when first needed.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._of_length: dict[int, list[str]] = {}
        for form in dict.fromkeys(forms):
            self._of_length.setdefault(len(form), []).append(form)
        self._halves: dict[int, tuple[_Halves, _Halves]] = {}
        # The same words are written again and again.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._measured)

    def near(self, written: str, budget: int) -> Sequence[tuple[str, int]]:
        """The forms within ``budget`` (at most two) errors of the written one, with that number, nearest first."""
        return self._remembered(written, budget) if budget > 0 and written else ()

    def _measured(self, written: str, budget: int) -> tuple[tuple[str, int], ...]:
        candidates: list[str] = []
        for length in range(max(1, len(written) - budget), len(written) + budget + 1):
            if length in self._of_length:
                candidates += self._sharing_a_half(written, length)
        measured = process.extract(
            written, candidates, scorer=OSA.distance, processor=None, score_cutoff=budget, limit=None
        )
        found = ((form, int(distance)) for form, distance, _ in measured)
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))

    def _sharing_a_half(self, written: str, length: int) -> list[str]:
        """The forms of that length of which a half is in the written one, but for an error. That half began or ended
        at most one letter further on or back."""
        forms, middle = self._of_length[length], length // 2
        if length not in self._halves:
            self._halves[length] = (_Halves([f[:middle] for f in forms]), _Halves([f[middle:] for f in forms]))
        left, right = self._halves[length]
        size, places = len(written), set[int]()
        for end in range(max(0, middle - 1), min(size, middle + 1) + 1):
            places |= left.sharing_a_key(written[:end], middle)
        for start in range(max(0, size - (length - middle) - 1), min(size, size - (length - middle) + 1) + 1):
            places |= right.sharing_a_key(written[start:], length - middle)
        return [forms[place] for place in places]


class _Halves:
    """Halves of equally long forms, by place, filed under each of their keys.

    A filing is one number, of the key's hash and the place, in a sorted row: eight bytes instead of the hundred and
    more of a dictionary of lists. Two keys with one hash only mean that a form too many is measured.
    """

    def __init__(self, halves: Sequence[str]) -> None:
        numbers = [
            (hash(key) & KEY_MASK) << PLACE_BITS | place for place, half in enumerate(halves) for key in _keys(half)
        ]
        numbers.sort()
        self._filed = array("Q", numbers)

    def sharing_a_key(self, written: str, length: int) -> set[int]:
        """The places of the halves (all of that length) that have a key in common with the written part."""
        filed, places = self._filed, set[int]()
        keys = {written} if len(written) < length else _keys(written) if len(written) == length else _shortened(written)
        for key in keys:
            first = (hash(key) & KEY_MASK) << PLACE_BITS
            at = bisect_left(filed, first)
            while at < len(filed) and filed[at] <= first + PLACE_MASK:  # nearly always none
                places.add(filed[at] & PLACE_MASK)
                at += 1
        return places


def _keys(part: str) -> set[str]:
    """The part, and what is left of it without each one letter."""
    return {part, *_shortened(part)}


def _shortened(part: str) -> set[str]:
    return {part[:place] + part[place + 1 :] for place in range(len(part))}
