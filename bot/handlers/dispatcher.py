"""Every update comes in here and leaves as a reply: who is asked (fans' answers, the desk, the newsroom), and how it
is sent."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Protocol

import structlog
from telegram import Bot, CallbackQuery, Chat, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.commands import Part, find_command, typed_command
from bot.handlers.answering import Answering
from bot.handlers.delivery import Delivery
from bot.handlers.inline import inline_results
from bot.handlers.requests import request_of_message, request_of_tap
from bot.replies.apology import APOLOGY
from bot.replies.reply import SILENCE, Reply
from bot.replies.welcome import welcome
from bot.request import Request
from bot.understanding.scope import Addressed, addressed, without_mention
from medals_core import Question

log = structlog.get_logger(__name__)

ADMINS = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER}


class Room(Protocol):
    """A part of the bot with commands and buttons of its own."""

    async def command(self, name: str, args: str, request: Request) -> Reply: ...

    async def tap(self, data: str, request: Request) -> Reply: ...


class Desk(Room, Protocol):
    """The results desk also takes the plain text and the documents that its dialogues ask for."""

    async def text(self, text: str, request: Request) -> Reply: ...

    async def takes_documents(self, request: Request) -> bool: ...

    async def document(self, name: str, content: bytes, caption: str, request: Request) -> Reply: ...

    async def start(self, payload: str, request: Request) -> Reply | None: ...


class Newsroom(Room, Protocol):
    """The newsroom also hears of chats that come, go and move."""

    async def start(self, payload: str, request: Request) -> Reply | None: ...

    async def membership(self, chat: Chat, status: str) -> Reply | None: ...

    async def migrated(self, old_chat_id: int, new_chat_id: int) -> None: ...


class Memory(Protocol):
    """What is remembered between updates, in the database."""

    async def own_nation(self, chat_id: int) -> str: ...

    async def talks_freely(self, chat_id: int) -> bool: ...

    async def last_question(self, request: Request) -> Question | None: ...

    async def remember(self, request: Request, question: Question) -> None: ...

    async def answer_to(self, chat_id: int, message_id: int) -> int | None: ...

    async def keep_answer(self, chat_id: int, message_id: int, reply_id: int) -> None: ...

    async def flush(self) -> None: ...

    def renew(self, chat_id: int) -> None: ...


MAX_DOCUMENT_BYTES = 2_000_000


class Dispatcher:
    """Handles one update whole. An exception inside gives the user a short apology and the log the traceback."""

    def __init__(
        self,
        bot: Bot,
        answering: Answering,
        desk: Desk,
        newsroom: Newsroom,
        general: Room,
        memory: Memory,
        delivery: Delivery,
    ) -> None:
        self._bot = bot
        self._answering = answering
        self._desk = desk
        self._newsroom = newsroom
        self._rooms: Mapping[Part, Room] = {
            Part.DESK: desk,
            Part.NEWSROOM: newsroom,
            Part.GENERAL: general,
        }
        self._memory = memory
        self._delivery = delivery

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await self._message(update.message)
        elif update.edited_message is not None:
            await self._edited(update.edited_message)
        elif update.callback_query is not None:
            await self._tap(update, update.callback_query)
        elif update.inline_query is not None:
            await inline_results(
                update.inline_query, self._answering, await self._own(update.inline_query.from_user.id)
            )
        elif update.my_chat_member is not None:
            change = update.my_chat_member
            async with self._changing(change.chat.id):
                reply = await self._newsroom.membership(change.chat, change.new_chat_member.status)
            if reply is not None:
                kind = "private" if change.chat.type == "private" else "supergroup"
                await self._delivery.send(reply, Request(chat_id=change.chat.id, chat_kind=kind))

    async def apologise(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The error handler: an apology to who asked, unless Telegram itself will not have it."""
        log.error("update failed", exc_info=context.error)
        if not isinstance(update, Update) or isinstance(context.error, Forbidden):
            return
        message = update.message
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(APOLOGY)
            elif message is not None and (message.chat.type == "private" or (message.text or "").startswith("/")):
                await self._delivery.send(Reply(text=APOLOGY), request_of_message(message))
        except TelegramError as error:
            log.warning("apology not sent", reason=str(error))

    async def _message(self, message: Message) -> None:
        if message.migrate_to_chat_id is not None:
            async with self._changing(message.chat.id):
                await self._newsroom.migrated(message.chat.id, message.migrate_to_chat_id)
            self._memory.renew(message.migrate_to_chat_id)
            return
        if message.via_bot is not None and message.via_bot.id == self._bot.id:
            return  # what somebody chose in inline mode is our own answer
        request = request_of_message(message)
        text = message.text or message.caption or ""
        if message.document is not None and (request.is_private or text.startswith("/importeer")):
            reply = await self._document(message, text, request)
        elif text:
            reply = await self._reply_to_text(text, message, request)
        else:
            return
        await self._send(reply, request)

    async def _edited(self, message: Message) -> None:
        """An edited question gets its answer edited; an edited command that changes something is left alone."""
        text = message.text or ""
        reply_id = await self._memory.answer_to(message.chat.id, message.message_id)
        if not text or reply_id is None:
            return
        request = request_of_message(message, is_edit=True)
        command = self._command(text)
        if command is not None and self._room_of(command[0]) is not None:
            return
        reply = await self._fan_reply(text, message, request)
        if not reply.is_silence:
            await self._delivery.edit(reply, request.chat_id, reply_id)

    async def _tap(self, update: Update, query: CallbackQuery) -> None:
        data = query.data or ""
        request = request_of_tap(update)
        if request is None or not data:
            await self._toast(query, SILENCE)
            return
        room = self._room_of_tap(data)
        if room is not None:
            request = await self._with_rights(request)
            async with self._changing(request.chat_id):
                reply = await room.tap(data, request)
        else:
            answered = self._answering.reply(data, await self._own(request.chat_id), in_group=not request.is_private)
            reply = answered.reply
            if answered.question is not None:
                await self._memory.remember(request, answered.question)
        await self._toast(query, reply)
        if not (reply.text or reply.picture or reply.document):
            return
        was_picture = isinstance(query.message, Message) and bool(query.message.photo)
        replaced = (
            reply.edits
            and isinstance(query.message, Message)
            and await self._delivery.edit(reply, request.chat_id, request.message_id, was_picture=was_picture)
        )
        if not replaced:
            await self._delivery.send(reply, request)

    async def _toast(self, query: CallbackQuery, reply: Reply) -> None:
        try:
            await query.answer(reply.toast or None, show_alert=reply.alert)
        except BadRequest as error:
            log.info("tap answered too late", reason=str(error))

    async def _reply_to_text(self, text: str, message: Message, request: Request) -> Reply:
        if self._is_for_another_bot(text):
            return SILENCE
        command = self._command(text)
        if command is None:
            waiting = await self._desk.text(text, request)
            return waiting if not waiting.is_silence else await self._fan_reply(text, message, request)
        name, args = command
        if name == "start" and args:
            request = await self._with_rights(request)
            async with self._changing(request.chat_id):
                started = await self._newsroom.start(args, request) or await self._desk.start(args, request)
            if started is not None:
                return started
        room = self._room_of(name)
        if room is None:
            return await self._fan_reply(text, message, request)
        spec = find_command(name)
        request = await self._with_rights(request)
        async with self._changing(request.chat_id):
            return await room.command(spec.name if spec else name, args, request)

    async def _fan_reply(self, text: str, message: Message, request: Request) -> Reply:
        username = self._bot.username
        for_whom = addressed(
            text,
            bot_username=username,
            in_group=not request.is_private,
            is_reply_to_bot=request.replied_to_user_id == self._bot.id,
            is_reply_to_other=request.replied_to_user_id not in (None, self._bot.id),
            talk_mode=not request.is_private and await self._memory.talks_freely(request.chat_id),
        )
        if for_whom is Addressed.NO:
            return SILENCE
        asked = without_mention(text, username)
        named = f"@{username.lower()}" in text.lower()
        if named and not asked:
            return welcome(in_group=not request.is_private)
        own = await self._own(request.chat_id)
        last = None if asked.startswith("/") else await self._memory.last_question(request)
        answered = self._answering.reply(
            asked, own, in_group=not request.is_private, unsure=for_whom is Addressed.PERHAPS, last=last
        )
        if answered.reply.is_silence and named:
            # Who names the bot waits for an answer, if only that it does not understand.
            answered = self._answering.reply(asked, own, last=last)
        if answered.question is not None:
            await self._memory.remember(request, answered.question)
        return answered.reply

    async def _document(self, message: Message, caption: str, request: Request) -> Reply:
        document = message.document
        assert document is not None
        if not await self._desk.takes_documents(request):
            return SILENCE
        if (document.file_size or 0) > MAX_DOCUMENT_BYTES:
            return Reply(text="Dat bestand is te groot: hooguit 2 MB.")
        try:
            file = await document.get_file()
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            log.warning("document not fetched", reason=type(error).__name__)
            return Reply(text="Ik kreeg het bestand niet van Telegram. Stuur het nog eens; er is niets ingevoerd.")
        return await self._desk.document(document.file_name or "", content, caption, request)

    async def _send(self, reply: Reply, request: Request) -> None:
        sent = await self._delivery.send(reply, request)
        if sent is not None and request.message_id:
            await self._memory.keep_answer(request.chat_id, request.message_id, sent)

    @asynccontextmanager
    async def _changing(self, chat_id: int) -> AsyncIterator[None]:
        """A room may show, change or wipe what is kept of a chat: all is written before, and read anew after."""
        await self._memory.flush()
        try:
            yield
        finally:
            self._memory.renew(chat_id)

    async def _own(self, chat_id: int) -> str:
        return await self._memory.own_nation(chat_id)

    def _command(self, text: str) -> tuple[str, str] | None:
        """Name and arguments when the text is a command for this bot."""
        typed = typed_command(text)
        if typed is None or self._is_for_another_bot(text):
            return None
        return typed.name, typed.arguments

    def _is_for_another_bot(self, text: str) -> bool:
        typed = typed_command(text)
        return typed is not None and bool(typed.bot) and typed.bot.lower() != self._bot.username.lower()

    def _room_of(self, name: str) -> Room | None:
        """The room that a command goes to; None for a question (or an unknown command, tried as one)."""
        spec = find_command(name)
        return self._rooms.get(spec.part) if spec is not None else None

    def _room_of_tap(self, data: str) -> Room | None:
        if data.startswith("/"):
            command = self._command(data)
            return self._room_of(command[0]) if command else None
        return self._newsroom if data.startswith("m:") else self._desk

    async def _with_rights(self, request: Request) -> Request:
        """The request with what Telegram says of the asker's rights in a group."""
        if request.is_private or request.is_chat_admin:
            return request
        if request.is_anonymous_admin:
            return request.model_copy(update={"is_chat_admin": True})
        try:
            member = await self._bot.get_chat_member(request.chat_id, request.user_id)
        except TelegramError as error:
            log.info("rights unknown", reason=str(error))
            return request
        return request.model_copy(update={"is_chat_admin": member.status in ADMINS})
