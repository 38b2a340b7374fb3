"""What passed between the people, the bot and this Telegram."""

from dataclasses import dataclass, field
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
    """What a person asks of the bot and waits for the answer of: here by tapping a button."""

    id: str
    user_id: int
    at: datetime
    answer: Json | None = field(default=None, kw_only=True)


@dataclass
class InlineQuery(CallbackQuery):
    query: str


@dataclass
class GuestQuery(CallbackQuery):
    """Somebody named the bot in a chat that it is not in."""

    chat_id: int
    message_id: int


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
