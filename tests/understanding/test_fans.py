"""How fans write: a story around the question, speech, names by ear, words as typed."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.understanding.names.by_ear import by_sound, ear
from bot.understanding.scope import in_talk_mode
from bot.understanding.understander import Understander
from bot.understanding.understood import NoteKind, NotUnderstood, Silence, Understanding, Understood
from medals_core import load_archive
from medals_core.answering import Viewpoint
from medals_core.queries.filters import EVER
from medals_core.queries.measures import Kind
from medals_core.queries.model import Claim, Groups, Listing, Order, Value
from medals_core.questions import AthleteQuestion

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def understander() -> Understander:
    return Understander(load_archive())


def read(text: str) -> Understanding:
    return understander().understand(text, VIEWPOINT)


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("de meester wil weten hoeveel medailles Noorwegen heeft", "hoeveel medailles heeft Noorwegen"),
        ("mijn buurvrouw vroeg me gisteren op de markt wie goud won op de slalom bij de vrouwen",
         "wie won goud op de slalom bij de vrouwen"),
        ("hoeveel goud heeft zweden, vraagt mijn opa", "hoeveel goud heeft zweden"),
        ("piet zegt dat oostenrijk meer goud had dan wij", "oostenrijk had meer goud dan wij"),
    ],
)  # fmt: skip
def test_a_story_around_a_question_changes_nothing(told: str, bare: str) -> None:
    found = read(told)
    assert isinstance(found, Understood)
    assert found == read(bare)


@pytest.mark.parametrize(
    "text",
    [
        "op 12 februari vroeg mijn zoon hoeveel goud noorwegen had",
        "niemand zegt dat noorwegen goud had",
        "op het wk wil mijn zoon weten wie goud won",
    ],
)
def test_a_story_that_may_narrow_or_deny_is_not_left_out(text: str) -> None:
    """What is left out would be a condition."""
    assert read(text) != read("hoeveel goud had noorwegen")
    assert read(text) != read("noorwegen had goud")


def test_an_unknown_word_is_quoted_as_typed_and_never_what_is_asked() -> None:
    found = read("hoeveel volgers heeft eileen gu")
    assert isinstance(found, NotUnderstood)
    assert found.words == ("volgers",)


def test_names_as_they_are_heard() -> None:
    assert ear("claybo") == ear("Klæbo")
    assert ear("felseboer") == ear("Velzeboer")
    assert by_sound([("Kok", "a"), ("Stolz", "b"), ("Stols", "c")]) == {}, "too short, and borne by two"
    heard = read("claybo goud")
    assert isinstance(heard, Understood)
    assert heard.model_copy(update={"notes": ()}) == read("klaebo goud")
    assert [note.kind for note in heard.notes] == [NoteKind.SPELLING], "as what it was read is told"
    assert isinstance(read("piet claybo goud"), NotUnderstood), "another given name is another person"


@pytest.mark.parametrize("said", ["in totaal", "allemaal", "in haar hele carriere"])
def test_all_that_an_athlete_won_is_of_all_games(said: str) -> None:
    found = read(f"hoeveel medailles won jutta leerdam {said}")
    assert isinstance(found, Understood)
    assert isinstance(found.question, Value)
    assert found.question.measure.of.games == EVER


def test_at_the_winter_games_how_often_is_over_all_of_them_and_milan_is_these() -> None:
    often = read("hoe vaak won oostenrijk goud op de winterspelen")
    assert isinstance(often, Understood)
    assert isinstance(often.question, Value)
    assert often.question.measure.of.games == EVER
    assert read("hoeveel goud won oostenrijk in milaan") == read("hoeveel goud won oostenrijk")


def test_how_old_and_there_or_not() -> None:
    age = read("hoe oud was bergsma toen ie de massastart won")
    assert isinstance(age, Understood)
    assert isinstance(age.question, Value)
    assert age.question.measure.kind is Kind.AGE
    there = read("was wüst er nou wel of niet bij in milaan")
    assert isinstance(there, Understood)
    assert isinstance(there.question, AthleteQuestion)
    assert there.question.games == load_archive().current_id


def test_second_behind_somebody_is_of_what_that_one_won() -> None:
    found = read("wie was 2e achter bergsma op de massastart")
    assert isinstance(found, Understood)
    assert isinstance(found.question, Listing)
    assert found.question.of.beside is not None
    assert found.question.of.beside.athletes == ("jorrit-bergsma",)


def test_nothing_and_then_are_claims() -> None:
    for text in ("zonder schaatsen hadden we helemaal niks gehad joh", "wedden dat we in sotsji meer hadden als nu"):
        found = read(text)
        assert isinstance(found, Understood)
        assert isinstance(found.question, Claim)


def test_the_last_time_a_place_was_held() -> None:
    found = read("de laatste keer dat de russen 1e stonden")
    assert isinstance(found, Understood)
    assert isinstance(found.question, Groups)
    assert (found.question.order, found.question.take) == (Order.LAST, 1)


@pytest.mark.parametrize(
    "text",
    ["wie heeft mijn schaatsen?", "hoe was het bij oma?", "gaan we nog schaatsen zondag?", "wat doen jullie met goud"],
)
def test_chatter_among_people_is_met_with_silence(text: str) -> None:
    assert in_talk_mode(text, read(text)) == Silence()
