"""A fast local Bot API for measuring, in a process of its own: ``python -m benchmarks.fake_api PORT``.

It hands out made updates and counts the messages that come back. It checks nothing: every bot meets the same server,
and the server must cost less than the bots that it measures.
"""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientSession, web

from bot.clock import set_within

ME = {
    "id": 42,
    "is_bot": True,
    "first_name": "Bot",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
MOST = 100
SENDING = {"sendMessage", "editMessageText", "sendPhoto"}


class FakeApi:
    """``delay``: seconds that Telegram takes to answer a sending."""

    def __init__(self) -> None:
        self.updates: list[bytes] = []
        self.confirmed = 0
        self.number = 0
        self.arrived = asyncio.Event()
        self.webhook = ""
        self.secret = ""
        self.delay = 0.0
        self._reset(0)

    def _reset(self, expected: int) -> None:
        self.sent = 0
        self.expected = expected
        self.began = 0.0
        self.took: list[float] = []
        self.complete = asyncio.Event()

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        method = request.path.rpartition("/")[2]
        if method in SENDING:
            await request.read()
            if self.delay:
                await asyncio.sleep(self.delay)
            return self._sending()
        if method == "getUpdates":
            return await self._get_updates(request)
        if method == "getMe":
            return _answer(ME)
        if request.path.startswith("/control/"):
            return await self._control(method, request)
        if method in ("setWebhook", "deleteWebhook"):
            said = await request.post()
            self.webhook, self.secret = str(said.get("url", "")), str(said.get("secret_token", ""))
        else:
            await request.read()
        return _answer(True)

    def _sending(self) -> web.Response:
        self.sent += 1
        if self.began:
            self.took.append(time.perf_counter() - self.began)
        if self.sent >= self.expected:
            self.complete.set()
        self.number += 1
        return web.Response(
            body=b'{"ok":true,"result":{"message_id":%d,"date":1771340400,"chat":{"id":7,"type":"private",'
            b'"first_name":"F"},"from":{"id":42,"is_bot":true,"first_name":"Bot"},"text":"x"}}' % self.number,
            content_type="application/json",
        )

    async def _get_updates(self, request: web.BaseRequest) -> web.Response:
        said: dict[str, Any] = {**request.query}
        body = await request.read()
        if request.content_type == "application/json" and body:
            said |= json.loads(body)
        elif body:
            said |= dict(await request.post())
        offset = int(said.get("offset", 0) or 0)
        if offset > self.confirmed:
            del self.updates[: offset - self.confirmed]
            self.confirmed = offset
        wait = float(said.get("timeout", 0) or 0)
        if not self.updates and wait:
            self.arrived.clear()
            await set_within(self.arrived, min(wait, 30))
        body = b'{"ok":true,"result":[' + b",".join(self.updates[:MOST]) + b"]}"
        return web.Response(body=body, content_type="application/json")

    async def _control(self, method: str, request: web.BaseRequest) -> web.Response:
        said = await request.json()
        if method == "load":
            self._reset(said["expected"])
            self.delay = said.get("delay", 0.0)
            first = max(self.confirmed, 1)
            made = [
                json.dumps({"update_id": first + number, **content}).encode()
                for number, content in enumerate(said["updates"])
            ]
            self.confirmed = first
            self.began = time.perf_counter()
            if said.get("webhook"):
                self.confirmed += len(made)
                self._deliveries = asyncio.create_task(self._deliver(made))
            else:
                self.updates = made
                self.arrived.set()
            return _answer(True)
        await set_within(self.complete, said["seconds"])
        return _answer({"sent": self.sent, "took": self.took, "webhook": self.webhook})

    async def _deliver(self, made: list[bytes]) -> None:
        """As Telegram does: many connections at the same time, each waits for its answer."""
        waiting = iter(made)
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret, "Content-Type": "application/json"}
        async with ClientSession(headers=headers) as session:

            async def one_after_another() -> None:
                for body in waiting:
                    async with session.post(self.webhook, data=body) as response:
                        await response.read()

            await asyncio.gather(*(one_after_another() for _ in range(40)))


def _answer(result: object) -> web.Response:
    return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def started() -> Iterator[str]:
    """The address of such a server, in a process of its own while inside."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "benchmarks.fake_api", str(port)], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


async def main(port: int) -> None:
    runner = web.ServerRunner(web.Server(FakeApi(), access_log=None))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
