"""Chats that take no messages for a while: a group whose admins closed it, a topic that is shut. One refusal is no
reason to forget them: what they follow is kept, what they would have had waits, and is tried with growing waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.engine.statements import put
from bot.storage.outbox import WAITING
from bot.storage.tables import marks, outbox

RETRY_WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 10, 30, 60, 180, 360, 720, 1440))
"""After the first refusal, the second and so on; the last one is for all that follow."""

CLOSED_CHAT_LIFETIME = timedelta(days=7)


@dataclass(frozen=True)
class Closed:
    """``until``: when it is tried next."""

    since: datetime
    tries: int
    until: datetime


async def closed(db: ReadConnection, chat_id: int, thread_id: int = 0) -> Closed | None:
    """Since when nothing could be written in the chat, or in this topic of it; None where all is well."""
    keys = [_key(chat_id), _key(chat_id, thread_id)]
    rows = await db.all(select(marks.c.value).where(marks.c.key.in_(keys)))
    return min((_read(row["value"]) for row in rows), key=lambda one: one.since, default=None)


async def refused(tx: Transaction, chat_id: int, thread_id: int, now: datetime) -> Closed | None:
    """It took no message. Everything that waits for it waits until the next try; None: that has lasted too long."""
    key = _key(chat_id, thread_id)
    value = await tx.value(select(marks.c.value).where(marks.c.key == key))
    known = _read(value) if value else Closed(now, 0, now)
    if now - known.since > CLOSED_CHAT_LIFETIME:
        return None
    if known.until <= now:
        # Of the rows that were due together the first one counts.
        known = Closed(known.since, known.tries + 1, now + RETRY_WAITS[min(known.tries, len(RETRY_WAITS) - 1)])
        kept = {"since": known.since.isoformat(), "tries": known.tries, "until": known.until.isoformat()}
        await put(tx, marks, {"key": key, "at": now, "value": kept})
    where = [outbox.c.chat_id == chat_id, outbox.c.state.in_(WAITING), outbox.c.retry_at < known.until]
    if thread_id:
        where.append(outbox.c.thread_id == thread_id)
    await tx.execute(update(outbox).where(*where).values(retry_at=known.until))
    return known


async def opened(tx: Transaction, chat_id: int, thread_id: int, now: datetime) -> bool:
    """It took a message; was it closed until now? What waited for it can go."""
    keys = [_key(chat_id), _key(chat_id, thread_id)]
    was_closed = (await tx.execute(delete(marks).where(marks.c.key.in_(keys)))).rowcount > 0
    if was_closed:
        waiting = [outbox.c.chat_id == chat_id, outbox.c.state.in_(WAITING), outbox.c.retry_at > now]
        await tx.execute(update(outbox).where(*waiting).values(retry_at=now))
    return was_closed


def _read(kept: Any) -> Closed:
    return Closed(datetime.fromisoformat(kept["since"]), kept["tries"], datetime.fromisoformat(kept["until"]))


def _key(chat_id: int, thread_id: int = 0) -> str:
    return f"closed:{chat_id}:{thread_id}" if thread_id else f"closed:{chat_id}"
