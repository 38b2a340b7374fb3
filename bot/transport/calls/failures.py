"""What a failed call to Telegram means: what it means for the message and for the chat."""

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

from bot.transport.calls.aiohttp_request import NotSent


class FailureKind(StrEnum):
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
class Failure:
    """``retry_after``: seconds, of a flood; ``new_chat_id``: of a migrated group; ``reason``: for log and database."""

    kind: FailureKind
    reason: str
    retry_after: float = 0.0
    new_chat_id: int | None = None


_FORBIDDEN_RIGHTS = ("not enough rights", "have no rights", "chat_write_forbidden", "chat_send_plain_forbidden")
_BAD_REQUESTS: tuple[tuple[str, FailureKind], ...] = (
    ("message is not modified", FailureKind.UNCHANGED),
    ("message to edit not found", FailureKind.NOT_EDITABLE),
    ("message can't be edited", FailureKind.NOT_EDITABLE),
    ("message_id_invalid", FailureKind.NOT_EDITABLE),
    ("there is no text in the message to edit", FailureKind.NOT_EDITABLE),
    ("chat not found", FailureKind.CHAT_GONE),
    ("peer_id_invalid", FailureKind.CHAT_GONE),
    ("user not found", FailureKind.CHAT_GONE),
    ("user_is_deactivated", FailureKind.CHAT_GONE),
    ("group chat was deactivated", FailureKind.CHAT_GONE),
    ("topic_closed", FailureKind.TOPIC_CLOSED),
    ("topic_deleted", FailureKind.TOPIC_GONE),
    ("message thread not found", FailureKind.TOPIC_GONE),
    ("not enough rights", FailureKind.NO_RIGHTS),
    ("have no rights", FailureKind.NO_RIGHTS),
    ("need administrator rights", FailureKind.NO_RIGHTS),
    ("chat_write_forbidden", FailureKind.NO_RIGHTS),
    ("chat_restricted", FailureKind.NO_RIGHTS),
    ("chat_send_plain_forbidden", FailureKind.NO_RIGHTS),
)
_SERVER_TROUBLE = ("bad gateway", "internal server error", "gateway timeout", "service unavailable", "(5")


def classify(error: BaseException) -> Failure:
    """What an exception of python-telegram-bot means. ``TimedOut`` and ``BadRequest`` are kinds of ``NetworkError``
    there, ``Forbidden``, ``ChatMigrated`` and ``RetryAfter`` are not."""
    reason = f"{type(error).__name__}: {error}"[:200]
    text = str(error).lower()
    match error:
        case RetryAfter():
            return Failure(FailureKind.FLOOD, reason, retry_after=max(retry_seconds(error), 0.1))
        case ChatMigrated():
            return Failure(FailureKind.MIGRATED, reason, new_chat_id=error.new_chat_id)
        case Forbidden():
            lacks_rights = any(phrase in text for phrase in _FORBIDDEN_RIGHTS)
            return Failure(FailureKind.NO_RIGHTS if lacks_rights else FailureKind.CHAT_GONE, reason)
        case BadRequest():
            known = (kind for phrase, kind in _BAD_REQUESTS if phrase in text)
            return Failure(next(known, FailureKind.REFUSED), reason)
        case NotSent():
            return Failure(FailureKind.TRY_AGAIN, reason)
        case TimedOut():
            return Failure(FailureKind.UNKNOWN, reason)
        case NetworkError() if "too many requests" in text:
            return Failure(FailureKind.FLOOD, reason, retry_after=3.0)
        case NetworkError():
            answered = any(phrase in text for phrase in _SERVER_TROUBLE)
            return Failure(FailureKind.TRY_AGAIN if answered else FailureKind.UNKNOWN, reason)
        case InvalidToken() | Conflict():
            return Failure(FailureKind.UNAUTHORISED, reason)
        case _:
            return Failure(FailureKind.REFUSED, reason)


def retry_seconds(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
