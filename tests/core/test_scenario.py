"""What-ifs. Issue: "what-if equals replaying the extra podiums"; the seed's changed medal."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medals_core.book import MedalBook
from medals_core.ledger import Entry
from medals_core.medals import Colour, Medal, Tally
from medals_core.questions import Change, ChangedMedalQuestion, WhatIfQuestion
from medals_core.scenario import ChangedMedalAnswer, WhatIfAnswer, changed_tallies, moves, podium_with
from medals_core.standings import Standings
from tests.core.asking import answered, archive, end_of
from tests.core.podiums import NOCS, START, entries

changes = st.builds(
    Change,
    noc=st.sampled_from(NOCS),
    colour=st.sampled_from(list(Colour)),
    count=st.integers(1, 4),
)


@given(entries(), st.lists(changes, min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_a_what_if_equals_replaying_the_extra_podiums(ledger: list[Entry], extra: list[Change]) -> None:
    """Recording podiums of new events with these medals gives the same table."""
    book = MedalBook.of(ledger)
    replayed = book
    for number, change in enumerate(extra):
        medal = Medal(colour=change.colour, noc=change.noc, won_at=START)
        for copy in range(change.count):
            entry = Entry(event_id=f"extra-{number}-{copy}", podium=(medal,), learned_at=START + timedelta(days=30))
            replayed = replayed.record(entry)
    assert tuple(Standings.of(changed_tallies(book, extra))) == tuple(replayed.standings)


@given(entries(), st.lists(changes, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_taking_away_what_was_added_restores_the_table(ledger: list[Entry], extra: list[Change]) -> None:
    book = MedalBook.of(ledger)
    back = [change.model_copy(update={"count": -change.count}) for change in extra]
    assert tuple(Standings.of(changed_tallies(book, [*extra, *back]))) == tuple(book.standings)


@given(entries(), entries())
@settings(max_examples=80, deadline=None)
def test_who_passes_is_passed_by(one: list[Entry], other: list[Entry]) -> None:
    """Whoever one passes says that it is passed by that one; a passing changes who is ahead."""
    before, after = MedalBook.of(one).standings, MedalBook.of(other).standings
    found = {move.noc: move for move in moves(before, after)}
    pairs = {(noc, passed) for noc, move in found.items() for passed in move.passes}
    assert pairs == {(passer, noc) for noc, move in found.items() for passer in move.passed_by}
    for ahead, behind in pairs:
        assert before.line(ahead).tally <= before.line(behind).tally
        assert after.line(ahead).tally > after.line(behind).tally


def test_nothing_moves_between_equal_tables() -> None:
    table = archive().current.book.standings
    assert moves(table, table) == ()


def test_two_golds_for_switzerland() -> None:
    """SUI 8-9-8 sixth, between GER 8-10-8 and FRA 8-9-6; it was eighth."""
    question = WhatIfQuestion(changes=(Change(noc="SUI", colour=Colour.GOLD, count=2),))
    effect = answered(question, WhatIfAnswer).effects[0]
    assert effect.move.becomes.tally == (8, 9, 8)
    assert (effect.move.was.rank, effect.move.becomes.rank) == (8, 6)
    assert effect.above is not None
    assert effect.below is not None
    assert (effect.above.noc, effect.below.noc) == ("GER", "FRA")
    assert effect.move.passes == ("FRA", "SWE")


def test_one_silver_was_not_enough_for_second() -> None:
    """NED 10-8-3 stays third behind the USA, 12-12-9."""
    question = WhatIfQuestion(changes=(Change(noc="NED", colour=Colour.SILVER),), goal_rank=2)
    found = answered(question, WhatIfAnswer)
    assert found.goal is not None
    assert not found.goal.reached
    assert found.goal.obstacle is not None
    assert found.goal.obstacle.noc == "USA"
    assert found.effects[0].move.becomes.tally == (10, 8, 3)


@pytest.mark.parametrize(("golds", "passes"), [(2, False), (3, True)])
def test_three_golds_would_have_passed_the_united_states(golds: int, passes: bool) -> None:
    question = WhatIfQuestion(changes=(Change(noc="NED", colour=Colour.GOLD, count=golds),), goal_passes="USA")
    goal = answered(question, WhatIfAnswer).goal
    assert goal is not None
    assert goal.reached is passes


def test_more_cannot_be_taken_away_than_there_is() -> None:
    question = WhatIfQuestion(changes=(Change(noc="NED", colour=Colour.GOLD, count=-11),))
    found = answered(question, WhatIfAnswer)
    assert [(short.noc, short.holds, short.taken) for short in found.shortages] == [("NED", 10, 11)]
    assert found.effects == ()


def test_gold_in_the_team_pursuit_would_have_passed_the_usa() -> None:
    """The seed's own case: with gold on 17 February TeamNL would have passed the USA to third."""
    question = ChangedMedalQuestion(
        event_id="speed-skating-team-pursuit-women", colour=Colour.GOLD, noc="NED", as_of=end_of(17)
    )
    found = answered(question, ChangedMedalAnswer)
    assert found.given_up == (Colour.SILVER,)
    assert [(medal.noc, medal.colour) for medal in found.podium_after] == [
        ("NED", Colour.GOLD),
        ("CAN", Colour.SILVER),
        ("JPN", Colour.BRONZE),
    ]
    assert found.effect is not None
    assert found.effect.move.becomes.tally == (7, 5, 1)
    assert (found.effect.move.was.rank, found.effect.move.becomes.rank) == (4, 3)
    assert found.effect.move.passes == ("USA",)


