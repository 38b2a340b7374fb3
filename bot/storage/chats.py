"""The chats that the bot is in: what they are, how they want to be spoken to, where they went."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, select, update

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import (
    answered_messages,
    chats,
    desk_groups,
    drafts,
    follows,
    handled,
    inbox,
    last_questions,
    live_tables,
    message_subjects,
    outbox,
    preferences,
)
from medals_core.nations import Noc

NOT_CHOSEN = "addressed"
"""How a chat is talked to that never said how."""


@dataclass(frozen=True)
class Chat:
    """``own_nation`` None: not chosen, the setting's nation holds."""

    chat_id: int
    kind: str
    title: str
    own_nation: Noc | None
    talk_mode: str
    language: str
    active: bool
    inactive_reason: str
    migrated_to: int | None
    first_seen: datetime
    last_seen: datetime
    picture_colours: str = ""
    native_tables: bool = False


async def seen(tx: Transaction, chat_id: int, kind: str, title: str, at: datetime) -> None:
    """The chat was heard of: it exists, and the bot can write there (again)."""
    await tx.put(
        chats,
        {
            "chat_id": chat_id,
            "kind": kind,
            "title": title[:200],
            "active": True,
            "inactive_reason": "",
            "first_seen": at,
            "last_seen": at,
        },
        keep=("first_seen",),
    )


async def get(db: ReadConnection, chat_id: int) -> Chat | None:
    return await db.one_as(Chat, select(chats).where(chats.c.chat_id == chat_id))


async def own_nation(db: ReadConnection, chat_id: int) -> Noc | None:
    """None where it was not chosen."""
    chat = await get(db, chat_id)
    return chat.own_nation if chat else None


async def get_all(db: ReadConnection, chat_ids: Collection[int]) -> dict[int, Chat]:
    """The chats that are known, of these."""
    found = await db.all_as(Chat, select(chats).where(chats.c.chat_id.in_(chat_ids)))
    return {chat.chat_id: chat for chat in found}


async def some(db: ReadConnection, most: int) -> list[Chat]:
    """So many chats at most."""
    return await db.all_as(Chat, select(chats).limit(most))


async def choose(tx: Transaction, chat_id: int, **chosen: Noc | str | bool | None) -> None:
    """``own_nation``, ``talk_mode``, ``native_tables`` or ``picture_colours`` of a chat that is known."""
    await tx.execute(update(chats).where(chats.c.chat_id == chat_id).values(**chosen))


async def set_picture_colours(tx: Transaction, chat_id: int, colours: str, at: datetime) -> None:
    """Of a chat that was not heard of yet too: anybody may ask for a picture."""
    if await get(tx, chat_id) is None:
        await seen(tx, chat_id, "private" if chat_id > 0 else "supergroup", "", at)
    await choose(tx, chat_id, picture_colours=colours)


async def deactivate(tx: Transaction, chat_id: int, reason: str) -> None:
    """The bot can no longer write there (blocked, removed): nothing more is sent, what it followed is kept for when
    it comes back."""
    await tx.execute(update(chats).where(chats.c.chat_id == chat_id).values(active=False, inactive_reason=reason[:200]))


async def forget(tx: Transaction, chat_id: int) -> None:
    """Nothing is left of the chat but the update that asks for this, which is still in hand."""
    for table in (outbox, live_tables, last_questions, answered_messages, message_subjects, drafts):
        await tx.execute(delete(table).where(table.c.chat_id == chat_id))
    await tx.execute(delete(inbox).where(inbox.c.chat_id == chat_id, inbox.c.state.in_(("done", "failed"))))
    await tx.execute(delete(handled).where(handled.c.key.like(f"%:{chat_id}:%")))
    # What it follows, and how it wants to hear of it, goes with it.
    await tx.execute(delete(chats).where(chats.c.chat_id == chat_id))


async def migrate(tx: Transaction, old: int, new: int) -> None:
    """A group became a supergroup: everything that was the old chat's is the new one's, in this one transaction.

    Safe to repeat, and safe when the new chat was already heard of: what the new chat chose since then wins.
    """
    former, known = await get(tx, old), await get(tx, new)
    if former is None or former.migrated_to == new:
        return
    chose_talk = known is not None and known.talk_mode != NOT_CHOSEN
    await tx.put(
        chats,
        vars(former)
        | {
            "chat_id": new,
            "kind": "supergroup",
            "own_nation": (known.own_nation if known else None) or former.own_nation,
            "talk_mode": known.talk_mode if known and chose_talk else former.talk_mode,
            "active": True,
            "inactive_reason": "",
            "migrated_to": None,
        },
        keep=("title", "migrated_to"),
    )
    # Message numbers start anew in a supergroup: what pointed at a message of the old group points at nothing.
    await tx.execute(update(outbox).where(outbox.c.chat_id == old).values(message_id=None))
    for table, rest in _BY_CHAT:
        await _move(tx, table, rest, {"chat_id": old}, {"chat_id": new})
    await tx.execute(update(live_tables).where(live_tables.c.chat_id == new).values(message_id=None, checksum=""))
    for gone in (answered_messages, message_subjects):
        await tx.execute(delete(gone).where(gone.c.chat_id == old))
    await tx.execute(
        update(chats).where(chats.c.chat_id == old).values(active=False, inactive_reason="migrated", migrated_to=new)
    )


_BY_CHAT: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (preferences, ("thread_id",)),
    (follows, ("thread_id", "subject_kind", "subject")),
    (last_questions, ("thread_id", "user_id")),
    (live_tables, ("thread_id",)),
    (desk_groups, ()),
    (outbox, ("news_id", "thread_id", "kind")),
    (drafts, ("message_id",)),
)
"""Tables with a row a chat, and what else makes a row unique there."""


async def without_topics(tx: Transaction, chat_id: int) -> None:
    """The topics of a group were switched off: what was a topic's is the general chat's, which keeps its own choice
    where both chose."""
    for table, rest in _BY_CHAT:
        if "thread_id" in rest:
            topics = select(table.c.thread_id).where(table.c.chat_id == chat_id, table.c.thread_id != 0).distinct()
            for thread_id in sorted(await tx.column(topics)):
                await _move(tx, table, rest, {"chat_id": chat_id, "thread_id": thread_id}, {"thread_id": 0})


async def _move(
    tx: Transaction, table: Table, rest: tuple[str, ...], old: Mapping[str, int], new: Mapping[str, int]
) -> None:
    """What stands in the new place already stays."""
    there = table.alias("there")
    mine = [table.c[name] == number for name, number in old.items()]
    same = [there.c[name] == number for name, number in {**old, **new}.items()]
    same += [there.c[name] == table.c[name] for name in rest if name not in old]
    await tx.execute(delete(table).where(*mine, select(there.c.chat_id).where(*same).exists()))
    await tx.execute(update(table).where(*mine).values(**new))
