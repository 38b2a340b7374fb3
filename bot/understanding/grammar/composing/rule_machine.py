"""Rules with meanings: a pattern of neighbouring items, and what they mean together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from operator import itemgetter
from typing import Any

from bot.understanding.grammar.items import Item, item
from medals_core.medals import Colour


class Captured:
    """What a pattern found: the items by name."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.items: dict[str, list[Item]] = {}

    def __getitem__(self, name: str) -> Item:
        return self.items[name][0]

    def get(self, name: str) -> Item | None:
        found = self.items.get(name)
        return found[0] if found else None

    def value(self, name: str, kind: str) -> Any:
        """Of the item of that name, where there is one."""
        return self[name].value(kind) if name in self.items else None

    def all(self, name: str) -> list[Item]:
        return self.items.get(name, [])

    def colour(self, name: str = "metal") -> Colour | None:
        """Of the medal that is named; None for any, or where none is."""
        found = self.get(name)
        colour: Colour | None = found.value("metal") if found is not None else None
        return colour

    def number(self, name: str = "n") -> Any:
        return self[name].value("number")


@dataclass(frozen=True)
class _Step:
    name: str
    kinds: tuple[tuple[str, str], ...]
    optional: bool
    many: bool
    over: bool = False
    """may a comma stand before it?"""


def steps_of(pattern: str) -> tuple[_Step, ...]:
    steps = []
    for part in pattern.split():
        name, _, kinds = part.rpartition(":")
        optional, many = kinds.endswith(("?", "*")), kinds.endswith(("*", "+"))
        wanted = tuple((k.partition(".")[0], k.partition(".")[2]) for k in kinds.rstrip("?*+").split("|"))
        steps.append(_Step(name.lstrip(",") or wanted[0][0], wanted, optional, many, name.startswith(",")))
    return tuple(steps)


def match(items: Sequence[Item], at: int, steps: Sequence[_Step]) -> Captured | None:
    """Do the items from ``at`` on follow the steps, small words between them passed over?"""
    return _match(items, at, steps, Captured(at), first=True)


def _match(items: Sequence[Item], at: int, steps: Sequence[_Step], found: Captured, first: bool) -> Captured | None:
    if not steps:
        found.end = at
        return found
    step, rest = steps[0], steps[1:]
    place = at
    while True:
        if not first and place < len(items) and items[place].breaks and not step.over:
            break  # a phrase does not reach over a comma
        if place < len(items) and _fits(items[place], step):
            taken = found.items.setdefault(step.name, [])
            taken.append(items[place])
            following = ((_optional(step), *rest), rest) if step.many else (rest,)
            for after in following:
                if (done := _match(items, place + 1, after, found, first=False)) is not None:
                    return done
            taken.pop()
            if not taken:
                found.items.pop(step.name, None)
        if (
            first
            or place >= len(items)
            or not items[place].is_small
            or items[place].has("clause")
            or items[place].has("now_word")
        ):
            break
        place += 1
    if step.optional:
        return _match(items, at, rest, found, first=first)
    return None


@cache
def _optional(step: _Step) -> _Step:
    return replace(step, optional=True)


def _fits(one: Item, step: _Step) -> bool:
    for kind, value in step.kinds:
        if (found := one.meanings.get(kind)) is not None and (not value or value in found):
            return True
    return False


Meaning = tuple[str, Any] | None
Rule = tuple[int, tuple[_Step, ...], Callable[[Captured], Meaning]]
RULES: list[dict[str, list[Rule]]] = [{}, {}, {}, {}]
"""Of each level, by the kinds of which an item must be for the rule to begin at it, with the order of the rules."""
_COUNTED = count()


def rule(pattern: str, level: int = 0) -> Callable[[Callable[[Captured], Meaning]], Callable[..., Any]]:
    """A rule with a meaning: the items that follow the pattern become one of the kind and value that the function
    gives (None: no). ``level``: rules of a lower level are applied first."""

    def register(function: Callable[[Captured], Meaning]) -> Callable[..., Any]:
        steps, number = steps_of(pattern), next(_COUNTED)
        for kind in _first_kinds(steps):
            RULES[level].setdefault(kind, []).append((number, steps, function))
        return function

    return register


def means(pattern: str, kind: str, value: Any, level: int = 0) -> None:
    """A rule that always holds. ``value``: of the meaning, or what gives it for the items found."""
    rule(pattern, level)(lambda c: (kind, value(c) if callable(value) else value))


def _first_kinds(steps: Sequence[_Step]) -> set[str]:
    found: set[str] = set()
    for step in steps:
        found.update(kind for kind, _ in step.kinds)
        if not step.optional:
            break
    return found


def _beginning(one: Item, level: int) -> Sequence[Rule]:
    """The rules that may begin at the item, in their order."""
    found = [rules for kind in one.meanings if (rules := RULES[level].get(kind))]
    if len(found) < 2:
        return found[0] if found else ()
    return sorted({each[0]: each for rules in found for each in rules}.values(), key=itemgetter(0))


def applied(items: tuple[Item, ...], level: int) -> Iterator[Item]:
    at = 0
    while at < len(items):
        for _, steps, function in _beginning(items[at], level):
            if (captured := match(items, at, steps)) is None or captured.end <= at:
                continue
            if (made := function(captured)) is not None:
                over = items[at : captured.end]
                yield replace(item(*made, over), breaks=over[0].breaks)
                at = captured.end
                break
        else:
            yield items[at]
            at += 1
