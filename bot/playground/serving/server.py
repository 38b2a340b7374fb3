"""The playground as one web application, and a small server to run it in the same process as the bot."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import web_server
from bot.playground.bot_api.calls import NoAnswer
from bot.playground.bot_api.errors import NOT_FOUND, UNAUTHORIZED, ApiError, Unplanned, bad_request
from bot.playground.file_store import MAX_UPLOAD, Upload, Uploads
from bot.playground.serving.page_api import Suggestion, page_routes
from bot.playground.world import World

NO_ANSWER_SECONDS = 30.0
"""Seconds that a call which was to time out is held before the connection is given up."""


def _answer(error: ApiError) -> Response:
    return JSONResponse(error.answer(), error.code)


async def _parameters(request: Request) -> tuple[dict[str, Any], Uploads]:
    params: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        return {**params, **body}, {}
    uploads: Uploads = {}
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_part_size=MAX_UPLOAD) as form:
            for name, part in form.items():
                if isinstance(part, UploadFile):
                    uploads[name] = Upload(part.filename or name, await part.read(), part.content_type or "")
                else:
                    params[name] = part
    return params, uploads


def bot_api_routes(world: World) -> list[Route]:
    """The routes ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

    async def method(request: Request) -> Response:
        token = request.path_params["token"]
        if ":" not in token:
            return _answer(NOT_FOUND)
        if token != world.token:
            return _answer(UNAUTHORIZED)
        try:
            params, uploads = await _parameters(request)
            result = await world.call(request.path_params["method"], params, uploads)
        except ApiError as error:
            headers = {"Retry-After": str(error.parameters["retry_after"])} if error.code == 429 else None
            return JSONResponse(error.answer(), error.code, headers)
        except Unplanned as gap:
            return JSONResponse({"ok": False, "error_code": 501, "description": f"Not Implemented: {gap}"}, 501)
        except NoAnswer as trouble:
            if not trouble.broken:
                await asyncio.sleep(NO_ANSWER_SECONDS * world.mailbox.second)
            return Response("", 502)
        return JSONResponse({"ok": True, "result": result})

    async def download(request: Request) -> Response:
        stored = world.files.by_path(request.path_params["path"])
        if request.path_params["token"] != world.token or stored is None:
            return _answer(NOT_FOUND)
        return Response(stored.content, media_type=stored.mime)

    return [
        Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
    ]


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
    world: World, *, replay: Any = None, suggestions: Callable[[], Sequence[Suggestion]] = tuple,
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
