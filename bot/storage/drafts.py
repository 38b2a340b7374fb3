"""Drafts of the results desk: what an admin is about to publish, kept so that a restart loses nothing."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Update, delete, select, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import drafts

OPEN, PUBLISHED, DISCARDED = "open", "published", "discarded"


@dataclass(frozen=True)
class Draft:
    """``nonce`` changes with every screen that is shown, so a button of an older screen is recognised as such."""

    draft_id: int
    kind: str
    state: str
    admin_id: int
    chat_id: int
    thread_id: int
    message_id: int
    nonce: str
    content: Mapping[str, Any]
    created_at: datetime
    expires_at: datetime


async def start(
    tx: Transaction, *, kind: str, admin_id: int, chat_id: int, thread_id: int, message_id: int,
    content: Mapping[str, Any], at: datetime, expires_at: datetime,
) -> Draft:  # fmt: skip
    """A new draft; when the same message had already made one (a redelivered update), that one."""
    await tx.put_if_new(
        drafts,
        {
            "kind": kind,
            "state": OPEN,
            "admin_id": admin_id,
            "chat_id": chat_id,
            "thread_id": thread_id,
            "message_id": message_id,
            "nonce": new_nonce(),
            "content": dict(content),
            "created_at": at,
            "expires_at": expires_at,
        },
    )
    found = await of_message(tx, chat_id, message_id)
    if found is None:
        raise LookupError(f"draft of message {message_id} in chat {chat_id} not found after writing it")
    return found


async def get(db: ReadConnection, draft_id: int) -> Draft | None:
    return await db.one_as(Draft, select(drafts).where(drafts.c.draft_id == draft_id))


async def of_message(db: ReadConnection, chat_id: int, message_id: int) -> Draft | None:
    """The draft that a command's message made."""
    made = select(drafts).where(drafts.c.chat_id == chat_id, drafts.c.message_id == message_id)
    return await db.one_as(Draft, made)


async def latest_open(db: ReadConnection, admin_id: int, chat_id: int, at: datetime) -> Draft | None:
    """The newest draft of this admin in this chat that still waits."""
    theirs = (drafts.c.admin_id == admin_id, drafts.c.chat_id == chat_id)
    still_open = select(drafts).where(*theirs, drafts.c.state == OPEN, drafts.c.expires_at > at)
    return await db.one_as(Draft, still_open.order_by(drafts.c.draft_id.desc()).limit(1))


async def change(tx: Transaction, draft: Draft, content: Mapping[str, Any], expires_at: datetime) -> Draft | None:
    """The next screen of the draft, with a new nonce; None when another tap was first."""
    screen = {"content": dict(content), "nonce": new_nonce(), "expires_at": expires_at}
    return await get(tx, draft.draft_id) if await tx.changed(_on_this_screen(draft).values(screen)) else None


async def close(tx: Transaction, draft: Draft, state: str) -> bool:
    """Publish or discard it, once; returns whether it was still open on this screen."""
    return await tx.changed(_on_this_screen(draft).values(state=state)) == 1


def _on_this_screen(draft: Draft) -> Update:
    return update(drafts).where(
        drafts.c.draft_id == draft.draft_id, drafts.c.state == OPEN, drafts.c.nonce == draft.nonce
    )


async def forget(tx: Transaction, before: datetime) -> None:
    """Drop the drafts that expired before that moment; what was published stands in the ledger and the audit."""
    await tx.execute(delete(drafts).where(drafts.c.expires_at < before))


def new_nonce() -> str:
    return secrets.token_urlsafe(6)
