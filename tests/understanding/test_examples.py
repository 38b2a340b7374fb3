"""The examples in the form in which answers are judged: ``tests/conversations/examples.jsonl`` (60 texts that people
send to a Dutch medal table bot, with the facts that an answer must contain; made by the project for these Games).

``must``: every regular expression is found in the reply; ``any``: of each list at least one; ``must_not``: none;
``silent``: nothing is sent. Matching ignores case, on the reply without tags and with single spaces.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.understanding.scope import Addressed, addressed, without_mention
from tests.support.reading.reading import reply_to

BOT = "medaillespiegel_bot"
LINES = (Path(__file__).parent.parent / "conversations" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
EXAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
NO_QUESTION = {"/volg"}
"""Commands that other rooms answer; the application's own tests hold them."""


def reply(example: dict[str, Any]) -> str:
    text = example["text"].replace("{bot}", BOT)
    if addressed(text, bot_username=BOT, in_group=example["chat"] == "group") is not Addressed.YES:
        return ""
    return reply_to(without_mention(text, BOT))


def test_all_examples_are_here() -> None:
    assert len(EXAMPLES) == 60


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one["text"] not in NO_QUESTION], ids=lambda one: f"{one['id']} {one['text']}"
)
def test_an_example_is_answered_as_it_must(example: dict[str, Any]) -> None:
    said = reply(example)
    if example.get("silent"):
        assert said == ""
        return
    for wanted in example["must"]:
        assert re.search(wanted, said, re.IGNORECASE), (wanted, said)
    for wanted in example["any"]:
        assert any(re.search(one, said, re.IGNORECASE) for one in wanted), (wanted, said)
    for unwanted in example["must_not"]:
        assert not re.search(unwanted, said, re.IGNORECASE), (unwanted, said)
