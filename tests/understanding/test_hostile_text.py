"""Bad input: bounded work, counted in steps and not by a clock; a sane outcome, never an exception."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.grammar.frames.order import FRAMES
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.words.spotting import Spotter
from bot.understanding.names.folding import LONGEST
from bot.understanding.scope import addressed, in_talk_mode, without_mention
from bot.understanding.understander import Understander
from bot.understanding.understood import (
    AskBack,
    NotHeld,
    NotUnderstood,
    RunCommand,
    Several,
    Silence,
    Small,
    Understood,
)
from medals_core import load_archive
from medals_core.answering import Viewpoint
from tests.support.reading.corpus import corpus

OUTCOMES = Understood | AskBack | NotHeld | NotUnderstood | RunCommand | Several | Silence | Small
VIEWPOINT = Viewpoint(now=datetime(2026, 2, 17, 17, tzinfo=UTC))
MOST_CLAUSES = 70
"""Readings of a clause for one message: each costs a few milliseconds."""
MOST_FRAMES = 6_000
"""Frames tried for one message."""

HOSTILE = {
    "100 kB": "hoeveel goud heeft nederland " * 3500,
    "one word of 100 kB": "a" * 100_000,
    "digits": "1" * 100_000,
    "spaces": " " * 100_000 + "goud",
    "thousands of mentions": "@weerbot " * 5000,
    "thousands of commands": "/stand " * 5000,
    "many nations": "nederland amerika duitsland italie " * 500,
    "many names with errors": "jens van t wuot femkke kokk " * 500,
    "many moments": "17 februari 18:00 " * 500,
    "many numbers": "2 goud 3 zilver 4 brons " * 500,
    "many years": "2022 2018 2014 2010 " * 500,
    "regex": "(a+)+$" * 200,
    "regex with words": "wie .* (goud|zilver)+ [^a]* \\b\\d{1,9999} won " * 50,
    "gaps": "wie " * 60 + "boven nederland",
    "cue words": "hoeveel waar wanneer wie als wat had kan nog waarom zeker " * 100,
    "right to left": "\u202eדלרדנ\u202c goud \u200f نيذرلاند",
    "zero width": "hoe\u200bveel go\u200dud hee\ufeffft neder\u2060land",
    "control characters": "hoeveel\x00goud\x01heeft\x1bnederland\x7f",
    "html": "<b>hoeveel</b> goud <script>alert('x')</script> &amp; &lt;nederland&gt;",
    "emoji only": "🥇🥈🥉🇳🇱🇺🇸😀👨‍👩‍👧‍👦" * 40,
    "combining marks": "g" + "\u0301" * 2000 + "oud nederland",
    "surrogates": "goud \ud83d\ude00 \udcff nederland",
    "lines": "hoeveel\n\n\ngoud\r\nheeft\t\tnederland\v\f",
    "slash": "/" * 1000,
    "empty": "",
    "blank": " \n\t ",
    "huge number": "wat als we " + "9" * 400 + " goud extra hadden",
    "many goals": "was 999999 zilver genoeg voor plek 99999999999",
    "rank of nothing": "wie werd 0e",
    "day of nothing": "stand 99-99 25:61 dag 9999",
}


@cache
def understander() -> Understander:
    made = Understander(load_archive())
    for text in (
        "hoeveel gouwd heeft nederlant in 2022",
        "jens van t wuot",
        "wie won de 1000 meter in 2018",
        "/strijd x",
    ):
        made.understand(text, VIEWPOINT)
    return made


class Steps:
    """Counts what a reading does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clauses = 0
        self.frames = 0
        spot, frames = Spotter.spot, Reader.by_frames

        def counted_spot(spotter: Spotter, *given: Any, **named: Any) -> Any:
            self.clauses += 1
            assert len(given[0]) <= LONGEST
            return spot(spotter, *given, **named)

        def counted_frames(reader: Reader, *given: Any) -> Any:
            self.frames += len(FRAMES)
            return frames(reader, *given)

        monkeypatch.setattr(Spotter, "spot", counted_spot)
        monkeypatch.setattr(Reader, "by_frames", counted_frames)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(monkeypatch)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_takes_a_bounded_number_of_steps(text: str, steps: Steps) -> None:
    meant = understander().understand(text, VIEWPOINT)
    assert isinstance(meant, OUTCOMES)
    assert steps.clauses <= MOST_CLAUSES
    assert steps.frames <= MOST_FRAMES


def test_invisible_characters_change_nothing() -> None:
    meant = understander().understand(HOSTILE["zero width"], VIEWPOINT)
    assert isinstance(meant, Understood)
    assert meant.question.kind == "value"


WORDS = st.sampled_from(
    """hoeveel wie wat als waar wanneer welke goud zilver brons medailles nederland amerika we won had werd derde tweede
    top tien 2 3 extra genoeg boven onder voor dan 1000 meter vrouwen schaatsen shorttrack femke van t wout 2022 sotsji
    ooit gisteren 17 februari 18:00 na dag 5 stand plek nog zeker inhalen verschil meeste eerste laatste geen zonder
    """.split()  # noqa: SIM905 - as a list it would be seventy lines
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_row_of_words_is_understood_or_not_but_never_fails(text: str) -> None:
    meant = understander().understand(text, VIEWPOINT)
    assert isinstance(meant, OUTCOMES)


@given(st.text(max_size=300))
def test_any_text_is_understood_or_not_but_never_fails(text: str) -> None:
    meant = understander().understand(text, VIEWPOINT)
    assert isinstance(meant, OUTCOMES)
    in_talk_mode(text, meant)
    addressed(text, bot_username="medaillespiegel_bot", in_group=True)
    without_mention(text, "medaillespiegel_bot")


ASKED = st.sampled_from([text.split() for line in corpus() for text in line.asks])
CUTS = st.floats(0, 1)


@given(ASKED, ASKED, CUTS, CUTS)
def test_the_half_of_a_question_before_that_of_another_never_fails(
    one: list[str], other: list[str], end: float, start: float
) -> None:
    text = " ".join((*one[: round(end * len(one))], *other[round(start * len(other)) :]))
    assert isinstance(understander().understand(text, VIEWPOINT), OUTCOMES)


@pytest.mark.parametrize("day", ["voor 5 februari", "vóór de Spelen"])
def test_a_day_that_was_none_of_the_games_fails_nothing(day: str) -> None:
    asked = f"wie won er op de dag dat Kok brons had {day}"
    assert isinstance(understander().understand(asked, VIEWPOINT), NotUnderstood)
