"""What Telegram answers, and what becomes of the message and of the chat. "Dead chats are deactivated with a reason and
come back on `my_chat_member`"; "timeout (unknown: not blindly resent)"."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from telegram import Chat as TelegramChat

from bot.desk.ledger_service import LedgerService
from bot.notifications.sending.refusing_chats import closed
from bot.notifications.sending.sender import OutboxCleanup
from bot.playground.bot_api.errors import bad_request
from bot.request import Request
from bot.storage import chats, leases
from bot.storage import outbox as stored_outbox
from bot.storage.tables import follows, live_tables, outbox
from tests.support.desk.small_games import G, S, entry, medal, small_archive
from tests.support.news.newsroom import Desk, make_newsroom
from tests.support.news.podiums import FEMKE, JUTTA, MEN, MIHO, WOMEN, women
from tests.support.waiting import CEILING


async def states(desk: Desk) -> dict[str, int]:
    async with desk.database.read() as look:
        return await stored_outbox.counts(look)


async def publish_and_settle(desk: Desk, *names: str) -> None:
    await desk.publish(WOMEN, *women(*(names or (JUTTA, FEMKE, MIHO))))
    await desk.settle()


async def test_who_blocked_the_bot_is_left_alone_and_comes_back(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    desk.world.block(101)
    await publish_and_settle(desk)
    chat = await desk.kept(101)
    assert not chat.active
    assert "blocked" in chat.inactive_reason
    assert await states(desk) == {"dead": 1}
    desk.world.unblock(101)
    await desk.newsroom.membership(TelegramChat(101, "private"), "member")
    await publish_and_settle(desk, FEMKE, JUTTA, MIHO)
    assert len(desk.texts(101)) == 1, "what it followed was kept"


async def test_a_group_that_removed_the_bot(desk: Desk) -> None:
    desk.person(1)
    group = desk.world.group("Schaatsvrienden", [1], supergroup=True)
    await desk.newsroom.command("volg", "NL", Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True))
    assert await desk.newsroom.membership(TelegramChat(group.id, "supergroup", title="x"), "kicked") is None
    await publish_and_settle(desk)
    assert await states(desk) == {}


async def test_a_timeout_is_not_blindly_sent_again(desk: Desk) -> None:
    """ "A send that timed out may have arrived: state `unknown`, not resent blindly." """
    for number, error in enumerate(("lost", "timeout", "network")):
        await desk.newsroom.command("volg", "NL", desk.person(101 + number))
        desk.world.fail_next("sendMessage", chat_id=101 + number, error=error)
    await publish_and_settle(desk)
    assert await states(desk) == {"unknown": 3}
    assert len(desk.texts(101)) == 1, "this one had arrived"


async def test_a_correction_of_a_message_that_may_not_have_arrived_is_a_new_message(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    desk.world.fail_next("sendMessage", error="timeout")
    await publish_and_settle(desk)
    await publish_and_settle(desk, FEMKE, JUTTA, MIHO)
    (text,) = desk.texts(101)
    assert text.startswith("✏️ Correctie")


async def test_what_was_surely_not_sent_is_sent_again(desk: Desk) -> None:
    errors = {101: 429, 102: 500, 103: 502}
    for fan, error in errors.items():
        await desk.newsroom.command("volg", "NL", desk.person(fan))
        desk.world.fail_next("sendMessage", chat_id=fan, error=error, times=2)
    await publish_and_settle(desk)
    assert [len(desk.texts(fan)) for fan in errors] == [1, 1, 1]
    assert await states(desk) == {"sent": 3}


async def test_an_edit_that_timed_out_is_simply_done_again(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await publish_and_settle(desk)
    desk.world.fail_next("editMessageText", error="lost")
    await publish_and_settle(desk, FEMKE, JUTTA, MIHO)
    (text,) = desk.texts(101)
    assert "Gecorrigeerd" in text
    assert await states(desk) == {"sent": 2}


async def test_a_message_that_is_wrong_in_itself_is_dead_and_holds_nobody_up(desk: Desk) -> None:
    for fan in (101, 102):
        await desk.newsroom.command("volg", "NL", desk.person(fan))
    desk.world.fail_next("sendMessage", chat_id=101, error=bad_request("can't parse entities"))
    await publish_and_settle(desk)
    assert await states(desk) == {"dead": 1, "sent": 1}


async def test_a_group_that_is_closed_for_a_while_keeps_its_follows_and_gets_its_news_later(desk: Desk) -> None:
    """One "not enough rights" can be a group closed for an hour: it is tried again with growing waits."""
    group = desk.world.group("Stil", [desk.person(1).user_id], supergroup=True)
    asker = Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True)
    await desk.newsroom.command("volg", "NL", asker)
    desk.world.chat(group.id).closed = True
    await publish_and_settle(desk)
    assert await states(desk) == {"retry": 2}, "the news, and its card"
    async with desk.database.read() as look:
        chat, waits = await chats.get(look, group.id), await closed(look, group.id)
    assert chat is not None
    assert chat.active
    assert waits is not None
    assert "mag ik hier geen nieuws sturen" in (await desk.newsroom.command("meldingen", "", asker)).text
    assert "mag ik hier geen nieuws sturen" in (await desk.newsroom.command("zelftest", "", asker)).text
    tried = desk.calls("sendMessage")
    for _ in range(6 * 12):
        desk.pass_time(300)
        await desk.newsroom.sender.step()
    assert 2 <= desk.calls("sendMessage") - tried <= 6, "with growing waits"
    desk.world.chat(group.id).closed = False
    for _ in range(6 * 12):
        desk.pass_time(300)
        await desk.newsroom.sender.step()
    texts = desk.texts(group.id)
    assert "Goud voor Jutta Leerdam" in texts[0]
    assert texts[1:] == ["🔓 Ik kan hier weer berichten sturen. Wat er intussen was, komt nu."]
    async with desk.database.read() as look:
        assert await closed(look, group.id) is None
    assert "geen nieuws sturen" not in (await desk.newsroom.command("meldingen", "", asker)).text


async def test_what_came_meanwhile_waits_too_and_comes_at_once(desk: Desk) -> None:
    group = desk.world.group("Stil", [desk.person(1).user_id], supergroup=True)
    await desk.newsroom.command("volg", "alles", Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True))
    desk.world.chat(group.id).closed = True
    await publish_and_settle(desk)
    desk.pass_time(3 * 3600)
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"))
    await desk.settle()
    desk.world.chat(group.id).closed = False
    desk.pass_time(24 * 3600)
    await desk.settle()
    assert len(desk.texts(group.id)) == 3, "both pieces of news, and that it works again"


async def test_a_group_that_stays_closed_for_a_week_is_left_out(desk: Desk) -> None:
    group = desk.world.group("Stil", [desk.person(1).user_id], supergroup=True)
    await desk.newsroom.command("volg", "NL", Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True))
    desk.world.chat(group.id).closed = True
    await publish_and_settle(desk)
    for _ in range(10):
        desk.pass_time(24 * 3600)
        await desk.newsroom.sender.step()
    chat = await desk.kept(group.id)
    assert chat.inactive_reason.startswith("no rights")


async def test_topics_that_are_switched_off_lose_nothing(desk: Desk) -> None:
    """What the topics followed is the general chat's; the medal comes, once."""
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen",))
    (skating,) = forum.topics
    for topic, what in ((skating, "NL"), (skating, "shorttrack"), (0, "NL")):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", what, asker)
    chat = desk.world.chat(forum.id)
    chat.forum = False
    chat.topics.clear()
    await publish_and_settle(desk)
    assert len(desk.texts(forum.id)) == 1
    async with desk.database.read() as look:
        kept = [(row["thread_id"], row["subject"]) for row in await look.all(select(follows))]
    assert sorted(kept) == [(0, "NED"), (0, "short-track")]


