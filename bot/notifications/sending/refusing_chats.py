"""What becomes of a row, and of what the chat follows, when Telegram will not have the chat written to.

A group whose admins closed it, or a topic that is shut, may be so for an hour only. One refusal is no reason to forget
them: what they follow is kept, what they would have had waits, and is tried with growing waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import delete, select, update

from bot.notifications.sending import live_table
from bot.notifications.sending.rate_limits import Priority
from bot.storage import ReadConnection, Transaction, chats
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import WAITING, NewMessage, OutboxRow
from bot.storage.tables import follows, marks, outbox, preferences
from bot.transport.calls.failures import Failure, FailureKind

log = structlog.get_logger(__name__)

RETRY_WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 10, 30, 60, 180, 360, 720, 1440))
"""After the first refusal, the second and so on; the last one is for all that follow."""

CLOSED_CHAT_LIFETIME = timedelta(days=7)
OPENED = "opened"


@dataclass(frozen=True)
class Closed:
    """``until``: when it is tried next."""

    since: datetime
    tries: int
    until: datetime


async def closed(db: ReadConnection, chat_id: int, thread_id: int = 0) -> Closed | None:
    """Since when nothing could be written in the chat, or in this topic of it; None where all is well."""
    kept = await db.column(select(marks.c.value).where(marks.c.key.in_(_keys(chat_id, thread_id))))
    return min(map(_read, kept), key=lambda one: one.since, default=None)


async def chat_closed(tx: Transaction, row: OutboxRow, failure: Failure, now: datetime) -> None:
    """Perhaps for an hour only: the row waits, and the chat with what it follows stays. What lasts too long ends it."""
    topic = row.thread_id if failure.kind is FailureKind.TOPIC_CLOSED else 0
    key = _keys(row.chat_id, topic)[-1]
    value = await tx.value(select(marks.c.value).where(marks.c.key == key))
    known = _read(value) if value else Closed(now, 0, now)
    if now - known.since > CLOSED_CHAT_LIFETIME:
        await chat_gone(tx, row, f"{failure.kind}: {failure.reason}")
        return
    if known.until <= now:
        # Of the rows that were due together the first one counts.
        known = Closed(known.since, known.tries + 1, now + RETRY_WAITS[min(known.tries, len(RETRY_WAITS) - 1)])
        kept = {"since": known.since.isoformat(), "tries": known.tries, "until": known.until.isoformat()}
        await tx.put(marks, {"key": key, "at": now, "value": kept})
    # Everything that waits for it waits until the next try.
    where = [outbox.c.chat_id == row.chat_id, outbox.c.state.in_(WAITING), outbox.c.retry_at < known.until]
    if topic:
        where.append(outbox.c.thread_id == topic)
    await tx.execute(update(outbox).where(*where).values(retry_at=known.until))
    log.info("chat closed for a while", chat_id=row.chat_id, tries=known.tries, reason=failure.reason)
    attempts = max(row.attempts - 1, 0)
    await stored_outbox.finish(tx, row, "retry", retry_at=known.until, error=failure.reason, attempts=attempts)


async def opened(tx: Transaction, row: OutboxRow, now: datetime) -> None:
    """The chat took a message. Was it closed until now, then what waited for it can go, and it is told so."""
    if not await tx.changed(delete(marks).where(marks.c.key.in_(_keys(row.chat_id, row.thread_id)))):
        return
    waiting = [outbox.c.chat_id == row.chat_id, outbox.c.state.in_(WAITING), outbox.c.retry_at > now]
    await tx.execute(update(outbox).where(*waiting).values(retry_at=now))
    text = "🔓 Ik kan hier weer berichten sturen. Wat er intussen was, komt nu."
    notice = NewMessage(row.news_id, row.chat_id, row.thread_id, OPENED, Priority.CORRECTION, {"text": text})
    await stored_outbox.add(tx, [notice], now)


async def chat_migrated(tx: Transaction, row: OutboxRow, failure: Failure, now: datetime) -> None:
    assert failure.new_chat_id is not None
    await chats.migrate(tx, row.chat_id, failure.new_chat_id)
    await stored_outbox.finish(tx, row, "retry", retry_at=now, error=failure.reason)


async def chat_gone(tx: Transaction, row: OutboxRow, reason: str) -> None:
    await chats.deactivate(tx, row.chat_id, reason)
    await stored_outbox.finish(tx, row, "dead", error=reason)
    await stored_outbox.cancel_waiting(tx, reason, chat_id=row.chat_id)


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
    for table in (follows, preferences):
        await tx.execute(delete(table).where(table.c.chat_id == row.chat_id, table.c.thread_id == row.thread_id))
    await live_table.forget(tx, row.chat_id, row.thread_id)


def _keys(chat_id: int, thread_id: int) -> list[str]:
    """Of the marks of the chat, and of the topic when it is one."""
    return [f"closed:{chat_id}", *([f"closed:{chat_id}:{thread_id}"] if thread_id else [])]


def _read(kept: Any) -> Closed:
    return Closed(datetime.fromisoformat(kept["since"]), kept["tries"], datetime.fromisoformat(kept["until"]))
