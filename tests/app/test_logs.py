"""No byte of a log holds a secret: not in a message, not in an argument, not in a traceback."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import REDACTED, configure_logs, redact

TOKEN = "7654321098:AAF-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    former = structlog.get_config()
    written = io.StringIO()
    configure_logs("DEBUG", [TOKEN, "shibboleth"], pretty=False, to=written)
    yield written
    root.handlers, root.level = handlers, level
    structlog.configure(**former)


def test_every_line_is_json_without_the_token(stream: io.StringIO) -> None:
    logging.getLogger("somewhere").info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    structlog.get_logger("elsewhere").info("sent", url=f"https://x/bot{TOKEN}/y", password="shibboleth")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["event"] for line in lines] == [f"GET https://api.telegram.org/bot{REDACTED}/getMe", "sent"]
    assert TOKEN not in stream.getvalue()
    assert "shibboleth" not in stream.getvalue()


def test_a_traceback_is_redacted_too(stream: io.StringIO) -> None:
    try:
        raise ValueError(f"no answer from bot{TOKEN}")
    except ValueError:
        logging.getLogger("somewhere").exception("failed")
    assert "ValueError" in stream.getvalue()
    assert TOKEN not in stream.getvalue()


def test_the_token_of_another_bot_is_taken_out_by_its_shape() -> None:
    assert redact("from 1234567890:ZYXWVUTSRQPONMLKJIHGFEDCBA987654321 it came", []) == f"from {REDACTED} it came"
    assert redact("om 18:00 stond het 6-6-1", []) == "om 18:00 stond het 6-6-1"


def test_lines_for_people_on_a_terminal(stream: io.StringIO) -> None:
    pretty = io.StringIO()
    configure_logs("INFO", [TOKEN], pretty=True, to=pretty)
    structlog.get_logger("x").info("on duty", token=TOKEN)
    logging.getLogger("httpx").info("HTTP Request: %s", TOKEN)
    assert "on duty" in pretty.getvalue()
    assert TOKEN not in pretty.getvalue()
    assert "HTTP Request" not in pretty.getvalue()
