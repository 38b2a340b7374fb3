"""What Telegram would refuse of what the bot sends: too long, HTML that it does not read, buttons that it does not
take. The rules are those of the playground."""

import json
from collections.abc import Mapping
from typing import Any

from bot.playground.bot_api.checks import inline_keyboard, text_body
from bot.playground.bot_api.errors import ApiError, bad_request
from bot.playground.bot_api.methods.queries import MAX_RESULT_ID, MAX_RESULTS, MAX_TOAST

Json = Mapping[str, Any]


def refusal(method: str, parameters: Json) -> str | None:
    """Telegram's own words; None when it takes the call."""
    try:
        _check(method, parameters)
    except ApiError as error:
        return error.description
    return None


def _check(method: str, parameters: Json) -> None:
    if method == "answerCallbackQuery":
        if len(parameters.get("text") or "") > MAX_TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        return
    if method == "answerInlineQuery":
        _check_results(_parsed(parameters["results"]))
        return
    if method in ("sendMessage", "editMessageText"):
        text_body(dict(parameters), "text")
    elif "caption" in parameters:
        text_body(dict(parameters), "caption")
    if "media" in parameters:
        text_body(_parsed(parameters["media"]), "caption")
    inline_keyboard(_parsed(parameters.get("reply_markup")))


def _check_results(results: list[dict[str, Any]]) -> None:
    ids = [result["id"] for result in results]
    if len(ids) > MAX_RESULTS or len(set(ids)) < len(ids):
        raise bad_request("RESULTS_TOO_MUCH or RESULT_ID_DUPLICATE")
    if not all(1 <= len(one.encode()) <= MAX_RESULT_ID for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    for result in results:
        if not result["title"].strip():
            raise bad_request("result without a title")
        content = result["input_message_content"]
        text_body({**content, "text": content["message_text"]}, "text")
        inline_keyboard(result.get("reply_markup"))


def _parsed(value: Any) -> Any:
    """The library gives objects, our own sending their JSON."""
    return json.loads(value) if isinstance(value, str) else value
