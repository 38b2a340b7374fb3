"""From a Telegram update to a ``Request``: who asks, and where."""

from telegram import Chat, Message, Update, User
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
    return _request(
        message.chat,
        message.from_user,
        thread_id=thread_of(message),
        message_id=message.message_id,
        sender_chat_id=message.sender_chat.id if message.sender_chat else None,
        replied_to=_replied_to(message),
        is_edit=is_edit,
        is_chat_admin=is_chat_admin,
    )


def request_of_tap(update: Update) -> Request | None:
    """The request that a tapped button makes; None for a button under an inline message, which has no chat."""
    if (query := update.callback_query) is None or query.message is None:
        return None
    thread = thread_of(query.message) if isinstance(query.message, Message) else 0
    return _request(
        query.message.chat, query.from_user, thread_id=thread, message_id=query.message.message_id, is_tap=True
    )


def _request(
    chat: Chat, user: User | None, *, thread_id: int, message_id: int, is_chat_admin: bool = False,
    sender_chat_id: int | None = None, replied_to: Message | None = None, is_edit: bool = False, is_tap: bool = False,
) -> Request:  # fmt: skip
    # Of a forwarded message who forwarded it: the author, in ``forward_origin``, may be a stranger to the chat.
    author = replied_to.from_user if replied_to else None
    return Request(
        chat_id=chat.id,
        chat_kind=_KINDS.get(chat.type, "private"),
        chat_title=chat.title or "",
        thread_id=thread_id,
        message_id=message_id,
        user_id=user.id if user else 0,
        user_name=(user.full_name or "") if user else "",
        sender_chat_id=sender_chat_id,
        replied_to_user_id=author.id if author else None,
        replied_to_user_name=(author.full_name or "") if author else "",
        replied_to_is_bot=bool(author and author.is_bot),
        replied_to_message_id=replied_to.message_id if replied_to else 0,
        is_edit=is_edit,
        is_tap=is_tap,
        is_chat_admin=is_chat_admin or chat.type == ChatType.PRIVATE,
    )


def _replied_to(message: Message) -> Message | None:
    """The message that was chosen to be replied to.

    Telegram also fills ``reply_to_message`` where nobody replied: under every message of a topic stands the one that
    made the topic, and under every comment the channel post that was forwarded into the group.
    """
    replied = message.reply_to_message
    if replied is None or replied.is_automatic_forward or replied.forum_topic_created is not None:
        return None
    if message.is_topic_message and replied.message_id == message.message_thread_id:
        return None
    return replied
