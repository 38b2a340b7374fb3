"""What a failed call to Telegram means: what it means for the message and for the chat."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram import error as tg

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


_REFUSALS: dict[FailureKind, tuple[str, ...]] = {
    FailureKind.UNCHANGED: ("message is not modified",),
    FailureKind.NOT_EDITABLE: (
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "there is no text in the message to edit",
    ),
    FailureKind.CHAT_GONE: (
        "chat not found",
        "peer_id_invalid",
        "user not found",
        "user_is_deactivated",
        "group chat was deactivated",
    ),
    FailureKind.TOPIC_CLOSED: ("topic_closed",),
    FailureKind.TOPIC_GONE: ("topic_deleted", "message thread not found"),
    FailureKind.NO_RIGHTS: (
        "not enough rights",
        "have no rights",
        "need administrator rights",
        "chat_write_forbidden",
        "chat_restricted",
        "chat_send_plain_forbidden",
    ),
}
"""What Telegram says, in small letters."""
_SERVER_TROUBLE = ("bad gateway", "internal server error", "gateway timeout", "service unavailable", "(5")


def classify(error: BaseException) -> Failure:
    """What an exception of python-telegram-bot means. ``TimedOut`` and ``BadRequest`` are kinds of ``NetworkError``
    there, ``Forbidden``, ``ChatMigrated`` and ``RetryAfter`` are not."""
    reason = f"{type(error).__name__}: {error}"[:200]
    text = str(error).lower()
    refusals = [kind for kind, phrases in _REFUSALS.items() if any(phrase in text for phrase in phrases)]
    match error:
        case tg.RetryAfter():
            return Failure(FailureKind.FLOOD, reason, retry_after=max(retry_seconds(error), 0.1))
        case tg.ChatMigrated():
            return Failure(FailureKind.MIGRATED, reason, new_chat_id=error.new_chat_id)
        case tg.Forbidden():
            lacks_rights = FailureKind.NO_RIGHTS in refusals
            return Failure(FailureKind.NO_RIGHTS if lacks_rights else FailureKind.CHAT_GONE, reason)
        case tg.BadRequest():
            return Failure(refusals[0] if refusals else FailureKind.REFUSED, reason)
        case NotSent():
            return Failure(FailureKind.TRY_AGAIN, reason)
        case tg.TimedOut():
            return Failure(FailureKind.UNKNOWN, reason)
        case tg.NetworkError() if "too many requests" in text:
            return Failure(FailureKind.FLOOD, reason, retry_after=3.0)
        case tg.NetworkError():
            answered = any(phrase in text for phrase in _SERVER_TROUBLE)
            return Failure(FailureKind.TRY_AGAIN if answered else FailureKind.UNKNOWN, reason)
        case tg.InvalidToken() | tg.Conflict():
            return Failure(FailureKind.UNAUTHORISED, reason)
        case _:
            return Failure(FailureKind.REFUSED, reason)


def retry_seconds(error: tg.RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
