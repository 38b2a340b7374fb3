"""Whom a message replies to, as real Telegram sends it: forwards, comments under a channel's post, topics."""

from pathlib import Path

from telegram import Message

from bot.handlers.requests import request_of_message
from tests.support.stage import Stage, plain
from tests.support.telegram.doings import channel_post, forward


async def test_a_reply_to_a_forwarded_message_means_who_forwarded_it(tmp_path: Path) -> None:
    """ "A forwarded message names its forwarder in ``from``": the author may be a stranger."""
    stage = await Stage.open(tmp_path)
    try:
        await stage.says("ada", "/beheer groep", "group")
        chat_id = stage.chats["group"]
        stranger = stage.world.person("Vreemde", 999)
        sent = forward(stage.world, chat_id, stage.people["daan"], stranger.id, "kijk eens")
        asked = plain(await stage.says("ada", "/beheer toevoegen", "group", reply_to=sent["message_id"]))
        assert "Daan (1002) toevoegen" in asked
        assert "Vreemde" not in asked
        assert "999" not in asked
    finally:
        await stage.close()


async def test_a_comment_under_a_channels_post_is_no_reply(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path)
    try:
        forum = stage.chats["forum"]
        post = channel_post(stage.world, forum, "Nieuws uit het kanaal")
        raw = stage.world.say(forum, stage.people["fenna"], "/beheer", reply_to=post["message_id"])
        message = Message.de_json(raw, stage.app.application.bot)
        assert message.reply_to_message is not None, "so Telegram sends it"
        assert request_of_message(message).replied_to_user_id is None
        topic = stage.thread_of("topic in forum")
        raw = stage.world.say(forum, stage.people["fenna"], "hoi", thread_id=topic)
        message = Message.de_json(raw, stage.app.application.bot)
        assert message.reply_to_message is not None, "so Telegram sends it"
        assert request_of_message(message).replied_to_user_id is None
    finally:
        await stage.close()
