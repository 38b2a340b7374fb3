"""Which items bear a written form, in little memory: names are most of what the bot knows."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate

from bot.understanding.names.found import MatchKind
from medals_core.people import Places

KIND_BITS = 3
"""Of a filed number the lowest bits tell what of the name the form is, the others the item's place."""
KIND_MASK = (1 << KIND_BITS) - 1
KINDS = tuple(MatchKind)


class FormIndex:
    """The bearers of each form: the places of the items, and what of its name the form is.

    23,000 forms as a dictionary of lists of pairs take 5 MB, twenty times their numbers. So all bearers stand in one
    row of numbers, form after form, and the number of a form is looked up by its hash.
    """

    def __init__(self, borne: Iterable[tuple[str, int, MatchKind]]) -> None:
        """``borne``: a form, the place of an item that bears it, and what of its name it is; in order of place."""
        numbers: dict[str, int] = {}
        form_of, bearer = array("I"), array("I")
        for form, place, how in borne:
            form_of.append(numbers.setdefault(form, len(numbers)))
            bearer.append(place << KIND_BITS | how)
        by_form = sorted(range(len(form_of)), key=form_of.__getitem__)
        counts = [0] * len(numbers)
        for number in form_of:
            counts[number] += 1
        self._forms = tuple(numbers)
        self._numbers = Places(numbers.items(), len(numbers))
        self._starts = array("I", accumulate(counts, initial=0))
        self._bearers = array("I", [bearer[filing] for filing in by_form])

    @property
    def forms(self) -> tuple[str, ...]:
        """In the order in which they were first given."""
        return self._forms

    def items(self) -> Iterator[tuple[str, list[tuple[int, MatchKind]]]]:
        """Each form with its bearers."""
        for number, form in enumerate(self._forms):
            yield form, self._of(number)

    def of(self, form: str) -> list[tuple[int, MatchKind]]:
        """Place and way of each bearer, in order of place; empty when nobody bears that form."""
        number = next((one for one in self._numbers.of(form) if self._forms[one] == form), None)
        return [] if number is None else self._of(number)

    def _of(self, number: int) -> list[tuple[int, MatchKind]]:
        filed = self._bearers[self._starts[number] : self._starts[number + 1]]
        return [(one >> KIND_BITS, KINDS[one & KIND_MASK]) for one in filed]
