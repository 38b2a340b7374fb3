"""What several methods check alike: the chat, the text, the keyboard, the pace."""

import re
from typing import Any

from bot.playground.bot_api import html_text
from bot.playground.bot_api.errors import Unplanned, bad_request, forbidden, migrated
from bot.playground.chats import IN_CHARGE, PRESENT, Chat, Json, Posted
from bot.playground.telegram_state import TelegramState

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_BUTTONS = 100
MAX_CALLBACK_DATA = 64
_BUTTON_KINDS = ("url", "callback_data", "web_app", "login_url", "switch_inline_query",
                 "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text", "callback_game",
                 "pay")  # fmt: skip

_ADDRESS = re.compile(r"(tg://|tel:|mailto:)\S+|(https?://)?[^\s/.]+(\.[^\s/.]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)


def chat_known(world: TelegramState, given: Any) -> Chat:
    """The chat meant by ``chat_id``. Raises: ApiError: 400 for an unknown or migrated one."""
    chat = world.chats.get(int(given)) if re.fullmatch(r"-?\d+", str(given)) else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        raise migrated(chat.migrated_to)
    return chat


def chat_entered(world: TelegramState, given: Any) -> Chat:
    """A chat that the bot is in. Raises: ApiError: 403 when it was blocked, removed or never started."""
    chat = chat_known(world, given)
    if chat.person:
        if chat.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.person.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.bot_status not in PRESENT:
        was = "was kicked from" if chat.bot_status == "kicked" else "is not a member of"
        raise forbidden(f"bot {was} the {chat.kind} chat")
    return chat


def chat_for_sending(world: TelegramState, params: Json, what: str = "text messages") -> Chat:
    """A chat that the bot may write in, in the topic asked for. Raises: ApiError: 400 or 403."""
    chat = chat_entered(world, params["chat_id"])
    if chat.bot_status == "restricted" or (chat.closed and chat.bot_status not in IN_CHARGE):
        raise bad_request(f"not enough rights to send {what} to the chat")
    thread = params.get("message_thread_id")
    if thread:
        if (topic := chat.topics.get(thread)) is None:
            raise bad_request("message thread not found")
        if topic.closed and chat.bot_status not in IN_CHARGE:
            raise bad_request("TOPIC_CLOSED")
    return chat


def in_pace(world: TelegramState, chat: Chat) -> None:
    """Raises: ApiError: 429 when the chat or the bot has had its share."""
    refusal = world.sending_limits.refusal(chat.id, world.stopwatch.now())
    if refusal:
        raise refusal


def text_body(source: Json, field: str) -> Json:
    """The fields of a Message that carry its ``text`` or ``caption``: parsed, trimmed and held to Telegram's limits."""
    caption = field == "caption"
    text, mode = source.get(field, ""), source.get("parse_mode", "").lower()
    name = "caption_entities" if caption else "entities"
    entities = source.get(name, [])
    if mode == "html":
        text, entities = html_text.parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise Unplanned(f"parse_mode {source['parse_mode']}: the playground reads HTML only")
    elif mode:
        raise bad_request(f'unsupported parse_mode "{source["parse_mode"]}"')
    text, entities = html_text.trimmed(text, entities)
    if not text and not caption:
        raise bad_request("message text is empty")
    if html_text.utf16_length(text) > (MAX_CAPTION if caption else MAX_TEXT):
        raise bad_request("message caption is too long" if caption else "message is too long")
    if len(entities) > html_text.MAX_ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    entities = html_text.with_found_entities(text, entities)
    return {field: text, **({name: entities} if entities else {})} if text else {}


def inline_keyboard(markup: Json | None) -> Json | None:
    """The inline keyboard as Telegram keeps it; nothing when there is none or it is empty."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text of the button must be non-empty")
    purposes = [kind for kind in _BUTTON_KINDS if kind in button]
    if not purposes:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(purposes) > 1:
        raise bad_request(f"can't parse inline keyboard button: exactly one type must be used, got {purposes}")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _ADDRESS.fullmatch(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def reply_target(chat: Chat, params: Json) -> int | None:
    """The message to reply to. Raises: ApiError: 400 when it is gone and that is not allowed."""
    asked = params.get("reply_parameters")
    if not asked:
        return None
    if asked["message_id"] in chat.messages:
        return int(asked["message_id"])
    if asked.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def own_message(world: TelegramState, params: Json) -> tuple[Chat, Posted]:
    """The bot's own message that a call is about. Raises: ApiError: 400 when it is gone or someone else's."""
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = chat_entered(world, params["chat_id"])
    if (posted := chat.messages.get(params["message_id"])) is None:
        raise bad_request("message to edit not found")
    if not posted.by_bot:
        raise bad_request("message can't be edited")
    return chat, posted


def need_right(chat: Chat, right: str, text: str) -> None:
    """Raises: ApiError: 400 in a group whose admins did not give the bot this right."""
    if chat.is_group and not (chat.bot_status in IN_CHARGE and right in chat.bot_rights):
        raise bad_request(text)
