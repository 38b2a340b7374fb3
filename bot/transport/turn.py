"""A job that one of several processes does at a time, by a lease in the database."""

import asyncio
import contextlib
import os
import socket
import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.storage import Database, leases

log = structlog.get_logger(__name__)

LASTS = timedelta(seconds=8)
RENEWED_EVERY = 2.0
ANSWERED_WITHIN = 1.5
MISSED_AT_MOST = 2
"""So many renewals may fail: the job is given up before the lease can run out, also when the database only hangs."""


class Turn:
    """``wall``: the real time; ``sleep`` waits in it."""

    def __init__(
        self,
        database: Database,
        name: str,
        wall: Clock,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._name = name
        self._wall = wall
        self._sleep = sleep
        self._holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"

    async def take_for(self, job: Callable[[], Awaitable[None]]) -> None:
        """Do the job whenever it is our turn, until cancelled; given up as soon as the turn is lost. Raises what the
        job raises."""
        while True:
            await self._wait()
            working: asyncio.Task[None] = asyncio.create_task(_run(job))
            keeping = asyncio.create_task(self._keep())
            try:
                await asyncio.wait({working, keeping}, return_when=asyncio.FIRST_COMPLETED)
                if working.done():
                    return working.result()
            finally:
                working.cancel()
                keeping.cancel()
                await asyncio.gather(working, keeping, return_exceptions=True)
                await self._let_go()

    async def _wait(self) -> None:
        """Until it is our turn."""
        while True:
            with contextlib.suppress(DBAPIError, OSError):
                if await self._hold():
                    return
            await self._sleep(RENEWED_EVERY)

    async def _keep(self) -> None:
        """Prolong the turn; returns when it is lost."""
        missed = 0
        while missed < MISSED_AT_MOST:
            await self._sleep(RENEWED_EVERY)
            try:
                async with asyncio.timeout(ANSWERED_WITHIN):
                    held = await self._hold()
                if not held:
                    break
                missed = 0
            except (DBAPIError, OSError):
                missed += 1
        log.warning("turn lost", job=self._name)

    async def _let_go(self) -> None:
        """Another may take the turn at once."""
        with contextlib.suppress(DBAPIError, OSError):
            async with self._database.begin() as tx:
                await leases.let_go(tx, self._name, self._holder, self._wall.now())

    async def _hold(self) -> bool:
        async with self._database.begin() as tx:
            return await leases.hold(tx, self._name, self._holder, self._wall.now(), LASTS) is not None


async def _run(job: Callable[[], Awaitable[None]]) -> None:
    await job()
