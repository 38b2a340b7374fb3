"""Who did what at the desk, and who tried. Append-only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from bot.storage.database import Reading, Writing
from bot.storage.tables import audit


@dataclass(frozen=True)
class AuditLine:
    at: datetime
    actor: str
    action: str
    detail: Mapping[str, Any]


async def note(tx: Writing, at: datetime, actor: str, action: str, **detail: Any) -> None:
    await tx.execute(insert(audit).values(at=at, actor=actor, action=action, detail=detail))


async def latest(look: Reading, limit: int = 20) -> Sequence[AuditLine]:
    """The newest lines first."""
    rows = await look.all(select(audit).order_by(audit.c.audit_id.desc()).limit(limit))
    return [AuditLine(row["at"], row["actor"], row["action"], row["detail"]) for row in rows]
