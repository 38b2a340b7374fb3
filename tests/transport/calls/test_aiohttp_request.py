"""The transport answers as python-telegram-bot's own does, and never says the token."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.transport.calls.aiohttp_request import AiohttpRequest, NotSent

TOKEN = "12345678:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
CHAT = {"id": 5, "type": "private", "first_name": "Fenna"}
SENT = {"message_id": 1, "date": 0, "chat": CHAT, "text": "hoi"}


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    release = asyncio.Event()

    async def send_message(request: web.Request) -> web.StreamResponse:
        data = await request.post()
        text = data["text"]
        if text == "slow":
            await release.wait()
        if text == "broken":
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if text == "bad":
            return web.json_response(
                {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}, status=400
            )
        if text == "flood":
            answer = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests",
                "parameters": {"retry_after": 7},
            }
            return web.json_response(answer, status=429)
        return web.json_response({"ok": True, "result": {**SENT, "text": text}})

    async def send_photo(request: web.Request) -> web.Response:
        data = await request.post()
        attached = next(value for value in data.values() if isinstance(value, web.FileField))
        caption = f"{data['caption']!s}: {len(attached.file.read())} bytes"
        return web.json_response({"ok": True, "result": {**SENT, "text": caption}})

    app = web.Application()
    app.router.add_post(f"/bot{TOKEN}/sendMessage", send_message)
    app.router.add_post(f"/bot{TOKEN}/sendPhoto", send_photo)
    running = TestServer(app)
    await running.start_server()
    yield running
    release.set()
    await running.close()


@pytest.fixture
async def bot(server: TestServer) -> AsyncIterator[Bot]:
    request = AiohttpRequest(read=0.2)
    await request.initialize()
    yield Bot(TOKEN, base_url=f"http://127.0.0.1:{server.port}/bot", request=request, get_updates_request=request)
    await request.shutdown()


async def test_a_message_goes_out_and_its_answer_comes_back(bot: Bot) -> None:
    assert (await bot.send_message(5, "Nederland is derde 🥉")).text == "Nederland is derde 🥉"


async def test_a_picture_is_uploaded_as_multipart(bot: Bot) -> None:
    assert (await bot.send_photo(5, b"x" * 70_000, caption="de stand")).text == "de stand: 70000 bytes"


@pytest.mark.parametrize(("text", "error"), [("bad", BadRequest), ("flood", RetryAfter), ("slow", TimedOut)])
async def test_telegrams_own_errors_are_the_librarys(bot: Bot, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await bot.send_message(5, text)


async def test_a_connection_that_breaks_off_is_a_network_error_and_may_have_arrived(bot: Bot) -> None:
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(5, "broken")
    assert not isinstance(caught.value, NotSent | TimedOut | BadRequest)
    assert TOKEN not in str(caught.value)


async def test_without_a_connection_nothing_was_sent_and_the_token_is_not_said() -> None:
    request = AiohttpRequest()
    await request.initialize()
    bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{unused_port()}/bot", request=request, get_updates_request=request)
    with pytest.raises(NotSent) as caught:
        await bot.send_message(5, "hoi")
    assert TOKEN not in str(caught.value)
    assert TOKEN not in json.dumps(repr(caught.value.__cause__))
    await request.shutdown()


async def test_a_request_before_initialising_is_a_mistake_in_the_code() -> None:
    with pytest.raises(RuntimeError):
        await AiohttpRequest().do_request("http://127.0.0.1/", "POST")
