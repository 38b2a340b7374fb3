"""The playground as one web application, and a small server to run it in the same process as the bot."""

import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import web_server
from bot.playground.serving.bot_api_http import bot_api_routes
from bot.playground.serving.page_api import ReplayController, Suggestion, page_routes
from bot.playground.world import World

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


class OnlyLoopback:
    """Refuses requests for other hosts, so that no web site elsewhere can reach a playground by DNS rebinding."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            host = headers.get(b"host", b"").decode("latin-1")
            name = host if host.endswith("]") else host.rpartition(":")[0] or host
            if name.lower() not in LOOPBACK:
                await PlainTextResponse("Misdirected Request", 421)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def create_app(
    world: World, *, replay: ReplayController | None = None, suggestions: Callable[[], Sequence[Suggestion]] = tuple,
    loopback_only: bool = True,
) -> Starlette:  # fmt: skip
    """The Bot API at ``/bot<token>/…`` and the chat page at ``/``, with a bar to steer the replay, if there is one.
    ``suggestions``: what the page proposes to try; asked anew each time, so that it never goes stale."""
    page = str(files("bot.playground").joinpath("page"))
    static = Mount("/page", StaticFiles(directory=page))
    routes = [*bot_api_routes(world), *page_routes(world, replay, suggestions), static]
    return Starlette(routes=routes, middleware=[Middleware(OnlyLoopback)] if loopback_only else [])


@contextlib.asynccontextmanager
async def serving(world: World, app: ASGIApp, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the app while inside; gives its address (``http://127.0.0.1:40123``). Port 0 takes a free one.
    Raises OSError when the port is taken."""
    # The socket listens from here on, so callers need not wait for the server's first turn.
    async with web_server.serving(app, socket.create_server((host, port)), shutdown_seconds=2) as bound:
        try:
            yield f"http://{host}:{bound}"
        finally:
            world.close()
