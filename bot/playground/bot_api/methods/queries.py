"""The Bot API's methods that answer tapped buttons, inline queries and who names the bot where it is no member."""

from bot.playground.bot_api import checks
from bot.playground.bot_api.errors import QUERY_TOO_OLD, bad_request
from bot.playground.chats import Json
from bot.playground.file_store import Uploads
from bot.playground.people import People
from bot.playground.telegram_state import TelegramState

MAX_RESULTS = 50
MAX_RESULT_ID = 64
MAX_TOAST = 200
SHOWN = ("type", "id", "title", "description", "url", "thumbnail_url")


def answer_callback_query(world: TelegramState, params: Json, _: Uploads) -> bool:
    query = world.callback_queries.get(params["callback_query_id"])
    if query is None or query.answer is not None or not world.is_fresh(query.at):
        raise QUERY_TOO_OLD
    text = params.get("text", "")
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = {"text": text, "show_alert": params.get("show_alert", False), "url": params.get("url", "")}
    toast = {"user_id": query.user_id, "query_id": query.id, **query.answer}
    world.toasts.append(toast)
    del world.callback_queries[query.id]
    world.emit("toast", **toast)
    return True


def answer_inline_query(world: TelegramState, params: Json, _: Uploads) -> bool:
    query = world.inline_queries.get(params["inline_query_id"])
    if query is None or query.answer is not None or not world.is_fresh(query.at):
        raise QUERY_TOO_OLD
    results = params["results"]
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if not all(1 <= len(result["id"].encode()) <= MAX_RESULT_ID for result in results):
        raise bad_request("RESULT_ID_INVALID")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    button = params.get("button")
    if button and ("web_app" in button) == ("start_parameter" in button):
        raise bad_request("BUTTON_TYPE_INVALID")
    query.answer = {
        "results": [_result(world, result) for result in results],
        "next_offset": params.get("next_offset", ""),
        "button": button,
    }
    world.emit("inline", user_id=query.user_id, query_id=query.id, query=query.query, **query.answer)
    return True


def answer_guest_query(world: People, params: Json, _: Uploads) -> Json:
    """One message, by the bot as a guest, in answer to who named it."""
    query = world.guest_queries.get(params["guest_query_id"])
    if query is None or query.answer is not None or not world.is_fresh(query.at):
        raise QUERY_TOO_OLD
    result = _result(world, params["result"])
    query.answer = result
    body: Json = {**result["sent"], "guest_bot_caller_user": world.people[query.user_id].user()}
    if "reply_markup" in result:
        body["reply_markup"] = result["reply_markup"]
    world.post_as_guest(query, body)
    return {"inline_message_id": f"GAAA{query.id}"}


def _result(world: TelegramState, result: Json) -> Json:
    """The result as shown, with ``sent``: the content of the message that choosing it posts."""
    kept: Json = {key: result[key] for key in SHOWN if key in result}
    keyboard = checks.inline_keyboard(result.get("reply_markup"))
    if keyboard:
        kept["reply_markup"] = keyboard
    if (content := result.get("input_message_content")) is not None:
        return {**kept, "sent": checks.text_body({**content, "text": content["message_text"]}, "text")}
    stored = world.files.of(result["photo_file_id"], "photo", {}, "photo_file_id")
    return {**kept, "sent": {"photo": stored.media(), **checks.text_body(result, "caption")}}
