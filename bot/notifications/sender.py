"""The one sender: of all processes one at a time holds its lease, spreads the news, sends what waits and records what
became of it. When it dies another takes over."""

import asyncio
import contextlib
import os
import socket
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock, SystemClock
from bot.notifications.delivering import Deliverer, LeaseLost
from bot.notifications.pace import Pace
from bot.notifications.spreading import Spreader
from bot.storage import Database, leases
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import OutboxRow

log = structlog.get_logger(__name__)

LEASE = "sender"
LEASE_LASTS = timedelta(seconds=8)
LEASE_RENEWED_AFTER = 2.0
ROW_LEASE = timedelta(minutes=2)
IDLE_SECONDS = 1.0
SPREAD_EVERY = 0.2
CONNECTIONS = 16
"""Sends under way at the same time; as many may be repeated, at most, after a crash."""
MOST_HELD_CHATS = 400


class Chore(Protocol):
    """Something else that only the one sender does, now and then: digests, progress lines."""

    async def step(self) -> None: ...


class Sender:
    """``run`` works until told to stop; ``step`` does one round, for tests. ``wake`` tells it of new work.

    ``wall``: the real time. ``seconds``: a steady clock for the lease (the event loop's by default).
    """

    def __init__(
        self,
        database: Database,
        spreader: Spreader,
        deliverer: Callable[[Callable[[], bool]], Deliverer],
        pace: Pace,
        *,
        wall: Clock | None = None,
        seconds: Callable[[], float] = time.monotonic,
        connections: int = CONNECTIONS,
        chores: Sequence[Chore] = (),
    ) -> None:
        self._database = database
        self._spreader = spreader
        self._pace = pace
        self._wall: Clock = wall or SystemClock()
        self._seconds = seconds
        self._connections = connections
        self._chores = tuple(chores)
        self.holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._deliverer = deliverer(self._holds_lease)
        self._token: int | None = None
        self._held_until = 0.0
        self._renew_at = 0.0
        self._tasks: dict[asyncio.Task[None], int] = {}
        self._woken = asyncio.Event()
        self._told_of_work = False
        self._spread_again_at = 0.0
        self.possibly_repeated = 0
        """Rows taken over from senders that died with them in hand."""

    @property
    def sent(self) -> int:
        """Messages sent by this process."""
        return self._deliverer.sent

    def wake(self, _cause: object = None) -> None:
        """There may be something to send."""
        self._told_of_work = True
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop; then wait for what is under way and give the lease up."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                try:
                    busy = await self._round()
                except (DBAPIError, OSError) as error:
                    log.warning("sender waits for the database", reason=type(error).__name__)
                    busy = False
                    await self._pause(stopping, IDLE_SECONDS)
                except Exception:
                    log.exception("sender stumbled")
                    busy = False
                    await self._pause(stopping, IDLE_SECONDS)
                if not busy:
                    await self._pause(stopping, await self._until_due())
        finally:
            stopping.cancel()
            await self.close()

    async def step(self) -> int:
        """One round to its end: renew the lease, spread, claim, send. Returns the number of rows spread or sent."""
        before = self.sent
        spread = 0
        if await self._hold():
            await self._do_chores()
            while (made := await self._spreader.step()) is not None:
                spread += made
            await self._claim()
        if self._tasks:
            await asyncio.gather(*self._tasks)
        return spread + self.sent - before

    async def close(self) -> None:
        """Let what is under way end, and another process begin."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10)
        if self._token is not None:
            self._token = None
            with contextlib.suppress(DBAPIError, OSError):
                async with self._database.begin() as tx:
                    await leases.let_go(tx, LEASE, self.holder, self._wall.now())

    async def _round(self) -> bool:
        """What can be done now; whether there may be more at once."""
        self._woken.clear()
        if not await self._hold():
            return False
        await self._do_chores()
        spread = await self._spread()
        claimed = 0
        if len(self._tasks) <= self._connections * 3 // 4:
            claimed = await self._claim()
        if self._tasks and (claimed or len(self._tasks) > self._connections * 3 // 4):
            await asyncio.wait(self._tasks, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            return True
        return spread is not None or claimed > 0

    async def _spread(self) -> int | None:
        """A batch of news; looks for news that became due a few times a second only, or when woken for it."""
        now = self._seconds()
        if now < self._spread_again_at and not self._told_of_work:
            return None
        self._told_of_work = False
        made = await self._spreader.step()
        self._spread_again_at = now + SPREAD_EVERY if made is None else 0.0
        return made

    async def _do_chores(self) -> None:
        for chore in self._chores:
            await chore.step()

    async def _hold(self) -> bool:
        """Do we hold the sender's lease? Takes it when it is free, and cleans up after whoever had it."""
        now = self._seconds()
        if self._token is not None and now < self._renew_at and now < self._held_until:
            return True
        async with self._database.begin() as tx:
            token = await leases.hold(tx, LEASE, self.holder, self._wall.now(), LEASE_LASTS)
            if token is not None and token != self._token:
                repeated = await stored_outbox.recover(tx, token, self._wall.now())
                self.possibly_repeated += repeated
                if repeated:
                    log.warning("took over from a sender that died", unsure=repeated)
        self._token = token
        self._held_until = now + LEASE_LASTS.total_seconds() * 0.75 if token is not None else 0.0
        self._renew_at = now + LEASE_RENEWED_AFTER
        return token is not None

    def _holds_lease(self) -> bool:
        return self._token is not None and self._seconds() < self._held_until

    async def _claim(self) -> int:
        """Take rows in hand, and start sending them."""
        free = self._connections - len(self._tasks)
        if free <= 0 or self._token is None:
            return 0
        busy = [*self._tasks.values(), *self._pace.book.held_chats(self._pace.now())][:MOST_HELD_CHATS]
        now = self._wall.now()
        async with self._database.begin() as tx:
            rows = await stored_outbox.claim(tx, self.holder, self._token, now, now + ROW_LEASE, free, busy)
        for row in rows:
            task = asyncio.create_task(self._deliver(row))
            self._tasks[task] = row.chat_id
            task.add_done_callback(self._ended)
        return len(rows)

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._deliverer.deliver(row)
        except LeaseLost:
            log.warning("outcome not recorded: the lease was lost", outbox_id=row.outbox_id)
        except Exception as error:
            # A fault of ours in one row must not hold up the others.
            log.exception("row failed", outbox_id=row.outbox_id)
            with contextlib.suppress(DBAPIError, OSError):
                async with self._database.begin() as tx:
                    await stored_outbox.finish(tx, row, "dead", error=f"{type(error).__name__}: {error}"[:500])

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.pop(task, None)
        self._woken.set()

    async def _until_due(self) -> float:
        """Seconds until the next window closes or the next row may go; a second at most."""
        try:
            async with self._database.read() as look:
                moments = [await stored_news.next_planned(look), await stored_outbox.next_due(look)]
        except (DBAPIError, OSError):
            return IDLE_SECONDS
        now = self._wall.now()
        waits = [(moment - now).total_seconds() for moment in moments if moment is not None]
        return min([IDLE_SECONDS, *(max(wait, 0.1) for wait in waits)])

    async def _pause(self, stopping: "asyncio.Task[bool]", seconds: float) -> None:
        waking = asyncio.create_task(self._woken.wait())
        try:
            await asyncio.wait({waking, stopping}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waking.cancel()
