"""Certain or closed. Issue: "best and worst rank still possible given the events left at that moment, exactly, under
the stated assumption (one gold, silver, bronze for each remaining event, any nation may win them)"."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core import AsOf
from medals_core.medals import Tally
from medals_core.pages.certainty import CertaintyAnswer, Verdict, best_rank, most_that_pass, worst_rank
from medals_core.questions import CertaintyQuestion
from tests.support.core.asking import answered, archive, at, end_of
from tests.support.counting import counted_calls
from tests.support.listing import SHARES, share

small = st.builds(Tally, *(st.integers(0, 3) for _ in range(3)))


def spread(medals: int, nations: int) -> list[tuple[int, ...]]:
    """Every way to divide so many medals of one colour among the nations (the last of them may be anybody)."""
    return [counts for counts in product(range(medals + 1), repeat=nations) if sum(counts) == medals]


def every_end(tallies: list[Tally], left: Tally) -> list[list[Tally]]:
    """Every end of the Games: each medal left goes to any of the nations."""
    n = len(tallies)
    return [
        [Tally(t.gold + g[i], t.silver + s[i], t.bronze + b[i]) for i, t in enumerate(tallies)]
        for g in spread(left.gold, n)
        for s in spread(left.silver, n)
        for b in spread(left.bronze, n)
    ]


@given(
    small.filter(lambda own: own.total > 0), st.lists(small, min_size=1, max_size=3), st.integers(0, 2), st.booleans()
)
def test_best_and_worst_are_those_of_all_possible_ends(
    own: Tally, others: list[Tally], events: int, bronze_decided: bool
) -> None:
    """Brute force: play every possible end and look at the ranks that came out."""
    left = Tally(events, events, max(0, events - 1) if bronze_decided else events)
    ranks = {1 + sum(tally > end[0] for tally in end[1:]) for end in every_end([own, *others], left)}
    with_medals = [tally for tally in others if tally.total]
    idle = len(others) - len(with_medals)
    assert best_rank(own, with_medals, left) == min(ranks)
    assert worst_rank(own, with_medals, left, idle) == max(ranks)


@given(
    small.filter(lambda own: own.total > 0),
    st.lists(small, max_size=6),
    st.builds(Tally, *(st.integers(0, 6) for _ in range(3))),
    st.integers(0, 3),
)
def test_as_many_pass_as_can_be_paid_for(own: Tally, others: list[Tally], left: Tally, idle: int) -> None:
    """Brute force on larger tables: which sets of nations can pass together, each by any amount?"""
    behind = [tally for tally in others if tally <= own and tally.total] + [Tally()] * idle
    needs = [
        [
            extra
            for extra in (Tally(*counts) for counts in product(range(5), repeat=3))
            if tally.combined(extra) > own and not any(_smaller(tally, extra, own))
        ]
        for tally in behind
    ]
    reachable = {(0, Tally())}
    for options in needs:
        reachable |= {
            (count + 1, spent.combined(option))
            for count, spent in reachable
            for option in options
            if all(a <= b for a, b in zip(spent.combined(option), left, strict=True))
        }
    expected = max(count for count, _ in reachable)
    with_medals = tuple(sorted((tally for tally in behind if tally.total), reverse=True))
    assert most_that_pass(own, with_medals, left, idle) == expected


def _smaller(tally: Tally, extra: Tally, own: Tally) -> list[bool]:
    """Would one medal fewer of some colour do as well?"""
    return [
        extra[colour] > 0 and tally.combined(Tally(*(extra[i] - (i == colour) for i in range(3)))) > own
        for colour in range(3)
    ]


def test_a_nation_without_medals_has_no_rank_to_lose() -> None:
    assert worst_rank(Tally(), [Tally(1, 0, 0)], Tally(2, 2, 2)) is None
    with pytest.raises(ValueError, match="no rank to lose"):
        most_that_pass(Tally(), (), Tally(1, 1, 1))


@pytest.mark.parametrize("which", SHARES)
def test_every_answer_of_the_games_is_bounded_work(which: str) -> None:
    """From day 1 to the end, for every nation with a medal: the worst takes 340,000 calls, a third of a second."""
    games = archive().current.games
    for number in (1, 2, 5, 8, 11, 14, 16):
        as_of = AsOf(won_by=games.end_of(games.day(number)))
        for noc in share(archive().current.book.tallies(), which):
            most_that_pass.cache_clear()
            with counted_calls() as calls:
                answered(CertaintyQuestion(noc=noc, as_of=as_of), CertaintyAnswer)
            assert calls[0] < 1_000_000, (noc, number)


def test_the_range_narrows_to_the_end() -> None:
    """What happened was always possible: the final rank lies between best and worst on every day."""
    for day in range(9, 23):
        found = answered(CertaintyQuestion(as_of=end_of(day)), CertaintyAnswer)
        assert found.best is not None
        assert found.worst is not None
        assert found.best <= 3 <= found.worst
    assert (found.best, found.worst) == (3, 3)


def test_the_top_ten_was_certain_from_the_relay_on() -> None:
    """Gold in the men's 5000 metres relay, 20 February 21:43."""
    before = answered(CertaintyQuestion(place=10, as_of=at(20, 21, 42)), CertaintyAnswer)
    after = answered(CertaintyQuestion(place=10, as_of=at(20, 21, 43)), CertaintyAnswer)
    assert (before.verdict, after.verdict) == (Verdict.OPEN, Verdict.CERTAIN)
    end = answered(CertaintyQuestion(), CertaintyAnswer)
    assert end.since == at(20, 21, 43).won_by
    assert end.place == 10, "the aim in the Games' file"


def test_a_bronze_decided_before_the_gold_is_not_given_again() -> None:
    """The bronze of the men's curling fell on 20 February, the gold a day later."""
    assert answered(CertaintyQuestion(as_of=end_of(20)), CertaintyAnswer).left == (14, 14, 13)


def test_closed() -> None:
    found = answered(CertaintyQuestion(noc="BEL", as_of=end_of(21)), CertaintyAnswer)
    assert found.verdict is Verdict.CLOSED
    assert found.since is not None
    assert found.since.date() == date(2026, 2, 21)
