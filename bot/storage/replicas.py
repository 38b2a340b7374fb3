"""The processes that send messages, what each wants to send and what each may."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.storage.engine.database import Transaction
from bot.storage.tables import replicas


@dataclass(frozen=True)
class Replica:
    """``replies``, ``broadcasts``: messages a second that it wants to send; ``granted``: that it may send."""

    holder: str
    replies: int
    broadcasts: int
    granted: int


async def others(tx: Transaction, holder: str, now: datetime) -> list[Replica]:
    """The living ones but this. Until the end of the transaction nobody else changes them."""
    await tx.lock("replicas")
    await tx.execute(delete(replicas).where(replicas.c.until <= now))
    rows = await tx.all(select(replicas).where(replicas.c.holder != holder).order_by(replicas.c.holder))
    return [Replica(row["holder"], row["replies"], row["broadcasts"], row["granted"]) for row in rows]


async def announce(tx: Transaction, replica: Replica, until: datetime) -> None:
    """This one lives, wants this and takes this."""
    await tx.put(replicas, {**vars(replica), "until": until})


async def leave(tx: Transaction, holder: str) -> None:
    await tx.execute(delete(replicas).where(replicas.c.holder == holder))
