"""A small language model to play with: an endpoint on loopback that says what it is told to."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.web_server import listen, serving

REFUSED = "jemig wat hebben die Noren een blinkers bij elkaar geharkt zeg, hoeveel gouden blinkers is dat nou"
"""A message that the reading does not know what to do with (a test holds it to that)."""


def completion(line: str) -> Response:
    return JSONResponse({"choices": [{"message": {"role": "assistant", "content": line}}]})


class Endpoint:
    """``say``: the answer to what was asked. ``hold``: while it is not set, nothing is answered."""

    def __init__(self) -> None:
        self.say: Callable[[], Response] = lambda: completion("geen")
        self.hold = asyncio.Event()
        self.hold.set()
        self.came = asyncio.Event()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    async def __call__(self, request: Request) -> Response:
        self.asked.append(await request.json())
        self.headers.append(dict(request.headers))
        self.came.set()
        await self.hold.wait()
        return self.say()


@asynccontextmanager
async def playing() -> AsyncIterator[Endpoint]:
    endpoint = Endpoint()
    app = Starlette(routes=[Route("/v1/chat/completions", endpoint.__call__, methods=["POST"])])
    async with serving(app, listen("127.0.0.1", 0, "PORT")) as port:
        endpoint.url = f"http://127.0.0.1:{port}/v1"
        try:
            yield endpoint
        finally:
            endpoint.hold.set()


def endless() -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(4096):
            yield b"x" * 4096

    return StreamingResponse(pieces())
