"""The real application with its inbox, and a Telegram that refuses what the real one refuses, and writes down what was
sent where."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select
from telegram.request import RequestData

from bot.app.building import App, build_app
from bot.cli.terminal import unhurried
from bot.clock import FrozenClock
from bot.playground.bot_api.in_process import DirectRequest
from bot.settings import Settings
from bot.storage.ledger import Head
from bot.storage.tables import admins, desk_groups, follows, news
from bot.transport.incoming.listener import Listener
from tests.fuzz.strict import refusal
from tests.fuzz.updates import FAN, OWNER, SENT_AT, Json, tap_of, text_of

NOW = datetime.fromisoformat("2026-02-17T16:00:30+01:00")
BETWEEN = timedelta(seconds=3)
"""Between two updates: at once, nearly all would be passed over as flooding."""

ME = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bench_bot", "supports_inline_queries": True}


LAID_OUT = (
    (FAN, "/volg NL"),
    (FAN, "/volg shorttrack"),
    (FAN, "/volg"),
    (FAN, "/ontvolg"),
    (FAN, "/meldingen"),
    (FAN, "/wisgegevens"),
    (FAN, "/stand"),
    (OWNER, "/trekin schaatsen 1000 meter vrouwen reden: protest toegewezen"),
    (OWNER, "/corrigeer schaatsen 500 meter mannen: Stolz, de Boo"),
    (OWNER, "/omroep Nog niet versturen"),
    (OWNER, "/beheer"),
    (OWNER, "/logboek"),
)
"""What the owner and a fan have said, so that there are buttons, which others then tap in other chats."""


class StrictTelegram(DirectRequest):
    """``sent``: the chats that something was sent to, or edited in, with the method. ``refused``: what Telegram would
    not have taken. ``buttons``: the data of every button that was shown."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, object]] = []
        self.refused: list[str] = []
        self.buttons: list[str] = []

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        if "/file/" in url:
            return 200, b"event,gold\n"
        name = url.rpartition("/")[2]
        parameters = data.parameters if data else {}
        chat_id = parameters.get("chat_id")
        refused = refusal(name, parameters)
        if refused is not None:
            self.refused.append(f"{name} refused: {refused}")
            return 400, json.dumps({"ok": False, "error_code": 400, "description": refused}).encode()
        self._look_at_buttons(parameters.get("reply_markup"))
        if name.startswith(("send", "edit", "copy", "forward", "delete", "pin")) and name != "sendChatAction":
            self.sent.append((name, chat_id))
        user = {"id": parameters.get("user_id", 1), "is_bot": False, "first_name": "X"}
        sent = {"message_id": 1000, "date": 1771340400, "chat": {"id": chat_id, "type": "private"}, "text": "x"}
        results: dict[str, object] = {
            "getMe": ME,
            "getFile": {"file_id": "f", "file_unique_id": "u", "file_path": "documents/1.csv"},
            "getChatMember": {"status": "creator", "user": user, "is_anonymous": False},
            "getChatAdministrators": [],
            "getChat": {
                "id": chat_id,
                "type": "supergroup",
                "title": "X",
                "accent_color_id": 0,
                "max_reaction_count": 1,
                "accepted_gift_types": dict.fromkeys(
                    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
                    True,
                ),
            },
        }
        result = results.get(name, sent if name.startswith(("send", "edit")) else True)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _look_at_buttons(self, markup: Any) -> None:
        rows = (json.loads(markup) if isinstance(markup, str) else markup or {}).get("inline_keyboard", [])
        self.buttons += [button["callback_data"] for row in rows for button in row if "callback_data" in button]


@dataclass(frozen=True)
class Standing:
    """What nobody but the owner may change, and what each chat follows, which no other chat may change."""

    head: Head
    broadcasts: int
    admins: int
    desk_groups: int
    followed: dict[int, int]

    def apart_from(self, home: object) -> "Standing":
        return replace(self, followed={chat: count for chat, count in self.followed.items() if chat != home})


