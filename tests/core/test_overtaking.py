"""The way past a nation: all minimal sets of medals. Issue: "each printed path passes, and no smaller one does"."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core.medals import Tally
from medals_core.overtaking import OvertakeAnswer, ways_level, ways_past
from medals_core.questions import OvertakeQuestion
from tests.core.asking import answered, end_of

tallies = st.builds(Tally, *(st.integers(0, 5) for _ in range(3)))
BOX = [Tally(*counts) for counts in product(range(8), repeat=3)]


def minimal(sets: list[Tally]) -> set[Tally]:
    """By brute force: those of which nothing can be left out."""
    kept = set(sets)
    return {
        one
        for one in kept
        if not any(other != one and all(a <= b for a, b in zip(other, one, strict=True)) for other in kept)
    }


@given(tallies, tallies)
def test_the_ways_past_are_exactly_the_minimal_sets_that_pass(own: Tally, target: Tally) -> None:
    """All that pass and could not be smaller, none that could: found by trying every set in a box."""
    assert set(ways_past(own, target)) == minimal([extra for extra in BOX if own.combined(extra) > target])


@given(tallies, tallies)
def test_the_ways_level_are_exactly_the_minimal_sets_that_reach(own: Tally, target: Tally) -> None:
    """A shared rank is that rank too."""
    assert set(ways_level(own, target)) == minimal([extra for extra in BOX if own.combined(extra) >= target])


@given(tallies, tallies)
def test_no_way_is_told_twice(own: Tally, target: Tally) -> None:
    ways = ways_past(own, target)
    assert len(ways) == len(set(ways))


def test_past_the_united_states_at_the_end() -> None:
    """NED 10-7-3 against USA 12-12-9."""
    found = answered(OvertakeQuestion(target="USA"), OvertakeAnswer)
    assert [one.extra for one in found.sets] == [(3, 0, 0), (2, 6, 0), (2, 5, 7)]
    assert all(one.possible for one in found.sets), "finished Games: what would have been needed"


def test_a_place_may_also_be_shared() -> None:
    """With 2-5-6 the Netherlands would have been level with the USA, so second as well."""
    found = answered(OvertakeQuestion(place=2), OvertakeAnswer)
    assert [(one.extra, one.level) for one in found.sets] == [
        ((3, 0, 0), False),
        ((2, 6, 0), False),
        ((2, 5, 6), True),
    ]


def test_more_than_is_left_to_win_is_marked() -> None:
    """On 21 February five events were left: Belgium needed more than that for the top ten."""
    found = answered(OvertakeQuestion(noc="BEL", place=10, as_of=end_of(21)), OvertakeAnswer)
    assert found.left.gold == 5
    assert [one.possible for one in found.sets] == [one.extra.gold <= 5 and max(one.extra) <= 5 for one in found.sets]


@pytest.mark.parametrize(("noc", "target"), [("NED", "SWE"), ("NOR", None)])
def test_who_is_ahead_already_needs_nothing(noc: str, target: str | None) -> None:
    found = answered(OvertakeQuestion(noc=noc, target=target), OvertakeAnswer)
    assert found.already
    assert found.sets == ()


def test_neutral_athletes_cannot_be_passed() -> None:
    """AIN "holds medals but no rank: the official table leaves it out"."""
    assert answered(OvertakeQuestion(target="AIN"), OvertakeAnswer).unranked
