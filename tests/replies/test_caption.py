"""Under a picture stand the words of the reply: valid HTML, within Telegram's 1024 units."""

import pytest
from hypothesis import HealthCheck, given, settings

from bot.replies.caption import caption, cut_html
from bot.replies.reply import MAX_CAPTION_UNITS, Reply, utf16_units
from medals_core.questions import Asked
from tests.replies.asking import KINDS, questions
from tests.replies.saying import plain, reply
from tests.replies.telegram_html import faults

assert KINDS, "the questions drawn below"


@given(questions())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_caption_is_one_that_telegram_takes(question: Asked) -> None:
    words = caption(reply(question).text)
    assert faults(Reply(text=words)) == []
    assert utf16_units(plain(Reply(text=words))) <= MAX_CAPTION_UNITS
    assert "<pre>" not in words


def test_a_table_goes_below_the_words_as_a_quote() -> None:
    assert caption("<b>Stand</b>\n\n<pre> 1 Noorwegen   18\n 2 VS          12</pre>\n\nNederland derde.") == (
        "<b>Stand</b>\n\nNederland derde.\n\n"
        "<blockquote expandable>1 Noorwegen 18\n2 VS 12</blockquote>"
    )  # fmt: skip


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
