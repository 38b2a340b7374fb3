"""The outbox against a strict Telegram, in made time: ``python -m benchmarks.outbox [chats for the memory test]``.

A broadcast to 3,000 private chats and 200 groups through the real sender and an SQLite database, with fans asking
things meanwhile; the same with a server that permits less than is said; the same messages through python-telegram-bot's
own ``AIORateLimiter``; and a broadcast to 100,000 chats for its memory. The server holds Telegram's limits as sliding
windows over the moments at which messages arrive. Made time passes only when nothing else can happen, so the seconds
are those of Telegram, not of this machine; what the machine itself needs is said apart.
"""

import asyncio
import json
import logging
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import RequestData

from bot.notifications.news.content import MEDALS, Item, Results, as_json
from bot.notifications.news.fan_out import NewsFanOut
from bot.notifications.sending.deliverer import Deliverer
from bot.notifications.sending.send_queue import SendQueue
from bot.notifications.sending.sender import Sender
from bot.playground.bot_api.in_process import DirectRequest
from bot.storage import Database, ReadConnection, Transaction
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.tables import chats, follows
from medals_core import Archive, load_archive
from tests.support.news.strict_server import StrictServer
from tests.support.news.virtual_time import run

PRIVATE, GROUPS = 3000, 200
START = datetime(2026, 2, 17, 18, tzinfo=UTC)
FAN_EVERY = 0.5


class CountingDatabase(Database):
    """Says when a thread of it is at work, so that no made time passes then."""

    busy = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        CountingDatabase.busy += 1
        try:
            async with super().begin() as tx:
                yield tx
        finally:
            CountingDatabase.busy -= 1

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadConnection]:
        CountingDatabase.busy += 1
        try:
            async with super().read() as look:
                yield look
        finally:
            CountingDatabase.busy -= 1


class LoopClock:
    """The clock of the loop's made time."""

    def now(self) -> datetime:
        return START + timedelta(seconds=asyncio.get_running_loop().time())


class ServerRequest(DirectRequest):
    """python-telegram-bot's requests into the strict server."""

    def __init__(self, server: StrictServer) -> None:
        self._server = server
        self._number = 0

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        if url.endswith("getMe"):
            me = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "a_bot"}
            return 200, json.dumps({"ok": True, "result": me}).encode()
        chat_id = int(str(data.parameters["chat_id"])) if data else 0
        wait = await self._server.send(chat_id)
        if wait is not None:
            seconds = int(wait + 0.999)
            return 429, json.dumps(
                {
                    "ok": False,
                    "error_code": 429,
                    "description": f"Too Many Requests: retry after {seconds}",
                    "parameters": {"retry_after": seconds},
                }
            ).encode()
        self._number += 1
        message = {"message_id": self._number, "date": 0, "chat": {"id": chat_id, "type": "private"}, "text": "x"}
        return 200, json.dumps({"ok": True, "result": message}).encode()


def main() -> None:
    archive = load_archive()
    print(f"Broadcast to {PRIVATE} private chats and {GROUPS} groups, limit 30/s on strict sliding windows\n")
    print(f"{'':34}{'sent':>6} {'lost':>5} {'429s':>5} {'rate':>7} {'reply p50':>10} {'p99':>8} {'most':>8}")
    ours(archive, "outbox", 30)
    ours(archive, "outbox, real limit 20/s", 20)
    theirs("AIORateLimiter, its defaults", max_retries=0)
    theirs("AIORateLimiter, 5 retries", max_retries=5)
    many(archive, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)


def line(name: str, server: StrictServer, wanted: int, reached: set[int], waits: list[float]) -> None:
    asked = [wait * 1000 for wait in waits]
    p99 = statistics.quantiles(asked, n=100)[98]
    lost = wanted - len(reached)
    print(
        f"{name:34}{len(reached):>6} {lost:>5} {server.refused:>5} {server.rate_reached:>5.1f}/s"
        f" {statistics.median(asked):>7.0f} ms {p99:>5.0f} ms {max(asked):>5.0f} ms",
        flush=True,
    )


