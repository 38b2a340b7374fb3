"""The real application with its inbox, and a Telegram that takes anything and writes down what was sent where."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.app import App, build_app
from bot.clock import FrozenClock
from bot.settings import Settings
from bot.terminal import unhurried
from bot.transport.listening import Listener
from tests.fuzz.updates import OWNER

NOW = datetime.fromisoformat("2026-02-17T16:00:30+01:00")
ME = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bench_bot", "supports_inline_queries": True}


class TakesAnything(BaseRequest):
    """``sent``: the chats that something was sent to, or edited in, with the method."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, object]] = []

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if "/file/" in url:
            return 200, b"event,gold\n"
        name = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        chat_id = parameters.get("chat_id")
        if name.startswith(("send", "edit", "copy", "forward", "delete", "pin")) and name != "sendChatAction":
            self.sent.append((name, chat_id))
        user = {"id": parameters.get("user_id", 1), "is_bot": False, "first_name": "X"}
        sent = {"message_id": 1000, "date": 1771340400, "chat": {"id": chat_id, "type": "private"}, "text": "x"}
        results: dict[str, object] = {
            "getMe": ME,
            "getFile": {"file_id": "f", "file_unique_id": "u", "file_path": "documents/1.csv"},
            "getChatMember": {"status": "creator", "user": user, "is_anonymous": False},
            "getChatAdministrators": [],
        }
        result = results.get(name, sent if name.startswith(("send", "edit")) else True)
        return 200, json.dumps({"ok": True, "result": result}).encode()


@dataclass
class Bench:
    app: App
    listener: Listener
    telegram: TakesAnything
    errors: list[BaseException] = field(default_factory=list)

    async def take(self, update: dict[str, Any]) -> list[str]:
        """Let the bot handle one update, as it comes from Telegram; what was wrong with how it did, a line each."""
        self.telegram.sent.clear()
        self.errors.clear()
        await self.listener.accept([update])
        await self.listener.lanes.drain(60)
        found = [f"unhandled {type(error).__name__}: {error}" for error in self.errors]
        home = chat_that_asks(update)
        return found + [
            f"{method} to chat {chat}, asked in {home}" for method, chat in self.telegram.sent if chat != home
        ]


def chat_that_asks(update: dict[str, Any]) -> object:
    """The chat that an answer belongs in; None when there is none."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        content = update.get(kind)
        if isinstance(content, dict):
            holder = content.get("message") if kind == "callback_query" else content
            chat = holder.get("chat") if isinstance(holder, dict) else None
            return chat.get("id") if isinstance(chat, dict) else None
    return None


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Bench]:
    clock, telegram = FrozenClock(NOW), TakesAnything()
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{folder / 'fuzz.sqlite3'}", admin_ids=frozenset({OWNER}), rate=1000
    )
    app = await build_app(settings, clock=clock, request=telegram, pace=unhurried())
    listener = Listener(app.application, app.database, settings, wall=clock)
    bench = Bench(app, listener, telegram)

    async def reached(update: object, context: Any) -> None:
        bench.errors.append(context.error)

    app.application.add_error_handler(reached)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _loop, context: bench.errors.append(context.get("exception") or RuntimeError(context["message"]))
    )
    writing = asyncio.create_task(listener.inbox.run())
    try:
        yield bench
    finally:
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        await listener.inbox.close()
        await app.close()
        loop.set_exception_handler(None)
