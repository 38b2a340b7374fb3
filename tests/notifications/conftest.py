"""Every test of the newsroom may have one."""

from tests.support.news.newsroom import desk, entries

__all__ = ["desk", "entries"]
