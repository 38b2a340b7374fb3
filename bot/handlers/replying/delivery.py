"""A reply on its way to Telegram: sent, or put in the place of a message that was sent before.

One that Telegram could not take just then is sent once more: after a 500 or 502, or where no connection could be had.
Never when it may have arrived: who gets an answer twice trusts neither.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar

import structlog
from cachetools import LRUCache
from telegram import Bot, InputMediaPhoto, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, TelegramError

from bot.handlers.pictures.uploads import StoredPictureFiles
from bot.handlers.replying.native_tables import NativeReply
from bot.notifications.sending.send_queue import ReplyDecision, SendQueue
from bot.replies.reply import TOO_LONG, Reply
from bot.request import Request
from bot.transport.calls.failures import FailureKind, classify
from bot.transport.calls.keyboard import inline_keyboard
from bot.transport.calls.newer_calls import NewerCalls, UnknownCall
from bot.transport.calls.send_message import ReadyMessage, send_message

T = TypeVar("T")

RETRY_SECONDS = 0.7
"""Seconds before the second try: a gateway that is being replaced is back by then, and nobody has given up waiting."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_READY_MESSAGES = 512
TOO_LONG_REPLY = Reply(text=TOO_LONG)
BUSY_REPLY = Reply(
    text="Het is hier even te druk: Telegram laat me in een groep twintig berichten per minuut sturen. "
    "Stel je vraag zo nog eens, of stel hem privé."
)
log = structlog.get_logger(__name__)


class _Place(NamedTuple):
    """Where a reply goes. ``answered``: the message that it replies to."""

    chat_id: int
    thread_id: int | None
    answered: int | None


