"""Ordinary words that change nothing do not block a question; those that say which, or turn it round, are named."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.understanding.understander import Understander
from bot.understanding.understood import NotUnderstood, Understanding, Understood
from medals_core import load_archive
from medals_core.answering import Viewpoint

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def understander() -> Understander:
    return Understander(load_archive())


def read(text: str) -> Understanding:
    return understander().understand(text, VIEWPOINT)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("hoeveel medailles had noorwegen normaal", "hoeveel medailles had noorwegen"),
        ("lult mijn zwager nou dat Italië 20 gouden had?", "had Italië 20 gouden?"),
        ("Sterk verhaal, maar had Noorwegen echt 18 gouden?", "had Noorwegen 18 gouden?"),
        ("Aan tafel praten we over de Spelen: hoeveel medailles had Duitsland?", "hoeveel medailles had Duitsland?"),
        ("se hoeveel gouwe had noorwegen", "hoeveel gouden had noorwegen"),
        ("Hoeveel goud kaapte Duitsland weg?", "Hoeveel goud won Duitsland?"),
        ("Hoeveel plakjes pakte Oostenrijk mee?", "Hoeveel medailles pakte Oostenrijk?"),
        ("hoeveel goud wist Zwitserland te halen", "hoeveel goud haalde Zwitserland"),
        ("als ik goed geteld heb had zweden 8 gouden", "had zweden 8 gouden"),
        ("Het goud van Noorwegen, niet dat van Zweden, hoeveel was dat?", "hoeveel goud had Noorwegen?"),
        ("wie vierde er feest op de afdaling mannen", "wie won de afdaling mannen"),
        ("check even of japan 24 medailles had", "had japan 24 medailles"),
        ("had Zweden er 18?", "had Zweden 18 medailles?"),
        ("bot wie won de afdaling mannen", "wie won de afdaling mannen"),
        ("wie was net achter het goud bij de 5000 meter vrouwen", "wie won zilver bij de 5000 meter vrouwen"),
    ],
)
def test_an_ordinary_word_changes_nothing(said: str, plain: str) -> None:
    """The words are the everyday speech of the people who ask; the question is complete without them."""
    found, expected = read(said), read(plain)
    assert isinstance(found, Understood)
    assert isinstance(expected, Understood)
    assert found.question == expected.question


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("welke jonge Nederlanders wonnen goud", "jonge"),
        ("hoeveel verrassende medailles had Nederland", "verrassende"),
        ("hoeveel medailles verprutste Nederland", "verprutste"),
        ("hoeveel medailles liet Nederland liggen", "liet"),
        ("welk land kaapte goud weg van Nederland", "weg van"),
        ("hoeveel medailles had Talland", "Talland"),
    ],
)
def test_a_word_that_matters_is_named(said: str, word: str) -> None:
    """An answer without it would be an answer to something else."""
    found = read(said)
    assert isinstance(found, NotUnderstood)
    assert word in found.words
