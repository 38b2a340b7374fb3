"""Messages on their way: made, claimed by the one sender, sent or not. A row is never lost and never sent by two."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, literal_column, or_, select, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import outbox

WAITING = ("pending", "retry")
ON_ITS_WAY = (*WAITING, "claimed")

# Written out, not bound: only then can the databases use the partial indexes on just these states.
_IS_WAITING = outbox.c.state.in_([literal_column("'pending'"), literal_column("'retry'")])
_IS_CLAIMED = outbox.c.state == literal_column("'claimed'")


@dataclass(frozen=True)
class OutboxRow:
    """``payload``: what to send; ``token``: of the sender that claimed it."""

    outbox_id: int
    news_id: int
    chat_id: int
    thread_id: int
    kind: str
    version: int
    state: str
    priority: int
    payload: Mapping[str, Any]
    attempts: int
    token: int
    message_id: int | None
    sent_at: datetime | None


@dataclass(frozen=True)
class NewMessage:
    news_id: int
    chat_id: int
    thread_id: int
    kind: str
    priority: int
    payload: Mapping[str, Any]


_COLUMNS = [outbox.c[name] for name in OutboxRow.__dataclass_fields__]


async def add(tx: Transaction, messages: Sequence[NewMessage], now: datetime) -> int:
    """Make the rows; one that is there already (same news, chat, topic and kind) stays as it is. Returns how many."""
    if not messages:
        return 0
    rows = [{**vars(message), "created_at": now, "retry_at": now} for message in messages]
    made = 0
    for start in range(0, len(rows), 200):
        statement = tx.insert(outbox).values(rows[start : start + 200]).on_conflict_do_nothing()
        made += await tx.changed(statement)
    return made


async def claim(
    tx: Transaction, holder: str, token: int, now: datetime, lease_until: datetime, limit: int,
    not_chats: Collection[int],
) -> Sequence[OutboxRow]:  # fmt: skip
    """Take up to ``limit`` rows that may be sent now, the most urgent first, not those of ``not_chats``."""
    due = (
        select(outbox.c.outbox_id)
        .where(_IS_WAITING, outbox.c.retry_at <= now)
        .order_by(outbox.c.priority, outbox.c.retry_at, outbox.c.outbox_id)
        .limit(limit)
    )
    if not_chats:
        due = due.where(outbox.c.chat_id.not_in(not_chats))
    if tx.dialect == "postgresql":
        due = due.with_for_update(skip_locked=True)
    # In a clause of its own, which is carried out once: of a subquery PostgreSQL may look anew for each row, each time
    # for as many.
    taken = due.cte("due")
    claimed = (
        update(outbox)
        .where(outbox.c.outbox_id.in_(select(taken.c.outbox_id)))
        .values(
            state="claimed", claimed_by=holder, lease_until=lease_until, token=token, attempts=outbox.c.attempts + 1
        )
        .returning(*_COLUMNS)
    )
    return sorted(await tx.all_as(OutboxRow, claimed), key=lambda row: (row.priority, row.outbox_id))


async def finish(tx: Transaction, row: OutboxRow, state: str, **values: Any) -> bool:
    """Record what became of a claimed row. False when it is no longer this sender's: nothing is written then."""
    ours = (outbox.c.outbox_id == row.outbox_id, _IS_CLAIMED, outbox.c.token == row.token)
    values |= {"state": state, "claimed_by": None, "lease_until": None}
    return await tx.changed(update(outbox).where(*ours).values(values)) == 1


async def recover(tx: Transaction, token: int, now: datetime, in_hand: Collection[int] = ()) -> int:
    """Rows that a dead sender had in hand (an older token) are to be sent again: whether they arrived is unknown, and
    it was one for each connection at most. So are rows whose lease ran out: their claim was kept but its sender never
    heard so. Not those that this process has ``in_hand``: it will say what became of them. Returns how many."""
    is_left = or_(outbox.c.token < token, outbox.c.lease_until <= now)
    return await tx.changed(
        update(outbox)
        .where(_IS_CLAIMED, is_left, outbox.c.outbox_id.not_in(in_hand))
        .values(state="retry", retry_at=now, claimed_by=None, lease_until=None, error="sender died while sending")
    )


