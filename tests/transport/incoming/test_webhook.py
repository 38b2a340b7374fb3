"""The webhook's door: who may knock, how much may be brought, and when the answer is given."""

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.transport.incoming.webhook import LARGEST_BODY_BYTES, webhook_app, webhook_path, webhook_secret
from tests.support.telegram.visiting import visiting

SECRET = "a-secret-of-the-settings"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class StoredUpdate:
    def __init__(self) -> None:
        self.payloads: list[dict[str, Any]] = []
        self.trouble: Exception | None = None

    async def __call__(self, payloads: Sequence[dict[str, Any]]) -> None:
        if self.trouble:
            raise self.trouble
        self.payloads.extend(payloads)


@pytest.fixture
def kept() -> StoredUpdate:
    return StoredUpdate()


@pytest.fixture
async def door(kept: StoredUpdate) -> AsyncIterator[aiohttp.ClientSession]:
    async with visiting(webhook_app("/hook", SECRET, kept)) as session:
        yield session


async def status(
    door: aiohttp.ClientSession, body: Any, headers: dict[str, str] = HEADERS, method: str = "POST"
) -> int:
    data = json.dumps(body) if isinstance(body, dict) else body
    async with door.request(method, "/hook", data=data, headers=headers) as response:
        return response.status


async def test_an_update_with_the_secret_is_kept(door: aiohttp.ClientSession, kept: StoredUpdate) -> None:
    assert await status(door, {"update_id": 1}) == 200
    assert kept.payloads == [{"update_id": 1}]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "é"])
async def test_another_secret_is_refused(door: aiohttp.ClientSession, kept: StoredUpdate, secret: str) -> None:
    assert await status(door, {"update_id": 1}, {"X-Telegram-Bot-Api-Secret-Token": secret}) == 403
    assert await status(door, {"update_id": 1}, {}) == 403
    assert kept.payloads == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_another_method_is_refused(door: aiohttp.ClientSession, method: str) -> None:
    assert await status(door, None, method=method) == 405


async def test_another_path_is_not_there(door: aiohttp.ClientSession) -> None:
    async with door.post("/", json={"update_id": 1}, headers=HEADERS) as response:
        assert response.status == 404


async def test_a_body_over_a_megabyte_is_refused(door: aiohttp.ClientSession, kept: StoredUpdate) -> None:
    large = b'{"update_id": 1, "x": "' + b"a" * LARGEST_BODY_BYTES + b'"}'
    assert await status(door, large) == 413
    assert kept.payloads == []


async def test_a_body_that_hides_its_length_is_read_no_further(kept: StoredUpdate) -> None:
    """Called without a socket, to see how much of it is taken."""
    parts = 0

    async def receive() -> dict[str, Any]:
        nonlocal parts
        parts += 1
        return {"type": "http.request", "body": b"a" * 100_000, "more_body": True}

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    header = [(b"x-telegram-bot-api-secret-token", SECRET.encode())]
    scope = {"type": "http", "method": "POST", "path": "/hook", "headers": header, "query_string": b""}
    await webhook_app("/hook", SECRET, kept)(scope, receive, send)
    assert sent[0]["status"] == 413
    assert parts == LARGEST_BODY_BYTES // 100_000 + 1


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b'"x"', b"\xff", b"[" * 100_000])
async def test_what_is_no_update_is_refused(door: aiohttp.ClientSession, kept: StoredUpdate, body: bytes) -> None:
    assert await status(door, body) == 400
    assert kept.payloads == []


async def test_what_could_not_be_kept_is_not_acknowledged(door: aiohttp.ClientSession, kept: StoredUpdate) -> None:
    """Acknowledged only after the update is kept: Telegram delivers it again."""
    kept.trouble = OperationalError("INSERT", {}, Exception("away"))
    assert await status(door, {"update_id": 1}) == 503


def test_replicas_derive_the_same_secret_which_is_not_the_token() -> None:
    token = SecretStr("123:abc")
    assert webhook_secret(None, token) == webhook_secret(None, token)
    assert "abc" not in webhook_secret(None, token)
    assert webhook_secret(SecretStr("mine"), token) == "mine"


def test_the_path_is_that_of_the_url() -> None:
    assert webhook_path("https://example.org/telegram/hook?x=1") == "/telegram/hook"
    assert webhook_path("https://example.org") == "/"
