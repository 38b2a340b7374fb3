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
    "what limits the medals is not dropped": [
        "welk land won de meeste medailles op eigen bodem",
        "wie won de meeste medailles als gastland",
        "welk land won de meeste medailles per sporter",
        "welk land won de meeste medailles binnen een uur",
        "wie won alle drie de gouden medailles op de schans",
        "welk land won voor het eerst de meeste medailles",
    ],
    "a place is no side of a contest": [
        "hoeveel medailles won Nederland in Azië",
        "hoeveel goud won Zweden in Noord-Amerika",
        "hoeveel medailles won Oostenrijk bij het noords skiën",
    ],
    "where somebody is from is not where Games were": [
        "hoeveel Nederlanders uit Amsterdam wonnen goud",
        "welke atleten uit Parijs wonnen goud",
    ],
    "after something is not except for it": [
        "wie won er goud op de 1500 meter na haar dertigste",
    ],
    "a distance or a beach is no number or name": [
        "wie won de meeste medailles op de 300 meter",
        "welk land won de meeste medailles op het strand",
    ],
    "what was held, asked or missed is not who won": [
        "welke landen belandden in Noorwegen op het podium",
        "welke Spelen miste Nederland",
        "in hoeveel teamsporten won Canada een medaille",
        "en in hoeveel wonnen we wat",
        "welke sport gaf de meeste verschillende kampioenen",
        "wat kreeg je in Milaan voor een gouden medaille",
        "welke titels raakte Nederland kwijt in Parijs",
        "wie debuteerde met goud voor Nederland",
    ],
    "how often, and which few, is no one": [
        "hoe vaak was Noorwegen de beste bij het biatlon",
        "hoe vaak haalde Duitsland ons in",
        "welke drie Winterspelen waren onze beste",
        "welk land won zijn allereerste medaille in Parijs",
    ],
    "the place and the career that are asked": [
        "op welke dag haalde Nederland de derde plek",
        "wanneer nam Noorwegen de leiding over",
        "hoeveelste was België met één bronzen medaille",
        "was dit Bergsma's eerste goud",
        "was het brons van Nuis onze enige bronzen",
        "hoeveel finales verloor de hockeyploeg van Nederland bij de vrouwen",
        "wat waren onze beste Winterspelen buiten Europa",
    ],
    "Games have the sports of their season": [
        "hoeveel medailles won Nederland bij het paardrijden in de laatste drie Spelen",
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
TRIUMPHED = {
    "hoe vaak zegevierde Noorwegen bij het biatlon": "/tel NOR goud biatlon",
    "hoe vaak heeft Zweden gezegevierd bij het curling": "/tel SWE goud curling",
    "op welke onderdelen triomfeerde Italië": "/per onderdeel ITA goud met (ITA goud)",
}
ANY_MEDAL = {
    "wie wonnen er medailles in de monobob": "/wie bij bobsleeën monobob vrouwen",
    "wat won Stolz op de 1000 meter": "/medailles door Jordan Stolz, bij schaatsen 1000 meter mannen",
}


@pytest.mark.parametrize(("text", "meant"), (GOLD | TRIUMPHED | ANY_MEDAL).items())
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


MEANT = {
    "hoeveel medailles won Zweden meer dan Finland bij het langlaufen": "/verschil SWE langlaufen, FIN langlaufen",
    "hoeveel medailles won België in de wielersport in Parijs":
        "/tel BEL wielrennen baanwielrennen mountainbiken BMX bmx-freestyle 2024",
    "wie won er hockey op ijs bij de mannen": "/wie goud bij ijshockey toernooi mannen",
    "welk land won de meeste medailles bij het sleeën": "/meeste land bobsleeën skeleton rodelen top 1",
    "hoeveel medailles won Noorwegen op de kortebaan": "/tel NOR shorttrack",
    "wie won er op de dag dat Jutta Leerdam won nog meer goud": "/wie goud op 9-2",
    "welke snowboarder won twee medailles": "/meeste sporter snowboarden met (snowboarden = 2)",
    "wie is de beste langlaufer ooit": "/meeste sporter oogst langlaufen ooit top 1",
    "welke atlete won de meeste gouden plakken in Parijs": "/meeste sporter vrouwelijk goud 2024 top 1",
}  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_what_was_lost_or_taken_otherwise_is_read(text: str, meant: str) -> None:
    assert read(text) == ("is", meant)
