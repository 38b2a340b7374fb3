"""Nothing goes over Telegram's limits or a phone's width, whatever is asked, whenever, by whomever; and no sentence is
put together wrongly."""

import re
from datetime import datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.rendering import LONGEST_BESIDE, MOST_IN_A_ROW, visible
from bot.replies.short_labels import short_label
from medals_core import Question
from tests.support.examples import examples
from tests.support.replies.asking import KINDS, NOWS, answered
from tests.support.replies.saying import plain, scene
from tests.support.replies.telegram_html import faults

SLIPS = re.compile(
    r"\bNone\b|[^…] [.,](?!\w)|(?<!\.)\.\.(?!\.)|\( | \)|\(\)|: [.;]| ;"
    r"|\b(1|één) (\w+ )?(medailles|landen|onderdelen)\b|\b([2-9]|\d\d+) (\w+en )?(medaille|land|onderdeel)\b"
)
"""Signs of a sentence put together wrongly, or of a wrong plural."""
WIDEST = 28


@pytest.mark.parametrize("kind", KINDS)
def test_every_reply_is_one_that_telegram_takes_and_a_phone_shows(kind: str) -> None:
    """At most 4096 UTF-16 units, well-formed HTML of known tags; tables of 28 signs; three short buttons beside one
    another."""

    @given(KINDS[kind], NOWS, st.sampled_from(["NED", "BEL", "AIN", "USA"]))
    @examples(25)
    def holds(question: Question, now: datetime, own: str) -> None:
        given_reply = answered(question, now, own)
        assert faults(given_reply) == []
        text = plain(given_reply)
        assert not (slip := SLIPS.search(text)), f"{slip}: {text}"
        assert text[0] == text[0].upper()
        for table in re.findall(r"<pre>(.*?)</pre>", given_reply.text, re.DOTALL):
            assert max(map(len, unescape(table).splitlines())) <= WIDEST
        for row in given_reply.buttons:
            assert len(row) <= MOST_IN_A_ROW
            assert len(row) == 1 or max(visible(button.label) for button in row) <= LONGEST_BESIDE
        asked = short_label(question, scene(now, own))
        assert 0 < len(asked) <= 34
        for label in (asked, *(button.label for row in given_reply.buttons for button in row)):
            assert not re.search(r"\w…", label), "cut inside a word"

    holds()