def all_chats() -> list[int]:
    return [*range(-GROUPS, 0), *range(1, PRIVATE + 1)]


class Reached(StrictServer):
    """Remembers whom a broadcast reached; fans have numbers above a million."""

    def __init__(self, rate: int) -> None:
        super().__init__(rate=rate)
        self.chats: set[int] = set()

    async def send(self, chat_id: int) -> float | None:
        wait = await super().send(chat_id)
        if wait is None and chat_id < 1_000_000:
            self.chats.add(chat_id)
        return wait


def ours(archive: Archive, name: str, rate: int) -> None:
    server, waits = Reached(rate), list[float]()

    async def scenario(url: str) -> None:
        database = CountingDatabase(url)
        await fill(database, archive, all_chats())
        send_queue, bot = (
            SendQueue(30),
            Bot("42:TEST", request=ServerRequest(server), get_updates_request=ServerRequest(server)),
        )
        sender = make_sender(database, archive, bot, send_queue)
        await bot.initialize()

        async def fan(number: int) -> None:
            asked = asyncio.get_running_loop().time()
            while True:
                await send_queue.reply(number)
                wait = await server.send(number)
                if wait is None:
                    break
                send_queue.refused(number, wait)
            waits.append(asyncio.get_running_loop().time() - asked)

        await until_done(database, sender, fan)
        await database.close()

    with tempfile.TemporaryDirectory(prefix="outbox-") as folder:
        asyncio.run(_migrated(f"sqlite:///{folder}/bench.sqlite3"))
        run(scenario(f"sqlite:///{folder}/bench.sqlite3"), busy=lambda: CountingDatabase.busy > 0)
    line(name, server, PRIVATE + GROUPS, server.chats, waits)


def theirs(name: str, max_retries: int) -> None:
    server, waits = Reached(30), list[float]()
    wanted = all_chats()
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL + 1)

    async def scenario() -> None:
        bot: ExtBot[Any] = ExtBot(
            "42:TEST",
            request=ServerRequest(server),
            get_updates_request=ServerRequest(server),
            rate_limiter=AIORateLimiter(max_retries=max_retries),
        )
        await bot.initialize()

        async def send(chat_id: int) -> None:
            try:
                await bot.send_message(chat_id, "x")
            except (RetryAfter, TelegramError):
                return

        async def fan(number: int) -> None:
            asked = asyncio.get_running_loop().time()
            await send(number)
            waits.append(asyncio.get_running_loop().time() - asked)

        broadcast = [asyncio.create_task(send(chat_id)) for chat_id in wanted]
        fans = await fans_until(lambda: all(task.done() for task in broadcast), fan)
        await asyncio.gather(*broadcast, *fans)
        await bot.shutdown()

    run(scenario())
    line(name, server, len(wanted), server.chats, waits)


