"""Who may do what at the desk. "Anonymous group admins never count as admins. Admin commands work in private chat or a
desk group that an owner names." """

from dataclasses import dataclass
from enum import Enum

from bot.clock import Clock
from bot.request import ANONYMOUS_ADMIN, Request
from bot.storage import Database, audit, people


class Right(Enum):
    OWNER = "owner"
    ADMIN = "admin"
    NONE = "none"
    ELSEWHERE = "elsewhere"
    """an admin, in a group that is not a desk group"""


@dataclass(frozen=True)
class Rights:
    """``owners``: by ``ADMIN_IDS``; they are admins too and cannot be removed."""

    database: Database
    owners: frozenset[int]
    clock: Clock

    async def of(self, request: Request) -> Right:
        if request.user_id == ANONYMOUS_ADMIN or request.sender_chat_id is not None or not request.user_id:
            return Right.NONE
        async with self.database.read() as look:
            owner = request.user_id in self.owners
            if not owner and not await people.is_admin(look, request.user_id):
                return Right.NONE
            if not request.is_private and not await people.is_desk_group(look, request.chat_id):
                return Right.ELSEWHERE
        return Right.OWNER if owner else Right.ADMIN

    async def note_refusal(self, request: Request, what: str) -> None:
        """An attempt of someone who is no admin."""
        async with self.database.begin() as tx:
            await audit.note(
                tx,
                self.clock.now(),
                actor_of(request),
                "refused",
                what=what,
                chat_id=request.chat_id,
                user_id=request.user_id,
            )


def actor_of(request: Request) -> str:
    """For the audit: the name may change, the number does not."""
    return f"{request.user_name or 'onbekend'} ({request.user_id})"[:120]
