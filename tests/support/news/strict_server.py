"""A server that holds Telegram's limits strictly, in the time of the event loop."""

import asyncio
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.playground.sending_limits import SendingLimits, Window

BEGAN = datetime(2026, 2, 6, tzinfo=UTC)


@dataclass
class StrictServer:
    """``send`` takes as long as the network does and says whether the message was accepted (None) or how long to wait.
    A refused message does not count. ``delay``: seconds there, and as many back, each drawn anew."""

    rate: int = 30
    delay: tuple[float, float] = (0.002, 0.01)
    seed: int = 1
    accepted: int = 0
    refused: int = 0
    first: float | None = None
    last: float = 0.0

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._limits = SendingLimits(overall=Window(self.rate, 1.0), private_chat=Window(1, 1.0))

    async def send(self, chat_id: int) -> float | None:
        await asyncio.sleep(self._random.uniform(*self.delay))
        verdict = self._arrive(chat_id, asyncio.get_running_loop().time())
        await asyncio.sleep(self._random.uniform(*self.delay))
        return verdict

    def _arrive(self, chat_id: int, now: float) -> float | None:
        refusal = self._limits.refusal(chat_id, BEGAN + timedelta(seconds=now))
        if refusal is not None:
            self.refused += 1
            return float(refusal.parameters["retry_after"])
        self.accepted += 1
        self.first = now if self.first is None else self.first
        self.last = now
        return None

    @property
    def rate_reached(self) -> float:
        """Messages a second from the first to the last."""
        return (self.accepted - 1) / (self.last - (self.first or 0.0))
