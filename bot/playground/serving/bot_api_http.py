"""The Bot API over HTTP, as https://core.telegram.org/bots/api#making-requests describes it."""

import asyncio
import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.bot_api.calls import NoAnswer
from bot.playground.bot_api.errors import NOT_FOUND, UNAUTHORIZED, ApiError, Unplanned, bad_request
from bot.playground.file_store import MAX_UPLOAD, Upload, Uploads
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
