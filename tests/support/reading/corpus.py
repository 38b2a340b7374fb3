"""The corpus: what people ask and what that is, in ``tests/conversations/*.yaml``.

A line of a file is one or more texts (``asks``) with what they all are: ``is`` the canonical text of a question,
``choices`` those of the questions that are put back, ``several`` those of a message with more than one, ``not_held`` a
concept of which the facts hold nothing, ``small`` talk, ``runs`` a command said in words, ``left_out`` the canonical
text of what is asked without the words that the reply names first, or ``refused``. ``facts`` are regular expressions
that the reply holds."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.understanding.canonical import canonical
from bot.understanding.outcome import outcome
from medals_core.questions import Question
from tests.support.reading.reading import archive, reply_to, understood
from tests.support.yaml_files import read_yaml

CONVERSATIONS = Path(__file__).parents[2] / "conversations"
OTHER_FORMS = {"groups", "follow_ups"}
"""Files of another form, with tests of their own."""

OUTCOMES = ("is", "choices", "several", "not_held", "small", "runs", "refused", "left_out")
"""What a line may be. The first is a question that is answered at once."""

MEDALS_COUNTED = re.compile(r"\d+\W{0,2}(?:goud|zilver|brons|medaille)|\d+-\d+-\d+|🥇|🥈|🥉", re.IGNORECASE)
"""A count of medals, or a medal, as the replies write them."""


class Line(NamedTuple):
    file: str
    asks: tuple[str, ...]
    kind: str
    value: Any
    facts: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.file}: {self.asks[0]}"


FILES = tuple(sorted(path.stem for path in CONVERSATIONS.glob("*.yaml") if path.stem not in OTHER_FORMS))


def corpus() -> tuple[Line, ...]:
    return tuple(line for file in FILES for line in lines_of(file))


@cache
def lines_of(file: str) -> tuple[Line, ...]:
    return tuple(_lines(file))


def _lines(file: str) -> Iterator[Line]:
    for row in read_yaml(CONVERSATIONS / f"{file}.yaml"):
        (kind,) = [one for one in OUTCOMES if one in row]
        assert not set(row) - {"asks", "facts", kind}, row
        yield Line(file, tuple(row["asks"]), kind, row[kind], tuple(row.get("facts", ())))


def canon(question: Question) -> str:
    return canonical(question, archive())


@cache
def read(text: str) -> tuple[str, Any]:
    """What a text is, in the words of the corpus."""
    return outcome(understood(text), archive())


@cache
def said(text: str) -> str:
    """The reply, with plain spaces and hyphens."""
    return reply_to(text).replace("‑", "-").replace("\xa0", " ")


@cache
def answered_texts() -> tuple[tuple[str, str], ...]:
    """The texts that are answered at once, each with its canonical question."""
    return tuple((text, line.value) for line in corpus() if line.kind == "is" for text in line.asks)
