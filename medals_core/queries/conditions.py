"""Conditions: a measure held against a number or against another measure."""

import operator
from collections.abc import Callable, Mapping
from itertools import compress, repeat
from math import inf
from typing import Any

from medals_core.archive import Archive
from medals_core.medals import Tally
from medals_core.queries.figures import Figure, measured
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.measuring import Measuring
from medals_core.queries.results import Check


class Checking:
    """One condition, of the whole or (with ``by``) of each group."""

    def __init__(
        self, condition: Condition, archive: Archive, by: Key | None = None, games: Scope | None = None
    ) -> None:
        self.condition = condition
        self.left = Measuring(condition.measure, archive, by, games)
        self._right: Measuring | None = None
        self._fixed: Figure | None = None
        if isinstance(condition.value, Measure):
            self._right = Measuring(condition.value, archive, by if condition.both else None, games)
            self._fixed = None if by and condition.both else self._right.whole()
        else:
            self._fixed = Figure(condition.value)

    def kept(self, keys: list[str]) -> list[str]:
        """The groups of which it holds."""
        value, values = self.condition.value, self.left.values
        if not isinstance(value, Measure):
            holds = OPERATORS[self.condition.op]
            if values is not None:
                # Without a loop of our own: there may be 30,000 athletes.
                return list(compress(keys, map(holds, map(values.get, keys, repeat(0)), repeat(value))))
            if self.condition.op is not Op.NOT_EQUAL:
                return [key for key in keys if (own := self.left.value(key)) is not None and holds(own, value)]
        return [key for key in keys if self._compares(self.left.of(key), self._right_of(key))]

    def _right_of(self, key: str) -> Figure:
        if self._fixed is not None:
            return self._fixed
        return self._right.of(key) if self._right else Figure(None)

    def check(self) -> Check:
        """Held against the facts, of the whole filter."""
        left, right = self.left.whole(), self._fixed or Figure(None)
        value = self.condition.value
        return Check(condition=self.condition, left=measured(self.condition.measure, left),
                     right=measured(value, right) if isinstance(value, Measure) else value,
                     holds=self._compares(left, right))  # fmt: skip

    def _compares(self, left: Figure, right: Figure) -> bool:
        value, op = self.condition.value, self.condition.op
        kinds = {self.condition.measure.kind, value.kind} if isinstance(value, Measure) else set()
        if kinds == {Kind.TALLY}:
            return compare(left.selection.tally, op, right.selection.tally)
        if kinds == {Kind.RANK}:
            # Whoever has no medal, and so no rank, stands below whoever has one.
            return compare(_or_last(left.value), op, _or_last(right.value))
        if left.value is None or right.value is None:
            return op is Op.NOT_EQUAL and left.unknown is not None and right.value is not None
        return compare(left.value, op, right.value * self.condition.times if kinds else right.value)


def _or_last(rank: float | None) -> float:
    return inf if rank is None else rank


OPERATORS: Mapping[Op, Callable[[Any, Any], bool]] = {
    Op.EQUAL: operator.eq, Op.NOT_EQUAL: operator.ne, Op.LESS: operator.lt, Op.AT_MOST: operator.le,
    Op.MORE: operator.gt, Op.AT_LEAST: operator.ge,
}  # fmt: skip


def compare(left: float | Tally, op: Op, right: float | Tally) -> bool:
    """Tallies compare by the law of the table: gold, then silver, then bronze."""
    return OPERATORS[op](left, right)


def holds_of_nothing(condition: Condition) -> bool:
    """Can it hold of a group without a medal ("no gold", "fewer than two")?"""
    if isinstance(condition.value, Measure) or condition.measure.minus is not None:
        return False
    counted = (Kind.COUNT, Kind.TALLY, Kind.POINTS, Kind.DISTINCT, Kind.STREAK, Kind.PEAK)
    return condition.measure.kind in counted and compare(0, condition.op, condition.value)
