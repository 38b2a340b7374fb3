"""The lock of a job that one process does at a time: two never hold it, and its token tells one hold from the next."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import FrozenClock
from bot.storage import Database, Transaction, leases
from bot.storage.engine.leader_lock import GRACE_SECONDS, LEASE_DURATION, RENEWAL_SECONDS, TRUSTED_SECONDS, LeaderLock

NOON = datetime(2026, 2, 17, 12, tzinfo=UTC)


class Process:
    """One that wants the lock, with a time of its own; ``takeovers``: what it is told with each renewal."""

    def __init__(self, database: Database) -> None:
        self.moment = 0.0
        self.wall = FrozenClock(NOON)
        self.takeovers: list[bool] = []
        self.lock = LeaderLock(
            database, "job", self.wall, seconds=lambda: self.moment, sleep=self.sleep, on_renewal=self.renewed
        )

    async def sleep(self, seconds: float) -> None:
        self.pass_by(seconds)
        await asyncio.sleep(0)

    def pass_by(self, seconds: float) -> None:
        self.moment += seconds
        self.wall.moment += timedelta(seconds=seconds)

    async def renewed(self, _tx: Transaction, _token: int, is_takeover: bool) -> Callable[[], None]:
        return lambda: self.takeovers.append(is_takeover)


async def test_a_renewed_lease_keeps_its_token(database: Database) -> None:
    one = Process(database)
    await one.lock.acquire()
    one.pass_by(RENEWAL_SECONDS)
    assert await one.lock.renew_when_due()
    assert one.lock.token == 1
    assert one.takeovers == [True, False], "who begins cannot know who had it before"


async def test_it_is_trusted_for_less_than_it_lasts_and_then_taken_anew(database: Database) -> None:
    """Another may have had it meanwhile: by the new name and token everybody can tell what was claimed before."""
    one = Process(database)
    await one.lock.acquire()
    former = one.lock.holder
    one.pass_by(TRUSTED_SECONDS)
    assert not one.lock.is_held
    assert LEASE_DURATION.total_seconds() > TRUSTED_SECONDS
    await one.lock.renew()
    assert one.lock.is_held
    assert (one.lock.token, one.lock.holder != former, one.takeovers[-1]) == (2, True, False)


async def test_nobody_gets_it_from_who_holds_it_and_everybody_when_it_is_released(database: Database) -> None:
    one, other = Process(database), Process(database)
    await one.lock.acquire()
    await other.lock.renew()
    assert not other.lock.is_held
    await one.lock.release()
    assert not one.lock.is_held
    await other.lock.renew()
    assert (other.lock.token, other.takeovers) == (2, [True])


async def test_a_database_that_hangs_ends_the_hold_in_time(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for an answer that never comes must not go on working when another may have begun."""
    one = Process(database)
    await one.lock.acquire()

    one.pass_by(TRUSTED_SECONDS - RENEWAL_SECONDS + GRACE_SECONDS - 0.02)

    async def hang(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(leases, "hold", hang)
    async with asyncio.timeout(20):
        await one.lock.keep()
    assert not one.lock.is_held
    assert one.moment < LEASE_DURATION.total_seconds()
