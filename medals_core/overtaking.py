"""What a nation needs to pass another, or to reach a place: all minimal sets of medals."""

from collections.abc import Iterable

from medals_core.medals import Tally


def ways_past(own: Tally, target: Tally) -> tuple[Tally, ...]:
    """All Pareto-minimal sets of extra medals with which ``own`` stands above ``target``: more gold, or equal gold and
    more silver, or equal gold and silver and more bronze. Empty set (0-0-0) when it already does."""
    return _minimal(_candidates(own, target, bronze_more=1))


def ways_level(own: Tally, target: Tally) -> tuple[Tally, ...]:
    """All Pareto-minimal sets with which ``own`` stands above ``target`` or level with it."""
    return _minimal(_candidates(own, target, bronze_more=0))


def _candidates(own: Tally, target: Tally, bronze_more: int) -> list[Tally]:
    gold, silver, bronze = target.minus(own)
    found = [Tally(max(gold + 1, 0), 0, 0)]
    if gold >= 0:
        found.append(Tally(gold, max(silver + 1, 0), 0))
        if silver >= 0:
            found.append(Tally(gold, silver, max(bronze + bronze_more, 0)))
    return found


def _minimal(sets: Iterable[Tally]) -> tuple[Tally, ...]:
    distinct = sorted(set(sets), reverse=True)
    return tuple(one for one in distinct if not any(other != one and other.fits_in(one) for other in distinct))
