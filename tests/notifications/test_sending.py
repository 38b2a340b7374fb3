"""What Telegram answers, and what becomes of the message and of the chat. "Dead chats are deactivated with a reason and
come back on `my_chat_member`"; "timeout (unknown: not blindly resent)"."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram import Chat as TelegramChat

from bot.desk.ledger_service import LedgerService
from bot.notifications.sending.sender import OutboxCleanup
from bot.playground.bot_api.errors import bad_request
from bot.request import Request
from bot.storage import leases
from bot.storage import outbox as stored_outbox
from tests.support.desk.small_games import entry, small_archive
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women
from tests.support.waiting import CEILING


async def test_who_blocked_the_bot_is_left_alone_and_comes_back(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    desk.world.block(101)
    await desk.publish_women()
    chat = await desk.kept(101)
    assert not chat.active
    assert "blocked" in chat.inactive_reason
    assert await desk.states() == {"dead": 1}
    desk.world.unblock(101)
    await desk.newsroom.membership(TelegramChat(101, "private"), "member")
    await desk.publish_women(FEMKE, JUTTA, MIHO)
    assert len(desk.texts(101)) == 1, "what it followed was kept"


async def test_a_group_that_removed_the_bot(desk: Desk) -> None:
    desk.person(1)
    group = desk.world.group("Schaatsvrienden", [1], supergroup=True)
    await desk.newsroom.command("volg", "NL", Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True))
    assert await desk.newsroom.membership(TelegramChat(group.id, "supergroup", title="x"), "kicked") is None
    await desk.publish_women()
    assert await desk.states() == {}


async def test_a_timeout_is_not_blindly_sent_again(desk: Desk) -> None:
    """ "A send that timed out may have arrived: state `unknown`, not resent blindly." """
    for number, error in enumerate(("lost", "timeout", "network")):
        await desk.newsroom.command("volg", "NL", desk.person(101 + number))
        desk.world.fail_next("sendMessage", chat_id=101 + number, error=error)
    await desk.publish_women()
    assert await desk.states() == {"unknown": 3}
    assert len(desk.texts(101)) == 1, "this one had arrived"


async def test_a_correction_of_a_message_that_may_not_have_arrived_is_a_new_message(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    desk.world.fail_next("sendMessage", error="timeout")
    await desk.publish_women()
    await desk.publish_women(FEMKE, JUTTA, MIHO)
    (text,) = desk.texts(101)
    assert text.startswith("✏️ Correctie")


async def test_what_was_surely_not_sent_is_sent_again(desk: Desk) -> None:
    errors = {101: 429, 102: 500, 103: 502}
    for fan, error in errors.items():
        await desk.newsroom.command("volg", "NL", desk.person(fan))
        desk.world.fail_next("sendMessage", chat_id=fan, error=error, times=2)
    await desk.publish_women()
    assert [len(desk.texts(fan)) for fan in errors] == [1, 1, 1]
    assert await desk.states() == {"sent": 3}


async def test_an_edit_that_timed_out_is_simply_done_again(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish_women()
    desk.world.fail_next("editMessageText", error="lost")
    await desk.publish_women(FEMKE, JUTTA, MIHO)
    (text,) = desk.texts(101)
    assert "Gecorrigeerd" in text
    assert await desk.states() == {"sent": 2}


async def test_a_message_that_is_wrong_in_itself_is_dead_and_holds_nobody_up(desk: Desk) -> None:
    for fan in (101, 102):
        await desk.newsroom.command("volg", "NL", desk.person(fan))
    desk.world.fail_next("sendMessage", chat_id=101, error=bad_request("can't parse entities"))
    await desk.publish_women()
    assert await desk.states() == {"dead": 1, "sent": 1}


async def test_each_topic_gets_its_own_and_general_has_no_thread(desk: Desk) -> None:
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen",))
    (skating,) = [topic for topic in forum.topics if topic > 1] or [list(forum.topics)[-1]]
    for topic in (skating, 0):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", "NL", asker)
    await desk.publish_women()
    sent = [call for call in desk.world.calls if call.method.lower() == "sendmessage"]
    assert [call.params.get("message_thread_id") for call in sent] in ([None, skating], [skating, None])


async def test_a_database_that_is_away_for_a_moment_loses_no_outcome(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent has to be known to be sent: writing it is tried until it is done."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(21)
    finish, failures = stored_outbox.finish, [0]

    async def failing(*args: Any, **values: Any) -> bool:
        failures[0] += 1
        if failures[0] < 3:
            raise OperationalError("UPDATE outbox", {}, Exception("database is locked"))
        return await finish(*args, **values)

    monkeypatch.setattr(stored_outbox, "finish", failing)
    await desk.newsroom.sender.step()
    assert failures[0] == 3
    assert await desk.states() == {"sent": 1}
    assert len(desk.texts(101)) == 1


async def test_the_sender_outlives_a_database_that_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(21)
    hold, calls = leases.hold, [0]

    async def failing(*args: Any) -> Any:
        calls[0] += 1
        if calls[0] == 1:
            desk.newsroom.sender.wake()
            raise OperationalError("SELECT", {}, Exception("server closed the connection"))
        return await hold(*args)

    monkeypatch.setattr(leases, "hold", failing)
    stop, arrived = asyncio.Event(), asyncio.Event()
    desk.world.listeners.add(lambda happening: arrived.set() if happening["kind"] == "message" else None)
    running = asyncio.create_task(desk.newsroom.sender.run(stop))
    await asyncio.wait_for(arrived.wait(), CEILING)
    stop.set()
    await running
    assert calls[0] > 1
    assert len(desk.texts(101)) == 1


async def test_what_another_process_published_is_told_in_full(desk: Desk) -> None:
    """The command line imports, or a second process serves the desk: the sender takes in what it had not seen."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.newsroom.tap("m:live:1", desk.person(102))
    await desk.settle()
    other = LedgerService(
        desk.database, small_archive(), desk.clock, transaction_hooks=list(desk.ledger.transaction_hooks)
    )
    made = entry(WOMEN, *women(JUTTA, FEMKE, MIHO), at=desk.clock.now())
    await other.publish([made], expected=other.head, actor="Ada")
    assert desk.ledger.head.seq == 0
    await desk.settle()
    assert "Hierna voor TeamNL: 1000 meter mannen" in desk.texts(101)[0]
    assert "Na 1 van de 4 onderdelen" in desk.texts(102)[0]


async def test_old_rows_go_and_waiting_ones_stay(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish_women()
    await desk.publish_women(FEMKE, JUTTA, MIHO)
    sweeper = OutboxCleanup(desk.database, desk.wall)
    desk.pass_time(3 * 86400)
    await sweeper.step()
    assert await desk.states() == {"sent": 1}, "the edit is done with; the message may still be corrected"
    desk.pass_time(60 * 86400)
    await sweeper.step()
    assert await desk.states() == {}
