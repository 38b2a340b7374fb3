"""The queue before Telegram, that answers to people and broadcasts share."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from enum import Enum

from bot.notifications.sending.rate_limits import Priority, RateLimits, Slot

ASSUMED_REPLY_SECONDS = 0.1
"""A reply does not say when it was answered: it is taken to be on its way so long, in seconds."""


class ReplyDecision(Enum):
    """What to do with an answer: send it, drop it, or drop it and say once that it is too busy."""

    GO = "go"
    DROP = "drop"
    SAY_BUSY = "say busy"


GROUP_REPLY_TIMEOUT_SECONDS = 30.0
"""Seconds that a question in a group may wait for its turn."""


class SendQueue:
    """One for a process and a bot. ``now``: seconds of a steady clock, the event loop's by default."""

    def __init__(self, rate: float = 30.0, now: Callable[[], float] | None = None) -> None:
        self.limits = RateLimits(rate)
        self._now = now
        self._waiting: list[tuple[int, int, int, asyncio.Future[Slot]]] = []
        self._order = itertools.count()
        self._busy_since: dict[int, float] = {}
        self._told_busy: set[int] = set()
        self._timer: asyncio.TimerHandle | None = None

    def now(self) -> float:
        return self._now() if self._now else asyncio.get_running_loop().time()

    async def reply(self, chat_id: int) -> None:
        """Wait for this chat's turn to be answered: people go before everything else."""
        slot = await self._acquire(chat_id, Priority.REPLY)
        self.limits.answered(slot, slot.began + ASSUMED_REPLY_SECONDS)
        self._pump()

    async def reply_while_fresh(self, chat_id: int) -> ReplyDecision:
        """As ``reply``, for a question in a group. When its twenty a minute are used up, a question waits no longer
        than half a minute, nor do those that queue behind it: an answer that comes later answers nobody."""
        now = self.now()
        began = self._busy_since.get(chat_id)
        if not self.limits.is_full(chat_id, now):
            self._busy_since.pop(chat_id, None)
            self._told_busy.discard(chat_id)
            await self.reply(chat_id)
            return ReplyDecision.GO
        if began is None:
            began = self._busy_since[chat_id] = now
            self._told_busy.discard(chat_id)
        try:
            async with asyncio.timeout(max(0.0, began + GROUP_REPLY_TIMEOUT_SECONDS - now)):
                await self.reply(chat_id)
        except TimeoutError:
            if chat_id in self._told_busy:
                return ReplyDecision.DROP
            self._told_busy.add(chat_id)
            return ReplyDecision.SAY_BUSY
        return ReplyDecision.GO

    @asynccontextmanager
    async def turn(self, chat_id: int, priority: int) -> AsyncIterator[Slot]:
        """Wait for a turn and hold it while the call is made."""
        slot = await self._acquire(chat_id, priority)
        try:
            yield slot
        finally:
            self.limits.answered(slot, self.now())
            self._pump()

    def refused(self, chat_id: int, retry_after: float) -> None:
        """Telegram said to wait. ``retry_after`` in seconds."""
        self.limits.refused(chat_id, retry_after, self.now())
        self._pump()

    def share(self, rate: float) -> None:
        """Of Telegram's limit so many messages a second are this process's."""
        self.limits.share(rate)
        self._pump()

    def wanted(self) -> tuple[int, int]:
        """Messages a second that want to go: answers (with progress lines) and the others. What left in the last second
        and what waits."""
        now = self.now()
        waiting = [priority for priority, _, _, future in self._waiting if not future.done()]
        replies = self.limits.replied_lately(now) + sum(priority <= Priority.PROGRESS for priority in waiting)
        return replies, self.limits.sent_lately(now) + len(waiting) - replies

    async def _acquire(self, chat_id: int, priority: int) -> Slot:
        future: asyncio.Future[Slot] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._order), chat_id, future))
        self._pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.limits.answered(future.result(), self.now())
                self._pump()
            raise

    def _pump(self) -> None:
        """Let everybody go whose turn it is, in order of priority, and wake up for the next."""
        now = self.now()
        blocked: list[tuple[int, int, int, asyncio.Future[Slot]]] = []
        earliest = float("inf")
        held: set[int] = set()
        while self._waiting:
            waiter = heapq.heappop(self._waiting)
            priority, _, chat_id, future = waiter
            if future.done():
                continue
            for_all = self.limits.free_for_all(priority, now)
            at = max(for_all, self.limits.free_for_chat(chat_id, priority, now))
            if at <= now and chat_id not in held:
                future.set_result(self.limits.take(chat_id, priority, now))
                continue
            blocked.append(waiter)
            held.add(chat_id)
            if for_all > now and priority > Priority.PROGRESS:
                earliest = min(earliest, for_all)
                break
            earliest = min(earliest, at)
        for waiter in blocked:
            heapq.heappush(self._waiting, waiter)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if earliest < float("inf"):
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(earliest - now, 0.0005), self._pump)
