"""Everyday words leave a question as it is, and words that say which, how much or the contrary never do."""

import random

import pytest

from bot.understanding.grammar.items import SMALL
from bot.understanding.grammar.words.everyday import everyday
from bot.understanding.understood import Understood
from tests.support.reading.reading import understood

SAMPLE = 90
QUESTIONS = (
    "hoeveel goud won noorwegen {} bij het langlaufen",
    "{} wie won de 500 meter bij de vrouwen schaatsen",
    "hoeveel medailles had zweden meer dan finland {}",
    "welk land won {} het meeste brons",
)
AMONG = (
    "hoeveel {} medailles won noorwegen bij het langlaufen",
    "hoeveel goud wonnen de {} vrouwen bij het schaatsen",
    "welke {} landen wonnen brons",
)
SORTING = """
    blonde jonge oude Afrikaanse ongeslagen buitenlandse linkshandige katholieke debuterende getrouwde geblesseerde
    verloren gemiste afgepakte gestolen verwachte voorspelde toekomstige vorige volgende laatste eerste tweede andere
    overige duurste zwaarste gedeelde omstreden rijke arme kleine grote nieuwe vervalste mogelijke Europese Aziatische
    noordelijke minderjarige volwassen ervaren persoonlijke
"""
TURNING = """
    bijna amper nauwelijks haast niet nooit zelden vaker later eerder elders thuis apart anders onterecht buiten
    gelijktijdig dubbel grotendeels hooguit alleen slechts minder meer
"""


def sampled() -> list[str]:
    idle = sorted(word for word, meanings in everyday().items() if (SMALL, "") in meanings)
    return random.Random(12).sample(idle, SAMPLE)


def same(text: str, plain: str) -> bool:
    """Is it read as the very same question, nothing left out?"""
    meant, expected = understood(text), understood(" ".join(plain.split()))
    assert isinstance(expected, Understood)
    return isinstance(meant, Understood) and meant.question == expected.question and meant.notes == expected.notes


def test_an_everyday_word_leaves_the_question_as_it_is() -> None:
    """People think aloud; where a word of it stands is a matter of breath."""
    asked = [(word, QUESTIONS[at % len(QUESTIONS)]) for at, word in enumerate(sampled())]
    assert not [word for word, question in asked if not same(question.format(word), question.format(""))]


@pytest.mark.parametrize("question", AMONG)
def test_an_adjective_that_sorts_is_never_passed_over(question: str) -> None:
    """The blond, the young, the lost: an answer about all is an answer to something else."""
    assert not [word for word in SORTING.split() if same(question.format(word), question.format(""))]


@pytest.mark.parametrize("question", [QUESTIONS[0], "welke landen wonnen {} brons"])
def test_an_adverb_that_turns_the_question_is_never_passed_over(question: str) -> None:
    """Almost gold is no gold."""
    assert not [word for word in TURNING.split() if same(question.format(word), question.format(""))]
