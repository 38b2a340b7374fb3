"""Follow-ups: "en Duitsland?", "en gisteren?", "waarom?" resolve against the former question."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding.follow_ups import resolve
from bot.understanding.lexicon import Lexicon
from bot.understanding.sentences import SentenceReader
from bot.understanding.understander import Understander
from bot.understanding.understood import Understood
from medals_core import load_archive
from medals_core.answering import Viewpoint

PATH = Path(__file__).parent.parent / "conversations" / "follow_ups.yaml"
FOLLOW_UPS = yaml.safe_load(PATH.read_text(encoding="utf-8"))
VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def reader() -> SentenceReader:
    return SentenceReader(Lexicon(load_archive()))


@pytest.mark.parametrize(("first", "then", "kind", "slots"), FOLLOW_UPS, ids=lambda value: str(value)[:30])
def test_a_follow_up_changes_one_thing(first: str, then: str, kind: str | None, slots: dict[str, Any] | None) -> None:
    asked = reader().understand(first, VIEWPOINT)
    assert isinstance(asked, Understood)
    followed = resolve(then, asked.question, reader(), VIEWPOINT)
    if kind is None:
        assert followed is None
        return
    assert isinstance(followed, Understood)
    fields = followed.question.model_dump(mode="json")
    assert fields["kind"] == kind
    for name, value in (slots or {}).items():
        assert fields[name] == value


def test_what_is_no_follow_up_is_understood_by_itself() -> None:
    understander = Understander(load_archive())
    asked = understander.understand("hoeveel goud heeft nederland", VIEWPOINT)
    assert isinstance(asked, Understood)
    meant = understander.understand("wie won de monobob", VIEWPOINT, last=asked.question)
    assert isinstance(meant, Understood)
    assert meant.question.kind == "event"
