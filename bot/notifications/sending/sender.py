"""The one sender: of all processes one at a time holds its lease, spreads the news, sends what waits and records what
became of it. When it dies another takes over."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from bot.clock import Clock, break_off
from bot.notifications.news.fan_out import NewsFanOut
from bot.notifications.sending.deliverer import Deliverer
from bot.notifications.sending.send_queue import SendQueue
from bot.storage import DATABASE_AWAY, Database, Transaction
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.engine.leader_lock import LeaderLock
from bot.storage.outbox import OutboxRow

log = structlog.get_logger(__name__)

LEASE = "sender"
ROW_CLAIM_DURATION = timedelta(seconds=30)
"""So long a claimed row is left alone that no sender turns out to have in hand."""
IDLE_SECONDS = 1.0
FAN_OUT_INTERVAL_SECONDS = 0.2
CONNECTIONS = 16
"""Sends under way at the same time; as many may be repeated, at most, after a crash."""
MOST_HELD_CHATS = 400
PERIODIC_TASK_TIMEOUT_SECONDS = 30.0
"""Seconds after which a task gives up: it may wait for Telegram, but not for ever."""
SHUTDOWN_TIMEOUT_SECONDS = 10.0
MINOR_ROW_RETENTION = timedelta(days=2)
ROW_RETENTION = timedelta(days=45)
"""So long a message can still be edited when its result is corrected; after that a correction is a new message."""
ROWS_PER_CLEANUP = 2000


class PeriodicTask(Protocol):
    """Something else that only the one sender does, time and again: digests, progress lines. ``every``: seconds."""

    every: float

    async def step(self) -> None: ...


class OutboxCleanup:
    """Old rows of the outbox go, so that the database stays small over the Games."""

    every = 600.0

    def __init__(self, database: Database, wall: Clock) -> None:
        self._database = database
        self._wall = wall

    async def step(self) -> None:
        now, gone = self._wall.now(), ROWS_PER_CLEANUP
        while gone == ROWS_PER_CLEANUP:
            async with self._database.begin() as tx:
                gone = await stored_outbox.forget_old(
                    tx, now - MINOR_ROW_RETENTION, now - ROW_RETENTION, ROWS_PER_CLEANUP
                )


class Sender:
    """``step`` does one round, for tests. ``wall``: the real time."""

    def __init__(
        self, database: Database, fan_out: NewsFanOut, deliverer: Deliverer, send_queue: SendQueue, *, wall: Clock,
        periodic_tasks: Sequence[PeriodicTask] = (),
    ) -> None:  # fmt: skip
        self._database = database
        self._fan_out = fan_out
        self._send_queue = send_queue
        self._wall = wall
        self._periodic_tasks = tuple(periodic_tasks)
        self.lock = LeaderLock(database, LEASE, self._wall, on_renewal=self._tidy_rows)
        self._deliverer = deliverer
        deliverer.may_send = lambda token: token == self.lock.token and self.lock.is_held
        self._tasks: dict[asyncio.Task[None], OutboxRow] = {}
        self._broken_off: dict[int, OutboxRow] = {}
        self._woken = asyncio.Event()
        self._told_of_work = False
        self._next_fan_out_at = 0.0
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
        # Whatever the sending or a task waits for, the lease is prolonged: a holder that is alive keeps it.
        keeping = asyncio.create_task(self._keep())
        periodic_tasks = [asyncio.create_task(self._do(periodic_task)) for periodic_task in self._periodic_tasks]
        try:
            while not stop.is_set():
                busy = False
                try:
                    busy = await self._round()
                except DATABASE_AWAY as error:
                    log.warning("sender waits for the database", reason=type(error).__name__)
                    await self._pause(stopping, IDLE_SECONDS)
                except Exception:
                    log.exception("sender stumbled")
                    await self._pause(stopping, IDLE_SECONDS)
                if not busy:
                    await self._pause(stopping, await self._until_due())
        finally:
            await break_off(stopping, *periodic_tasks)
            await self._finish_under_way()
            await break_off(keeping)
            await self.close()

    async def step(self) -> int:
        """One round to its end: renew the lease, spread, claim, send. Returns the number of rows spread or sent."""
        before = self.sent
        spread = 0
        if await self.lock.renew_when_due():
            for periodic_task in self._periodic_tasks:
                await periodic_task.step()
            while (made := await self._fan_out.step()) is not None:
                spread += made
            await self._claim()
        if self._tasks:
            await asyncio.gather(*self._tasks)
        return spread + self.sent - before

    async def close(self) -> None:
        """Let what is under way end, and another process begin."""
        await self._finish_under_way()
        if self.lock.token is not None:
            with contextlib.suppress(*DATABASE_AWAY):
                async with self._database.begin() as tx:
                    recorded = await self._record_broken_off(tx)
                self._forget(recorded)
            await self.lock.release()

    async def _finish_under_way(self) -> None:
        """Wait for what is under way; what takes too long is broken off."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=SHUTDOWN_TIMEOUT_SECONDS)
            await break_off(*self._tasks)

    async def _round(self) -> bool:
        """What can be done now; whether there may be more at once."""
        self._woken.clear()
        if not self.lock.is_held:
            return False
        spread = await self._fan_out_batch()
        claimed = 0
        if len(self._tasks) <= CONNECTIONS * 3 // 4:
            claimed = await self._claim()
        if self._tasks and (claimed or len(self._tasks) > CONNECTIONS * 3 // 4):
            await asyncio.wait(self._tasks, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            return True
        return spread is not None or claimed > 0

    async def _fan_out_batch(self) -> int | None:
        """A batch of news; looks for news that became due a few times a second only, or when woken for it."""
        now = self.lock.seconds()
        if now < self._next_fan_out_at and not self._told_of_work:
            return None
        self._told_of_work = False
        made = await self._fan_out.step()
        self._next_fan_out_at = now + FAN_OUT_INTERVAL_SECONDS if made is None else 0.0
        return made

    async def _do(self, periodic_task: PeriodicTask) -> None:
        """A task beside the sending: it waits for its turn at Telegram like everybody."""
        while True:
            pause = IDLE_SECONDS
            if self.lock.is_held:
                pause = periodic_task.every
                try:
                    async with asyncio.timeout(PERIODIC_TASK_TIMEOUT_SECONDS):
                        await periodic_task.step()
                except DATABASE_AWAY as error:
                    log.warning("task put off", task=type(periodic_task).__name__, reason=type(error).__name__)
                except Exception:
                    log.exception("task failed", task=type(periodic_task).__name__)
            await asyncio.sleep(pause)

    # --- The lease ---------------------------------------------------------------------------------------------------

    async def _keep(self) -> None:
        """Hold the lease as soon and as long as that is possible."""
        while True:
            await self.lock.acquire()
            self._woken.set()
            await self.lock.keep()

    async def _tidy_rows(self, tx: Transaction, token: int, is_takeover: bool) -> Callable[[], None]:
        """With each renewal: record what was broken off, and free the rows that nobody has in hand."""
        recorded = await self._record_broken_off(tx)
        in_hand = [row.outbox_id for row in self._tasks.values()]
        again = await stored_outbox.recover(tx, token, self._wall.now(), in_hand)

        def committed() -> None:
            self._forget(recorded)
            if again:
                # What we had claimed ourselves and have not in hand had not left yet.
                self.possibly_repeated += again if is_takeover else 0
                why = "took over from a sender that died" if is_takeover else "rows that nobody had in hand"
                log.warning(why, rows=again)

        return committed

    async def _record_broken_off(self, tx: Transaction) -> list[int]:
        """Record of what was broken off whether it may have arrived: then "it is not sent again blindly". Returns the
        numbers of the rows."""
        rows, now = list(self._broken_off.values()), self._wall.now()
        for row in rows:
            state = "unknown" if row.outbox_id in self._deliverer.called else "retry"
            await stored_outbox.finish(tx, row, state, retry_at=now, error="broken off")
        return [row.outbox_id for row in rows]

    def _forget(self, broken_off: Sequence[int]) -> None:
        for outbox_id in broken_off:
            self._broken_off.pop(outbox_id, None)
            self._deliverer.called.discard(outbox_id)

    # --- The rows ----------------------------------------------------------------------------------------------------

    async def _claim(self) -> int:
        """Take rows in hand, and start sending them."""
        free = CONNECTIONS - len(self._tasks)
        if free <= 0 or (token := self.lock.token) is None or not self.lock.is_held:
            return 0
        under_way = (row.chat_id for row in self._tasks.values())
        busy = [*under_way, *self._send_queue.limits.held_chats(self._send_queue.now())][:MOST_HELD_CHATS]
        now = self._wall.now()
        async with self._database.begin() as tx:
            rows = await stored_outbox.claim(tx, self.lock.holder, token, now, now + ROW_CLAIM_DURATION, free, busy)
        for row in rows:
            task = asyncio.create_task(self._deliver(row))
            self._tasks[task] = row
            task.add_done_callback(self._delivered)
        return len(rows)

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._deliverer.deliver(row)
        except Exception as error:
            # A fault of ours in one row must not hold up the others.
            log.exception("row failed", outbox_id=row.outbox_id)
            await self._deliverer.give_up(row, f"{type(error).__name__}: {error}"[:500])

    def _delivered(self, task: asyncio.Task[None]) -> None:
        row = self._tasks.pop(task)
        if task.cancelled() or task.exception() is not None:
            log.warning("sending broken off", outbox_id=row.outbox_id)
            self._broken_off[row.outbox_id] = row
        self._woken.set()

    async def _until_due(self) -> float:
        """Seconds until the next window closes or the next row may go; a second at most."""
        if not self.lock.is_held:
            return IDLE_SECONDS
        try:
            async with self._database.read() as db:
                moments = [await stored_news.next_planned(db), await stored_outbox.next_due(db)]
        except DATABASE_AWAY:
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
