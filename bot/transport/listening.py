"""Everything that comes in: fetched or delivered, kept, handled in its chat's order, struck off."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from pydantic import SecretStr
from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.clock import Clock, SystemClock
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage.inbox import Kept
from bot.transport.aiohttp_request import NotSent
from bot.transport.figures import Figures
from bot.transport.inbox import DATABASE_TROUBLE, Inbox, is_away, number_of
from bot.transport.lanes import Lanes
from bot.transport.polling import Polling
from bot.transport.porter import GO_ON, Porter
from bot.transport.shape import shape_fault
from bot.transport.turn import Turn

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Say = Callable[[int, int, str], Awaitable[object]]
WANTED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
HANDLED_WITHIN = 120.0
DRAINED_WITHIN = 6.0
"""What is not finished by then is kept, and handled at the next start: a chat at Telegram's limit may have to wait for
a minute, and service managers kill after ten seconds."""
PATIENCE = 60.0
"""Seconds in which an update is tried again; restarting a database takes some."""
LONGEST_WAIT = 2.0
FLOOD_WAITED_AT_MOST = 30.0
TAKEN_OVER_AT_MOST = 2
LOOKED_EVERY = 2.0


class Listener:
    """``await Listener(application, database, clock, settings).run(stop)`` listens until ``stop``, then finishes what
    is in hand. The application must be initialized. ``wall``: the real time, whatever the bot's clock says. ``say``:
    tells a chat something, at Telegram's pace."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        settings: Settings,
        *,
        wall: Clock | None = None,
        say: Say | None = None,
    ) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._settings = settings
        self._wall: Clock = wall or SystemClock()
        self.inbox = Inbox(database, self._wall)
        self.lanes = Lanes(self._handle)
        self.polling_sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        self.figures = Figures()
        self._say = say or self._say_at_once
        self._porter = Porter(
            application.bot,
            database,
            settings.admin_ids,
            self._wall,
            dated=settings.start_at is None,
            seconds=time.monotonic,
        )
        self._again: dict[int, float] = {}
        self._last_try: set[int] = set()
        self._unknown_kinds: set[str] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Raises OperatorError for what only the operator can mend, as a token that Telegram no longer knows."""
        self._hear_of_trouble_first()
        async with self._watched_over():
            await self._run(stop)

    async def _run(self, stop: asyncio.Event) -> None:
        writing = asyncio.create_task(self.inbox.run())
        fetching = asyncio.create_task(self._listen())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({fetching, stopping, writing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _end(fetching, stopping)
            await self.lanes.drain(DRAINED_WITHIN)
            await _end(writing)
            with contextlib.suppress(*DATABASE_TROUBLE):
                await self.inbox.close()
        for task in (fetching, writing):
            if not task.cancelled() and (error := task.exception()) is not None:
                raise _for_the_operator(error)

    async def accept(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Keep the updates and set them in line; returns once they are kept."""
        good = [one for one in payloads if _has_number(one)]
        if len(good) < len(payloads):
            log.error("updates without a number passed over", count=len(payloads) - len(good))
        fresh = await self.inbox.keep(good)
        self.figures.kept.inc(len(fresh))
        for kept in fresh:
            await self.lanes.submit(kept)

    async def _listen(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_over())
            group.create_task(self._fetch())

    async def _fetch(self) -> None:
        if self._settings.webhook_url:
            await self._receive()
        else:
            await self._poll()

    async def _receive(self) -> None:
        """Have updates delivered. They go on coming to the other replicas when this one stops."""
        # A web server is loaded only by who needs one: it is a tenth of the start and of the memory.
        from bot.transport.web import serving
        from bot.transport.webhook import CONNECTIONS, webhook_app, webhook_path, webhook_secret

        settings, token = self._settings, self._settings.bot_token or SecretStr(self._application.bot.token)
        secret = webhook_secret(settings.webhook_secret, token)
        app = webhook_app(webhook_path(settings.webhook_url), secret, self.accept)
        async with serving(app, settings.host, settings.port, "PORT") as port:
            await self._until_telegram_answers(
                lambda: self._application.bot.set_webhook(
                    settings.webhook_url,
                    secret_token=secret,
                    allowed_updates=WANTED,
                    max_connections=CONNECTIONS,
                    drop_pending_updates=False,
                )
            )
            log.info("webhook open", port=port)
            await asyncio.Event().wait()

    async def _poll(self) -> None:
        bot = self._application.bot
        await self._until_telegram_answers(lambda: bot.delete_webhook(drop_pending_updates=False))
        polling = Polling(bot.base_url, self.accept, WANTED, sleep=lambda seconds: self.polling_sleep(seconds))
        if self._database.dialect == "sqlite":
            await polling.run()
        else:
            # Of several replicas one polls at a time; Telegram refuses a second one.
            await Turn(self._database, "poller", self._wall).take_for(polling.run)

    async def _until_telegram_answers(self, ask: Callable[[], Awaitable[object]]) -> None:
        pause = 1.0
        while True:
            try:
                await ask()
                return
            except InvalidToken:
                raise
            except TelegramError as trouble:
                log.warning("Telegram does not answer yet", reason=str(trouble), pause=pause)
                await self.polling_sleep(pause)
                pause = min(pause * 2, 30.0)

    @contextlib.asynccontextmanager
    async def _watched_over(self) -> AsyncIterator[None]:
        """Health and metrics, where they are wanted."""
        if not self._settings.ops_port:
            yield
            return
        from bot.transport.ops import Health
        from bot.transport.web import serving

        health = Health(self._application.bot, self._database, self._wall, self.figures, lambda: self.inbox.in_hand)
        async with serving(health.app, self._settings.ops_host, self._settings.ops_port, "OPS_PORT"):
            yield

    async def _say_at_once(self, chat_id: int, thread_id: int, text: str) -> None:
        with contextlib.suppress(TelegramError):
            await self._application.bot.send_message(chat_id, text, message_thread_id=thread_id or None)

    async def _take_over(self) -> None:
        """What was in hand when a process died: at the start, and now and then what other processes left."""
        first = True
        while True:
            try:
                taken = await self.inbox.take_over(everything=first and self._database.dialect == "sqlite")
            except DATABASE_TROUBLE as trouble:
                log.warning("inbox not looked through", reason=type(trouble).__name__)
                taken = []
            else:
                first = False
            for kept in taken:
                await self.lanes.submit(kept)
            if not taken:
                await asyncio.sleep(LOOKED_EVERY)

    async def _handle(self, kept: Kept) -> None:
        began = time.perf_counter()
        outcome = await self._outcome(kept)
        took = time.perf_counter() - began
        self.figures.handled.labels(outcome).inc()
        self.figures.seconds.observe(took)
        log.info("update", update_id=kept.update_id, kind=_kind(kept.payload), outcome=outcome, ms=round(took * 1000))

    async def _outcome(self, kept: Kept) -> str:
        """Handle the update and strike it off, or put it aside; what became of it, in a word."""
        number = kept.update_id
        if kept.attempts > TAKEN_OVER_AT_MOST:
            log.error("update put aside: the process died with it in hand time and again", update_id=number)
            self.inbox.failed(number, "the process died with it in hand")
            return "deadly"
        update = self._read(kept)
        if update is None:
            return "unreadable"
        try:
            async with asyncio.timeout(HANDLED_WITHIN):
                outcome = await self._admit(update, kept)
        except TimeoutError:
            log.error("update put aside: it took too long", update_id=number)
            self.inbox.failed(number, f"not handled within {HANDLED_WITHIN:.0f} s")
            return "too long"
        self.inbox.done(number)
        return outcome

    async def _admit(self, update: Update, kept: Kept) -> str:
        try:
            admission = await self._porter.judge(update, kept)
        except DATABASE_TROUBLE:
            admission = GO_ON
        if not admission.reason:
            await self._process(update)
            return "handled"
        message = update.effective_message
        if update.callback_query is not None:
            with contextlib.suppress(TelegramError):
                await update.callback_query.answer(admission.say or None)
        elif admission.say and message is not None:
            thread = (
                (getattr(message, "message_thread_id", None) or 0) if getattr(message, "is_topic_message", 0) else 0
            )
            await self._say(message.chat.id, thread, admission.say)
        return admission.reason

    def _read(self, kept: Kept) -> Update | None:
        """The update as the library reads it; None, and put aside, when it cannot."""
        fault = shape_fault(kept.payload)
        if not fault:
            try:
                update = Update.de_json(kept.payload, self._application.bot)
            except Exception as error:  # a payload of any shape may fail anywhere in the library
                fault = type(error).__name__
        if fault:
            log.error(
                "update put aside: it cannot be read",
                update_id=kept.update_id,
                kind=_kind(kept.payload),
                reason=fault,
            )
            self.inbox.failed(kept.update_id, f"cannot be read: {fault}")
            return None
        for kind in update.api_kwargs.keys() - self._unknown_kinds:
            self._unknown_kinds.add(kind)
            log.warning("updates of an unknown kind are passed over", kind=kind[:40])
        return update

    async def _process(self, update: Update) -> None:
        """Hand the update to the application; again while the database is away, Telegram is out of reach
        (nothing was sent then) or asks to wait."""
        number = update.update_id
        patient_until = time.monotonic() + PATIENCE
        wait = 0.25
        while True:
            if time.monotonic() > patient_until:
                self._last_try.add(number)
            try:
                await self._application.process_update(update)
            finally:
                self._last_try.discard(number)
            if number not in self._again:
                return
            await asyncio.sleep(max(wait, self._again.pop(number)))
            wait = min(wait * 2, LONGEST_WAIT)

    def _hear_of_trouble_first(self) -> None:
        """Be the first error handler: what is away or a chat that is full for a moment is no reason for an apology."""
        former = dict(self._application.error_handlers)
        for handler in former:
            self._application.remove_error_handler(handler)
        self._application.add_error_handler(self._trouble)
        for handler, block in former.items():
            if handler != self._trouble:
                self._application.add_error_handler(handler, block)

    async def _trouble(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        error = context.error
        if not isinstance(update, Update) or error is None or update.update_id in self._last_try:
            return
        if isinstance(error, RetryAfter):
            # Other replicas answer in the same chat, out of sight of our own pace.
            told = error.retry_after
            seconds = told.total_seconds() if isinstance(told, timedelta) else float(told)
            if seconds > FLOOD_WAITED_AT_MOST:
                return
            self._again[update.update_id] = seconds
        elif is_away(error) or isinstance(error, NotSent):
            self._again[update.update_id] = 0.0
        else:
            return
        raise ApplicationHandlerStop


async def _end(*tasks: "asyncio.Task[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _for_the_operator(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, InvalidToken):
        return OperatorError("Telegram no longer knows this BOT_TOKEN: copy it again from @BotFather")
    return error


def _has_number(payload: dict[str, Any]) -> bool:
    try:
        number_of(payload)
    except ValueError:
        return False
    return True


def _kind(payload: dict[str, Any]) -> str:
    """What the update brings; never a word of what people wrote."""
    return next((kind[:40] for kind in payload if kind != "update_id"), "nothing")
