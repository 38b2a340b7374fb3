"""What the process does that the crash harness kills: it sends what waits, each send noted in a file."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

from sqlalchemy import update

from bot.clock import SystemClock
from bot.notifications.news.fan_out import NewsFanOut
from bot.notifications.sending.deliverer import Deliverer
from bot.notifications.sending.sender import Sender
from bot.storage import Database
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.tables import leases
from tests.support.desk.small_games import entry, small_archive
from tests.support.news.newsroom import NoPace
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women


class NotingBot:
    """A Telegram that is a file: what was written was sent, whatever becomes of the process."""

    def __init__(self, log: Path, telling: int | None) -> None:
        self._telling = telling
        self._log = log.open("ab", buffering=0)
        self._number = log.stat().st_size

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Any:
        await asyncio.sleep(0.002)
        self._log.write(json.dumps({"chat": chat_id}).encode() + b"\n")
        if self._telling is not None:
            os.write(self._telling, b".")
        await asyncio.sleep(0.004)
        self._number += 1
        return type("Message", (), {"message_id": self._number})


async def main(url: str, log: Path, telling: int | None = None) -> None:
    database, clock, send_queue = Database(url), SystemClock(), NoPace()
    archive = small_archive(entry(WOMEN, *women(JUTTA, FEMKE, MIHO)))
    bot: Any = NotingBot(log, telling)

    deliverer = Deliverer(database, bot, send_queue, clock, clock, lambda: archive, lambda: 1, "NED")
    fan_out = NewsFanOut(database, lambda: archive, clock, clock, "NED", lambda *_: "")
    sender = Sender(database, fan_out, deliverer, send_queue, wall=clock)
    # The one before was killed: its lease need not be waited for here.
    async with database.begin() as tx:
        await tx.execute(update(leases).values(until=clock.now()))
    stop = asyncio.Event()
    running = asyncio.create_task(sender.run(stop))
    while not stop.is_set():
        await asyncio.sleep(0.05)
        async with database.read() as look:
            counts = await stored_outbox.counts(look)
            unspread = await stored_news.next_planned(look)
        if unspread is None and not any(counts.get(state) for state in ("pending", "retry", "claimed")):
            stop.set()
    await running
    await database.close()
