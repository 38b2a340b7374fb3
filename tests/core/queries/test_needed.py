"""The least that was needed: all minimal sets of medals. "Each printed path passes, and no smaller one does"."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core import QueryError
from medals_core.medals import Colour, Tally
from medals_core.overtaking import ways_level, ways_past
from medals_core.queries.filters import Described, Medals, Role, Scope
from medals_core.queries.measures import Metric
from medals_core.queries.model import Needed
from medals_core.queries.results import NeededAnswer
from tests.support.core.asking import answered, end_of

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


def needed(**fields: object) -> NeededAnswer:
    return answered(Needed.model_validate(fields), NeededAnswer)


def extras(found: NeededAnswer) -> list[str]:
    return [str(one.extra) for one in found.sets]


def test_past_the_united_states_at_the_end_fewest_medals_first() -> None:
    """NED 10-7-3 against USA 12-12-9."""
    found = needed(noc="NED", passes="USA")
    assert extras(found) == ["3-0-0", "2-6-0", "2-5-7"]
    assert all(one.possible for one in found.sets), "finished Games: what would have been needed"


def test_a_place_may_also_be_shared() -> None:
    """With 2-5-6 the Netherlands would have been level with the USA, so second as well."""
    found = needed(noc="NED", place=2)
    assert [(str(one.extra), one.level) for one in found.sets] == [("3-0-0", False), ("2-6-0", False), ("2-5-6", True)]


def test_in_one_colour_only_when_that_was_asked() -> None:
    assert extras(needed(noc="NED", passes="USA", colour=Colour.GOLD)) == ["3-0-0"]
    assert extras(needed(noc="NED", passes="USA", colour=Colour.SILVER)) == [], "silver alone never passes two golds"


def test_silver_that_had_been_gold() -> None:
    """12-5-3 is still behind 12-12-9."""
    found = needed(noc="NED", passes="USA", turned=Colour.SILVER)
    assert [tuple(one.extra) for one in found.sets] == [(3, -3, 0)]


def test_by_another_metric_the_least_of_each_colour() -> None:
    """Italy has 30 medals and 56 points, the Netherlands 20 and 47."""
    assert extras(needed(noc="NED", passes="ITA", metric=Metric.TOTAL)) == ["11-0-0", "0-11-0", "0-0-11"]
    assert extras(needed(noc="NED", passes="ITA", metric=Metric.POINTS)) == ["4-0-0", "0-5-0", "0-0-10"]
    assert extras(needed(noc="NED", passes="ITA", metric=Metric.TOTAL, level=True))[0] == "10-0-0"


def test_within_a_sport() -> None:
    """In short track the Netherlands led with five golds, whatever the whole table says."""
    found = needed(noc="NED", passes="USA", within=Medals(disciplines=("short-track",)))
    assert found.already
    assert found.own.tally.gold == 5


def test_so_many_medals() -> None:
    found = needed(noc="NED", count=24)
    assert extras(found) == ["4-0-0", "0-4-0", "0-0-4"]
    assert needed(noc="NED", count=12, colour=Colour.GOLD).sets[0].extra == (2, 0, 0)


def test_more_than_is_left_to_win_is_marked() -> None:
    """After 21 February five events were left: Belgium needed more than that for the top ten."""
    found = needed(noc="BEL", place=10, within=Medals(as_of=end_of(21)))
    assert {one.possible for one in found.sets} == {False}


@pytest.mark.parametrize("goal", [{"noc": "NED", "passes": "SWE"}, {"noc": "NOR"}, {"noc": "NED", "place": 3}])
def test_who_is_there_already_needs_nothing(goal: dict[str, object]) -> None:
    found = needed(**goal)
    assert found.already
    assert found.sets == ()


def test_nations_by_description() -> None:
    """Who stood fourth (Italy, 10-6-14) needed one silver to stand third."""
    found = needed(noc=Described(role=Role.RANK, rank=4), passes=Described(role=Role.RANK, rank=3))
    assert (found.own.noc, extras(found)) == ("ITA", ["1-0-0", "0-1-0"])


def test_former_games() -> None:
    """Sotsji: fifth then, 8-7-9; the fourth place of today's table was two golds away."""
    found = needed(noc="NED", within=Medals(games=Scope(ids=("2014-winter",))))
    assert found.target is not None
    assert found.own.tally.combined(found.sets[0].extra) > found.target.tally


def test_neutral_athletes_cannot_be_passed() -> None:
    """AIN "holds medals but no rank: the official table leaves it out"."""
    assert needed(noc="NED", passes="AIN").unranked


def test_an_unknown_nation_is_refused() -> None:
    with pytest.raises(QueryError, match="XYZ"):
        needed(noc="XYZ", passes="USA")