async def test_a_topic_that_is_closed_waits_and_the_others_do_not(desk: Desk) -> None:
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen",))
    (skating,) = forum.topics
    for topic in (skating, 0):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", "NL", asker)
    forum.topics[skating].closed = True
    await publish_and_settle(desk)
    assert await states(desk) == {"retry": 2, "sent": 2}, "in each topic the news, and its card"
    forum.topics[skating].closed = False
    desk.pass_time(3600)
    await desk.settle()
    assert (await states(desk))["sent"] == 5


async def test_a_late_migration_keeps_what_was_chosen_in_the_new_group(desk: Desk) -> None:
    """Known only by the error, days later: meanwhile the supergroup has chosen for itself."""
    group = desk.world.group("Groep", [desk.person(1).user_id])
    old = Request(chat_id=group.id, chat_kind="group", is_chat_admin=True)
    await desk.newsroom.command("volg", "NL", old)
    await desk.newsroom.command("mijnland", "Noorwegen", old)
    await desk.newsroom.command("praat", "aan", old)
    new = desk.world.migrate(group.id)
    fresh = Request(chat_id=new.id, chat_kind="supergroup", is_chat_admin=True)
    await desk.newsroom.command("mijnland", "Italië", fresh)
    await desk.newsroom.command("praat", "uit", fresh)
    await publish_and_settle(desk)
    chat = await desk.kept(new.id)
    assert (chat.own_nation, chat.talk_mode) == ("ITA", "quiet")


