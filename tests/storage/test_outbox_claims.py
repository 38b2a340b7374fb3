"""How many rows a sender takes in hand, whatever plan the database makes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, text

from bot.storage import Database, outbox
from bot.storage.outbox import NewMessage
from bot.storage.tables import news

NOON = datetime(2026, 2, 17, 12, tzinfo=UTC)
PLANS = ("", "material hashagg hashjoin mergejoin sort", "material hashagg hashjoin mergejoin sort seqscan")
"""Steps that PostgreSQL is asked to do without."""


@pytest.mark.parametrize("discouraged", PLANS)
async def test_no_more_rows_are_claimed_than_there_are_connections(database: Database, discouraged: str) -> None:
    """PostgreSQL may carry out a LIMIT in a subquery anew for each row of the outer table, and claimed all 200: as many
    messages could come twice after a crash."""
    async with database.begin() as tx:
        await tx.execute(insert(news).values(games_id="g", kind="medal", content={}, created_at=NOON))
        news_id = await tx.value(select(news.c.news_id))
        made = [NewMessage(news_id, chat, 0, "medal", 5, {}) for chat in range(1, 201)]
        assert await outbox.add(tx, made, NOON) == 200
    async with database.begin() as tx:
        if database.dialect == "postgresql":
            for step in discouraged.split():
                await tx.execute(text(f"SET LOCAL enable_{step} = off"))
        rows = await outbox.claim(tx, "me", 1, NOON, NOON + timedelta(seconds=30), 16, [])
    assert [row.chat_id for row in rows] == list(range(1, 17)), "the oldest first"
