"""The Bot API's methods that send, change and remove messages."""

import copy
from typing import TYPE_CHECKING, Any

from bot.playground import checks
from bot.playground.chats import IN_CHARGE, Chat, Json, Posted
from bot.playground.errors import NOT_MODIFIED, Unplanned, bad_request
from bot.playground.file_store import Upload

if TYPE_CHECKING:
    from bot.playground.world import World

Uploads = dict[str, Upload]


def _send(world: "World", params: Json, chat: Chat, body: Json) -> Json:
    markup = checks.reply_markup(params)
    if markup and "inline_keyboard" in markup:
        body["reply_markup"] = markup
    if params.get("protect_content"):
        body["has_protected_content"] = True
    reply_to = checks.reply_target(chat, params)
    checks.in_pace(world, chat)
    posted = world.post(
        chat,
        world.bot,
        body,
        thread_id=params.get("message_thread_id"),
        reply_to=reply_to,
        by_bot=True,
        silent=params.get("disable_notification", False),
    )
    if markup and "inline_keyboard" not in markup:
        world.emit("keyboard", chat_id=chat.id, markup=markup)
    return copy.deepcopy(posted.message)


def send_message(world: "World", params: Json, _: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params)
    text, entities = checks.formatted(params, "text", checks.MAX_TEXT)
    body = checks.text_fields(text, entities)
    if "link_preview_options" in params:
        body["link_preview_options"] = params["link_preview_options"]
    return _send(world, params, chat, body)


def _photo(world: "World", params: Json, given: str, field: str, uploads: Uploads) -> Json:
    text, entities = checks.formatted(params, "caption", checks.MAX_CAPTION)
    stored = world.files.of(given, "photo", uploads, field)
    body: Json = {"photo": stored.sizes(), **checks.text_fields(text, entities, "caption")}
    if params.get("has_spoiler"):
        body["has_media_spoiler"] = True
    if text and params.get("show_caption_above_media"):
        body["show_caption_above_media"] = True
    return body


def _document(world: "World", params: Json, given: str, field: str, uploads: Uploads) -> Json:
    text, entities = checks.formatted(params, "caption", checks.MAX_CAPTION)
    stored = world.files.of(given, "document", uploads, field)
    return {"document": stored.document(), **checks.text_fields(text, entities, "caption")}


def send_photo(world: "World", params: Json, uploads: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params, "photos")
    return _send(world, params, chat, _photo(world, params, params["photo"], "photo", uploads))


def send_document(world: "World", params: Json, uploads: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params, "documents")
    return _send(world, params, chat, _document(world, params, params["document"], "document", uploads))


