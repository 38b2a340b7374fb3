"""Replicas of the bot, and the balancer before them."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp import web
from sqlalchemy import select

from bot.playground import World
from bot.playground.cast import ADA
from bot.storage import Database
from bot.storage.tables import leases
from tests.support.waiting import CEILING, comes_true, free_port

EVENING = "2026-02-16T23:59+01:00"


@dataclass
class Balancer:
    """Hands each update to the next replica that answers; 502 when none does, and Telegram comes back."""

    ports: list[int]
    turn: int = 0
    handed: dict[int, int] = field(default_factory=dict)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CEILING)) as self.session:
            app = web.Application()
            app.router.add_post("/hook", self.deliver)
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", port := free_port())
            await site.start()
            try:
                yield f"http://127.0.0.1:{port}/hook"
            finally:
                await runner.cleanup()

    async def deliver(self, request: web.Request) -> web.Response:
        body = await request.read()
        secret = {"X-Telegram-Bot-Api-Secret-Token": request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")}
        for _ in self.ports:
            self.turn += 1
            port = self.ports[self.turn % len(self.ports)]
            try:
                async with self.session.post(f"http://127.0.0.1:{port}/hook", data=body, headers=secret) as answer:
                    if answer.status == 200:
                        self.handed[port] = self.handed.get(port, 0) + 1
                        return web.Response()
            except aiohttp.ClientError:
                continue
        return web.Response(status=502)


async def start_replica(log: Path, token: str, api: str, database: str, **more: str) -> asyncio.subprocess.Process:
    """A process of the bot as the operator starts it; what it logs stands in ``log``."""
    environment = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": token,
        "BOT_API_URL": api,
        "DATABASE_URL": database,
        "ADMIN_IDS": str(ADA),
        "START_AT": EVENING,
        "NEWS_WINDOW": "0",
        **more,
    }
    with log.open("ab") as written:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=written, stderr=written
        )


async def listens(port: int) -> None:
    async def open_to_all() -> bool:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            return False
        writer.close()
        return True

    await comes_true(open_to_all)


def said(world: World, chat_id: int, having: str = "") -> list[str]:
    """What the bot said there in words; the card beside a medal in a group comes when it is drawn."""
    spoken = [one for one in world.messages(chat_id) if one["by_bot"] and "photo" not in one]
    return [one["text"] for one in spoken if having in one["text"]]


async def draft(world: World, line: str) -> int:
    """Ada types a result; the number of the message with its preview."""
    before = len(world.messages(ADA))
    world.say(ADA, ADA, line)
    await comes_true(lambda: len(world.messages(ADA)) >= before + 2)
    return int(world.messages(ADA)[-1]["message_id"])


def publish(world: World, preview: int) -> None:
    world.tap(ADA, preview, "✅ Publiceren", ADA)


async def leader(database: Database, lease: str = "sender") -> int:
    """The process that sends the news, or that polls."""
    holder = ""

    async def somebody() -> bool:
        nonlocal holder
        async with database.read() as look:
            holder = await look.value(select(leases.c.holder).where(leases.c.name == lease)) or ""
        return holder != ""

    await comes_true(somebody)
    return int(holder.split(":")[1])
