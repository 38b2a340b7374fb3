"""An update that fails, kills or cannot be read: it is kept, and nothing may poison the polling."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import RetryAfter

from bot.storage import Database
from bot.transport.calls.aiohttp_request import NotSent
from bot.transport.incoming.update_handler import LONGEST_FLOOD_WAIT_SECONDS, Hooks
from tests.support.telegram.listening import DAAN, FENNA, Heard, left_behind, listening, states, world_with_people
from tests.support.waiting import comes_true


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


async def test_an_error_in_the_bot_is_apologised_for_once(database: Database) -> None:
    world, heard = world_with_people(), Heard()
    heard.fails = [KeyError("a mistake")]
    async with listening(world, database, heard):
        world.say(FENNA, FENNA, "hoi")
        await comes_true(lambda: len(heard.apologies) == 1)
    assert heard.texts == []
    assert set((await states(database)).values()) == {"done"}
