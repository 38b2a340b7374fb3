"""Nothing that Telegram acknowledged may be lost."""

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from telegram import Update
from telegram.ext import ApplicationBuilder
from telegram.request import RequestData

from bot.clock import SystemClock
from bot.playground.bot_api.in_process import DirectRequest
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import inbox
from bot.transport.incoming import listener as module
from bot.transport.incoming.listener import Listener
from bot.transport.incoming.polling import Polling
from bot.transport.incoming.update_handler import Hooks
from tests.support.telegram.listening import (
    DAAN,
    FENNA,
    AnyApplication,
    Heard,
    left_behind,
    listening,
    states,
    world_with_people,
)
from tests.support.waiting import comes_true


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


async def test_what_a_dead_process_had_in_hand_is_handled(database: Database) -> None:
    """Handled at least once after a crash."""
    world, heard = world_with_people(), Heard()
    world.say(FENNA, FENNA, "hoi")
    await left_behind(world, database)
    async with listening(world, database, heard):
        await comes_true(lambda: len(heard.updates) == 1)
    assert heard.texts == ["hoi"]
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
        end = module.break_off

        async def no_more_is_fetched(*tasks: Any) -> None:
            await end(*tasks)
            may_end.set()

        monkeypatch.setattr(module, "break_off", no_more_is_fetched)
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
