"""Publishing: "the entry, its audit line and the messages that it causes are written in one database transaction"."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert, select, text

from bot.clock import FrozenClock
from bot.desk.drafts.dialogue import Dialogue
from bot.desk.drafts.work import Work
from bot.desk.ledger_service import LedgerMovedOn, LedgerService, Publication
from bot.storage import Database, ReadConnection, Transaction, ledger
from bot.storage.ledger import Head, Line
from bot.storage.tables import marks
from bot.transport.operations import replicas
from bot.transport.operations.replicas import LedgerWatch, notify_other_processes
from tests.support.databases import make_sqlite
from tests.support.desk.audited import audited
from tests.support.desk.small_games import MORNING, B, G, S, entry, medal, small_archive
from tests.support.waiting import CEILING

WOMEN = "speed-skating-1000m-women"
MEN = "speed-skating-1000m-men"
RESULT = entry(WOMEN, medal(G, "NED", "Jutta Leerdam"), medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))


async def a_consequence(tx: Transaction, publication: Publication) -> None:
    """Stands for news: one row for every entry."""
    for line in publication.lines:
        await tx.execute(insert(marks).values(key=f"news:{line.seq}", at=MORNING))


def service(database: Database) -> LedgerService:
    return LedgerService(database, small_archive(), FrozenClock(MORNING), transaction_hooks=[a_consequence])


async def test_a_published_podium_counts(database: Database) -> None:
    desk = service(database)
    publication = await desk.publish([RESULT], expected=Head(), actor="Ada", message_key="1:1")
    assert desk.archive.current.book.tally("NED") == (1, 1, 0)
    assert publication.before.current.book.tally("NED") == (0, 0, 0)
    assert publication.after is desk.archive
    assert desk.head == Head(1, publication.lines[0].hash)


async def test_another_process_sees_it_after_refreshing(database: Database) -> None:
    writer, reader = service(database), service(database)
    await writer.publish([RESULT], expected=Head(), actor="Ada")
    assert reader.archive.current.book.tally("NED").total == 0
    await reader.refresh()
    assert reader.archive.current.book.tallies() == writer.archive.current.book.tallies()
    assert reader.head == writer.head


async def test_two_refreshes_at_once_take_an_entry_in_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Undo is a new entry that restores the former one": an entry that stood in the archive twice would be its own
    former one. Here the watch has asked for what is new, and before it is answered a typed text has taken in half."""
    mine, other = service(database), service(database)
    asked, answered = asyncio.Event(), asyncio.Event()
    lines = ledger.lines

    async def slow_at_first(look: ReadConnection, games_id: str, after: int = 0) -> tuple[Line, ...]:
        if not asked.is_set():
            asked.set()
            await answered.wait()
        return await lines(look, games_id, after)

    monkeypatch.setattr(ledger, "lines", slow_at_first)
    watch = asyncio.create_task(mine.refresh())
    await asked.wait()
    await other.publish([RESULT], expected=Head(), actor="Ada")
    await mine.refresh()
    await other.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=other.head, actor="Ada")
    answered.set()
    await watch
    assert mine.head == other.head
    assert [one.event_id for one in mine.archive.current.ledger] == [WOMEN, MEN]
    dialogue = Dialogue(mine, mine.clock, "NED", None, lambda _archive: None)  # type: ignore[arg-type,return-value]
    assert dialogue.undoing(Work(kind="undo"), WOMEN).podium == [], "before it there was nothing"


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_result_is_in_the_archive_of_another_process_without_its_looking(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Ledger changes reach all by LISTEN/NOTIFY": the poll behind it would come after an hour."""
    monkeypatch.setattr(replicas, "CONNECT_TIMEOUT_SECONDS", CEILING)
    elsewhere = Database(database_url)
    writer, reader = service(database), service(elsewhere)
    writer.transaction_hooks.append(notify_other_processes)
    heads = asyncio.Queue[Head]()

    async def refresh() -> None:
        await reader.refresh()
        heads.put_nowait(reader.head)

    stop = asyncio.Event()
    watching = asyncio.create_task(LedgerWatch(elsewhere, refresh, every=3600).run(stop))
    async with asyncio.timeout(CEILING):
        # The first look, and the one as soon as it listens.
        assert [await heads.get(), await heads.get()] == [Head(), Head()]
    await writer.publish([RESULT], expected=Head(), actor="Ada")
    async with asyncio.timeout(CEILING):
        assert await heads.get() == writer.head
    assert reader.archive.current.book.tallies() == writer.archive.current.book.tallies()
    assert reader.archive.current.book.tally("NED") == (1, 1, 0)
    stop.set()
    await watching
    await elsewhere.close()


async def test_a_draft_of_an_older_ledger_is_refused(database: Database) -> None:
    """ "The draft … is refused with an explanation when the ledger moved on meanwhile." """
    first, second = service(database), service(database)
    await first.publish([RESULT], expected=Head(), actor="Ada")
    with pytest.raises(LedgerMovedOn) as caught:
        await second.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=Head(), actor="Daan")
    assert [line.entry.event_id for line in caught.value.since] == [WOMEN]
    assert second.archive.current.book.tally("NED").total == 2, "it has taken in what it had missed"
    async with database.read() as look:
        assert (await ledger.head(look, "2026-winter")).seq == 1


