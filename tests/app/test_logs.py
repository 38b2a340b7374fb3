"""No byte of a log holds a secret: not in a message, not in an argument, not in a traceback; nor what people wrote."""

import asyncio
import io
import json
import logging
import os
import sqlite3
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
import structlog
from sqlalchemy import URL
from sqlalchemy.exc import IntegrityError
from telegram.error import BadRequest, NetworkError

from bot.app.logs import REDACTED, configure_logs, redact, told
from bot.problems import OperatorError
from bot.settings import SettingsError
from bot.storage import DatabaseError
from medals_core.datasets.datafiles import DatasetError, Fault
from tests.support.waiting import CEILING

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
WROTE = "".join(["What ", "Truus ", "wrote"])
"""In pieces: a traceback shows the line of source that raised."""

TOKEN = "7654321098:AAF-abcdefghijklmnopqrstuvwxyz01234"


@contextmanager
def configured(level: str, secrets: Iterable[str], to: io.StringIO) -> Iterator[None]:
    """Logs as the bot has them; afterwards as they were."""
    root = logging.getLogger()
    handlers, level_before = root.handlers[:], root.level
    former = structlog.get_config()
    configure_logs(level, secrets, pretty=False, to=to)
    try:
        yield
    finally:
        root.handlers, root.level = handlers, level_before
        structlog.configure(**former)


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    written = io.StringIO()
    with configured("DEBUG", [TOKEN, "shibboleth"], written):
        yield written


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


def failing(write: Callable[[], None]) -> str:
    """What stands on standard error of a process that does this."""
    source = f"from tests.app.test_logs import {write.__name__}; {write.__name__}()"
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    done = subprocess.run(
        [sys.executable, "-c", source],
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=CEILING,
        check=False,
    )
    return done.stderr


def ends_by_an_error() -> None:
    configure_logs("INFO", ["shibboleth"])
    configure_logs("INFO")
    raise OSError("no way to " + "shibboleth") from ValueError(WROTE)


def fails_in_the_background() -> None:
    """A task that nobody awaits, a callback, a thread, a destructor, a warning: all that Python reports by itself."""
    configure_logs("INFO", ["shibboleth"])

    class Stubborn:
        def __del__(self) -> None:
            raise OSError("no shibboleth")

    def fail(said: str) -> None:
        raise ValueError(said)

    async def job() -> None:
        raise ValueError(WROTE)

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(fail, WROTE + "shibboleth")
        task = asyncio.create_task(job())
        await asyncio.wait([task])
        del task

    asyncio.run(main())
    thread = threading.Thread(target=fail, args=(WROTE,))
    thread.start()
    thread.join()
    with suppress(OSError):
        Stubborn().__del__()
    warnings.warn(WROTE + "shibboleth", UserWarning, stacklevel=1)


def test_what_python_itself_prints_is_redacted_too() -> None:
    """ "Secrets are redacted, tracebacks included": also that of an exception that nobody caught. A call that sets only
    the level forgets no secret."""
    printed = failing(ends_by_an_error)
    assert "OSError: no way to [redacted]" in printed
    assert "ValueError" in printed
    assert "shibboleth" not in printed
    assert "Truus" not in printed


def test_what_fails_in_the_background_says_where_and_nothing_of_anybody() -> None:
    printed = failing(fails_in_the_background)
    events = [json.loads(line)["event"] for line in printed.splitlines()]
    assert "Exception in callback fails_in_the_background.<locals>.fail" in events
    assert "Task exception was never retrieved" in events
    assert "a thread ended by an error" in events
    assert "an error that nobody could catch" in events
    assert any(event.startswith("UserWarning at ") for event in events)
    assert "shibboleth" not in printed
    assert "Truus" not in printed


@pytest.mark.parametrize("secret", ['pa"ss\\wo', "p@ss/wo rd", "wachtwóórd", "quote'quote\"s", "4$%ü+'"])
def test_a_secret_is_taken_out_however_it_is_spelled(secret: str) -> None:
    """A password stands percent-encoded in a URL, escaped in a line of JSON, and as Python shows it in a traceback."""
    written = io.StringIO()
    with configured("DEBUG", [secret], written):
        log = structlog.get_logger("x")
        log.error("dsn", url=f"postgresql://bot:{quote(secret, safe='')}@h/db", other=f"{{'password': {secret!r}}}")
        log.error("as sqlalchemy", url=URL.create("postgresql", "bot", secret, "h").render_as_string(False))
        log.error("body", json=json.dumps({"password": secret}), lower=quote(secret, safe="").lower())
        log.error(secret)
        try:
            raise ValueError(secret)
        except ValueError:
            log.exception("failed")
    for line in map(json.loads, written.getvalue().splitlines()):
        for value in line.values():
            for spelled in (secret, quote(secret, safe=""), repr(secret)[1:-1], json.dumps(secret)[1:-1]):
                assert spelled.lower() not in value.lower()
    assert written.getvalue().count(REDACTED) == 7


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


SILENT = [
    ValueError("Truus"),
    RuntimeError("Truus"),
    KeyError("Truus"),
    IntegrityError("INSERT INTO chats VALUES (?)", {"name": "Truus"}, sqlite3.IntegrityError("Truus")),
    UnicodeDecodeError("utf-8", b"Truus", 0, 1, "Truus"),
    ExceptionGroup("Truus", [raised(ValueError("Truus"), KeyError("Truus"))]),
    BadRequest('can\'t parse entities: unsupported start tag "Truus" at byte offset 0'),
]


@pytest.mark.parametrize("error", SILENT, ids=lambda error: type(error).__name__)
def test_an_exception_made_of_what_people_wrote_gives_only_its_type(error: Exception) -> None:
    """ "Never what somebody wrote, nor a name": the frames and types of the whole chain are shown, the words not."""
    error.add_note("Truus")
    written = io.StringIO()
    with configured("INFO", [], written):
        logging.getLogger("a.library").error(
            "failed: %s %r", error, "Truus", exc_info=raised(OSError(2, "gone"), error)
        )
        structlog.get_logger("x").error("failed", why=error, exc_info=raised(RuntimeError(), error))
    assert "Truus" not in written.getvalue()
    assert written.getvalue().count(type(error).__qualname__) >= 4
    assert "[Errno 2] gone" in written.getvalue()
    assert "Traceback (most recent call last)" in written.getvalue()


@pytest.mark.parametrize(
    "error",
    [
        OperatorError("port 80 is taken"),
        SettingsError("port 80 is taken"),
        DatabaseError("port 80 is taken"),
        ConnectionRefusedError(111, "port 80 is taken"),
        NetworkError("port 80 is taken"),
        DatasetError(Fault(file="nations.csv", row=1, column="noc", message="port 80 is taken")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_the_operator_can_mend_is_told_in_words(error: Exception) -> None:
    assert "port 80 is taken" in told(error)


def test_at_debug_the_words_are_told() -> None:
    written = io.StringIO()
    with configured("DEBUG", [], written):
        logging.getLogger("a.library").error("failed: %s", "Truus", exc_info=raised(ValueError("Geertruida")))
    assert "Truus" in written.getvalue()
    assert "Geertruida" in written.getvalue()
