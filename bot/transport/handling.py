"""One update from the inbox, handled: is it this process's turn, can it be read, is it let through, and what when the
database or Telegram is away for a moment."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from telegram import Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.storage.inbox import Kept
from bot.transport.aiohttp_request import NotSent
from bot.transport.counting import Counting
from bot.transport.inbox import DATABASE_TROUBLE, RETRY_SECONDS, Inbox, is_away
from bot.transport.porter import GO_ON, Porter
from bot.transport.shape import shape_fault

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
T = TypeVar("T")

HANDLED_WITHIN = 120.0
PATIENCE = 60.0
"""Seconds in which an update is tried again; restarting a database takes some."""
LONGEST_WAIT = 2.0
FLOOD_WAITED_AT_MOST = 60.0
BEGUN_ANEW_AT_MOST = 2


async def nothing(*_: object) -> None:
    """What a bot without a newsroom or a memory has to do."""


async def _no(_: int) -> bool:
    return False


@dataclass(frozen=True)
class Hooks:
    """What handling needs of the rest of the bot.

    ``say``: tells a chat something, in a thread, at Telegram's pace. ``refused``: hears that Telegram will not have a
    chat written to for so many seconds. ``listens``: does the bot listen to all that is said in a group? ``settle``:
    returns once what an update left to be written later is written, so that other processes see it.
    """

    say: Callable[[int, int, str], Awaitable[object]] = nothing
    refused: Callable[[int, float], object] = lambda chat_id, seconds: None
    listens: Callable[[int], Awaitable[bool]] = _no
    settle: Callable[[], Awaitable[object]] = nothing


class Handling:
    """Called with each update in its turn."""

    def __init__(
        self, application: AnyApplication, inbox: Inbox, porter: Porter, counting: Callable[[], Counting], hooks: Hooks
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._porter = porter
        self._counting = counting
        self._hooks = hooks
        self._one_at_a_time = asyncio.Lock()
        self._again: dict[int, float] = {}
        self._last_try: set[int] = set()
        self._unknown_kinds: set[str] = set()

    async def __call__(self, kept: Kept) -> None:
        began = time.perf_counter()
        if kept.attempts:
            # A process died with it and with others in hand, twice. Alone, it shows which one it was.
            async with self._one_at_a_time:
                outcome = await self._outcome(kept)
        else:
            outcome = await self._outcome(kept)
        took = time.perf_counter() - began
        self._counting().handled(outcome, took)
        log.info("update", update_id=kept.update_id, kind=_kind(kept.payload), outcome=outcome, ms=round(took * 1000))

    async def _outcome(self, kept: Kept) -> str:
        """Handle the update and strike it off, or put it aside; what became of it, in a word."""
        number = kept.update_id
        if not await self._is_ours_now(kept):
            return "elsewhere"
        if kept.taken_over and await self._begun_anew(kept) > BEGUN_ANEW_AT_MOST:
            log.error("update put aside: the process died with it in hand time and again", update_id=number)
            self._inbox.failed(number, "the process died with it in hand")
            return "deadly"
        update = self._read(kept)
        if update is None:
            return "unreadable"
        try:
            async with asyncio.timeout(HANDLED_WITHIN):
                outcome = await self._admit(update, kept)
        except TimeoutError:
            log.error("update put aside: it took too long", update_id=number)
            self._inbox.failed(number, f"not handled within {HANDLED_WITHIN:.0f} s")
            return "too long"
        await self._hooks.settle()
        self._inbox.done(number)
        return outcome

    async def _is_ours_now(self, kept: Kept) -> bool:
        """Wait for this update's turn in its chat; is it still this process's to handle then?"""
        await _answered(lambda: self._inbox.turn_of(kept))
        return await _answered(lambda: self._inbox.is_ours(kept))

    async def _begun_anew(self, kept: Kept) -> int:
        return await _answered(lambda: self._inbox.begin(kept))

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
            await self._hooks.say(message.chat.id, thread, admission.say)
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
            self._inbox.failed(kept.update_id, f"cannot be read: {fault}")
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

    def hear_of_trouble_first(self) -> None:
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
            told = error.retry_after
            seconds = told.total_seconds() if isinstance(told, timedelta) else float(told)
            chat = update.effective_chat
            if chat is not None:
                self._hooks.refused(chat.id, seconds)
            if seconds > FLOOD_WAITED_AT_MOST:
                # An apology would be refused as well.
                log.warning("answer dropped: Telegram wants a long wait", seconds=round(seconds))
                raise ApplicationHandlerStop
            self._again[update.update_id] = seconds
        elif is_away(error) or isinstance(error, NotSent):
            self._again[update.update_id] = 0.0
        else:
            return
        raise ApplicationHandlerStop


async def _answered(ask: Callable[[], Awaitable[T]]) -> T:
    """What the database says; asked again while it is away."""
    while True:
        try:
            return await ask()
        except DATABASE_TROUBLE:
            await asyncio.sleep(RETRY_SECONDS)


def _kind(payload: dict[str, Any]) -> str:
    """What the update brings; never a word of what people wrote."""
    return next((kind[:40] for kind in payload if kind != "update_id"), "nothing")
