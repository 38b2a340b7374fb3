"""Who follows what, by chat and topic, and how they want to hear of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, select, tuple_

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import chats, follows, preferences

ALL = "all"
NATION = "nation"
ATHLETE = "athlete"
DISCIPLINE = "discipline"
EVENT = "event"

STANDARD_KINDS = frozenset({"medals", "corrections", "records", "rank"})
"""What a chat gets that set nothing: "all medals and corrections on, and no quiet hours". "rank": also when others
push a nation that is followed down."""


@dataclass(frozen=True, order=True)
class Subject:
    """What is followed. ``kind``: nation, athlete, discipline, event or all; ``key``: NED, an athlete's id, a slug, an
    event's id."""

    kind: str
    key: str = ""


@dataclass(frozen=True)
class Preferences:
    """``sound``: "on" or "silent". Quiet hours as "23:00", on Dutch clocks; both None: none."""

    kinds: frozenset[str] = STANDARD_KINDS
    sound: str = "on"
    quiet_from: str | None = None
    quiet_until: str | None = None
    spoiler: bool = False
    live_table: bool = False


@dataclass(frozen=True)
class Follower:
    """One chat and topic with all that it follows."""

    chat_id: int
    thread_id: int
    subjects: frozenset[Subject]
    preferences: Preferences
    own_nation: str | None


async def follow(tx: Transaction, chat_id: int, thread_id: int, subject: Subject, at: datetime) -> bool:
    """Returns whether it was not followed yet."""
    return await tx.put_if_new(
        follows,
        {"chat_id": chat_id, "thread_id": thread_id, "subject_kind": subject.kind, "subject": subject.key, "since": at},
    )


async def unfollow(tx: Transaction, chat_id: int, thread_id: int, subject: Subject) -> bool:
    """Returns whether it was followed."""
    where = (follows.c.chat_id == chat_id, follows.c.thread_id == thread_id)
    what = (follows.c.subject_kind == subject.kind, follows.c.subject == subject.key)
    return await tx.changed(delete(follows).where(*where, *what)) > 0


async def followed(db: ReadConnection, chat_id: int, thread_id: int) -> Sequence[Subject]:
    """In the order in which they were chosen."""
    rows = await db.all(
        select(follows.c.subject_kind, follows.c.subject)
        .where(follows.c.chat_id == chat_id, follows.c.thread_id == thread_id)
        .order_by(follows.c.since, follows.c.subject_kind, follows.c.subject)
    )
    return [Subject(row["subject_kind"], row["subject"]) for row in rows]


async def preferences_of(db: ReadConnection, chat_id: int, thread_id: int) -> Preferences:
    row = await db.one(
        select(preferences).where(preferences.c.chat_id == chat_id, preferences.c.thread_id == thread_id)
    )
    return _preferences(row) if row else Preferences()


async def set_preferences(tx: Transaction, chat_id: int, thread_id: int, wanted: Preferences, at: datetime) -> None:
    """The chat has to exist."""
    await tx.put(
        preferences,
        {"chat_id": chat_id, "thread_id": thread_id, "updated_at": at, **vars(wanted), "kinds": sorted(wanted.kinds)},
    )


async def chats_following(db: ReadConnection, wanted: Collection[Subject], after: int, limit: int) -> list[int]:
    """Active chats that follow any of these, in order of number, from ``after`` on."""
    any_of = tuple_(follows.c.subject_kind, follows.c.subject).in_([(one.kind, one.key) for one in wanted])
    return await _active(db, follows, after, limit, any_of)


async def chats_with_any_follow(db: ReadConnection, after: int, limit: int) -> list[int]:
    """Active chats that follow something, in order of number, from ``after`` on."""
    return await _active(db, follows, after, limit)


async def chats_with_preferences(db: ReadConnection, after: int, limit: int, *, live_only: bool = False) -> list[int]:
    """Active chats that set something (with ``live_only``: that have a live table), from ``after`` on."""
    return await _active(db, preferences, after, limit, *((preferences.c.live_table,) if live_only else ()))


async def _active(db: ReadConnection, of: Table, after: int, limit: int, *wanted: ColumnElement[bool]) -> list[int]:
    return await db.column(
        select(of.c.chat_id)
        .join(chats, chats.c.chat_id == of.c.chat_id)
        .where(of.c.chat_id > after, chats.c.active, *wanted)
        .group_by(of.c.chat_id)
        .order_by(of.c.chat_id)
        .limit(limit)
    )


async def followers(db: ReadConnection, chat_ids: Collection[int]) -> Sequence[Follower]:
    """Every topic of these chats that follows or set something; inactive chats not."""
    if not chat_ids:
        return []
    found: dict[tuple[int, int], Follower] = {}
    for table in (preferences, follows):
        rows = await db.all(
            select(table, chats.c.own_nation)
            .join(chats, chats.c.chat_id == table.c.chat_id)
            .where(table.c.chat_id.in_(chat_ids), chats.c.active)
        )
        for row in rows:
            where = (row["chat_id"], row["thread_id"])
            known = found.get(where) or Follower(*where, frozenset(), Preferences(), row["own_nation"])
            if table is preferences:
                found[where] = replace(known, preferences=_preferences(row))
            else:
                subject = Subject(row["subject_kind"], row["subject"])
                found[where] = replace(known, subjects=known.subjects | {subject})
    return [found[where] for where in sorted(found)]


async def count_following(db: ReadConnection) -> int:
    """How many active chats (topics counted apart) follow anything."""
    places = (
        select(follows.c.chat_id, follows.c.thread_id)
        .join(chats, chats.c.chat_id == follows.c.chat_id)
        .where(chats.c.active)
        .group_by(follows.c.chat_id, follows.c.thread_id)
        .subquery()
    )
    counted: int = await db.value(select(func.count()).select_from(places))
    return counted


def _preferences(row: Mapping[Any, Any]) -> Preferences:
    return Preferences(
        kinds=frozenset(row["kinds"]),
        sound="silent" if row["sound"] == "silent" else "on",
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        spoiler=row["spoiler"],
        live_table=row["live_table"],
    )
