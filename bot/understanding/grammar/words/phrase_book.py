"""The phrase book: how things are said, as YAML that anybody can mend. A phrase stands under the kind and value that it
means; the same words may mean several things, of which a frame takes the one it needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.understanding.names.folding import fold
from medals_core.slimming import Interner

PHRASES = Path(__file__).parents[1] / "phrases"


class Meaning(NamedTuple):
    kind: str
    value: str


class Written(NamedTuple):
    """A phrase found in a text: tokens ``start`` up to and not including ``end``."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class _Place(NamedTuple):
    """One place of a pattern: the words that may stand there; may it be left out?"""

    choices: tuple[tuple[str, ...], ...]
    optional: bool


class _Pattern(NamedTuple):
    places: tuple[_Place, ...]
    meaning: Meaning

    def add_ends(self, found: list[int], words: Sequence[str], at: int, place: int = 0) -> None:
        """Adds where the pattern may end when its place stands at ``at``."""
        if place == len(self.places):
            found.append(at)
            return
        choices, optional = self.places[place]
        here = words[at] if at < len(words) else ""
        for choice in choices:
            if choice[0] == here and (len(choice) == 1 or tuple(words[at : at + len(choice)]) == choice):
                self.add_ends(found, words, at + len(choice), place + 1)
        if optional:
            self.add_ends(found, words, at, place + 1)


class PhraseBook:
    """Finds phrases in folded words. Built once; the patterns that may begin with a word are tried at that word."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._alone: dict[str, list[tuple[int, _Pattern]]] = {}
        """those that may be a single word, with their place in the book"""
        self._by_two: dict[str, dict[str, list[tuple[int, _Pattern]]]] = {}
        """the others, by the two words that they may begin with"""
        self.words: set[str] = set()
        number, one = 0, Interner()
        for name, lines in entries.items():
            kind, _, value = name.partition(".")
            for line in lines:
                pattern = _Pattern(_places(str(line), one), Meaning(kind, value))
                self.words.update(word for place in pattern.places for choice in place.choices for word in choice)
                number += 1
                numbered, starts = (number, pattern), set(_starts(pattern.places))
                for first, second in starts:
                    if not second:
                        self._alone.setdefault(first, []).append(numbered)
                    elif (first, "") not in starts:
                        self._by_two.setdefault(first, {}).setdefault(second, []).append(numbered)

    def find(self, words: Sequence[str]) -> Iterator[Written]:
        """All phrases that stand in the words, at every place and of every length."""
        words = [as_in_the_book(word) for word in words]
        for start, word in enumerate(words):
            found: dict[int, list[Meaning]] = {}
            tried: Sequence[tuple[int, _Pattern]] = self._alone.get(word, ())
            longer = self._by_two.get(word)
            if longer is not None and start + 1 < len(words) and words[start + 1] in longer:
                tried = sorted([*tried, *longer[words[start + 1]]], key=itemgetter(0))
            for _, pattern in tried:
                ends: list[int] = []
                pattern.add_ends(ends, words, start)
                for end in ends:
                    meanings = found.setdefault(end, [])
                    if end > start and pattern.meaning not in meanings:
                        meanings.append(pattern.meaning)
            for end, meanings in found.items():
                if meanings:
                    yield Written(start, end, tuple(meanings))


def as_in_the_book(word: str) -> str:
    """What is said of Winter Games is said of Summer Games in the same words; which of them is told by the season. And
    who says "ge" says "je"."""
    return f"winter{word[len('zomer') :]}" if word.startswith("zomer") else _FLEMISH.get(word, word)


_FLEMISH = {"ge": "je", "gij": "jij"}


def _places(line: str, one: Interner) -> tuple[_Place, ...]:
    """The places of a line of the book: ``a|b`` is either, ``a?`` may be left out."""
    places = []
    for part in line.split():
        said = (fold(choice).split() for choice in part.rstrip("?").split("|"))
        choices = tuple(one(tuple(one(as_in_the_book(word)) for word in words)) for words in said if words)
        if choices:  # not of a sign alone, which no word of a text can be
            places.append(one(_Place(one(choices), part.endswith("?"))))
    return tuple(places)


def _starts(places: Sequence[_Place]) -> Iterator[tuple[str, str]]:
    """The first two words that a pattern may begin with; the second empty where it may be one word alone."""
    for at, place in enumerate(places):
        rest = places[at + 1 :]
        ends = all(other.optional for other in rest)
        following = ("",) if ends else tuple(_first_words(rest))
        for choice in place.choices:
            yield from ((choice[0], choice[1]),) if len(choice) > 1 else ((choice[0], word) for word in following)
        if not place.optional:
            break


def _first_words(places: Sequence[_Place]) -> set[str]:
    """The words that a pattern may begin with."""
    first: set[str] = set()
    for place in places:
        first.update(choice[0] for choice in place.choices)
        if not place.optional:
            break
    return first


@cache
def phrase_book() -> PhraseBook:
    """The book of this package; read once."""
    entries: dict[str, list[str]] = {}
    for path in sorted(PHRASES.glob("*.yaml")):
        for name, lines in (read_yaml(path) or {}).items():
            entries.setdefault(name, []).extend(lines or ())
    return PhraseBook(entries)


def read_yaml(path: Path) -> Any:
    """A file of this package, with the quick loader where there is one: it is ten times as fast."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe one


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
