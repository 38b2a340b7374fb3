"""Who does a job that only one process may do. A lease runs out; a new holder gets a higher token (fencing)."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from bot.storage.database import Writing
from bot.storage.statements import put_if_new
from bot.storage.tables import leases, marks


async def hold(tx: Writing, name: str, holder: str, now: datetime, lasts: timedelta) -> int | None:
    """Take the lease or prolong it. Returns its token, None while somebody else holds it. The token grows with every
    new holder, so that what a former one still writes can be refused."""
    await tx.lock(f"lease:{name}")
    row = await tx.one(select(leases).where(leases.c.name == name))
    if row is None:
        await tx.execute(insert(leases).values(name=name, holder=holder, token=1, until=now + lasts))
        return 1
    if row["holder"] != holder and row["until"] > now:
        return None
    token: int = row["token"] if row["holder"] == holder else row["token"] + 1
    await tx.execute(update(leases).where(leases.c.name == name).values(holder=holder, token=token, until=now + lasts))
    return token


async def let_go(tx: Writing, name: str, holder: str, now: datetime) -> None:
    """Give the lease up, so that another can take it at once. The token stays."""
    await tx.execute(update(leases).where(leases.c.name == name, leases.c.holder == holder).values(until=now))


async def first_time(tx: Writing, key: str, at: datetime) -> bool:
    """Claims a mark of the scheduler: True the first time only."""
    return await put_if_new(tx, marks, {"key": key, "at": at})


async def forget_marks(tx: Writing, before: datetime) -> None:
    await tx.execute(delete(marks).where(marks.c.at < before))
