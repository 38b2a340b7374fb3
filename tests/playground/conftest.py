"""The page's browser, its bot and its replay are those of its first tests."""

import pytest

from tests.support.telegram.page import axe, browser, chromium, replay, url
from tests.support.telegram.worlds import Setting

__all__ = ["axe", "browser", "chromium", "replay", "url"]


@pytest.fixture
def setting() -> Setting:
    return Setting()
