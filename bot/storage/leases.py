"""Who does a job that only one process may do. A lease runs out; a new holder gets a higher token (fencing)."""

import os
import socket
import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from bot.storage.engine.database import Transaction
from bot.storage.tables import leases, marks


def new_holder() -> str:
    """A name for this process that no other has, and no former one of it had."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


async def hold(tx: Transaction, name: str, holder: str, now: datetime, lasts: timedelta) -> int | None:
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


async def release(tx: Transaction, name: str, holder: str, now: datetime) -> None:
    """Give the lease up, so that another can take it at once. The token stays."""
    await tx.execute(update(leases).where(leases.c.name == name, leases.c.holder == holder).values(until=now))


async def first_time(tx: Transaction, key: str, at: datetime) -> bool:
    """Claims a mark of the scheduler: True the first time only."""
    return await tx.put_if_new(marks, {"key": key, "at": at})


async def forget_marks(tx: Transaction, prefix: str, before: datetime) -> None:
    """Drop the marks of a kind that were made before; others hold a state that lasts."""
    await tx.execute(delete(marks).where(marks.c.key.like(f"{prefix}%"), marks.c.at < before))
