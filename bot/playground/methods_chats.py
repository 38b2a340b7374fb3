"""The Bot API's methods about chats: who is in them, what is pinned, their topics."""

import copy
from typing import TYPE_CHECKING, Any

from bot.playground import checks
from bot.playground.chats import IN_CHARGE, PRESENT, Chat, Json, Posted, Topic, member
from bot.playground.errors import bad_request
from bot.playground.file_store import Upload

if TYPE_CHECKING:
    from bot.playground.world import World

Uploads = dict[str, Upload]
NO_PINNING = "not enough rights to manage pinned messages in the chat"
NO_TOPICS = "not enough rights to create a topic"


def get_chat(world: "World", params: Json, _: Uploads) -> Json:
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
        full["permissions"] = {"can_send_messages": True, "can_pin_messages": False, "can_manage_topics": False}
    pinned = [posted for posted in chat.messages.values() if posted.pinned]
    if pinned:
        full["pinned_message"] = copy.deepcopy(pinned[-1].message)
    return full


def _member_of(world: "World", chat: Chat, user_id: int) -> Json:
    if user_id == world.bot["id"]:
        return member(world.bot, chat.bot_status, chat.bot_rights)
    person = world.people.get(user_id)
    if person is None or (chat.person and chat.person.id != user_id):
        raise bad_request("user not found")
    return member(person.user(), "member" if chat.person else chat.members.get(user_id, "left"))


def get_chat_member(world: "World", params: Json, _: Uploads) -> Json:
    return _member_of(world, checks.chat_entered(world, params["chat_id"]), params["user_id"])


def get_chat_administrators(world: "World", params: Json, _: Uploads) -> list[Json]:
    chat = checks.chat_entered(world, params["chat_id"])
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    numbers = [number for number, status in chat.members.items() if status in IN_CHARGE]
    if chat.bot_status in IN_CHARGE:
        numbers.append(world.bot["id"])
    return [_member_of(world, chat, number) for number in numbers]


def get_chat_member_count(world: "World", params: Json, _: Uploads) -> int:
    chat = checks.chat_entered(world, params["chat_id"])
    return 2 if chat.person else sum(status in PRESENT for status in chat.members.values()) + 1


def leave_chat(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    if not chat.is_group:
        raise bad_request("can't leave a private chat")
    chat.bot_status = "left"
    world.post(chat, world.bot, {"left_chat_member": world.bot}, by_bot=True)
    world.emit("chats")
    return True


def pin_chat_message(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    checks.need_right(chat, "can_pin_messages", NO_PINNING)
    posted = chat.messages.get(params["message_id"])
    if posted is None:
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


def _unpin(world: "World", posted: Posted) -> None:
    posted.pinned = False
    world.show(posted)


def unpin_chat_message(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    checks.need_right(chat, "can_pin_messages", NO_PINNING)
    pinned = [posted.id for posted in chat.messages.values() if posted.pinned]
    asked = params.get("message_id", pinned[-1] if pinned else 0)
    if asked not in pinned:
        raise bad_request("message to unpin not found")
    _unpin(world, chat.messages[asked])
    return True


def unpin_all_chat_messages(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    checks.need_right(chat, "can_pin_messages", NO_PINNING)
    thread = params.get("message_thread_id")
    for posted in list(chat.messages.values()):
        if posted.pinned and thread in (None, posted.thread_id):
            _unpin(world, posted)
    return True


def _forum(world: "World", params: Json) -> Chat:
    chat = checks.chat_entered(world, params["chat_id"])
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    checks.need_right(chat, "can_manage_topics", NO_TOPICS)
    return chat


def create_forum_topic(world: "World", params: Json, _: Uploads) -> Json:
    number = world.topic(_forum(world, params).id, params["name"])
    return {"message_thread_id": number, "name": params["name"], "icon_color": params.get("icon_color", 7322096)}


def _topic(world: "World", params: Json) -> tuple[Chat, Topic]:
    chat = _forum(world, params)
    topic = chat.topics.get(params["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    return chat, topic


def _tell_topic(world: "World", chat: Chat, topic: Topic, body: Json) -> bool:
    notice = world.post(chat, world.bot, body, thread_id=topic.id, by_bot=True)
    world.mailbox.put("message", copy.deepcopy(notice.message))
    world.emit("chats")
    return True


def edit_forum_topic(world: "World", params: Json, _: Uploads) -> bool:
    chat, topic = _topic(world, params)
    name = params.get("name", topic.name)
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    return _tell_topic(world, chat, topic, {"forum_topic_edited": {"name": name}})


def close_forum_topic(world: "World", params: Json, _: Uploads) -> bool:
    chat, topic = _topic(world, params)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = True
    return _tell_topic(world, chat, topic, {"forum_topic_closed": {}})


def reopen_forum_topic(world: "World", params: Json, _: Uploads) -> bool:
    chat, topic = _topic(world, params)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = False
    return _tell_topic(world, chat, topic, {"forum_topic_reopened": {}})


def delete_forum_topic(world: "World", params: Json, _: Uploads) -> bool:
    chat, topic = _topic(world, params)
    for posted in [one for one in chat.messages.values() if one.thread_id == topic.id]:
        del chat.messages[posted.id]
    del chat.topics[topic.id]
    world.emit("chats")
    return True


def get_file(world: "World", params: Json, _: Uploads) -> Json:
    stored = world.files.by_id(params["file_id"])
    return {
        "file_id": params["file_id"],
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


METHODS: dict[str, Any] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "unpinAllForumTopicMessages": unpin_all_chat_messages,
    "unpinAllGeneralForumTopicMessages": unpin_all_chat_messages,
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "getFile": get_file,
}
