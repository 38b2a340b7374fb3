"""``process_update`` of the whole bot beside the bare library's: ``python -m benchmarks.in_process [--quick]``.

Both get the same updates, as many at the same time, and a Telegram that answers at once.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters
from telegram.request import RequestData

from benchmarks.fake_api import ME
from benchmarks.table import Row, print_rows
from benchmarks.updates import MIXED, private
from bot.app.building import App, build_app
from bot.cli.terminal import unhurried
from bot.playground.bot_api.in_process import DirectRequest
from bot.settings import Settings

COMMAND = "python -m benchmarks.in_process"
AT_THE_SAME_TIME = 64
SENT = {"message_id": 1, "date": 1771340400, "chat": {"id": 7, "type": "private"}, "text": "x"}


class AnswersAtOnce(DirectRequest):
    """A Telegram that thanks for everything."""

    async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
        result: object = ME if url.endswith("getMe") else SENT if "send" in url else True
        return 200, json.dumps({"ok": True, "result": result}).encode()


async def bare() -> Any:
    async def echo(update: Update, _: Any) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    request = AnswersAtOnce()
    application = ApplicationBuilder().token("42:TEST").request(request).get_updates_request(request).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    await application.initialize()
    return application


async def whole(folder: Path) -> App:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{folder / 'bench.sqlite3'}")
    return await build_app(settings, request=AnswersAtOnce(), send_queue=unhurried())


async def rate(application: Any, updates: list[Update], at_the_same_time: int) -> float:
    """Updates a second."""
    waiting = iter(updates)

    async def work() -> None:
        for update in waiting:
            await application.process_update(update)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_the_same_time)))
    return len(updates) / (time.perf_counter() - began)


async def measure(quick: bool) -> list[Row]:
    count, rounds = (500, 3) if quick else (2000, 7)
    found = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        library, app = await bare(), await whole(Path(name))
        app.answering.warm()
        cases: tuple[tuple[str, int, float | None, Callable[[int], str], int], ...] = (
            ("/stand, one after another", 1, None, lambda _: "/stand", count),
            ("/stand of known people", AT_THE_SAME_TIME, 0.8, lambda _: "/stand", 500),
            ("/stand of strangers", AT_THE_SAME_TIME, None, lambda _: "/stand", 10**9),
            ("mixed traffic", AT_THE_SAME_TIME, None, lambda place: MIXED[place % len(MIXED)], 10**9),
        )
        number = 0
        for what, at_once, aim, text, people in cases:
            ours, theirs = [], []
            for turn in range(rounds + 1):
                first = number if people >= 10**9 else 0
                number += count
                made = [
                    {"update_id": number + place, **private(first + place % people, text(place))}
                    for place in range(count)
                ]
                results = []
                for application in (library, app.application):
                    updates = [Update.de_json(one, application.bot) for one in made]
                    results.append(await rate(application, updates, at_once))
                if turn:
                    theirs.append(results[0])
                    ours.append(results[1])
            one, other = statistics.median(ours), statistics.median(theirs)
            found.append(Row(f"process_update, {what}", f"{one:.0f}/s", f"{other:.0f}/s", one / other, aim, COMMAND))
        await app.close()
        await library.shutdown()
    return found


def main(quick: bool = False) -> None:
    print_rows("In process: python-telegram-bot's own process_update with an echo", asyncio.run(measure(quick)))


if __name__ == "__main__":
    main("--quick" in sys.argv)
