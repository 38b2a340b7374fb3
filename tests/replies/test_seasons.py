"""Replies say of which season the Games are that were counted."""

import pytest

from bot.replies.event_phrase import before
from bot.replies.queries.filters import games_words
from medals_core import EVER, Colour, Groups, Measure, Medals, Scope
from medals_core.games import Season
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Ask, Listing, Order
from medals_core.questions import HistoryQuestion
from tests.support.replies.saying import first_line, said, scene

SUMMER = EVER.model_copy(update={"seasons": (Season.SUMMER,)})
BOTH = EVER.model_copy(update={"seasons": tuple(Season)})


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (EVER, "op de Winterspelen"), (SUMMER, "op de Zomerspelen"), (BOTH, "op de Zomer- en Winterspelen"),
        (SUMMER.model_copy(update={"since": 2000}), "op de Zomerspelen sinds 2000"),
        (Scope(ids=("2024-summer",)), "in Parijs 2024"),
    ],
)  # fmt: skip
def test_the_season_is_said(scope: Scope, words: str) -> None:
    assert games_words(scope, scene()) == words


@pytest.mark.parametrize(
    ("scope", "games"), [(EVER, "Winterspelen"), (SUMMER, "Zomerspelen"), (BOTH, "Zomer- en Winterspelen")]
)
def test_of_which_games_it_is_the_best_stands_below(scope: Scope, games: str) -> None:
    """ "De hoogste plek van Nederland: derde, in Milaan" could be of all Games."""
    best = Groups(
        by=Key.GAMES,
        measure=Measure(kind=Kind.RANK, of=Medals(games=scope, nations=("NED",))),
        order=Order.FEWEST,
        take=1,
    )
    assert f"Alle {games} tellen mee." in said(best)


def test_a_history_is_of_the_season_asked_for() -> None:
    summer = said(HistoryQuestion(noc="NED", seasons=(Season.SUMMER,)))
    assert "op 27 Zomerspelen: 111 goud, 112 zilver en 134 brons" in summer
    both = said(HistoryQuestion(noc="NED", seasons=tuple(Season)))
    assert "Zomer- en Winterspelen" in both
    assert "1928z" in both


@pytest.mark.parametrize(
    ("games", "event", "says"),
    [
        (
            "2020-summer",
            "athletics-high-jump-men",
            "Gianmarco Tamberi (Italië) en Mutaz Essa Barshim (Qatar) deelden het",
        ),
        ("2024-summer", "athletics-marathon-women", "Sifan Hassan (Nederland) won goud op de marathon vrouwen"),
    ],
)
def test_who_shared_the_gold_stands_in_the_first_line(games: str, event: str, says: str) -> None:
    """One of two winners alone would be false."""
    won = Medals(games=Scope(ids=(games,)), events=(event,), colours=(Colour.GOLD,))
    assert says in first_line(Listing(of=won, ask=Ask.WHO))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hoogspringen", "bij het"), ("bantamgewicht", "bij het"), ("marathon", "op de"), ("klasse tot 60 kg", "in de"),
        ("1000 meter", "op de"), ("enkelspel", "bij het"),
    ],
)  # fmt: skip
def test_an_event_has_the_word_before_it_that_it_wants(name: str, words: str) -> None:
    assert before(name) == words
