"""The button under news that takes it to another chat: asked there, the event shows how it stands then."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from telegram import InlineKeyboardMarkup

from bot.notifications.news.content import Message
from bot.transport.calls.keyboard import inline_keyboard, share_button

LONGEST_QUESTION = 100


def share_of_news(payload: Mapping[str, Any]) -> InlineKeyboardMarkup | None:
    """By what the message tells of: its event, or of several the day. None for what is no news of results."""
    if "message" not in payload:
        return None
    titles = [piece.title for piece in Message.model_validate(payload["message"]).pieces if piece.event_id]
    question = f"onderdeel {unescape(titles[0])}" if len(titles) == 1 else "dag"
    if not titles or len(question) > LONGEST_QUESTION:
        return None
    return inline_keyboard(((share_button(question),),))
