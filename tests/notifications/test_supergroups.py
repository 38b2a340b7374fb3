"""A group that becomes a supergroup gets another number: what it chose goes along."""

from sqlalchemy import select

from bot.request import Request
from bot.storage.tables import follows, outbox
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women


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
    await desk.publish_women()
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
    await desk.publish_women()
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
