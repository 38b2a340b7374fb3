"""Everything that comes in: fetched or delivered, kept, handled in its chat's order, struck off."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.clock import Clock, SystemClock
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage.inbox import Kept
from bot.transport.inbox import DATABASE_TROUBLE, Inbox, is_away, number_of
from bot.transport.lanes import Lanes
from bot.transport.polling import Polling

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
WANTED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
HANDLED_WITHIN = 120.0
DRAINED_WITHIN = 20.0
TRIES = 6
LONGEST_WAIT = 8.0
TAKEN_OVER_AT_MOST = 2
LOOKED_EVERY = 5.0


class Listener:
    """``await Listener(application, database, clock, settings).run(stop)`` listens until ``stop``, then finishes what
    is in hand. The application must be initialized. ``wall``: the real time, whatever the bot's clock says."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        settings: Settings,
        *,
        wall: Clock | None = None,
    ) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._settings = settings
        self._wall: Clock = wall or SystemClock()
        self.inbox = Inbox(database, self._wall)
        self.lanes = Lanes(self._handle)
        self.polling_sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        self._again: set[int] = set()
        self._last_try: set[int] = set()
        self._unknown_kinds: set[str] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Raises OperatorError for what only the operator can mend, as a token that Telegram no longer knows."""
        self._hear_of_trouble_first()
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
        for kept in await self.inbox.keep(good):
            await self.lanes.submit(kept)

    async def _listen(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_over())
            group.create_task(self._fetch())

    async def _fetch(self) -> None:
        bot = self._application.bot
        await bot.delete_webhook(drop_pending_updates=False)
        await Polling(bot.base_url, self.accept, WANTED, sleep=lambda seconds: self.polling_sleep(seconds)).run()

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
        if kept.attempts > TAKEN_OVER_AT_MOST:
            log.error("update put aside: the process died with it in hand time and again", update_id=kept.update_id)
            self.inbox.failed(kept.update_id, "the process died with it in hand")
            return
        update = self._read(kept)
        if update is None:
            return
        try:
            async with asyncio.timeout(HANDLED_WITHIN):
                await self._process(update)
        except TimeoutError:
            log.error("update put aside: it took too long", update_id=kept.update_id)
            self.inbox.failed(kept.update_id, f"not handled within {HANDLED_WITHIN:.0f} s")
            return
        self.inbox.done(kept.update_id)
        log.info(
            "update", update_id=kept.update_id, kind=_kind(kept.payload), ms=round((time.perf_counter() - began) * 1000)
        )

    def _read(self, kept: Kept) -> Update | None:
        """The update as the library reads it; None, and put aside, when it cannot."""
        try:
            update = Update.de_json(kept.payload, self._application.bot)
        except Exception as error:  # a payload of any shape may fail anywhere in the library
            log.error(
                "update put aside: it cannot be read",
                update_id=kept.update_id,
                kind=_kind(kept.payload),
                reason=type(error).__name__,
            )
            self.inbox.failed(kept.update_id, f"cannot be read: {type(error).__name__}")
            return None
        for kind in update.api_kwargs.keys() - self._unknown_kinds:
            self._unknown_kinds.add(kind)
            log.warning("updates of an unknown kind are passed over", kind=kind[:40])
        return update

    async def _process(self, update: Update) -> None:
        """Hand the update to the application; again while the database is away."""
        number = update.update_id
        wait = 0.25
        for attempt in range(TRIES):
            if attempt == TRIES - 1:
                self._last_try.add(number)
            try:
                await self._application.process_update(update)
            finally:
                self._last_try.discard(number)
            if number not in self._again:
                return
            self._again.discard(number)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    def _hear_of_trouble_first(self) -> None:
        """Be the first error handler: a database that is away for a moment is no reason for an apology."""
        former = dict(self._application.error_handlers)
        for handler in former:
            self._application.remove_error_handler(handler)
        self._application.add_error_handler(self._trouble)
        for handler, block in former.items():
            if handler != self._trouble:
                self._application.add_error_handler(handler, block)

    async def _trouble(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        away = context.error is not None and is_away(context.error)
        if away and isinstance(update, Update) and update.update_id not in self._last_try:
            self._again.add(update.update_id)
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
