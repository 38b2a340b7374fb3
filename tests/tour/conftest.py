"""The browser is that of the page's own tests."""

from tests.playground.test_page import axe, browser, chromium

__all__ = ["axe", "browser", "chromium"]
