"""Paraphrase times nation times colour: what a sentence asks and what the reply holds is computed from the book, so
that no fact is typed by hand."""

import re
from itertools import product

import pytest

from bot.understanding.understood import Understood
from medals_core import load_archive
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Medals, Role
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Identify, Listing, Value
from tests.support.reading.reading import reply_to, understood

ARCHIVE = load_archive()
BOOK = ARCHIVE.current.book
NATIONS = {
    "noorwegen": "NOR", "de vs": "USA", "nederland": "NED", "italië": "ITA", "duitsland": "GER", "frankrijk": "FRA",
    "zweden": "SWE", "zwitserland": "SUI", "oostenrijk": "AUT", "japan": "JPN", "canada": "CAN", "china": "CHN",
    "zuid-korea": "KOR", "belgië": "BEL", "polen": "POL", "finland": "FIN", "nieuw-zeeland": "NZL", "tsjechie": "CZE",
}  # fmt: skip
COLOURS = {"goud": Colour.GOLD, "zilver": Colour.SILVER, "brons": Colour.BRONZE}
COUNTS = (
    "hoeveel {colour} heeft {nation}",
    "hoe vaak won {nation} {colour}",
    "aantal keer {colour} voor {nation}",
    "weet je hoeveel {colour} {nation} heeft gepakt",
    "{nation} {colour} hoeveel",
)
TOTALS = (
    "hoeveel medailles heeft {nation}",
    "hoeveel plakken pakte {nation} in totaal",
    "hoeveel medailles won {nation}",
)
PLACES = ("hoeveelste werd {nation}", "op welke plek staat {nation}", "waar eindigde {nation}", "{nation} welke plaats")
RANKS = {1: "eerste", 2: "tweede", 3: "derde", 5: "vijfde", 8: "achtste", 12: "twaalfde"}
AT_RANK = ("wie werd {rank}", "welk land eindigde als {rank}", "wie staat er op de {rank} plaats")
WORDS = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def says(number: int, said: str) -> bool:
    words = f"|{WORDS[number]}" if number < len(WORDS) else ""
    none = "|geen|nog niet" if number == 0 else "|één" if number == 1 else ""
    return re.search(rf"\b(?:{number}{words}{none})\b", said, re.IGNORECASE) is not None


@pytest.mark.parametrize(("phrase", "colour"), list(product(COUNTS, COLOURS)))
def test_counts_by_colour(phrase: str, colour: str) -> None:
    for name, noc in NATIONS.items():
        text = phrase.format(colour=colour, nation=name)
        meant = understood(text)
        assert isinstance(meant, Understood), text
        wanted = Value(measure=Measure(of=Medals(nations=(noc,), colours=(COLOURS[colour],))))
        assert meant.question == wanted, text
        assert says(BOOK.tally(noc).of(COLOURS[colour]), reply_to(text).split(".")[0]), text


@pytest.mark.parametrize("phrase", TOTALS)
def test_totals(phrase: str) -> None:
    for name, noc in NATIONS.items():
        text = phrase.format(nation=name)
        meant = understood(text)
        assert isinstance(meant, Understood), text
        assert meant.question == Value(measure=Measure(of=Medals(nations=(noc,)))), text
        assert says(BOOK.tally(noc).total, reply_to(text)), text


@pytest.mark.parametrize("phrase", PLACES)
def test_places(phrase: str) -> None:
    for name, noc in NATIONS.items():
        text = phrase.format(nation=name)
        meant = understood(text)
        assert isinstance(meant, Understood), text
        assert meant.question == Value(measure=Measure(kind=Kind.RANK, of=Medals(nations=(noc,)))), text


@pytest.mark.parametrize("phrase", AT_RANK)
def test_who_stands_at_a_rank(phrase: str) -> None:
    for rank, word in RANKS.items():
        text = phrase.format(rank=word)
        meant = understood(text)
        assert isinstance(meant, Understood), text
        assert meant.question == Identify(nation=Described(role=Role.RANK, rank=rank)), text
        for line in BOOK.standings.at(rank):
            assert ARCHIVE.nations[line.noc].name in reply_to(text), text


GOLDS = sorted(event_id for event_id in ARCHIVE.current.events if event_id.startswith(("speed-skating", "short-track")))


@pytest.mark.parametrize("event_id", GOLDS)
def test_who_won_an_event_on_skates(event_id: str) -> None:
    event = ARCHIVE.current.events[event_id]
    sport = ARCHIVE.disciplines[event.discipline].name
    gender = {"men": "mannen", "women": "vrouwen"}.get(event.gender.value, "")
    for text in (
        f"wie won {event.name} {gender} {sport}",
        f"wie pakte het goud bij {sport} op de {event.name} bij de {gender}"
        if gender
        else f"{sport} {event.name} winnaar",
    ):
        meant = understood(text)
        assert isinstance(meant, Understood), text
        assert isinstance(meant.question, Listing), text
        assert meant.question.of == Medals(events=(event_id,), colours=(Colour.GOLD,)), text
