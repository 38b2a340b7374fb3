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
from typing import Any, Protocol

import structlog

from bot.clock import Clock, SystemClock
from bot.notifications.delivering import AWAY, Deliverer
from bot.notifications.pace import Pace
from bot.notifications.spreading import Spreader
from bot.storage import Database, Writing, leases
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import OutboxRow

log = structlog.get_logger(__name__)

LEASE = "sender"
LEASE_LASTS = timedelta(seconds=8)
LEASE_RENEWED_AFTER = 2.0
ROW_LEASE = timedelta(seconds=30)
"""So long a claimed row is left alone that no sender turns out to have in hand."""
IDLE_SECONDS = 1.0
SPREAD_EVERY = 0.2
CONNECTIONS = 16
"""Sends under way at the same time; as many may be repeated, at most, after a crash."""
MOST_HELD_CHATS = 400
CHORE_LASTS = 30.0
"""Seconds in which a chore gives up: it may wait for Telegram, but not for ever."""
UNDER_WAY_ENDS_WITHIN = 10.0


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
        deliverer: Callable[[Callable[[int], bool]], Deliverer],
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
        self.holder = _name()
        self._deliverer = deliverer(self._holds)
        self._token: int | None = None
        self._lapsed_token: int | None = None
        self._held_until = 0.0
        self._renew_at = 0.0
        self._tasks: dict[asyncio.Task[None], OutboxRow] = {}
        self._broken_off: dict[int, OutboxRow] = {}
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
        # Whatever the sending or a chore waits for, the lease is prolonged: a holder that is alive keeps it.
        keeping = asyncio.create_task(self._keep())
        chores = [asyncio.create_task(self._do(chore)) for chore in self._chores]
        try:
            while not stop.is_set():
                try:
                    busy = await self._round()
                except AWAY as error:
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
            await _ended(stopping, *chores)
            await self._let_end()
            await _ended(keeping)
            await self.close()

    async def step(self) -> int:
        """One round to its end: renew the lease, spread, claim, send. Returns the number of rows spread or sent."""
        before = self.sent
        spread = 0
        if await self._hold():
            for chore in self._chores:
                await chore.step()
            while (made := await self._spreader.step()) is not None:
                spread += made
            await self._claim()
        if self._tasks:
            await asyncio.gather(*self._tasks)
        return spread + self.sent - before

    async def close(self) -> None:
        """Let what is under way end, and another process begin."""
        await self._let_end()
        if self._token is not None:
            self._token = None
            with contextlib.suppress(*AWAY):
                async with self._database.begin() as tx:
                    owned_up = await self._own_up(tx)
                    await leases.let_go(tx, LEASE, self.holder, self._wall.now())
                self._forget(owned_up)

    async def _let_end(self) -> None:
        """Wait for what is under way; what takes too long is broken off."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=UNDER_WAY_ENDS_WITHIN)
            await _ended(*self._tasks)

    async def _round(self) -> bool:
        """What can be done now; whether there may be more at once."""
        self._woken.clear()
        if not self._holds_now():
            return False
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

    async def _do(self, chore: Chore) -> None:
        """A chore beside the sending: it waits for its turn at Telegram like everybody."""
        while True:
            if self._holds_now():
                try:
                    async with asyncio.timeout(CHORE_LASTS):
                        await chore.step()
                except AWAY as error:
                    log.warning("chore put off", chore=type(chore).__name__, reason=type(error).__name__)
                except Exception:
                    log.exception("chore failed", chore=type(chore).__name__)
            await asyncio.sleep(IDLE_SECONDS)

    # --- The lease ---------------------------------------------------------------------------------------------------

    async def _keep(self) -> None:
        """Hold the lease as soon and as long as that is possible."""
        while True:
            held = self._holds_now()
            try:
                # Who hangs for longer has lost it, and may find the database by another connection.
                async with asyncio.timeout(LEASE_LASTS.total_seconds()):
                    await self._renew()
            except AWAY as error:
                log.warning("sender's lease not prolonged", reason=type(error).__name__)
            except Exception:
                log.exception("sender's lease not prolonged")
            if self._holds_now() and not held:
                self._woken.set()
            await asyncio.sleep(LEASE_RENEWED_AFTER if self._holds_now() else IDLE_SECONDS)

    async def _hold(self) -> bool:
        """Do we hold the sender's lease? Prolongs it when it is time."""
        if not self._holds_now() or self._seconds() >= self._renew_at:
            await self._renew()
        return self._holds_now()

    async def _renew(self) -> None:
        """Prolong the lease, or take it when it is free; clean up after whoever had it, and after ourselves."""
        if self._token is not None and not self._holds_now():
            await self._lapse()
        now, again, owned_up = self._seconds(), 0, list[int]()
        async with self._database.begin() as tx:
            token = await leases.hold(tx, LEASE, self.holder, self._wall.now(), LEASE_LASTS)
            if token is not None:
                owned_up = await self._own_up(tx)
                in_hand = [row.outbox_id for row in self._tasks.values()]
                again = await stored_outbox.recover(tx, token, self._wall.now(), in_hand)
        self._forget(owned_up)
        if again:
            # What we had claimed ourselves and have not in hand had not left yet.
            died = token != self._token and (self._lapsed_token is None or token != self._lapsed_token + 1)
            self.possibly_repeated += again if died else 0
            log.warning("took over from a sender that died" if died else "rows that nobody had in hand", rows=again)
        self._token = token
        self._held_until = now + LEASE_LASTS.total_seconds() * 0.75 if token is not None else 0.0
        self._renew_at = now + LEASE_RENEWED_AFTER

    async def _lapse(self) -> None:
        """It ran out before it was prolonged. It is not taken up again but anew, by another name and so with another
        token: then it is plain of every row whether it was claimed before the break, when nobody may have taken over
        yet and somebody may have since."""
        log.warning("sender's lease lapsed")
        async with self._database.begin() as tx:
            await leases.let_go(tx, LEASE, self.holder, self._wall.now())
        self.holder = _name()
        self._lapsed_token, self._token = self._token, None

    async def _own_up(self, tx: Writing) -> list[int]:
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

    def _holds_now(self) -> bool:
        return self._token is not None and self._seconds() < self._held_until

    def _holds(self, token: int) -> bool:
        return token == self._token and self._holds_now()

    # --- The rows ----------------------------------------------------------------------------------------------------

    async def _claim(self) -> int:
        """Take rows in hand, and start sending them."""
        free = self._connections - len(self._tasks)
        if free <= 0 or self._token is None or not self._holds_now():
            return 0
        under_way = (row.chat_id for row in self._tasks.values())
        busy = [*under_way, *self._pace.book.held_chats(self._pace.now())][:MOST_HELD_CHATS]
        now = self._wall.now()
        async with self._database.begin() as tx:
            rows = await stored_outbox.claim(tx, self.holder, self._token, now, now + ROW_LEASE, free, busy)
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
        if not self._holds_now():
            return IDLE_SECONDS
        try:
            async with self._database.read() as look:
                moments = [await stored_news.next_planned(look), await stored_outbox.next_due(look)]
        except AWAY:
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


def _name() -> str:
    """Of one holder of the lease."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


async def _ended(*tasks: asyncio.Task[Any]) -> None:
    """Broken off where they have not ended by themselves."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
