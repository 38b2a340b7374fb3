"""Nothing that Telegram acknowledged may be lost, and nothing may poison the polling."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import OperationalError
from telegram import Update
from telegram.error import RetryAfter
from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import RequestData

from bot.clock import FrozenClock, SystemClock
from bot.playground import World, create_app, serving
from bot.playground.bot_api.in_process import DirectRequest
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import inbox
from bot.transport.calls.aiohttp_request import AiohttpRequest, NotSent
from bot.transport.incoming import listener as module
from bot.transport.incoming.listener import Listener
from bot.transport.incoming.polling import Polling
from bot.transport.incoming.update_handler import LONGEST_FLOOD_WAIT_SECONDS, Hooks
from tests.support.waiting import comes_true

CLOCK = FrozenClock(datetime(2026, 2, 16, 21, 0, tzinfo=UTC))
FENNA, DAAN = 1001, 1002

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Heard:
    """What the application was given, in its order; ``fails`` is raised as often as it says."""

    def __init__(self) -> None:
        self.updates: list[Update] = []
        self.fails: list[Exception] = []
        self.apologies: list[Exception | None] = []

    async def __call__(self, update: Update, context: Any) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.updates.append(update)

    async def apologise(self, update: object, context: Any) -> None:
        self.apologies.append(context.error)

    @property
    def texts(self) -> list[str]:
        return [one.effective_message.text or "" for one in self.updates if one.effective_message]


def world_with_people() -> World:
    world = World(CLOCK, second=0.05)
    world.person("Fenna", user_id=FENNA, started=True)
    world.person("Daan", user_id=DAAN, started=True)
    world.take_updates()
    return world


@asynccontextmanager
async def listening(
    world: World, database: Database, heard: Heard, hooks: Hooks | None = None
) -> AsyncIterator[Listener]:
    async with serving(world, create_app(world)) as url:
        application: AnyApplication = (
            ApplicationBuilder()
            .token(world.token)
            .base_url(f"{url}/bot")
            .request(AiohttpRequest())
            .get_updates_request(AiohttpRequest())
            .updater(None)
            .build()
        )
        application.add_handler(TypeHandler(Update, heard))
        application.add_error_handler(heard.apologise)
        async with application:
            listener = Listener(application, database, Settings(_env_file=None, start_at=CLOCK.now()), hooks=hooks)
            stop = asyncio.Event()
            running = asyncio.create_task(listener.run(stop))
            try:
                yield listener
            finally:
                stop.set()
                await running


async def states(database: Database) -> dict[int, str]:
    async with database.read() as look:
        return {row["update_id"]: row["state"] for row in await look.all(select(inbox))}


async def test_what_was_said_while_the_bot_was_away_is_heard_in_order(database: Database) -> None:
    """Never drop pending updates."""
    world, heard = world_with_people(), Heard()
    for number in range(5):
        world.say(FENNA, FENNA, f"vraag {number}")
    async with listening(world, database, heard):
        await comes_true(lambda: len(heard.updates) == 5)
        await comes_true(lambda: not world.mailbox.pending)
    assert heard.texts == [f"vraag {number}" for number in range(5)]
    assert set((await states(database)).values()) == {"done"}


async def test_an_update_is_acknowledged_only_after_it_is_kept(database: Database) -> None:
    """An update is kept before it is acknowledged."""
    world, heard = world_with_people(), Heard()
    world.say(FENNA, FENNA, "hoi")
    number = world.mailbox.pending[0]["update_id"]
    kept_when_acknowledged: list[bool] = []
    poll = world.mailbox.poll

    async def watched(offset: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        if offset > number:
            kept_when_acknowledged.append(number in await states(database))
        return await poll(offset, limit, seconds)

    world.mailbox.poll = watched  # type: ignore[method-assign]
    async with listening(world, database, heard):
        await comes_true(lambda: bool(kept_when_acknowledged))
    assert kept_when_acknowledged[0]


async def test_a_redelivered_update_is_handled_once(database: Database) -> None:
    """Telegram repeats what it does not know to have arrived."""
    world, heard = world_with_people(), Heard()
    async with listening(world, database, heard) as listener:
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.updates) == 1)
        again = heard.updates[0].to_dict()
        await listener.accept([again])
        await listener.accept([again, again])
        world.say(FENNA, FENNA, "en nu?")
        await comes_true(lambda: len(heard.updates) == 2)
    assert heard.texts == ["hoi", "en nu?"]


async def left_behind(world: World, database: Database, attempts: int = 0) -> None:
    """A process took the update in hand and died."""
    [payload] = world.take_updates()
    long_ago = SystemClock().now() - timedelta(minutes=1)
    async with database.begin() as tx:
        await tx.execute(
            insert(inbox).values(
                update_id=payload["update_id"],
                payload=payload,
                state="claimed",
                attempts=attempts,
                chat_id=FENNA,
                received_at=long_ago,
                claimed_until=long_ago + timedelta(seconds=15),
            )
        )


async def test_what_a_dead_process_had_in_hand_is_handled(database: Database) -> None:
    """Handled at least once after a crash."""
    world, heard = world_with_people(), Heard()
    world.say(FENNA, FENNA, "hoi")
    await left_behind(world, database)
    async with listening(world, database, heard):
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.texts == ["hoi"]
    assert set((await states(database)).values()) == {"done"}


async def test_an_update_that_kills_is_put_aside_in_the_end(database: Database) -> None:
    """It never poisons polling: the third process that starts with it leaves it alone."""
    world, heard = world_with_people(), Heard()
    world.say(FENNA, FENNA, "dodelijk")
    await left_behind(world, database, attempts=2)
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "leef je nog?")
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.texts == ["leef je nog?"]
    assert sorted((await states(database)).values()) == ["done", "failed"]


UNREADABLE: list[dict[str, Any]] = [
    {"update_id": 900, "message": {"text": "no chat, no date"}},
    {"update_id": 901, "message": "a string"},
    {"update_id": 902, "message": {"message_id": "x", "date": "gisteren", "chat": {"id": FENNA, "type": "private"}}},
    {"update_id": 903, "callback_query": {"id": 1}},
    {"update_id": 904, "something_of_next_year": {"id": 1}},
    {"update_id": 905, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "\x00"}},
    {"update_id": 906, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "\ud83d"}},
    {"no_number": True},
    {"update_id": True},
    {"update_id": 2**80},
]


async def test_what_cannot_be_read_is_kept_and_passed_over(database: Database) -> None:
    """An update that the library cannot read is kept, logged once and passed over: it never poisons polling."""
    world, heard = world_with_people(), Heard()
    async with listening(world, database, heard) as listener:
        await listener.accept(UNREADABLE[:7])
        world.say(FENNA, FENNA, "gewone vraag")
        await comes_true(lambda: "gewone vraag" in heard.texts and not world.mailbox.pending)
    found = await states(database)
    # On PostgreSQL a NUL and half a surrogate pair cannot even be written: the number is.
    assert {number: found[number] for number in range(900, 904)} == dict.fromkeys(range(900, 904), "failed")
    assert set(range(904, 907)) <= found.keys()
    assert not any(state == "claimed" for state in found.values())


async def test_what_is_no_update_at_all_is_passed_over(database: Database) -> None:
    world, heard = world_with_people(), Heard()
    async with listening(world, database, heard) as listener:
        await listener.accept(UNREADABLE[7:])
        world.say(FENNA, FENNA, "gewone vraag")
        await comes_true(lambda: len(heard.updates) == 1)
    assert len(await states(database)) == 1


@pytest.mark.parametrize(
    "fails",
    [
        [OperationalError("SELECT 1", {}, Exception("away")), ConnectionRefusedError()],
        [NotSent("no connection to the Bot API")],  # so nothing arrived: trying again cannot double the answer
        [RetryAfter(0)],  # of several replicas none sees what the others send: waited out, not apologised for
    ],
    ids=["the database is away for a moment", "the answer never left", "the chat is full for a moment"],
)
async def test_what_passes_is_answered_a_moment_later_without_an_apology(
    database: Database, fails: list[Exception]
) -> None:
    world, heard = world_with_people(), Heard()
    heard.fails = list(fails)
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.texts == ["hoi"]
    assert heard.apologies == []


async def test_the_pace_hears_what_telegram_refused(database: Database) -> None:
    """Else this process goes on at full rate, and every next answer is refused as well."""
    world, heard, told = world_with_people(), Heard(), list[tuple[int, float]]()
    heard.fails = [RetryAfter(0)]
    async with listening(world, database, heard, Hooks(refused=lambda chat, wait: told.append((chat, wait)))):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.updates) == 1)
    assert told == [(FENNA, 0.0)]


async def test_no_apology_is_sent_into_a_long_flood(database: Database) -> None:
    """It would be refused as well, and going on through refusals makes the wait longer."""
    world, heard = world_with_people(), Heard()
    heard.fails = [RetryAfter(int(LONGEST_FLOOD_WAIT_SECONDS) + 1)]
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "eerste")
        world.say(DAAN, DAAN, "tweede")
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.apologies == []
    assert set((await states(database)).values()) == {"done"}


async def test_an_update_is_struck_off_only_when_other_processes_see_what_it_left(database: Database) -> None:
    """ "/nl", then "en Duitsland?" at another replica: the question before has to stand in the database by then."""
    world, heard, seen = world_with_people(), Heard(), list[dict[int, str]]()

    async def settle() -> None:
        seen.append(await states(database))

    async with listening(world, database, heard, Hooks(flush=settle)):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.updates) == 1 and bool(seen))
    assert set(seen[0].values()) == {"claimed"}
    assert set((await states(database)).values()) == {"done"}


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_one_chat_is_heard_in_its_order_by_two_replicas(database: Database) -> None:
    """Bounded per-chat ordering: the balancer gives a chat's first words to one and its next to another."""
    world, order = world_with_people(), list[str]()
    begun, may_end = asyncio.Event(), asyncio.Event()

    class Slow(Heard):
        async def __call__(self, update: Update, context: Any) -> None:
            begun.set()
            await may_end.wait()
            order.append("first")

    class Quick(Heard):
        async def __call__(self, update: Update, context: Any) -> None:
            assert update.message is not None
            order.append(update.message.text or "")

    world.say(FENNA, FENNA, "first")
    [first] = world.take_updates()
    world.say(FENNA, FENNA, "second")
    world.say(DAAN, DAAN, "of another chat")
    later = world.take_updates()
    async with listening(world, database, Slow()) as one, listening(world, database, Quick()) as other:
        await one.accept([first])
        await begun.wait()
        await other.accept(later)
        await comes_true(lambda: order == ["of another chat"])
        may_end.set()
        await comes_true(lambda: len(order) == 3)
    assert order == ["of another chat", "first", "second"]


