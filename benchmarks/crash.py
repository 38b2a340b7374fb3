"""The crash harness at full length: ``python -m benchmarks.crash [rounds]``.

A process that sends news to 2,000 chats is killed (-9) at random moments, a hundred times, and started again; then one
is left to end. Said is how often each chat got the news.
"""

import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

import structlog

from bot.notifications.sending.sender import CONNECTIONS
from bot.storage import Database
from tests.support.news.crashing import crash_rounds, prepare

CHATS = 2000


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        url = f"sqlite:///{folder}/crash.sqlite3"

        async def migrate() -> None:
            async with Database(url) as database:
                await database.migrate()

        asyncio.run(migrate())
        prepare(url, CHATS)
        started = time.perf_counter()
        got, killed = crash_rounds(url, Path(folder) / "sent.log", rounds, seed=2026, sends=18)
        seconds = time.perf_counter() - started
    lost = CHATS - len(got)
    twice = sum(count - 1 for count in got.values())
    print(
        f"{killed} processes killed during a broadcast to {CHATS} chats: {lost} chats without the news, {twice} "
        f"messages twice (at most {killed * CONNECTIONS}: one for each of {CONNECTIONS} connections and crash), "
        f"{seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
