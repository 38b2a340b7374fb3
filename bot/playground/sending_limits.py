"""Telegram's sending limits, as sliding windows.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this : about 30 messages a second
over all, one a second in one chat with short bursts allowed, 20 a minute in one group. Edits count as messages.
"""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.playground.bot_api.errors import ApiError, too_many_requests


@dataclass
class Window:
    """At most ``most`` sendings in any ``seconds``."""

    most: int
    seconds: float


@dataclass
class SendingLimits:
    """The limits and what was sent lately. ``enabled`` switches enforcing; the windows may be tuned at any time."""

    enabled: bool = True
    overall: Window = field(default_factory=lambda: Window(30, 1.0))
    private_chat: Window = field(default_factory=lambda: Window(4, 4.0))
    group: Window = field(default_factory=lambda: Window(20, 60.0))
    _sent: dict[int | None, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _closed_until: dict[int | None, datetime] = field(default_factory=dict)

    def refusal(self, chat_id: int, now: datetime) -> ApiError | None:
        """The 429 that Telegram would answer to one more message now; without it the message is counted. Who
        goes on sending during ``retry_after`` is refused, also when the window itself has room again."""
        if not self.enabled:
            return None
        pairs: list[tuple[int | None, Window]] = [
            (None, self.overall),
            (chat_id, self.group if chat_id < 0 else self.private_chat),
        ]
        waits = [self._wait(key, window, now) for key, window in pairs]
        longest = max(waits)
        if longest > 0:
            seconds = max(1, math.ceil(longest))
            for (key, _), wait in zip(pairs, waits, strict=True):
                if wait > 0:
                    self._closed_until[key] = max(self._closed_until.get(key, now), now + timedelta(seconds=wait))
            return too_many_requests(seconds)
        for key, _ in pairs:
            self._sent[key].append(now)
        return None

    def _wait(self, key: int | None, window: Window, now: datetime) -> float:
        sent = self._sent[key]
        horizon = now - timedelta(seconds=window.seconds)
        while sent and sent[0] <= horizon:
            sent.popleft()
        wait = (self._closed_until[key] - now).total_seconds() if key in self._closed_until else 0.0
        if wait <= 0:
            self._closed_until.pop(key, None)
        if len(sent) >= window.most:
            free_at = sent[len(sent) - window.most] + timedelta(seconds=window.seconds)
            wait = max(wait, (free_at - now).total_seconds())
        return wait