async def test_a_webhook_that_telegram_will_not_have_ends_the_start(database: Database) -> None:
    """Going on would be a bot that hears nothing and says that it is well."""

    class Refuses(DirectRequest):
        async def answer(self, url: str, data: RequestData | None) -> tuple[int, bytes]:
            body = {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: bad webhook: HTTPS url must be provided",
            }
            return 400, json.dumps(body).encode()

    application: AnyApplication = ApplicationBuilder().token("42:TEST").request(Refuses()).updater(None).build()
    settings = Settings(_env_file=None, webhook_url="https://bot.example/hook", port=0)
    listener = Listener(application, database, settings)
    with pytest.raises(OperatorError, match=r"WEBHOOK_URL https://bot\.example/hook: Bad webhook"):
        await listener.run(asyncio.Event())
    assert not listener.is_open


async def test_an_error_in_the_bot_is_apologised_for_once(database: Database) -> None:
    world, heard = world_with_people(), Heard()
    heard.fails = [KeyError("a mistake")]
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.apologies) == 1)
    assert heard.texts == []
    assert set((await states(database)).values()) == {"done"}


async def test_a_graceful_stop_finishes_what_is_in_hand(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    world = world_with_people()
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), []

    class Slow(Heard):
        async def __call__(self, update: Update, context: Any) -> None:
            begun.set()
            await may_end.wait()
            ended.append(update.update_id)

    async with listening(world, database, Slow()):
        world.say(FENNA, FENNA, "hoi")
        await begun.wait()
        end = module._end

        async def no_more_is_fetched(*tasks: Any) -> None:
            await end(*tasks)
            may_end.set()

        monkeypatch.setattr(module, "_end", no_more_is_fetched)
    assert len(ended) == 1
    assert set((await states(database)).values()) == {"done"}


