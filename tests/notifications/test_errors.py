"""One classifier, one table: "blocked, kicked, chat not found, topic closed, no rights, migrated to a supergroup,
flood, timeout (unknown: not blindly resent), bad gateway, bad request". The texts are Telegram's, as
python-telegram-bot gives them (the prefix "Bad Request: " kept)."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.transport.calls.aiohttp_request import NotSent
from bot.transport.calls.failures import FailureKind, classify

TABLE: list[tuple[TelegramError, FailureKind]] = [
    (Forbidden("Forbidden: bot was blocked by the user"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: user is deactivated"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: bot was kicked from the group chat"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: bot is not a member of the channel chat"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: the group chat was deleted"), FailureKind.CHAT_GONE),
    (Forbidden("Forbidden: not enough rights to send text messages to the chat"), FailureKind.NO_RIGHTS),
    (BadRequest("Bad Request: chat not found"), FailureKind.CHAT_GONE),
    (BadRequest("Bad Request: PEER_ID_INVALID"), FailureKind.CHAT_GONE),
    (BadRequest("Bad Request: group chat was deactivated"), FailureKind.CHAT_GONE),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), FailureKind.NO_RIGHTS),
    (BadRequest("Bad Request: have no rights to send a message"), FailureKind.NO_RIGHTS),
    (BadRequest("Bad Request: need administrator rights in the channel chat"), FailureKind.NO_RIGHTS),
    (BadRequest("Bad Request: CHAT_RESTRICTED"), FailureKind.NO_RIGHTS),
    (BadRequest("Bad Request: TOPIC_CLOSED"), FailureKind.TOPIC_CLOSED),
    (BadRequest("Bad Request: TOPIC_DELETED"), FailureKind.TOPIC_GONE),
    (BadRequest("Bad Request: message thread not found"), FailureKind.TOPIC_GONE),
    (BadRequest("Bad Request: message is not modified: specified new message content"), FailureKind.UNCHANGED),
    (BadRequest("Bad Request: message to edit not found"), FailureKind.NOT_EDITABLE),
    (BadRequest("Bad Request: message can't be edited"), FailureKind.NOT_EDITABLE),
    (BadRequest("Bad Request: MESSAGE_ID_INVALID"), FailureKind.NOT_EDITABLE),
    (BadRequest("Bad Request: can't parse entities: unsupported start tag"), FailureKind.REFUSED),
    (BadRequest("Bad Request: message is too long"), FailureKind.REFUSED),
    (ChatMigrated(-1001), FailureKind.MIGRATED),
    (RetryAfter(7), FailureKind.FLOOD),
    (NetworkError("Too Many Requests: retry later"), FailureKind.FLOOD),
    (TimedOut(), FailureKind.UNKNOWN),
    (NetworkError("request to the Bot API broke off: ServerDisconnectedError"), FailureKind.UNKNOWN),
    (NotSent("no connection to the Bot API: ClientConnectorError"), FailureKind.TRY_AGAIN),
    (NetworkError("Bad Gateway"), FailureKind.TRY_AGAIN),
    (NetworkError("Internal Server Error (500)"), FailureKind.TRY_AGAIN),
    (NetworkError("Gateway Timeout (504). Parsing the server response b'' failed"), FailureKind.TRY_AGAIN),
    (InvalidToken("Not Found"), FailureKind.UNAUTHORISED),
    (Conflict("Conflict: terminated by other getUpdates request"), FailureKind.UNAUTHORISED),
    (TelegramError("something new"), FailureKind.REFUSED),
]


@pytest.mark.parametrize(("error", "outcome"), TABLE, ids=[f"{type(e).__name__}:{e}"[:60] for e, _ in TABLE])
def test_every_answer_of_telegram_has_its_meaning(error: TelegramError, outcome: FailureKind) -> None:
    assert classify(error).kind is outcome


def test_what_goes_with_the_verdict() -> None:
    assert classify(RetryAfter(7)).retry_after == 7
    assert classify(ChatMigrated(-1001)).new_chat_id == -1001
    assert "blocked" in classify(Forbidden("Forbidden: bot was blocked by the user")).reason


def test_every_outcome_is_in_the_table() -> None:
    assert {outcome for _, outcome in TABLE} == set(FailureKind)
