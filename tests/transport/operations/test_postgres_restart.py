"""PostgreSQL stopped and started anew under three working bots."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, text

from bot.app.building import App, build_app
from bot.app.serving import serve_app
from bot.cli.terminal import unhurried
from bot.clock import ShiftedClock
from bot.playground import World, create_app, serving
from bot.playground.cast import ADA, with_cast
from bot.replies.reply import APOLOGY
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import inbox, ledger_entries
from tests.support.databases import Cluster, postgres_programs
from tests.support.telegram.fleet import EVENING, Balancer, draft, listens, publish, said
from tests.support.waiting import comes_true, free_port

pytestmark = pytest.mark.slow

TOKEN = "42:RESTARTED-POSTGRES"
PEOPLE = range(6001, 6041)


@asynccontextmanager
async def working(api: str, hook: str, database_url: str, port: int) -> AsyncIterator[App]:
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        bot_api_url=api,
        webhook_url=hook,
        database_url=database_url,
        port=port,
        admin_ids=frozenset({ADA}),
        start_at=datetime.fromisoformat(EVENING),
        news_window=0,
    )
    app = await build_app(settings, send_queue=unhurried())
    # Three bots in one process: what each would look up beside its first answers holds up all of them.
    app.answering.warm()
    stop = asyncio.Event()
    serving_it = asyncio.create_task(serve_app(app, stop))
    try:
        await listens(port)
        yield app
        assert not serving_it.done(), "the bot gave up"
    finally:
        stop.set()
        await serving_it


@pytest.mark.postgres
async def test_a_restarted_postgres_loses_and_doubles_nothing() -> None:
    """PostgreSQL restarted: 0 lost, 0 doubled effects, and the bot comes back by itself."""
    world = World(ShiftedClock(datetime.fromisoformat(EVENING)), token=TOKEN, second=0.05)
    world.sending_limits.enabled = False
    cast = with_cast(world)
    for person in (*PEOPLE, ADA):
        world.person(f"Fan {person}", person, started=True)
    world.take_updates()
    ports = [free_port() for _ in range(3)]
    cluster = Cluster(postgres_programs("no PostgreSQL that can be stopped: install its server programs"))
    async with AsyncExitStack() as stack:
        database_url = stack.enter_context(cluster)
        api = await stack.enter_async_context(serving(world, create_app(world)))
        hook = await stack.enter_async_context(Balancer(ports).serving())
        apps = [await stack.enter_async_context(working(api, hook, database_url, port)) for port in ports]

        world.say(cast.group.id, ADA, "/volg NL")
        await comes_true(lambda: len(said(world, cast.group.id)) == 1)
        preview = await draft(world, "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")

        async def ask() -> None:
            for number, person in enumerate(PEOPLE):
                for question in ("/nl", "en duitsland?"):
                    world.say(person, person, question)
                    await asyncio.sleep(0.02)
                if number == len(PEOPLE) // 4:
                    publish(world, preview)

        asking = asyncio.create_task(ask())
        await comes_true(lambda: len(said(world, PEOPLE[2])) == 2)
        await asyncio.to_thread(cluster.stop)

        async def noticed() -> bool:
            return "last_error_message" in await world.call("getWebhookInfo", {})

        await comes_true(noticed)
        await asyncio.to_thread(cluster.start)
        world.say(ADA, ADA, "/stand")
        await comes_true(lambda: "Noorwegen" in said(world, ADA)[-1])

        await asking
        await comes_true(lambda: all(len(said(world, person)) == 2 for person in PEOPLE))
        assert not [person for person in PEOPLE if APOLOGY in said(world, person)], "an answer was lost"
        await comes_true(lambda: len(said(world, cast.group.id, "loegenachtervolging")) == 1)

        # All of them know the result and listen for the next one again.
        await comes_true(lambda: {app.ledger.head.seq for app in apps} == {1})
        database = Database(database_url)
        stack.push_async_callback(database.close)
        await comes_true(lambda: _all_listen(database, len(apps)))

        publish(world, await draft(world, "/uitslag ploegenachtervolging mannen: Italië, Nederland, China"))
        await comes_true(lambda: len(said(world, cast.group.id, "loegenachtervolging")) == 2)
        async with database.read() as look:
            assert await look.value(select(func.count()).select_from(ledger_entries)) == 2
            assert await look.all(select(inbox).where(inbox.c.state == "failed")) == []
        assert all(len(said(world, person)) == 2 for person in PEOPLE)
        assert len(said(world, cast.group.id, "loegenachtervolging")) == 2


async def _all_listen(database: Database, bots: int) -> bool:
    async with database.read() as look:
        listening = await look.value(text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
        return bool(listening == bots)
