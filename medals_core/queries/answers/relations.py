"""Measures side by side, and claims: yes or no."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.queries.conditions import Checking
from medals_core.queries.errors import QueryError
from medals_core.queries.figures import measured
from medals_core.queries.measures import Kind, Metric
from medals_core.queries.measuring import Measuring
from medals_core.queries.model import Claim, Versus, VersusAsk
from medals_core.queries.results import Check, ClaimAnswer, Measured, Unknown, VersusAnswer
from medals_core.queries.selecting import MedalSearch
from medals_core.queries.selection import Selection
from medals_core.standings import Reason, reason_between


@answers(Versus)
def answer_versus(query: Versus, archive: Archive, viewpoint: Viewpoint) -> VersusAnswer:
    if len(query.measures) < 2:
        raise QueryError("a comparison needs at least two sides")
    measurings = [Measuring(measure, archive) for measure in query.measures]
    figures = [measuring.whole() for measuring in measurings]
    sides = tuple(measured(one.measure, figure) for one, figure in zip(measurings, figures, strict=True))
    shared = measurings[0].found.common(viewpoint.now)
    shared["nations"] = tuple(dict.fromkeys(noc for measuring in measurings for noc in measuring.found.nations))
    shared["unknown"] = shared["unknown"] or next(_unknown(sides), None)
    return VersusAnswer(
        **shared,
        query=query,
        sides=sides,
        reasons=_reasons(query, sides, [measuring.found for measuring in measurings]),
        total=reduce(Selection.joined, (figure.selection for figure in figures)).tally,
    )


def _reasons(query: Versus, sides: tuple[Measured, ...], found: list[MedalSearch]) -> tuple[Reason, ...]:
    """Between neighbours in the table, when it is the table that is compared."""
    ranks = all(side.measure.kind in (Kind.RANK, Kind.TALLY) for side in sides)
    nations = [one.nations[0] for one in found if len(one.nations) == 1]
    if not (ranks or query.ask is VersusAsk.WHY) or len(set(nations)) != len(sides):
        return ()
    lines = [(noc, side.tally) for noc, side in zip(nations, sides, strict=True)]
    lines.sort(key=lambda line: (*(-count for count in line[1]), line[0]))
    return tuple(reason_between(*one, *other) for one, other in pairwise(lines))


@answers(Claim)
def answer_claim(query: Claim, archive: Archive, viewpoint: Viewpoint) -> ClaimAnswer:
    if not query.conditions:
        raise QueryError("a claim needs a condition")
    checkings = [Checking(condition, archive) for condition in query.conditions]
    checks = tuple(checking.check() for checking in checkings)
    shared = checkings[0].left.found.common(viewpoint.now)
    sides = [[side for side in (check.left, check.right) if isinstance(side, Measured)] for check in checks]
    shared["unknown"] = shared["unknown"] or next((why for pair in sides for why in _unknown(pair)), None)
    return ClaimAnswer(
        **shared,
        query=query,
        holds=all(check.holds for check in checks),
        checks=checks,
        reason=next(filter(None, map(_reason, checks)), None),
    )


def _unknown(sides: Sequence[Measured]) -> Iterator[Unknown]:
    """Why the sides cannot be held against each other. Who won no medal has no rank, but surely stands below who has
    one."""
    ranked = any(side.measure.kind is Kind.RANK and side.value is not None for side in sides)
    for side in sides:
        if side.unknown and not (ranked and side.unknown is Unknown.NO_RANK and not side.tally.total):
            yield side.unknown


def _reason(check: Check) -> Reason | None:
    left, right = check.left, check.right
    if not isinstance(right, Measured) or {left.measure.kind, right.measure.kind} - {Kind.RANK, Kind.TALLY}:
        return None
    if {left.measure.metric, right.measure.metric} != {Metric.OFFICIAL}:
        return None  # the law of the table decides only there
    if left.standing is None or right.standing is None or left.standing.noc == right.standing.noc:
        return None
    return reason_between(left.standing.noc, left.standing.tally, right.standing.noc, right.standing.tally)
