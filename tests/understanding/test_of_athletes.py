"""A noun that tells what an athlete is, and the number of medals that is known, limit nothing."""

import pytest

from tests.support.reading.corpus import read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hoeveel medailles heeft shorttrackster Arianna Fontana ooit", "/tel ooit door Arianna Fontana"),
        ("Suzanne Schulting de shorttrackster, hoeveel medailles heeft ze ooit", "/tel ooit door Suzanne Schulting"),
        ("zwemster Inge de Bruijn, hoeveel goud ooit", "/tel goud zomer ooit door Inge de Bruijn"),
        (
            "heeft schaatsster Wüst meer goud dan Lavreysen",
            "/klopt (goud winter zomer ooit door Ireen Wüst, > dan (goud winter zomer ooit door Harrie Lavreysen))",
        ),
    ],
)
def test_what_somebody_is_leaves_none_of_the_medals_out(text: str, meant: str) -> None:
    assert read(text) == ("is", meant)


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("hoeveel medailles won Jorien ter Mors bij het shorttrack", "shorttrack"),
        ("welke schaatsster won de meeste medailles", "schaatsen vrouwen"),
        ("Hoeveel plakken pakte snowboardster Mikaela Shiffrin in Milaan?", "snowboarden vrouwen"),
    ],
)
def test_a_sport_that_is_asked_or_is_not_theirs_stays(text: str, sport: str) -> None:
    assert sport in str(read(text)[1])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "op welke onderdelen won Phelps 8 keer goud in Peking",
            "/medailles goud 2008 door Michael Phelps, vraag onderdeel",
        ),
        (
            "fanny blankers koen 4x goud in 48 welke nummers",
            "/medailles goud 1948-summer door Fanny Blankers-Koen, vraag onderdeel",
        ),
        ("in welke sporten won Nederland twee keer goud", "/per sport NED met (NED goud = 2)"),
    ],
)
def test_nobody_wins_one_event_twice_at_one_games(text: str, meant: str) -> None:
    assert read(text) == ("is", meant)
