"""How many typing errors a name may hold, and which known forms lie within that number of a written one.

An error is one letter too many, too few, another, or two neighbours swapped (optimal string alignment distance).
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

LARGEST_BUDGET = 2

PLACE_BITS = 24
"""Of a filed number the lowest bits tell the form (up to 16 million of them), the others its key."""
KEY_MASK = (1 << (64 - PLACE_BITS)) - 1
PLACE_MASK = (1 << PLACE_BITS) - 1


def edit_budget(length: int) -> int:
    """The errors allowed in a written form of that many letters. Two letters with an error are another word."""
    if length <= 2:
        return 0
    return 1 if length <= 6 else LARGEST_BUDGET


class NearForms:
    """Finds the forms within one or two errors of a written one.

    Two errors in a word leave one half of it with at most one. So every form is filed under its left and its right
    half, whole and with each one letter left out; what shares such a key is near enough to be measured.

    A filing is one number, of the key's hash and the form's place, in a sorted row: eight bytes instead of the hundred
    and more of a dictionary of lists. Two keys with one hash only mean that a form too many is measured.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms: Sequence[str] = tuple(dict.fromkeys(forms))
        self._filed: array[int] | None = None

    def __len__(self) -> int:
        return len(self._forms)

    def near(self, written: str, budget: int) -> list[tuple[str, int]]:
        """The forms within ``budget`` (at most two) errors of the written one, with that number, nearest first."""
        if budget <= 0 or not written:
            return []
        filed = self._keys()
        places: set[int] = set()
        for key in _keys_of_written(written, budget):
            first = _hashed(key) << PLACE_BITS
            start = bisect_left(filed, first)
            end = bisect_left(filed, first + PLACE_MASK + 1, start)
            if end > start:
                places.update(number & PLACE_MASK for number in filed[start:end])
        candidates = [self._forms[place] for place in places]
        measured = process.extract(
            written, candidates, scorer=OSA.distance, processor=None, score_cutoff=budget, limit=None
        )
        return sorted(((form, int(distance)) for form, distance, _ in measured), key=lambda pair: (pair[1], pair[0]))

    def _keys(self) -> "array[int]":
        if self._filed is None:
            numbers = (
                _hashed(key) << PLACE_BITS | place
                for place, form in enumerate(self._forms)
                for key in _keys_of_form(form)
            )
            self._filed = array("Q", sorted(numbers))
        return self._filed


def _hashed(key: str) -> int:
    return hash(key) & KEY_MASK


def _keys_of_form(form: str) -> set[str]:
    length = len(form)
    half = length // 2
    keys = {f"{length}<{part}" for part in _with_one_left_out(form[:half])}
    keys.update(f"{length}>{part}" for part in _with_one_left_out(form[half:]))
    return keys


def _keys_of_written(written: str, budget: int) -> set[str]:
    """The keys under which a form within the budget is filed, for each length that it can have. The half with at
    most one error began or ended at most one letter further on or back."""
    size = len(written)
    keys: set[str] = set()
    for length in range(max(1, size - budget), size + budget + 1):
        left = length // 2
        for n in range(max(0, left - 1), min(size, left + 1) + 1):
            keys.update(f"{length}<{part}" for part in _with_one_left_out(written[:n]) if left - 1 <= len(part) <= left)
        right = length - left
        for n in range(max(0, right - 1), min(size, right + 1) + 1):
            part_written = written[size - n :]
            keys.update(f"{length}>{p}" for p in _with_one_left_out(part_written) if right - 1 <= len(p) <= right)
    return keys


def _with_one_left_out(part: str) -> Iterator[str]:
    yield part
    for place in range(len(part)):
        yield part[:place] + part[place + 1 :]
