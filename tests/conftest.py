"""What every test stands on: the facts, databases, and logs in the form that the bot writes them."""

# First: whoever is imported before it takes the real reader of the facts along.
from tests.support import facts  # noqa: F401, I001

import os
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

from tests.support.databases import *  # noqa: F403
from tests.support.examples import USUAL

# A busy machine is no failure, and who changed nothing meets no new example. Those are looked for with
# `pytest --hypothesis-profile search`, and by `make fuzz`.
PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
for profile, examples in {"suite": USUAL, "quick": USUAL // 15}.items():
    settings.register_profile(profile, max_examples=examples, derandomize=True, database=None, **PATIENT)
settings.register_profile("search", max_examples=1000, **PATIENT)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files with long tests first: two workers then end at about the same time."""
    long = {item.path for item in items for mark in item.iter_markers() if mark.name in ("slow", "browser", "whole")}
    items.sort(key=lambda item: item.path not in long)


def pytest_configure() -> None:
    """Folders of tests in memory where there is room: every result and update is written through to the disk, and on a
    disk that is most of what the tests of the whole bot do."""
    memory = "/dev/shm"
    if os.access(memory, os.W_OK):
        found = os.statvfs(memory)
        if found.f_bavail * found.f_frsize > 2 * 10**9 and not found.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", memory)


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
