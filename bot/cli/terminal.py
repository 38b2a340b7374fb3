"""Answers on the terminal, through the same application as on Telegram: the update goes through ``process_update``,
the reply comes out of an offline Telegram."""

import itertools
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

import yaml
from telegram import Update

from bot.app.building import App, build_app
from bot.app.ledgers import clock_of, facts_of
from bot.clock import Clock, FrozenClock, ShiftedClock, SystemClock
from bot.notifications.sending.send_queue import SendQueue
from bot.playground import InProcessRequest, World
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.understanding.outcome import outcome
from bot.understanding.understander import Understander
from medals_core import Viewpoint

USERNAME = "medaillespiegel_bot"
ASKER = 1001


class Terminal:
    """The application with an offline Telegram around it. Use as an async context manager.

    The database is a throwaway one, so asking leaves no trace; the operator's results are read from DATABASE_URL.
    """

    def __init__(self, settings: Settings) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="medaillespiegel-")
        self._results_from = settings.database_url
        url = f"sqlite+aiosqlite:///{Path(self._folder.name) / 'ask.sqlite3'}"
        self._settings = settings.model_copy(update={"database_url": url})
        clock: Clock = ShiftedClock(settings.start_at) if settings.start_at else SystemClock()
        self._clock = FrozenClock(clock.now())
        self._world = World(self._clock, bot_username=USERNAME)
        # The bot sees everything said in a group, so that staying silent there is its own doing.
        self._world.privacy = False
        self._app: App | None = None
        self._asked = 0

    async def __aenter__(self) -> "Terminal":
        try:
            async with Database(self._results_from) as database:
                # Still to be made, it holds no results.
                results_from = self._results_from if await database.is_made() else None
            self._app = await build_app(
                self._settings,
                clock=self._clock,
                request=InProcessRequest(self._world),
                send_queue=unhurried(),
                results_from=results_from,
            )
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._app is not None
        await self._app.close()
        self._folder.cleanup()

    async def reply(self, text: str, chat: str = "private") -> str:
        """The reply to one text, sent by somebody new: each stands alone. Empty for silence."""
        assert self._app is not None
        self._asked += 1
        user_id = ASKER + self._asked
        self._world.person("Vraagsteller", user_id, started=True)
        chat_id = user_id
        if chat == "group":
            chat_id = -1_002_000_000_000 - user_id
            self._world.group("Vriendengroep", [user_id], supergroup=True, chat_id=chat_id)
        self._world.take_updates()
        self._world.say(chat_id, user_id, text.replace("{bot}", USERNAME))
        for raw in self._world.take_updates():
            update = Update.de_json(raw, self._app.application.bot)
            await self._app.application.process_update(update)
        messages = [message for message in self._world.messages(chat_id) if message["by_bot"]]
        self._world.chats.pop(chat_id, None)
        self._world.chats.pop(user_id, None)
        self._world.people.pop(user_id, None)
        self._world.calls.clear()
        return "\n".join(line for message in messages for line in _lines(message))


def unhurried() -> SendQueue:
    """A pace for a Telegram without limits: on its clock an hour goes by at every look."""
    hours = itertools.count(step=3600)
    return SendQueue(now=lambda: float(next(hours)))


def _lines(message: dict[str, Any]) -> Iterable[str]:
    """The text without tags, then the labels of the buttons in brackets."""
    yield message["text"]
    rows = (message["reply_markup"] or {}).get("inline_keyboard", [])
    labels = [button["text"] for row in rows for button in row]
    if labels:
        yield " ".join(f"[{label}]" for label in labels)


async def answer_one(settings: Settings, text: str) -> str:
    async with Terminal(settings) as terminal:
        return await terminal.reply(text)


async def read_as(settings: Settings, text: str) -> str:
    """What a text is read as: the second half of a line in ``tests/conversations``."""
    archive = facts_of(settings)
    viewpoint = Viewpoint(now=clock_of(settings).now(), own=settings.own_nation)
    kind, value = outcome(Understander(archive).understand(text, viewpoint), archive)
    return yaml.safe_dump({kind: value}, allow_unicode=True, width=1000).strip()


async def answer_lines(settings: Settings, source: TextIO, target: TextIO) -> None:
    """For each line ``{"id", "text", "chat"}`` a line ``{"id", "reply"}``. Raises OperatorError for a line that is
    not of that form."""
    async with Terminal(settings) as terminal:
        for number, line in enumerate(source, start=1):
            if not line.strip():
                continue
            try:
                asked = json.loads(line)
                identity, text, chat = asked["id"], str(asked["text"]), asked.get("chat", "private")
            except (ValueError, KeyError, TypeError, AttributeError):
                form = '{"id": …, "text": …, "chat": "private"|"group"}'
                raise OperatorError(f"line {number}: expected {form}") from None
            reply = await terminal.reply(text, chat)
            print(json.dumps({"id": identity, "reply": reply}, ensure_ascii=False), file=target, flush=True)
