"""A stage for the whole bot: the real application, an offline Telegram that fails on an unplanned call, a clock that
only moves when told."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram import Update

from bot.app.building import App, build_app
from bot.cli.terminal import unhurried
from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World
from bot.playground.cast import ADA, Cast, with_cast
from bot.settings import Settings
from tests.support.databases import make_sqlite

EVENING = datetime.fromisoformat("2026-02-16T23:59:00+01:00")
NOVEMBER = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


class Stage:
    """Say something as somebody, let the bot answer, look at what stands in the chat."""

    def __init__(self, app: App, world: World, cast: Cast, clock: FrozenClock) -> None:
        self.app = app
        self.world = world
        self.cast = cast
        self.clock = clock
        self.chats = {"group": cast.group.id, "forum": cast.forum.id}
        self.people = {"fenna": cast.fenna.id, "daan": cast.daan.id, "ada": cast.ada.id, "bram": cast.bram.id}

    @classmethod
    async def open(
        cls,
        folder: Path,
        *,
        at: datetime = NOVEMBER,
        start_at: datetime | None = None,
        news_window: float = 0,
        **others: Any,
    ) -> "Stage":
        clock = FrozenClock(start_at or at)
        world = World(clock)
        cast = with_cast(world)
        settings = Settings(
            _env_file=None,
            database_url=f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}",
            admin_ids=frozenset({ADA}),
            start_at=start_at,
            news_window=news_window,
            rate=1000,
            **others,
        )
        make_sqlite(folder / "bot.sqlite3")
        app = await build_app(settings, clock=clock, request=InProcessRequest(world), send_queue=unhurried())
        return cls(app, world, cast, clock)

    async def close(self) -> None:
        await self.app.close()

    def chat_of(self, who: str, where: str) -> int:
        return self.people[who] if where == "private" else self.chats[where.removeprefix("topic in ")]

    def thread_of(self, where: str) -> int | None:
        """The first topic of a forum, when the place is ``topic in forum``."""
        if not where.startswith("topic in "):
            return None
        return next(iter(self.world.chat(self.chats[where.removeprefix("topic in ")]).topics))

    def newest_of(self, who: str, where: str) -> int:
        """The number of what that person (or the bot) said last in the chat."""
        chat_id = self.chat_of(who if who != "bot" else "ada", where)
        sender = self.world.bot["id"] if who == "bot" else self.people[who]
        own = [one for one in self.world.messages(chat_id) if one["from"]["id"] == sender and one["text"]]
        return int(own[-1]["message_id"])

    async def work(self) -> None:
        """Let the bot handle what came in, and send what it has to send."""
        for _ in range(4):
            updates = self.world.take_updates()
            for raw in updates:
                await self.app.application.process_update(Update.de_json(raw, self.app.application.bot))
            self.clock.moment += timedelta(seconds=1)
            sent = await self.app.newsroom.sender.step()
            if not updates and not sent:
                break
        assert not self.world.unplanned, self.world.unplanned

    async def says(self, who: str, text: str, where: str = "private", **extra: Any) -> list[dict[str, Any]]:
        """What the bot said in that chat in answer."""
        chat_id = self.chat_of(who, where)
        before = {message["message_id"] for message in self.world.messages(chat_id)}
        extra.setdefault("thread_id", self.thread_of(where))
        self.world.say(chat_id, self.people[who], text, **extra)
        await self.work()
        return [one for one in self.said(chat_id) if one["message_id"] not in before]

    async def taps(self, who: str, label: str, where: str = "private") -> list[dict[str, Any]]:
        """Tap the newest button with that label (or whose label holds it); returns what the bot has standing there."""
        chat_id = self.chat_of(who, where)
        standing = [(one, button) for one in reversed(self.said(chat_id)) for button in buttons(one)]
        wanted = label.casefold()
        exact = [(one, b) for one, b in standing if wanted in (b["text"].casefold(), b.get("callback_data"))]
        for message, button in exact or [(one, b) for one, b in standing if wanted in b["text"].casefold()]:
            self.world.tap(chat_id, message["message_id"], button["callback_data"], self.people[who])
            await self.work()
            return self.said(chat_id)
        raise AssertionError(f"no button {label!r} in {[b['text'] for m in self.said(chat_id) for b in buttons(m)]}")

    def said(self, chat_id: int) -> list[dict[str, Any]]:
        """The bot's messages in a chat as they stand now."""
        return [message for message in self.world.messages(chat_id) if message["by_bot"]]


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for row in (message["reply_markup"] or {}).get("inline_keyboard", []) for button in row]


def plain(messages: list[dict[str, Any]]) -> str:
    """The texts, every run of white space one space."""
    return re.sub(r"\s+", " ", "\n".join(message["text"] for message in messages)).strip()