async def test_two_at_once_one_wins(database: Database) -> None:
    """ "Two admins at once: one wins, the other is told that the stand has changed meanwhile." """
    desks = [service(database), service(database)]
    results = await asyncio.gather(
        *(desk.publish([RESULT], expected=Head(), actor="Ada") for desk in desks), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["LedgerMovedOn", "Publication"]


async def test_the_chain_holds_and_tampering_shows(database: Database) -> None:
    """ "a hash chained to the former entry so that tampering shows" """
    desk = service(database)
    await desk.publish([RESULT], expected=Head(), actor="Ada")
    await desk.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=desk.head, actor="Ada")
    async with database.read() as look:
        assert await ledger.verify(look, "2026-winter") is None
    await _without_triggers(database, "UPDATE ledger_entries SET reason = 'vals' WHERE seq = 1")
    async with database.read() as look:
        assert "entry 1 (speed-skating-1000m-women) was changed" in str(await ledger.verify(look, "2026-winter"))


@pytest.mark.parametrize(("gone", "message"), [(1, "entry 1 is missing"), (2, "entry 2 is missing")])
async def test_a_removed_entry_shows_even_the_last(database: Database, gone: int, message: str) -> None:
    desk = service(database)
    await desk.publish([RESULT], expected=Head(), actor="Ada")
    await desk.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=desk.head, actor="Ada")
    await _without_triggers(database, f"DELETE FROM ledger_entries WHERE seq = {gone}")
    async with database.read() as look:
        assert message in str(await ledger.verify(look, "2026-winter"))


async def _without_triggers(database: Database, statement: str) -> None:
    async with database.begin() as tx:
        if database.dialect == "postgresql":
            await tx.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            await tx.execute(text("DROP TRIGGER ledger_entries_no_update"))
            await tx.execute(text("DROP TRIGGER ledger_entries_no_delete"))
        await tx.execute(text(statement))


async def test_an_athlete_whom_the_list_lacks_is_known_from_then_on(database: Database) -> None:
    desk = service(database)
    await desk.publish([entry(MEN, medal(G, "NED", "Piet Nieuweling"))], expected=Head(), actor="Ada")
    (added,) = desk.archive.athletes.named("Piet Nieuweling")
    assert (added.nocs, added.disciplines, added.in_current_games) == (("NED",), ("speed-skating",), True)


# --- Crashes: "killed between any two statements of a publish, the ledger and its consequences are both there or both
# not". First every statement fails in turn, on both databases; then the process dies at every statement of SQLite.


@contextmanager
def failing_at(database: Database, number: int, deed: Any) -> Iterator[list[str]]:
    seen: list[str] = []
    engine = database._engine.sync_engine

    def statement(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        seen.append(sql.split()[0])
        if len(seen) == number:
            deed()

    def commit(_connection: Any) -> None:
        seen.append("COMMIT")
        if len(seen) == number:
            deed()

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


class Killed(BaseException):
    pass


def kill() -> None:
    raise Killed


async def what_is_there(database: Database) -> tuple[int, int, int]:
    async with database.read() as look:
        return (
            len(await ledger.lines(look, "2026-winter")),
            len(await look.all(select(marks))),
            len(await audited(look)),
        )


async def test_failing_at_any_statement_leaves_all_or_nothing(database: Database) -> None:
    number = 0
    while True:
        number += 1
        desk = service(database)
        with failing_at(database, number, kill) as seen:
            try:
                await desk.publish([RESULT], expected=Head(), actor="Ada")
            except Killed:
                assert desk.archive.current.book.tally("NED").total == 0
            else:
                break
        assert await what_is_there(database) == (0, 0, 0), f"half a publish after failing at {seen}"
    assert number > 6, f"a publish is more than {seen}"
    assert await what_is_there(database) == (1, 1, 1)


def test_dying_at_any_statement_leaves_all_or_nothing(tmp_path: Path) -> None:
    number, died = 0, True
    while died:
        number += 1
        path = tmp_path / f"{number}.sqlite3"
        make_sqlite(path)
        child = os.fork()
        if child == 0:
            asyncio.run(_publish_and_die(f"sqlite:///{path}", number))
            os._exit(0)
        died = os.waitpid(child, 0)[1] != 0
        there = asyncio.run(_look(f"sqlite:///{path}"))
        assert there == ((0, 0, 0) if died else (1, 1, 1)), f"half a publish after dying at statement {number}"
    assert number > 6


async def _publish_and_die(url: str, number: int) -> None:
    database = Database(url)
    with failing_at(database, number, lambda: os._exit(9)):
        await service(database).publish([RESULT], expected=Head(), actor="Ada")


async def _look(url: str) -> tuple[int, int, int]:
    async with Database(url) as database:
        return await what_is_there(database)
