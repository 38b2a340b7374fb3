"""The newsroom in made time: its sender runs as it does at work, with its lease, its chores and its pace, and a minute
of it takes no minute. The database can be away; Telegram answers as told."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError

from bot.desk.ledger_service import LedgerService
from bot.notifications.news import content
from bot.notifications.newsroom import Newsroom
from bot.notifications.sending.send_queue import SendQueue
from bot.notifications.sending.sender import Sender
from bot.storage import Database, ReadConnection, Transaction
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.tables import chats, follows, leases
from tests.support.desk.small_games import MORNING, entry, small_archive
from tests.support.news.newsroom import make_newsroom
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women
from tests.support.news.virtual_time import run


class UnreliableDatabase(Database):
    """A database that can be away. No made time passes while it works."""

    at_work = 0
    away = False

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        with self._working():
            async with super().begin() as tx:
                yield tx

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadConnection]:
        with self._working():
            async with super().read() as look:
                yield look

    async def close(self) -> None:
        with self._working():
            await super().close()

    @contextmanager
    def _working(self) -> Iterator[None]:
        if self.away:
            raise OperationalError("BEGIN", {}, Exception("server closed the connection"))
        UnreliableDatabase.at_work += 1
        try:
            yield
        finally:
            UnreliableDatabase.at_work -= 1


class LoopClock:
    """The clock of the loop's made time; cannot be set."""

    @property
    def moment(self) -> datetime:
        return MORNING + timedelta(seconds=asyncio.get_running_loop().time())

    def now(self) -> datetime:
        return self.moment


@dataclass
class Telegram:
    """What it got: text by number of the message, for each chat. ``before`` and ``after`` a message arrives they are
    awaited with its number: to fail, to be slow."""

    got: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    messages: int = 0
    before: Callable[[int], Awaitable[None]] | None = None
    after: Callable[[int], Awaitable[None]] | None = None

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Any:
        number = self.messages = self.messages + 1
        await asyncio.sleep(0.02)
        if self.before is not None:
            await self.before(number)
        self.got[chat_id][number] = text
        if self.after is not None:
            await self.after(number)
        return type("Message", (), {"message_id": number})

    async def edit_message_text(self, text: str, *, chat_id: int, message_id: int, **_: Any) -> None:
        await asyncio.sleep(0.02)
        self.got[chat_id][message_id] = text


@dataclass
class BotProcess:
    """One process of the bot."""

    database: UnreliableDatabase
    telegram: Telegram
    ledger: LedgerService
    newsroom: Newsroom
    send_queue: SendQueue
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: "asyncio.Task[None] | None" = None

    @property
    def sender(self) -> Sender:
        return self.newsroom.sender

    def begin(self) -> None:
        self.running = asyncio.create_task(self.sender.run(self.stop))

    async def end(self) -> None:
        self.stop.set()
        if self.running is not None:
            await self.running

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.database.away = False
        await self.end()
        await self.database.close()

    async def followers(self, *fans: int) -> None:
        async with self.database.begin() as tx:
            seen = {"kind": "private", "title": "", "first_seen": MORNING, "last_seen": MORNING}
            await tx.execute(insert(chats), [{"chat_id": fan, **seen} for fan in fans])
            what = {"thread_id": 0, "subject_kind": "nation", "subject": "NED", "since": MORNING}
            await tx.execute(insert(follows), [{"chat_id": fan, **what} for fan in fans])

    async def broadcast(self, text: str = "Hallo allemaal", *, progress_in: int = 1) -> int:
        """A confirmed /omroep; the number of its news."""
        now = self.now()
        async with self.database.begin() as tx:
            words = {"text": text, "by": progress_in, "chat": progress_in, "message": 999_999}
            number = await stored_news.add(tx, self.ledger.games_id, content.BROADCAST, words, now, now)
        self.sender.wake()
        return number

    async def publish(self, *names: str) -> None:
        made = entry(WOMEN, *women(*(names or (JUTTA, FEMKE, MIHO))), at=self.now())
        await self.ledger.publish([made], expected=self.ledger.head, actor="Ada")

    def now(self) -> datetime:
        return LoopClock().now()

    async def states(self) -> dict[str, int]:
        async with self.database.read() as look:
            return await stored_outbox.counts(look)

    async def token(self) -> int:
        """Of the sender's lease: grows with every hold that does not continue the former."""
        async with self.database.read() as look:
            return int(await look.value(select(leases.c.token).where(leases.c.name == "sender")))


def bot_process(url: str, telegram: Telegram, send_queue: SendQueue | None = None) -> BotProcess:
    database, clock, send_queue = UnreliableDatabase(url), LoopClock(), send_queue or SendQueue()
    made: Any = clock
    bot: Any = telegram
    ledger = LedgerService(database, small_archive(), made)
    newsroom = make_newsroom(database, ledger, made, made, bot, send_queue)
    newsroom.sender.lock.seconds = asyncio.get_running_loop().time
    return BotProcess(database, telegram, ledger, newsroom, send_queue)


def in_made_time(scenario: Callable[[], Awaitable[None]]) -> None:
    async def within_reason() -> None:
        async with asyncio.timeout(3600):
            await scenario()

    run(within_reason(), busy=lambda: UnreliableDatabase.at_work > 0)


async def until(moment: float) -> None:
    """That second of made time."""
    await asyncio.sleep(moment - asyncio.get_running_loop().time())
