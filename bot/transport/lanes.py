"""Updates handled in the order of their chat, many chats at the same time."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable

from bot.storage.inbox import Kept

AT_THE_SAME_TIME = 256
WAITING_AT_MOST = 5000


class Lanes:
    """One lane a chat. ``submit`` waits while too much waits already, so that memory stays bounded and whoever brings
    the updates slows down. Chats take turns: one that floods delays itself only."""

    def __init__(
        self,
        handle: Callable[[Kept], Awaitable[None]],
        *,
        at_the_same_time: int = AT_THE_SAME_TIME,
        waiting: int = WAITING_AT_MOST,
    ) -> None:
        self._handle = handle
        self._turns = asyncio.Semaphore(at_the_same_time)
        self._room = asyncio.Semaphore(waiting)
        self._lanes: dict[int, deque[Kept]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    async def submit(self, update: Kept) -> None:
        await self._room.acquire()
        # An update of no chat waits for nobody.
        key = update.chat_id or -(2**63) - update.update_id
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[key] = deque([update])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> None:
        """Finish what is in hand; what is not finished after so many seconds is broken off."""
        while self._workers:
            _done, busy = await asyncio.wait(set(self._workers), timeout=seconds)
            if busy:
                for worker in busy:
                    worker.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.gather(*busy, return_exceptions=True)
                return

    async def _work(self, key: int) -> None:
        lane = self._lanes[key]
        try:
            while lane:
                async with self._turns:
                    try:
                        await self._handle(lane.popleft())
                    finally:
                        self._room.release()
        finally:
            self._lanes.pop(key, None)
