"""A playground that was stopped and started again goes on where it was."""

from pathlib import Path

from bot.playground.cast import with_cast
from bot.playground.world import World
from bot.playground.world_file import load, save
from tests.support.telegram.worlds import FENNA, Setting


async def test_a_world_comes_back_as_it_was(setting: Setting, tmp_path: Path) -> None:
    path = tmp_path / "wereld.json"
    world = setting.world
    world.promote(setting.forum.id)
    world.upload(FENNA, FENNA, "uitslag.csv", b"NED;1")
    number = await setting.sent("<b>stand</b>", chat_id=setting.forum.id, message_thread_id=setting.topic)
    await setting.call("pinChatMessage", chat_id=setting.forum.id, message_id=number)
    await setting.call("setMyCommands", commands=[{"command": "stand", "description": "De stand"}])
    save(world, path)

    back = World(setting.clock)
    assert load(back, path)
    for chat_id in world.chats:
        assert back.messages(chat_id) == world.messages(chat_id)
    assert back.take_updates() == world.take_updates()
    assert back.people == world.people
    assert back.chat(setting.forum.id).topics == setting.forum.topics
    document = back.messages(FENNA)[0]["document"]["file_id"]
    assert back.files.by_id(document).content == b"NED;1"
    again = await back.call("sendMessage", {"chat_id": setting.forum.id, "text": "verder"})
    assert again["message_id"] == number + 2


def test_nothing_to_load(setting: Setting, tmp_path: Path) -> None:
    assert not load(setting.world, tmp_path / "niets.json")
    (tmp_path / "oud.json").write_text('{"form": 0}')
    assert not load(setting.world, tmp_path / "oud.json")
    assert FENNA in setting.world.people


def test_the_cast_of_the_demo(setting: Setting) -> None:
    """Four people, a group of friends and a forum with a topic beside General; nothing waits for the bot yet."""
    world = World(setting.clock)
    cast = with_cast(world)
    assert [person.first_name for person in world.people.values()] == ["Fenna", "Daan", "Ada", "Bram"]
    assert cast.group.members[cast.ada.id] == "administrator"
    assert [topic.name for topic in cast.forum.topics.values()] == ["Schaatsen"]
    assert world.take_updates() == []
