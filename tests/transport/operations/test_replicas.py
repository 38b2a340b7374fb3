"""Several processes: one server of an SQLite file; on PostgreSQL results known to all at once and one at a job."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.clock import FrozenClock, SystemClock
from bot.problems import OperatorError
from bot.storage import Database, leases
from bot.storage.engine.leader_lock import LEASE_DURATION, RETRY_SECONDS, LeaderLock
from bot.storage.tables import leases as leases_table
from bot.transport.operations import replicas
from bot.transport.operations.replicas import LedgerWatch, notify_other_processes, sole_server
from tests.support.waiting import CEILING

WALL = SystemClock()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no database that is away."""
    monkeypatch.setattr(replicas, "CONNECT_TIMEOUT_SECONDS", CEILING)


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
        "import sys; from bot.storage import Database; from bot.transport.operations.replicas import sole_server\n"
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
    async with asyncio.timeout(CEILING):
        # The first look, and the one as soon as it listens.
        assert [await looked.get(), await looked.get()] == [1, 2]
    async with database.begin() as tx:
        await notify_other_processes(tx, None)
    async with asyncio.timeout(CEILING):
        assert await looked.get() == 3
    stop.set()
    await watching


async def test_without_a_notice_the_poll_finds_it(database: Database) -> None:
    looks = asyncio.Semaphore(0)

    async def refresh() -> None:
        looks.release()

    stop = asyncio.Event()
    watching = asyncio.create_task(LedgerWatch(database, refresh, every=0.02).run(stop))
    async with asyncio.timeout(CEILING):
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
    async with asyncio.timeout(CEILING):
        for _ in range(3):
            await looks.acquire()
    stop.set()
    await watching
    await away.close()


async def test_one_at_a_time_has_the_turn_and_another_takes_over(database: Database) -> None:
    """One poller by lease, with takeover as soon as the former lets go."""
    at_work: list[str] = []
    looks = {"first": asyncio.Semaphore(0), "second": asyncio.Semaphore(0)}

    def job(name: str, begun: asyncio.Event) -> asyncio.Task[None]:
        async def looks_again(_seconds: float) -> None:
            looks[name].release()
            await asyncio.sleep(0)

        async def work() -> None:
            at_work.append(name)
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                at_work.remove(name)

        return asyncio.create_task(LeaderLock(database, "poller", still, sleep=looks_again).lead(work))

    still = FrozenClock(datetime(2026, 2, 16, 20, tzinfo=UTC))
    first_begun, second_begun = asyncio.Event(), asyncio.Event()
    first = job("first", first_begun)
    await first_begun.wait()
    second = job("second", second_begun)
    for _ in range(3):
        await looks["second"].acquire()
    assert at_work == ["first"]
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    async with asyncio.timeout(CEILING):
        await second_begun.wait()
    assert at_work == ["second"]
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def test_a_job_that_fails_tells_so(database: Database) -> None:
    async def fails() -> None:
        raise OperatorError("no such token")

    with pytest.raises(OperatorError):
        await LeaderLock(database, "poller", WALL).lead(fails)


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
        await leases.hold(tx, "poller", "killed:1:a", began, LEASE_DURATION)
    at_work: list[datetime] = []

    async def work() -> None:
        at_work.append(hours.wall.now())

    async with asyncio.timeout(CEILING):
        await LeaderLock(database, "poller", hours.wall, sleep=hours.sleep).lead(work)
    assert LEASE_DURATION <= at_work[0] - began <= LEASE_DURATION + timedelta(seconds=RETRY_SECONDS)


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
                until = hours.wall.now() + LEASE_DURATION
                await tx.execute(update(leases_table).values(holder="other:2:b", until=until))
        await asyncio.sleep(0)

    robbed: list[bool] = []
    serving = asyncio.create_task(LeaderLock(database, "poller", hours.wall, sleep=sleep).lead(work))
    async with asyncio.timeout(CEILING):
        await ended.wait()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
