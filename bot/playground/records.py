"""What passed between the people, the bot and this Telegram."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.chats import Json


@dataclass
class Call:
    """One Bot API call as it passed: the parameters as the bot meant them, the answer and the moment."""

    method: str
    params: Json
    ok: bool
    result_or_error: Any
    at: datetime
    seconds: float = 0.0


@dataclass
class CallbackQuery:
    id: str
    user_id: int
    chat_id: int | None
    message_id: int | None
    at: datetime
    answer: Json | None = None


@dataclass
class InlineQuery:
    id: str
    user_id: int
    query: str
    offset: str
    at: datetime
    answer: Json | None = None


@dataclass
class GuestQuery:
    """Somebody named the bot in a chat that it is not in."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    at: datetime
    answer: Json | None = None


def call_face(call: Call) -> Json:
    """A call as the page shows it."""
    return {
        "method": call.method,
        "params": call.params,
        "ok": call.ok,
        "answer": call.result_or_error,
        "at": call.at.isoformat(),
        "ms": round(call.seconds * 1000, 1),
    }
