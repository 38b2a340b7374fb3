"""Inline mode: ``@bot nl usa`` in any chat gives a handful of full answers to choose from."""

import hashlib
import html
import re

from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest

from bot.handlers.answering import Answering
from bot.handlers.delivery import NO_PREVIEW

MAX_RESULTS = 5
CACHE_SECONDS = 20
"""Short: after a gold the table must not lag; long enough for one person's typing."""

LONGEST_QUERY = 100
"""Letters of a query that are read; Telegram sends up to 256, with every pause in typing."""

TAG = re.compile(r"<[^>]{1,80}>")


def plain(text: str) -> str:
    """Reply text without tags and entities."""
    return html.unescape(TAG.sub("", text))


async def inline_results(query: InlineQuery, answering: Answering, own: str) -> None:
    """Answer an inline query. Personal, since the own nation differs by person."""
    articles = []
    for found in answering.interpretations(query.query[:LONGEST_QUERY], own, MAX_RESULTS):
        lines = [line for line in plain(found.reply.text).splitlines() if line.strip()]
        if not lines:
            continue
        articles.append(
            InlineQueryResultArticle(
                id=hashlib.sha256(found.reply.text.encode()).hexdigest()[:32],
                title=lines[0][:120],
                description=" ".join(lines[1:3])[:160],
                input_message_content=InputTextMessageContent(
                    found.reply.text, parse_mode="HTML", link_preview_options=NO_PREVIEW
                ),
            )
        )
    unique = {article.id: article for article in articles}
    try:
        await query.answer(list(unique.values()), cache_time=CACHE_SECONDS, is_personal=True)
    except BadRequest as error:
        if "too old" not in str(error) and "query is invalid" not in str(error).lower():
            raise
