"""The bot listening to a Telegram of the test's own, and what it was given to handle."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.clock import FrozenClock, SystemClock
from bot.playground import World, create_app, serving
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import inbox
from bot.transport.calls.aiohttp_request import AiohttpRequest
from bot.transport.incoming.listener import Listener
from bot.transport.incoming.update_handler import Hooks

CLOCK = FrozenClock(datetime(2026, 2, 16, 21, 0, tzinfo=UTC))
FENNA, DAAN = 1001, 1002

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Heard:
    """What the application was given, in its order; ``fails`` is raised as often as it says."""

    def __init__(self) -> None:
        self.updates: list[Update] = []
        self.fails: list[Exception] = []
        self.apologies: list[Exception | None] = []

    async def __call__(self, update: Update, context: Any) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.updates.append(update)

    async def apologise(self, update: object, context: Any) -> None:
        self.apologies.append(context.error)

    @property
    def texts(self) -> list[str]:
        return [one.effective_message.text or "" for one in self.updates if one.effective_message]


def world_with_people() -> World:
    world = World(CLOCK, second=0.05)
    world.person("Fenna", user_id=FENNA, started=True)
    world.person("Daan", user_id=DAAN, started=True)
    world.take_updates()
    return world


@asynccontextmanager
async def listening(
    world: World, database: Database, heard: Heard, hooks: Hooks | None = None
) -> AsyncIterator[Listener]:
    async with serving(world, create_app(world)) as url:
        application: AnyApplication = (
            ApplicationBuilder()
            .token(world.token)
            .base_url(f"{url}/bot")
            .request(AiohttpRequest())
            .get_updates_request(AiohttpRequest())
            .updater(None)
            .build()
        )
        application.add_handler(TypeHandler(Update, heard))
        application.add_error_handler(heard.apologise)
        async with application:
            listener = Listener(application, database, Settings(_env_file=None, start_at=CLOCK.now()), hooks=hooks)
            stop = asyncio.Event()
            running = asyncio.create_task(listener.run(stop))
            try:
                yield listener
            finally:
                stop.set()
                await running


async def states(database: Database) -> dict[int, str]:
    async with database.read() as look:
        return {row["update_id"]: row["state"] for row in await look.all(select(inbox))}


async def left_behind(world: World, database: Database, attempts: int = 0) -> None:
    """A process took the update in hand and died."""
    [payload] = world.take_updates()
    long_ago = SystemClock().now() - timedelta(minutes=1)
    async with database.begin() as tx:
        await tx.execute(
            insert(inbox).values(
                update_id=payload["update_id"],
                payload=payload,
                state="claimed",
                attempts=attempts,
                chat_id=FENNA,
                received_at=long_ago,
                claimed_until=long_ago + timedelta(seconds=15),
            )
        )
