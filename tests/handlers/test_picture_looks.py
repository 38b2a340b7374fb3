"""Under a picture stand its forms for sharing and its other colours; inline mode gives a picture as a result too."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.daylight import DARK, LIGHT
from bot.handlers.pictures.looks import LookTap, Wanted, read_tap
from tests.support.stage import Stage, buttons

AFTERNOON = datetime.fromisoformat("2026-11-22T15:00:00+01:00")


@pytest.fixture
async def stage(tmp_path: Path) -> Any:
    made = await Stage.open(tmp_path, at=AFTERNOON)
    yield made
    await made.close()


def picture(stage: Stage, message: dict[str, Any]) -> Image.Image:
    stored = stage.world.files.of(message["photo"][-1]["file_id"], "photo", {}, "photo")
    return Image.open(BytesIO(stored.content)).convert("RGB")


def is_dark(image: Image.Image) -> bool:
    return image.convert("L").getpixel((30, image.height - 8)) < 100  # type: ignore[operator]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in buttons(message)]


async def test_the_forms_for_sharing_replace_the_picture_where_it_stands(stage: Stage) -> None:
    (photo,) = await stage.says("fenna", "/plaatje")
    square = (await stage.taps("fenna", "⏹ Vierkant"))[-1]
    assert square["message_id"] == photo["message_id"]
    assert picture(stage, square).size == (1080, 1080)
    assert "⏹ Vierkant" not in labels(square)
    tall = (await stage.taps("fenna", "📱 Staand"))[-1]
    assert picture(stage, tall).size == (1080, 1920)
    free = (await stage.taps("fenna", "↕️ Gewoon"))[-1]
    assert picture(stage, free).size == picture(stage, photo).size


async def test_the_colours_that_a_chat_chooses_stay(stage: Stage) -> None:
    (photo,) = await stage.says("fenna", "/plaatje")
    assert not is_dark(picture(stage, photo))
    dark = (await stage.taps("fenna", "🌙 Donker"))[-1]
    assert is_dark(picture(stage, dark))
    assert "☀️ Licht" in labels(dark)
    (later,) = await stage.says("fenna", "/plaatje land NED")
    assert is_dark(picture(stage, later))
    (elsewhere,) = await stage.says("daan", "/plaatje")
    assert not is_dark(picture(stage, elsewhere))


async def test_at_most_six_buttons_of_at_most_three_a_row_and_the_one_that_shares(stage: Stage) -> None:
    for text in ("/plaatje", "/plaatje land NED", "/plaatje vergelijk NED USA", "/plaatje verloop NED ITA"):
        (photo,) = await stage.says("fenna", text)
        rows = photo["reply_markup"]["inline_keyboard"]
        assert [label for label in labels(photo) if "↗️" in label] == ["↗️ Deel"]
        assert max(len(row) for row in rows) <= 3
        assert sum(len(row) for row in rows) <= 6 + 1


async def test_a_question_too_long_for_a_button_has_its_other_forms_too(stage: Stage) -> None:
    question = "/watals NED 2 goud, ITA 3 zilver, NOR 4 brons, USA 2 goud, SUI 2 goud, GER 3 goud"
    await stage.says("fenna", question)
    photo = (await stage.taps("fenna", "📷 Plaatje"))[-1]
    taps = [button["callback_data"] for button in buttons(photo) if button["text"] == "⏹ Vierkant"]
    assert [tap.partition(":q:")[0] for tap in taps] == ["l:v-"]
    square = (await stage.taps("fenna", "⏹ Vierkant"))[-1]
    assert picture(stage, square).size == (1080, 1080)
    assert square["caption"].splitlines()[0] == photo["caption"].splitlines()[0]


async def test_a_reader_of_a_channel_does_not_choose_its_colours(stage: Stage) -> None:
    channel = stage.world.channel("IJsnieuws", members=[stage.cast.daan], admins=[stage.cast.fenna])
    stage.chats["channel"] = channel.id
    stage.world.promote(channel.id)
    await stage.work()
    (photo,) = await stage.says("fenna", "/plaatje", "channel")
    await stage.taps("daan", "🌙 Donker", "channel")
    assert stage.said(channel.id)[-1] == photo
    (later,) = await stage.says("fenna", "/plaatje land NED", "channel")
    assert not is_dark(picture(stage, later))
    dark = (await stage.taps("fenna", "🌙 Donker", "channel"))[-1]
    assert is_dark(picture(stage, dark))


@pytest.mark.parametrize(("hour", "dark"), [(7, False), (12, False), (20, False), (21, True), (23, True), (6, True)])
def test_who_chose_nothing_gets_dark_pictures_in_the_dark(hour: int, dark: bool) -> None:
    now = AFTERNOON.replace(hour=hour)
    assert Wanted().is_dark(now) is dark
    assert Wanted(colours=LIGHT).is_dark(now) is False
    assert Wanted(colours=DARK).is_dark(now) is True


@pytest.mark.parametrize("data", ["l:", "l:x-:stand", "l:vx:stand", "l:v-:", "l:v:stand", "l:wwl:stand"])
def test_a_made_up_tap_is_none_of_these(data: str) -> None:
    assert read_tap(data) is None
    assert read_tap("l:v-:stand 3") == LookTap("vierkant", None, "stand 3")


async def results(stage: Stage, text: str) -> list[dict[str, Any]]:
    query = stage.world.inline(stage.people["fenna"], text, chat_id=stage.people["fenna"])
    await stage.work()
    answer = stage.world.inline_queries[query].answer
    assert answer is not None
    return list(answer["results"])


async def test_inline_the_picture_is_a_result_and_leaves_no_trace_at_the_owner(stage: Stage) -> None:
    await stage.says("ada", "/start")
    before = stage.said(stage.people["ada"])
    found = await results(stage, "nl usa")
    (photo,) = [one for one in found if one["type"] == "photo"]
    assert photo["sent"]["photo"]
    assert len(found) <= 5
    assert stage.said(stage.people["ada"]) == before


async def test_inline_without_an_owner_who_started_the_bot_there_are_words(stage: Stage) -> None:
    stage.world.block(stage.people["ada"])
    found = await results(stage, "nl usa")
    assert found
    assert {one["type"] for one in found} == {"article"}
