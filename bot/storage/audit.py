"""Who did what at the desk, and who tried. Append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import audit


async def note(tx: Transaction, at: datetime, actor: str, action: str, **detail: Any) -> None:
    await tx.execute(insert(audit).values(at=at, actor=actor, action=action, detail=detail))


async def name_of(db: ReadConnection, user_id: int) -> str:
    """What the person was last called when they did something at the desk; empty for who never did."""
    actor = await db.value(
        select(audit.c.actor).where(audit.c.actor.like(f"% ({user_id})")).order_by(audit.c.audit_id.desc()).limit(1)
    )
    return str(actor).removesuffix(f" ({user_id})") if actor else ""
