"""Conversations as YAML: what is said, tapped or edited, and what the chat then holds, through the real application
(``process_update``) over an offline Telegram that fails on an unplanned call."""

import re
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from medals_core.archive import AsOf
from medals_core.datasets.loading import load_archive
from tests.support.stage import EVENING, NOVEMBER, Stage, plain
from tests.support.yaml_files import read_yaml

FILES = sorted((Path(__file__).parent / "dialogues").glob("*.yaml"))
DIALOGUES = [
    pytest.param(dialogue, id=f"{path.stem}: {dialogue['about']}") for path in FILES for dialogue in read_yaml(path)
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
    """One step: ``who`` ``says`` (``replies_to`` the last words of somebody or of the bot; ``under`` the newest message
    of the bot that holds that) or ``taps`` in ``where`` (``topic in forum``: in its first topic); then ``sees`` (of the
    answer), ``group_sees`` and so on; ``table_of``: every nation stands as it did at the end of that day.
    Every text is a regular expression, searched without regard to case in the text with white space folded."""
    who, where = step.get("who", "fenna"), step.get("where", "private")
    if "says" in step:
        extra = {}
        if "replies_to" in step:
            extra["reply_to"] = stage.newest_of(step["replies_to"], where)
        if "under" in step:
            extra["reply_to"] = standing(stage, stage.chat_of(who, where), step["under"])
        answers = await stage.says(who, step["says"], where, **extra)
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
    if "table_of" in step:
        day_end = datetime.combine(step["table_of"], time(23, 59, 59), load_archive().current.games.zone)
        held, expected = stage.app.ledger.archive.current, load_archive().current.book_at(AsOf(won_by=day_end))
        assert held.book.tallies() == expected.tallies()
        assert [(line.rank, line.noc) for line in held.book.standings] == [
            (line.rank, line.noc) for line in expected.standings
        ]
    for place in ("group", "forum"):
        if f"{place}_sees" in step:
            hold(step[f"{place}_sees"], plain(stage.said(stage.chats[place])[-1:]))
        if f"{place}_messages" in step:
            assert len(stage.said(stage.chats[place])) == step[f"{place}_messages"]


def standing(stage: Stage, chat_id: int, pattern: str) -> int:
    return next(
        int(one["message_id"])
        for one in reversed(stage.said(chat_id))
        if re.search(pattern, plain([one]), re.IGNORECASE)
    )


def hold(wanted: Any, text: str) -> None:
    for pattern in as_list(wanted):
        assert re.search(pattern, text, re.IGNORECASE), f"{pattern!r} not in {text!r}"


def as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
