"""Guest mode (Bot API 10.0): who names the bot in a chat that it is not in gets one answer there.

A guest answers questions and nothing else: it sees no other message of that chat, keeps nothing of it, and a button
that asks on would have no chat to ask in. What belongs to a chat (following, settings, the desk) takes a member.
https://core.telegram.org/bots/api#answerguestquery
"""

from collections.abc import Awaitable, Callable

import structlog
from telegram import Bot, Message
from telegram.error import BadRequest

from bot.commands import Part, find_command, typed_command
from bot.handlers.answering import Answering
from bot.handlers.inline import article
from bot.replies.reply import Button, Reply
from bot.replies.welcome import welcome
from bot.transport.calls.keyboard import inline_keyboard
from bot.understanding.scope import without_mention

log = structlog.get_logger(__name__)

NOT_AS_A_GUEST = "Daarvoor moet ik in de chat zitten; hier ben ik te gast en beantwoord ik alleen vragen."


class Guests:
    """``own``: the own nation of a person, as chosen in the private chat with the bot."""

    def __init__(self, bot: Bot, answering: Answering, own: Callable[[int], Awaitable[str]]) -> None:
        self._bot = bot
        self._answering = answering
        self._own = own

    async def answer(self, message: Message) -> None:
        """Answer in that chat. Always something: who names the bot waits for it."""
        if message.guest_query_id is None:
            return
        reply = await self._reply(message)
        more = (Button(label="🏅 Vraag verder", url=f"https://t.me/{self._bot.username}"),)
        if (result := article(reply.text, inline_keyboard((more,)))) is None:
            return
        try:
            await self._bot.answer_guest_query(message.guest_query_id, result)
        except BadRequest as error:
            if "too old" not in str(error) and "query is invalid" not in str(error).lower():
                raise
            log.info("guest answered too late", reason=str(error))

    async def _reply(self, message: Message) -> Reply:
        asked = without_mention(message.text or message.caption or "", self._bot.username)
        asker = message.from_user
        own = await self._own(asker.id if asker else message.chat.id)
        if not asked:
            return welcome(self._answering.nation(own))
        typed = typed_command(asked)
        command = find_command(typed.name) if typed is not None else None
        if command is not None and command.part is not Part.QUESTION:
            return Reply(text=NOT_AS_A_GUEST)
        answered = self._answering.reply(asked, own)
        return Reply(text=NOT_AS_A_GUEST) if answered.run else answered.reply
