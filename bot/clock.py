"""The one place where time comes from. Everything else is handed a clock."""

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, aware, in UTC or another zone."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """A clock that starts at a given moment (``START_AT``)."""

    def __init__(self, start_at: datetime) -> None:
        self._shift = start_at - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift


class FrozenClock:
    """A clock that stands still until it is told to move: for tests and for answering from the terminal."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def doubling_waits(first: float, longest: float) -> Iterator[float]:
    """Seconds to wait before each next try: twice as long every time, up to the longest."""
    while True:
        yield first
        first = min(first * 2, longest)


async def set_within(event: asyncio.Event, seconds: float) -> None:
    """Wait until the event is set, so many seconds at most."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


async def break_off(*tasks: asyncio.Future[Any]) -> None:
    """Cancel the tasks that have not ended by themselves; returns once all have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
