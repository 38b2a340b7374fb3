"""Groups and topics that are closed, switched off or removed: what they follow is kept, and their news waits."""

from sqlalchemy import select

from bot.notifications.sending.refusing_chats import closed
from bot.request import Request
from bot.storage import chats
from bot.storage.tables import follows
from tests.support.desk.small_games import G, S, medal
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import MEN


async def test_a_group_that_is_closed_for_a_while_keeps_its_follows_and_gets_its_news_later(desk: Desk) -> None:
    """One "not enough rights" can be a group closed for an hour: it is tried again with growing waits."""
    group = desk.world.group("Stil", [desk.person(1).user_id], supergroup=True)
    asker = Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True)
    await desk.newsroom.command("volg", "NL", asker)
    desk.world.chat(group.id).closed = True
    await desk.publish_women()
    assert await desk.states() == {"retry": 2}, "the news, and its card"
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
    await desk.publish_women()
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
    await desk.publish_women()
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
    await desk.publish_women()
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
    await desk.publish_women()
    assert await desk.states() == {"retry": 2, "sent": 2}, "in each topic the news, and its card"
    forum.topics[skating].closed = False
    desk.pass_time(3600)
    await desk.settle()
    assert (await desk.states())["sent"] == 5


async def test_a_topic_that_was_removed_takes_its_follows_along(desk: Desk) -> None:
    forum = desk.world.group("Forum", [desk.person(1).user_id], forum=True, topics=("Schaatsen", "Praat"))
    skating, chat = list(forum.topics)[-2:]
    for topic in (skating, chat, 0):
        asker = Request(chat_id=forum.id, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        await desk.newsroom.command("volg", "NL", asker)
    del forum.topics[skating]
    await desk.publish_women()
    assert await desk.states() == {"dead": 2, "sent": 4}, "each a message and a card"
    async with desk.database.read() as look:
        kept = {row["thread_id"] for row in await look.all(select(follows))}
    assert kept == {0, chat}
