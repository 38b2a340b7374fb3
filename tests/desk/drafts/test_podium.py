"""The law of one podium, and from when its medals count."""

from datetime import timedelta

import pytest

from bot.desk.drafts.podium import Place, PodiumDraft, lawful
from medals_core.medals import Colour
from tests.support.desk.small_games import MORNING, B, G, S, medal

LATER = MORNING + timedelta(hours=3)


def places(colours: str) -> list[Place]:
    letters = {"g": G, "s": S, "b": B}
    return [Place(colour=letters[letter], noc="NED", athletes=(f"P{n}",)) for n, letter in enumerate(colours)]


def vacant(colours: str) -> frozenset[Colour]:
    return frozenset({"g": G, "s": S, "b": B}[letter] for letter in colours)


@pytest.mark.parametrize(
    ("colours", "vacated"),
    [("gsb", ""), ("ggb", ""), ("gss", ""), ("gsbb", ""), ("gsbbb", ""), ("ggg", ""), ("b", ""),
     ("bb", ""), ("gb", "s"), ("sb", "g"), ("gs", "b"), ("g", "sb"), ("ggb", "s")],
)  # fmt: skip
def test_podiums_that_can_be(colours: str, vacated: str) -> None:
    """ "One event can give two golds (no silver), two silvers (no bronze), two or more bronzes, or leave a step
    vacant"; and bronze alone may be known, when its match came first."""
    assert lawful(places(colours), vacant(vacated)) is None


@pytest.mark.parametrize(
    ("colours", "message"),
    [("gs", "Wie won brons?"), ("gb", "Wie won zilver?"), ("sb", "Wie won goud?"),
     ("ggsb", "Bij 2 keer goud is er geen"),
     ("gssb", "Bij 2 keer zilver is er geen brons"), ("gggb", "Bij 3 keer goud is er geen brons")],
)  # fmt: skip
def test_podiums_that_cannot_be(colours: str, message: str) -> None:
    problem = lawful(places(colours), frozenset())
    assert problem is not None
    assert message in problem.message


def test_nobody_stands_on_it_twice() -> None:
    twice = [Place(colour=colour, noc="NED", athletes=("Kok",)) for colour in (G, S, B)]
    problem = lawful(twice, frozenset())
    assert problem is not None
    assert problem.word == "Kok"


def test_a_nation_may_win_all_three_team_medals() -> None:
    assert lawful([Place(colour=colour, noc="GER") for colour in (G, S, B)], frozenset()) is None


def test_from_when_a_medal_counts() -> None:
    """ "An entry made at the desk counts from the moment the admin gives, else from when it was published." """
    stated = PodiumDraft(event_id="e", places=tuple(places("gsb")))
    assert {one.won_at for one in stated.medals(LATER)} == {LATER}
    assert {one.won_at for one in stated.model_copy(update={"won_at": MORNING}).medals(LATER)} == {MORNING}


def test_a_correction_keeps_the_moment_of_the_race() -> None:
    """Who won is corrected, not when: a medal restated hours later had been won at the finish."""
    early = MORNING - timedelta(hours=1)
    former = (medal(G, "NED", "A"), medal(S, "NED", "B"), medal(B, "USA", "C", at=early))
    corrected = PodiumDraft(event_id="e", places=tuple(places("gsb"))).medals(LATER, former)
    assert [one.won_at for one in corrected] == [MORNING, MORNING, early]
