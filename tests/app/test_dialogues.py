"""Conversations as YAML: what is said, tapped or edited, and what the chat then holds, through the real application
(``process_update``) over an offline Telegram that fails on an unplanned call."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.app.stage import EVENING, NOVEMBER, Stage, plain

FILES = sorted((Path(__file__).parent / "dialogues").glob("*.yaml"))
DIALOGUES = [
    pytest.param(dialogue, id=f"{path.stem}: {dialogue['about']}")
    for path in FILES
    for dialogue in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("dialogue", DIALOGUES)
async def test_dialogue(dialogue: dict[str, Any], tmp_path: Path) -> None:
    evening = dialogue.get("moment") == "evening"
    stage = await Stage.open(tmp_path, at=NOVEMBER, start_at=EVENING if evening else None)
    try:
        for step in dialogue["steps"]:
            await play(stage, step)
    finally:
        await stage.close()


async def play(stage: Stage, step: dict[str, Any]) -> None:
    """One step: ``who`` ``says`` or ``taps`` in ``where``; then ``sees`` (of the answer), ``group_sees`` and so on.
    Every text is a regular expression, searched without regard to case in the text with white space folded."""
    who, where = step.get("who", "fenna"), step.get("where", "private")
    if "says" in step:
        answers = await stage.says(who, step["says"], where)
    elif "taps" in step:
        answers = (await stage.taps(who, step["taps"], where))[-1:]
    elif "edits" in step:
        chat_id = stage.chat_of(who, where)
        own = [one for one in stage.world.messages(chat_id) if not one["by_bot"]][-1]
        stage.world.edit(chat_id, own["message_id"], step["edits"])
        await stage.work()
        answers = stage.said(chat_id)[-1:]
    else:
        await stage.work()
        answers = []
    text = plain(answers)
    if step.get("silent"):
        assert not answers, f"should be silent: {text}"
    hold(step.get("sees", ()), text)
    for wrong in as_list(step.get("sees_not", ())):
        assert not re.search(wrong, text, re.IGNORECASE), f"{wrong!r} in {text!r}"
    for place in ("group", "forum"):
        if f"{place}_sees" in step:
            hold(step[f"{place}_sees"], plain(stage.said(stage.chats[place])[-1:]))
        if f"{place}_messages" in step:
            assert len(stage.said(stage.chats[place])) == step[f"{place}_messages"]


def hold(wanted: Any, text: str) -> None:
    for pattern in as_list(wanted):
        assert re.search(pattern, text, re.IGNORECASE), f"{pattern!r} not in {text!r}"


def as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
