"""What docs/threats.md promises of the doors: the settings' side of it, with the real application behind."""

import asyncio
import hmac
import socket
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.app.building import build_app
from bot.cli.terminal import unhurried
from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World
from bot.settings import Settings
from bot.transport.incoming import webhook
from bot.transport.incoming.listener import Listener
from tests.support.stage import EVENING
from tests.support.telegram.visiting import visiting
from tests.support.waiting import CEILING


async def test_the_secret_of_the_webhook_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Compare the webhook secret in constant time": by what the standard library has for it, and by nothing else, so
    that how long a refusal takes tells nothing of how much was right."""
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return True

    async def keep(_: Any) -> None: ...

    # A copy in the place of the module: the standard library itself stays as it is.
    monkeypatch.setattr(webhook, "hmac", type("Hmac", (), {"compare_digest": staticmethod(compare), "new": hmac.new}))
    async with (
        visiting(webhook.webhook_app("/hook", "the-secret", keep)) as door,
        door.post("/hook", json={"update_id": 1}, headers={webhook.SECRET_HEADER: "wrong"}) as answer,
    ):
        assert answer.status == 200, "what compares says that they are equal, so nothing else compares"
    assert compared == [(b"wrong", b"the-secret")]


class Elsewhere:
    """Where the bot listens: every address and port that it opens."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[tuple[str, int]] = []
        create = socket.create_server

        def noted(address: tuple[str, int], **others: Any) -> socket.socket:
            opened = create(address, **others)
            self.opened.append((address[0], int(opened.getsockname()[1])))
            return opened

        monkeypatch.setattr(socket, "create_server", noted)


async def listening(folder: Path, opened: Elsewhere, **given: Any) -> list[int]:
    """What /healthz answers at each door that is open while the bot polls (a Telegram that does not answer)."""
    world = World(FrozenClock(EVENING))
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(world.token),
        bot_api_url="http://127.0.0.1:9",
        database_url=f"sqlite:///{folder / 'bot.sqlite3'}",
        **given,
    )
    app = await build_app(settings, clock=world.clock, request=InProcessRequest(world), send_queue=unhurried())
    awake, at_it = asyncio.Event(), asyncio.Event()

    async def sleep(_: float) -> None:
        at_it.set()
        await awake.wait()

    listener = Listener(app.application, app.database, settings)
    listener.polling_sleep = sleep  # type: ignore[method-assign]
    stop = asyncio.Event()
    working = asyncio.create_task(listener.run(stop))
    try:
        async with asyncio.timeout(CEILING):
            await at_it.wait()
        answers = []
        async with aiohttp.ClientSession() as session:
            for host, port in opened.opened:
                async with session.get(f"http://{host}:{port}/healthz") as answer:
                    answers.append(answer.status)
        return answers
    finally:
        awake.set()
        stop.set()
        await working
        await app.close()


async def test_health_and_metrics_are_off_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Off by default": a bot that polls opens no port at all."""
    opened = Elsewhere(monkeypatch)
    assert await listening(tmp_path, opened) == []
    assert opened.opened == []


async def test_health_and_metrics_listen_on_loopback_when_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Loopback when on": OPS_PORT alone shows nothing to the network."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    opened = Elsewhere(monkeypatch)
    assert await listening(tmp_path, opened, ops_port=port) == [200]
    assert opened.opened == [("127.0.0.1", port)]
