"""How fans write: names by ear, chatter; what was asked in a year without Games. All else stands in the corpus."""

import pytest

from bot.understanding.names.by_ear import by_sound, ear
from bot.understanding.scope import in_talk_mode
from bot.understanding.understood import NoteKind, NotUnderstood, Silence, Understood
from tests.support.reading.reading import understood


def test_names_as_they_are_heard() -> None:
    assert ear("claybo") == ear("Klæbo")
    assert ear("felseboer") == ear("Velzeboer")
    assert by_sound([("Kok", "a"), ("Stolz", "b"), ("Stols", "c")]) == {}, "too short, and borne by two"
    heard = understood("claybo goud")
    assert isinstance(heard, Understood)
    assert heard.model_copy(update={"notes": ()}) == understood("klaebo goud")
    assert [note.kind for note in heard.notes] == [NoteKind.SPELLING], "as what it was read is told"
    assert isinstance(understood("piet claybo goud"), NotUnderstood), "another given name is another person"


@pytest.mark.parametrize(
    "text",
    ["wie heeft mijn schaatsen?", "hoe was het bij oma?", "gaan we nog schaatsen zondag?", "wat doen jullie met goud"],
)
def test_chatter_among_people_is_met_with_silence(text: str) -> None:
    assert in_talk_mode(text, understood(text)) == Silence()


def test_a_year_that_there_were_no_games_leaves_a_follow_up_with_the_reason() -> None:
    before = understood("had Nederland meer goud dan Duitsland").question  # type: ignore[union-attr]
    told = understood("In 1942 was ik klein. Hoeveel goud wonnen we toen?", before)
    assert isinstance(told, NotUnderstood)
    assert told.reason == "In 1942 waren er geen Spelen."