G, S, B = Colour.GOLD, Colour.SILVER, Colour.BRONZE


@pytest.mark.parametrize(
    ("podium", "colour", "noc", "after"),
    [
        ([("CAN", G), ("NED", S), ("JPN", B)], G, "NED", [("NED", G), ("CAN", S), ("JPN", B)]),
        ([("CAN", G), ("USA", S), ("JPN", B)], G, "NED", [("NED", G), ("CAN", S), ("USA", B)]),
        ([("CAN", G), ("USA", S), ("NED", B)], G, "NED", [("NED", G), ("CAN", S), ("USA", B)]),
        ([("CAN", G), ("USA", S), ("JPN", B)], B, "NED", [("CAN", G), ("USA", S), ("NED", B)]),
        ([("NED", G), ("USA", S), ("JPN", B)], B, "NED", [("USA", G), ("JPN", S), ("NED", B)]),
        ([("CAN", G), ("NED", S), ("NED", B)], G, "NED", [("NED", G), ("CAN", S), ("NED", B)]),
        ([("CAN", G), ("USA", G), ("NED", B)], S, "NED", [("CAN", G), ("USA", G), ("NED", S)]),
        ([("CAN", G), ("USA", S), ("JPN", S)], G, "NED", [("NED", G), ("CAN", S), ("USA", S)]),
    ],
)
def test_the_others_move_down_a_step(
    podium: list[tuple[str, Colour]], colour: Colour, noc: str, after: list[tuple[str, Colour]]
) -> None:
    """The nation's own lower medal there is given up; who falls off the podium has nothing."""
    medals = tuple(Medal(colour=step, noc=who, won_at=START) for who, step in podium)
    assert [(medal.noc, medal.colour) for medal in podium_with(medals, colour, noc)] == after


def test_what_is_so_already_changes_nothing() -> None:
    question = ChangedMedalQuestion(event_id="speed-skating-1000m-women", colour=Colour.GOLD, noc="NED")
    found = answered(question, ChangedMedalAnswer)
    assert found.already
    assert found.effect is None


def test_an_event_to_come_has_nothing_to_change() -> None:
    question = ChangedMedalQuestion(
        event_id="ice-hockey-tournament-men", colour=Colour.GOLD, noc="NED", as_of=end_of(17)
    )
    assert answered(question, ChangedMedalAnswer).undecided


def test_tallies_are_those_of_the_law() -> None:
    assert changed_tallies(MedalBook(), [Change(noc="NED", colour=Colour.GOLD)]) == {"NED": Tally(1, 0, 0)}
