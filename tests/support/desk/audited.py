"""What the audit holds: the product only writes it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from bot.storage import ReadConnection
from bot.storage.tables import audit


async def audited(db: ReadConnection) -> Sequence[Any]:
    """The newest lines first, each with ``at``, ``actor``, ``action`` and ``detail``."""
    return (await db.execute(select(audit).order_by(audit.c.audit_id.desc()))).all()
