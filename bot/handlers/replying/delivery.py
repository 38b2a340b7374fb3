"""A reply on its way to Telegram: sent, or put in the place of a message that was sent before."""

import hashlib

import structlog
from cachetools import LRUCache
from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest

from bot.handlers.pictures.file_ids import StoredPictureFiles
from bot.handlers.replying.native_tables import NativeReply
from bot.handlers.replying.retrying import retry_once
from bot.notifications.sending.send_queue import ReplyDecision, SendQueue
from bot.replies.reply import TOO_LONG, Reply
from bot.request import Request
from bot.transport.calls.keyboard import inline_keyboard
from bot.transport.calls.newer_calls import NewerCalls, UnknownCall
from bot.transport.calls.send_message import ReadyMessage, send_message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_READY_MESSAGES = 512
TOO_LONG_REPLY = Reply(text=TOO_LONG)
BUSY_REPLY = Reply(
    text="Het is hier even te druk: Telegram laat me in een groep twintig berichten per minuut sturen. "
    "Stel je vraag zo nog eens, of stel hem privé."
)
log = structlog.get_logger(__name__)


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The reply's buttons as Telegram wants them."""
    return inline_keyboard(reply.buttons)


class ReadyMessages:
    """Replies in Telegram's form, made once however many people get the same reply."""

    def __init__(self) -> None:
        self._made: LRUCache[int, tuple[Reply, ReadyMessage]] = LRUCache(MOST_READY_MESSAGES)

    def of(self, reply: Reply) -> ReadyMessage:
        # By identity: comparing a screenful with its buttons would cost more than it saves. The reply is kept beside
        # the message, so that its number stays its own.
        if (made := self._made.get(id(reply))) is None:
            made = self._made[id(reply)] = (reply, ReadyMessage(reply.text, keyboard(reply), reply.silent))
        return made[1]


class Delivery:
    """Sends and edits replies to people. Broadcasts go by the outbox instead."""

    def __init__(self, bot: Bot, send_queue: SendQueue, files: StoredPictureFiles) -> None:
        self._bot = bot
        self._newer = NewerCalls(bot)
        self._send_queue = send_queue
        self._files = files
        self._ready = ReadyMessages()

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
        thread = request.thread_id or None
        message_id = request.message_id if not request.is_private and not request.is_tap else 0
        if isinstance(reply, NativeReply):
            sent_native = await self._send_native(reply, request.chat_id, thread, message_id or None)
            if sent_native is not None:
                return sent_native
        if reply.picture is None and reply.document is None:
            return await self._send_text(reply, request.chat_id, thread, message_id or None)
        answered = ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
        if reply.picture is not None:
            sent = await self._send_picture(reply, request.chat_id, thread, answered)
        else:
            sent = await self._bot.send_document(
                request.chat_id,
                reply.document or b"",
                filename=reply.document_name,
                caption=reply.text or None,
                parse_mode="HTML",
                message_thread_id=thread,
                reply_parameters=answered,
                reply_markup=keyboard(reply),
            )
        return sent.message_id

    async def _send_text(self, reply: Reply, chat_id: int, thread: int | None, answered: int | None) -> int:
        try:
            return await send_message(self._bot, self._ready.of(reply), chat_id, thread_id=thread, answered=answered)
        except BadRequest as error:
            if "message is too long" not in str(error).lower() or reply.text == TOO_LONG:
                raise
            log.error("reply too long", length=len(reply.text))
            return await send_message(
                self._bot, self._ready.of(TOO_LONG_REPLY), chat_id, thread_id=thread, answered=answered
            )

    async def _send_native(
        self, reply: NativeReply, chat_id: int, thread: int | None, answered: int | None
    ) -> int | None:
        """The number of the rich message; None where this server, or this chat, has none."""
        buttons = inline_keyboard(reply.rich_buttons)
        try:
            return await self._newer.send_rich_message(
                chat_id, reply.rich, buttons=buttons, thread_id=thread, answered=answered, silent=reply.silent
            )
        except UnknownCall:
            return None
        except BadRequest as error:
            log.warning("native table refused", reason=str(error))
            return None

    async def edit(self, reply: Reply, chat_id: int, message_id: int, *, was_picture: bool = False) -> bool:
        """Put the reply in the place of a message of ours. False when that cannot be done (too old, gone, or of
        another kind), so that the caller sends it anew."""
        if reply.document is not None or was_picture != (reply.picture is not None):
            return False
        return await retry_once(lambda: self._edit(reply, chat_id, message_id), harmless=True)

    async def _edit(self, reply: Reply, chat_id: int, message_id: int) -> bool:
        await self._send_queue.reply(chat_id)
        try:
            if reply.picture is not None:
                media = InputMediaPhoto(reply.picture, caption=reply.text, parse_mode="HTML")
                await self._bot.edit_message_media(
                    media, chat_id=chat_id, message_id=message_id, reply_markup=keyboard(reply)
                )
            else:
                await self._bot.edit_message_text(
                    reply.text,
                    chat_id=chat_id,
                    message_id=message_id,
                    parse_mode="HTML",
                    link_preview_options=NO_PREVIEW,
                    reply_markup=keyboard(reply),
                )
        except BadRequest as error:
            if "not modified" in str(error):
                return True
            log.info("reply not editable", reason=str(error))
            return False
        return True

    async def _send_picture(
        self, reply: Reply, chat_id: int, thread: int | None, answered: ReplyParameters | None
    ) -> Message:
        assert reply.picture is not None
        checksum = reply.picture_key or hashlib.sha256(reply.picture).hexdigest()
        known = await self._files.find(checksum)
        try:
            message = await self._photo(reply, known or reply.picture, chat_id, thread, answered)
        except BadRequest:
            if known is None:
                raise
            message = await self._photo(reply, reply.picture, chat_id, thread, answered)
            known = None
        if known is None and message.photo:
            await self._files.keep(checksum, message.photo[-1].file_id)
        return message

    async def _photo(
        self, reply: Reply, photo: str | bytes, chat_id: int, thread: int | None, answered: ReplyParameters | None
    ) -> Message:
        return await self._bot.send_photo(
            chat_id,
            photo,
            caption=reply.text,
            parse_mode="HTML",
            message_thread_id=thread,
            reply_parameters=answered,
            reply_markup=keyboard(reply),
            disable_notification=reply.silent,
        )
