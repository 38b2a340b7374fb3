"""A whole run of a real process, with all that can go wrong on the way to Telegram: the token in no byte of its log."""

import asyncio
import signal
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import ShiftedClock
from bot.playground import World, create_app, serving
from bot.playground.cast import ADA, with_cast
from tests.support.telegram.fleet import EVENING, said, start_replica
from tests.support.waiting import CEILING, comes_true

pytestmark = pytest.mark.slow

SECRET = "AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
"""Made up, of the real shape."""

TOKEN = f"4839574812:{SECRET}"
UPDATE_DONE = b'"event": "update"'
FENNA = 7001
REFUSED: dict[int, int | str] = {7002: 400, 7003: 403, 7004: 500, 7005: 429, 7006: "network"}


async def test_the_token_stands_in_no_byte_of_the_log(tmp_path: Path) -> None:
    """Secrets are redacted from logs and tracebacks, at DEBUG, over a whole run."""
    world = World(ShiftedClock(datetime.fromisoformat(EVENING)), token=TOKEN, second=0.05)
    with_cast(world)
    for person in (FENNA, ADA, *REFUSED):
        world.person(f"Fan {person}", person, started=True)
    world.take_updates()
    log = tmp_path / "bot.log"
    database = f"sqlite:///{tmp_path / 'bot.sqlite3'}"
    async with serving(world, create_app(world)) as api:
        process = await start_replica(log, TOKEN, api, database, LOG_LEVEL="DEBUG")
        try:
            world.say(FENNA, FENNA, "/nl")
            await comes_true(lambda: len(said(world, FENNA)) == 1)

            # Refusals end in the error handler, with a traceback.
            for person, error in REFUSED.items():
                world.fail_next("sendMessage", person, error, retry_after=1)
                world.say(person, person, "/stand")
            # A file's address holds the token as well.
            world.fail_next("getFile", error=400)
            world.upload(ADA, ADA, "uitslag.csv", b"onderdeel\n", caption="/importeer")
            world.say(FENNA, FENNA, "/stand")
            await comes_true(lambda: len(said(world, FENNA)) == 2)
            world.fail_next("getUpdates", error=502)
            world.fail_next("getUpdates", error="network")
            world.say(FENNA, FENNA, "/nl")
            await comes_true(lambda: len(said(world, FENNA)) == 3)
            await comes_true(lambda: log.read_bytes().count(UPDATE_DONE) == 9)
        except BaseException:
            process.kill()
            await process.wait()
            raise
    # Telegram is gone altogether: no connection for a while, then the end.
    try:
        await comes_true(lambda: b"polling interrupted" in log.read_bytes())
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(CEILING):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    written = await asyncio.to_thread(log.read_bytes)
    assert SECRET.encode() not in written
    assert TOKEN.replace(":", "%3A").encode() not in written
    # It was a run that tells something: of updates, of failures with a traceback, at DEBUG.
    assert b'"level": "debug"' in written
    assert b"Traceback" in written
    assert b"update failed" in written or b"answer not delivered" in written
