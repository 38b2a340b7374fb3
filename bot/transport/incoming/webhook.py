"""The door that Telegram delivers updates to: its own secret, a bounded body, acknowledged once kept.

https://core.telegram.org/bots/api#setwebhook : the secret comes in the header X-Telegram-Bot-Api-Secret-Token, and an
answer other than 2xx makes Telegram deliver the update again.
"""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import structlog
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.storage import DATABASE_AWAY

log = structlog.get_logger(__name__)

LARGEST_BODY_BYTES = 1_000_000
MOST_CONNECTIONS = 100
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header


def webhook_secret(given: SecretStr | None, token: SecretStr) -> str:
    """The secret of the settings, else one that every replica derives alike from the token."""
    if given is not None:
        return given.get_secret_value()
    return hmac.new(token.get_secret_value().encode(), b"medaillespiegel webhook", hashlib.sha256).hexdigest()


def webhook_path(url: str) -> str:
    return urlsplit(url).path or "/"


def webhook_app(path: str, secret: str, keep: Callable[[Sequence[dict[str, Any]]], Awaitable[None]]) -> Starlette:
    """The application that answers at ``path``: 403 without the secret, 405 for another method, 413 over 1 MB, 400
    for what is no JSON object, 503 while the database is away (Telegram comes back), 200 once kept."""
    expected = secret.encode()

    async def deliver(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if not hmac.compare_digest(given, expected):
            log.warning("webhook refused: wrong secret")
            return Response(status_code=403)
        try:
            body = await _bounded_body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            log.warning("webhook refused: too large")
            return Response(status_code=413)
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not isinstance(payload, dict):
            return Response(status_code=400)
        try:
            await keep([payload])
        except DATABASE_AWAY:
            return Response(status_code=503, headers={"Retry-After": "1"})
        return Response(status_code=200)

    return Starlette(routes=[Route(path, deliver, methods=["POST"])])


async def _bounded_body(request: Request) -> bytes | None:
    """The body; None when it is too large, without reading on."""
    announced = request.headers.get("content-length", "0")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > LARGEST_BODY_BYTES:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY_BYTES:
            return None
    return bytes(body)
