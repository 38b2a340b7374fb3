"""One update from the inbox, handled: is it this process's turn, can it be read, is it let through, and what when the
database or Telegram is away for a moment."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from telegram import Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.clock import doubling_waits
from bot.storage import DATABASE_AWAY
from bot.storage.inbox import StoredUpdate
from bot.transport.calls.aiohttp_request import NotSent
from bot.transport.calls.failures import retry_seconds
from bot.transport.incoming.admission import ADMITTED, AdmissionPolicy
from bot.transport.incoming.inbox import RETRY_SECONDS, Inbox, is_away
from bot.transport.incoming.update_shape import shape_fault

if TYPE_CHECKING:
    from bot.transport.operations.health import PrometheusMetrics

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
T = TypeVar("T")

HANDLING_TIMEOUT_SECONDS = 120.0
RETRY_PERIOD_SECONDS = 60.0
"""Seconds in which an update is tried again; restarting a database takes some."""
LONGEST_RETRY_WAIT_SECONDS = 2.0
LONGEST_FLOOD_WAIT_SECONDS = 60.0
MOST_RESTARTS = 2


async def do_nothing(*_: object) -> None:
    """What a bot without a newsroom or a memory has to do."""


async def _no(_: int) -> bool:
    return False


@dataclass(frozen=True)
class Hooks:
    """What handling needs of the rest of the bot.

    ``say``: tells a chat something, in a thread, at Telegram's pace. ``refused``: hears that Telegram will not have a
    chat written to for so many seconds. ``listens``: does the bot listen to all that is said in a group? ``flush``:
    returns once what an update left to be written later is written, so that other processes see it.
    """

    say: Callable[[int, int, str], Awaitable[object]] = do_nothing
    refused: Callable[[int, float], object] = lambda chat_id, seconds: None
    listens: Callable[[int], Awaitable[bool]] = _no
    flush: Callable[[], Awaitable[object]] = do_nothing


@dataclass
class UpdateHandler:
    """Called with each update in its turn."""

    application: AnyApplication
    inbox: Inbox
    admission: AdmissionPolicy
    counting: Callable[[], "PrometheusMetrics | None"]
    hooks: Hooks

    def __post_init__(self) -> None:
        self._suspect_lock = asyncio.Lock()
        self._retry_after: dict[int, float] = {}
        self._last_try: set[int] = set()
        self._unknown_kinds: set[str] = set()

    async def __call__(self, stored: StoredUpdate) -> None:
        began = time.perf_counter()
        if stored.attempts:
            # A process died with it and with others in hand, twice. Alone, it shows which one it was.
            async with self._suspect_lock:
                outcome = await self._outcome(stored)
        else:
            outcome = await self._outcome(stored)
        took = time.perf_counter() - began
        if (metrics := self.counting()) is not None:
            metrics.handled(outcome, took)
        kind = _kind(stored.payload)
        log.info("update", update_id=stored.update_id, kind=kind, outcome=outcome, ms=round(took * 1000))

    async def _outcome(self, stored: StoredUpdate) -> str:
        """Handle the update and strike it off, or put it aside; what became of it, in a word."""
        number = stored.update_id
        await _answered(lambda: self.inbox.wait_for_earlier(stored))
        if not await _answered(lambda: self.inbox.still_claims(stored)):
            return "elsewhere"
        if stored.taken_over and await _answered(lambda: self.inbox.begin(stored)) > MOST_RESTARTS:
            log.error("update put aside: the process died with it in hand time and again", update_id=number)
            self.inbox.failed(number, "the process died with it in hand")
            return "deadly"
        if (update := self._read(stored)) is None:
            return "unreadable"
        try:
            async with asyncio.timeout(HANDLING_TIMEOUT_SECONDS):
                outcome = await self._admit(update, stored)
        except TimeoutError:
            log.error("update put aside: it took too long", update_id=number)
            self.inbox.failed(number, f"not handled within {HANDLING_TIMEOUT_SECONDS:.0f} s")
            return "too long"
        await self.hooks.flush()
        self.inbox.done(number)
        return outcome

    async def _admit(self, update: Update, stored: StoredUpdate) -> str:
        try:
            admission = await self.admission.decide(update, stored)
        except DATABASE_AWAY:
            admission = ADMITTED
        if not admission.reason:
            await self._process(update)
            return "handled"
        message = update.effective_message
        if update.callback_query is not None:
            with contextlib.suppress(TelegramError):
                await update.callback_query.answer(admission.say or None)
        elif admission.say and message is not None:
            thread = (message.message_thread_id or 0) if message.is_topic_message else 0
            await self.hooks.say(message.chat.id, thread, admission.say)
        return admission.reason

    def _read(self, stored: StoredUpdate) -> Update | None:
        """The update as the library reads it; None, and put aside, when it cannot."""
        fault = shape_fault(stored.payload)
        if not fault:
            try:
                update = Update.de_json(stored.payload, self.application.bot)
            except Exception as error:  # a payload of any shape may fail anywhere in the library
                fault = type(error).__name__
        if fault:
            number, kind = stored.update_id, _kind(stored.payload)
            log.error("update put aside: it cannot be read", update_id=number, kind=kind, reason=fault)
            self.inbox.failed(number, f"cannot be read: {fault}")
            return None
        for kind in update.api_kwargs.keys() - self._unknown_kinds:
            self._unknown_kinds.add(kind)
            log.warning("updates of an unknown kind are passed over", kind=kind[:40])
        return update

    async def _process(self, update: Update) -> None:
        """Hand the update to the application; again while the database is away, Telegram is out of reach
        (nothing was sent then) or asks to wait."""
        number = update.update_id
        patient_until = time.monotonic() + RETRY_PERIOD_SECONDS
        for wait in doubling_waits(0.25, LONGEST_RETRY_WAIT_SECONDS):
            if time.monotonic() > patient_until:
                self._last_try.add(number)
            try:
                await self.application.process_update(update)
            finally:
                self._last_try.discard(number)
            if number not in self._retry_after:
                return
            await asyncio.sleep(max(wait, self._retry_after.pop(number)))

    def install_error_handler(self) -> None:
        """Be the first error handler: what is away or a chat that is full for a moment is no reason for an apology."""
        former = dict(self.application.error_handlers)
        for handler in former:
            self.application.remove_error_handler(handler)
        self.application.add_error_handler(self._trouble)
        for handler, block in former.items():
            if handler != self._trouble:
                self.application.add_error_handler(handler, block)

    async def _trouble(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        error = context.error
        if not isinstance(update, Update) or error is None or update.update_id in self._last_try:
            return
        if isinstance(error, RetryAfter):
            seconds = retry_seconds(error)
            if (chat := update.effective_chat) is not None:
                self.hooks.refused(chat.id, seconds)
            if seconds > LONGEST_FLOOD_WAIT_SECONDS:
                # An apology would be refused as well.
                log.warning("answer dropped: Telegram wants a long wait", seconds=round(seconds))
                raise ApplicationHandlerStop
            self._retry_after[update.update_id] = seconds
        elif is_away(error) or isinstance(error, NotSent):
            self._retry_after[update.update_id] = 0.0
        else:
            return
        raise ApplicationHandlerStop


async def _answered(ask: Callable[[], Awaitable[T]]) -> T:
    """What the database says; asked again while it is away."""
    while True:
        try:
            return await ask()
        except DATABASE_AWAY:
            await asyncio.sleep(RETRY_SECONDS)


def _kind(payload: dict[str, Any]) -> str:
    """What the update brings; never a word of what people wrote."""
    return next((kind[:40] for kind in payload if kind != "update_id"), "nothing")
