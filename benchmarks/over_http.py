"""The whole bot over HTTP beside bare echoes, in one run: ``python -m benchmarks.over_http [--quick]``.

Server, bots and measuring each have a process; rounds are interleaved, so that what else the machine does falls on all
alike, and the median of the rounds counts. The ratios mean something, the figures only on one machine.
"""

import asyncio
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import fake_api
from benchmarks.fake_api import free_port
from benchmarks.table import Row, print_rows
from benchmarks.updates import MIXED, private

PEERS = Path(".venv/peers/bin/python")
PACKAGES = ("python-telegram-bot[webhooks]==22.8", "aiogram==3.31.0")
SEED = 2026
PATIENCE = 120.0


@dataclass
class Contestant:
    """A bot and the server that it talks to."""

    name: str
    process: asyncio.subprocess.Process
    api: str
    webhook: bool = False
    rates: list[float] = field(default_factory=list)

    async def control(self, method: str, **said: Any) -> Any:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=600)) as session,
            session.post(f"{self.api}/control/{method}", json=said) as response,
        ):
            return (await response.json())["result"]

    async def round(self, updates: Sequence[dict[str, Any]], *, delay: float = 0.0) -> list[float]:
        """Hand out the updates; the seconds after which each answer came."""
        due = len(updates)
        await self.control("load", updates=updates, expected=due, delay=delay, webhook=self.webhook)
        took: list[float] = (await self.control("wait", seconds=PATIENCE))["took"]
        if len(took) < due:
            raise RuntimeError(f"{self.name} answered {len(took)} of {due} updates")
        return took


@asynccontextmanager
async def contestant(name: str, folder: Path, *, webhook: bool = False) -> AsyncIterator[Contestant]:
    """``name``: ptb, aiogram or bot."""
    hook = free_port()
    environment = dict(os.environ, DATABASE_URL=f"sqlite:///{folder / f'{name}-{webhook}.sqlite3'}")
    if webhook:
        environment |= {"WEBHOOK_URL": f"http://127.0.0.1:{hook}/hook", "PORT": str(hook)}
    python = sys.executable if name == "bot" else str(PEERS)
    with fake_api.started() as api:
        process = await asyncio.create_subprocess_exec(python, "-m", "benchmarks.peers", name, api, env=environment)
        one = Contestant(name, process, api, webhook)
        try:
            await _warmed_up(one)
            yield one
        finally:
            if process.returncode is None:
                process.terminate()
                try:
                    await asyncio.wait_for(process.wait(), 20)
                except TimeoutError:
                    process.kill()


async def _warmed_up(one: Contestant) -> None:
    if one.webhook:
        deadline = time.monotonic() + PATIENCE
        while not (await one.control("wait", seconds=0))["webhook"]:
            if time.monotonic() > deadline:
                raise RuntimeError("the webhook was not set")
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.5)
    await one.round([private(0, "/stand")])
    await one.round([private(number, "/stand") for number in range(100)])
    await asyncio.sleep(1)


async def make_peers() -> None:
    """aiogram pins an older pydantic, so the peers live in a virtual environment of their own."""
    if await asyncio.to_thread(PEERS.exists):
        return
    for command in (
        [sys.executable, "-m", "venv", str(PEERS.parent.parent)],
        [str(PEERS), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES],
    ):
        process = await asyncio.create_subprocess_exec(*command)
        if await process.wait():
            raise RuntimeError("the peers could not be installed")


async def measure(quick: bool) -> list[Row]:
    await make_peers()
    count, rounds = (300, 3) if quick else (1500, 5)
    chance = random.Random(SEED)
    mixed: list[float] = []
    slow: dict[str, list[float]] = {"aiogram": [], "bot": []}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        async with (
            contestant("ptb", folder) as ptb,
            contestant("aiogram", folder) as aiogram,
            contestant("bot", folder) as whole,
            contestant("ptb", folder, webhook=True) as hooked_ptb,
            contestant("aiogram", folder, webhook=True) as hooked_aiogram,
            contestant("bot", folder, webhook=True) as hooked,
        ):
            for number in range(rounds):
                first = 1000 + number * count * 3
                for one in (ptb, aiogram, whole, hooked_ptb, hooked_aiogram, hooked):
                    took = await one.round([private(first + place, "/stand") for place in range(count)])
                    one.rates.append(count / took[-1])
                asked = [private(first + count + place, chance.choice(MIXED)) for place in range(count)]
                mixed.append(count / (await whole.round(asked))[-1])
                for one in (aiogram, whole):
                    asked = [private(first + 2 * count + place, "/stand") for place in range(count)]
                    slow[one.name].append(count / (await one.round(asked, delay=0.06))[-1])
            late = await whole.round([private(900_000 + place, "/stand") for place in range(1000)])
            memory = resident_memory(whole.process.pid)
    burst = "1,000 people ask /stand in the same second"
    return [
        _compared("polling, /stand of strangers: against python-telegram-bot's echo", whole.rates, ptb.rates, 1.5),
        _compared("polling, /stand of strangers: against aiogram's echo", whole.rates, aiogram.rates, 1.0),
        _compared("webhook: against python-telegram-bot's echo by webhook", hooked.rates, hooked_ptb.rates, 1.5),
        _compared("webhook: against aiogram's echo by webhook", hooked.rates, hooked_aiogram.rates, 1.0),
        _compared("Telegram takes 60 ms to answer: against aiogram's echo", slow["bot"], slow["aiogram"]),
        _compared("mixed traffic: against python-telegram-bot's echo", mixed, ptb.rates),
        Row(burst, f"last answer after {late[-1]:.2f} s", f"median {late[500]:.2f} s"),
        Row("memory after all of it", f"{memory:.0f} MB"),
    ]


def _compared(what: str, ours: Sequence[float], theirs: Sequence[float], aim: float | None = None) -> Row:
    """Answers a second, a figure a round."""
    one, other = statistics.median(ours), statistics.median(theirs)
    return Row(what, f"{one:.0f}/s", f"{other:.0f}/s", one / other, aim)


def resident_memory(pid: int) -> float:
    """Resident memory in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main(quick: bool = False) -> None:
    rows = asyncio.run(measure(quick))
    print_rows("Over HTTP, on one machine; the echoes do nothing but echo", rows, "over_http")


if __name__ == "__main__":
    main("--quick" in sys.argv)
