"""Three processes on one PostgreSQL behind a balancer: whichever dies, every question is answered and every result
becomes one message."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import select

from bot.clock import ShiftedClock, SystemClock
from bot.playground import World, create_app, serving
from bot.playground.cast import ADA, with_cast
from bot.storage import Database
from bot.storage.tables import inbox, leases, ledger_entries

EVENING = "2026-02-16T23:59+01:00"
TOKEN = "42:THREE-REPLICAS"
PEOPLE = range(5001, 5011)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Balancer:
    """Hands each update to the next replica that answers; 502 when none does, and Telegram comes back."""

    ports: list[int]
    turn: int = 0
    handed: dict[int, int] = field(default_factory=dict)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as self.session:
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


async def start_replica(api: str, hook: str, database: str, port: int) -> asyncio.subprocess.Process:
    environment = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": api,
        "WEBHOOK_URL": hook,
        "DATABASE_URL": database,
        "PORT": str(port),
        "ADMIN_IDS": str(ADA),
        "START_AT": EVENING,
        "NEWS_WINDOW": "0",
        "LOG_LEVEL": "WARNING",
    }
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment)


async def comes_true(condition: Callable[[], bool], seconds: float = 40) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the condition is seen from outside
            await asyncio.sleep(0.05)


async def listens(port: int) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            return


def said(world: World, chat_id: int, having: str = "") -> list[str]:
    """What the bot said there."""
    return [one["text"] for one in world.messages(chat_id) if one["by_bot"] and having in one["text"]]


async def publish(world: World, line: str) -> None:
    before = len(world.messages(ADA))
    world.say(ADA, ADA, line)
    await comes_true(lambda: len(world.messages(ADA)) >= before + 2)
    preview = world.messages(ADA)[-1]
    world.tap(ADA, preview["message_id"], "✅ Publiceren", ADA)


async def leader(database: Database) -> int:
    """The process that sends the news."""
    async with asyncio.timeout(20):
        while True:
            async with database.read() as look:
                holder = await look.value(select(leases.c.holder).where(leases.c.name == "sender"))
            if holder:
                return int(holder.split(":")[1])
            await asyncio.sleep(0.1)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_killed_replica_and_a_killed_leader_lose_and_double_nothing(
    database: Database, database_url: str
) -> None:
    """0 lost, 0 doubled effects."""
    clock = ShiftedClock(datetime.fromisoformat(EVENING))
    world = World(clock, token=TOKEN, pace_clock=SystemClock(), second=0.2)
    cast = with_cast(world)
    for person in PEOPLE:
        world.person(f"Fan {person}", person, started=True)
    world.person("Ada", ADA, started=True)
    world.take_updates()
    ports = [free_port() for _ in range(3)]
    balancer = Balancer(ports)
    replicas: dict[int, asyncio.subprocess.Process] = {}
    async with serving(world, create_app(world)) as api, balancer.serving() as hook:
        try:
            for port in ports:
                replicas[port] = await start_replica(api, hook, database_url, port)
            await asyncio.gather(*(listens(port) for port in ports))

            world.say(cast.group.id, ADA, "/volg NL")
            await comes_true(lambda: len(said(world, cast.group.id)) == 1)

            for person in PEOPLE:
                world.say(person, person, "/nl")
            await comes_true(lambda: len(balancer.handed) == 3)
            sending = await leader(database)
            follower = next(port for port, process in replicas.items() if process.pid != sending)
            replicas.pop(follower).send_signal(signal.SIGKILL)
            for person in PEOPLE:
                world.say(person, person, "/stand")
            await comes_true(lambda: all(len(said(world, person)) >= 2 for person in PEOPLE), 60)

            await publish(world, "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
            await comes_true(lambda: len(said(world, cast.group.id, "loegenachtervolging")) == 1)

            leading = next(port for port, process in replicas.items() if process.pid == sending)
            replicas.pop(leading).send_signal(signal.SIGKILL)
            await publish(world, "/uitslag ploegenachtervolging mannen: Italië, Nederland, China")
            await comes_true(lambda: len(said(world, cast.group.id, "loegenachtervolging")) == 2)

            await asyncio.sleep(0)
            async with database.read() as look:
                entries = await look.all(select(ledger_entries.c.event_id))
                waiting = await look.all(select(inbox).where(inbox.c.state.in_(("new", "claimed", "failed"))))
            assert len(entries) == 2
            assert waiting == []
            assert len(said(world, cast.group.id, "loegenachtervolging")) == 2
        finally:
            for process in replicas.values():
                process.send_signal(signal.SIGKILL)
            await asyncio.gather(*(process.wait() for process in replicas.values()))
