"""Under a picture stand the words of the reply: valid HTML, within Telegram's 1024 units."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.caption import caption, cut_html
from bot.replies.reply import MAX_CAPTION_UNITS, Reply, utf16_units
from medals_core import NationQuestion, Question, TableQuestion, TimelineQuestion
from tests.support.examples import examples
from tests.support.replies.asking import PAGES
from tests.support.replies.saying import AFTER, moment, plain, reply
from tests.support.replies.telegram_html import faults


@given(st.one_of(*PAGES.values()))
@examples(60)
def test_every_caption_is_one_that_telegram_takes(question: Question) -> None:
    said = caption(reply(question))
    assert faults(Reply(text=said)) == []
    assert utf16_units(plain(Reply(text=said))) <= MAX_CAPTION_UNITS
    assert "<pre>" not in said


@given(st.one_of(PAGES["table"], PAGES["comparison"], PAGES["timeline"]))
@examples(20)
def test_a_table_is_told_in_words_too(question: Question) -> None:
    """Of the pages that have a picture: the caption says the rows that the text shows."""
    given_ = reply(question)
    assert bool(given_.rows) is ("<pre>" in given_.text)


def words(question: Question, now: datetime = AFTER) -> list[str]:
    return caption(reply(question, now)).splitlines()


def test_one_sentence_and_then_the_table_in_words() -> None:
    """ "A caption says things once": what the picture shows is read by who cannot see it, and folded for the others."""
    said = words(TableQuestion(), moment(17, 18))
    assert said[:3] == [
        "<b>Medaillespiegel</b>: Nederland staat vierde met 6 goud, 6 zilver en 1 brons.",
        "",
        "<blockquote expandable>goud-zilver-brons · totaal",
    ]
    assert said[5] == "3. Verenigde Staten 6\u20119\u20115 · 20", "no column to keep, so the name is whole"
    assert said[-1] == "17 feb 18:00 · nog 38 onderdelen</blockquote>"


def test_the_course_of_ranks_in_words() -> None:
    alone = words(TimelineQuestion(nocs=("NED",)))
    assert "8 feb: geen plaats, 0-0-0" in alone
    assert "9 feb: gedeeld 8e, 1-1-0" in alone
    two = words(TimelineQuestion(nocs=("NED", "USA")))
    assert "22 feb: NED 3e (10 goud), USA 2e (12 goud)" in two
    assert "de 22e: NED 3e, USA 2e, ITA 4e" in words(TimelineQuestion(nocs=("NED", "USA", "ITA")))


def test_an_answer_without_a_table_is_folded_after_its_sentence() -> None:
    first, empty, *rest = words(NationQuestion(noc="NED"))
    assert first.endswith("(20 medailles).</b>")
    assert empty == ""
    assert rest[0].startswith("<blockquote expandable>Erboven: ")


@pytest.mark.parametrize(
    ("text", "units", "kept"),
    [
        ("een twee", 8, "een twee"),
        ("een twee", 7, "een…"),
        ("<b>een twee</b> drie", 9, "<b>een twee</b>…"),
        ("<b>een twee drie</b>", 9, "<b>een twee…</b>"),
        ("<i>a &amp; b</i> c", 6, "<i>a &amp; b</i>…"),
        ("🇳🇱 🇳🇱 🇳🇱", 10, "🇳🇱 🇳🇱…"),
    ],
)
def test_what_is_cut_ends_at_a_word_with_its_tags_closed(text: str, units: int, kept: str) -> None:
    """A flag is four units long; ``&amp;`` is one; the ellipsis fits too."""
    assert cut_html(text, units) == kept
