"""The corpus: Dutch sentences with the question that they ask and the facts that the reply must hold.

A contributor adds a line to ``tests/conversations/*.yaml`` and runs this file. ``asks``: sentences that mean the same;
``kind``: the kinds of question that are right (``ask``: asked back; ``refused``: not answered as a question);
``slots``: fields of that question; ``facts``: regular expressions that the reply must hold.
"""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot.replies  # noqa: F401 - registers the renderers
from bot.replies.rendering import Scene, render
from bot.understanding.understander import Understander
from bot.understanding.understood import AskBack, NotUnderstood, Silence, Understanding, Understood
from medals_core import answer, load_archive
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import Asked

CONVERSATIONS = Path(__file__).parent.parent / "conversations"
AFTER_THE_GAMES = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Sentence:
    text: str
    kind: str
    slots: tuple[tuple[str, Any], ...]
    facts: tuple[str, ...]


def corpus() -> list[Sentence]:
    return [
        Sentence(str(text), group["kind"], tuple(group.get("slots", {}).items()), tuple(group.get("facts", ())))
        for path in sorted(CONVERSATIONS.glob("*.yaml"))
        if path.stem != "groups" and path.stem != "follow_ups"
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))
        for text in group["asks"]
    ]


SENTENCES = corpus()


@cache
def archive() -> Archive:
    return load_archive()


@cache
def understander() -> Understander:
    return Understander(archive())


def understood(text: str) -> Understanding:
    return understander().understand(text, AFTER_THE_GAMES)


def reply_to(text: str) -> str:
    """The reply as a reader sees it: without tags, the labels of choices behind it."""
    meant = understood(text)
    match meant:
        case Understood(question=question, also=also):
            found = answer(question, archive(), AFTER_THE_GAMES)
            said = render(question, found, Scene(archive(), AFTER_THE_GAMES)).text
            said += "".join(f" [{choice.label}]" for choice in also)
        case AskBack(prompt=prompt, choices=choices):
            said = prompt + "".join(f" [{choice.label}]" for choice in choices)
        case NotUnderstood(reason=reason, suggestions=suggestions):
            said = f"{reason} {' '.join(suggestions)}"
        case Silence():
            said = ""
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", said))).strip()


def holds(actual: Any, wanted: Any) -> bool:
    """Is all that is wanted there? What a line of the corpus does not name may be anything."""
    if isinstance(wanted, dict) and isinstance(actual, dict):
        return all(holds(actual.get(name), value) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(actual, list):
        return len(wanted) == len(actual) and all(map(holds, actual, wanted))
    return bool(actual == wanted)


def differs(question: Asked, slots: tuple[tuple[str, Any], ...]) -> str:
    fields = question.model_dump(mode="json")
    return "; ".join(
        f"{name} is {fields[name]!r}" for name, value in slots if name in fields and not holds(fields[name], value)
    )


def test_the_corpus_is_as_large_as_promised() -> None:
    """ "at least 500 sentences by subject, at least 100 to be refused or left silent"."""
    refused = [sentence for sentence in SENTENCES if sentence.kind == "refused"]
    assert len(SENTENCES) - len(refused) >= 500
    assert len(refused) >= 100


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.text[:50])
def test_a_sentence_asks_its_question(sentence: Sentence) -> None:
    meant = understood(sentence.text)
    kinds = sentence.kind.split("|")
    if isinstance(meant, Understood):
        assert meant.question.kind in kinds, meant.question
        assert not differs(meant.question, sentence.slots), meant.question
    elif isinstance(meant, AskBack):
        assert {"ask", "refused"} & set(kinds), meant
    else:
        assert "refused" in kinds, meant


@pytest.mark.parametrize("sentence", [one for one in SENTENCES if one.facts], ids=lambda sentence: sentence.text[:50])
def test_the_reply_holds_the_facts(sentence: Sentence) -> None:
    said = reply_to(sentence.text)
    for fact in sentence.facts:
        assert re.search(fact, said), said


@pytest.mark.parametrize("sentence", [one for one in SENTENCES if one.kind == "refused"], ids=lambda s: s.text[:50])
def test_nothing_is_invented_where_nothing_is_known(sentence: Sentence) -> None:
    """ "Out of scope: one friendly line, no invented facts": no count of medals stands in it."""
    said = reply_to(sentence.text)
    assert said
    assert len(said) < 500
    assert not re.search(r"\b\d+ (?:gouden|zilveren|bronzen|medailles|keer goud)", said)
