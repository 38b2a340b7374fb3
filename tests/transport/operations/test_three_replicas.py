"""Three processes on one PostgreSQL behind a balancer: whichever dies, every question is answered and every result
becomes one message."""

import asyncio
import signal
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import ShiftedClock, SystemClock
from bot.playground import World, create_app, serving
from bot.playground.cast import ADA, with_cast
from bot.storage import Database
from bot.storage.tables import inbox, ledger_entries, outbox
from tests.support.telegram.fleet import EVENING, Balancer, draft, leader, listens, publish, said, start_replica
from tests.support.waiting import comes_true, free_port

pytestmark = pytest.mark.slow

TOKEN = "42:THREE-REPLICAS"
PEOPLE = range(5001, 5011)


async def nothing_waits(database: Database) -> None:
    """All that came in was handled and all that was to be sent is known to be sent."""

    async def all_done() -> bool:
        async with database.read() as look:
            taken = await look.value(
                select(func.count()).select_from(inbox).where(inbox.c.state.in_(("new", "claimed")))
            )
            sending = await look.value(
                select(func.count()).select_from(outbox).where(outbox.c.state.in_(("pending", "retry", "claimed")))
            )
        return bool(taken == sending == 0)

    await comes_true(all_done)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_killed_replica_and_a_killed_leader_lose_and_double_nothing(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    """0 lost, 0 doubled effects. The leader is killed when what it sent is written down: Telegram knows no way to ask
    whether a message arrived, so one that is on its way at that very moment is sent once more rather than lost."""
    clock = ShiftedClock(datetime.fromisoformat(EVENING))
    world = World(clock, token=TOKEN, pace_clock=SystemClock(), second=0.2)
    cast = with_cast(world)
    for person in PEOPLE:
        world.person(f"Fan {person}", person, started=True)
    world.person("Ada", ADA, started=True)
    world.take_updates()
    ports = [free_port() for _ in range(3)]
    balancer = Balancer(ports)
    logs = {port: tmp_path / f"{port}.log" for port in ports}
    replicas: dict[int, asyncio.subprocess.Process] = {}
    async with serving(world, create_app(world)) as api, balancer.serving() as hook:
        try:
            for port in ports:
                replicas[port] = await start_replica(
                    logs[port], TOKEN, api, database_url, WEBHOOK_URL=hook, PORT=str(port)
                )
            await asyncio.gather(*(listens(port) for port in ports))

            world.say(cast.group.id, ADA, "/volg NL")
            await comes_true(lambda: len(said(world, cast.group.id)) == 1)

            # The balancer gives a chat's next words to the next replica: they come after, and know what came before.
            for person in PEOPLE:
                world.say(person, person, "/nl")
                world.say(person, person, "en duitsland?")
            await comes_true(lambda: all(len(said(world, person)) == 2 for person in PEOPLE))
            assert len(balancer.handed) == 3
            assert ["Duitsland" in text for person in PEOPLE for text in said(world, person)] == [False, True] * len(
                PEOPLE
            )
            sending = await leader(database)
            follower = next(port for port, process in replicas.items() if process.pid != sending)
            replicas.pop(follower).send_signal(signal.SIGKILL)
            for person in PEOPLE:
                world.say(person, person, "/stand")
            await comes_true(lambda: all(len(said(world, person)) >= 3 for person in PEOPLE))

            publish(world, await draft(world, "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan"))
            await comes_true(lambda: len(said(world, cast.group.id, "\nPloegenachtervolging vrouwen")) == 1)
            await nothing_waits(database)

            leading = next(port for port, process in replicas.items() if process.pid == sending)
            replicas.pop(leading).send_signal(signal.SIGKILL)
            publish(world, await draft(world, "/uitslag ploegenachtervolging mannen: Italië, Nederland, China"))
            await comes_true(lambda: len(said(world, cast.group.id, "\nPloegenachtervolging mannen")) == 1)
            await nothing_waits(database)

            async with database.read() as look:
                entries = await look.all(select(ledger_entries.c.event_id))
                failed = await look.all(select(inbox).where(inbox.c.state == "failed"))
            assert len(entries) == 2
            assert failed == []
            assert len(said(world, cast.group.id, "\nPloegenachtervolging")) == 2
            assert "update failed" not in "".join(log.read_text() for log in logs.values())
        finally:
            for process in replicas.values():
                process.send_signal(signal.SIGKILL)
            await asyncio.gather(*(process.wait() for process in replicas.values()))
