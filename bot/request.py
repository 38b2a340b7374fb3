"""Who asks, and where: what a command needs to know of the update that carried it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

ANONYMOUS_ADMIN = 1087968824
"""Telegram's stand-in user for group admins who post as the group."""

ChatKind = Literal["private", "group", "supergroup", "channel"]


class Request(BaseModel):
    """One command or tap. ``message_id``: of the message that carried it (for a tap: the message tapped);
    ``thread_id`` is 0 for none, and for the General topic. ``replied_to``: who sent the message that is replied to."""

    model_config = ConfigDict(frozen=True)

    chat_id: int
    chat_kind: ChatKind = "private"
    chat_title: str = ""
    thread_id: int = 0
    message_id: int = 0
    user_id: int = 0
    user_name: str = ""
    sender_chat_id: int | None = None
    replied_to_user_id: int | None = None
    replied_to_user_name: str = ""
    replied_to_is_bot: bool = False
    replied_to_message_id: int = 0
    """0 when it is no reply"""
    is_edit: bool = False
    is_tap: bool = False
    is_chat_admin: bool = False
    """Is the asker an admin of this chat (anonymous ones included)? Always true in a private chat."""

    @property
    def is_private(self) -> bool:
        return self.chat_kind == "private"

    @property
    def is_anonymous_admin(self) -> bool:
        return self.user_id == ANONYMOUS_ADMIN and self.sender_chat_id == self.chat_id
