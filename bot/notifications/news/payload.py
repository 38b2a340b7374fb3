"""What a row of the outbox holds: the text or the message, for whom it was made, and how it is to sound."""

from collections.abc import Mapping
from datetime import datetime
from html import unescape
from typing import Any

from telegram import InlineKeyboardMarkup

from bot.notifications.news.audience import NewsSelection
from bot.notifications.news.content import Message
from bot.replies.dutch import DUTCH_TIME
from bot.storage.follows import Preferences
from bot.transport.calls.keyboard import inline_keyboard, share_button

LONGEST_QUESTION = 100


def delivery(wishes: Preferences) -> dict[str, Any]:
    """How a message is to sound."""
    return {"silent": wishes.sound == "silent", "quiet": [wishes.quiet_from, wishes.quiet_until]}


def is_silent(payload: Mapping[str, Any], moment: datetime) -> bool:
    """Is a message to come without a sound? Nothing is held back: news that comes at night is there in the morning."""
    quiet_from, quiet_until = payload.get("quiet") or (None, None)
    return bool(payload.get("silent")) or is_quiet(moment, quiet_from, quiet_until)


def is_quiet(moment: datetime, quiet_from: str | None, quiet_until: str | None) -> bool:
    """Does the moment fall in the quiet hours ("23:00" up to, not including, "07:00")? Without both: never."""
    if not quiet_from or not quiet_until or quiet_from == quiet_until:
        return False
    clock = moment.astimezone(DUTCH_TIME).strftime("%H:%M")
    if quiet_from < quiet_until:
        return quiet_from <= clock < quiet_until
    return clock >= quiet_from or clock < quiet_until


def of_message(message: Message, selection: NewsSelection, **more: Any) -> dict[str, Any]:
    """The message itself, and for whom it was made, to make it anew after a correction."""
    return {
        "message": message.model_dump(mode="json"),
        "focus": list(selection.focus),
        "people": sorted(selection.people),
        **more,
    }


def message_in(payload: Mapping[str, Any]) -> tuple[Message, NewsSelection]:
    """Back from ``of_message``."""
    message = Message.model_validate(payload["message"])
    events = tuple(piece.event_id for piece in message.pieces)
    return message, NewsSelection(events, tuple(payload.get("focus", ())), frozenset(payload.get("people", ())))


def html_of(payload: Mapping[str, Any]) -> str:
    """What it says now."""
    return str(payload["text"]) if "text" in payload else Message.model_validate(payload["message"]).html


def share_of_news(payload: Mapping[str, Any]) -> InlineKeyboardMarkup | None:
    """The button that takes the news to another chat: asked there, the event (of several the day) shows how it stands
    then. None for what is no news of results."""
    if "message" not in payload:
        return None
    titles = [piece.title for piece in Message.model_validate(payload["message"]).pieces if piece.event_id]
    question = f"onderdeel {unescape(titles[0])}" if len(titles) == 1 else "dag"
    if not titles or len(question) > LONGEST_QUESTION:
        return None
    return inline_keyboard(((share_button(question),),))
