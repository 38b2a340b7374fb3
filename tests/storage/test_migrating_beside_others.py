"""Migrations are safe while others run: the version before goes on keeping updates, and two that start migrate once."""

import asyncio

import pytest
from sqlalchemy import text

from bot.storage import Database
from bot.storage.migrations import HEAD, upgrade

FORMER = "0001"
KEEPS = text(
    "INSERT INTO inbox (update_id, payload, state, chat_id, attempts, received_at, claimed_until, error)"
    " VALUES (:number, '{}', 'claimed', 1, 0, now(), now(), '')"
)
"""As the version before writes it."""


async def back_to_former(database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(text("DROP SCHEMA public CASCADE"))
        await tx.execute(text("CREATE SCHEMA public"))
    async with database.begin() as tx:
        await tx.connection.run_sync(upgrade, FORMER)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_former_version_works_on_while_two_new_ones_start(database: Database, database_url: str) -> None:
    await back_to_former(database)
    new = [Database(database_url) for _ in range(2)]
    migrated, kept = asyncio.Event(), 0

    async def keep_on() -> None:
        nonlocal kept
        while not migrated.is_set() or kept < 20:
            async with database.begin() as tx:
                await tx.execute(KEEPS, {"number": kept})
            kept += 1
            await asyncio.sleep(0)

    working = asyncio.create_task(keep_on())
    try:
        assert sorted(await asyncio.gather(*(one.migrate() for one in new))) in ([False, True], [True, True])
        migrated.set()
        await working
        assert [await one.version() for one in new] == [HEAD, HEAD]
        async with database.read() as look:
            assert await look.value(text("SELECT count(*) FROM inbox WHERE claimed_by = ''")) == kept
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        for one in new:
            await one.close()
