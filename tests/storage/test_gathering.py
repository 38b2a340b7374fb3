"""Small reads and writes that come at the same time share a transaction, and nobody gets another's answer."""

import asyncio
from collections.abc import Mapping

import pytest
from sqlalchemy.exc import OperationalError

from bot.storage.engine.batching import KEYS_PER_READ, BatchedReads, WriteBehind
from tests.support.waiting import CEILING


class Shelf:
    """Loads tenfolds; notes which keys came together. ``open`` lets a load go through."""

    def __init__(self) -> None:
        self.loads: list[list[int]] = []
        self.trouble: Exception | None = None
        self.open = asyncio.Event()
        self.open.set()

    async def load(self, keys: list[int]) -> Mapping[int, int]:
        self.loads.append(sorted(keys))
        await self.open.wait()
        if self.trouble:
            raise self.trouble
        return {key: key * 10 for key in keys if key != 13}


async def test_reads_at_the_same_time_go_together_and_each_gets_its_own() -> None:
    shelf = Shelf()
    reads = BatchedReads(shelf.load)
    got = await asyncio.gather(*(reads.get(key) for key in (3, 1, 3, 13, 2)))
    assert got == [30, 10, 30, None, 20]
    assert shelf.loads == [[1, 2, 3, 13]]


async def test_a_read_that_comes_during_another_is_read_anew() -> None:
    """What was read before somebody asked may be older than what he wrote himself just now."""
    shelf = Shelf()
    reads = BatchedReads(shelf.load)
    shelf.open.clear()
    early = asyncio.create_task(reads.get(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    late = asyncio.create_task(reads.get(1))
    await asyncio.sleep(0)
    shelf.open.set()
    assert (await early, await late) == (10, 10)
    assert shelf.loads == [[1], [1]]


async def test_a_thousand_reads_are_portioned() -> None:
    shelf = Shelf()
    reads = BatchedReads(shelf.load)
    await asyncio.gather(*(reads.get(key) for key in range(1000)))
    assert len(shelf.loads) == 1000 / KEYS_PER_READ


async def test_what_goes_wrong_is_told_to_who_asked_and_to_nobody_later() -> None:
    shelf = Shelf()
    reads = BatchedReads(shelf.load)
    shelf.trouble = OperationalError("SELECT", {}, Exception("away"))
    with pytest.raises(OperationalError):
        await reads.get(1)
    shelf.trouble = None
    assert await reads.get(1) == 10


async def test_who_gives_up_takes_no_answer_from_another() -> None:
    shelf = Shelf()
    reads = BatchedReads(shelf.load)
    shelf.open.clear()
    leaves, stays = asyncio.create_task(reads.get(1)), asyncio.create_task(reads.get(1))
    await asyncio.sleep(0)
    leaves.cancel()
    shelf.open.set()
    assert await stays == 10


async def test_the_newest_is_written_when_asked_and_readable_until_then() -> None:
    """What is kept of a chat is written before somebody asks to see or wipe it, not a tenth of a second after."""
    written: list[dict[str, int]] = []

    async def store(values: Mapping[str, int]) -> None:
        written.append(dict(values))

    behind = WriteBehind(store)
    behind.put("a", 1)
    behind.put("a", 2)
    behind.put("b", 3)
    assert (behind.get("a"), behind.get("b"), behind.get("c")) == (2, 3, None)
    assert written == []
    await behind.flush()
    assert written == [{"a": 2, "b": 3}]
    assert behind.get("a") is None
    await behind.flush()
    assert len(written) == 1


async def test_a_database_that_is_away_stops_no_later_write() -> None:
    tries: list[dict[str, int]] = []

    async def store(values: Mapping[str, int]) -> None:
        tries.append(dict(values))
        if len(tries) == 1:
            raise OperationalError("INSERT", {}, Exception("away"))

    behind = WriteBehind(store)
    behind.put("a", 1)
    await behind.flush()
    behind.put("b", 2)
    await behind.flush()
    assert tries == [{"a": 1}, {"b": 2}]


async def test_a_flush_does_not_wait_for_what_others_go_on_putting() -> None:
    """Under steady traffic there is always something that waits: who asked for his own would never hear."""
    flushed = False

    async def store(values: Mapping[str, int]) -> None:
        # While one is written the next comes in, for as long as somebody waits.
        if not flushed:
            behind.put(f"later {len(written)}", 0)
        written.append(dict(values))
        await asyncio.sleep(0)

    written: list[dict[str, int]] = []
    behind = WriteBehind(store)
    behind.put("mine", 1)
    async with asyncio.timeout(CEILING):
        await behind.flush()
    flushed = True
    assert written[0] == {"mine": 1}
    assert behind.get("mine") is None


async def test_a_flush_waits_for_what_is_being_written() -> None:
    begun, may_end, written = asyncio.Event(), asyncio.Event(), list[dict[str, int]]()

    async def store(values: Mapping[str, int]) -> None:
        begun.set()
        await may_end.wait()
        written.append(dict(values))

    behind = WriteBehind(store)
    behind.put("a", 1)
    await begun.wait()
    flush = asyncio.create_task(behind.flush())
    await asyncio.sleep(0)
    assert not flush.done()
    may_end.set()
    await flush
    assert written == [{"a": 1}]
