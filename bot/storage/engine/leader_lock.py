"""A job that only one of several processes does at a time, held by a lease in the database."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta

import structlog

from bot.clock import Clock, break_off
from bot.storage import leases
from bot.storage.engine.database import DATABASE_AWAY, Database, Transaction

log = structlog.get_logger(__name__)

LEASE_DURATION = timedelta(seconds=8)
TRUSTED_SECONDS = LEASE_DURATION.total_seconds() * 0.75
"""So long after a renewal was begun its holder trusts it: less than the lease lasts, so that two never do the job."""
GRACE_SECONDS = 1.0
"""So much longer an answer about a renewal is waited for: the lease still lasts then, and nothing was taken anew."""
RENEWAL_SECONDS = 2.0
RETRY_SECONDS = 1.0

OnRenewal = Callable[[Transaction, int, bool], Awaitable[Callable[[], None]]]


async def _nothing_more(tx: Transaction, token: int, is_takeover: bool) -> Callable[[], None]:
    return lambda: None


@dataclass
class LeaderLock:
    """``wall``: the real time, the same for all processes. ``seconds``: a steady clock. ``sleep`` waits in it.

    ``on_renewal`` is called in the transaction of each renewal, with the token and whether another process held the
    lock in between; what it returns is called once that transaction is committed.
    """

    database: Database
    name: str
    wall: Clock
    _: KW_ONLY
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    on_renewal: OnRenewal = _nothing_more

    def __post_init__(self) -> None:
        self.holder = leases.new_holder()
        self.token: int | None = None
        self._lapsed_token: int | None = None
        self._trusted_until = 0.0
        self._renew_at = 0.0

    @property
    def is_held(self) -> bool:
        return self.token is not None and self.seconds() < self._trusted_until

    async def lead(self, job: Callable[[], Awaitable[None]]) -> None:
        """Do the job whenever this process holds the lock, until cancelled; the job is cancelled as soon as the lock
        is lost. Raises what the job raises."""
        while True:
            await self.acquire()
            working = asyncio.ensure_future(job())
            keeping = asyncio.create_task(self.keep())
            try:
                await asyncio.wait({working, keeping}, return_when=asyncio.FIRST_COMPLETED)
                if working.done():
                    return working.result()
            finally:
                await break_off(working, keeping)
                await self.release()

    async def acquire(self) -> None:
        """Returns once the lock is held."""
        while not await self._try_to_renew(LEASE_DURATION.total_seconds()):
            await self.sleep(RETRY_SECONDS)

    async def keep(self) -> None:
        """Renew the lease time after time; returns when it is lost."""
        while self.is_held:
            await self.sleep(RENEWAL_SECONDS)
            await self._try_to_renew(self._trusted_until - self.seconds() + GRACE_SECONDS)

    async def renew(self) -> None:
        """Renew the lease, or take it when it is free. Raises what the database raises."""
        if self.token is not None and not self.is_held:
            await self._start_anew()
        began = self.seconds()
        async with self.database.begin() as tx:
            token = await leases.hold(tx, self.name, self.holder, self.wall.now(), LEASE_DURATION)
            committed = None
            if token is not None:
                own = {self.token, self._lapsed_token + 1 if self._lapsed_token is not None else None}
                committed = await self.on_renewal(tx, token, token not in own)
        if committed is not None:
            committed()
        self.token = token
        self._trusted_until = began + TRUSTED_SECONDS
        self._renew_at = began + RENEWAL_SECONDS

    async def renew_when_due(self) -> bool:
        """Is the lock held? Renews the lease when it is time. Raises what the database raises."""
        if not self.is_held or self.seconds() >= self._renew_at:
            await self.renew()
        return self.is_held

    async def release(self) -> None:
        """Let another process take the lock at once."""
        if self.token is not None:
            self.token = None
            with contextlib.suppress(*DATABASE_AWAY):
                await self._give_up()

    async def _try_to_renew(self, seconds: float) -> bool:
        """In so many seconds: after that the lease is lost, and another connection may find the database."""
        try:
            async with asyncio.timeout(seconds):
                await self.renew()
        except DATABASE_AWAY as error:
            log.warning("lease not renewed", job=self.name, reason=type(error).__name__)
        except Exception:
            log.exception("lease not renewed", job=self.name)
        return self.is_held

    async def _start_anew(self) -> None:
        """The lease ran out before it was renewed. It is not taken up again but taken anew, by another name and so
        with another token. The token then tells of every row whether it was claimed before the break: somebody else
        may have taken over since."""
        log.warning("lease lapsed", job=self.name)
        await self._give_up()
        self.holder = leases.new_holder()
        self._lapsed_token, self.token = self.token, None

    async def _give_up(self) -> None:
        async with self.database.begin() as tx:
            await leases.release(tx, self.name, self.holder, self.wall.now())
