"""A newsroom around an offline Telegram: small Games, a clock that stands still, and real seconds nowhere."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from telegram import Bot

from bot.clock import FrozenClock
from bot.desk.ledger_service import LedgerService, Publication
from bot.desk.people.rights import Rights
from bot.notifications.news.news_writer import NewsWriter
from bot.notifications.newsroom import Newsroom
from bot.notifications.sending.send_queue import SendQueue
from bot.playground import InProcessRequest, World
from bot.replies.reply import Reply
from bot.request import Request
from bot.settings import Settings
from bot.storage import Database, chats
from bot.storage import outbox as stored_outbox
from medals_core.ledger import Entry
from medals_core.medals import Medal
from medals_core.nations import Noc
from medals_core.questions import Question
from tests.support.desk.small_games import MORNING, entry, small_archive
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women
from tests.support.telegram.written_html import html_of

OWNER = 1
WINDOW = 20.0


class NoPace(SendQueue):
    """Turns at once: for tests that are not about the pace."""

    async def _acquire(self, chat_id: int, priority: int) -> Any:
        return self.limits.take(chat_id, priority, self.now())

    def refused(self, chat_id: int, retry_after: float) -> None:
        self.limits.floods += 1


def answer(question: Question, own: Noc) -> Reply:
    return Reply(text=f"{question.kind} voor {own}")


@dataclass
class Desk:
    """Everything of one test."""

    database: Database
    clock: FrozenClock
    wall: FrozenClock
    world: World
    bot: Bot
    ledger: LedgerService
    newsroom: Newsroom
    send_queue: SendQueue

    async def publish(self, event_id: str, *podium: Medal, reason: str = "", quietly: bool = False) -> Publication:
        made = entry(event_id, *podium, at=self.clock.now(), reason=reason)
        return await self.ledger.publish([made], expected=self.ledger.head, actor="Ada", quietly=quietly)

    async def settle(self) -> None:
        """Let every window close and everything that can be sent be sent."""
        self.pass_time(WINDOW + 1)
        for _ in range(12):
            await self.newsroom.sender.step()
            async with self.database.read() as look:
                if await stored_outbox.oldest_waiting(look) is None:
                    break
            self.pass_time(5)

    async def publish_women(self, *names: str) -> None:
        """A podium of the women's event, and all that comes of it."""
        await self.publish(WOMEN, *women(*(names or (JUTTA, FEMKE, MIHO))))
        await self.settle()

    async def states(self) -> dict[str, int]:
        """How many messages are in each state."""
        async with self.database.read() as look:
            return await stored_outbox.counts(look)

    def pass_time(self, seconds: float) -> None:
        self.wall.moment += timedelta(seconds=seconds)
        self.clock.moment += timedelta(seconds=seconds)

    def person(self, user_id: int, name: str = "Fan") -> Request:
        self.world.person(name, user_id, started=True)
        return Request(chat_id=user_id, user_id=user_id, user_name=name, is_chat_admin=True, message_id=1)

    def texts(self, chat_id: int, thread_id: int | None = None) -> list[str]:
        """What the bot wrote there, as it stands now; not that it pinned something, nor its cards."""
        written = (one for one in self.world.messages(chat_id, thread_id) if one["by_bot"] and not one.get("photo"))
        return [one["text"] for one in written if one["text"]]

    def html(self, chat_id: int) -> list[str]:
        return [html_of(one) for one in self.world.messages(chat_id) if one["by_bot"]]

    async def kept(self, chat_id: int) -> chats.Chat:
        """What the database holds of that chat."""
        async with self.database.read() as look:
            chat = await chats.get(look, chat_id)
        assert chat is not None
        return chat

    def calls(self, method: str) -> int:
        return sum(call.method.lower() == method.lower() for call in self.world.calls)


def make_newsroom(
    database: Database, ledger: LedgerService, clock: FrozenClock, wall: FrozenClock, bot: Bot, send_queue: SendQueue
) -> Newsroom:
    settings = Settings(_env_file=None, news_window=WINDOW, admin_ids=frozenset({OWNER}))  # type: ignore[call-arg]
    rights = Rights(database, settings.admin_ids, clock)
    # Of two processes on one ledger, as it is here, the news is still written once.
    ledger.transaction_hooks = ledger.transaction_hooks or [NewsWriter(clock, wall, WINDOW)]
    return Newsroom(database, ledger, clock, settings, bot, send_queue, rights, answer, wall=wall)


@pytest.fixture
def entries() -> tuple[Entry, ...]:
    """What the archive knows before anything is published."""
    return ()


@pytest.fixture
async def desk(database: Database, entries: tuple[Entry, ...]) -> AsyncIterator[Desk]:
    clock, wall = FrozenClock(MORNING), FrozenClock(datetime(2026, 2, 17, 9, tzinfo=MORNING.tzinfo))
    world = World(clock)
    bot = Bot(world.token, request=InProcessRequest(world), get_updates_request=InProcessRequest(world))
    await bot.initialize()
    ledger = LedgerService(database, small_archive(*entries), clock)
    send_queue = NoPace()
    newsroom = make_newsroom(database, ledger, clock, wall, bot, send_queue)
    yield Desk(database, clock, wall, world, bot, ledger, newsroom, send_queue)
    await newsroom.sender.close()
    await bot.shutdown()
    await asyncio.sleep(0)
