"""Structures of questions: denials, podiums, moments before something, what is left, choices named first."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.understanding.understander import Understander
from bot.understanding.understood import NotUnderstood, Several, Understanding, Understood
from medals_core import load_archive
from medals_core.answering import Viewpoint
from medals_core.queries.filters import AfterEvent, AfterMedal
from medals_core.queries.measures import Kind
from medals_core.queries.model import Groups, Run, Suppose, Value, Versus, VersusAsk
from medals_core.questions import Question

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def understander() -> Understander:
    return Understander(load_archive())


def read(text: str) -> Understanding:
    return understander().understand(text, VIEWPOINT)


def asked(text: str) -> Question:
    found = read(text)
    assert isinstance(found, Understood), found
    return found.question


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("welke landen wonnen goud bij de mannen maar niet bij de vrouwen",
         "welke landen wonnen bij de mannen wel goud maar bij de vrouwen niet"),
        ("geef alle landen met goud in minimaal vijf takken van sport",
         "welke landen wonnen goud in minstens vijf sporten"),
        ("in hoeveel van de zestien sporten bleef Nederland met lege handen", "in hoeveel sporten won Nederland niets"),
        ("welk land stond het vaakst op de hoogste trede", "welk land won het meeste goud"),
        ("een medaillespiegel met uitsluitend vrouwenonderdelen", "medaillespiegel vrouwen"),
    ],
)  # fmt: skip
def test_said_in_another_way(one: str, other: str) -> None:
    assert asked(one) == asked(other)


@pytest.mark.parametrize(
    "text",
    ["in hoeveel van de 15 sporten won Noorwegen niets", "langste periode tussen twee gouden medailles van Nederland"],
)  # fmt: skip
def test_what_is_not_measured_is_refused(text: str) -> None:
    assert isinstance(read(text), NotUnderstood)


def test_moments_before() -> None:
    for text, kind in (
        ("hoeveel medailles had Frankrijk voordat Nederland zijn eerste won", AfterMedal),
        ("hoeveel medailles had Nederland vlak voor de 500 meter van Femke Kok", AfterEvent),
    ):
        question = asked(text)
        assert isinstance(question, Value)
        when = question.measure.of.as_of
        assert isinstance(when, AfterMedal | AfterEvent)
        assert isinstance(when, kind)
        assert when.before


def test_who_stays_away_takes_the_medals_along() -> None:
    question = asked("als Klæbo was thuisgebleven, hoeveel goud had Noorwegen dan")
    assert isinstance(question, Suppose)
    assert isinstance(question.then, Value)
    assert question.then.measure.of.nations == ("NOR",)


def test_runs_podiums_and_differences() -> None:
    run = asked("wat is de langste reeks dagen met een medaille voor Nederland")
    assert isinstance(run, Groups)
    assert run.run is Run.LONGEST
    podiums = asked("hoe vaak stonden er twee Nederlanders naast elkaar op het podium")
    assert isinstance(podiums, Groups)
    assert podiums.having[0].value == 2
    less = asked("neem het totaal van Noorwegen, trek daar dat van Zweden af")
    assert isinstance(less, Versus)
    assert less.ask is VersusAsk.DIFFERENCE


def test_names_to_choose_from_stand_before_each_question() -> None:
    found = read("Frankrijk of Zwitserland: wie haalde er meer en wie had meer goud")
    assert isinstance(found, Several)
    questions = [part.question for part in found.parts if isinstance(part, Understood)]
    assert len(questions) == 2
    assert all(isinstance(one, Versus) and one.measures[0].kind is Kind.COUNT for one in questions)
