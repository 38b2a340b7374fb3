"""Talk mode in a forum, as real Telegram sends it: under each message in a topic stands the one that made the topic."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.stage import Stage, plain

TOPIC = "topic in forum"


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path)
    stage.world.promote(stage.chats["forum"])
    await stage.work()
    assert "ook op gewone vragen" in plain(await stage.says("ada", "/praat aan", TOPIC))
    yield stage
    await stage.close()


async def test_a_plain_question_in_a_topic_is_answered_there(forum: Stage) -> None:
    answers = await forum.says("fenna", "hoeveel goud heeft Noorwegen?", TOPIC)
    assert "18" in plain(answers)
    assert answers[0]["message_thread_id"] == forum.thread_of(TOPIC)


async def test_a_real_reply_to_somebody_is_theirs(forum: Stage) -> None:
    await forum.says("daan", "ik denk Noorwegen", TOPIC)
    reply_to = forum.newest_of("daan", TOPIC)
    assert await forum.says("fenna", "hoeveel goud heeft Noorwegen?", TOPIC, reply_to=reply_to) == []


async def test_a_real_reply_to_the_bot_is_answered(forum: Stage) -> None:
    await forum.says("fenna", "hoeveel goud heeft Noorwegen?", TOPIC)
    answers = await forum.says("daan", "en Duitsland?", TOPIC, reply_to=forum.newest_of("bot", TOPIC))
    assert "Duitsland" in plain(answers)


async def test_only_group_admins_change_it_and_the_refusal_names_the_command(forum: Stage) -> None:
    said = plain(await forum.says("fenna", "/praat uit", TOPIC))
    assert said == "🔒 /praat is in een groep alleen voor de beheerders: zij bepalen wanneer ik antwoord."
