"""Who is not understood gets what is near: the medals of all that was named together, the page of each, and what always
works."""

import pytest

from bot.understanding.understood import NotUnderstood, Several
from tests.support.reading.corpus import canon
from tests.support.reading.reading import understood


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("hoeveel scooters had Jordan Stolz", ["/medailles door Jordan Stolz", "/atleet Jordan Stolz", "/stand"]),
        (
            "hoeveel scooters had Jordan Stolz met goud",
            ["/medailles goud door Jordan Stolz", "/atleet Jordan Stolz", "/stand"],
        ),
        ("hoeveel scooters had België in Sotsji", ["/land BEL 2014", "/stand 2014", "/stand"]),
        ("hoeveel scooters had men hier", ["/stand", "/land NED"]),
    ],
)
def test_what_is_named_is_offered(text: str, near: list[str]) -> None:
    meant = understood(text)
    assert isinstance(meant, NotUnderstood)
    assert [canon(one.question) for one in meant.suggestions] == near


@pytest.mark.parametrize(
    ("text", "words", "without"),
    [
        ("wat is de plek van België genaamd", ("genaamd",), "/tel plaats BEL"),
        ("hoeveel medailles won België in de eindfase", ("eindfase",), None),
        ("hoeveel goud haalde Italië tegelijk in Turijn", ("tegelijk",), "/tel ITA goud 2006"),
        ("hoeveel scooters had Jordan Stolz", ("scooters",), None),
        ("hoe vaak stond Stolz op het podium maar nooit bovenaan", ("nooit",), None),
        ("hoeveel plakken had wakanda", ("wakanda",), None),
    ],
)
def test_a_question_with_a_word_too_many_is_offered_without_it(
    text: str, words: tuple[str, ...], without: str | None
) -> None:
    """Not where that word is what is counted, says when, turns the question round, or is the name that is asked of."""
    meant = understood(text)
    assert isinstance(meant, NotUnderstood)
    assert meant.words == words
    assert (canon(meant.without) if meant.without is not None else None) == without


@pytest.mark.parametrize("day", ["45 maart", "31 februari"])
def test_a_day_that_does_not_exist_is_told_before_the_rest(day: str) -> None:
    """Behind a whole answer it would not be read."""
    meant = understood(f"hoe verliep de halfpipe voor snowboardmannen, wie stonden op het podium op {day}")
    assert isinstance(meant, Several)
    assert isinstance(meant.parts[0], NotUnderstood)
    assert meant.parts[0].reason == f"{day} bestaat niet."
