"""What the bot does with a document, and with what came from itself."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from telegram import Update

from bot.handlers.media import LOOKING
from tests.support.stage import Stage


def message(stage: Stage, who: str, **content: Any) -> Update:
    user = {"id": stage.people[who], "is_bot": False, "first_name": who.title()}
    raw = {
        "message_id": 900,
        "date": 1771282740,
        "chat": {"id": user["id"], "type": "private"},
        "from": user,
        **content,
    }
    update = Update.de_json({"update_id": 1, "message": raw}, stage.app.application.bot)
    assert update is not None
    return update


DOCUMENT = {"file_id": "not-there", "file_unique_id": "x", "file_name": "uitslagen.csv"}


async def test_a_strangers_document_is_not_even_fetched(tmp_path: Path) -> None:
    """ "Bounded work for each update": two megabytes of anybody are none of ours. The offline Telegram fails on getFile
    of a file it does not have, and that would be answered otherwise than with a friendly line."""
    stage = await Stage.open(tmp_path)
    try:
        await stage.says("fenna", "/start")
        await stage.app.application.process_update(message(stage, "fenna", document=DOCUMENT))
        assert [said["text"] for said in stage.said(stage.people["fenna"])][1:] == [LOOKING.text]
    finally:
        await stage.close()


async def test_a_document_that_telegram_does_not_give_is_asked_for_again(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path)
    try:
        await stage.says("ada", "/start")
        await stage.app.application.process_update(message(stage, "ada", document=DOCUMENT))
        assert "Stuur het nog eens" in stage.said(stage.people["ada"])[-1]["text"]
    finally:
        await stage.close()


async def test_what_was_chosen_in_inline_mode_is_not_answered(tmp_path: Path) -> None:
    """It is our own answer, put in the chat in somebody's name: answering it would say everything twice."""
    stage = await Stage.open(tmp_path)
    try:
        bot = stage.app.application.bot
        await stage.says("fenna", "/start")
        own = {"id": bot.id, "is_bot": True, "first_name": "Medaillespiegel", "username": bot.username}
        await stage.app.application.process_update(message(stage, "fenna", text="/stand", via_bot=own))
        assert len(stage.said(stage.people["fenna"])) == 1
    finally:
        await stage.close()


async def test_a_button_that_never_was_ours_works_no_more(tmp_path: Path) -> None:
    """ "Forged or replayed buttons refused": without calling it the desk's."""
    stage = await Stage.open(tmp_path)
    try:
        desk = stage.app.desk
        request: Any = SimpleNamespace(user_id=stage.people["fenna"])
        assert (await desk.tap("bananas", request)).toast == "Deze knop werkt niet meer."
    finally:
        await stage.close()
