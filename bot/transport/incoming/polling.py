"""Long polling: fetch, keep, and only then let the next fetch acknowledge what was kept.

https://core.telegram.org/bots/api#getupdates : an update is confirmed as soon as getUpdates is called with an offset
higher than its number.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.storage import DATABASE_AWAY
from bot.transport.calls.aiohttp_request import AiohttpRequest
from bot.transport.calls.failures import retry_seconds
from bot.transport.calls.fields import fields
from bot.transport.incoming.inbox import number_if_any

log = structlog.get_logger(__name__)

LONG_POLL_SECONDS = 30
POLL_TIMEOUT_SECONDS = LONG_POLL_SECONDS + 15
UPDATES_PER_POLL = 100
SHORTEST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0

Keep = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


def poll_request() -> BaseRequest:
    return AiohttpRequest(connections=1, read=LONG_POLL_SECONDS + 10)


class Polling:
    """``base_url``: the Bot API with the token. ``keep``: returns once the updates are safe. Never drops what waits."""

    def __init__(
        self, base_url: str, keep: Keep, allowed: Sequence[str], *, request: Callable[[], BaseRequest] = poll_request,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, hangs_after: float = POLL_TIMEOUT_SECONDS,
    ) -> None:  # fmt: skip
        self._url = f"{base_url}/getUpdates"
        self._keep = keep
        self._allowed = list(allowed)
        self._new_request = request
        self._sleep = sleep
        self._hangs_after = hangs_after
        self.restarts = 0
        """How often the watchdog had to begin anew."""

    async def run(self) -> None:
        """Poll until cancelled. Raises InvalidToken when Telegram no longer knows the token."""
        while True:
            request = self._new_request()
            await request.initialize()
            try:
                await self._poll(request)
            finally:
                await request.shutdown()
            self.restarts += 1
            log.warning("polling hung and was started anew", restarts=self.restarts)

    async def _poll(self, request: BaseRequest) -> None:
        """Fetch and keep; returns when a fetch hangs."""
        offset, pause = 0, SHORTEST_PAUSE_SECONDS
        while True:
            try:
                try:
                    async with asyncio.timeout(self._hangs_after):
                        updates = await self._fetch(request, offset)
                except TimeoutError:
                    return
                await self._keep(updates)
            except InvalidToken:
                raise
            except (TelegramError, *DATABASE_AWAY) as trouble:
                pause = await self._rest(trouble, pause)
                continue
            numbers = [number for one in updates if (number := number_if_any(one)) is not None]
            if updates and not numbers:
                # Not one of them can be confirmed, so they would come again at once.
                log.error("polling: updates without a number", count=len(updates))
                await self._sleep(LONGEST_PAUSE_SECONDS)
                continue
            pause = SHORTEST_PAUSE_SECONDS
            # After an empty answer nothing waits for confirmation; without an offset a bot that was idle for a week,
            # whose numbers then start anew and perhaps lower, misses nothing.
            offset = max(numbers, default=-1) + 1

    async def _fetch(self, request: BaseRequest, offset: int) -> list[dict[str, Any]]:
        asked = {"timeout": LONG_POLL_SECONDS, "limit": UPDATES_PER_POLL, "allowed_updates": self._allowed}
        if offset:
            asked["offset"] = offset
        # In the body as the library itself does it: not every Bot API server reads the query of a POST.
        found = await request.post(self._url, fields(asked))
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    async def _rest(self, trouble: Exception, pause: float) -> float:
        """Wait before the next try; returns how long to wait after that one."""
        if isinstance(trouble, Conflict):
            stop_it = "another process takes this bot's updates: stop it, or give it a token of its own"
            log.error(stop_it, telegram=trouble.message)
        else:
            # What the database says may hold what people wrote.
            said = str(trouble) if isinstance(trouble, TelegramError) else ""
            log.warning("polling interrupted", reason=said or type(trouble).__name__, pause=pause)
        if isinstance(trouble, RetryAfter):
            pause = max(pause, retry_seconds(trouble))
        await self._sleep(pause)
        return min(pause * 2, LONGEST_PAUSE_SECONDS)
