"""What is not of the Bot API's shape stops at the door: https://core.telegram.org/bots/api#update"""

from typing import Any

import pytest

from bot.transport.incoming.update_shape import shape_fault

FENNA = {"id": 1001, "is_bot": False, "first_name": "Fenna"}
HERE = {"id": 1001, "type": "private", "first_name": "Fenna"}
MESSAGE = {"message_id": 1, "date": 1771340400, "chat": HERE, "from": FENNA, "text": "/stand"}


@pytest.mark.parametrize(
    "update",
    [
        {"message": MESSAGE},
        {"message": MESSAGE | {"from": FENNA | {"first_name": ""}}},
        {"message": MESSAGE | {"a_field_of_next_year": [1]}},
        {"callback_query": {"id": "1", "from": FENNA, "chat_instance": "x", "message": MESSAGE | {"date": 0}}},
        {"inline_query": {"id": "1", "from": FENNA, "query": "", "offset": ""}},
        {"a_kind_of_next_year": 5},
    ],
)
def test_what_telegram_promises_passes(update: dict[str, Any]) -> None:
    """Deleted accounts have no name left; new fields and kinds come with every version of the Bot API."""
    assert shape_fault({"update_id": 1, **update}) == ""


@pytest.mark.parametrize(
    ("update", "where"),
    [
        ({"message": MESSAGE | {"text": 5}}, "message.text"),
        ({"message": MESSAGE | {"chat": None}}, "message.chat"),
        ({"message": MESSAGE | {"chat": HERE | {"id": 2**70}}}, "message.chat.id"),
        ({"message": MESSAGE | {"from": {"id": 1001}}}, "message.from.first_name"),
        ({"callback_query": {"id": "1", "data": "/stand"}}, "callback_query.from"),
        ({"channel_post": MESSAGE | {"chat": HERE | {"id": [1]}}}, "channel_post.chat.id"),
        ({"guest_message": MESSAGE | {"guest_query_id": 5}}, "guest_message.guest_query_id"),
        ({"edited_channel_post": MESSAGE | {"chat": HERE | {"id": [1]}}}, "chat.id"),
        ({"my_chat_member": {"chat": HERE, "from": FENNA}}, "my_chat_member.new_chat_member"),
        (
            {"my_chat_member": {"chat": HERE, "from": FENNA, "new_chat_member": {"status": "\ud800", "user": FENNA}}},
            "my_chat_member.new_chat_member.status",
        ),
        ({"message": MESSAGE | {"chat": HERE | {"type": "Fenna"}}}, "message.chat.type"),
    ],
)
def test_where_it_is_broken_is_said_without_what_stands_there(update: dict[str, Any], where: str) -> None:
    """The log holds no personal text."""
    fault = shape_fault({"update_id": 1, **update})
    assert fault.startswith(where)
    assert "Fenna" not in fault
