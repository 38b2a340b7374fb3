"""The durable inbox by itself: several processes on one database, each with an update in hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from bot.clock import FrozenClock
from bot.storage import Database
from bot.storage.tables import inbox as inbox_table
from bot.transport.incoming.inbox import CLAIM_DURATION, Inbox
from tests.support.telegram.updates import FENNA, ON_POSTGRES, Line, said
from tests.support.waiting import CEILING

EVENING = datetime(2026, 2, 17, 20, tzinfo=UTC)


@asynccontextmanager
async def working(database: Database, wall: FrozenClock) -> AsyncIterator[tuple[Inbox, Line]]:
    """A process at work; killed in the end: it lets nothing go."""
    line = Line()
    one = Inbox(database, wall, line)
    writing = asyncio.create_task(one.run())
    try:
        yield one, line
    finally:
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)


async def test_what_is_written_down_is_set_in_line_though_the_poll_was_broken_off(database: Database) -> None:
    """A poller that loses its turn while an update is being written down: Telegram repeats it, to whom it is known
    already. It must be handled all the same."""
    async with working(database, FrozenClock(EVENING)) as (one, line):
        begun, may_end = asyncio.Event(), asyncio.Event()
        write = one._keep

        async def slowly(*given: Any) -> set[int]:
            begun.set()
            await may_end.wait()
            return await write(*given)

        one._keep = slowly  # type: ignore[method-assign]
        poll = asyncio.create_task(one.keep([said(1), said(2)]))
        await begun.wait()
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
        may_end.set()
        assert await one.keep([said(1), said(2)]) == 0
        assert line.numbers == [1, 2]


async def test_restarts_alone_put_nothing_aside(database: Database) -> None:
    """Admin actions never [dropped]: what was waiting through three restarts was not what ended them."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (one, _):
        await one.keep([said(number, chat=number) for number in range(1, 31)])
    for _ in range(3):
        async with working(database, wall) as (one, line):
            assert await one.take_over(everything=True) == 30
            assert {kept.attempts for kept in line.updates} == {0}
            await one.close()


async def test_what_is_begun_again_and_again_is_counted(database: Database) -> None:
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (one, _):
        await one.keep([said(1)])
    for times in (1, 2, 3):
        async with working(database, wall) as (one, line):
            await one.take_over(everything=True)
            assert line.updates[0].attempts == times - 1
            assert await one.begin(line.updates[0]) == times


async def test_all_that_was_left_is_taken_over_before_what_comes(database: Database) -> None:
    """More than one look brings: none of it may wait for its claim to run out."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (one, _):
        await one.keep([said(number, chat=number) for number in range(1, 451)])
    async with working(database, wall) as (one, line):
        while await one.take_over(everything=True):
            pass
        assert line.numbers == list(range(1, 451))


async def test_who_was_taken_for_dead_does_not_handle_it_as_well(database: Database) -> None:
    """Effects at most once: a process that was held up for longer than a claim lasts."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (first, line):
        await first.keep([said(1)])
        [kept] = line.updates
        assert await first.still_claims(kept)
        wall.moment += CLAIM_DURATION + timedelta(seconds=1)
        async with working(database, wall) as (second, second_line):
            assert await second.take_over() == 1
            assert not await first.still_claims(kept)
            assert await second.still_claims(second_line.updates[0])


async def test_a_claim_that_ran_out_unseen_is_prolonged_by_who_has_it(database: Database) -> None:
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (one, line):
        await one.keep([said(1)])
        wall.moment += CLAIM_DURATION + timedelta(seconds=1)
        assert await one.still_claims(line.updates[0])
        async with working(database, wall) as (second, _):
            assert await second.take_over() == 0


async def test_after_a_database_that_was_away_nobody_is_taken_for_dead(database: Database) -> None:
    """None of them could prolong a claim meanwhile: they get the time of one claim to do so."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (first, _):
        await first.keep([said(1)])
    async with working(database, wall) as (second, _):
        begin = database.begin
        database.begin = away  # type: ignore[method-assign, assignment]
        with pytest.raises(OperationalError):
            await second.take_over()
        database.begin = begin  # type: ignore[method-assign]
        wall.moment += CLAIM_DURATION - timedelta(seconds=1)
        assert await second.take_over() == 0
        wall.moment += timedelta(seconds=2)
        assert await second.take_over() == 1


def away() -> Any:
    raise OperationalError("BEGIN", {}, Exception("away"))


async def test_an_own_update_that_only_the_answer_was_lost_of_is_handled(database: Database) -> None:
    """The transaction was carried out, but the connection broke before the answer: Telegram heard that it failed, and
    what it repeats is known already."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (one, line):
        await one.keep([said(1)])
        one._in_hand.clear()
        line.updates.clear()
        assert await one.keep([said(1)]) == 0
        wall.moment += CLAIM_DURATION
        assert await one.take_over() == 1
        assert line.numbers == [1]


@pytest.mark.postgres
@ON_POSTGRES
async def test_a_chats_later_update_waits_for_the_earlier_one_of_another_process(database: Database) -> None:
    """Bounded per-chat ordering, with several replicas behind a balancer."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (first, first_line), working(database, wall) as (second, line):
        await first.keep([said(1)])
        await second.keep([said(2), said(3, chat=FENNA + 1)])
        assert [(one.update_id, one.waits) for one in line.updates] == [(2, True), (3, False)]
        looks = asyncio.Semaphore(0)
        read = database.read

        def counted() -> Any:
            looks.release()
            return read()

        database.read = counted  # type: ignore[method-assign]
        turn = asyncio.create_task(second.wait_for_earlier(line.updates[0]))
        for _ in range(4):
            await looks.acquire()
        assert not turn.done()
        first.done(first_line.updates[0].update_id)
        async with asyncio.timeout(CEILING):
            await turn


@pytest.mark.postgres
@ON_POSTGRES
async def test_a_chat_does_not_wait_for_ever(database: Database) -> None:
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (first, _), working(database, wall) as (second, line):
        await first.keep([said(1)])
        await second.keep([said(2)])
        turn = asyncio.create_task(second.wait_for_earlier(line.updates[0]))
        await asyncio.sleep(0)
        wall.moment += timedelta(minutes=1)
        async with asyncio.timeout(CEILING):
            await turn
        async with database.read() as look:
            assert await look.value(select(inbox_table.c.state).where(inbox_table.c.update_id == 1)) == "claimed"


@pytest.mark.postgres
@ON_POSTGRES
async def test_a_process_of_the_former_version_is_waited_for_as_well(database: Database) -> None:
    """Migrations are safe while others run: the version before does not say who has an update in hand."""
    wall = FrozenClock(EVENING)
    async with working(database, wall) as (former, _), working(database, wall) as (one, line):
        await former.keep([said(1)])
        async with database.begin() as tx:
            await tx.execute(update(inbox_table).values(claimed_by=""))
        await one.keep([said(2)])
        assert [kept.waits for kept in line.updates] == [True]
        wall.moment += CLAIM_DURATION
        assert await one.take_over() == 1
