"""Machines whose clocks differ agree on one time: the database's."""

from datetime import datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.storage import Database
from bot.transport.incoming.inbox import Inbox
from bot.transport.operations.replicas import DatabaseClock
from tests.support.telegram.updates import ON_POSTGRES, Line, said


class Ahead:
    def __init__(self, seconds: float) -> None:
        self.by = timedelta(seconds=seconds)

    def now(self) -> datetime:
        return SystemClock().now() + self.by


@pytest.mark.postgres
@ON_POSTGRES
@pytest.mark.parametrize("seconds", [-3600.0, 0.0, 12.0, 86_400.0])
async def test_the_clock_of_the_database_counts(database: Database, seconds: float) -> None:
    clock = DatabaseClock(Ahead(seconds))
    await clock.compare(database)
    assert abs(clock.difference + timedelta(seconds=seconds)) < timedelta(seconds=2)
    assert abs(clock.now() - SystemClock().now()) < timedelta(seconds=2)


@pytest.mark.postgres
@ON_POSTGRES
async def test_a_machine_that_is_ahead_takes_nothing_from_who_lives(database: Database) -> None:
    """A replica 12 s ahead would see every claim of the others run out before they can prolong it."""
    right, wrong = DatabaseClock(SystemClock()), DatabaseClock(Ahead(12))
    for clock in (right, wrong):
        await clock.compare(database)
    line = Line()
    first, second = Inbox(database, right, line), Inbox(database, wrong, Line())
    async with database.begin() as tx:
        await first._keep(tx, [kept_of(said(1), right.now())], right.now() + timedelta(seconds=10))
    assert await second.take_over() == 0


def kept_of(payload: dict[str, object], at: datetime):  # type: ignore[no-untyped-def]
    from bot.storage.inbox import StoredUpdate

    return StoredUpdate(int(str(payload["update_id"])), payload, 1001, at)


async def test_an_sqlite_file_has_no_clock_of_its_own(database: Database) -> None:
    if database.dialect == "sqlite":
        clock = DatabaseClock(Ahead(12))
        await clock.compare(database)
        assert clock.difference == timedelta(0)
