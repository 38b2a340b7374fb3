"""What every test stands on: databases, and logs in the form that the bot writes them."""

import pytest
import structlog

from tests.databases import *  # noqa: F403


@pytest.fixture(autouse=True, scope="session")
def _plain_tracebacks() -> None:
    """structlog's own default draws a traceback with the value of every variable: for one that holds the whole bot that
    takes seconds, in which no test that works with real connections hears anything."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ]
    )
