"""How a chat wants to be spoken to is known without a look at the database where that can be."""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import pytest

from bot.clock import FrozenClock
from bot.handlers.conversation_memory import ConversationMemory
from bot.storage import Database, ReadConnection, chats

NOW = datetime(2026, 2, 17, 20, tzinfo=UTC)
KNOWN, STRANGER, GROUP = 11, 12, -100


@pytest.fixture
def looks(database: Database) -> list[int]:
    """One for each look at the database."""
    counted: list[int] = []
    read = database.read

    def look() -> AbstractAsyncContextManager[ReadConnection]:
        counted.append(1)
        return read()

    database.read = look  # type: ignore[method-assign]  # counts
    return counted


async def chosen(database: Database, chat_id: int, noc: str) -> None:
    async with database.begin() as tx:
        await chats.seen(tx, chat_id, "private" if chat_id > 0 else "supergroup", "", NOW)
        await chats.choose(tx, chat_id, own_nation=noc)


async def test_strangers_cost_a_file_database_no_look(database: Database, looks: list[int]) -> None:
    """ "Database reads on the hot path are bounded": a thousand strangers who ask at once are one look."""
    await chosen(database, KNOWN, "NOR")
    memory = ConversationMemory(database, FrozenClock(NOW), "NED", seconds=lambda: 0.0)
    assert await memory.own_nation(KNOWN) == "NOR"
    assert [await memory.own_nation(STRANGER + number) for number in range(1000)] == ["NED"] * 1000
    if database.dialect == "sqlite":
        assert len(looks) == 1


async def test_a_stranger_who_chooses_is_known_at_once(database: Database) -> None:
    memory = ConversationMemory(database, FrozenClock(NOW), "NED", seconds=lambda: 0.0)
    assert await memory.own_nation(STRANGER) == "NED"
    await chosen(database, STRANGER, "BEL")
    memory.renew(STRANGER)
    assert await memory.own_nation(STRANGER) == "BEL"


async def test_a_group_that_moved_by_itself_is_found(database: Database) -> None:
    """The sender may hear of a group's new number from Telegram: nobody renews anything here then."""
    memory = ConversationMemory(database, FrozenClock(NOW), "NED", seconds=lambda: 0.0)
    assert await memory.own_nation(KNOWN) == "NED"
    await chosen(database, GROUP, "BEL")
    assert await memory.own_nation(GROUP) == "BEL"
