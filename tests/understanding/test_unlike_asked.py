"""Readings that cannot be what was asked are refused, whatever frame makes them; and who wins an event has its gold."""

import pytest

from bot.understanding.understood import NotUnderstood
from tests.support.reading.corpus import read
from tests.support.reading.reading import understood

CANNOT_BE = {
    "metres are no medals": [
        "Stolz: 1500 goud, klopt dat",
        "Leerdam 1000 goud?",
        "Xandra Velzeboer: 500 en 1000 goud, toch?",
    ],
    "one gap is not the gap of two": [
        "is de voorsprong van Noorwegen op Amerika groter dan in 2022",
        "was de achterstand van ons op Duitsland in Peking kleiner dan nu",
    ],
    "how often a host is no number of medals": [
        "Oostenrijk was al minstens twee keer gastheer, klopt dat",
        "Italië was toch al drie keer gastland?",
    ],
    "lands and athletes are not medals": [
        "hadden er in Parijs meer landen goud dan in Tokio",
        "wonnen er nu minder sporters twee keer goud dan in 2022",
    ],
    "what is told is not asked": [
        "op welke dag viel het goud van 15 februari",
        "op welke dag won Italië op 21 februari brons",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in CANNOT_BE.items() for text in texts])
def test_a_reading_that_cannot_be_asked_is_refused(rule: str, text: str) -> None:
    assert read(text)[0] == "refused", rule


GOLD = {
    "wie won de monobob": "/wie goud bij bobsleeën monobob vrouwen",
    "noem de winnaar van de tien kilometer": "/wie goud bij schaatsen 10.000 meter mannen",
    "de olympisch kampioene slalom, wie is dat": "/wie goud bij alpineskiën slalom vrouwen",
    "hoeveel keer won Duitsland de viermansbob": "/tel GER goud ooit bij bobsleeën viermansbob mannen",
}
ANY_MEDAL = {
    "wie wonnen er medailles in de monobob": "/wie bij bobsleeën monobob vrouwen",
    "wat won Stolz op de 1000 meter": "/medailles door Jordan Stolz, bij schaatsen 1000 meter mannen",
}


@pytest.mark.parametrize(("text", "meant"), (GOLD | ANY_MEDAL).items())
def test_who_wins_an_event_itself_has_its_gold(text: str, meant: str) -> None:
    assert read(text) == ("is", meant)


@pytest.mark.parametrize(
    "left_out",
    [
        "de mannen laat ik vallen", "de mannen laat ik buiten beschouwing", "de mannen laat ik links liggen",
        "de mannen sla ik over", "de mannen tel ik niet mee", "de mannen mag je weglaten", "zonder de mannen",
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", ["hoeveel goud hadden wij, {}", "{}, hoeveel goud hadden wij"])
def test_what_is_left_out_is_never_what_is_counted(left_out: str, order: str) -> None:
    kind, meant = read(order.format(left_out))
    assert kind == "refused" or meant == "/tel NED goud zonder mannen"


def test_a_year_that_there_were_no_games_leaves_a_follow_up_with_the_reason() -> None:
    before = understood("had Nederland meer goud dan Duitsland").question  # type: ignore[union-attr]
    told = understood("In 1942 was ik klein. Hoeveel goud wonnen we toen?", before)
    assert isinstance(told, NotUnderstood)
    assert told.reason == "In 1942 waren er geen Spelen."
