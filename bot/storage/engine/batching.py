"""Many small reads and writes at the same time become few: what is asked while one transaction runs goes together into
the next. A thousand people who ask at once cost the database some tens of statements, and one person waits for nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar

import structlog

from bot.clock import set_within
from bot.storage.engine.database import DATABASE_AWAY

log = structlog.get_logger(__name__)

Key = TypeVar("Key")
Value = TypeVar("Value")

KEYS_PER_READ = 200
MOST_UNWRITTEN_VALUES = 20_000
WRITE_DELAY_SECONDS = 0.1
"""Values written later wait so long for more, to share a transaction."""


class BatchedReads(Generic[Key, Value]):
    """``load``: finds the values of these keys; what it leaves out is None. What it raises, all who asked get."""

    def __init__(self, load: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]]) -> None:
        self._load = load
        self._asked: dict[Key, asyncio.Future[Value | None]] = {}
        self._loading: asyncio.Task[None] | None = None

    async def get(self, key: Key) -> Value | None:
        if (answer := self._asked.get(key)) is None:
            answer = self._asked[key] = asyncio.get_running_loop().create_future()
        if self._loading is None or self._loading.done():
            self._loading = asyncio.create_task(self._work())
        return await asyncio.shield(answer)

    async def _work(self) -> None:
        while self._asked:
            keys = list(self._asked)[:KEYS_PER_READ]
            answers = {key: self._asked.pop(key) for key in keys}
            try:
                found = await self._load(keys)
            except Exception as error:  # belongs to who asked, whatever it is
                for answer in answers.values():
                    answer.set_exception(error)
                    # Nobody may be waiting any more.
                    answer.exception()
            else:
                for key, answer in answers.items():
                    answer.set_result(found.get(key))


class WriteBehind(Generic[Key, Value]):
    """Values that are written soon, the newest of each key: for what may be lost when the process dies within that
    moment. ``store``: writes them. A database that is away loses them."""

    def __init__(self, store: Callable[[Mapping[Key, Value]], Awaitable[None]]) -> None:
        self._store = store
        self._waiting: dict[Key, Value] = {}
        self._writing: dict[Key, Value] = {}
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        # Set once what waits now, and what is being written now, is written (or lost).
        self._waiting_written, self._writing_written = asyncio.Event(), asyncio.Event()

    def put(self, key: Key, value: Value) -> None:
        if len(self._waiting) < MOST_UNWRITTEN_VALUES or key in self._waiting:
            self._waiting[key] = value
        self._begin()

    def get(self, key: Key) -> Value | None:
        """The value while it is not written yet."""
        return self._waiting.get(key, self._writing.get(key))

    async def flush(self) -> None:
        """Returns once all that was put before is written (or lost, where the database is away). What others put
        meanwhile is not waited for: under steady traffic that has no end."""
        if self._waiting:
            self._hurry.set()
            self._begin()
            await self._waiting_written.wait()
        elif self._writing:
            await self._writing_written.wait()

    def _begin(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())

    async def _work(self) -> None:
        while self._waiting:
            await set_within(self._hurry, WRITE_DELAY_SECONDS)
            self._hurry.clear()
            self._writing, self._waiting = self._waiting, {}
            self._writing_written, self._waiting_written = self._waiting_written, asyncio.Event()
            try:
                await self._store(self._writing)
            except DATABASE_AWAY as trouble:
                log.warning("not remembered", count=len(self._writing), reason=type(trouble).__name__)
            finally:
                self._writing = {}
                self._writing_written.set()
