"""The browser is that of the page's own tests."""

from tests.support.telegram.page import axe, browser, chromium

__all__ = ["axe", "browser", "chromium"]
