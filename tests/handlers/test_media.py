"""A fan's photo, GIF or file: the caption is a question like any other; without one there is one friendly line."""

from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.handlers.media import LISTENING, LOOKING
from tests.support.stage import Stage, plain

FILE = {"file_id": "x", "file_unique_id": "x"}
PHOTO = [{**FILE, "width": 90, "height": 60}]
MEDIA: dict[str, dict[str, Any]] = {
    "photo": {"photo": PHOTO},
    "gif": {
        "animation": {**FILE, "width": 9, "height": 9, "duration": 1},
        "document": {**FILE, "file_name": "hoera.gif", "mime_type": "image/gif"},
    },
    "pdf": {"document": {**FILE, "file_name": "kaartje.pdf", "mime_type": "application/pdf"}},
    "video": {"video": {**FILE, "width": 9, "height": 9, "duration": 1}},
}


async def sends(stage: Stage, number: int = 900, chat: str = "private", **content: Any) -> list[dict[str, Any]]:
    fenna = stage.people["fenna"]
    chat_id = stage.chat_of("fenna", chat)
    before = len(stage.said(chat_id))
    kind = {"type": "private"} if chat == "private" else {"type": "supergroup", "title": "Schaatsvrienden"}
    raw = {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1,
            "chat": {"id": chat_id, **kind},
            "from": {"id": fenna, "is_bot": False, "first_name": "Fenna"},
            **content,
        },
    }
    await stage.app.application.process_update(Update.de_json(raw, stage.app.application.bot))
    return stage.said(chat_id)[before:]


@pytest.fixture
async def stage(tmp_path: Path) -> Any:
    made = await Stage.open(tmp_path)
    await made.says("fenna", "/start")
    yield made
    await made.close()


@pytest.mark.parametrize("kind", MEDIA)
async def test_a_caption_is_read_as_a_question(stage: Stage, kind: str) -> None:
    said = await sends(stage, caption="hoeveel goud heeft Noorwegen?", **MEDIA[kind])
    assert "18" in plain(said)


@pytest.mark.parametrize("kind", MEDIA)
async def test_without_words_there_is_one_friendly_line_with_what_does_work(stage: Stage, kind: str) -> None:
    (said,) = await sends(stage, **MEDIA[kind])
    assert said["text"] == LOOKING.text
    assert said["reply_markup"]


async def test_a_voice_message_is_told_that_nobody_listens(stage: Stage) -> None:
    (said,) = await sends(stage, voice={**FILE, "duration": 2})
    assert said["text"] == LISTENING.text


async def test_an_album_gets_one_line(stage: Stage) -> None:
    said = [await sends(stage, number, photo=PHOTO, media_group_id="album") for number in (901, 902, 903)]
    assert [len(answers) for answers in said] == [1, 0, 0]


async def test_in_a_group_a_photo_is_none_of_ours(stage: Stage) -> None:
    assert await sends(stage, chat="group", photo=PHOTO) == []


async def test_what_telegram_itself_says_is_no_photo(stage: Stage) -> None:
    assert await sends(stage, write_access_allowed={}) == []