def send_chat_action(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_for_sending(world, params)
    known = {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
    if params["action"] not in known:
        raise bad_request("wrong parameter action in request")
    world.typing[chat.id] = world.stopwatch.now()
    world.emit("typing", chat_id=chat.id, action=params["action"])
    return True


def _copied(world: "World", params: Json) -> tuple[Chat, Posted]:
    source = checks.chat_entered(world, params["from_chat_id"])
    posted = source.messages.get(params["message_id"])
    if posted is None:
        raise bad_request("message to copy not found")
    return checks.chat_for_sending(world, params), posted


_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "has_media_spoiler")


def copy_message(world: "World", params: Json, _: Uploads) -> Json:
    chat, posted = _copied(world, params)
    body = {key: posted.message[key] for key in _CONTENT if key in posted.message}
    if not body:
        raise bad_request("message can't be copied")
    if "caption" in params:
        for key in ("caption", "caption_entities"):
            body.pop(key, None)
        body.update(checks.text_fields(*checks.formatted(params, "caption", checks.MAX_CAPTION), "caption"))
    return {"message_id": _send(world, params, chat, body)["message_id"]}


def forward_message(world: "World", params: Json, _: Uploads) -> Json:
    chat, posted = _copied(world, params)
    body = {key: posted.message[key] for key in _CONTENT if key in posted.message}
    if not body:
        raise bad_request("message can't be forwarded")
    origin = {"type": "user", "sender_user": posted.message["from"], "date": posted.message["date"]}
    return _send(world, params, chat, {"forward_origin": origin, **body})


def _changed(world: "World", params: Json, chat: Chat, posted: Posted, body: Json, replaced: tuple[str, ...]) -> Any:
    """Put new content and keyboard into a message; an edit without a keyboard takes the old one away."""
    markup = checks.inline_keyboard(params.get("reply_markup"))
    fresh = {key: value for key, value in posted.message.items() if key not in (*replaced, "reply_markup")}
    fresh.update(body)
    if markup:
        fresh["reply_markup"] = markup
    unchanged = {key: value for key, value in posted.message.items() if key != "edit_date"}
    if checks.same({k: v for k, v in fresh.items() if k != "edit_date"}, unchanged):
        raise NOT_MODIFIED
    checks.in_pace(world, chat)
    if replaced or body:
        fresh["edit_date"] = int(world.clock.now().timestamp())
    posted.message.clear()
    posted.message.update(fresh)
    world.show(posted)
    return True if "inline_message_id" in params else copy.deepcopy(posted.message)


def edit_message_text(world: "World", params: Json, _: Uploads) -> Any:
    chat, posted = checks.own_message(world, params)
    if "text" not in posted.message:
        raise bad_request("there is no text in the message to edit")
    text, entities = checks.formatted(params, "text", checks.MAX_TEXT)
    body = checks.text_fields(text, entities)
    if "link_preview_options" in params:
        body["link_preview_options"] = params["link_preview_options"]
    return _changed(world, params, chat, posted, body, ("text", "entities", "link_preview_options"))


def edit_message_caption(world: "World", params: Json, _: Uploads) -> Any:
    chat, posted = checks.own_message(world, params)
    if "photo" not in posted.message and "document" not in posted.message:
        raise bad_request("there is no caption in the message to edit")
    text, entities = checks.formatted(params, "caption", checks.MAX_CAPTION)
    body = checks.text_fields(text, entities, "caption")
    return _changed(world, params, chat, posted, body, ("caption", "caption_entities"))


def edit_message_media(world: "World", params: Json, uploads: Uploads) -> Any:
    chat, posted = checks.own_message(world, params)
    media = params["media"]
    if media["type"] == "photo":
        body = _photo(world, media, media["media"], "media", uploads)
    elif media["type"] == "document":
        body = _document(world, media, media["media"], "media", uploads)
    else:
        raise Unplanned(f"editMessageMedia with a {media['type']}")
    return _changed(world, params, chat, posted, body, ("text", "entities", "link_preview_options", *_CONTENT))


def edit_message_reply_markup(world: "World", params: Json, _: Uploads) -> Any:
    chat, posted = checks.own_message(world, params)
    return _changed(world, params, chat, posted, {}, ())


def _remove(world: "World", chat: Chat, message_id: int) -> None:
    posted = chat.messages.get(message_id)
    if posted is None:
        raise bad_request("message to delete not found")
    age = world.clock.now().timestamp() - posted.message["date"]
    may = chat.bot_status in IN_CHARGE and "can_delete_messages" in chat.bot_rights
    # A bot may delete its own messages and those in private chats for 48 hours; in groups others' by right.
    if not may and (age > 48 * 3600 or (chat.is_group and not posted.by_bot)):
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message_id]
    world.emit("deleted", chat_id=chat.id, message_id=message_id)


def delete_message(world: "World", params: Json, _: Uploads) -> bool:
    _remove(world, checks.chat_entered(world, params["chat_id"]), params["message_id"])
    return True


def delete_messages(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    for message_id in params["message_ids"]:
        if message_id in chat.messages:
            _remove(world, chat, message_id)
    return True


def set_message_reaction(world: "World", params: Json, _: Uploads) -> bool:
    chat = checks.chat_entered(world, params["chat_id"])
    posted = chat.messages.get(params["message_id"])
    if posted is None:
        raise bad_request("message to react not found")
    reactions = params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    world.reactions[chat.id, posted.id] = reactions
    world.show(posted)
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
}
