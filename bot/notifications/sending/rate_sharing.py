"""Telegram's limit is one bot's, however many processes it has: they share it.

Every second each process says what it wants to send and takes its part, never more than the others left: at no moment
do the parts add up to more than the limit (but for the one message a second that everybody keeps, to begin with).
"""

import asyncio
import contextlib
from collections.abc import Mapping
from datetime import timedelta

import structlog

from bot.clock import set_within
from bot.notifications.sending.send_queue import SendQueue
from bot.storage import DATABASE_AWAY, Database, replicas
from bot.storage.replicas import Replica
from bot.transport.operations.replicas import DatabaseClock

log = structlog.get_logger(__name__)

SHARING_INTERVAL_SECONDS = 1.0
REPLICA_LIFETIME = timedelta(seconds=5)
SMALLEST_SHARE = 1
"""Messages a second that everybody may send, to have something to begin with."""


def shares(rate: int, wants: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """The parts of ``rate`` (messages a second), by process; ``wants``: its answers and its broadcasts a second.

    Answers to people come before broadcasts; whoever wants less than an even part leaves the rest to the others; what
    nobody wants is divided evenly, for what comes next. Together they are ``rate``, unless there are more processes.
    """
    parts = dict.fromkeys(sorted(wants), SMALLEST_SHARE)
    left = max(0, rate - SMALLEST_SHARE * len(parts))
    for wanted in (
        {name: replies for name, (replies, _) in wants.items()},
        {name: replies + broadcasts for name, (replies, broadcasts) in wants.items()},
    ):
        # One by one to whoever has least of those that want more.
        while left and (short := [name for name in parts if parts[name] < wanted[name]]):
            parts[min(short, key=lambda name: (parts[name], name))] += 1
            left -= 1
    even, more = divmod(left, len(parts))
    return {name: part + even + (place < more) for place, (name, part) in enumerate(parts.items())}


class RateSharing:
    """Keeps the pace of this process to its part. ``rate``: messages a second that Telegram permits the bot."""

    def __init__(
        self, database: Database, clock: DatabaseClock, send_queue: SendQueue, rate: float, holder: str
    ) -> None:
        self._database = database
        self._clock = clock
        self._send_queue = send_queue
        self._rate = max(1, int(rate))
        self._holder = holder

    async def run(self, stop: asyncio.Event) -> None:
        """Until stopped. While the database is away everybody keeps the part that he has."""
        try:
            while not stop.is_set():
                try:
                    await self.step()
                except DATABASE_AWAY as trouble:
                    log.warning("pace not shared anew", reason=type(trouble).__name__)
                await set_within(stop, SHARING_INTERVAL_SECONDS)
        finally:
            with contextlib.suppress(*DATABASE_AWAY):
                async with self._database.begin() as tx:
                    await replicas.leave(tx, self._holder)

    async def step(self) -> None:
        """Tell and take once. Raises what the database raises."""
        replies, broadcasts = self._send_queue.wanted()
        async with self._database.begin() as tx:
            await self._clock.compare_in(tx)
            now = self._clock.now()
            others = await replicas.others(tx, self._holder, now)
            wants = {one.holder: (one.replies, one.broadcasts) for one in others}
            part = shares(self._rate, wants | {self._holder: (replies, broadcasts)})[self._holder]
            taken = sum(one.granted for one in others)
            granted = max(SMALLEST_SHARE, min(part, self._rate - taken))
            await replicas.announce(tx, Replica(self._holder, replies, broadcasts, granted), now + REPLICA_LIFETIME)
        self._send_queue.share(granted)
