"""From a Telegram update to a ``Request``: who asks, and where."""

from telegram import Chat, Message, MessageOriginUser, Update, User
from telegram.constants import ChatType

from bot.request import ChatKind, Request

_KINDS: dict[str, ChatKind] = {
    ChatType.PRIVATE: "private",
    ChatType.GROUP: "group",
    ChatType.SUPERGROUP: "supergroup",
    ChatType.CHANNEL: "channel",
}


def thread_of(message: Message) -> int:
    """The forum topic, 0 for none and for General: a thread id counts only in a topic message."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def request_of_message(message: Message, *, is_edit: bool = False, is_chat_admin: bool = False) -> Request:
    """The request that a message makes. In a private chat everybody is the chat's admin."""
    replied_id, replied_name = _replied_to(message)
    return _request(
        message.chat,
        message.from_user,
        thread_id=thread_of(message),
        message_id=message.message_id,
        sender_chat_id=message.sender_chat.id if message.sender_chat else None,
        replied_to_user_id=replied_id,
        replied_to_user_name=replied_name,
        is_edit=is_edit,
        is_chat_admin=is_chat_admin,
    )


def request_of_tap(update: Update, *, is_chat_admin: bool = False) -> Request | None:
    """The request that a tapped button makes; None for a button under an inline message, which has no chat."""
    query = update.callback_query
    if query is None or query.message is None:
        return None
    thread = thread_of(query.message) if isinstance(query.message, Message) else 0
    return _request(
        query.message.chat,
        query.from_user,
        thread_id=thread,
        message_id=query.message.message_id,
        is_tap=True,
        is_chat_admin=is_chat_admin,
    )


def _request(
    chat: Chat,
    user: User | None,
    *,
    thread_id: int,
    message_id: int,
    is_chat_admin: bool,
    sender_chat_id: int | None = None,
    replied_to_user_id: int | None = None,
    replied_to_user_name: str = "",
    is_edit: bool = False,
    is_tap: bool = False,
) -> Request:
    return Request(
        chat_id=chat.id,
        chat_kind=_KINDS.get(chat.type, "private"),
        chat_title=chat.title or "",
        thread_id=thread_id,
        message_id=message_id,
        user_id=user.id if user else 0,
        user_name=(user.full_name or "") if user else "",
        sender_chat_id=sender_chat_id,
        replied_to_user_id=replied_to_user_id,
        replied_to_user_name=replied_to_user_name,
        is_edit=is_edit,
        is_tap=is_tap,
        is_chat_admin=is_chat_admin or chat.type == ChatType.PRIVATE,
    )


def _replied_to(message: Message) -> tuple[int | None, str]:
    """The person whose message is replied to, or who is the origin of a forwarded one."""
    replied = message.reply_to_message
    if replied is None:
        return None, ""
    origin = replied.forward_origin
    user = origin.sender_user if isinstance(origin, MessageOriginUser) else replied.from_user
    return (user.id, user.full_name or "") if user else (None, "")
