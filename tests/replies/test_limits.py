"""Nothing goes over Telegram's limits, whatever is asked, whenever, by whomever."""

import re
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medals_core.questions import Asked
from tests.replies.asking import KINDS, NOWS
from tests.replies.saying import plain, reply
from tests.replies.telegram_html import faults

SLIPS = re.compile(
    r"\bNone\b|[^…] [.,](?!\w)|(?<!\.)\.\.(?!\.)|\( | \)|\(\)"
    r"|\b1 (\w+ )?(medailles|landen|onderdelen)\b|\b([2-9]|\d\d+) (\w+en )?(medaille|land|onderdeel)\b"
)
"""Signs of a sentence put together wrongly, or of a wrong plural."""


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_every_reply_is_one_that_telegram_takes(kind: int) -> None:
    """At most 4096 UTF-16 units, well-formed HTML of known tags, callback data of at most 64 bytes."""

    @given(KINDS[kind], NOWS, st.sampled_from(["NED", "BEL", "AIN", "USA"]))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(question: Asked, now: datetime, own: str) -> None:
        given_reply = reply(question, now, own)
        assert faults(given_reply) == []
        text = plain(given_reply)
        assert not (slip := SLIPS.search(text)), f"{slip}: {text}"

    holds()
