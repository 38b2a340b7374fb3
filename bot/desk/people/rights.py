"""Who may do what at the desk. "Anonymous group admins never count as admins. Admin commands work in private chat or a
desk group that an owner names." """

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import structlog

from bot.clock import Clock
from bot.desk.people import attempts
from bot.request import ANONYMOUS_ADMIN, Request
from bot.storage import Database, audit, staff

log = structlog.get_logger(__name__)


class Right(Enum):
    OWNER = "owner"
    ADMIN = "admin"
    NONE = "none"
    ELSEWHERE = "elsewhere"
    """an admin, in a group that is not a desk group"""

    @property
    def works_here(self) -> bool:
        return self in (Right.OWNER, Right.ADMIN)


RIGHTS_CACHE_SECONDS = 1.0
"""Seconds: another process may have named an admin."""


@dataclass
class Rights:
    """``owners``: by ``ADMIN_IDS``; they are admins too and cannot be removed. ``seconds``: a steady clock."""

    database: Database
    owners: frozenset[int]
    clock: Clock
    seconds: Callable[[], float] = time.monotonic
    _admins: frozenset[int] = field(default=frozenset(), init=False)
    _read_at: float | None = field(default=None, init=False)

    async def may_edit(self, user_id: int) -> bool:
        """Can anything of the desk be waiting for this person? At most a second old, so that a thousand fans who type
        cost the database one look; ``of`` judges whatever changes something."""
        if user_id in self.owners:
            return True
        if self._read_at is None or self.seconds() - self._read_at > RIGHTS_CACHE_SECONDS:
            asked = self.seconds()
            async with self.database.read() as db:
                self._admins = frozenset(admin.user_id for admin in await staff.all_admins(db))
            self._read_at = asked
        return user_id in self._admins

    async def of(self, request: Request) -> Right:
        if request.user_id == ANONYMOUS_ADMIN or request.sender_chat_id is not None or not request.user_id:
            return Right.NONE
        async with self.database.read() as db:
            owner = request.user_id in self.owners
            if not owner and not await staff.is_admin(db, request.user_id):
                return Right.NONE
            self._admins |= {request.user_id}
            if not request.is_private and not await staff.is_desk_group(db, request.chat_id):
                return Right.ELSEWHERE
        return Right.OWNER if owner else Right.ADMIN

    async def note_refusal(self, request: Request, what: str) -> None:
        """An attempt at what is not theirs: of who works here by name, of a stranger only that there was one."""
        log.info("refused at the desk", what=what)
        now = self.clock.now()
        async with self.database.begin() as tx:
            if request.user_id not in self.owners and not await staff.is_admin(tx, request.user_id):
                await attempts.count(tx, what, now)
                return
            detail = {"what": what, "chat_id": request.chat_id, "user_id": request.user_id}
            await audit.note(tx, now, actor_of(request), "refused", **detail)


def actor_of(request: Request) -> str:
    """For the audit: the name may change, the number does not."""
    return f"{request.user_name or 'onbekend'} ({request.user_id})"[:120]
