"""Strangers at the desk: what they tried and how often, a day. Not who: the audit keeps everything for ever, and of a
fan nothing is kept that ``/wisgegevens`` cannot wipe."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.replies.dutch import DUTCH_TIME
from bot.storage import ReadConnection, Transaction, audit, leases
from bot.storage.tables import marks

STRANGER = "onbekend"
ATTEMPT_RETENTION = timedelta(days=30)
MARK = "refused:"


async def count(tx: Transaction, what: str, at: datetime) -> None:
    """One more attempt. The first of its kind on a day is a line in the audit, so that flooding cannot fill it; the
    others only count. ``what`` comes from a short list of ours (a command, a tap), never from who tried."""
    key = f"{_of_day(at)}{what}"
    if await tx.put_if_new(marks, {"key": key, "at": at, "value": {"attempts": 1}}):
        await audit.note(tx, at, STRANGER, "refused", what=what)
        await leases.forget_marks(tx, MARK, at - ATTEMPT_RETENTION)
        return
    known = await tx.value(select(marks.c.value).where(marks.c.key == key).with_for_update())
    await tx.execute(update(marks).where(marks.c.key == key).values(value={"attempts": known["attempts"] + 1}))


async def today(db: ReadConnection, now: datetime) -> int:
    """How many there were on this day, of all kinds."""
    rows = await db.all(select(marks.c.value).where(marks.c.key.like(f"{_of_day(now)}%")))
    return sum(row["value"]["attempts"] for row in rows)


def _of_day(at: datetime) -> str:
    return f"{MARK}{at.astimezone(DUTCH_TIME).date()}:"
