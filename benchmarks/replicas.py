"""Three processes on one PostgreSQL behind a balancer, at Telegram's real pace: ``python -m benchmarks.replicas``.

How many sendings Telegram refuses when a crowd asks at once, how soon another process sends the news when the one that
did is killed, and how soon a question is answered after PostgreSQL was away. Needs PostgreSQL's server programs.
"""

import asyncio
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from benchmarks.table import Row, print_rows
from benchmarks.updates import private
from bot.clock import ShiftedClock, SystemClock
from bot.playground import World, create_app, serving
from bot.playground.cast import ADA, with_cast
from bot.storage import Database
from bot.transport.incoming.webhook import webhook_secret
from tests.support.databases import Cluster, postgres_programs
from tests.support.telegram.fleet import (
    EVENING,
    Balancer,
    comes_true,
    draft,
    free_port,
    leader,
    listens,
    publish,
    said,
    start_replica,
)

TOKEN = "42:BENCH-REPLICAS"
PEOPLE = range(20_001, 20_401)
RATE = 30
NUMBERED_FROM = 10_000
"""Where ``private`` begins to number its people."""
AWAY_SECONDS = 3.0
SECRET = webhook_secret(None, SecretStr(TOKEN))


@dataclass
class Fleet:
    world: World
    group: int
    cluster: Cluster
    database: Database
    hook: str
    processes: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)

    def refused(self) -> int:
        return sum(call.method.lower() == "sendmessage" and not call.ok for call in self.world.calls)


@asynccontextmanager
async def fleet(folder: Path) -> AsyncIterator[Fleet]:
    world = World(ShiftedClock(datetime.fromisoformat(EVENING)), token=TOKEN, pace_clock=SystemClock(), second=0.2)
    cast = with_cast(world)
    for person in PEOPLE:
        world.person(f"Fan {person}", person, started=True)
    world.person("Ada", ADA, started=True)
    world.take_updates()
    ports = [free_port() for _ in range(3)]
    cluster = Cluster(postgres_programs("no PostgreSQL: install its server programs"))
    with cluster as url:
        async with serving(world, create_app(world)) as api, Balancer(ports).serving() as hook:
            one = Fleet(world, cast.group.id, cluster, Database(url), hook)
            try:
                for port in ports:
                    log = folder / f"{port}.log"
                    one.processes[port] = await start_replica(
                        log, TOKEN, api, url, WEBHOOK_URL=hook, PORT=str(port), RATE=str(RATE)
                    )
                await asyncio.gather(*(listens(port) for port in ports))
                world.say(cast.group.id, ADA, "/volg NL")
                await comes_true(lambda: len(said(world, cast.group.id)) == 1)
                yield one
            finally:
                for process in one.processes.values():
                    process.send_signal(signal.SIGKILL)
                await asyncio.gather(*(process.wait() for process in one.processes.values()))
                await one.database.close()


async def seconds_until(condition: Callable[[], bool]) -> float:
    began = time.monotonic()
    await comes_true(condition, 120)
    return time.monotonic() - began


def asked_by(person: int) -> dict[str, object]:
    return {"update_id": 990_000_000 + person, **private(person - NUMBERED_FROM, "/stand")}


async def crowd(one: Fleet) -> list[Row]:
    before = one.refused()
    began = time.monotonic()
    async with aiohttp.ClientSession(headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}) as telegram:

        async def deliver(person: int) -> None:
            async with telegram.post(one.hook, json=asked_by(person)) as answer:
                assert answer.status == 200

        # As many at the same time as Telegram's client here holds connections: 100.
        await asyncio.gather(*(deliver(person) for person in PEOPLE))
    kept = time.monotonic() - began
    await seconds_until(lambda: all(said(one.world, person) for person in PEOPLE))
    took = time.monotonic() - began
    refused = one.refused() - before
    return [
        Row(
            f"{len(PEOPLE)} people ask three replicas in the same second, last answer",
            f"{took:.1f} s",
            f"Telegram's pace: {len(PEOPLE) / RATE:.1f} s; all written down after {kept:.1f} s",
        ),
        Row("of that, sendings that Telegram refused", str(refused)),
    ]


async def killed_leader(one: Fleet) -> Row:
    preview = await draft(one.world, "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
    sending = await leader(one.database)
    port = next(port for port, process in one.processes.items() if process.pid == sending)
    process = one.processes.pop(port)
    process.send_signal(signal.SIGKILL)
    await process.wait()
    publish(one.world, preview)
    took = await seconds_until(lambda: len(said(one.world, one.group, "loegenachtervolging")) == 1)
    return Row("the sender killed: the news is in the group after", f"{took:.1f} s")


async def restarted_database(one: Fleet) -> Row:
    person = PEOPLE[0]
    answers = len(said(one.world, person))
    await asyncio.to_thread(one.cluster.stop)
    one.world.say(person, person, "/nl")
    await asyncio.sleep(AWAY_SECONDS)
    await asyncio.to_thread(one.cluster.start)
    took = await seconds_until(lambda: len(said(one.world, person)) > answers)
    return Row(
        f"PostgreSQL away for {AWAY_SECONDS:.0f} s: what was asked is answered, after its return", f"{took:.1f} s"
    )


async def measure() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with fleet(Path(folder)) as one:
            return [*await crowd(one), await killed_leader(one), await restarted_database(one)]


def main() -> None:
    print_rows("Three processes on one PostgreSQL", asyncio.run(measure()), "replicas")


if __name__ == "__main__":
    main()
