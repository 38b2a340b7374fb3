"""The Bot API's methods that send, change and remove messages."""

import copy

from telegram.constants import ChatAction

from bot.playground.bot_api import checks, rich_text
from bot.playground.bot_api.errors import NOT_MODIFIED, Unplanned, bad_request
from bot.playground.chats import IN_CHARGE, Chat, Json, Posted
from bot.playground.file_store import Uploads
from bot.playground.telegram_state import TelegramState


def _send(world: TelegramState, params: Json, chat: Chat, body: Json) -> Json:
    if markup := checks.inline_keyboard(params.get("reply_markup")):
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
    return copy.deepcopy(posted.message)


def send_message(world: TelegramState, params: Json, _: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params)
    return _send(world, params, chat, _text(params))


def _text(params: Json) -> Json:
    body = checks.text_body(params, "text")
    if "link_preview_options" in params:
        body["link_preview_options"] = params["link_preview_options"]
    return body


def send_rich_message(world: TelegramState, params: Json, _: Uploads) -> Json:
    """Of the words only whether there are any is looked at."""
    chat = checks.chat_for_sending(world, params)
    rich = params["rich_message"]
    if ("html" in rich) == ("markdown" in rich):
        raise bad_request("exactly one of html and markdown must be specified in the rich message")
    if "markdown" in rich:
        raise Unplanned("rich messages in Markdown")
    if not rich_text.plain(rich):
        raise bad_request("rich message is empty")
    return _send(world, params, chat, {"rich_message": rich})


def _media(world: TelegramState, params: Json, kind: str, given: str, field: str, uploads: Uploads) -> Json:
    body = checks.text_body(params, "caption")
    body[kind] = world.files.of(given, kind, uploads, field).media()
    if params.get("has_spoiler"):
        body["has_media_spoiler"] = True
    if "caption" in body and params.get("show_caption_above_media"):
        body["show_caption_above_media"] = True
    return body


def send_photo(world: TelegramState, params: Json, uploads: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params, "photos")
    return _send(world, params, chat, _media(world, params, "photo", params["photo"], "photo", uploads))


def send_document(world: TelegramState, params: Json, uploads: Uploads) -> Json:
    chat = checks.chat_for_sending(world, params, "documents")
    return _send(world, params, chat, _media(world, params, "document", params["document"], "document", uploads))


def send_chat_action(world: TelegramState, params: Json, _: Uploads) -> bool:
    chat = checks.chat_for_sending(world, params)
    if params["action"] not in list(ChatAction):
        raise bad_request("wrong parameter action in request")
    world.emit("typing", chat_id=chat.id, action=params["action"])
    return True


_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "has_media_spoiler")


def _changed(
    world: TelegramState, params: Json, chat: Chat, posted: Posted, body: Json, replaced: tuple[str, ...]
) -> Json:
    """Put new content and keyboard into a message; an edit without a keyboard takes the old one away."""
    markup = checks.inline_keyboard(params.get("reply_markup"))
    fresh = {key: value for key, value in posted.message.items() if key not in (*replaced, "reply_markup")}
    fresh.update(body)
    if markup:
        fresh["reply_markup"] = markup
    if fresh == posted.message:
        raise NOT_MODIFIED
    checks.in_pace(world, chat)
    fresh["edit_date"] = int(world.clock.now().timestamp())
    posted.message.clear()
    posted.message.update(fresh)
    world.show(posted)
    return copy.deepcopy(posted.message)


def edit_message_text(world: TelegramState, params: Json, _: Uploads) -> Json:
    chat, posted = checks.own_message(world, params)
    if "text" not in posted.message and "rich_message" not in posted.message:
        raise bad_request("there is no text in the message to edit")
    replaced = ("text", "entities", "link_preview_options", "rich_message")
    return _changed(world, params, chat, posted, _text(params), replaced)


def edit_message_media(world: TelegramState, params: Json, uploads: Uploads) -> Json:
    chat, posted = checks.own_message(world, params)
    media = params["media"]
    body = _media(world, media, "photo", media["media"], "media", uploads)
    return _changed(world, params, chat, posted, body, ("text", "entities", "link_preview_options", *_CONTENT))


def _remove(world: TelegramState, chat: Chat, message_id: int) -> None:
    if (posted := chat.messages.get(message_id)) is None:
        raise bad_request("message to delete not found")
    age = world.clock.now().timestamp() - posted.message["date"]
    may = chat.bot_status in IN_CHARGE and "can_delete_messages" in chat.bot_rights
    # A bot may delete its own messages and those in private chats for 48 hours; in groups others' by right.
    if not may and (age > 48 * 3600 or (chat.is_group and not posted.by_bot)):
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message_id]
    world.emit("deleted", chat_id=chat.id, message_id=message_id)


def delete_message(world: TelegramState, params: Json, _: Uploads) -> bool:
    _remove(world, checks.chat_entered(world, params["chat_id"]), params["message_id"])
    return True
