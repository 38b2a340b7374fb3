"""How many typing errors a name may hold, and which known forms lie within that number of a written one.

An error is one letter too many, too few, another, or two neighbours swapped (optimal string alignment distance).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

LARGEST_BUDGET = 2
REMEMBERED = 2048


def edit_budget(length: int) -> int:
    """The errors allowed in a written form of that many letters. Two letters with an error are another word."""
    if length <= 2:
        return 0
    return 1 if length <= 6 else LARGEST_BUDGET


class NearForms:
    """Finds the forms within one or two errors of a written one, by comparing with all of about that length: of 21,000
    forms it takes a millisecond, and a message asks for one or two."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._of_length: dict[int, list[str]] = {}
        for form in dict.fromkeys(forms):
            self._of_length.setdefault(len(form), []).append(form)
        # The same words are written again and again.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._measured)

    def near(self, written: str, budget: int) -> Sequence[tuple[str, int]]:
        """The forms within ``budget`` (at most two) errors of the written one, with that number, nearest first."""
        return self._remembered(written, budget) if budget > 0 and written else ()

    def _measured(self, written: str, budget: int) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        for length in range(len(written) - budget, len(written) + budget + 1):
            forms = self._of_length.get(length, ())
            near = process.extract(written, forms, scorer=OSA.distance, processor=None, score_cutoff=budget, limit=None)
            found += [(form, int(errors)) for form, errors, _ in near]
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))
