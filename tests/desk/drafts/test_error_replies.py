"""Errors of the desk point at what is wrong, and say the line back once."""

from datetime import datetime

import pytest

from bot.desk.reading.results_line import STEPS, SpokenResult, read_line
from bot.storage import Database
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from tests.support.desk.at_the_desk import DeskUser, open_desk

START_AT = datetime.fromisoformat("2026-02-16T23:59+01:00")
G, S, B = STEPS


@pytest.fixture(scope="module")
def milan() -> Archive:
    return load_archive().known_by(START_AT)


@pytest.fixture
def ada(database: Database, milan: Archive) -> DeskUser:
    return open_desk(database, milan, START_AT)


@pytest.mark.parametrize(
    "podium", ["Kok", "Kok, Leerdam, Takagi", "Kok, Leerdam, Takagi, Bowe"], ids=["one", "three", "one too many"]
)
async def test_an_unknown_event_is_said_before_the_podium(ada: DeskUser, podium: str) -> None:
    """It was taken for the five kilometres, and the reply was about the silver."""
    told = await ada.type(f"/uitslag vijf kilometer hinkelen: {podium}")
    assert told.startswith("❗ Ik ken geen onderdeel “vijf kilometer hinkelen”.")
    assert "Bijvoorbeeld: 5000 meter" in told
    assert "<b><u>vijf kilometer hinkelen</u></b>" in ada.last.text
    assert "zilver" not in told


@pytest.mark.parametrize("extra", ["de", "finale", "olympische", "vandaag", "Milaan", "klassieke"])
async def test_ordinary_words_around_an_event_are_no_other_event(ada: DeskUser, extra: str) -> None:
    assert "Voorbeeld" in await ada.type(f"/uitslag {extra} massastart vrouwen: Groenewoud, Blondin, Manganello")


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("massastart vrouwen: Groenewoud, Xqzwv, Manganello", "<b><u>Xqzwv</u></b>"),
        ("massastart  vrouwen: Groenewoud, Xqzwv &  Zwx, Manganello", "<b><u>Xqzwv &amp;  Zwx</u></b>"),
        ("massastart vrouwen: a, b, c, d", "<b><u>d</u></b>"),
    ],
)
async def test_the_line_is_said_back_once_with_the_word_marked(ada: DeskUser, line: str, marked: str) -> None:
    """It stood there twice: marked, and once more to copy."""
    told = await ada.type(f"/uitslag {line}")
    assert told.count("/uitslag") == 1
    assert marked in ada.last.text
    assert ada.last.text.endswith(line.rpartition(",")[2]) or ada.last.text.endswith(marked)


async def test_a_line_without_a_wrong_word_is_there_to_copy(ada: DeskUser) -> None:
    told = await ada.type("/uitslag massastart vrouwen: Groenewoud, Blondin")
    assert "Wie won brons?" in told
    assert told.count("/uitslag") == 1
    assert "<code>/uitslag massastart vrouwen: Groenewoud, Blondin</code>" in ada.last.text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("achtervolging m goud Italië zilver Amerika bron China", ["Italië", "Amerika", "China"]),
        ("1000 v gout Leerdam zilver Kok brons Takagi", ["Leerdam", "Kok", "Takagi"]),
        ("1000 v goud Leerdam zliver Kok borns Takagi", ["Leerdam", "Kok", "Takagi"]),
        ("1000 v goud Leerdam zilvr: Kok brnos: Takagi", ["Leerdam", "Kok", "Takagi"]),
    ],
)
def test_a_step_word_with_one_error_is_a_step_word(line: str, names: list[str]) -> None:
    """ "Amerika bron China" was taken for one name."""
    spoken = read_line(line)
    assert isinstance(spoken, SpokenResult)
    assert [(step.colour, step.text) for step in spoken.steps] == list(zip(STEPS, names, strict=True))


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("1000 v goud Kok zilver Jan Bruns brons Takagi", [(G, "Kok"), (S, "Jan Bruns"), (B, "Takagi")]),
        ("1000 v goud kok zilver jan bruns", [(G, "kok"), (S, "jan bruns")]),
        ("1000 v goud kok zilver jan bruns ned", [(G, "kok"), (S, "jan bruns ned")]),
        ("1000 v goud bruns zilver kok", [(G, "bruns"), (S, "kok")]),
        ("1000 v zilver Shelley Gould USA brons Kok", [(S, "Shelley Gould USA"), (B, "Kok")]),
        ("1000 v: jan bruns de vries, kok, geen brons", [(G, "jan bruns de vries"), (S, "kok")]),
    ],
)
def test_people_who_are_called_almost_like_a_medal_keep_their_names(line: str, steps: list[tuple[object, str]]) -> None:
    spoken = read_line(line)
    assert isinstance(spoken, SpokenResult)
    assert [(step.colour, step.text) for step in spoken.steps] == steps
