"""Hedges, requests, thanks and excuses change nothing: each of them at each of a few questions. A list by what words
do, so that it holds for who says them in another question than those that were once asked. And function words mean what
plainer ones do."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.listing import SHARES, all_hold, share
from tests.support.reading.corpus import read
from tests.support.yaml_files import read_yaml

WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("neutral_words.yaml"))
FUNCTION_WORDS: dict[str, list[str]] = WORDS.pop("same")
QUESTIONS = {  # the place within, and the indirect form
    "hoeveel goud heeft nederland {} gewonnen": "hoeveel goud nederland heeft gewonnen",
    "staat italië {} boven duitsland": "of italië boven duitsland staat",
    "hoe vaak was noorwegen {} eerste op de winterspelen": "hoe vaak noorwegen eerste was op de winterspelen",
    "welk land won {} de meeste medailles bij het shorttrack": "welk land de meeste medailles bij het shorttrack won",
    "in welke sport won nederland {} het meeste goud": "in welke sport nederland het meeste goud won",
}


def _plain(question: str) -> str:
    return " ".join(question.format("").split())


WORDS["after"] += WORDS["sentence"]


def _with(question: str, place: str, word: str) -> str:
    match place:
        case "within":
            return question.format(word)
        case "before":
            return f"{word} {_plain(question)}"
        case "after":
            return f"{_plain(question)} {word}"
        case "sentence":
            return f"{_plain(question)}? {word}"
        case _:
            return f"{word} {QUESTIONS[question]}"


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("place", WORDS)
def test_a_neutral_word_changes_nothing(question: str, place: str, which: str) -> None:
    plain = read(_plain(question))
    assert plain[0] == "is"

    def changes_nothing(word: str) -> None:
        said = _with(question, place, word)
        assert read(said) == plain, f"{said}: {read(said)}"

    all_hold(share(WORDS[place], which), changes_nothing)


@pytest.mark.parametrize("plain", FUNCTION_WORDS)
def test_a_function_word_says_what_plainer_words_say(plain: str) -> None:
    """Each line of the file is asked in words that must be read as the plain ones are; ``refused`` where it would
    restrict, compare or weigh what cannot be told."""
    wanted = ("refused", True) if plain == "refused" else read(plain)
    assert plain == "refused" or wanted[0] in ("is", "several")

    def says_the_same(said: str) -> None:
        assert read(said) == wanted, f"{said}: {read(said)}"

    all_hold(FUNCTION_WORDS[plain], says_the_same)
