"""What the operator can mend ends the start of the demo with one clear line, not with a traceback."""

import socket

import pytest

from bot.demo.running import NEWS_WINDOW, news_window, run_demo
from bot.problems import OperatorError
from bot.settings import Settings


def settings(**given: object) -> Settings:
    return Settings(_env_file=None, **{"port": 0, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("gisteren", "expected a day or a moment, as 2026-02-15 or 2026-02-15T18:00"),
        ("2026-02-30", "expected a day or a moment"),
        ("2025-02-15", "these Games last from 2026-02-"),
        ("2026-03-15T12:00+01:00", "these Games last from 2026-02-"),
    ],
)
async def test_a_start_that_is_no_moment_of_these_games(start: str, says: str) -> None:
    with pytest.raises(OperatorError) as told:
        await run_demo(settings(), replay=True, speed=600, start=start)
    assert str(told.value).startswith(f"--from {start}: ")
    assert says in str(told.value)
    assert "\n" not in str(told.value)


async def test_a_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OperatorError, match=f"^port {port} on 127.0.0.1 is in use: "):
            await run_demo(settings(port=port), replay=False, speed=1, start="")


async def test_an_address_that_is_not_of_this_machine() -> None:
    """192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it."""
    with pytest.raises(OperatorError, match=r"^cannot listen on 192\.0\.2\.1 port 0"):
        await run_demo(settings(host="192.0.2.1"), replay=False, speed=1, start="")


def test_news_comes_at_once_unless_told_otherwise() -> None:
    """Who has just pushed a result in the demo looks at the group; twenty seconds is long then."""
    assert news_window(settings()) == NEWS_WINDOW
    assert news_window(settings(news_window=20)) == 20
