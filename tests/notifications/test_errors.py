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

from bot.notifications.errors import Outcome, classify
from bot.transport.aiohttp_request import NotSent

TABLE: list[tuple[TelegramError, Outcome]] = [
    (Forbidden("Forbidden: bot was blocked by the user"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: user is deactivated"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: bot was kicked from the group chat"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: bot is not a member of the channel chat"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: the group chat was deleted"), Outcome.CHAT_GONE),
    (Forbidden("Forbidden: not enough rights to send text messages to the chat"), Outcome.NO_RIGHTS),
    (BadRequest("Bad Request: chat not found"), Outcome.CHAT_GONE),
    (BadRequest("Bad Request: PEER_ID_INVALID"), Outcome.CHAT_GONE),
    (BadRequest("Bad Request: group chat was deactivated"), Outcome.CHAT_GONE),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), Outcome.NO_RIGHTS),
    (BadRequest("Bad Request: have no rights to send a message"), Outcome.NO_RIGHTS),
    (BadRequest("Bad Request: need administrator rights in the channel chat"), Outcome.NO_RIGHTS),
    (BadRequest("Bad Request: CHAT_RESTRICTED"), Outcome.NO_RIGHTS),
    (BadRequest("Bad Request: TOPIC_CLOSED"), Outcome.TOPIC_CLOSED),
    (BadRequest("Bad Request: TOPIC_DELETED"), Outcome.TOPIC_GONE),
    (BadRequest("Bad Request: message thread not found"), Outcome.TOPIC_GONE),
    (BadRequest("Bad Request: message is not modified: specified new message content"), Outcome.UNCHANGED),
    (BadRequest("Bad Request: message to edit not found"), Outcome.NOT_EDITABLE),
    (BadRequest("Bad Request: message can't be edited"), Outcome.NOT_EDITABLE),
    (BadRequest("Bad Request: MESSAGE_ID_INVALID"), Outcome.NOT_EDITABLE),
    (BadRequest("Bad Request: can't parse entities: unsupported start tag"), Outcome.REFUSED),
    (BadRequest("Bad Request: message is too long"), Outcome.REFUSED),
    (ChatMigrated(-1001), Outcome.MIGRATED),
    (RetryAfter(7), Outcome.FLOOD),
    (NetworkError("Too Many Requests: retry later"), Outcome.FLOOD),
    (TimedOut(), Outcome.UNKNOWN),
    (NetworkError("request to the Bot API broke off: ServerDisconnectedError"), Outcome.UNKNOWN),
    (NotSent("no connection to the Bot API: ClientConnectorError"), Outcome.TRY_AGAIN),
    (NetworkError("Bad Gateway"), Outcome.TRY_AGAIN),
    (NetworkError("Internal Server Error (500)"), Outcome.TRY_AGAIN),
    (NetworkError("Gateway Timeout (504). Parsing the server response b'' failed"), Outcome.TRY_AGAIN),
    (InvalidToken("Not Found"), Outcome.UNAUTHORISED),
    (Conflict("Conflict: terminated by other getUpdates request"), Outcome.UNAUTHORISED),
    (TelegramError("something new"), Outcome.REFUSED),
]


@pytest.mark.parametrize(("error", "outcome"), TABLE, ids=[f"{type(e).__name__}:{e}"[:60] for e, _ in TABLE])
def test_every_answer_of_telegram_has_its_meaning(error: TelegramError, outcome: Outcome) -> None:
    assert classify(error).outcome is outcome


def test_what_goes_with_the_verdict() -> None:
    assert classify(RetryAfter(7)).retry_after == 7
    assert classify(ChatMigrated(-1001)).new_chat_id == -1001
    assert "blocked" in classify(Forbidden("Forbidden: bot was blocked by the user")).reason


def test_every_outcome_is_in_the_table() -> None:
    assert {outcome for _, outcome in TABLE} == set(Outcome)
