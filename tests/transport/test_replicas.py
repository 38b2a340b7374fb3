"""Several processes: one server of an SQLite file; on PostgreSQL results known to all at once and one at a job."""

import asyncio
import contextlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.clock import FrozenClock, SystemClock
from bot.problems import OperatorError
from bot.storage import Database, leases
from bot.storage.tables import leases as leases_table
from bot.transport.replicas import LedgerWatch, sole_server, tell_others
from bot.transport.turn import LASTS, RENEWED_EVERY, Turn

WALL = SystemClock()


def test_a_second_server_of_an_sqlite_file_is_refused(tmp_path: Path) -> None:
    """On SQLite a second process is refused with a clear line."""
    database = Database(f"sqlite:///{tmp_path / 'medals.sqlite3'}")
    again = sole_server(database)
    with sole_server(database), pytest.raises(OperatorError, match=r"another process serves medals\.sqlite3 already"):
        again.__enter__()
    with sole_server(database):
        pass


def test_a_killed_server_leaves_no_lock(tmp_path: Path) -> None:
    """A crash must not keep the next start out."""
    url = f"sqlite:///{tmp_path / 'medals.sqlite3'}"
    code = (
        "import sys; from bot.storage import Database; from bot.transport.replicas import sole_server\n"
        f"with sole_server(Database({url!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OperatorError), sole_server(Database(url)):
            pass
        other.kill()
        other.wait()
    with sole_server(Database(url)):
        pass


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_result_of_another_process_is_known_at_once(database: Database) -> None:
    """Ledger changes reach all by LISTEN/NOTIFY: here the poll behind it looks only once an hour."""
    looked = asyncio.Queue[int]()
    count = 0

    async def refresh() -> None:
        nonlocal count
        count += 1
        looked.put_nowait(count)

    stop = asyncio.Event()
    watching = asyncio.create_task(LedgerWatch(database, refresh, every=3600).run(stop))
    async with asyncio.timeout(8):
        # The first look, and the one as soon as it listens.
        assert [await looked.get(), await looked.get()] == [1, 2]
    async with database.begin() as tx:
        await tell_others(tx, None)
    async with asyncio.timeout(1):
        assert await looked.get() == 3
    stop.set()
    await watching


async def test_without_a_notice_the_poll_finds_it(database: Database) -> None:
    looks = asyncio.Semaphore(0)

    async def refresh() -> None:
        looks.release()

    stop = asyncio.Event()
    watching = asyncio.create_task(LedgerWatch(database, refresh, every=0.02).run(stop))
    async with asyncio.timeout(5):
        for _ in range(5):
            await looks.acquire()
    stop.set()
    await watching


async def test_a_watch_survives_a_database_that_is_away() -> None:
    looks = asyncio.Semaphore(0)

    async def refresh() -> None:
        looks.release()
        raise ConnectionRefusedError

    away = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    stop = asyncio.Event()
    watching = asyncio.create_task(LedgerWatch(away, refresh, every=0.02).run(stop))
    async with asyncio.timeout(5):
        for _ in range(3):
            await looks.acquire()
    stop.set()
    await watching
    await away.close()


async def impatiently(seconds: float) -> None:
    await asyncio.sleep(seconds / 40)


async def test_one_at_a_time_has_the_turn_and_another_takes_over(database: Database) -> None:
    """One poller by lease, with takeover as soon as the former lets go."""
    at_work: list[str] = []

    def job(name: str, begun: asyncio.Event) -> asyncio.Task[None]:
        async def work() -> None:
            at_work.append(name)
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                at_work.remove(name)

        return asyncio.create_task(Turn(database, "poller", WALL, sleep=impatiently).take_for(work))

    first_begun, second_begun = asyncio.Event(), asyncio.Event()
    first = job("first", first_begun)
    await first_begun.wait()
    second = job("second", second_begun)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0.3):
            await second_begun.wait()
    assert at_work == ["first"]
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    async with asyncio.timeout(8):
        await second_begun.wait()
    assert at_work == ["second"]
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def test_a_job_that_fails_tells_so(database: Database) -> None:
    async def fails() -> None:
        raise OperatorError("no such token")

    with pytest.raises(OperatorError):
        await Turn(database, "poller", WALL).take_for(fails)


class Hours:
    """A real time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.wall = FrozenClock(datetime(2026, 2, 16, 20, tzinfo=UTC))

    async def sleep(self, seconds: float) -> None:
        self.wall.moment += timedelta(seconds=seconds)
        await asyncio.sleep(0)


async def test_the_turn_of_a_killed_process_is_taken_over_within_seconds(database: Database) -> None:
    """Takeover within seconds: who was killed let nothing go, its lease runs out."""
    hours = Hours()
    began = hours.wall.now()
    async with database.begin() as tx:
        await leases.hold(tx, "poller", "killed:1:a", began, LASTS)
    at_work: list[datetime] = []

    async def work() -> None:
        at_work.append(hours.wall.now())

    async with asyncio.timeout(20):
        await Turn(database, "poller", hours.wall, sleep=hours.sleep).take_for(work)
    assert LASTS <= at_work[0] - began <= LASTS + timedelta(seconds=RENEWED_EVERY)


async def test_who_was_taken_for_dead_stops_at_once(database: Database) -> None:
    """A process that slept for a minute finds another at its job: two at a time is what the lease prevents."""
    hours = Hours()
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def sleep(seconds: float) -> None:
        # Renews once the job of the other is there; time stands still meanwhile.
        await begun.wait()
        if not robbed:
            robbed.append(True)
            async with database.begin() as tx:
                until = hours.wall.now() + LASTS
                await tx.execute(update(leases_table).values(holder="other:2:b", until=until))
        await asyncio.sleep(0)

    robbed: list[bool] = []
    turn = asyncio.create_task(Turn(database, "poller", hours.wall, sleep=sleep).take_for(work))
    async with asyncio.timeout(20):
        await ended.wait()
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)
