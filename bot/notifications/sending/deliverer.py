"""One row of the outbox to Telegram: which call it takes, and what the answer means for the row and for its chat."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from typing import Any

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock, doubling_waits
from bot.notifications.news.fan_out import EDIT, LIVE
from bot.notifications.news.payload import html_of, is_silent, share_of_news
from bot.notifications.sending import live_table, refusing_chats
from bot.notifications.sending.gold_cards import CARD, UNCARD, GoldCards
from bot.notifications.sending.send_queue import SendQueue
from bot.storage import DATABASE_AWAY, Database, Transaction, chats, follows
from bot.storage import outbox as stored_outbox
from bot.storage.outbox import OutboxRow
from bot.transport.calls.failures import Failure, FailureKind, classify
from medals_core.archive import Archive
from medals_core.nations import Noc

log = structlog.get_logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_ATTEMPTS = 12
LONGEST_BACKOFF_SECONDS = 300.0
UNAUTHORISED_BACKOFF_SECONDS = 60.0
EDIT_RETRY_SECONDS = 1.0
"""Seconds until an edit looks again whether the message that it edits has left."""


class LeaseLost(Exception):
    """Another process may send this row now: it must not leave from here."""


@dataclass
class Deliverer:
    """``may_send`` is the sender's, and asked just before each call, with the token of the row: do we still hold the
    lease, and without a break since the row was claimed? ``paid``: pay Telegram Stars to send faster than 30 a
    second."""

    database: Database
    bot: Bot
    send_queue: SendQueue
    clock: Clock
    wall: Clock
    archive: Callable[[], Archive]
    head: Callable[[], int]
    own: Noc
    _: KW_ONLY
    paid: bool = False

    def __post_init__(self) -> None:
        self.may_send: Callable[[int], bool] = lambda token: False
        self._cards = GoldCards(self.bot, self.archive)
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
            elif row.kind == CARD:
                await self._card(row)
            elif row.kind.startswith(UNCARD):
                await self._remove_card(row)
            else:
                await self._message(row, html_of(row.payload))
        except LeaseLost:
            await self._retry_later(row, "the lease was lost before it left")
        except DATABASE_AWAY as error:
            if row.outbox_id in self.called:
                raise
            # It was away while we looked what there is to send: what became of a call is written until it is kept.
            await self._retry_later(row, f"database away: {type(error).__name__}")
        except TelegramError as error:
            await self._failed(row, classify(error))
        self.called.discard(row.outbox_id)

    async def give_up(self, row: OutboxRow, reason: str) -> None:
        """A fault of ours: trying again would not help."""
        await self._finish(row, "unknown" if row.outbox_id in self.called else "dead", error=reason)
        self.called.discard(row.outbox_id)

    async def _message(self, row: OutboxRow, text: str) -> None:
        message_id = await self._send(row, text, silent=is_silent(row.payload, self.clock.now()))
        await self._sent(row, message_id, text)

    async def _send(self, row: OutboxRow, text: str, *, silent: bool) -> int:
        async with self.send_queue.turn(row.chat_id, row.priority):
            self._check(row)
            self.called.add(row.outbox_id)
            message = await self.bot.send_message(
                row.chat_id,
                text,
                parse_mode="HTML",
                link_preview_options=NO_PREVIEW,
                message_thread_id=row.thread_id or None,
                disable_notification=silent,
                allow_paid_broadcast=True if self.paid else None,
                reply_markup=self._share(row.payload),
            )
        return int(message.message_id)

    def _share(self, payload: Any) -> InlineKeyboardMarkup | None:
        """Telegram refuses the button from a bot that is not in inline mode."""
        return share_of_news(payload) if getattr(self.bot, "supports_inline_queries", False) else None

    async def _change(self, row: OutboxRow, message_id: int, text: str, payload: Any = None) -> bool:
        """False when the message cannot be edited (any more). ``payload``: what the message holds; an edit without its
        button would take that away."""
        try:
            async with self.send_queue.turn(row.chat_id, row.priority):
                self._check(row)
                await self.bot.edit_message_text(
                    text,
                    chat_id=row.chat_id,
                    message_id=message_id,
                    parse_mode="HTML",
                    link_preview_options=NO_PREVIEW,
                    reply_markup=self._share(payload or {}),
                )
        except TelegramError as error:
            failure = classify(error)
            if failure.kind not in (FailureKind.NOT_EDITABLE, FailureKind.UNCHANGED):
                raise
            log.info("message not edited", reason=failure.reason)
            return failure.kind is FailureKind.UNCHANGED
        return True

    async def _card(self, row: OutboxRow) -> None:
        async with self.database.read() as db:
            chat = await chats.get(db, row.chat_id)
        async with self.send_queue.turn(row.chat_id, row.priority):
            self._check(row)
            self.called.add(row.outbox_id)
            colours = chat.picture_colours if chat else ""
            message_id = await self._cards.send(row, colours, self.clock.now())
        await self._sent(row, message_id, row.kind)

    async def _remove_card(self, row: OutboxRow) -> None:
        """Of a card that is gone already, or too old to be removed, nothing is left to do."""
        async with self.database.read() as db:
            card = await stored_outbox.get(db, row.payload["card"])
        if card is not None and card.state == "claimed":
            await self._retry_later(row, "the card is still under way", after=EDIT_RETRY_SECONDS)
            return
        if card is None or card.message_id is None:
            await self._finish(row, "cancelled", error="no card to remove")
            return
        async with self.send_queue.turn(row.chat_id, row.priority):
            self._check(row)
            try:
                await self.bot.delete_message(row.chat_id, card.message_id)
            except BadRequest as error:
                log.info("card not removed", reason=str(error))
        await self._sent(row, card.message_id, row.kind)

    async def _edit(self, row: OutboxRow) -> None:
        """A correction edits the message that was sent before; only where that is not possible a new one explains."""
        async with self.database.read() as db:
            target = await stored_outbox.get(db, row.payload["edit_of"])
        if target is None or target.state in ("dead", "cancelled", *stored_outbox.WAITING):
            # What has not left yet leaves in its newest version.
            await self._finish(row, "cancelled", error="nothing to edit")
            return
        if target.state == "claimed":
            await self._retry_later(row, "the message is still under way", after=EDIT_RETRY_SECONDS)
            return
        text = html_of(target.payload)
        if target.message_id is not None and await self._change(row, target.message_id, text, target.payload):
            await self._sent(row, target.message_id, text)
        else:
            await self._message(row, html_of(row.payload["explain"]))

    async def _live(self, row: OutboxRow) -> None:
        async with self.database.read() as db:
            known = await live_table.shown(db, row.chat_id, row.thread_id)
            wishes = await follows.preferences_of(db, row.chat_id, row.thread_id)
            chat = await chats.get(db, row.chat_id)
        if not wishes.live_table:
            await self._finish(row, "cancelled", error="no live table any more")
            return
        seq, own = self.head(), (chat.own_nation if chat else None) or self.own
        text = live_table.table_text(self.archive(), own, hidden=wishes.spoiler)
        checksum = live_table.checksum(text)
        if known.message_id is not None and known.checksum == checksum:
            await self._finish(row, "sent", message_id=known.message_id, sent_at=self.wall.now(), checksum=checksum)
            return
        message_id, pinned = known.message_id, known.pinned
        if message_id is None or not await self._change(row, message_id, text):
            message_id = await self._send(row, text, silent=True)
            pinned = await self._pin(row.chat_id, message_id)

        async def kept(tx: Transaction) -> None:
            shown = live_table.Shown(message_id, checksum, pinned)
            await live_table.keep(tx, row.chat_id, row.thread_id, shown, seq, self.wall.now())

        await self._sent(row, message_id, text, kept)

    async def _has_no_topics(self, chat_id: int) -> bool:
        """Were the topics of the group switched off, rather than this one removed? Not when Telegram will not say."""
        try:
            chat = await self.bot.get_chat(chat_id)
        except TelegramError as error:
            log.info("group not looked at", reason=str(error))
            return False
        return not chat.is_forum

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Where that is allowed."""
        try:
            return await self.bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        except TelegramError as error:
            log.info("live table not pinned", reason=str(error))
            return False

    async def _sent(
        self, row: OutboxRow, message_id: int, text: str, also: Callable[[Transaction], Awaitable[None]] | None = None
    ) -> None:
        self.sent += 1

        async def record(tx: Transaction) -> None:
            now, checksum = self.wall.now(), live_table.checksum(text)
            kept = {"message_id": message_id, "sent_at": now, "checksum": checksum, "error": ""}
            if await stored_outbox.finish(tx, row, "sent", **kept) and also is not None:
                await also(tx)
            await refusing_chats.opened(tx, row, now)

        await self._write_until_stored(record)

    async def _failed(self, row: OutboxRow, failure: Failure) -> None:
        reason, now = failure.reason, self.wall.now()
        edits = row.kind.startswith(EDIT) or row.kind == LIVE
        match failure.kind:
            case FailureKind.FLOOD:
                self.send_queue.refused(row.chat_id, failure.retry_after)
                await self._retry_later(row, reason, after=failure.retry_after)
            case FailureKind.UNKNOWN if not edits:
                log.warning("outcome of a send unknown", outbox_id=row.outbox_id, reason=reason)
                await self._finish(row, "unknown", error=reason)
            case FailureKind.TRY_AGAIN | FailureKind.UNKNOWN if row.attempts < MOST_ATTEMPTS:
                backoff = min(2.0 ** min(row.attempts, 10) / 2, LONGEST_BACKOFF_SECONDS)
                await self._finish(row, "retry", retry_at=now + timedelta(seconds=backoff), error=reason)
            case FailureKind.UNAUTHORISED:
                log.error("Telegram does not know this bot", reason=reason)
                retry_at = now + timedelta(seconds=UNAUTHORISED_BACKOFF_SECONDS)
                await self._finish(row, "retry", retry_at=retry_at, error=reason)
            case FailureKind.MIGRATED:
                await self._write_until_stored(lambda tx: refusing_chats.chat_migrated(tx, row, failure, now))
            case FailureKind.CHAT_GONE:
                log.info("chat left out", chat_id=row.chat_id, reason=reason)
                await self._write_until_stored(
                    lambda tx: refusing_chats.chat_gone(tx, row, f"{failure.kind}: {reason}")
                )
            case FailureKind.NO_RIGHTS | FailureKind.TOPIC_CLOSED:
                await self._write_until_stored(lambda tx: refusing_chats.chat_closed(tx, row, failure, now))
            case FailureKind.TOPIC_GONE if row.thread_id and await self._has_no_topics(row.chat_id):
                await self._write_until_stored(lambda tx: refusing_chats.topics_off(tx, row, now))
            case FailureKind.TOPIC_GONE:
                await self._write_until_stored(lambda tx: refusing_chats.topic_gone(tx, row, reason))
            case _:
                log.error("message refused", outbox_id=row.outbox_id, kind=row.kind, reason=reason)
                await self._finish(row, "dead", error=reason)

    async def _retry_later(self, row: OutboxRow, reason: str, *, after: float = 0.0) -> None:
        """It has surely not been sent, and not for a fault of its own: that does not count as an attempt."""
        retry_at = self.wall.now() + timedelta(seconds=after)
        await self._finish(row, "retry", retry_at=retry_at, error=reason, attempts=max(row.attempts - 1, 0))

    async def _finish(self, row: OutboxRow, state: str, **values: Any) -> None:
        async def kept(tx: Transaction) -> None:
            await stored_outbox.finish(tx, row, state, **values)

        await self._write_until_stored(kept)

    async def _write_until_stored(self, deed: Callable[[Transaction], Awaitable[None]]) -> None:
        """Write it, however long the database is away: what is sent must be known to be sent. Whether the lease is
        still ours does not matter here: of a row that another sender took over nothing is written."""
        for wait in doubling_waits(0.1, 2.0):
            try:
                async with self.database.begin() as tx:
                    await deed(tx)
            except DATABASE_AWAY as error:
                log.warning("database away, trying again", reason=type(error).__name__)
                await asyncio.sleep(wait)
            else:
                return

    def _check(self, row: OutboxRow) -> None:
        if not self.may_send(row.token):
            raise LeaseLost
