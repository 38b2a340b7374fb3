"""The bot's updates: queued until acknowledged, fetched by long polling or delivered to a webhook."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.clock import doubling_waits, set_within
from bot.playground.bot_api.errors import SECOND_POLLER, WEBHOOK_ACTIVE, ApiError
from bot.playground.chats import Json

ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Hook:
    """Where updates are posted, and how that went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: int = 0


class _Bell:
    """An event that any thread may set."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.rung = asyncio.Event()

    def ring(self) -> None:
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self.rung.set)


class _Poller(_Bell):
    """A waiting getUpdates."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: ApiError | None = None
        self.released = False


class Mailbox:
    """Updates on their way to the bot. ``answered`` makes the call that a webhook answered with. ``second`` is how long
    a second of long polling lasts; tests shorten it."""

    def __init__(
        self, now: Callable[[], int], answered: Callable[[str, Json], Awaitable[Any]], second: float = 1.0
    ) -> None:
        self._now = now
        self._answered = answered
        self.second = second
        self.pending: list[Json] = []
        self.allowed: frozenset[str] | None = None
        self.hook: Hook | None = None
        self.next_id = 700_000_001
        self._poller: _Poller | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._arrived: _Bell | None = None

    def put(self, kind: str, content: Json) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        self.pending.append({"update_id": self.next_id, kind: content})
        self.next_id += 1
        for bell in (self._poller, self._arrived):
            if bell:
                bell.ring()

    def take(self) -> list[Json]:
        """All waiting updates, acknowledged at once."""
        taken, self.pending = self.pending, []
        return taken

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot wants from now on; an empty list means the default kinds, nothing means as before."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Long polling as getUpdates does it; waits ``seconds``, 50 at most. Raises ApiError while a webhook is set,
        and for the poller whose place a second one takes."""
        if self.hook:
            raise WEBHOOK_ACTIVE
        if self._poller:
            self._poller.refused = SECOND_POLLER
            self._poller.ring()
        poller = self._poller = _Poller()
        try:
            if offset < 0:
                self.pending = self.pending[offset:]
            elif offset > 0:
                self.pending = [update for update in self.pending if update["update_id"] >= offset]
            loop = asyncio.get_running_loop()
            deadline = loop.time() + min(seconds, 50) * self.second
            while not self.pending and not poller.refused and not poller.released:
                left = deadline - loop.time()
                if left <= 0:
                    break
                await set_within(poller.rung, left)
                poller.rung.clear()
            if poller.refused:
                raise poller.refused
            return self.pending[: min(limit, 100)]
        finally:
            if self._poller is poller:
                self._poller = None

    def close(self) -> None:
        """Let waiting calls go; used when the server stops."""
        if self._poller:
            self._poller.released = True
            self._poller.ring()
        self.unset_hook(drop=False)

    def set_hook(self, hook: Hook, *, drop: bool) -> None:
        """Deliver by webhook from now on. Must be called inside a running event loop."""
        self.unset_hook(drop=drop)
        self.hook = hook
        self._arrived = _Bell()
        self._arrived.rung.set()
        self._delivery = asyncio.create_task(self._deliver(hook, self._arrived.rung))

    def unset_hook(self, *, drop: bool) -> None:
        if self._delivery:
            self._delivery.cancel()
        self.hook = self._delivery = self._arrived = None
        if drop:
            self.pending.clear()

    async def _deliver(self, hook: Hook, arrived: asyncio.Event) -> None:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        waits = doubling_waits(1, 60)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                await arrived.wait()
                arrived.clear()
                while self.pending:
                    update = self.pending[0]
                    fault = await self._post(session, hook, headers, update)
                    if fault:
                        hook.last_error, hook.last_error_at = fault, self._now()
                        await asyncio.sleep(next(waits) * self.second)
                        continue
                    waits = doubling_waits(1, 60)
                    if self.pending and self.pending[0] is update:
                        self.pending.pop(0)

    async def _post(self, session: aiohttp.ClientSession, hook: Hook, headers: dict[str, str], update: Json) -> str:
        try:
            async with session.post(hook.url, data=json.dumps(update), headers=headers) as response:
                if response.status not in range(200, 300):
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
                body = await response.text()
        except (aiohttp.ClientError, TimeoutError) as fault:
            return f"Connection failed: {fault}"
        # A webhook may answer with a method to call; Telegram tells nobody how that went.
        if body.startswith("{"):
            with contextlib.suppress(ValueError, ApiError):
                answer = json.loads(body)
                if isinstance(answer, dict) and "method" in answer:
                    await self._answered(str(answer.pop("method")), answer)
        return ""
