"""What becomes of a row, and of what the chat follows, when Telegram will not have the chat written to."""

from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import delete

from bot.notifications.sending import closed_chats as closed
from bot.notifications.sending import live_table
from bot.notifications.sending.rate_limits import Priority
from bot.storage import Transaction, chats
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import NewMessage, OutboxRow
from bot.storage.tables import follows as follows_table
from bot.storage.tables import preferences as preferences_table
from bot.transport.calls.failures import Failure, FailureKind

log = structlog.get_logger(__name__)

OPENED = "opened"


async def chat_migrated(tx: Transaction, row: OutboxRow, failure: Failure, now: Any) -> None:
    assert failure.new_chat_id is not None
    await chats.migrate(tx, row.chat_id, failure.new_chat_id)
    await stored_outbox.finish(tx, row, "retry", retry_at=now, error=failure.reason)


async def chat_gone(tx: Transaction, row: OutboxRow, reason: str) -> None:
    await chats.deactivate(tx, row.chat_id, reason)
    await stored_outbox.finish(tx, row, "dead", error=reason)
    await stored_outbox.cancel_waiting(tx, reason, chat_id=row.chat_id)


async def chat_closed(tx: Transaction, row: OutboxRow, failure: Failure, now: datetime) -> None:
    """Perhaps for an hour only: the row waits, and the chat with what it follows stays. What lasts too long ends it."""
    topic = row.thread_id if failure.kind is FailureKind.TOPIC_CLOSED else 0
    known = await closed.refused(tx, row.chat_id, topic, now)
    if known is None:
        await chat_gone(tx, row, f"{failure.kind}: {failure.reason}")
        return
    log.info("chat closed for a while", chat_id=row.chat_id, tries=known.tries, reason=failure.reason)
    attempts = max(row.attempts - 1, 0)
    await stored_outbox.finish(tx, row, "retry", retry_at=known.until, error=failure.reason, attempts=attempts)


async def say_opened(tx: Transaction, row: OutboxRow, now: datetime) -> None:
    """The first message after a time without: what else waited follows."""
    text = "🔓 Ik kan hier weer berichten sturen. Wat er intussen was, komt nu."
    notice = NewMessage(row.news_id, row.chat_id, row.thread_id, OPENED, Priority.CORRECTION, {"text": text})
    await stored_outbox.add(tx, [notice], now)


async def topics_off(tx: Transaction, row: OutboxRow, now: datetime) -> None:
    """The group has no topics any more: what they followed is the general chat's, and the message goes there."""
    await stored_outbox.finish(tx, row, "retry", retry_at=now, error="topics switched off")
    await chats.without_topics(tx, row.chat_id)


async def topic_gone(tx: Transaction, row: OutboxRow, reason: str) -> None:
    """The topic was removed: what it followed goes with it; the rest of the chat stays."""
    await stored_outbox.finish(tx, row, "dead", error=reason)
    if not row.thread_id:
        return
    await stored_outbox.cancel_waiting(tx, reason, chat_id=row.chat_id, thread_id=row.thread_id)
    for table in (follows_table, preferences_table):
        await tx.execute(delete(table).where(table.c.chat_id == row.chat_id, table.c.thread_id == row.thread_id))
    await live_table.forget(tx, row.chat_id, row.thread_id)
