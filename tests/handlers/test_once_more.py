"""One 500, 502 or broken connection on an answer: it is sent again once; never when it may have arrived."""

from pathlib import Path
from typing import Any

import pytest

from bot.replies.reply import APOLOGY
from tests.support.stage import Stage

ANSWER = "18"


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    made = await Stage.open(tmp_path)
    monkeypatch.setattr("bot.handlers.replying.delivery.RETRY_SECONDS", 0)
    await made.says("fenna", "/start")
    yield made
    await made.close()


async def asked(stage: Stage) -> list[str]:
    return [said["text"] for said in await stage.says("fenna", "hoeveel goud heeft Noorwegen?")]


@pytest.mark.parametrize("error", ["500", "502"])
async def test_an_answer_that_surely_did_not_arrive_is_sent_once_more(stage: Stage, error: str) -> None:
    stage.world.fail_next("sendMessage", None, error)
    (said,) = await asked(stage)
    assert ANSWER in said


async def test_twice_in_a_row_is_told(stage: Stage) -> None:
    stage.world.fail_next("sendMessage", None, "502", 2)
    assert await asked(stage) == [APOLOGY]


@pytest.mark.parametrize("trouble", ["lost", "timeout", "network"])
async def test_what_may_have_arrived_is_neither_repeated_nor_apologised_for(stage: Stage, trouble: str) -> None:
    """ "lost": it did arrive, only the answer did not come back. From here that cannot be told from "timeout"."""
    stage.world.fail_next("sendMessage", None, trouble)
    said = await asked(stage)
    assert len(said) == (1 if trouble == "lost" else 0)
    assert APOLOGY not in said


async def test_a_refusal_is_not_repeated(stage: Stage) -> None:
    stage.world.fail_next("sendMessage", None, "403")
    assert await asked(stage) == []


async def test_a_lost_edit_is_made_again(stage: Stage) -> None:
    """Editing twice is as good as once."""
    await stage.says("fenna", "/stand")
    stage.world.fail_next("editMessageText", None, "timeout")
    await stage.taps("fenna", "11–20")
    last = stage.said(stage.people["fenna"])[-1]
    assert "11" in last["text"]
    assert APOLOGY not in last["text"]
