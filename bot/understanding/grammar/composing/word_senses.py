"""What a word means beside certain others, told in tables: one row a meaning, of which the first that fits holds.

A row tells of the word and of its neighbours what they are like. ``noun.medal`` is a meaning, ``'nou/nu'`` all that
is said, ``'won*'``, ``'*land'`` and ``'*teller*'`` how it begins or ends or what it holds, ``,`` that a comma stands
before it, ``^`` that nothing is there (before the first word, behind the last); ``!`` denies, ``&`` joins and ``|``
offers.

What it then means is told as ``colour.gold 'goud'``: the meanings, and what the word is read as where that is another.
``=`` is the word as it is, ``-number`` the word without that meaning, ``~moment`` with that alone, ``++small`` with
that too, ``rank<number`` a rank by its number; ``+`` puts another word behind it, and one with ``^`` stands before it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bot.understanding.grammar.items import SMALL, UNKNOWN, Item, Values
from medals_core.medals import Colour

Test = Callable[[Item | None], bool]
Place = Callable[[Sequence[Item], int], bool]
Made = Callable[[Sequence[Item], int], Iterable[Item]]


@dataclass(frozen=True)
class Sense:
    """``word`` has the meaning ``becomes`` where all that is told of its neighbours holds. A tuple: all of them."""

    word: str
    becomes: str | Made
    before: str = ""
    after: str = ""
    after_small: str = ""
    """the first word behind it that is not small"""
    ahead: str | tuple[str, ...] = ()
    """some word before it"""
    behind: str | tuple[str, ...] = ()
    """some word behind it"""
    among: str | tuple[str, ...] = ()
    """some word of the clause"""
    without: str | tuple[str, ...] = ()
    """no word of the clause"""
    said: str = ""
    """a pattern of what is said before it, in one line"""
    follows: str = ""
    """a pattern of what is said behind it"""
    when: Place | None = None


class Senses:
    """The rows of a table, in their order, by what a word must say or mean for them to hold."""

    def __init__(self, rows: Sequence[Sense]) -> None:
        self._rows = rows
        self._by_start: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for start in {start for offered in row.word.split("|") for start in _starts(offered)}:
                self._by_start.setdefault(start, []).append(number)

    def of(self, items: Sequence[Item]) -> list[Item]:
        """The items, each as what it means where it stands."""
        return [meant for place in range(len(items)) for meant in self._meant(items, place)]

    def _meant(self, items: Sequence[Item], place: int) -> Iterable[Item]:
        one = items[place]
        starts = (f"'{one.text.lower()}'", "", *one.meanings)
        numbers = sorted({number for start in starts for number in self._by_start.get(start, ())})
        for number in numbers:
            row = self._rows[number]
            if _holds(row, items, place):
                return _words(one, row.becomes) if isinstance(row.becomes, str) else row.becomes(items, place)
        return (one,)


def _starts(offered: str) -> list[str]:
    """What the word must say or mean at least; empty where that is no one thing."""
    first = offered.split("&")[0]
    if first.startswith("'"):
        return [""] if "*" in first else [f"'{said}'" for said in first[1:-1].split("/")]
    return [first.partition(".")[0]]


def _holds(row: Sense, items: Sequence[Item], place: int) -> bool:
    return (
        _test(row.word)(items[place])
        and (not row.before or _test(row.before)(items[place - 1] if place else None))
        and (not row.after or _test(row.after)(items[place + 1] if place + 1 < len(items) else None))
        and (not row.after_small or _test(row.after_small)(next_large(items, place)))
        and all(holds(items[:place], one) for one in _each(row.ahead))
        and all(holds(items[place + 1 :], one) for one in _each(row.behind))
        and all(holds(items, one) for one in _each(row.among))
        and not any(holds(items, one) for one in _each(row.without))
        and (not row.said or re.search(row.said, _spoken(items[:place])) is not None)
        and (not row.follows or re.search(row.follows, _spoken(items[place + 1 :])) is not None)
        and (row.when is None or row.when(items, place))
    )


def holds(items: Iterable[Item], told: str) -> bool:
    """Is one of the items like that?"""
    return any(map(_test(told), items))


def follow(items: Sequence[Item], *told: str) -> bool:
    """Do items like these stand there, one behind the other?"""
    tests = [_test(one) for one in told]
    starts = range(len(items) - len(tests) + 1)
    return any(all(test(one) for test, one in zip(tests, items[at:], strict=False)) for at in starts)


def next_large(items: Sequence[Item], place: int) -> Item | None:
    return next((one for one in items[place + 1 :] if not one.is_small), None)


def _each(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told


def _spoken(items: Iterable[Item]) -> str:
    return " ".join(one.text.lower() for one in items)


@cache
def _test(told: str) -> Test:
    offered = [[_atom(each) for each in one.split("&")] for one in told.split("|")]
    return lambda one: any(all(atom(one) for atom in each) for each in offered)


def _atom(told: str) -> Test:
    if told.startswith("!"):
        denied = _atom(told[1:])
        return lambda one: not denied(one)
    if told == "^":
        return lambda one: one is None
    if told == ",":
        return lambda one: one is not None and one.breaks
    if told.startswith("'"):
        said = [_text(each) for each in told[1:-1].split("/")]
        return lambda one: one is not None and any(fits(one.text.lower()) for fits in said)
    kind, _, value = told.partition(".")
    values = (_value(kind, value),) if value else ()
    return lambda one: one is not None and one.has(kind, *values)


def _text(said: str) -> Callable[[str], bool]:
    part = said.strip("*")
    if said.startswith("*") and said.endswith("*"):
        return lambda text: part in text
    if said.startswith("*"):
        return lambda text: text.endswith(part)
    return (lambda text: text.startswith(part)) if said.endswith("*") else (lambda text: text == part)


def _value(kind: str, value: str) -> Any:
    if kind in ("colour", "metal"):
        return Colour(value)
    return int(value) if value.isdigit() else value


def _words(one: Item, becomes: str) -> Iterator[Item]:
    at, is_told = one.start, False
    for told in becomes.split(" + "):
        meanings, _, text = told.partition(" ")
        if is_told or meanings.startswith("^"):
            yield Item(at, at, _meanings(one, meanings.lstrip("^")), text[1:-1])
        else:
            yield replace(one, meanings=_meanings(one, meanings), text=text[1:-1] or one.text)
            at, is_told = one.end, True


def _meanings(one: Item, told: str) -> Mapping[str, Values]:
    if told == "=":
        return one.meanings
    if told.startswith("-"):
        return {kind: values for kind, values in one.meanings.items() if kind != told[1:]} or {SMALL: ("",)}
    if told.startswith("~"):
        return {told[1:]: one.meanings[told[1:]]}
    if told.startswith("++"):
        return {**one.meanings, told[2:]: ("",)}
    if told == UNKNOWN:
        return {UNKNOWN: (one.text,)}
    if "<" in told:
        kind, _, by = told.partition("<")
        return {kind: (int(one.value(by)),)}
    named = (each.partition(".") for each in told.split("&"))
    return {kind: (_value(kind, value),) for kind, _, value in named}
