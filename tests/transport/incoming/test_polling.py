"""What polling asks of Telegram, and how it goes on after what goes wrong."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs
from telegram.error import InvalidToken
from telegram.request import BaseRequest, RequestData

from bot.transport.incoming.polling import LONGEST_PAUSE_SECONDS, Polling

Answer = Callable[[], Awaitable[tuple[int, bytes]]]


class Scripted(BaseRequest):
    """Answers getUpdates as told, one after the other."""

    def __init__(self, script: list[Answer]) -> None:
        self.script = script
        self.open = False

    @property
    def read_timeout(self) -> float | None:
        return 1

    async def initialize(self) -> None:
        self.open = True

    async def shutdown(self) -> None:
        self.open = False

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **more: Any
    ) -> tuple[int, bytes]:
        return await self.script.pop(0)()


def answers(code: int, **body: Any) -> Answer:
    async def answer() -> tuple[int, bytes]:
        return code, json.dumps({"ok": code == 200, **body}).encode()

    return answer


async def hangs() -> tuple[int, bytes]:
    await asyncio.Event().wait()
    raise AssertionError


CONFLICT = answers(
    409,
    error_code=409,
    description="Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)
INVALID = answers(401, error_code=401, description="Unauthorized")
"""Ends a script: what only the operator can mend ends polling."""


class Poller:
    """Polling by a script until Telegram no longer knows the token; what it kept and how long it rested."""

    def __init__(self, *script: Answer) -> None:
        self.script = [*script, INVALID]
        self.requests: list[Scripted] = []
        self.kept: list[int] = []
        self.pauses: list[float] = []
        self.polling = Polling(
            "http://127.0.0.1:1/bot1:A",
            self.keep,
            ["message"],
            request=self.request,
            sleep=self.sleep,
            hangs_after=0.05,
        )

    def request(self) -> BaseRequest:
        self.requests.append(Scripted(self.script))
        return self.requests[-1]

    async def keep(self, payloads: Sequence[dict[str, Any]]) -> None:
        self.kept += [one["update_id"] for one in payloads if "update_id" in one]

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def run(self) -> list[Any]:
        """The lines it logged."""
        with capture_logs() as lines, pytest.raises(InvalidToken):
            await self.polling.run()
        return list(lines)


async def test_a_fetch_that_hangs_is_begun_anew() -> None:
    """A watchdog restarts polling that hangs: on a new connection, the old one is closed."""
    poller = Poller(hangs, hangs, answers(200, result=[{"update_id": 41}]))
    lines = await poller.run()
    assert poller.kept == [41]
    assert poller.polling.restarts == 2
    assert len(poller.requests) == 3
    assert not any(one.open for one in poller.requests)
    assert [line["event"] for line in lines] == ["polling hung and was started anew"] * 2


async def test_another_process_at_the_same_token_is_named_and_left_room() -> None:
    """Conflict 409: a line that says what to do, and longer rests rather than a fight for the updates."""
    poller = Poller(*[CONFLICT] * 7, answers(200, result=[{"update_id": 41}]), CONFLICT)
    lines = await poller.run()
    assert poller.kept == [41]
    assert poller.pauses == [1, 2, 4, 8, 16, LONGEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, 1]
    assert {line["event"] for line in lines} == {
        "another process takes this bot's updates: stop it, or give it a token of its own"
    }
    assert {line["log_level"] for line in lines} == {"error"}


async def test_polling_rests_as_long_as_telegram_says() -> None:
    """https://core.telegram.org/bots/api#responseparameters : retry_after, in seconds."""
    flood = answers(429, error_code=429, description="Too Many Requests", parameters={"retry_after": 7})
    poller = Poller(flood, answers(502), answers(200, result=[]))
    await poller.run()
    assert poller.pauses[0] == 7


async def test_what_is_asked_stands_in_the_body() -> None:
    """https://core.telegram.org/bots/api#making-requests : the query string and a form both do. But a local server
    that reads only a POST's body would see no offset (and send the first updates for ever) and no timeout (and be asked
    without pause)."""
    asked: list[dict[str, Any]] = []
    enough = asyncio.Event()

    async def updates(request: web.Request) -> web.Response:
        asked.append(dict(await request.post()))
        if len(asked) == 2:
            enough.set()
            await asyncio.Event().wait()
        return web.json_response({"ok": True, "result": [{"update_id": 41}]})

    async def keep(payloads: object) -> None: ...

    app = web.Application()
    app.router.add_post("/bot1:A/getUpdates", updates)
    async with TestServer(app) as server:
        polling = asyncio.create_task(Polling(str(server.make_url("/bot1:A")), keep, ["message"]).run())
        await enough.wait()
        polling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await polling
    assert asked == [
        {"timeout": "30", "limit": "100", "allowed_updates": '["message"]'},
        {"timeout": "30", "limit": "100", "allowed_updates": '["message"]', "offset": "42"},
    ]


async def test_an_element_without_a_number_is_passed_over() -> None:
    """It never poisons polling: not even what cannot be confirmed, since it has no number."""
    odd: list[Any] = [{"message": {}}, {"update_id": "7"}, {"update_id": 41}, {"update_id": True}]
    poller = Poller(answers(200, result=odd), answers(200, result=[]))
    await poller.run()
    assert 41 in poller.kept
    assert poller.pauses == []


async def test_where_nothing_can_be_confirmed_polling_rests() -> None:
    """Telegram would send the same at once again, for ever."""
    poller = Poller(answers(200, result=[{"message": {}}]), answers(200, result=[{"update_id": 41}]))
    lines = await poller.run()
    assert 41 in poller.kept
    assert poller.pauses == [LONGEST_PAUSE_SECONDS]
    assert [line["event"] for line in lines] == ["polling: updates without a number"]
