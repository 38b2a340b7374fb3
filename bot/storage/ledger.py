"""The ledger in the database: append-only, each entry hashed together with the hash of the one before it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, func, insert, select

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import audit, ledger_entries
from medals_core.games import EventId, GamesId
from medals_core.ledger import Entry
from medals_core.medals import Medal

GENESIS = "0" * 64
"""What stands before the first entry."""


@dataclass(frozen=True)
class Head:
    """Where the ledger of one Games stands: the number and hash of its last entry (0 and zeros for none)."""

    seq: int = 0
    hash: str = GENESIS


@dataclass(frozen=True)
class Line:
    """One stored entry."""

    games_id: GamesId
    seq: int
    entry: Entry
    message_key: str | None
    prev_hash: str
    hash: str


async def head(db: ReadConnection, games_id: GamesId) -> Head:
    row = await db.one(
        select(ledger_entries.c.seq, ledger_entries.c.hash)
        .where(ledger_entries.c.games_id == games_id)
        .order_by(ledger_entries.c.seq.desc())
        .limit(1)
    )
    return Head(row["seq"], row["hash"]) if row else Head()


async def append(tx: Transaction, games_id: GamesId, entry: Entry, message_key: str | None = None) -> Line:
    """Write one entry after the last. Take ``lock_ledger`` first when what is written depends on what was read."""
    last = await head(tx, games_id)
    seq = last.seq + 1
    line = Line(games_id, seq, entry, message_key, last.hash, hash_of(last.hash, games_id, seq, entry, message_key))
    await tx.execute(
        insert(ledger_entries).values(
            games_id=games_id,
            seq=seq,
            event_id=entry.event_id,
            podium=podium_to_json(entry.podium),
            learned_at=entry.learned_at,
            author=entry.author,
            reason=entry.reason,
            message_key=message_key,
            prev_hash=line.prev_hash,
            hash=line.hash,
        )
    )
    return line


async def lock_ledger(tx: Transaction, games_id: GamesId) -> None:
    """From here to the end of the transaction nobody else appends to this ledger."""
    await tx.lock(f"ledger:{games_id}")


async def lines(db: ReadConnection, games_id: GamesId, after: int = 0) -> tuple[Line, ...]:
    """The entries with a number above ``after``, in their order."""
    rows = await db.all(
        select(ledger_entries)
        .where(ledger_entries.c.games_id == games_id, ledger_entries.c.seq > after)
        .order_by(ledger_entries.c.seq)
    )
    return tuple(_line(row) for row in rows)


async def page(
    db: ReadConnection, games_id: GamesId, *, limit: int, offset: int = 0, event_id: EventId | None = None
) -> tuple[Sequence[Line], int]:
    """The newest entries first, with how many there are in all; of one event when named."""
    wanted = [ledger_entries.c.games_id == games_id]
    if event_id is not None:
        wanted.append(ledger_entries.c.event_id == event_id)
    total: int = await db.value(select(func.count()).select_from(ledger_entries).where(*wanted))
    rows = await db.all(
        select(ledger_entries).where(*wanted).order_by(ledger_entries.c.seq.desc()).limit(limit).offset(offset)
    )
    return [_line(row) for row in rows], total


async def verify(db: ReadConnection, games_id: GamesId) -> str | None:
    """What is wrong with the chain, in one line; None when every entry is as it was written and none is missing at the
    end (the audit remembers the highest number)."""
    former = Head()
    for line in await lines(db, games_id):
        if line.seq != former.seq + 1:
            return f"ledger {games_id}: entry {former.seq + 1} is missing"
        if line.prev_hash != former.hash:
            return f"ledger {games_id}: entry {line.seq} does not follow entry {former.seq}"
        if line.hash != hash_of(line.prev_hash, games_id, line.seq, line.entry, line.message_key):
            return f"ledger {games_id}: entry {line.seq} ({line.entry.event_id}) was changed after it was written"
        former = Head(line.seq, line.hash)
    details = await db.all(select(audit.c.detail).where(audit.c.action == "entry"))
    written = max((row["detail"]["seq"] for row in details if row["detail"]["games_id"] == games_id), default=0)
    if written > former.seq:
        return f"ledger {games_id}: entry {former.seq + 1} is missing (the audit knows {written})"
    return None


def hash_of(prev_hash: str, games_id: GamesId, seq: int, entry: Entry, message_key: str | None) -> str:
    """SHA-256 over everything that the entry states and the hash of the entry before it."""
    stated = {
        "prev": prev_hash,
        "games": games_id,
        "seq": seq,
        "event": entry.event_id,
        "podium": podium_to_json(entry.podium),
        "learned_at": _stamp(entry.learned_at),
        "author": entry.author,
        "reason": entry.reason,
        "key": message_key,
    }
    text = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def podium_to_json(podium: Sequence[Medal]) -> list[dict[str, Any]]:
    return [
        {
            "colour": medal.colour.value,
            "noc": medal.noc,
            "athletes": list(medal.athletes),
            "won_at": _stamp(medal.won_at),
        }
        for medal in podium
    ]


def podium_from_json(stored: Sequence[dict[str, Any]]) -> tuple[Medal, ...]:
    return tuple(Medal(**{**medal, "athletes": tuple(medal["athletes"])}) for medal in stored)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _line(row: RowMapping) -> Line:
    entry = Entry(
        event_id=row["event_id"],
        podium=podium_from_json(row["podium"]),
        learned_at=row["learned_at"],
        author=row["author"],
        reason=row["reason"],
    )
    return Line(row["games_id"], row["seq"], entry, row["message_key"], row["prev_hash"], row["hash"])
