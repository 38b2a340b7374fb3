"""Health and metrics tell the truth."""

from datetime import timedelta

from sqlalchemy import delete
from telegram.ext import ApplicationBuilder

from bot.clock import FrozenClock, SystemClock
from bot.playground import InProcessRequest, World
from bot.storage import Database, leases
from bot.storage.tables import leases as leases_table
from bot.transport.operations.health import TELEGRAM_CHECK_SECONDS, Health, PrometheusMetrics
from tests.support.telegram.visiting import visiting

WALL = FrozenClock(SystemClock().now())


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_ready_only_with_database_sender_and_telegram(database: Database) -> None:
    """/readyz: database, Telegram reached, sender alive."""
    world, seconds, is_open = World(WALL), Seconds(), True
    bot = ApplicationBuilder().token(world.token).request(InProcessRequest(world)).build().bot
    health = Health(bot, database, WALL, PrometheusMetrics(), lambda: 0, lambda: is_open, seconds)
    assert await health.faults() == ["sender"]

    async with database.begin() as tx:
        await leases.hold(tx, "sender", "somebody", WALL.now(), timedelta(seconds=8))
    assert await health.faults() == []

    async with database.begin() as tx:
        await tx.execute(delete(leases_table))
        await leases.hold(tx, "sender", "somebody", WALL.now() - timedelta(seconds=9), timedelta(seconds=8))
    assert await health.faults() == ["sender"]

    world.token = "1:another"
    assert await health.faults() == ["sender"]
    seconds.now = TELEGRAM_CHECK_SECONDS + 1
    assert await health.faults() == ["sender", "telegram"]
    is_open = False
    assert await health.faults() == ["sender", "telegram", "updates"]


async def test_a_database_that_cannot_be_opened_is_told() -> None:
    world = World(WALL)
    bot = ApplicationBuilder().token(world.token).request(InProcessRequest(world)).build().bot
    away = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    assert await Health(bot, away, WALL, PrometheusMetrics(), lambda: 0).faults() == ["database"]
    await away.close()


async def test_the_pages_answer() -> None:
    world = World(WALL)
    bot = ApplicationBuilder().token(world.token).request(InProcessRequest(world)).build().bot
    away = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    async with visiting(Health(bot, away, WALL, PrometheusMetrics(), lambda: 7).app) as page:
        async with page.get("/healthz") as alive:
            assert alive.status == 200
        async with page.get("/readyz") as ready:
            assert (ready.status, await ready.json()) == (503, {"ready": False, "faults": ["database"]})
        async with page.get("/metrics") as shown:
            metrics = await shown.text()
        async with page.post("/metrics") as refused:
            assert refused.status == 405
    assert "medaillespiegel_updates_in_hand 7.0" in metrics
    assert world.token not in metrics
    await away.close()
