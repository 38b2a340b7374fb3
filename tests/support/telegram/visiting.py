"""Web applications visited over a real socket, as Telegram and Prometheus do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from starlette.types import ASGIApp

from bot.web_server import listen, serving


@asynccontextmanager
async def visiting(app: ASGIApp) -> AsyncIterator[aiohttp.ClientSession]:
    async with (
        serving(app, listen("127.0.0.1", 0, "PORT")) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        yield session
