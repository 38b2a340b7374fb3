"""What people do on Telegram that nobody can do in the playground itself."""

from bot.playground import World
from bot.playground.chats import IN_CHARGE, PRESENT, Json, Status, member


def forward(world: World, chat_id: int, user_id: int, author_id: int, text: str) -> Json:
    """Someone passes on what another wrote elsewhere: ``from`` is who forwards, the author is only the origin."""
    author = world.people[author_id].user()
    body: Json = {"forward_origin": {"type": "user", "date": 1, "sender_user": author}, "text": text}
    return world._speak(chat_id, world.people[user_id].user(), body, None, None)


def channel_post(world: World, chat_id: int, text: str) -> Json:
    """A post of the channel that the group is linked to comes into the group by itself; who comments on it
    "replies" to this message. Source: https://core.telegram.org/bots/api#message (is_automatic_forward)"""
    channel: Json = {"id": -1_001_900_000_000, "type": "channel", "title": "Kanaal"}
    origin = {"type": "channel", "date": 1, "chat": channel, "message_id": 1}
    body: Json = {"sender_chat": channel, "is_automatic_forward": True, "forward_origin": origin, "text": text}
    telegram_itself: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    return world._speak(chat_id, telegram_itself, body, None, None)


def set_member(world: World, chat_id: int, user_id: int, status: Status) -> None:
    """A person joins, leaves or gets another role; a bot that administers the group and asked for it is told."""
    chat = world.chat(chat_id)
    old = chat.members.get(user_id, "left")
    chat.members[user_id] = status
    user = world.people[user_id].user()
    if chat.bot_status in IN_CHARGE:
        change = world._member_change(chat, user, member(user, old), member(user, status))
        world.mailbox.put("chat_member", change)
    if old not in PRESENT and status in PRESENT:
        world._announce(chat, user, {"new_chat_members": [user]})
    if old in PRESENT and status not in PRESENT:
        world._announce(chat, user, {"left_chat_member": user})
