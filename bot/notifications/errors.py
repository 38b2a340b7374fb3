"""One classifier for what Telegram answers to a send: what it means for the message and for the chat."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.transport.aiohttp_request import NotSent


class Outcome(StrEnum):
    """What happened to one call."""

    CHAT_GONE = "chat gone"
    """blocked, kicked, deleted: the bot cannot write to the chat until it is let in again"""
    NO_RIGHTS = "no rights"
    TOPIC_CLOSED = "topic closed"
    TOPIC_GONE = "topic gone"
    MIGRATED = "migrated"
    FLOOD = "flood"
    UNKNOWN = "unknown"
    """sent, but no answer came: it may have arrived, so it is not sent again blindly"""
    TRY_AGAIN = "try again"
    """surely not carried out, and it may go better later"""
    UNCHANGED = "unchanged"
    """an edit to what is already there: as good as done"""
    NOT_EDITABLE = "not editable"
    REFUSED = "refused"
    """the message itself is wrong: trying again would not help"""
    UNAUTHORISED = "unauthorised"


@dataclass(frozen=True)
class Verdict:
    """``retry_after``: seconds, of a flood; ``new_chat_id``: of a migrated group; ``reason``: for log and database."""

    outcome: Outcome
    reason: str
    retry_after: float = 0.0
    new_chat_id: int | None = None


_FORBIDDEN_RIGHTS = ("not enough rights", "have no rights", "chat_write_forbidden", "chat_send_plain_forbidden")
_BAD_REQUESTS: tuple[tuple[str, Outcome], ...] = (
    ("message is not modified", Outcome.UNCHANGED),
    ("message to edit not found", Outcome.NOT_EDITABLE),
    ("message can't be edited", Outcome.NOT_EDITABLE),
    ("message_id_invalid", Outcome.NOT_EDITABLE),
    ("there is no text in the message to edit", Outcome.NOT_EDITABLE),
    ("chat not found", Outcome.CHAT_GONE),
    ("peer_id_invalid", Outcome.CHAT_GONE),
    ("user not found", Outcome.CHAT_GONE),
    ("user_is_deactivated", Outcome.CHAT_GONE),
    ("group chat was deactivated", Outcome.CHAT_GONE),
    ("topic_closed", Outcome.TOPIC_CLOSED),
    ("topic_deleted", Outcome.TOPIC_GONE),
    ("message thread not found", Outcome.TOPIC_GONE),
    ("not enough rights", Outcome.NO_RIGHTS),
    ("have no rights", Outcome.NO_RIGHTS),
    ("need administrator rights", Outcome.NO_RIGHTS),
    ("chat_write_forbidden", Outcome.NO_RIGHTS),
    ("chat_restricted", Outcome.NO_RIGHTS),
    ("chat_send_plain_forbidden", Outcome.NO_RIGHTS),
)
_SERVER_TROUBLE = ("bad gateway", "internal server error", "gateway timeout", "service unavailable", "(5")


def classify(error: BaseException) -> Verdict:
    """What an exception of python-telegram-bot means. ``TimedOut`` and ``BadRequest`` are kinds of ``NetworkError``
    there, ``Forbidden``, ``ChatMigrated`` and ``RetryAfter`` are not."""
    reason = f"{type(error).__name__}: {error}"[:200]
    text = str(error).lower()
    match error:
        case RetryAfter():
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            return Verdict(Outcome.FLOOD, reason, retry_after=max(seconds, 0.1))
        case ChatMigrated():
            return Verdict(Outcome.MIGRATED, reason, new_chat_id=error.new_chat_id)
        case Forbidden():
            lacks_rights = any(phrase in text for phrase in _FORBIDDEN_RIGHTS)
            return Verdict(Outcome.NO_RIGHTS if lacks_rights else Outcome.CHAT_GONE, reason)
        case BadRequest():
            known = (outcome for phrase, outcome in _BAD_REQUESTS if phrase in text)
            return Verdict(next(known, Outcome.REFUSED), reason)
        case NotSent():
            return Verdict(Outcome.TRY_AGAIN, reason)
        case TimedOut():
            return Verdict(Outcome.UNKNOWN, reason)
        case NetworkError() if "too many requests" in text:
            return Verdict(Outcome.FLOOD, reason, retry_after=3.0)
        case NetworkError():
            answered = any(phrase in text for phrase in _SERVER_TROUBLE)
            return Verdict(Outcome.TRY_AGAIN if answered else Outcome.UNKNOWN, reason)
        case InvalidToken() | Conflict():
            return Verdict(Outcome.UNAUTHORISED, reason)
        case _:
            return Verdict(Outcome.REFUSED, reason)
