"""Has an update the shape that the Bot API promises, in every part that this bot reads?

The library takes a missing name or a number for a text as it comes, and the fault would show deep inside. What is not
of the shape is put aside at the door instead. https://core.telegram.org/bots/api#update
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]
"""Telegram's numbers have at most 52 bits; databases take 64."""


Word = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
"""What Telegram chooses from a list of its own: a kind of chat, a status."""


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _User(_Part):
    id: Number
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


class _Chat(_Part):
    id: Number
    type: Word
    title: str | None = None


class _Origin(_Part):
    type: Word
    sender_user: _User | None = None


class _Document(_Part):
    file_id: str
    file_name: str | None = None
    file_size: Number | None = None


class _Message(_Part):
    message_id: Number
    date: Number
    chat: _Chat
    sender: _User | None = Field(default=None, alias="from")
    sender_chat: _Chat | None = None
    message_thread_id: Number | None = None
    is_topic_message: bool | None = None
    text: str | None = None
    caption: str | None = None
    document: _Document | None = None
    reply_to_message: "_Message | None" = None
    forward_origin: _Origin | None = None
    migrate_to_chat_id: Number | None = None
    guest_query_id: str | None = None


class _Tap(_Part):
    id: str
    sender: _User = Field(alias="from")
    message: _Message | None = None
    data: str | None = None


class _InlineQuery(_Part):
    id: str
    sender: _User = Field(alias="from")
    query: str


class _Member(_Part):
    status: Word
    user: _User


class _Membership(_Part):
    chat: _Chat
    sender: _User = Field(alias="from")
    new_chat_member: _Member


class _Update(_Part):
    update_id: Number
    message: _Message | None = None
    edited_message: _Message | None = None
    channel_post: _Message | None = None
    guest_message: _Message | None = None
    callback_query: _Tap | None = None
    inline_query: _InlineQuery | None = None
    my_chat_member: _Membership | None = None


class _Other(_Part):
    """Of kinds that the bot does not handle the library still reads whom they are about."""

    chat: _Chat | None = None
    voter_chat: _Chat | None = None
    sender: _User | None = Field(default=None, alias="from")
    user: _User | None = None


HANDLED = {*_Update.model_fields}


def shape_fault(payload: dict[str, Any]) -> str:
    """Where the update is not of the promised shape, without what stands there; empty when it is."""
    try:
        _Update.model_validate(payload)
        for kind in payload.keys() - HANDLED:
            if isinstance(payload[kind], dict):
                _Other.model_validate(payload[kind])
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['type']}"
    return ""
