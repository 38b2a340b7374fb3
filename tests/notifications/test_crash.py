"""The crash harness. "Kills the process at every step and at random moments during a broadcast …, restarts it …: every
live chat has every news; duplicates only for sends whose outcome was unknown, counted and bounded by one per crash per
connection in flight." """

import asyncio
import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, insert
from telegram import Bot

from bot.clock import FrozenClock
from bot.desk.ledger_service import LedgerService
from bot.notifications.sender import CONNECTIONS
from bot.playground import InProcessRequest, World
from bot.storage import Database
from bot.storage import outbox as stored_outbox
from bot.storage.tables import chats, follows
from tests.desk.small_games import MORNING, entry, small_archive
from tests.notifications import crash_process
from tests.notifications.conftest import NoPace, make_newsroom
from tests.notifications.test_news import FEMKE, JUTTA, MIHO, WOMEN, women

FANS = (101, 102)


class Killed(BaseException):
    """Nothing in the bot catches it: as if the process were gone."""


class Process:
    """One life of the bot on a database that outlives it, in a Telegram that outlives it too."""

    def __init__(self, url: str, world: World, now: datetime) -> None:
        self.database = Database(url)
        self.clock, self.wall = FrozenClock(now), FrozenClock(now)
        self.bot = Bot(world.token, request=InProcessRequest(world), get_updates_request=InProcessRequest(world))
        self.ledger = LedgerService(self.database, small_archive(), self.clock)
        self.newsroom = make_newsroom(self.database, self.ledger, self.clock, self.wall, self.bot, NoPace())

    async def die(self) -> None:
        tasks = list(self.newsroom.sender._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.database.close()

    async def work(self) -> None:
        """Everything there is to do, the correction included."""
        await self.bot.initialize()
        await self.ledger.refresh()
        if self.ledger.head.seq == 0:
            await self._publish(JUTTA, FEMKE, MIHO)
        await self._settle()
        if self.ledger.head.seq == 1:
            await self._publish(FEMKE, JUTTA, MIHO)
        await self._settle()

    async def _publish(self, *names: str) -> None:
        made = entry(WOMEN, *women(*names), at=self.clock.now())
        await self.ledger.publish([made], expected=self.ledger.head, actor="Ada")

    async def _settle(self) -> None:
        for _ in range(4):
            self.wall.moment += timedelta(seconds=25)
            await self._step()
            async with self.database.read() as look:
                if await stored_outbox.oldest_waiting(look) is None and not (await stored_outbox.counts(look)).get(
                    "claimed"
                ):
                    return

    async def _step(self) -> None:
        sender = self.newsroom.sender
        if await sender._hold():
            while await sender._spreader.step() is not None:
                pass
            await sender._claim()
        results = await asyncio.gather(*sender._tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result


@contextmanager
def killed_at(process: Process, world: World, number: int) -> Iterator[list[int]]:
    """Every statement, every commit and every call (before and after it is carried out) is a step; die at one."""
    steps = [0]
    engine = process.database._engine.sync_engine
    calling = world.call

    def step(*_: Any) -> None:
        steps[0] += 1
        if steps[0] >= number:
            raise Killed

    async def call(method: str, params: Any, uploads: Any = None) -> Any:
        if method == "getMe":
            return await calling(method, params, uploads)
        step()
        result = await calling(method, params, uploads)
        step()
        return result

    event.listen(engine, "before_cursor_execute", step)
    event.listen(engine, "commit", step)
    world.call = call  # type: ignore[method-assign]
    try:
        yield steps
    finally:
        world.call = calling  # type: ignore[method-assign]
        event.remove(engine, "before_cursor_execute", step)
        event.remove(engine, "commit", step)


async def test_killed_at_every_step_nothing_is_lost(sqlite_template: Path, tmp_path: Path) -> None:
    """At each step in turn the process dies for good, and a new one does the rest."""
    number, died, repeated = 0, True, 0
    while died:
        number += 1
        path = tmp_path / f"{number}.sqlite3"
        shutil.copy(sqlite_template, path)
        world = World(FrozenClock(MORNING))
        for fan in FANS:
            world.person("Fan", fan, started=True)
        first = Process(f"sqlite:///{path}", world, MORNING)
        await _with_followers(first.database, FANS)
        died = False
        with killed_at(first, world, number):
            try:
                await first.work()
            except Killed:
                died = True
        await first.die()
        second = Process(f"sqlite:///{path}", world, first.wall.now() + timedelta(seconds=30))
        await second.work()
        for fan in FANS:
            sent = [one["text"] for one in world.messages(fan) if one["by_bot"]]
            assert sent, f"lost for {fan} when killed at step {number}"
            assert "Gecorrigeerd" in sent[-1] or "Goud voor Femke" in sent[-1], f"killed at step {number}: {sent}"
            repeated += len(sent) - 1
            assert len(sent) <= 2, f"killed at step {number}: {sent}"
        assert sum(len(world.messages(fan)) - 1 for fan in FANS) <= len(FANS), "one for each send under way at most"
        await second.die()
    assert number > 60, "the harness walks through every statement and call"
    assert repeated <= len(FANS) * number


async def _with_followers(database: Database, fans: Any) -> None:
    async with database.begin() as tx:
        rows = [
            {"chat_id": fan, "kind": "private", "title": "", "first_seen": MORNING, "last_seen": MORNING}
            for fan in fans
        ]
        await tx.execute(insert(chats), rows)
        followed = [
            {"chat_id": fan, "thread_id": 0, "subject_kind": "nation", "subject": "NED", "since": MORNING}
            for fan in fans
        ]
        await tx.execute(insert(follows), followed)


# --- A real process, really killed, during a broadcast ---------------------------------------------------------------


def a_life(url: str, log: Path) -> int:
    """Start a sending process; its number."""
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(crash_process.main(url, log))
        finally:
            os._exit(0)
    return child


def crash_rounds(url: str, log: Path, rounds: int, seed: int, patience: float = 0.1) -> tuple[Counter[int], int]:
    """Kill -9 the sending process at random moments, ``rounds`` times, then let one end. ``patience``: so
    many seconds it may work at most. Returns how often each chat got the message, and how many were killed."""
    chance = random.Random(seed)
    killed = 0
    for _ in range(rounds):
        before, child = _size(log), a_life(url, log)
        deadline = time.monotonic() + 20
        # Not before it is at work: dying while it starts proves nothing.
        while _size(log) == before and time.monotonic() < deadline and os.waitpid(child, os.WNOHANG) == (0, 0):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, patience))
        with suppress(ProcessLookupError, ChildProcessError):
            if os.waitpid(child, os.WNOHANG) == (0, 0):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                killed += 1
    os.waitpid(a_life(url, log), 0)
    got = Counter(json.loads(line)["chat"] for line in log.read_text().splitlines() if line.endswith("}"))
    return got, killed


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def prepare(url: str, chats_to_reach: int) -> None:
    """A published result whose window has closed, and so many followers."""

    async def fill() -> None:
        process = Process(url, World(FrozenClock(MORNING)), datetime(2020, 1, 1, tzinfo=MORNING.tzinfo))
        await _with_followers(process.database, range(1, chats_to_reach + 1))
        await process._publish(JUTTA, FEMKE, MIHO)
        await process.die()

    asyncio.run(fill())


ROUNDS, CHATS = 12, 1000


def test_killed_at_random_during_a_broadcast(database_url: str, tmp_path: Path) -> None:
    """A dozen rounds of the harness that ``benchmarks/crash.py`` runs a hundred rounds of, over 2,000 chats."""
    prepare(database_url, CHATS)
    got, killed = crash_rounds(database_url, tmp_path / "sent.log", ROUNDS, seed=7)
    assert set(got) == set(range(1, CHATS + 1)), "every live chat has the news"
    twice = sum(count - 1 for count in got.values())
    assert twice <= killed * CONNECTIONS
    assert killed >= ROUNDS // 2
