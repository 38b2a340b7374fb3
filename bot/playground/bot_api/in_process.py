"""The face for tests and the terminal: python-telegram-bot's requests go straight into a World, no network."""

import json
from abc import abstractmethod
from typing import Any
from urllib.parse import urlsplit

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.playground.bot_api.calls import NoAnswer
from bot.playground.bot_api.errors import NOT_FOUND, UNAUTHORIZED, ApiError
from bot.playground.file_store import Upload, Uploads
from bot.playground.world import World


class DirectRequest(BaseRequest):
    """A way to Telegram without a network: there is nothing to open or to close."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        return await self.answer(url, request_data)

    @abstractmethod
    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        """Status and body."""


class InProcessRequest(DirectRequest):
    """Give it to ``ApplicationBuilder.request`` and ``get_updates_request``.

    A call that the playground does not play ends in an error and stays readable in ``world.unplanned``.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        path = urlsplit(url).path
        if path.startswith("/file/bot"):
            token, _, file_path = path.removeprefix("/file/bot").partition("/")
            stored = self._world.files.by_path(file_path) if token == self._world.token else None
            return (200, stored.content) if stored else _refusal(NOT_FOUND)
        token, _, name = path.removeprefix("/bot").rpartition("/")
        if token != self._world.token:
            return _refusal(UNAUTHORIZED)
        params: dict[str, Any] = dict(data.parameters) if data else {}
        try:
            result = await self._world.call(name, params, _uploads(data))
        except ApiError as error:
            return _refusal(error)
        except NoAnswer as trouble:
            raise NetworkError("connection broken") if trouble.broken else TimedOut from None
        return 200, json.dumps({"ok": True, "result": result}).encode()


def _refusal(error: ApiError) -> tuple[int, bytes]:
    return error.code, json.dumps(error.answer()).encode()


def _uploads(data: RequestData | None) -> Uploads:
    if not data or not data.contains_files:
        return {}
    uploads = {}
    for name, part in data.multipart_data.items():
        filename, content, mime = part
        uploads[name] = Upload(filename, content if isinstance(content, bytes) else content.read(), mime)
    return uploads
