"""Everything that comes in: fetched or delivered, kept, handled in its chat's order, struck off."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import SecretStr
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.clock import Clock, SystemClock, break_off, doubling_waits
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import DATABASE_AWAY, Database
from bot.storage.engine.leader_lock import LeaderLock
from bot.storage.inbox import StoredUpdate
from bot.transport.incoming.admission import AdmissionPolicy
from bot.transport.incoming.inbox import Inbox, number_if_any
from bot.transport.incoming.polling import Polling
from bot.transport.incoming.update_handler import AnyApplication, Hooks, UpdateHandler

if TYPE_CHECKING:
    # Loaded only where somebody asks for its figures.
    from bot.transport.operations.health import PrometheusMetrics

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "channel_post", "guest_message", "callback_query", "inline_query",
                   "my_chat_member")  # fmt: skip
DRAIN_TIMEOUT_SECONDS = 6.0
"""What is not finished by then is kept, and handled at the next start: a chat at Telegram's limit may have to wait for
a minute, and service managers kill after ten seconds."""
TAKEOVER_INTERVAL_SECONDS = 2.0
CONCURRENT_UPDATES = 256
MOST_WAITING_UPDATES = 5000


class Listener:
    """``await Listener(application, database, settings).run(stop)`` listens until ``stop``, then finishes what is in
    hand. The application must be initialized. ``wall``: the real time, whatever the bot's clock says."""

    def __init__(
        self, application: AnyApplication, database: Database, settings: Settings, *, wall: Clock | None = None,
        hooks: Hooks | None = None,
    ) -> None:  # fmt: skip
        self._application = application
        self._database = database
        self._settings = settings
        self._wall: Clock = wall or SystemClock()
        hooks = hooks or Hooks()
        self.counting: PrometheusMetrics | None = None
        """Where somebody asks for the figures."""
        self.queues = ChatQueues(lambda kept: self._handler(kept))
        self.inbox = Inbox(database, self._wall, self.queues.submit)
        admission = AdmissionPolicy(
            application.bot,
            database,
            settings.admin_ids,
            self._wall,
            dated=settings.start_at is None,
            seconds=time.monotonic,
            listens=hooks.listens,
        )
        self._handler = UpdateHandler(application, self.inbox, admission, lambda: self.counting, hooks)
        self.is_open = False
        """Do updates come in? Not before Telegram has taken the webhook, or has answered a poll."""
        self.polling_sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def run(self, stop: asyncio.Event) -> None:
        """Raises OperatorError for what only the operator can mend, as a token that Telegram no longer knows."""
        self._handler.install_error_handler()
        async with self._watched_over():
            await self._run(stop)

    async def _run(self, stop: asyncio.Event) -> None:
        writing = asyncio.create_task(self.inbox.run())
        fetching = asyncio.create_task(self._listen())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({fetching, stopping, writing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await break_off(fetching, stopping)
            await self.queues.drain(DRAIN_TIMEOUT_SECONDS)
            await break_off(writing)
            with contextlib.suppress(*DATABASE_AWAY):
                await self.inbox.close()
        for task in (fetching, writing):
            if not task.cancelled() and (error := task.exception()) is not None:
                raise _for_the_operator(error)

    async def accept(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Keep the updates and set them in line; returns once they are kept."""
        good = [one for one in payloads if number_if_any(one) is not None]
        if len(good) < len(payloads):
            log.error("updates without a number passed over", count=len(payloads) - len(good))
        kept = await self.inbox.keep(good)
        if self.counting is not None:
            self.counting.kept.inc(kept)

    async def _listen(self) -> None:
        # What was left behind comes before what comes in: a chat's later words may lean on its earlier ones.
        while await self._take_over(everything=self._database.dialect == "sqlite"):
            pass
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_over_abandoned())
            group.create_task(self._receive() if self._settings.webhook_url else self._poll())

    async def _receive(self) -> None:
        """Have updates delivered. They go on coming to the other replicas when this one stops."""
        # A web server is loaded only by who needs one: it is a tenth of the start and of the memory.
        from bot.transport.incoming.webhook import MOST_CONNECTIONS, webhook_app, webhook_path, webhook_secret
        from bot.web_server import listen, serving

        settings, token = self._settings, self._settings.bot_token or SecretStr(self._application.bot.token)
        secret = webhook_secret(settings.webhook_secret, token)
        app = webhook_app(webhook_path(settings.webhook_url), secret, self.accept)
        async with serving(app, listen(settings.host, settings.port, "PORT")) as port:
            await self._until_telegram_answers(
                lambda: self._application.bot.set_webhook(
                    settings.webhook_url,
                    secret_token=secret,
                    allowed_updates=ALLOWED_UPDATES,
                    max_connections=MOST_CONNECTIONS,
                    drop_pending_updates=False,
                )
            )
            self.is_open = True
            log.info("webhook open", port=port)
            await asyncio.Event().wait()

    async def _poll(self) -> None:
        bot = self._application.bot
        await self._until_telegram_answers(lambda: bot.delete_webhook(drop_pending_updates=False))
        polling = Polling(
            bot.base_url, self._polled, ALLOWED_UPDATES, sleep=lambda seconds: self.polling_sleep(seconds)
        )
        if self._database.dialect == "sqlite":
            await polling.run()
        else:
            # Of several replicas one polls at a time; Telegram refuses a second one. The others are at its disposal.
            self.is_open = True
            await LeaderLock(self._database, "poller", self._wall).lead(polling.run)

    async def _polled(self, payloads: Sequence[dict[str, Any]]) -> None:
        self.is_open = True
        await self.accept(payloads)

    async def _until_telegram_answers(self, ask: Callable[[], Awaitable[object]]) -> None:
        for pause in doubling_waits(1.0, 30.0):
            try:
                await ask()
                return
            except InvalidToken:
                raise
            except BadRequest as refusal:
                # It was understood and will not do: going on would be a bot that hears nothing and seems well.
                refused = f"Telegram refuses WEBHOOK_URL {self._settings.webhook_url}: {refusal.message}"
                raise OperatorError(refused) from None
            except TelegramError as trouble:
                log.warning("Telegram does not answer yet", reason=str(trouble), pause=pause)
                await self.polling_sleep(pause)

    @contextlib.asynccontextmanager
    async def _watched_over(self) -> AsyncIterator[None]:
        """Health and metrics, where they are wanted."""
        if not self._settings.ops_port:
            yield
            return
        # Loaded only here, as the web server is.
        from bot.transport.operations.health import Health, PrometheusMetrics
        from bot.web_server import listen, serving

        self.counting = metrics = PrometheusMetrics()
        health = Health(
            self._application.bot, self._database, self._wall, metrics, lambda: self.inbox.in_hand, lambda: self.is_open
        )
        async with serving(health.app, listen(self._settings.ops_host, self._settings.ops_port, "OPS_PORT")):
            yield

    async def _take_over_abandoned(self) -> None:
        """Now and then, what another process had in hand when it died."""
        while True:
            if not await self._take_over():
                await asyncio.sleep(TAKEOVER_INTERVAL_SECONDS)

    async def _take_over(self, *, everything: bool = False) -> int:
        try:
            return await self.inbox.take_over(everything=everything)
        except DATABASE_AWAY as trouble:
            log.warning("inbox not looked through", reason=type(trouble).__name__)
            return 0


def _for_the_operator(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, InvalidToken):
        return OperatorError("Telegram no longer knows this BOT_TOKEN: copy it again from @BotFather")
    return error


class ChatQueues:
    """One queue for each chat. ``submit`` waits while too much waits already, so that memory stays bounded and whoever
    brings the updates slows down. Chats take turns: one that floods delays itself only."""

    def __init__(self, handle: Callable[[StoredUpdate], Awaitable[None]]) -> None:
        self._handle = handle
        self._turns = asyncio.Semaphore(CONCURRENT_UPDATES)
        self._room = asyncio.Semaphore(MOST_WAITING_UPDATES)
        self._queues: dict[int, deque[StoredUpdate]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    async def submit(self, update: StoredUpdate) -> None:
        await self._room.acquire()
        # An update of no chat waits for nobody.
        key = update.chat_id or -(2**63) - update.update_id
        if (queue := self._queues.get(key)) is not None:
            queue.append(update)
            return
        self._queues[key] = deque([update])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def drain(self, seconds: float) -> None:
        """Finish what is in hand; what is not finished after so many seconds is broken off."""
        while self._workers:
            _done, busy = await asyncio.wait(set(self._workers), timeout=seconds)
            if busy:
                with contextlib.suppress(asyncio.CancelledError):
                    await break_off(*busy)
                return

    async def _work(self, key: int) -> None:
        queue = self._queues[key]
        try:
            while queue:
                async with self._turns:
                    try:
                        await self._handle(queue.popleft())
                    finally:
                        self._room.release()
        finally:
            self._queues.pop(key, None)
