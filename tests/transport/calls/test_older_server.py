"""A server that does not know a mark of ours refuses the whole message: it must arrive all the same."""

import json
from datetime import UTC, datetime

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.request import RequestData

from bot.playground.bot_api.html_text import parse_html
from bot.playground.bot_api.in_process import DirectRequest
from bot.replies.local_time import local_time, without_local_times
from bot.transport.calls.older_server import OlderServerRequest
from tests.support.telegram.written_html import to_html

EVENING = datetime(2026, 2, 17, 17, 3, tzinfo=UTC)
TEXT = f"Hierna: massastart ({local_time(EVENING)})"


class Server(DirectRequest):
    """Answers as the Bot API server does, before or since 9.5."""

    def __init__(self, *, old: bool) -> None:
        self.old = old
        self.texts: list[str] = []

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        assert data is not None
        given = data.json_parameters
        text = given.get("text") or given["results"]
        self.texts.append(text)
        if self.old and "<tg-time" in text:
            why = 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 20'
            return 400, json.dumps({"ok": False, "error_code": 400, "description": why}).encode()
        if "results" in given:
            return 200, b'{"ok": true, "result": true}'
        message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "x"}
        return 200, json.dumps({"ok": True, "result": message}).encode()


async def said(server: Server, *texts: str) -> list[str]:
    bot = Bot("42:TEST", request=OlderServerRequest(server))
    for text in texts:
        await bot.send_message(7, text, parse_mode="HTML")
    return server.texts


async def test_a_server_of_today_gets_the_local_time() -> None:
    assert await said(Server(old=False), TEXT, TEXT) == [TEXT, TEXT]


async def test_an_older_one_gets_the_text_inside_and_is_asked_once() -> None:
    plain = "Hierna: massastart (18:03)"
    assert await said(Server(old=True), TEXT, TEXT, "kort") == [TEXT, plain, plain, "kort"]


async def test_so_do_results_of_an_inline_query() -> None:
    """An older server refuses the programme in any chat, not only in its own."""
    server = Server(old=True)
    bot = Bot("42:TEST", request=OlderServerRequest(server))
    programme = InlineQueryResultArticle("1", "Programma", InputTextMessageContent(TEXT, parse_mode="HTML"))
    await bot.answer_inline_query("7", [programme])
    first, second = server.texts
    assert "<tg-time" in first
    assert "tg-time" not in second
    assert "massastart (18:03)" in second


def test_a_local_time_is_what_telegram_reads() -> None:
    text, entities = parse_html(TEXT)
    assert text == "Hierna: massastart (18:03)"
    assert entities == [
        {"offset": 20, "length": 5, "type": "date_time", "unix_time": int(EVENING.timestamp()), "date_time_format": "t"}
    ]
    assert to_html(text, entities) == TEXT
    assert without_local_times(TEXT) == text