async def test_a_migration_takes_along_what_the_new_group_did_not_choose(desk: Desk) -> None:
    group = desk.world.group("Groep", [desk.person(1).user_id])
    old = Request(chat_id=group.id, chat_kind="group", is_chat_admin=True)
    await desk.newsroom.command("mijnland", "Noorwegen", old)
    await desk.newsroom.command("praat", "aan", old)
    new = desk.world.migrate(group.id)
    await desk.newsroom.command("volg", "NL", Request(chat_id=new.id, chat_kind="supergroup", is_chat_admin=True))
    await desk.newsroom.migrated(group.id, new.id)
    chat = await desk.kept(new.id)
    assert (chat.own_nation, chat.talk_mode) == ("NOR", "free")


async def test_a_group_that_became_a_supergroup_by_the_error(desk: Desk) -> None:
    """ "everything of that chat rewritten in one transaction, from the service message and from the error alike" """
    group = desk.world.group("Groep", [desk.person(1).user_id])
    await desk.newsroom.command("volg", "NL", Request(chat_id=group.id, chat_kind="group", is_chat_admin=True))
    new = desk.world.migrate(group.id)
    await publish_and_settle(desk)
    assert len(desk.texts(new.id)) == 1
    async with desk.database.read() as look:
        assert {row["chat_id"] for row in await look.all(select(follows))} == {new.id}
        assert {row["chat_id"] for row in await look.all(select(outbox))} == {new.id}


async def test_a_group_that_became_a_supergroup_by_the_service_message(desk: Desk) -> None:
    group = desk.world.group("Groep", [desk.person(1).user_id])
    await desk.newsroom.command("volg", "NL", Request(chat_id=group.id, chat_kind="group", is_chat_admin=True))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    new = desk.world.migrate(group.id)
    await desk.newsroom.migrated(group.id, new.id)
    await desk.newsroom.migrated(group.id, new.id)
    await desk.settle()
    assert len(desk.texts(new.id)) == 1


async def test_a_topic_that_was_removed_takes_its_follows_along(desk: Desk) -> None:
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen", "Praat"))
    skating, chat = list(forum.topics)[-2:]
    for topic in (skating, chat, 0):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", "NL", asker)
    del forum.topics[skating]
    await publish_and_settle(desk)
    assert await states(desk) == {"dead": 2, "sent": 4}, "each a message and a card"
    async with desk.database.read() as look:
        kept = {row["thread_id"] for row in await look.all(select(follows))}
    assert kept == {0, chat}


async def test_each_topic_gets_its_own_and_general_has_no_thread(desk: Desk) -> None:
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen",))
    (skating,) = [topic for topic in forum.topics if topic > 1] or [list(forum.topics)[-1]]
    for topic in (skating, 0):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", "NL", asker)
    await publish_and_settle(desk)
    sent = [call for call in desk.world.calls if call.method.lower() == "sendmessage"]
    assert [call.params.get("message_thread_id") for call in sent] in ([None, skating], [skating, None])


async def test_one_sender_at_a_time_and_a_takeover(desk: Desk) -> None:
    """ "one sender at a time (advisory lock or lease) with takeover when it dies" """
    await desk.newsroom.command("volg", "NL", desk.person(101))
    other = make_newsroom(desk.database, desk.ledger, desk.clock, desk.wall, desk.bot, desk.send_queue)
    assert await desk.newsroom.sender.step() == 0
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(0.5)
    assert await other.sender.step() == 0, "the first one holds the lease"
    desk.pass_time(21)
    await other.sender.step()
    desk.pass_time(1)
    await other.sender.step()
    assert len(desk.texts(101)) == 1
    await other.close()


