"""A message that goes out the short way is the message that the library itself would send."""

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import Forbidden
from telegram.request import RequestData

from bot.playground.bot_api.in_process import DirectRequest
from bot.transport.calls.send_message import ReadyMessage, form, send_message

TEXT = "1. <b>Noorwegen</b> 18 & 12 = 🥇\n" * 8
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("🇳🇱 Nederland", callback_data="/land NED")]])


class Recording(DirectRequest):
    """Keeps what was asked; answers with message 77, or as a chat that blocked the bot."""

    def __init__(self, *, blocked: bool = False) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.blocked = blocked

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        assert data is not None
        sent = dict(parse_qsl(form(data.json_parameters).decode(), strict_parsing=True))
        assert sent == data.json_parameters
        self.asked.append((url, {name: _read(value) for name, value in sent.items()}))
        if self.blocked:
            return 403, json.dumps({"ok": False, "description": "Forbidden: bot was blocked by the user"}).encode()
        message = {"message_id": 77, "date": 0, "chat": {"id": 7, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": message}).encode()


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


@pytest.mark.parametrize("silent", [False, True])
@pytest.mark.parametrize("buttons", [None, BUTTONS])
@pytest.mark.parametrize(("thread", "answered"), [(None, None), (5, 12)])
async def test_what_goes_out_is_what_the_library_sends(
    silent: bool, buttons: InlineKeyboardMarkup | None, thread: int | None, answered: int | None
) -> None:
    request = Recording()
    bot = Bot("42:TEST", request=request)
    number = await send_message(bot, ReadyMessage(TEXT, buttons, silent), 7, thread_id=thread, answered=answered)
    theirs = await bot.send_message(
        7,
        TEXT,
        parse_mode="HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        message_thread_id=thread,
        reply_parameters=ReplyParameters(answered, allow_sending_without_reply=True) if answered else None,
        reply_markup=buttons,
        disable_notification=silent or None,
    )
    ours, library = request.asked
    assert ours == library
    assert number == theirs.message_id == 77


async def test_errors_are_the_librarys() -> None:
    with pytest.raises(Forbidden):
        await send_message(Bot("42:TEST", request=Recording(blocked=True)), ReadyMessage("x"), 7)