async def get(db: ReadConnection, outbox_id: int) -> OutboxRow | None:
    return await db.one_as(OutboxRow, select(*_COLUMNS).where(outbox.c.outbox_id == outbox_id))


async def messages_of(
    db: ReadConnection, news_ids: Collection[int], chat_ids: Collection[int], kinds: Collection[str]
) -> Sequence[OutboxRow]:
    """The messages about these news in these chats that were or are to be sent, in order of making."""
    if not news_ids or not chat_ids:
        return []
    return await db.all_as(
        OutboxRow,
        select(*_COLUMNS)
        .where(
            outbox.c.chat_id.in_(chat_ids),
            outbox.c.news_id.in_(news_ids),
            outbox.c.kind.in_(kinds),
            outbox.c.state.not_in(("cancelled", "dead")),
        )
        .order_by(outbox.c.outbox_id),
    )


async def chats_with(db: ReadConnection, news_ids: Collection[int], after: int, limit: int) -> list[int]:
    """Chats that have messages about these news, in order of number, from ``after`` on."""
    if not news_ids:
        return []
    return await db.column(
        select(outbox.c.chat_id)
        .where(outbox.c.news_id.in_(news_ids), outbox.c.chat_id > after)
        .group_by(outbox.c.chat_id)
        .order_by(outbox.c.chat_id)
        .limit(limit)
    )


async def rewrite(tx: Transaction, outbox_id: int, payload: Mapping[str, Any], *, if_unsent: bool = False) -> bool:
    """A newer version takes the place of a message; an edit brings it there when that had left. ``if_unsent``: only
    of one that has not left yet. False when it is being sent, or was."""
    wanted = [outbox.c.outbox_id == outbox_id, *([_IS_WAITING] if if_unsent else [])]
    newer = {"payload": dict(payload), "version": outbox.c.version + 1}
    return await tx.changed(update(outbox).where(*wanted).values(newer)) == 1


async def cancel_waiting(tx: Transaction, reason: str, *, before_news: int | None = None, **of: int | str) -> int:
    """Rows that have not left yet are not to be sent any more: those ``of`` an outbox_id, chat_id, thread_id, news_id
    or kind. Returns how many; none for one that is being sent, or was."""
    wanted = [_IS_WAITING, *(outbox.c[name] == value for name, value in of.items())]
    if before_news is not None:
        wanted.append(outbox.c.news_id < before_news)
    return await tx.changed(update(outbox).where(*wanted).values(state="cancelled", error=reason))


async def counts(db: ReadConnection, news_id: int | None = None) -> dict[str, int]:
    """How many rows stand in each state."""
    statement = select(outbox.c.state, func.count().label("n")).group_by(outbox.c.state)
    if news_id is not None:
        statement = statement.where(outbox.c.news_id == news_id)
    return {row["state"]: row["n"] for row in await db.all(statement)}


async def oldest_waiting(db: ReadConnection) -> datetime | None:
    """When the oldest row that has not left was made."""
    oldest: datetime | None = await db.value(select(func.min(outbox.c.created_at)).where(_IS_WAITING))
    return oldest


async def next_due(db: ReadConnection) -> datetime | None:
    """When the next row may be sent."""
    due: datetime | None = await db.value(select(func.min(outbox.c.retry_at)).where(_IS_WAITING))
    return due


async def forget_old(tx: Transaction, passing: datetime, all_before: datetime, limit: int) -> int:
    """Drop rows that are done with: what was not a message by itself (edits, tables) or never left, when made before
    ``passing``; every row made before ``all_before``. At most ``limit`` at a time. Returns how many."""
    over = outbox.c.state.not_in(ON_ITS_WAY)
    minor = or_(outbox.c.state.in_(("cancelled", "dead")), outbox.c.kind == "live", outbox.c.kind.like("edit:%"))
    old = (
        select(outbox.c.outbox_id)
        .where(over, or_(outbox.c.created_at < all_before, (outbox.c.created_at < passing) & minor))
        .limit(limit)
    )
    return await tx.changed(delete(outbox).where(outbox.c.outbox_id.in_(old.scalar_subquery())))
