"""Chats, files, pins and the command menu, as the bot meets them through python-telegram-bot in process."""

import io
from datetime import UTC

import pytest
import telegram
from PIL import Image
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.playground import ApiError, InProcessRequest
from bot.playground.bot_api.methods.profile import commands_shown
from bot.playground.cast import with_cast
from bot.playground.world import World
from tests.support.telegram.doings import set_member
from tests.support.telegram.worlds import ADA, EVENING, FENNA, Setting
from tests.support.telegram.written_html import html_of


@pytest.fixture
def bot(setting: Setting) -> telegram.Bot:
    return telegram.Bot(setting.world.token, request=InProcessRequest(setting.world))


def picture(width: int = 400, height: int = 300, colour: str = "gold") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


async def test_updates_and_answers_are_objects_of_the_library(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        setting.world.say(setting.forum.id, ADA, "/stand", thread_id=setting.topic)
        update = telegram.Update.de_json(setting.world.take_updates()[0], bot)
        assert update.message
        assert update.message.date == EVENING.astimezone(UTC)
        reply = await update.message.reply_html("<b>NOR</b>", do_quote=True)
        assert reply.text_html == "<b>NOR</b>"
        assert (await bot.get_chat(setting.forum.id)).is_forum
        assert (await bot.get_chat_member(setting.group.id, ADA)).status == ChatMemberStatus.ADMINISTRATOR


async def test_errors_become_the_librarys_exceptions(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        setting.world.fail_next(error=429, retry_after=5)
        with pytest.raises(RetryAfter):
            await bot.send_message(FENNA, "x")
        setting.world.fail_next(error="timeout")
        with pytest.raises(TimedOut):
            await bot.send_message(FENNA, "x")
        setting.world.fail_next(error="network")
        with pytest.raises(NetworkError, match="connection broken"):
            await bot.send_message(FENNA, "x")
        setting.world.migrate(setting.group.id)
        with pytest.raises(ChatMigrated):
            await bot.send_message(setting.group.id, "x")
        with pytest.raises(InvalidToken):  # what the library makes of a 404
            await bot.send_poll(FENNA, "Goud?", ["ja", "nee"])


async def test_pictures(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        first = await bot.send_photo(FENNA, picture(), caption="<b>stand</b>", parse_mode="HTML", has_spoiler=True)
        assert first.photo[-1].width == 400
        face = setting.world.messages(FENNA)[0]
        assert (html_of(face), face["spoiler"]) == ("<b>stand</b>", True)
        again = await bot.send_photo(FENNA, first.photo[-1].file_id)
        assert again.photo[-1].file_id == first.photo[-1].file_id
        media = telegram.InputMediaPhoto(picture(colour="silver"), caption="nieuw")
        changed = await bot.edit_message_media(media, FENNA, again.message_id)
        assert isinstance(changed, telegram.Message)
        assert changed.photo[-1].file_unique_id != first.photo[-1].file_unique_id
        with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
            await bot.edit_message_media(media, FENNA, again.message_id)
        with pytest.raises(BadRequest, match=r"(?i)no text in the message to edit"):
            await bot.edit_message_text("x", FENNA, again.message_id)
        with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
            await bot.send_document(FENNA, first.photo[-1].file_id)


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"geen plaatje", "IMAGE_PROCESS_FAILED"), (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"), (b"", "non-empty")],
)
async def test_pictures_that_telegram_does_not_take(setting: Setting, content: bytes, fault: str) -> None:
    with pytest.raises(ApiError, match=fault):
        setting.world.upload(FENNA, FENNA, "x.png", content, as_photo=True)


async def test_long_captions(setting: Setting, bot: telegram.Bot) -> None:
    """caption: "0-1024 characters after entities parsing"."""
    async with bot:
        await bot.send_photo(FENNA, picture(), caption="a" * 1024)
        with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
            await bot.send_photo(FENNA, picture(), caption="a" * 1025)


async def test_the_narrowest_scope_with_commands_is_shown(setting: Setting, bot: telegram.Bot) -> None:
    """ "Determining list of commands": chat before all private chats before default."""

    def shown(chat_id: int, user_id: int) -> list[str]:
        return [c["command"] for c in commands_shown(setting.world, setting.world.chat(chat_id), user_id)]

    async with bot:
        await bot.set_my_commands([telegram.BotCommand("stand", "De stand")])
        await bot.set_my_commands([telegram.BotCommand("volg", "Volg")], scope=telegram.BotCommandScopeAllGroupChats())
        await bot.set_my_commands([telegram.BotCommand("uitslag", "Uitslag")], scope=telegram.BotCommandScopeChat(ADA))
        assert shown(FENNA, FENNA) == ["stand"]
        assert shown(setting.group.id, FENNA) == ["volg"]
        assert shown(ADA, ADA) == ["uitslag"]


async def test_what_the_bot_says_of_itself(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        await bot.set_my_description("Alles over medailles", language_code="nl")
        assert setting.world.texts["description"] == {"nl": "Alles over medailles"}
        with pytest.raises(BadRequest):
            await bot.set_my_description("x" * 513)
        assert (await bot.get_me()).supports_inline_queries


async def test_pinning_tells_the_bot_too(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        sent = await bot.send_message(FENNA, "stand")
        await sent.pin()
        notice = setting.world.take_updates()[0]["message"]
        assert notice["pinned_message"]["message_id"] == sent.message_id
        pinned = (await bot.get_chat(FENNA)).pinned_message
        assert pinned
        assert pinned.message_id == sent.message_id


async def test_a_bot_removes_others_messages_in_a_group_by_right(setting: Setting, bot: telegram.Bot) -> None:
    """deleteMessage: "If the bot is an administrator of a group, it can delete any message there"."""
    theirs = setting.world.say(setting.group.id, FENNA, "hoi")["message_id"]
    async with bot:
        with pytest.raises(BadRequest, match=r"(?i)message can't be deleted"):
            await bot.delete_message(setting.group.id, theirs)
        setting.world.promote(setting.group.id)
        await bot.delete_message(setting.group.id, theirs)
    assert setting.world.messages(setting.group.id) == []


async def test_a_document_is_no_photo(setting: Setting, bot: telegram.Bot) -> None:
    async with bot:
        document = await bot.send_document(FENNA, b"a;b", filename="stand.csv")
        with pytest.raises(BadRequest, match=r"(?i)can't use file of type Document as Photo"):
            await bot.send_photo(FENNA, document.document.file_id)  # type: ignore[union-attr]


async def test_a_cached_picture_as_inline_result(setting: Setting, bot: telegram.Bot) -> None:
    world = setting.world
    async with bot:
        photo = await bot.send_photo(FENNA, picture())
        query = world.inline(FENNA, "plaatje", chat_id=setting.group.id)
        cached = telegram.InlineQueryResultCachedPhoto("p", photo.photo[-1].file_id, title="Stand", caption="de stand")
        button = telegram.InlineQueryResultsButton("Volg TeamNL", start_parameter="volg_NED")
        await bot.answer_inline_query(query, [cached], button=button)
        world.choose(query, "p", setting.group.id)
        sent = world.messages(setting.group.id)[0]
        assert (sent["text"], sent["photo"][-1]["width"]) == ("de stand", 400)
        with pytest.raises(BadRequest, match=r"(?i)query is too old"):
            await bot.answer_inline_query(query, [cached])


async def test_an_emptied_or_left_chat(setting: Setting) -> None:
    await setting.sent()
    setting.world.forget(FENNA)
    assert setting.world.messages(FENNA) == []
    message = setting.world.say(FENNA, FENNA, "oeps")["message_id"]
    setting.world.delete(FENNA, message)
    assert setting.world.messages(FENNA) == []
    set_member(setting.world, setting.group.id, ADA, "left")
    assert setting.world.messages(setting.group.id)[0]["left_chat_member"]["id"] == ADA


async def test_numbers_of_messages(setting: Setting) -> None:
    """Private chats and small groups share a counter; a supergroup has its own."""
    private, group = await setting.sent(), await setting.sent(chat_id=setting.group.id)
    assert group == private + 1
    assert await setting.sent(chat_id=setting.forum.id) == setting.topic + 1


async def test_a_caller_cannot_change_the_world_by_its_copies(setting: Setting) -> None:
    message = await setting.call("sendMessage", chat_id=FENNA, text="stand")
    message["text"] = "anders"
    setting.world.messages(FENNA)[0]["text"] = "anders"
    assert setting.world.messages(FENNA)[0]["text"] == "stand"


def test_the_cast_of_the_demo(setting: Setting) -> None:
    """Four people, a group of friends and a forum with a topic beside General; nothing waits for the bot yet."""
    world = World(setting.clock)
    cast = with_cast(world)
    assert [person.first_name for person in world.people.values()] == ["Fenna", "Daan", "Ada", "Bram"]
    assert cast.group.members[cast.ada.id] == "administrator"
    assert [topic.name for topic in cast.forum.topics.values()] == ["Schaatsen"]
    assert world.take_updates() == []
