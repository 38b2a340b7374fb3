"""Updates handled in the order of their chat, many chats at the same time."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable

from bot.clock import break_off
from bot.storage.inbox import StoredUpdate

CONCURRENT_UPDATES = 256
MOST_WAITING_UPDATES = 5000


class ChatQueues:
    """One queue for each chat. ``submit`` waits while too much waits already, so that memory stays bounded and whoever
    brings the updates slows down. Chats take turns: one that floods delays itself only."""

    def __init__(self, handle: Callable[[StoredUpdate], Awaitable[None]]) -> None:
        self._handle = handle
        self._turns = asyncio.Semaphore(CONCURRENT_UPDATES)
        self._room = asyncio.Semaphore(MOST_WAITING_UPDATES)
        self._queues: dict[int, deque[StoredUpdate]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    async def submit(self, update: StoredUpdate) -> None:
        await self._room.acquire()
        # An update of no chat waits for nobody.
        key = update.chat_id or -(2**63) - update.update_id
        if (queue := self._queues.get(key)) is not None:
            queue.append(update)
            return
        self._queues[key] = deque([update])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> None:
        """Finish what is in hand; what is not finished after so many seconds is broken off."""
        while self._workers:
            _done, busy = await asyncio.wait(set(self._workers), timeout=seconds)
            if busy:
                with contextlib.suppress(asyncio.CancelledError):
                    await break_off(*busy)
                return

    async def _work(self, key: int) -> None:
        queue = self._queues[key]
        try:
            while queue:
                async with self._turns:
                    try:
                        await self._handle(queue.popleft())
                    finally:
                        self._room.release()
        finally:
            self._queues.pop(key, None)
