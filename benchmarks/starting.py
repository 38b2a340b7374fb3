"""How soon the bot is on duty, and what memory it then takes: ``python -m benchmarks.starting [--quick]``.

The real process, ``python -m bot run``, against a Bot API server in a process of its own: from its spawning to "on
duty", and its resident memory six seconds later, when the thread that warms it up has ended. With a new database, whose
tables are made first, and with one that is there already.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import fake_api
from benchmarks.over_http import resident_memory
from benchmarks.table import Row, print_rows

ROOT = Path(__file__).parents[1]
ROUNDS = 5
IDLE_AFTER = 6.0
ON_DUTY = "on duty"


class Start(NamedTuple):
    """``seconds`` to being on duty, and how many of them a processor worked for it (what else the machine does is not
    counted); ``memory`` when idle, in MB."""

    seconds: float
    work: float
    memory: float


def start(api: str, database: Path) -> Start:
    """Start the bot, look at it, and end it. Raises RuntimeError when it ends by itself."""
    # In a folder without a .env and with these settings only: those of whoever measures would make it another bot.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {"BOT_TOKEN": "42:TEST", "BOT_API_URL": api, "DATABASE_URL": f"sqlite:///{database}"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "bot", "run"]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=database.parent, env=environment, stderr=subprocess.PIPE, text=True) as bot:
        try:
            assert bot.stderr is not None
            if not any(ON_DUTY in line for line in bot.stderr):
                raise RuntimeError("the bot ended before it was on duty")
            seconds, work = time.perf_counter() - began, processor_time(bot.pid)
            time.sleep(IDLE_AFTER)
            return Start(seconds, work, resident_memory(bot.pid))
        finally:
            bot.terminate()
            bot.communicate()


def processor_time(process: int) -> float:
    used = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def measure(rounds: int) -> list[Row]:
    new, migrated = [], []
    with fake_api.started() as api:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                database = Path(folder) / "starting.sqlite3"
                new.append(start(api, database))
                migrated.append(start(api, database))
    rows = []
    for which, starts in (("a new database", new), ("a migrated database", migrated)):
        seconds = statistics.median(one.seconds for one in starts)
        memory = statistics.median(one.memory for one in starts)
        work = statistics.median(one.work for one in starts)
        rows.append(Row(f"start-up, {which} (aim: under 2 s)", f"{seconds:.2f} s"))
        rows.append(Row("of which a processor worked for it", f"{work:.2f} s"))
        rows.append(Row(f"idle memory, {which} (aim: under 140 MB)", f"{memory:.0f} MB"))
    return rows


def main(quick: bool = False) -> None:
    print_rows("Starting: the real process, until it is on duty and idle", measure(1 if quick else ROUNDS), "starting")


if __name__ == "__main__":
    main("--quick" in sys.argv)
