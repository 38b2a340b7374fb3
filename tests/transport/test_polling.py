"""What polling asks of Telegram."""

import asyncio
import contextlib
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.transport.polling import Polling


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
