"""The Bot API's methods about chats: who is in them, what is pinned."""

import copy

from bot.playground.bot_api import checks
from bot.playground.bot_api.errors import bad_request
from bot.playground.chats import Chat, Json, member
from bot.playground.file_store import Uploads
from bot.playground.telegram_state import TelegramState

NO_PINNING = "not enough rights to manage pinned messages in the chat"


def get_chat(world: TelegramState, params: Json, _: Uploads) -> Json:
    chat = checks.chat_known(world, params["chat_id"])
    full: Json = {
        **chat.brief(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.is_group:
        full["permissions"] = {
            "can_send_messages": not chat.closed,
            "can_pin_messages": False,
            "can_manage_topics": False,
        }
    pinned = [posted for posted in chat.messages.values() if posted.pinned]
    if pinned:
        full["pinned_message"] = copy.deepcopy(pinned[-1].message)
    return full


def _member_of(world: TelegramState, chat: Chat, user_id: int) -> Json:
    if user_id == world.bot["id"]:
        return member(world.bot, chat.bot_status, chat.bot_rights)
    if (person := world.people.get(user_id)) is None or (chat.person and chat.person.id != user_id):
        raise bad_request("user not found")
    return member(person.user(), "member" if chat.person else chat.members.get(user_id, "left"))


def get_chat_member(world: TelegramState, params: Json, _: Uploads) -> Json:
    return _member_of(world, checks.chat_entered(world, params["chat_id"]), params["user_id"])


def pin_chat_message(world: TelegramState, params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    checks.need_right(chat, "can_pin_messages", NO_PINNING)
    if (posted := chat.messages.get(params["message_id"])) is None:
        raise bad_request("message to pin not found")
    if posted.pinned:
        return True
    posted.pinned = True
    world.show(posted)
    notice = world.post(
        chat,
        world.bot,
        {"pinned_message": posted.message},
        thread_id=posted.thread_id,
        by_bot=True,
        silent=params.get("disable_notification", False),
    )
    world.mailbox.put("message", copy.deepcopy(notice.message))
    return True


def get_file(world: TelegramState, params: Json, _: Uploads) -> Json:
    stored = world.files.by_id(params["file_id"])
    return {
        "file_id": params["file_id"],
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }
