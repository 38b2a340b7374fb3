"""Questions from chats that the bot is not in.

Inline mode: ``@bot nl usa`` in any chat gives a handful of full answers to choose from, and the first of them as a
picture. Guest mode (Bot API 10.0): who names the bot gets one answer there. A guest answers questions and nothing else:
it sees no other message of that chat, keeps nothing of it, and a button that asks on would have no chat to ask in. What
belongs to a chat (following, settings, the desk) takes a member. https://core.telegram.org/bots/api#answerguestquery
"""

import hashlib
import html
import re
from collections.abc import Awaitable, Callable

import structlog
import telegram
from telegram.error import BadRequest

from bot.commands import Part, find_command, typed_command
from bot.handlers.answering import Answering, FanReply
from bot.handlers.pictures.uploads import Uploads
from bot.handlers.replying.delivery import NO_PREVIEW
from bot.replies.reply import Button, Reply
from bot.replies.welcome import welcome
from bot.transport.calls.keyboard import inline_keyboard
from bot.understanding.scope import without_mention

log = structlog.get_logger(__name__)

MAX_RESULTS = 5
CACHE_SECONDS = 20
"""Short: after a gold the table must not lag; long enough for one person's typing."""

LONGEST_QUERY = 100
"""Letters of a query that are read; Telegram sends up to 256, with every pause in typing."""

TO_THE_CHAT = telegram.InlineQueryResultsButton("🏅 Vraag het in de chat met mij", start_parameter="inline")
"""Above the results, and all there is when a text asks nothing: the apps would show an empty list."""

TAG = re.compile(r"<[^>]{1,80}>")


def plain(text: str) -> str:
    """Reply text without tags and entities."""
    return html.unescape(TAG.sub("", text))


def article(
    text: str, buttons: telegram.InlineKeyboardMarkup | None = None
) -> telegram.InlineQueryResultArticle | None:
    """A reply's text (Telegram HTML) as a result to choose; None when it says nothing."""
    lines = [line for line in plain(text).splitlines() if line.strip()]
    if not lines:
        return None
    return telegram.InlineQueryResultArticle(
        id=hashlib.sha256(text.encode()).hexdigest()[:32],
        title=lines[0][:120],
        description=" ".join(lines[1:3])[:160],
        input_message_content=telegram.InputTextMessageContent(
            text, parse_mode="HTML", link_preview_options=NO_PREVIEW
        ),
        reply_markup=buttons,
    )


async def inline_results(query: telegram.InlineQuery, answering: Answering, own: str, uploads: Uploads) -> None:
    """Answer an inline query. Personal, since the own nation differs by person."""
    meant = answering.interpretations(query.query[:LONGEST_QUERY], own, MAX_RESULTS)
    photo = await _photo(meant, answering, own, uploads)
    articles: list[telegram.InlineQueryResultArticle | telegram.InlineQueryResultCachedPhoto] = [
        made
        for one in (meant[: MAX_RESULTS - 1] if photo is not None else meant)
        if (made := article(one.reply.text)) is not None
    ]
    if photo is not None:
        articles.append(photo)
    unique = {article.id: article for article in articles}
    results = list(unique.values())
    await _in_time(query.answer(results, cache_time=CACHE_SECONDS, is_personal=True, button=TO_THE_CHAT))


async def _in_time(answering: Awaitable[object]) -> None:
    """Who takes the answer may have waited too long for it: that is nobody's fault."""
    try:
        await answering
    except BadRequest as error:
        if "too old" not in str(error) and "query is invalid" not in str(error).lower():
            raise
        log.info("answered too late", reason=str(error))


async def _photo(
    meant: list[FanReply], answering: Answering, own: str, uploads: Uploads
) -> telegram.InlineQueryResultCachedPhoto | None:
    """The first answer that offers a picture, as that picture; None where Telegram does not get to have it."""
    buttons = (button for found in meant for row in found.reply.buttons for button in row)
    if (ask := next((button.question for button in buttons if button.picture), None)) is None:
        return None
    pictured = answering.ask(ask, own, picture=True).reply
    if pictured.picture is None:
        return None
    file_id = await uploads.file_id(pictured.picture, pictured.picture_key)
    if file_id is None:
        return None
    lines = plain(pictured.text).splitlines()
    return telegram.InlineQueryResultCachedPhoto(
        id=pictured.picture_key[:32],
        photo_file_id=file_id,
        title="Als plaatje",
        description=lines[0][:160] if lines else None,
        caption=pictured.text,
        parse_mode="HTML",
    )


NOT_AS_A_GUEST = "Daarvoor moet ik in de chat zitten; hier ben ik te gast en beantwoord ik alleen vragen."


class Guests:
    """``own``: the own nation of a person, as chosen in the private chat with the bot."""

    def __init__(self, bot: telegram.Bot, answering: Answering, own: Callable[[int], Awaitable[str]]) -> None:
        self._bot = bot
        self._answering = answering
        self._own = own

    async def answer(self, message: telegram.Message) -> None:
        """Answer in that chat. Always something: who names the bot waits for it."""
        if message.guest_query_id is None:
            return
        reply = await self._reply(message)
        more = (Button(label="🏅 Vraag verder", url=f"https://t.me/{self._bot.username}"),)
        if (result := article(reply.text, inline_keyboard((more,)))) is None:
            return
        await _in_time(self._bot.answer_guest_query(message.guest_query_id, result))

    async def _reply(self, message: telegram.Message) -> Reply:
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
