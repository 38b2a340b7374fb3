"""Nothing that reasons goes over Telegram's limits, whatever is asked, whenever, by whomever; and no sentence is put
together wrongly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medals_core.questions import Asked
from tests.replies.asking import NOWS
from tests.replies.asking_reasons import REASONING
from tests.replies.saying import plain, reply
from tests.replies.telegram_html import faults
from tests.replies.test_limits import SLIPS


@pytest.mark.parametrize("kind", REASONING)
def test_every_reply_is_one_that_telegram_takes(kind: str) -> None:
    """At most 4096 UTF-16 units, well-formed HTML of known tags, callback data of at most 64 bytes."""

    @given(REASONING[kind], NOWS, st.sampled_from(["NED", "BEL", "AIN", "USA"]))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(question: Asked, now: object, own: str) -> None:
        given_reply = reply(question, now, own)  # type: ignore[arg-type]
        assert faults(given_reply) == []
        text = plain(given_reply)
        assert not (slip := SLIPS.search(text)), f"{slip}: {text}"

    holds()
