"""A server that holds Telegram's limits strictly: sliding windows over the moments at which messages arrive."""

import asyncio
import random
from collections import defaultdict, deque
from dataclasses import dataclass, field


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
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    async def send(self, chat_id: int) -> float | None:
        await asyncio.sleep(self._random.uniform(*self.delay))
        verdict = self._arrive(chat_id, asyncio.get_running_loop().time())
        await asyncio.sleep(self._random.uniform(*self.delay))
        return verdict

    def _arrive(self, chat_id: int, now: float) -> float | None:
        windows = [(self._all, self.rate, 1.0), (self._chats[chat_id], 1, 1.0)]
        if chat_id < 0:
            windows[1] = (self._chats[chat_id], 20, 60.0)
        for sent, most, seconds in windows:
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) >= most:
                self.refused += 1
                return max(1.0, sent[len(sent) - most] + seconds - now)
        for sent, _, _ in windows:
            sent.append(now)
        self.accepted += 1
        self.first = now if self.first is None else self.first
        self.last = now
        return None

    @property
    def rate_reached(self) -> float:
        """Messages a second from the first to the last."""
        return (self.accepted - 1) / (self.last - (self.first or 0.0))
