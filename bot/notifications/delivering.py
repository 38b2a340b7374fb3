"""One row of the outbox to Telegram: which call it takes, and what the answer means for the row and for its chat."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from telegram import Bot, LinkPreviewOptions
from telegram.error import TelegramError

from bot.clock import Clock
from bot.notifications import live_table
from bot.notifications.content import Message
from bot.notifications.errors import Outcome, Verdict, classify
from bot.notifications.pace import Pace
from bot.notifications.quiet import is_silent
from bot.notifications.spreading import EDIT, LIVE
from bot.storage import Database, Writing, chats, follows
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import OutboxRow
from bot.storage.tables import follows as follows_table
from bot.storage.tables import preferences as preferences_table
from medals_core.archive import Archive
from medals_core.nations import Noc

log = structlog.get_logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_ATTEMPTS = 12
LONGEST_BACKOFF = 300.0
UNAUTHORISED_BACKOFF = 60.0
EDIT_WAITS = 1.0
"""Seconds until an edit looks again whether the message that it edits has left."""


AWAY = (DBAPIError, OSError, NoConnectionFree)
"""What a database raises that cannot be reached for a while."""


class LeaseLost(Exception):
    """Another process may send this row now: it must not leave from here."""


class Deliverer:
    """``may_send`` is asked just before each call, with the token of the row: do we still hold the sender's lease, and
    without a break since the row was claimed? ``paid``: pay Telegram Stars to send faster than 30 a second."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        pace: Pace,
        clock: Clock,
        wall: Clock,
        archive: Callable[[], Archive],
        head: Callable[[], int],
        own: Noc,
        may_send: Callable[[int], bool],
        *,
        paid: bool = False,
    ) -> None:
        self._paid = paid
        self._database = database
        self._bot = bot
        self._pace = pace
        self._clock = clock
        self._wall = wall
        self._archive = archive
        self._head = head
        self._own = own
        self._may_send = may_send
        self.sent = 0
        self.called: set[int] = set()
        """Rows whose message may have arrived while it is not recorded yet what became of it."""

    async def deliver(self, row: OutboxRow) -> None:
        """Send one claimed row and record what became of it. Raises nothing of Telegram's."""
        try:
            if row.kind.startswith(EDIT):
                await self._edit(row)
            elif row.kind == LIVE:
                await self._live(row)
            else:
                await self._message(row)
        except LeaseLost:
            await self._again(row, "the lease was lost before it left")
        except AWAY as error:
            if row.outbox_id in self.called:
                raise
            # It was away while we looked what there is to send: what became of a call is written until it is kept.
            await self._again(row, f"database away: {type(error).__name__}")
        except TelegramError as error:
            await self._failed(row, classify(error))
        self.called.discard(row.outbox_id)

    async def give_up(self, row: OutboxRow, reason: str) -> None:
        """A fault of ours: trying again would not help."""
        await self._finish(row, "unknown" if row.outbox_id in self.called else "dead", error=reason)
        self.called.discard(row.outbox_id)

    async def _message(self, row: OutboxRow) -> None:
        text = html_of(row.payload)
        message_id = await self._send(row, text, silent=is_silent(row.payload, self._clock.now()))
        await self._sent(row, message_id, text)

    async def _send(self, row: OutboxRow, text: str, *, silent: bool) -> int:
        async with self._pace.turn(row.chat_id, row.priority):
            self._check(row)
            self.called.add(row.outbox_id)
            message = await self._bot.send_message(
                row.chat_id,
                text,
                parse_mode="HTML",
                link_preview_options=NO_PREVIEW,
                message_thread_id=row.thread_id or None,
                disable_notification=silent,
                allow_paid_broadcast=True if self._paid else None,
            )
        return int(message.message_id)

    async def _change(self, row: OutboxRow, message_id: int, text: str) -> None:
        async with self._pace.turn(row.chat_id, row.priority):
            self._check(row)
            await self._bot.edit_message_text(
                text, chat_id=row.chat_id, message_id=message_id, parse_mode="HTML", link_preview_options=NO_PREVIEW
            )

    async def _edit(self, row: OutboxRow) -> None:
        """A correction edits the message that was sent before; only where that is not possible a new one explains."""
        async with self._database.read() as look:
            target = await stored_outbox.get(look, row.payload["edit_of"])
        if target is None or target.state in ("dead", "cancelled", *stored_outbox.WAITING):
            # What has not left yet leaves in its newest version.
            await self._finish(row, "cancelled", error="nothing to edit")
            return
        if target.state == "claimed":
            await self._again(row, "the message is still under way", after=EDIT_WAITS)
            return
        if target.message_id is not None:
            text = html_of(target.payload)
            try:
                await self._change(row, target.message_id, text)
            except TelegramError as error:
                verdict = classify(error)
                if verdict.outcome is not Outcome.NOT_EDITABLE:
                    await self._failed(row, verdict)
                    return
                log.info("correction cannot edit", reason=verdict.reason)
            else:
                await self._sent(row, target.message_id, text)
                return
        text = html_of(row.payload["explain"])
        message_id = await self._send(row, text, silent=is_silent(row.payload, self._clock.now()))
        await self._sent(row, message_id, text)

    async def _live(self, row: OutboxRow) -> None:
        async with self._database.read() as look:
            known = await live_table.shown(look, row.chat_id, row.thread_id)
            wishes = await follows.preferences_of(look, row.chat_id, row.thread_id)
            chat = await chats.get(look, row.chat_id)
        if not wishes.live_table:
            await self._finish(row, "cancelled", error="no live table any more")
            return
        seq, own = self._head(), (chat.own_nation if chat else None) or self._own
        text = live_table.table_text(self._archive(), own)
        checksum = live_table.checksum(text)
        if known.message_id is not None and known.checksum == checksum:
            await self._finish(row, "sent", message_id=known.message_id, sent_at=self._wall.now(), checksum=checksum)
            return
        message_id = known.message_id
        if message_id is not None:
            try:
                await self._change(row, message_id, text)
            except TelegramError as error:
                verdict = classify(error)
                if verdict.outcome is Outcome.NOT_EDITABLE:
                    message_id = None
                elif verdict.outcome is not Outcome.UNCHANGED:
                    await self._failed(row, verdict)
                    return
        pinned = known.pinned and message_id is not None
        if message_id is None:
            message_id = await self._send(row, text, silent=True)
            pinned = await self._pin(row.chat_id, message_id)

        async def kept(tx: Writing) -> None:
            shown = live_table.Shown(message_id, checksum, pinned)
            await live_table.keep(tx, row.chat_id, row.thread_id, shown, seq, self._wall.now())

        await self._sent(row, message_id, text, kept)

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Where that is allowed."""
        try:
            return await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        except TelegramError as error:
            log.info("live table not pinned", reason=str(error))
            return False

    async def _sent(
        self, row: OutboxRow, message_id: int, text: str, also: Callable[[Writing], Awaitable[None]] | None = None
    ) -> None:
        self.sent += 1
        digest = hashlib.sha256(text.encode()).hexdigest()

        async def kept(tx: Writing) -> None:
            values: dict[str, Any] = {"message_id": message_id, "sent_at": self._wall.now(), "checksum": digest}
            if await stored_outbox.finish(tx, row, "sent", error="", **values) and also is not None:
                await also(tx)

        await self._surely(kept)

    async def _failed(self, row: OutboxRow, verdict: Verdict) -> None:
        outcome, reason, now = verdict.outcome, verdict.reason, self._wall.now()
        edits = row.kind.startswith(EDIT) or row.kind == LIVE
        match outcome:
            case Outcome.UNCHANGED:
                await self._finish(row, "sent", sent_at=now)
            case Outcome.FLOOD:
                self._pace.refused(row.chat_id, verdict.retry_after)
                await self._again(row, reason, after=verdict.retry_after)
            case Outcome.UNKNOWN if not edits:
                log.warning("outcome of a send unknown", outbox_id=row.outbox_id, reason=reason)
                await self._finish(row, "unknown", error=reason)
            case Outcome.TRY_AGAIN | Outcome.UNKNOWN if row.attempts < MOST_ATTEMPTS:
                backoff = min(2.0 ** min(row.attempts, 10) / 2, LONGEST_BACKOFF)
                await self._finish(row, "retry", retry_at=now + timedelta(seconds=backoff), error=reason)
            case Outcome.UNAUTHORISED:
                log.error("Telegram does not know this bot", reason=reason)
                retry_at = now + timedelta(seconds=UNAUTHORISED_BACKOFF)
                await self._finish(row, "retry", retry_at=retry_at, error=reason)
            case Outcome.MIGRATED:
                await self._surely(lambda tx: _migrated(tx, row, verdict, now))
            case Outcome.CHAT_GONE | Outcome.NO_RIGHTS:
                log.info("chat left out", chat_id=row.chat_id, reason=reason)
                await self._surely(lambda tx: _chat_gone(tx, row, f"{outcome}: {reason}"))
            case Outcome.TOPIC_GONE:
                await self._surely(lambda tx: _topic_gone(tx, row, reason))
            case _:
                log.error("message refused", outbox_id=row.outbox_id, kind=row.kind, reason=reason)
                await self._finish(row, "dead", error=reason)

    async def _again(self, row: OutboxRow, reason: str, *, after: float = 0.0) -> None:
        """It has surely not been sent, and not for a fault of its own: that does not count as an attempt."""
        retry_at = self._wall.now() + timedelta(seconds=after)
        await self._finish(row, "retry", retry_at=retry_at, error=reason, attempts=max(row.attempts - 1, 0))

    async def _finish(self, row: OutboxRow, state: str, **values: Any) -> None:
        async def kept(tx: Writing) -> None:
            await stored_outbox.finish(tx, row, state, **values)

        await self._surely(kept)

    async def _surely(self, deed: Callable[[Writing], Awaitable[None]]) -> None:
        """Write it, however long the database is away: what is sent must be known to be sent. Whether the lease is
        still ours does not matter here: of a row that another sender took over nothing is written."""
        wait = 0.1
        while True:
            try:
                async with self._database.begin() as tx:
                    await deed(tx)
            except AWAY as error:
                log.warning("database away, trying again", reason=type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 2.0)
            else:
                return

    def _check(self, row: OutboxRow) -> None:
        if not self._may_send(row.token):
            raise LeaseLost


def html_of(payload: Any) -> str:
    """What a payload says now."""
    return str(payload["text"]) if "text" in payload else Message.model_validate(payload["message"]).html


async def _migrated(tx: Writing, row: OutboxRow, verdict: Verdict, now: Any) -> None:
    assert verdict.new_chat_id is not None
    await chats.migrate(tx, row.chat_id, verdict.new_chat_id)
    await stored_outbox.finish(tx, row, "retry", retry_at=now, error=verdict.reason)


async def _chat_gone(tx: Writing, row: OutboxRow, reason: str) -> None:
    await chats.deactivate(tx, row.chat_id, reason)
    await stored_outbox.finish(tx, row, "dead", error=reason)
    await stored_outbox.cancel_waiting(tx, reason, chat_id=row.chat_id)


async def _topic_gone(tx: Writing, row: OutboxRow, reason: str) -> None:
    """The topic was removed: what it followed goes with it; the rest of the chat stays."""
    await stored_outbox.finish(tx, row, "dead", error=reason)
    if not row.thread_id:
        return
    await stored_outbox.cancel_waiting(tx, reason, chat_id=row.chat_id, thread_id=row.thread_id)
    for table in (follows_table, preferences_table):
        await tx.execute(delete(table).where(table.c.chat_id == row.chat_id, table.c.thread_id == row.thread_id))
    await live_table.forget(tx, row.chat_id, row.thread_id)
