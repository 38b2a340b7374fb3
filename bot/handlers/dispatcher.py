"""Every update comes in here and leaves as a reply: who is asked (fans' answers, the desk, the newsroom), and how it
is sent."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import structlog
from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.commands import Part, Typed, find_command, typed_command
from bot.desk.commands import ResultsDesk
from bot.handlers.answering import Answering, FanReply, Former, together
from bot.handlers.buttons import EXPIRED, as_picture, key_in, of_picture
from bot.handlers.conversation_memory import ConversationMemory
from bot.handlers.elsewhere import Guests, inline_results, plain
from bot.handlers.help.general import meant_command
from bot.handlers.media import Media, content_of
from bot.handlers.picking import agrees, options_of, picked
from bot.handlers.pictures.looks import TAP, WANTED, Wanted, read_tap
from bot.handlers.pictures.uploads import Uploads
from bot.handlers.replying.delivery import Delivery
from bot.handlers.replying.native_tables import AS_TEXT, native
from bot.handlers.replying.sharing import Sharing
from bot.handlers.requests import request_of_message, request_of_tap
from bot.handlers.rooms import Room, SecondReader
from bot.notifications.newsroom import Newsroom
from bot.replies.reply import APOLOGY, SILENCE, Button, Reply
from bot.replies.welcome import welcome
from bot.request import Request
from bot.transport.calls.failures import FailureKind, classify
from bot.understanding.scope import Addressed, addressed, without_mention
from bot.understanding.understood import Small

log = structlog.get_logger(__name__)

ADMINS = {ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER}


NOT_MEANT = "l:"
"""Begins the data of the button that takes a second reading back."""
LONGEST_TOAST = 200
"""https://core.telegram.org/bots/api#answercallbackquery"""

UNDELIVERABLE = {
    FailureKind.CHAT_GONE, FailureKind.NO_RIGHTS, FailureKind.TOPIC_CLOSED, FailureKind.TOPIC_GONE,
    FailureKind.MIGRATED,
}  # fmt: skip
"""What Telegram answers when nothing can be said in that chat, whatever it is."""


