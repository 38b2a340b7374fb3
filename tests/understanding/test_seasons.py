"""Which Games are meant is told by the season, the year, the city, the sport or the athlete; whatever is taken for
granted is said in the question, and other Games that may be meant stand on buttons."""

import pytest

from bot.understanding.canonical import canonical, read_canonical
from bot.understanding.grammar import seasons
from bot.understanding.understood import Understood
from medals_core.games import Season
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Measure
from medals_core.queries.model import Spells, Value
from medals_core.questions import HistoryQuestion, Question, TableQuestion
from tests.support.reading.reading import archive, understood

SUMMER = archive().seen_from("2024-summer")


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("hoeveel goud won Nederland in Londen", ["Londen 1948"]),
        ("hoeveel goud won Nederland in Parijs", []),
        ("hoeveel goud won Nederland in 1988", ["Seoel 1988"]),
        ("medaillespiegel Peking", ["Peking 2008"]),
        ("hoeveel goud won Nederland ooit", ["Zomerspelen", "Zomer en winter"]),
        ("hoeveel goud won Nederland bij het zwemmen", ["Parijs 2024"]),
        ("wie won goud bij het zwemmen", ["Alle Zomerspelen"]),
        ("welke Nederlander heeft de meeste medailles op de Winterspelen", ["Alle Winterspelen"]),
        ("welk land won op de Winterspelen het meeste goud", ["Alle Winterspelen"]),
        ("wie is de jongste winnaar op de winterspelen", ["Alle Winterspelen"]),
        ("welk land won het meeste goud op deze Winterspelen", []),
        ("welk land won het meeste goud op de Winterspelen van 2026", []),
        ("welk land won het meeste goud", []),
        ("hoe dikwijls is het goud gedeeld", ["Alle Winterspelen"]),
        ("hoeveel goud won Nederland op de zomerspelen", []),
        ("hoeveel goud won Nederland", []),
        ("hoeveel goud won Nederland in Londen 1948", []),
        ("hoeveel goud won Nederland in 1988 bij het schaatsen", []),
        ("hoeveel goud won Nederland ooit op de winterspelen", []),
        ("hoeveel goud won Nederland op de vorige zomerspelen", []),
        ("hoeveel goud won Fanny Blankers-Koen in Londen", []),
    ],
)
def test_other_games_that_may_be_meant_are_offered(text: str, others: list[str]) -> None:
    """Only where something was chosen: who names the year, the season or a sport of it, leaves no choice."""
    found = understood(text)
    assert isinstance(found, Understood)
    assert [choice.label for choice in found.also] == others


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            Value(measure=Measure(of=Medals(games=CURRENT))),
            Value(measure=Measure(of=Medals(games=Scope(ids=("2024-summer",))))),
        ),
        (
            Value(measure=Measure(of=Medals(games=EVER))),
            Value(measure=Measure(of=Medals(games=Scope(ever=True, seasons=(Season.SUMMER,))))),
        ),
        (TableQuestion(), TableQuestion(games="2024-summer")),
        (HistoryQuestion(noc="NED"), HistoryQuestion(noc="NED", seasons=(Season.SUMMER,))),
    ],
)  # fmt: skip
def test_what_goes_without_saying_at_the_summer_games_is_said_in_the_question(told: Question, said: Question) -> None:
    assert seasons.explicit(told, SUMMER) == said
    assert seasons.unsaid(said, SUMMER) == told


def test_what_is_left_out_stays_within_the_games_of_the_whole() -> None:
    """ "op alle Zomerspelen, zonder het zwemmen": not without that of Paris alone."""
    whole = Value(measure=Measure(of=Medals(games=EVER, but_not=(Medals(disciplines=("swimming",)),))))
    made = seasons.explicit(whole, SUMMER)
    assert isinstance(made, Value)
    assert made.measure.of.but_not == whole.measure.of.but_not


def test_what_can_be_asked_of_the_current_games_alone_is_not_asked_of_others() -> None:
    assert seasons.explicit(Spells(noc="NED"), SUMMER) is None


@pytest.mark.parametrize("year", [1948, 1988])
def test_of_a_year_with_two_games_the_winter_goes_by_the_year_alone(year: int) -> None:
    """So that a button of before the Summer Games came in means the same as it did."""
    for games, label in ((f"{year}-winter", str(year)), (f"{year}-summer", f"{year}-summer")):
        text = canonical(TableQuestion(games=games), archive())
        assert text == f"/stand {label}"
        assert read_canonical(text, archive()) == TableQuestion(games=games)