@dataclass
class Bench:
    app: App
    clock: FrozenClock
    listener: Listener
    telegram: StrictTelegram
    outcomes: "Outcomes"
    errors: list[BaseException] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    """Data of buttons that stand in the owner's and in a fan's chat."""
    stood: Standing | None = None
    """As it was after the last update."""

    async def take(self, update: dict[str, Any]) -> list[str]:
        """Let the bot handle one update, as it comes from Telegram; what was wrong with how it did, a line each."""
        for seen in (self.telegram.sent, self.telegram.refused, self.errors):
            seen.clear()
        self.clock.moment += BETWEEN
        before = self.stood or await self.standing()
        await self.listener.accept([sent_at(self.clock.now(), update)])
        await self.listener.queues.drain(60)
        found = [f"unhandled {type(error).__name__}: {error}" for error in self.errors]
        found += self.telegram.refused
        home = chat_that_asks(update)
        # Inline mode names a picture by a file that Telegram has: that goes through an owner's chat.
        through = ("sendPhoto", OWNER) if "inline_query" in update else None
        found += [
            f"{method} to chat {chat}, asked in {home}"
            for method, chat in self.telegram.sent
            if chat != home and (method, chat) != through
        ]
        self.stood = after = await self.standing()
        if not may_change(update) and before.apart_from(home) != after.apart_from(home):
            found.append(f"changed by who may not: {before} is now {after}")
        return found

    async def lay_out(self, first_number: int) -> None:
        """New drafts and menus in the owner's and the fan's chats; ``buttons`` are then theirs, always in one order."""
        self.telegram.buttons.clear()
        for number, (who, text) in enumerate(LAID_OUT, start=first_number):
            faults = await self.take(text_of(who, text, number))
            assert faults == [], faults
        self.buttons[:] = self.telegram.buttons

    async def tap(self, data: str, who: int, chat_id: int, number: int) -> list[str]:
        return await self.take(tap_of(who, chat_id, data, number))

    async def standing(self) -> Standing:
        sent = select(func.count()).where(news.c.kind == "broadcast", news.c.planned_at.is_not(None))
        counts = (sent, select(func.count()).select_from(admins), select(func.count()).select_from(desk_groups))
        async with self.app.database.read() as look:
            row: Sequence[int] = (await look.execute(select(*(count.scalar_subquery() for count in counts)))).one()
            rows = await look.all(select(follows.c.chat_id, func.count().label("many")).group_by(follows.c.chat_id))
        followed = {one["chat_id"]: one["many"] for one in rows}
        return Standing(self.app.ledger.head, row[0], row[1], row[2], followed)


def sent_at(now: datetime, update: Json) -> Json:
    """The update as sent just now: what is old is not answered."""
    return {
        kind: {**content, "date": int(now.timestamp())}
        if isinstance(content, dict) and content.get("date") == SENT_AT
        else content
        for kind, content in update.items()
    }


def may_change(update: Json) -> bool:
    """Is it from the owner, or does Telegram move a chat?"""
    for kind in ("message", "callback_query"):
        content = update.get(kind)
        if isinstance(content, dict):
            asker = content.get("from")
            moved = content.get("migrate_to_chat_id") is not None
            return moved or (isinstance(asker, dict) and asker.get("id") == OWNER)
    return False


def chat_that_asks(update: dict[str, Any]) -> object:
    """The chat that an answer belongs in; None when there is none."""
    for kind in ("message", "edited_message", "channel_post", "callback_query", "my_chat_member"):
        content = update.get(kind)
        if isinstance(content, dict):
            holder = content.get("message") if kind == "callback_query" else content
            chat = holder.get("chat") if isinstance(holder, dict) else None
            return chat.get("id") if isinstance(chat, dict) else None
    return None


class Outcomes(Counter[str]):
    """How many updates came to which end."""

    kept = SimpleNamespace(inc=lambda count: None)
    """Not counted here."""

    def handled(self, outcome: str, seconds: float) -> None:
        self[outcome] += 1


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Bench]:
    clock, telegram = FrozenClock(NOW), StrictTelegram()
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{folder / 'fuzz.sqlite3'}", admin_ids=frozenset({OWNER}), rate=1000
    )
    app = await build_app(settings, clock=clock, request=telegram, send_queue=unhurried())
    listener = Listener(app.application, app.database, settings, wall=clock)
    listener.counting = outcomes = Outcomes()
    bench = Bench(app, clock, listener, telegram, outcomes)

    async def reached(update: object, context: Any) -> None:
        bench.errors.append(context.error)

    app.application.add_error_handler(reached)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _loop, context: bench.errors.append(context.get("exception") or RuntimeError(context["message"]))
    )
    writing = asyncio.create_task(listener.inbox.run())
    await bench.lay_out(1)
    try:
        yield bench
    finally:
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        await listener.inbox.close()
        await app.close()
        loop.set_exception_handler(None)
