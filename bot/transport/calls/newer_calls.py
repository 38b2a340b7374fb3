"""Calls of the Bot API that are newer than the library (python-telegram-bot 22.8 knows 10.0): the only room for them, a
typed function each. A server that does not know one yet answers 404: that raises ``UnknownCall``, and is not asked
again."""

import json
from collections.abc import Mapping
from typing import Any

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import EndPointNotFound

from bot.transport.calls.send_message import place_fields


class UnknownCall(Exception):
    """This Bot API server is older than the call."""


class NewerCalls:
    """The newer calls of one bot. Each raises UnknownCall, and what the library raises for every other refusal."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._unknown: set[str] = set()

    async def set_my_settings(
        self, *, inline: bool | None = None, inline_placeholder: str | None = None, guests: bool | None = None
    ) -> None:
        """What is not given stays as it is: without anything it only tells whether the server knows the call.
        https://core.telegram.org/bots/api#setmysettings (10.5)"""
        given = {
            "supports_inline_queries": inline,
            "inline_query_placeholder": inline_placeholder,
            "supports_guest_queries": guests,
        }
        await self._call("setMySettings", {name: value for name, value in given.items() if value is not None})

    async def send_rich_message(
        self, chat_id: int, html: str, *, buttons: InlineKeyboardMarkup | None, thread_id: int | None,
        answered: int | None, silent: bool,
    ) -> int:  # fmt: skip
        """The message's number. ``html``: with tables. https://core.telegram.org/bots/api#sendrichmessage (10.1)"""
        given = {**place_fields(chat_id, thread_id, answered), "rich_message": {"html": html}}
        if buttons is not None:
            given["reply_markup"] = json.loads(buttons.to_json())
        if silent:
            given["disable_notification"] = True
        sent = await self._call("sendRichMessage", given)
        return int(sent["message_id"])

    async def _call(self, method: str, given: Mapping[str, Any]) -> Any:
        if method in self._unknown:
            raise UnknownCall(method)
        try:
            return await self._bot.do_api_request(method, api_kwargs=dict(given))
        except EndPointNotFound:
            self._unknown.add(method)
            raise UnknownCall(method) from None
