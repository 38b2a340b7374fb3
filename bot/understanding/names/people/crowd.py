"""Very many people by the words of their names, in little memory: the medallists of all Games of the other season.

27,000 people as whole written forms (`bot.understanding.names.search`) take 15 MB and a second to make; by their words
they take 1 MB. In return nobody is found by words that are run together, except by a given name of two.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bot.understanding.names.folding import variants
from bot.understanding.names.people.order import PARTICLES
from bot.understanding.names.vocabulary import Vocabulary
from medals_core.nations import Noc

_PART_BITS = 2
_PART_MASK = (1 << _PART_BITS) - 1
_NUMBER_AT = 32
_BEARER_MASK = (1 << _NUMBER_AT) - 1
_RECENT = 24
"""Years."""
_SHORTEST_WITH_AN_ERROR = 4
_SHORTEST_WITH_TWO = 7


Forms = tuple[tuple[str, ...], ...]
"""The ways of writing one word, each as the words it falls into: Blankers-Koen is two."""


class Part(IntEnum):
    """What of a name a word is."""

    FIRST = 0
    """the given name, or the first of several"""
    SURNAME = 1
    """the surname, but for its particles"""
    PIECE = 2
    """one of several words of a surname, or a further given name"""


class Person(NamedTuple):
    """Somebody to be found by name. ``names``: each name as given names and surname, its particles with it; ``fame``:
    how well one is known; ``last``: the year of the last medal."""

    names: tuple[tuple[str, str], ...]
    nocs: tuple[Noc, ...]
    fame: float
    last: int


class Bearer(NamedTuple):
    """Somebody whose name holds the written words, but for so many errors; ``misnamed``: some in the given name."""

    place: int
    parts: frozenset[Part]
    errors: int = 0
    misnamed: bool = False


class Crowd:
    """The people, by place in the order in which they were given."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.fame = array("f")
        self._last = array("H")
        self._nocs = array("H")
        nations: dict[tuple[Noc, ...], int] = {}
        numbers: dict[str, int] = {}
        filed = array("Q")
        forms = lru_cache(maxsize=4096)(_forms)  # given names return
        for place, person in enumerate(people):
            self.fame.append(person.fame)
            self._last.append(person.last)
            self._nocs.append(nations.setdefault(person.nocs, len(nations)))
            for word, part in _words(person.names, forms).items():
                number = numbers.setdefault(word, len(numbers))
                filed.append(number << _NUMBER_AT | place << _PART_BITS | part)
        self._since = max(self._last, default=0) - _RECENT
        self._nations = tuple(nations)
        self._words = Vocabulary(numbers)
        by_length = sorted(numbers, key=lambda word: (len(word), word))  # as they are numbered there
        final = {numbers[word]: at for at, word in enumerate(by_length)}
        del numbers, by_length
        in_order = sorted(final[one >> _NUMBER_AT] << _NUMBER_AT | one & _BEARER_MASK for one in filed)
        counts = Counter(one >> _NUMBER_AT for one in in_order)
        self._starts = array("I", accumulate((counts[number] for number in range(len(self._words))), initial=0))
        self._bearers = array("I", (one & _BEARER_MASK for one in in_order))

    def nocs(self, place: int) -> tuple[Noc, ...]:
        return self._nations[self._nocs[place]]

    def is_recent(self, place: int) -> bool:
        """Did the person win at one of the last Games?"""
        return self._last[place] >= self._since

    def knows(self, word: str) -> bool:
        return self._words.number(word) is not None

    def is_given_name(self, word: str) -> bool:
        """Is the word somebody's given name here?"""
        return Part.FIRST in self._of(word).values()

    def is_surname(self, word: str) -> bool:
        """Is it the surname of somebody well known here?"""
        return any(part is Part.SURNAME and self.fame[place] > 1.0 for place, part in self._of(word).items())

    def exactly(self, words: Sequence[str]) -> list[Bearer]:
        """Everybody whose name holds each of the words."""
        held: list[Mapping[int, Part]] = []
        for word in words:
            found = self._of(word)
            if not found:
                return []
            held.append(found)
        fewest = min(held, key=len)
        return [
            Bearer(place, frozenset(one[place] for one in held))
            for place in fewest
            if all(place in one for one in held)
        ]

    def nearly(self, words: Sequence[str], most_errors: int, *, anyhow: bool = False) -> list[Bearer]:
        """Everybody whose name holds each of the words but for typing errors, those with the fewest. ``anyhow``: also
        in the first letter of a word."""
        found: dict[int, Bearer] | None = None
        for word in sorted(words, key=len, reverse=True):
            here: dict[int, Bearer] = {}
            for number, errors in ((None, 0), *self._words.near(word, min(_budget(word), most_errors), anyhow)):
                for place, part in (self._of(word) if number is None else self._at(number)).items():
                    before = _NOBODY if found is None else found.get(place)
                    if before is not None and place not in here and before.errors + errors <= most_errors:
                        misnamed = before.misnamed or (errors > 0 and part is Part.FIRST)
                        here[place] = Bearer(place, before.parts | {part}, before.errors + errors, misnamed)
            found = here
        bearers = (found or {}).values()
        least = min((one.errors for one in bearers), default=0)
        return [one for one in bearers if one.errors == least]

    def _of(self, word: str) -> Mapping[int, Part]:
        number = self._words.number(word)
        return {} if number is None else self._at(number)

    def _at(self, number: int) -> Mapping[int, Part]:
        filed = self._bearers[self._starts[number] : self._starts[number + 1]]
        return {one >> _PART_BITS: _PARTS[one & _PART_MASK] for one in filed}


_PARTS = tuple(Part)
_NOBODY = Bearer(-1, frozenset())


def _budget(word: str) -> int:
    if len(word) < _SHORTEST_WITH_AN_ERROR:
        return 0
    return 1 if len(word) < _SHORTEST_WITH_TWO else 2


def _words(names: Iterable[tuple[str, str]], forms: Callable[[str], Forms]) -> dict[str, Part]:
    """Each word of somebody's names with what it is of them, the surest first: a surname before a given name."""
    found: dict[str, Part] = {}
    for given, surname in names:
        if given.isascii() and given.isalpha() and surname.isascii() and surname.isalpha():
            found[surname.lower()] = Part.SURNAME
            found.setdefault(given.lower(), Part.FIRST)
            continue
        written = [forms(word) for word in surname.split()]
        core = [one for one in written if not PARTICLES.issuperset(one[0])] or written
        lone = len(core) == 1 and len(core[0][0]) == 1
        for one in core:
            for form in one:
                found.update({word: Part.SURNAME if lone else Part.PIECE for word in form if word not in PARTICLES})
                if len(core) == 1 < len(form):
                    found["".join(form)] = Part.SURNAME  # Blankerskoen
        for at, one in enumerate(forms(word) for word in given.split()):
            for form in one:
                for word in form:
                    found.setdefault(word, Part.PIECE if at or word != form[0] else Part.FIRST)
                if len(form) > 1 and not at:
                    found.setdefault("".join(form), Part.FIRST)  # Inbee for In-bee
    return found


def _forms(word: str) -> Forms:
    plain = word.lower()
    if plain.isascii() and plain.isalpha():
        return ((plain,),)  # as most are; the rest is worth ten times as much work
    return tuple(tuple(form.split()) for form in variants(word) if form) or ((word,),)
