"""Who may work at the results desk, and in which groups. Owners stand in the settings, not here."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import admins, desk_groups, invitations


@dataclass(frozen=True)
class Admin:
    user_id: int
    name: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True)
class DeskGroup:
    chat_id: int
    title: str


async def is_admin(db: ReadConnection, user_id: int) -> bool:
    return await db.value(select(admins.c.user_id).where(admins.c.user_id == user_id)) is not None


async def all_admins(db: ReadConnection) -> Sequence[Admin]:
    """In order of arrival."""
    return await db.all_as(Admin, select(admins).order_by(admins.c.added_at, admins.c.user_id))


async def add_admin(tx: Transaction, user_id: int, name: str, added_by: str, at: datetime) -> bool:
    """Returns whether the user was not an admin yet."""
    return await tx.put_if_new(admins, {"user_id": user_id, "name": name, "added_by": added_by, "added_at": at})


async def remove_admin(tx: Transaction, user_id: int) -> bool:
    """Returns whether the user was an admin."""
    return await tx.changed(delete(admins).where(admins.c.user_id == user_id)) == 1


async def invite(tx: Transaction, made_by: int, at: datetime, expires_at: datetime) -> str:
    """A new token for an invitation link. It is not kept: only its hash is."""
    token = secrets.token_urlsafe(18)
    await tx.execute(
        insert(invitations).values(token_hash=_hash(token), made_by=made_by, made_at=at, expires_at=expires_at)
    )
    return token


async def use_invitation(tx: Transaction, token: str, user_id: int, at: datetime) -> int | None:
    """Who made the invitation, if it is good; from then on it is used. None when unknown, used or expired."""
    good = (invitations.c.token_hash == _hash(token), invitations.c.used_by.is_(None), invitations.c.expires_at > at)
    made_by: int | None = await tx.value(select(invitations.c.made_by).where(*good))
    used = await tx.changed(update(invitations).where(*good).values(used_by=user_id, used_at=at))
    return made_by if used else None


async def is_desk_group(db: ReadConnection, chat_id: int) -> bool:
    return await db.value(select(desk_groups.c.chat_id).where(desk_groups.c.chat_id == chat_id)) is not None


async def all_desk_groups(db: ReadConnection) -> Sequence[DeskGroup]:
    rows = await db.all(select(desk_groups).order_by(desk_groups.c.added_at))
    return [DeskGroup(row["chat_id"], row["title"]) for row in rows]


async def add_desk_group(tx: Transaction, chat_id: int, title: str, added_by: int, at: datetime) -> bool:
    """Returns whether it was not a desk group yet."""
    return await tx.put_if_new(desk_groups, {"chat_id": chat_id, "title": title, "added_by": added_by, "added_at": at})


async def remove_desk_group(tx: Transaction, chat_id: int) -> bool:
    """Returns whether it was a desk group."""
    return await tx.changed(delete(desk_groups).where(desk_groups.c.chat_id == chat_id)) == 1


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
