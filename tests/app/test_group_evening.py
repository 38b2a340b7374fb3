"""Must be shown: "a group evening (talk mode, topics, replies, 40 lines of chatter): 0 chatter answered, 0 clear
questions left out"."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.stage import Stage, plain

pytestmark = pytest.mark.slow

EVENING: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "group_evening.yaml").read_text(encoding="utf-8")
)
PEOPLE = ("fenna", "daan", "bram")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage.open(tmp_path)
    opened.world.privacy = False
    opened.world.promote(opened.chats["forum"])
    await opened.work()
    for where in ("group", "topic in forum"):
        await opened.says("ada", "/praat aan", where)
    yield opened
    await opened.close()


@pytest.mark.parametrize("where", ["group", "topic in forum"])
async def test_an_evening_of_chatter_with_questions_between(stage: Stage, where: str) -> None:
    """Each question stands among chatter, of which none is answered: not even right after a question of one's own."""
    assert len(EVENING["chatter"]) >= 40
    chatter = list(enumerate(EVENING["chatter"]))
    between = -(-len(chatter) // len(EVENING["questions"]))
    answered: list[str] = []
    for place, asked in enumerate(EVENING["questions"]):
        seen = plain(await stage.says(PEOPLE[place % 3], asked["asked"], where))
        assert re.search(asked["sees"], seen), f"{asked['asked']}: {seen!r}"
        for number, line in chatter[place * between : (place + 1) * between]:
            answered += [line] if await stage.says(PEOPLE[number % 3], line, where) else []
    assert answered == []


async def test_who_asked_may_go_on_asking_and_who_replies_to_another_is_left_alone(stage: Stage) -> None:
    await stage.says("fenna", "hoeveel goud heeft Noorwegen?", "group")
    assert "Duitsland" in plain(await stage.says("fenna", "en Duitsland?", "group"))
    assert await stage.says("bram", "en Duitsland?", "group") == []
    await stage.says("daan", "ik dacht Noorwegen", "group")
    reply_to = stage.newest_of("daan", "group")
    assert await stage.says("fenna", "hoeveel goud heeft Noorwegen?", "group", reply_to=reply_to) == []
    reply_to = stage.newest_of("bot", "group")
    assert "Italië" in plain(await stage.says("bram", "en Italië?", "group", reply_to=reply_to))


async def test_what_may_mean_two_events_is_asked_back(stage: Stage) -> None:
    asked = await stage.says("fenna", "wie won de 1000 meter?", "group")
    assert "vrouwen" in plain(asked).lower()
    assert "mannen" in plain(asked).lower()