async def test_a_late_sender_writes_nothing(desk: Desk) -> None:
    """The fencing token: what a former holder of the lease still records is refused."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(21)
    async with desk.database.begin() as tx:
        assert await leases.hold(tx, "sender", "old", desk.wall.now(), desk.wall.now() - desk.wall.now()) == 1
    while await desk.newsroom.sender._fan_out.step():
        pass
    async with desk.database.begin() as tx:
        now = desk.wall.now()
        (row,) = await stored_outbox.claim(tx, "old", 1, now, now, 5, ())
    desk.pass_time(30)
    await desk.newsroom.sender.step()
    await desk.newsroom.sender.step()
    assert desk.newsroom.sender.possibly_repeated == 1
    async with desk.database.begin() as tx:
        assert not await stored_outbox.finish(tx, row, "dead")
    assert await states(desk) == {"sent": 1}


# --- The live table: "One message per chat kept current (and pinned where allowed), edited only when its text changes"


async def test_the_live_table_is_one_message_pinned_and_kept_current(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    (before,) = desk.texts(101)
    assert "Nog geen medailles" in before
    assert desk.calls("pinChatMessage") == 1
    await publish_and_settle(desk)
    (after,) = desk.texts(101)
    assert " 1 Nederland ◂  1  1  0" in after
    assert "Na 1 van de 4 onderdelen" in after
    assert desk.calls("editMessageText") == 1


async def test_the_live_table_is_hidden_with_the_results(desk: Desk) -> None:
    """ "Spoiler mode hides": the table as well, at once when it is chosen, and open again when it is not."""
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await publish_and_settle(desk)
    await desk.newsroom.tap("m:spoiler:1", fan)
    await desk.settle()
    (hidden,) = filter(None, desk.html(101))
    before, _, rest = hidden.partition("<tg-spoiler>")
    shown, _, after = rest.partition("</tg-spoiler>")
    assert "1. Nederland 1-1-0 ◂" in shown
    assert "Nederland" not in before + after
    await desk.newsroom.tap("m:spoiler:0", fan)
    await desk.settle()
    (open_again,) = filter(None, desk.html(101))
    assert "<pre>" in open_again
    assert "spoiler" not in open_again


async def test_the_live_table_is_not_edited_when_it_stays_the_same(desk: Desk) -> None:
    await desk.newsroom.tap("m:live:1", desk.person(101))
    await publish_and_settle(desk)
    edits = desk.calls("editMessageText")
    await publish_and_settle(desk, JUTTA, FEMKE, "Brittany Bowe")
    await publish_and_settle(desk, JUTTA, FEMKE, MIHO)
    seen = desk.calls("editMessageText")
    await publish_and_settle(desk, FEMKE, JUTTA, MIHO)
    assert seen == edits + 2
    assert desk.calls("editMessageText") == seen, "same nations, same table"


async def test_a_live_table_that_was_removed_comes_anew_and_one_switched_off_stops(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    desk.world.fail_next("editMessageText", error=bad_request("message to edit not found"))
    await publish_and_settle(desk)
    assert len(desk.texts(101)) == 2
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    assert len(desk.texts(101)) == 2, "switched on already"
    await desk.newsroom.tap("m:live:0", fan)
    await desk.publish(MEN, *women(JUTTA))
    await desk.settle()
    assert "Na 1 van de 4" in desk.texts(101)[-1]
    async with desk.database.read() as look:
        assert len(await look.all(select(live_tables))) == 1


async def test_the_live_table_works_where_pinning_is_not_allowed(desk: Desk) -> None:
    desk.world.fail_next("pinChatMessage", error=bad_request("not enough rights to pin a message"))
    await desk.newsroom.tap("m:live:1", desk.person(101))
    await desk.settle()
    assert len(desk.texts(101)) == 1


# --- Faults of the surroundings: "a database locked or restarted"


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
    assert await states(desk) == {"sent": 1}
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
    running = asyncio.create_task(desk.newsroom.run(stop))
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
    await publish_and_settle(desk)
    await publish_and_settle(desk, FEMKE, JUTTA, MIHO)
    sweeper = OutboxCleanup(desk.database, desk.wall)
    desk.pass_time(3 * 86400)
    await sweeper.step()
    assert await states(desk) == {"sent": 1}, "the edit is done with; the message may still be corrected"
    desk.pass_time(60 * 86400)
    await sweeper.step()
    assert await states(desk) == {}