@dataclass
class Dispatcher:
    """Handles one update whole. An exception inside gives the user a short apology and the log the traceback."""

    bot: Bot
    answering: Answering
    desk: ResultsDesk
    newsroom: Newsroom
    general: Room
    memory: ConversationMemory
    delivery: Delivery
    sharing: Sharing
    uploads: Uploads
    second: SecondReader | None = None

    def __post_init__(self) -> None:
        self._rooms: Mapping[Part, Room] = {
            Part.DESK: self.desk,
            Part.NEWSROOM: self.newsroom,
            Part.GENERAL: self.general,
        }
        self._guests = Guests(self.bot, self.answering, self.memory.own_nation)
        self._media = Media()

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        WANTED.set(Wanted())
        if update.message is not None:
            await self._message(update.message)
        elif update.edited_message is not None:
            await self._edited(update.edited_message)
        elif update.callback_query is not None:
            await self._tap(update, update.callback_query)
        elif update.inline_query is not None:
            await inline_results(
                update.inline_query, self.answering, await self._own(update.inline_query.from_user.id), self.uploads
            )
        elif update.guest_message is not None:
            await self._guests.answer(update.guest_message)
        elif update.channel_post is not None:
            await self._channel_post(update.channel_post)
        elif update.my_chat_member is not None:
            change = update.my_chat_member
            async with self._changing(change.chat.id):
                reply = await self.newsroom.membership(change.chat, change.new_chat_member.status)
            if reply is not None:
                kind = "private" if change.chat.type == "private" else "supergroup"
                await self.delivery.send(reply, Request(chat_id=change.chat.id, chat_kind=kind))

    async def apologise(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The error handler: an apology to who asked, unless Telegram itself will not have it, or the answer
        may have arrived after all."""
        error = context.error
        failure = classify(error) if error is not None else None
        if failure is not None and failure.kind in UNDELIVERABLE:
            # Nothing of ours went wrong, and an apology would not arrive there either.
            log.warning("answer not delivered", reason=failure.reason)
            return
        log.error("update failed", exc_info=error)
        may_have_arrived = failure is not None and failure.kind is FailureKind.UNKNOWN
        if not isinstance(update, Update) or isinstance(error, Forbidden) or may_have_arrived:
            return
        message = update.message
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(APOLOGY)
            elif message is not None and (message.chat.type == "private" or (message.text or "").startswith("/")):
                await self.delivery.send(Reply(text=APOLOGY), request_of_message(message))
        except TelegramError as error:
            log.warning("apology not sent", reason=str(error))

    async def _message(self, message: Message) -> None:
        if message.migrate_to_chat_id is not None:
            async with self._changing(message.chat.id):
                await self.newsroom.migrated(message.chat.id, message.migrate_to_chat_id)
            self.memory.renew(message.migrate_to_chat_id)
            return
        if message.via_bot is not None and message.via_bot.id == self.bot.id:
            return  # what somebody chose in inline mode is our own answer
        request = request_of_message(message)
        text = message.text or message.caption or ""
        if (filed := await self._filed(message, text, request)) is not None:
            answered = FanReply(filed)
        elif text:
            answered = await self._reply_to_text(text, request)
        elif request.is_private:
            answered = FanReply(self._media.reply(message, self.answering.nation(await self._own(request.chat_id))))
        else:
            return
        if self.second is None or not answered.refused or answered.reply.is_silence:
            await self._send(answered, request, text)
            return

        async def send(found: FanReply) -> None:
            await self._send(await self._remembered(found, request), request, text)

        await self.second.take(answered, request, await self._own(request.chat_id), send)

    async def _channel_post(self, message: Message) -> None:
        """In a channel only commands are for the bot, and whoever posts there may post: the bot hears of no other post.
        What it was asked stands above its answer, for the channel's readers too."""
        text = message.text or ""
        if self._command(text) is None:
            return
        request = request_of_message(message, is_chat_admin=True)
        await self._send(await self._reply_to_text(text, request), request, text)

    async def _edited(self, message: Message) -> None:
        """An edited question gets its answer edited; an edited command that changes something is left alone."""
        text = message.text or ""
        reply_id = await self.memory.answer_to(message.chat.id, message.message_id)
        request = request_of_message(message, is_edit=True)
        command = self._command(text)
        room = self._room_of(command[0]) if command is not None else None
        if command is not None and room is self.desk:
            reply = await self.desk.command(*command, request)
            if not reply.is_silence:
                await self.delivery.send(reply, request)
        if not text or reply_id is None or room is not None:
            return
        answered = await self._fan_reply(text, request)
        if not answered.reply.is_silence:
            await self.delivery.edit(answered.reply, request.chat_id, reply_id)
            await self._now_shows(request.chat_id, reply_id, answered)

    async def _tap(self, update: Update, query: CallbackQuery) -> None:
        given = query.data or ""
        if (request := request_of_tap(update)) is None or not given.removeprefix(AS_TEXT):
            await self._toast(query, SILENCE)
            return
        answered = await self._answer_to_tap(given, request)
        reply = answered.reply
        await self._toast(query, reply)
        if not (reply.text or reply.picture or reply.document):
            return
        was_picture = isinstance(query.message, Message) and bool(query.message.photo)
        replaced = (
            reply.edits
            and isinstance(query.message, Message)
            and await self.delivery.edit(reply, request.chat_id, request.message_id, was_picture=was_picture)
        )
        shown_in = request.message_id if replaced else await self.delivery.send(reply, request)
        await self._now_shows(request.chat_id, shown_in, answered)

    async def _answer_to_tap(self, given: str, request: Request) -> FanReply:
        data = given.removeprefix(AS_TEXT)
        if (room := self._room_of_tap(data)) is None:
            return await self._tapped(given, request)
        request = await self._with_rights(request)
        async with self._changing(request.chat_id):
            return FanReply(await room.tap(data, request))

    async def _picked(self, text: str, request: Request) -> FanReply | None:
        """What a text gives that answers a question of ours: what a tap on the button meant gives."""
        asked = await self.memory.options(request)
        if (options := picked(text, asked)) is None:
            again = tuple((Button(label=one.label, data=one.data),) for one in asked)
            return FanReply(Reply(text="Welke bedoel je?", buttons=again)) if again and agrees(text) else None
        await self.memory.keep_options(request, ())
        if not options:
            return self.answering.told(Small(kind="no"), await self._own(request.chat_id))
        return together([await self._answer_to_tap(one.data, request) for one in options])

    async def _tapped(self, given: str, request: Request) -> FanReply:
        """The answer to a button that asks a question."""
        data = given.removeprefix(AS_TEXT)
        is_reader = request.chat_kind == "channel" and not (await self._with_rights(request)).is_chat_admin
        if data.startswith(TAP):
            data = await self._look_tapped(data, request, keep=not is_reader)
        own, in_group = await self._own(request.chat_id), not request.is_private
        if key := key_in(data):
            kept = await self.memory.question_of_button(key)
            if kept is None:
                return FanReply(Reply(toast=EXPIRED, alert=True))
            answered = self.answering.ask(kept, own, in_group=in_group, picture=of_picture(data))
        elif self.second is not None and data.startswith(NOT_MEANT):
            answered = self.second.taken_back(data, own, in_group=in_group)
        else:
            answered = self.answering.tap(data, own, in_group=in_group)
        as_text = given.startswith(AS_TEXT)
        reply = self.sharing.under(answered) if as_text else await self._with_extras(answered, request)
        if is_reader:
            # A reader's tap must not change what all the others read.
            return FanReply(Reply(toast=plain(reply.text)[:LONGEST_TOAST], alert=True))
        if answered.question is not None:
            await self.memory.remember(request, answered.question)
        return replace(answered, reply=reply)

    async def _toast(self, query: CallbackQuery, reply: Reply) -> None:
        try:
            await query.answer(reply.toast or None, show_alert=reply.alert)
        except BadRequest as error:
            log.info("tap answered too late", reason=str(error))

    async def _reply_to_text(self, text: str, request: Request) -> FanReply:
        if self._is_for_another_bot(text):
            return FanReply(SILENCE)
        if self._command(text) is None:
            waiting = await self.desk.text(text, request)
            if not waiting.is_silence:
                return FanReply(waiting)
            answered = await self._fan_reply(text, request)
            # What was said in words is done as the command that it means.
            return await self._of_command(answered.run, request) if answered.run else answered
        return await self._of_command(text, request)

    async def _of_command(self, text: str, request: Request) -> FanReply:
        command = self._command(text)
        name, args = command or ("", "")
        if name == "start" and args:
            request = await self._with_rights(request)
            async with self._changing(request.chat_id):
                started = await self.newsroom.start(args, request) or await self.desk.start(args, request)
            if started is not None:
                return FanReply(started)
        if (room := self._room_of(name)) is None:
            answered = await self._fan_reply(text, request)
            if find_command(name) is not None or answered.question is not None or answered.reply.is_silence:
                return answered
            if (meant := meant_command(Typed(name, "", args))) is None:
                return answered
            await self._keep_options(meant, request)
            return FanReply(meant)
        request = await self._with_rights(request)
        async with self._changing(request.chat_id):
            reply = await room.command(name, args, request)
        await self._keep_options(reply, request)
        return FanReply(reply)

    async def _fan_reply(self, text: str, request: Request) -> FanReply:
        username = self.bot.username
        for_whom = addressed(
            text,
            bot_username=username,
            in_group=not request.is_private,
            is_reply_to_bot=request.replied_to_user_id == self.bot.id,
            is_reply_to_other=request.replied_to_user_id not in (None, self.bot.id),
            talk_mode=not request.is_private and await self.memory.talks_freely(request.chat_id),
        )
        if for_whom is Addressed.NO:
            return FanReply(SILENCE)
        asked = without_mention(text, username)
        named = f"@{username.lower()}" in text.lower()
        own = await self._own(request.chat_id)
        if named and not asked:
            return FanReply(welcome(self.answering.nation(own), in_group=not request.is_private))
        unsure = for_whom is Addressed.PERHAPS
        if not unsure and (given := await self._picked(asked, request)) is not None:
            return given
        former = Former() if asked.startswith("/") else await self.memory.former(request)
        answered = self.answering.reply(asked, own, former, in_group=not request.is_private, unsure=unsure)
        if answered.reply.is_silence and named and not answered.run:
            # Who names the bot waits for an answer, if only that it does not understand.
            answered = self.answering.reply(asked, own, former)
        return await self._remembered(answered, request)

    async def _remembered(self, answered: FanReply, request: Request) -> FanReply:
        if answered.question is not None:
            await self.memory.remember(request, answered.question)
        elif answered.unanswered is not None:
            await self.memory.remember(request, answered.unanswered.named, refused=True)
        await self._keep_options(answered.reply, request)
        return replace(answered, reply=await self._with_extras(answered, request))

    async def _keep_options(self, reply: Reply, request: Request) -> None:
        if options := options_of(reply):
            await self.memory.keep_options(request, options)

    async def _with_extras(self, answered: FanReply, request: Request) -> Reply:
        reply, question = self.sharing.under(answered), answered.question
        if question is None or reply.is_silence or reply.picture is not None:
            return reply
        wants_native = await self.memory.native_tables(request.chat_id)
        return native(reply, self.sharing.command_of(question)) if wants_native else reply

    async def _filed(self, message: Message, text: str, request: Request) -> Reply | None:
        """The reply to a file with results, from who may send those; anybody else's file is a message like another."""
        document = message.document
        if document is None or not (request.is_private or text.startswith("/importeer")):
            return None
        if not await self.desk.is_at_work(request):
            return None
        content = await content_of(document)
        if isinstance(content, Reply):
            return content
        return await self.desk.document(document.file_name or "", content, request)

    async def _send(self, answered: FanReply, request: Request, text: str) -> None:
        command = self._command(text)
        is_question = command is None or self._room_of(command[0]) is None
        sent = await self.delivery.send(answered.reply, request, only_fresh=is_question)
        if sent is not None and request.message_id:
            await self.memory.keep_answer(request.chat_id, request.message_id, sent)
        await self._now_shows(request.chat_id, sent, answered)

    async def _now_shows(self, chat_id: int, message_id: int | None, answered: FanReply) -> None:
        if message_id is not None and answered.question is not None:
            await self.memory.shows(chat_id, message_id, answered.question)

    @asynccontextmanager
    async def _changing(self, chat_id: int) -> AsyncIterator[None]:
        """A room may show, change or wipe what is kept of a chat: all is written before, and read anew after."""
        await self.memory.flush()
        try:
            yield
        finally:
            self.memory.renew(chat_id)

    async def _own(self, chat_id: int) -> str:
        """The own nation there. What is drawn from here on looks as that chat wants it."""
        wanted = WANTED.get()
        colours = await self.memory.picture_colours(chat_id)
        WANTED.set(replace(wanted, sign=f"@{self.bot.username}", colours=colours))
        return await self.memory.own_nation(chat_id)

    async def _look_tapped(self, data: str, request: Request, *, keep: bool) -> str:
        """The command of the picture, which is drawn anew in the form tapped; other colours hold for the chat from now
        on, when they are to be kept."""
        if (tap := read_tap(data)) is None:
            return data
        if tap.colours is not None and keep:
            await self.memory.choose_picture_colours(request.chat_id, tap.colours)
        WANTED.set(replace(WANTED.get(), form=tap.form))
        return as_picture(tap.command)

    def _command(self, text: str) -> tuple[str, str] | None:
        """Name and arguments when the text is a command for this bot."""
        if (typed := typed_command(text)) is None or self._is_for_another_bot(text):
            return None
        spec = find_command(typed.name)
        return spec.name if spec else typed.name, typed.arguments

    def _is_for_another_bot(self, text: str) -> bool:
        typed = typed_command(text)
        return typed is not None and bool(typed.bot) and typed.bot.lower() != self.bot.username.lower()

    def _room_of(self, name: str) -> Room | None:
        """The room that a command goes to; None for a question (or an unknown command, tried as one)."""
        spec = find_command(name)
        return self._rooms.get(spec.part) if spec is not None else None

    def _room_of_tap(self, data: str) -> Room | None:
        if data.startswith("/"):
            command = self._command(data)
            return self._room_of(command[0]) if command else None
        if key_in(data) or data.startswith((TAP, NOT_MEANT)):
            return None
        return self.newsroom if data.startswith("m:") else self.desk

    async def _with_rights(self, request: Request) -> Request:
        """The request with what Telegram says of the asker's rights in a group."""
        if request.is_private or request.is_chat_admin:
            return request
        if request.is_anonymous_admin:
            return request.model_copy(update={"is_chat_admin": True})
        try:
            member = await self.bot.get_chat_member(request.chat_id, request.user_id)
        except TelegramError as error:
            log.info("rights unknown", reason=str(error))
            return request
        return request.model_copy(update={"is_chat_admin": member.status in ADMINS})
