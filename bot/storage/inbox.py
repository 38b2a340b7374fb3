"""Updates as they came from Telegram: kept before they are acknowledged, done once they are handled.

Who keeps an update has it claimed for a while and prolongs that as long as it is at work; a claim that runs out is
taken over by another process, and who had it is told so at the next prolonging. All moments here are of the real time,
not of the Games that the bot lives in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, true, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import inbox

WAITING = inbox.c.state.in_(("new", "claimed"))
ROWS_PER_STATEMENT = 500
"""Databases bound the number of parameters of one statement."""


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update in the inbox. ``taken_over``: another process let it fall; ``attempts``: how often it was begun after
    that. ``waits``: another process has an earlier update of the same chat in hand."""

    update_id: int
    payload: dict[str, Any]
    chat_id: int
    received_at: datetime
    attempts: int = 0
    taken_over: bool = False
    waits: bool = False


async def keep(tx: Transaction, updates: Sequence[StoredUpdate], holder: str, claimed_until: datetime) -> set[int]:
    """Keep the updates, claimed. Returns the numbers of those that are new: the others are kept already."""
    if not updates:
        return set()
    rows = [
        {
            "update_id": one.update_id,
            "payload": one.payload,
            "chat_id": one.chat_id,
            "state": "claimed",
            "received_at": one.received_at,
            "claimed_until": claimed_until,
            "claimed_by": holder,
        }
        for one in updates
    ]
    inserted = await tx.execute(tx.insert(inbox).on_conflict_do_nothing().returning(inbox.c.update_id), rows)
    return set(inserted.scalars())


async def earlier_elsewhere(db: ReadConnection, chats: Sequence[int], holder: str) -> dict[int, int]:
    """By chat, the earliest of its updates that another process has in hand."""
    found: dict[int, int] = {}
    for some in _portions(chats):
        rows = await db.all(
            select(inbox.c.chat_id, func.min(inbox.c.update_id).label("first"))
            .where(WAITING, inbox.c.chat_id.in_(some), inbox.c.claimed_by != holder)
            .group_by(inbox.c.chat_id)
        )
        found.update((row["chat_id"], row["first"]) for row in rows)
    return found


async def take_over(
    tx: Transaction, holder: str, run_out_by: datetime, claimed_until: datetime, most: int, *, others_only: bool = False
) -> list[StoredUpdate]:
    """Claim what waits with a claim that has run out, oldest first. That may be an own one: written down by a
    transaction of which only the answer was lost."""
    waiting = (
        select(inbox.c.update_id)
        .where(
            WAITING,
            inbox.c.claimed_by != holder if others_only else true(),
            (inbox.c.claimed_until.is_(None)) | (inbox.c.claimed_until <= run_out_by),
        )
        .order_by(inbox.c.update_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    numbers = await tx.column(waiting)
    if not numbers:
        return []
    mine = inbox.c.update_id.in_(numbers)
    await tx.execute(update(inbox).where(mine).values(state="claimed", claimed_until=claimed_until, claimed_by=holder))
    rows = await tx.all(select(inbox).where(mine).order_by(inbox.c.update_id))
    return [
        StoredUpdate(
            row["update_id"], row["payload"], row["chat_id"], row["received_at"], row["attempts"], taken_over=True
        )
        for row in rows
    ]


async def begin(tx: Transaction, number: int) -> int:
    """Count that an update which another process let fall is begun; returns how often it was, with this time."""
    one_more = update(inbox).where(inbox.c.update_id == number).values(attempts=inbox.c.attempts + 1)
    attempts: int = await tx.value(one_more.returning(inbox.c.attempts))
    return attempts


async def prolong(tx: Transaction, numbers: Sequence[int], holder: str, claimed_until: datetime) -> set[int]:
    """Still at work on these. Returns those that are ours still: another may have taken the others over.
    ``claimed_until`` now lets them go."""
    ours: set[int] = set()
    for some in _portions(numbers):
        kept = update(inbox).where(inbox.c.update_id.in_(some), WAITING, inbox.c.claimed_by == holder)
        ours.update(await tx.column(kept.values(claimed_until=claimed_until).returning(inbox.c.update_id)))
    return ours


async def done(tx: Transaction, numbers: Sequence[int], now: datetime) -> None:
    for some in _portions(numbers):
        await tx.execute(update(inbox).where(inbox.c.update_id.in_(some)).values(state="done", done_at=now))


async def failed(tx: Transaction, number: int, error: str, now: datetime) -> None:
    """Put aside, with why; kept as long as what is done."""
    await tx.execute(
        update(inbox).where(inbox.c.update_id == number).values(state="failed", done_at=now, error=error[:500])
    )


async def forget(tx: Transaction, before: datetime) -> None:
    """Drop what was finished before. Telegram keeps an update for a day: until then it may come once more."""
    await tx.execute(delete(inbox).where(inbox.c.done_at < before))


def _portions(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [numbers[start : start + ROWS_PER_STATEMENT] for start in range(0, len(numbers), ROWS_PER_STATEMENT)]
