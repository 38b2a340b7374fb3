"""Telegram's limit is one bot's: several processes together never send more."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.clock import FrozenClock
from bot.notifications.sending.rate_limits import Priority
from bot.notifications.sending.rate_sharing import REPLICA_LIFETIME, SMALLEST_SHARE, RateSharing, shares
from bot.notifications.sending.send_queue import SendQueue
from bot.storage import Database
from bot.storage.tables import replicas
from bot.transport.operations.replicas import DatabaseClock

RATE = 30
WANTS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=8
)


@given(WANTS, st.integers(8, 1000))
def test_the_parts_are_together_what_is_permitted(wants: dict[str, tuple[int, int]], rate: int) -> None:
    parts = shares(rate, wants)
    assert sum(parts.values()) == rate
    assert min(parts.values()) >= SMALLEST_SHARE


@given(WANTS)
def test_answers_come_before_broadcasts(wants: dict[str, tuple[int, int]]) -> None:
    """ "People are answered first": no answer waits while a broadcast goes, here or elsewhere."""
    parts = shares(RATE, wants)
    unanswered = [name for name, (replies, _) in wants.items() if parts[name] < replies]
    broadcasting = [name for name, (replies, _) in wants.items() if parts[name] > max(replies, SMALLEST_SHARE)]
    assert not (unanswered and broadcasting)


@given(WANTS)
def test_who_wants_more_leaves_no_more_than_one_less_to_who_wants_as_much(wants: dict[str, tuple[int, int]]) -> None:
    """Even parts: of those that do not get what they want, none has two more than another."""
    parts = shares(RATE, wants)
    short = [parts[name] for name, (replies, _) in wants.items() if parts[name] < replies]
    assert not short or max(short) - min(short) <= 1


def test_one_process_alone_has_all_of_it() -> None:
    assert shares(30, {"me": (0, 0)}) == {"me": 30}


def test_a_sender_of_news_has_what_the_others_do_not_want() -> None:
    assert shares(30, {"a": (0, 46), "b": (0, 0), "c": (0, 0)}) == {"a": 28, "b": 1, "c": 1}
    assert shares(30, {"a": (0, 46), "b": (10, 0), "c": (3, 0)}) == {"a": 17, "b": 10, "c": 3}


class Bench:
    """Processes with a pace each, on one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.wall = FrozenClock(datetime(2026, 2, 17, 20, tzinfo=UTC))
        self.paces: dict[str, SendQueue] = {}
        self.members: dict[str, RateSharing] = {}

    def join(self, name: str) -> SendQueue:
        class NoClock(DatabaseClock):
            async def compare_in(self, look: object) -> None:
                """The test's own time."""

        send_queue = self.paces[name] = SendQueue(RATE, now=lambda: 0.0)
        send_queue.share(SMALLEST_SHARE)
        self.members[name] = RateSharing(self.database, NoClock(self.wall), send_queue, RATE, name)
        return send_queue

    async def step(self, name: str) -> int:
        await self.members[name].step()
        return self.paces[name].limits.limit

    @property
    def together(self) -> int:
        return sum(send_queue.limits.limit for send_queue in self.paces.values())


def wants(send_queue: SendQueue, replies: int = 0, broadcasts: int = 0) -> None:
    send_queue.limits._all.slots.clear()
    for number in range(replies + broadcasts):
        priority = Priority.REPLY if number < replies else Priority.NEWS
        send_queue.limits.answered(send_queue.limits.take(1000 + number, priority, 0.0), 0.0)


async def test_nobody_takes_what_another_has_not_yet_given_back(database: Database) -> None:
    """At no moment more than the limit, whoever looks first."""
    bench = Bench(database)
    first = bench.join("first")
    assert await bench.step("first") == RATE
    second = bench.join("second")
    assert await bench.step("second") == SMALLEST_SHARE
    assert bench.together <= RATE + SMALLEST_SHARE
    wants(second, replies=40)
    wants(first, broadcasts=40)
    assert await bench.step("second") == SMALLEST_SHARE
    assert await bench.step("first") == 1
    assert await bench.step("second") == 29
    assert bench.together == RATE
    wants(second, replies=2)
    await bench.step("second")
    await bench.step("first")
    assert bench.paces["first"].limits.limit == 28
    assert bench.together == RATE


async def test_the_part_of_who_died_is_taken_by_the_others(database: Database) -> None:
    bench = Bench(database)
    for name in ("first", "second"):
        bench.join(name)
    await bench.step("first")
    await bench.step("second")
    await bench.step("first")
    await bench.step("second")
    assert bench.together == RATE
    bench.wall.moment += REPLICA_LIFETIME
    assert await bench.step("second") == RATE


async def test_who_leaves_gives_his_part_back_at_once(database: Database) -> None:
    import asyncio

    bench = Bench(database)
    bench.join("first")
    await bench.step("first")
    stop = asyncio.Event()
    stop.set()
    await bench.members["first"].run(stop)
    async with database.read() as look:
        assert await look.all(replicas.select()) == []


def test_a_limit_that_a_flood_lowered_is_not_raised_by_a_larger_part() -> None:
    send_queue = SendQueue(RATE, now=lambda: 0.0)
    send_queue.limits.limit = 12
    send_queue.share(20)
    assert send_queue.limits.limit == 12
    send_queue.share(10)
    assert send_queue.limits.limit == 10