class Delivery:
    """Sends and edits replies to people. Broadcasts go by the outbox instead."""

    def __init__(self, bot: Bot, send_queue: SendQueue, files: StoredPictureFiles) -> None:
        self._bot = bot
        self._newer = NewerCalls(bot)
        self._send_queue = send_queue
        self._files = files
        self._made: LRUCache[int, tuple[Reply, ReadyMessage]] = LRUCache(MOST_READY_MESSAGES)

    async def send(self, reply: Reply, request: Request, *, only_fresh: bool = False) -> int | None:
        """Send the reply to where the request came from; in a group as an answer to the message itself. Returns the
        number of what was sent, None when there was nothing to send. ``only_fresh``: an answer to a question, which in
        an overfull group is dropped with one line rather than given late."""
        if not (reply.text or reply.picture or reply.document):
            return None
        return await retry_once(lambda: self._send(reply, request, only_fresh=only_fresh))

    async def _send(self, reply: Reply, request: Request, *, only_fresh: bool) -> int | None:
        if only_fresh and not request.is_private:
            turn = await self._send_queue.reply_while_fresh(request.chat_id)
            if turn is not ReplyDecision.GO:
                log.info("answer dropped: the group has had its messages", chat_id=request.chat_id)
            if turn is ReplyDecision.DROP:
                return None
            if turn is ReplyDecision.SAY_BUSY:
                reply = BUSY_REPLY
                await self._send_queue.reply(request.chat_id)
        else:
            await self._send_queue.reply(request.chat_id)
        message_id = request.message_id if not request.is_private and not request.is_tap else 0
        place = _Place(request.chat_id, request.thread_id or None, message_id or None)
        if isinstance(reply, NativeReply):
            sent_native = await self._send_native(reply, place)
            if sent_native is not None:
                return sent_native
        if reply.picture is None and reply.document is None:
            return await self._send_text(reply, place)
        send = self._send_document if reply.picture is None else self._send_picture
        answered = ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
        sent = await send(
            reply,
            chat_id=place.chat_id,
            caption=reply.text or None,
            parse_mode="HTML",
            message_thread_id=place.thread_id,
            reply_parameters=answered,
            reply_markup=inline_keyboard(reply.buttons),
            disable_notification=reply.silent,
        )
        return sent.message_id

    async def _send_text(self, reply: Reply, place: _Place) -> int:
        try:
            return await send_message(self._bot, self._ready(reply), **place._asdict())
        except BadRequest as error:
            if "message is too long" not in str(error).lower() or reply.text == TOO_LONG:
                raise
            log.error("reply too long", length=len(reply.text))
            return await send_message(self._bot, self._ready(TOO_LONG_REPLY), **place._asdict())

    def _ready(self, reply: Reply) -> ReadyMessage:
        """The reply in Telegram's form, made once however many people get the same."""
        # By identity: comparing a screenful with its buttons would cost more than it saves. The reply is kept beside
        # the message, so that its number stays its own.
        if (made := self._made.get(id(reply))) is None:
            message = ReadyMessage(reply.text, inline_keyboard(reply.buttons), reply.silent)
            made = self._made[id(reply)] = (reply, message)
        return made[1]

    async def _send_native(self, reply: NativeReply, place: _Place) -> int | None:
        """The number of the rich message; None where this server, or this chat, has none."""
        buttons = inline_keyboard(reply.rich_buttons)
        try:
            return await self._newer.send_rich_message(
                html=reply.rich, buttons=buttons, silent=reply.silent, **place._asdict()
            )
        except UnknownCall:
            return None
        except BadRequest as error:
            log.warning("native table refused", reason=str(error))
            return None

    async def _send_document(self, reply: Reply, **told: Any) -> Message:
        return await self._bot.send_document(document=reply.document or b"", filename=reply.document_name, **told)

    async def _send_picture(self, reply: Reply, **told: Any) -> Message:
        assert reply.picture is not None
        checksum = reply.picture_key or hashlib.sha256(reply.picture).hexdigest()
        known = await self._files.find(checksum)
        try:
            message = await self._bot.send_photo(photo=known or reply.picture, **told)
        except BadRequest:
            if known is None:
                raise
            message = await self._bot.send_photo(photo=reply.picture, **told)
            known = None
        if known is None and message.photo:
            await self._files.keep(checksum, message.photo[-1].file_id)
        return message

    async def edit(self, reply: Reply, chat_id: int, message_id: int, *, was_picture: bool = False) -> bool:
        """Put the reply in the place of a message of ours. False when that cannot be done (too old, gone, or of
        another kind), so that the caller sends it anew."""
        if reply.document is not None or was_picture != (reply.picture is not None):
            return False
        return await retry_once(lambda: self._edit(reply, chat_id, message_id), harmless=True)

    async def _edit(self, reply: Reply, chat_id: int, message_id: int) -> bool:
        await self._send_queue.reply(chat_id)
        where: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": message_id,
            "reply_markup": inline_keyboard(reply.buttons),
        }
        try:
            if reply.picture is not None:
                media = InputMediaPhoto(reply.picture, caption=reply.text, parse_mode="HTML")
                await self._bot.edit_message_media(media, **where)
            else:
                await self._bot.edit_message_text(
                    reply.text, parse_mode="HTML", link_preview_options=NO_PREVIEW, **where
                )
        except BadRequest as error:
            if "not modified" in str(error):
                return True
            log.info("reply not editable", reason=str(error))
            return False
        return True


async def retry_once(send: Callable[[], Awaitable[T]], *, harmless: bool = False) -> T:
    """What ``send`` gives, at the first or the second try. ``harmless``: doing it twice is as good as once (an edit),
    so that a call whose answer was lost is repeated too. Raises what the library raises."""
    try:
        return await send()
    except TelegramError as error:
        kind = classify(error).kind
        if kind is not FailureKind.TRY_AGAIN and not (harmless and kind is FailureKind.UNKNOWN):
            raise
        log.info("answer sent once more", reason=type(error).__name__)
    await asyncio.sleep(RETRY_SECONDS)
    return await send()
