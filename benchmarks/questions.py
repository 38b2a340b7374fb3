"""What a question costs as ledger and chats grow: ``python -m benchmarks.questions [--quick]``."""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from benchmarks.table import Row, print_rows
from bot.clock import FrozenClock
from bot.handlers.conversation_memory import ConversationMemory
from bot.storage import Database
from bot.storage.tables import chats
from medals_core import Archive, TableQuestion, Viewpoint, answer, load_archive
from medals_core.ledger import Entry

NOW = datetime(2026, 2, 23, 12, tzinfo=UTC)


def grown(archive: Archive, entries: int) -> Archive:
    """The archive with corrections on top, each stating another podium that was already so."""
    base = list(archive.current.ledger)
    more = [
        Entry(
            event_id=(one := base[number % len(base)]).event_id,
            podium=one.podium,
            learned_at=NOW + timedelta(milliseconds=number),
            author="bench",
        )
        for number in range(entries - len(base))
    ]
    return archive.with_entries(more)


def milliseconds(work: object, rounds: int) -> float:
    assert callable(work)
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def by_entries(quick: bool) -> list[Row]:
    archive = load_archive()
    sizes = (116, 10_000) if quick else (116, 10_000, 1_000_000)
    asker = Viewpoint(now=NOW, own="NED")
    rows, first_asked, first_added = [], 0.0, 0.0
    for size in sizes:
        held = grown(archive, size) if size > 116 else archive
        entry = next(iter(archive.current.ledger)).model_copy(update={"learned_at": NOW + timedelta(days=1)})
        asked = milliseconds(lambda held=held: answer(TableQuestion(), held, asker), 30)
        added = milliseconds(lambda held=held, entry=entry: held.with_entries([entry]), 15)
        first_asked, first_added = first_asked or asked, first_added or added
        rows.append(Row(f"/stand (not from the cache), {size:,} entries", f"{asked:.2f} ms", "", asked / first_asked))
        rows.append(Row(f"one result more, {size:,} entries", f"{added:.2f} ms", "", added / first_added))
    return rows


async def by_chats(quick: bool) -> list[Row]:
    rows, first = [], 0.0
    for count in (10, 10_000 if quick else 100_000):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            database = Database(f"sqlite:///{folder}/chats.sqlite3")
            await database.migrate()
            one = {"kind": "private", "title": "", "own_nation": "NED", "first_seen": NOW, "last_seen": NOW}
            async with database.begin() as tx:
                for start in range(0, count, 10_000):
                    numbers = range(start + 1, min(start + 10_000, count) + 1)
                    await tx.execute(insert(chats), [one | {"chat_id": number} for number in numbers])
            took = []
            memory = ConversationMemory(database, FrozenClock(NOW), "NED")
            for turn in range(300):
                chat = 1 + turn * 7919 % count
                memory.renew(chat)
                began = time.perf_counter()
                await memory.own_nation(chat)
                took.append((time.perf_counter() - began) * 1000)
            await database.close()
        median = statistics.median(took)
        first = first or median
        rows.append(Row(f"what is kept of a chat, read, {count:,} chats", f"{median:.2f} ms", "", median / first))
    return rows


def main(quick: bool = False) -> None:
    rows = by_entries(quick) + asyncio.run(by_chats(quick))
    print_rows("As it grows: the ratio is to the smallest", rows, "questions")


if __name__ == "__main__":
    main("--quick" in sys.argv)