def many(archive: Archive, number: int) -> None:
    """A broadcast to so many chats: what the process grows by, and what the machine itself needs for it."""
    server = Reached(10**9)
    server.delay = (0.0, 0.0)

    async def scenario(url: str) -> tuple[float, float, int]:
        database = CountingDatabase(url)
        await fill(database, archive, list(range(1, number + 1)))
        send_queue = SendQueue(100_000)
        bot = Bot("42:TEST", request=ServerRequest(server), get_updates_request=ServerRequest(server))
        sender = make_sender(database, archive, bot, send_queue)
        await bot.initialize()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        while await sender._fan_out.step() is not None:
            pass
        spread = time.perf_counter() - started
        # As fast as the machine can: the pace is no limit here.
        started, sent = time.perf_counter(), 0
        stop = asyncio.Event()
        running = asyncio.create_task(sender.run(stop))
        while time.perf_counter() - started < 5:
            await asyncio.sleep(0.01)
            sent = sender.sent
        per_second = sent / (time.perf_counter() - started)
        stop.set()
        await running
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        await database.close()
        return spread, per_second, grown

    with tempfile.TemporaryDirectory(prefix="outbox-") as folder:
        file = Path(folder) / "bench.sqlite3"
        asyncio.run(_migrated(f"sqlite:///{file}"))
        # In real time: this is about the machine, not about Telegram.
        spread, per_second, grown = asyncio.run(scenario(f"sqlite:///{file}"))
        size = file.stat().st_size / 1e6
    print(
        f"\nNews for {number} chats: rows made in {spread:.1f} s ({number / spread:.0f}/s), the process grows by "
        f"{grown / 1024:.0f} MB at most, the database is {size:.0f} MB;\nthis machine can send {per_second:.0f}/s "
        "through it where Telegram permits 30/s"
    )


async def fans_until(done: Callable[[], bool], fan: Callable[[int], Any]) -> list[asyncio.Task[Any]]:
    """A fan asks something twice a second, as long as the broadcast lasts."""
    asked: list[asyncio.Task[Any]] = []
    while not done():
        asked.append(asyncio.create_task(fan(1_000_000 + len(asked))))
        await asyncio.sleep(FAN_EVERY)
    return asked


async def until_done(database: Database, sender: Sender, fan: Callable[[int], Any]) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(sender.run(stop))
    finished = asyncio.Event()

    async def watch() -> None:
        while True:
            await asyncio.sleep(1)
            async with database.read() as look:
                counts = await stored_outbox.counts(look)
                unspread = await stored_news.next_planned(look)
            if unspread is None and not any(counts.get(state) for state in ("pending", "retry", "claimed")):
                finished.set()
                return

    watching = asyncio.create_task(watch())
    fans = await fans_until(finished.is_set, fan)
    await asyncio.gather(watching, *fans)
    stop.set()
    await running


def make_sender(database: Database, archive: Archive, bot: Bot, send_queue: SendQueue) -> Sender:
    clock, loop = LoopClock(), asyncio.get_running_loop()

    def deliverer(may_send: Callable[[int], bool]) -> Deliverer:
        return Deliverer(database, bot, send_queue, clock, clock, lambda: archive, lambda: 1, "NED", may_send)

    fan_out = NewsFanOut(database, lambda: archive, clock, clock, "NED", lambda *_: "")
    return Sender(database, fan_out, deliverer, send_queue, wall=clock, seconds=loop.time)


async def fill(database: Database, archive: Archive, chat_ids: list[int]) -> None:
    """Followers of the own nation, and a gold for it that is to be told."""
    async with database.begin() as tx:
        for start in range(0, len(chat_ids), 5000):
            part = chat_ids[start : start + 5000]
            await tx.execute(
                insert(chats),
                [
                    {
                        "chat_id": chat,
                        "kind": "private" if chat > 0 else "supergroup",
                        "first_seen": START,
                        "last_seen": START,
                    }
                    for chat in part
                ],
            )
            await tx.execute(
                insert(follows),
                [
                    {"chat_id": chat, "thread_id": 0, "subject_kind": "nation", "subject": "NED", "since": START}
                    for chat in part
                ],
            )
        won = next(one for one in archive.current.book.medals_of("NED") if one.medal.colour == "gold")
        tallies = archive.current.book.tallies()
        before = {**tallies, "NED": tallies["NED"].plus(won.medal.colour, -1)}
        item = Item(event_id=won.event_id, after=archive.current.book.podium(won.event_id), at=START)
        results = Results(items=(item,), before=before, after=tallies)
        await stored_news.add(tx, archive.current_id, MEDALS, as_json(results), START, START)


async def _migrated(url: str) -> None:
    async with Database(url) as database:
        await database.migrate()


if __name__ == "__main__":
    main()
