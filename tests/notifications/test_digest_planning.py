"""Digests in bad weather: "nothing to say, nothing sent", and what there is to say is said once, also when the database
is away at that minute or two processes look at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.clock import FrozenClock
from bot.notifications.news import content
from bot.notifications.news.digest import LATEST_START, DigestScheduler
from bot.storage import Database
from bot.storage.tables import news
from tests.support.desk.small_games import small_archive

ARCHIVE = small_archive()
EIGHT = datetime(2026, 2, 17, 8, tzinfo=ARCHIVE.current.games.zone)


def scheduler(database: Database) -> DigestScheduler:
    return DigestScheduler(database, lambda: ARCHIVE, FrozenClock(EIGHT), FrozenClock(EIGHT), "08:00", "22:45")


async def planned(database: Database) -> list[str]:
    async with database.read() as look:
        return [row["kind"] for row in await look.all(select(news.c.kind))]


async def test_a_database_that_is_away_at_that_minute_costs_no_digest(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only "a bot that comes back later than this after the set time lets the digest of that day go"."""
    mine = scheduler(database)

    @asynccontextmanager
    async def away() -> AsyncIterator[Any]:
        raise OperationalError("BEGIN", {}, Exception("server closed the connection"))
        yield

    with monkeypatch.context() as weather:
        weather.setattr(database, "begin", away)
        with pytest.raises(OperationalError):
            await mine.step(EIGHT)
    assert await planned(database) == []
    await mine.step(EIGHT + timedelta(seconds=1))
    await mine.step(EIGHT + timedelta(seconds=2))
    assert await planned(database) == [content.MORNING]


async def test_of_two_processes_one_makes_the_digest(database: Database, database_url: str) -> None:
    """ "A mark in the database keeps a digest from being made twice": a lease that has just changed hands would not."""
    elsewhere = Database(database_url)
    await asyncio.gather(*(scheduler(one).step(EIGHT) for one in (database, elsewhere, database, elsewhere)))
    await elsewhere.close()
    assert await planned(database) == [content.MORNING]


async def test_a_mark_of_another_process_is_respected_until_the_time_is_over(database: Database) -> None:
    for moment in (
        EIGHT,
        EIGHT + timedelta(minutes=30),
        EIGHT + LATEST_START - timedelta(seconds=1),
        EIGHT + LATEST_START,
    ):
        await scheduler(database).step(moment)
    assert await planned(database) == [content.MORNING]
