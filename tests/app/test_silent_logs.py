"""A whole run of a real process, with failures of every kind: no log holds what somebody wrote, nor who it was.

"At INFO one line an update: number, kind, outcome, milliseconds; never what somebody wrote, nor a name."
(docs/operator.md)
"""

import asyncio
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.clock import ShiftedClock
from bot.playground import ApiError, World, create_app, serving
from bot.playground.cast import ADA, with_cast
from tests.support.databases import Cluster, postgres_programs
from tests.support.telegram.fleet import EVENING, said, start_replica
from tests.support.waiting import CEILING, comes_true

pytestmark = pytest.mark.slow

TOKEN = "4839574812:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
CANARY = "kanarie"
"""Stands in everything that anybody writes here, in every name and in every title."""

WORDS = f"is {CANARY} al tante?"
FANS = range(7001, 7013)
DONE = b'"event": "update"'
REFUSED = ApiError(400, f'Bad Request: can\'t parse entities: unsupported start tag "{CANARY}" at byte offset 0')


class Garbled:
    """A Telegram whose answers to getUpdates break off half-way, ``times`` times."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.times = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def cut(message: Any) -> None:
            body = message.get("body", b"")
            if message["type"] == "http.response.start":
                message["headers"] = [one for one in message["headers"] if one[0] != b"content-length"]
            elif self.times and CANARY.encode() in body:
                self.times -= 1
                message["body"] = body[:-2]
            await send(message)

        await self._app(scope, receive, cut if scope.get("path", "").endswith("getUpdates") else send)


def a_world() -> World:
    world = World(ShiftedClock(datetime.fromisoformat(EVENING)), token=TOKEN, second=0.05)
    with_cast(world)
    world.sending_limits.enabled = False
    for fan in FANS:
        world.person(f"Petronella {CANARY}", fan, started=True).username = f"{CANARY}_{fan}"
    world.person(f"Ada {CANARY}", ADA, started=True)
    world.take_updates()
    return world


@asynccontextmanager
async def running(log: Path, api: str, database: str) -> AsyncIterator[None]:
    process = await start_replica(log, TOKEN, api, database, LOG_LEVEL="INFO")
    try:
        yield
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(CEILING):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def holds_nobody(log: Path) -> bytes:
    written = log.read_bytes()
    told = [line for line in written.splitlines() if CANARY.encode() in line]
    assert not told, told[0]
    return written


def break_tables(path: Path) -> None:
    """From now on the database refuses what people cause to be written."""
    with closing(sqlite3.connect(path, timeout=20)) as connection, connection:
        for table in ("drafts", "chats", "follows", "audit"):
            connection.execute(
                f"CREATE TRIGGER broken_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"
            )


async def test_failures_tell_nothing_of_anybody(tmp_path: Path) -> None:
    """Refusals of Telegram, answers that break off, updates without shape, and a database that refuses."""
    world = a_world()
    group = world.group(f"Zolderclub {CANARY}", [FANS[0], ADA])
    world.take_updates()
    telegram = Garbled(create_app(world))
    log, database = tmp_path / "bot.log", tmp_path / "bot.sqlite3"
    log.touch()

    async def handled(number: int) -> None:
        await comes_true(lambda: log.read_bytes().count(DONE) >= number)

    async with serving(world, telegram) as api, running(log, api, f"sqlite:///{database}"):
        world.say(FANS[0], FANS[0], "/nl")
        await comes_true(lambda: len(said(world, FANS[0])) == 1)
        count = log.read_bytes().count(DONE)

        for fan, error in zip(FANS[1:], [REFUSED, 400, 403, 500, 429, "network"], strict=False):
            world.fail_next("sendMessage", fan, error, retry_after=1)
            world.say(fan, fan, WORDS)
            count += 1
        world.fail_next("answerInlineQuery", error=REFUSED)
        world.inline(FANS[0], WORDS)
        world.fail_next("getFile", error=400)
        world.upload(ADA, ADA, f"{CANARY}.csv", f"onderdeel,{CANARY}\n".encode(), caption=f"/importeer {CANARY}")
        world.upload(ADA, ADA, f"{CANARY}.csv", f"onderdeel,{CANARY}\n".encode(), caption=f"/importeer {CANARY}")
        world.say(group.id, FANS[0], f"@{world.bot['username']} {WORDS}")
        count += 4
        await handled(count)

        telegram.times = 2
        world.say(FANS[0], FANS[0], WORDS)
        await comes_true(lambda: telegram.times == 0)
        count += 1
        await handled(count)

        for shape in ({"message_id": CANARY}, {"text": WORDS}, {"from": {"first_name": CANARY}}, CANARY, [CANARY]):
            world.mailbox.put("message", shape)  # type: ignore[arg-type]
            count += 1
        await handled(count)

        await asyncio.to_thread(break_tables, database)
        world.say(ADA, ADA, f"/uitslag 1000m vrouwen: Leerdam, Kok, Takagi reden: {CANARY}")
        world.say(FANS[0], FANS[0], "/volg NL")
        world.say(FANS[1], FANS[1], WORDS)
        world.say(group.id, ADA, f"/omroep {CANARY}")
        await handled(count + 3)
    written = holds_nobody(log)
    # It was a run in which much went wrong, and in which the operator can see what.
    for sign in (b"update failed", b"update put aside", b"sqlite3.IntegrityError", b"telegram.error.BadRequest: "):
        assert sign in written, sign
    assert b"invalid JSON" in written


@pytest.mark.postgres
async def test_a_postgres_that_breaks_off_tells_nothing_of_anybody(tmp_path: Path) -> None:
    """What was in hand is logged with the exceptions of the driver: those quote the parameters, which are people."""
    world = a_world()
    log = tmp_path / "bot.log"
    with Cluster(postgres_programs("no PostgreSQL: install its server programs")) as url:
        async with serving(world, create_app(world)) as api, running(log, api, url):
            world.say(FANS[0], FANS[0], "/nl")
            await comes_true(lambda: len(said(world, FANS[0])) == 1)
            connection = await asyncpg.connect(url.replace("+asyncpg", ""))
            # As a constraint refuses: PostgreSQL itself quotes the row, "Failing row contains (…)".
            await connection.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$BEGIN RAISE EXCEPTION 'no %', NEW USING ERRCODE = 'check_violation'; END$$"
            )
            for table in ("drafts", "follows", "audit"):
                await connection.execute(
                    f"CREATE TRIGGER refuse BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
                )
            world.say(ADA, ADA, f"/uitslag 1000m vrouwen: Leerdam, Kok, Takagi reden: {CANARY}")
            world.say(FANS[0], FANS[0], "/volg NL")
            # A refusal: written to the audit with who it was.
            world.say(FANS[1], FANS[1], f"/uitslag {WORDS}")
            await comes_true(lambda: log.read_bytes().count(b"update failed") >= 2)
            for _ in range(15):
                told = log.stat().st_size
                for fan in FANS:
                    world.say(fan, fan, WORDS)
                await connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                )
                await comes_true(lambda told=told: log.stat().st_size > told)  # type: ignore[misc]
            await connection.close()
            before = len(said(world, ADA))
            world.say(ADA, ADA, "/stand")
            await comes_true(lambda: len(said(world, ADA)) > before)
    written = holds_nobody(log)
    assert b"CheckViolationError" in written
