"""A process that sends news, and is killed."""

import asyncio
import json
import os
import random
import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from telegram import Bot

from bot.clock import FrozenClock
from bot.desk.ledger_service import LedgerService
from bot.playground import InProcessRequest, World
from bot.storage import Database
from bot.storage import outbox as stored_outbox
from bot.storage.tables import chats, follows
from tests.support.desk.small_games import MORNING, entry, small_archive
from tests.support.news import crash_process
from tests.support.news.newsroom import NoPace, make_newsroom
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women

FANS = (101, 102)


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
        if await sender.lock.renew_when_due():
            while await sender._fan_out.step() is not None:
                pass
            await sender._claim()
        results = await asyncio.gather(*sender._tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result


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


def a_life(url: str, log: Path, telling: int | None = None) -> int:
    """Start a sending process; its number. ``telling``: where it writes a byte for each message that it sent."""
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(crash_process.main(url, log, telling))
        finally:
            os._exit(0)
    return child


def crash_rounds(url: str, log: Path, rounds: int, seed: int, sends: int = 40) -> tuple[Counter[int], int]:
    """Kill -9 the sending process after so many of its messages, drawn from 1 up to ``sends``, ``rounds`` times, then
    let one end. Returns how often each chat got the message, and how many were killed."""
    chance = random.Random(seed)
    killed = 0
    for _ in range(rounds):
        reading, telling = os.pipe()
        child = a_life(url, log, telling)
        os.close(telling)
        # Nothing more is read when it ended by itself.
        if all(os.read(reading, 1) for _ in range(chance.randint(1, sends))):
            os.kill(child, signal.SIGKILL)
            killed += 1
        os.waitpid(child, 0)
        os.close(reading)
    os.waitpid(a_life(url, log), 0)
    got = Counter(json.loads(line)["chat"] for line in log.read_text().splitlines() if line.endswith("}"))
    return got, killed


def prepare(url: str, chats_to_reach: int) -> None:
    """A published result whose window has closed, and so many followers."""

    async def fill() -> None:
        process = Process(url, World(FrozenClock(MORNING)), datetime(2020, 1, 1, tzinfo=MORNING.tzinfo))
        await _with_followers(process.database, range(1, chats_to_reach + 1))
        await process._publish(JUTTA, FEMKE, MIHO)
        await process.die()

    asyncio.run(fill())