@pytest.mark.parametrize("away_for", [1, 3])
async def test_polling_survives_telegrams_errors(database: Database, away_for: int) -> None:
    world, heard = world_with_people(), Heard()
    world.say(FENNA, FENNA, "hoi")
    poll, failures = world.mailbox.poll, [away_for]

    async def failing(offset: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        if failures[0]:
            failures[0] -= 1
            raise RuntimeError("the server trips")
        return await poll(offset, limit, seconds)

    world.mailbox.poll = failing  # type: ignore[method-assign]
    async with listening(world, database, heard) as listener:
        listener.polling_sleep = lambda seconds: asyncio.sleep(0)
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.texts == ["hoi"]


async def test_done_updates_are_forgotten_after_a_day(database: Database) -> None:
    world, heard = world_with_people(), Heard()
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.updates) == 1)
    async with database.begin() as tx:
        await tx.execute(update(inbox).values(done_at=SystemClock().now() - timedelta(hours=26)))
    async with listening(world, database, heard):

        async def forgotten() -> bool:
            return not await states(database)

        await comes_true(forgotten)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_of_two_replicas_one_polls_and_the_other_takes_over(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One poller by lease: Telegram refuses a second getUpdates with a Conflict. Neither order of starting and
    stopping loses or doubles a message."""
    world, first_heard, second_heard = world_with_people(), Heard(), Heard()
    polling, most = 0, 0
    run = Polling.run

    async def counted(self: Polling) -> None:
        # Counted here and not in the server, which hears of a poll that was cut off only some turns later.
        nonlocal polling, most
        polling += 1
        most = max(most, polling)
        try:
            await run(self)
        finally:
            polling -= 1

    monkeypatch.setattr(Polling, "run", counted)
    async with AsyncExitStack() as first:
        await first.enter_async_context(listening(world, database, first_heard))
        world.say(FENNA, FENNA, "aan de eerste")
        await comes_true(lambda: first_heard.texts == ["aan de eerste"])
        async with listening(world, database, second_heard):
            world.say(FENNA, FENNA, "ook aan de eerste")
            await comes_true(lambda: len(first_heard.texts) == 2)
            await first.aclose()
            world.say(FENNA, FENNA, "aan de tweede")
            await comes_true(lambda: len(second_heard.texts) == 1)
    assert first_heard.texts == ["aan de eerste", "ook aan de eerste"]
    assert second_heard.texts == ["aan de tweede"]
    assert most == 1
