"""The people, chats and messages of the local Telegram."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
PRESENT: frozenset[Status] = frozenset({"creator", "administrator", "member", "restricted"})
IN_CHARGE: frozenset[Status] = frozenset({"creator", "administrator"})

ADMIN_RIGHTS = ("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
                "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
                "can_delete_stories", "can_pin_messages", "can_manage_topics")  # fmt: skip
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
"""Admins have these in channels only."""


@dataclass
class Person:
    """Someone with a phone. ``started``: has written to the bot, so that the bot may write back."""

    id: int
    first_name: str
    username: str = ""
    language: str = "nl"
    started: bool = False
    blocked: bool = False

    def user(self) -> Json:
        """The Bot API's ``User``."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        return {**user, "language_code": self.language}


@dataclass
class Posted:
    """A message that is in a chat now, with what the Bot API's ``Message`` does not tell."""

    message: Json
    by_bot: bool = False
    silent: bool = False
    pinned: bool = False

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def thread_id(self) -> int | None:
        return self.message.get("message_thread_id") if self.message.get("is_topic_message") else None


@dataclass
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass
class Chat:
    """A private chat with the bot, a group, a supergroup (a forum when it has topics) or a channel."""

    id: int
    kind: Literal["private", "group", "supergroup", "channel"]
    title: str
    person: Person | None = None
    forum: bool = False
    closed: bool = False
    """Only its admins may write."""
    members: dict[int, Status] = field(default_factory=dict)
    bot_status: Status = "member"
    bot_rights: set[str] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: int | None = None
    messages: dict[int, Posted] = field(default_factory=dict)
    last_message_id: int = 0

    @property
    def is_group(self) -> bool:
        """Or a channel: with members and admins of its own."""
        return self.kind != "private"

    def brief(self) -> Json:
        """The Bot API's ``Chat``."""
        if self.person:
            chat: Json = {"id": self.id, "type": "private", "first_name": self.person.first_name}
            if self.person.username:
                chat["username"] = self.person.username
            return chat
        chat = {"id": self.id, "type": self.kind, "title": self.title}
        if self.forum:
            chat["is_forum"] = True
        if self.kind == "group":
            chat["all_members_are_administrators"] = False
        return chat


def member(user: Json, status: Status, rights: set[str] | None = None) -> Json:
    """The Bot API's ``ChatMember`` of this status."""
    entry: Json = {"user": user, "status": status}
    if status == "creator":
        return {**entry, "is_anonymous": False}
    if status == "administrator":
        granted = rights if rights is not None else set(ADMIN_RIGHTS)
        return {
            **entry,
            "can_be_edited": False,
            "is_anonymous": False,
            **{right: right in granted or right == "can_manage_chat" for right in ADMIN_RIGHTS},
            **{right: True for right in CHANNEL_RIGHTS if right in granted},
        }
    if status == "kicked":
        return {**entry, "until_date": 0}
    return entry
