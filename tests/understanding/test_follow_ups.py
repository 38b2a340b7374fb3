"""What leans on the question before it: ``tests/conversations/follow_ups.yaml``. A text is understood with the question
that stands before it in the conversation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bot.understanding.outcome import outcome
from bot.understanding.understood import NotUnderstood, Several, Understood
from medals_core.questions import Question
from tests.support.listing import each, share
from tests.support.reading.reading import AFTER_THE_GAMES, archive, understander, understood
from tests.support.yaml_files import read_yaml

FILE = Path(__file__).parent.parent / "conversations" / "follow_ups.yaml"


class Turn(NamedTuple):
    before: tuple[str, ...]
    text: str
    value: Any
    """A canonical text, or an outcome in the words of the corpus: ``{small: thanks}``."""


def _turns() -> Iterator[Turn]:
    for row in read_yaml(FILE):
        if "chain" in row:
            texts = tuple(row["chain"])
            for place, text in enumerate(texts):
                yield Turn(texts[:place], text, row["chain"][text])
        else:
            for text, value in row["each"].items():
                yield Turn((row["after"],), text, value)


TURNS = tuple(_turns())


def last_of(texts: tuple[str, ...]) -> tuple[Question | None, Question | None, bool]:
    """The question that stands after these texts, the one before it, and whether it was only named in a text that was
    not answered: then the one before it is the last that was."""
    last = before = None
    refused = False
    for text in texts:
        meant = understood(text, last, before, refused)
        left = understander().unanswered(text, meant, AFTER_THE_GAMES, last=last, refused=refused, archive=archive())
        if isinstance(meant, Understood):
            last, before, refused = meant.question, None if refused else last, False
        elif left is not None:
            last, before, refused = left.named, before if refused else last, True
    return last, before, refused


@each(TURNS, shared=True, name=lambda turn: " > ".join((*turn.before, turn.text)))
def test_a_follow_up_keeps_what_it_does_not_change(turn: Turn) -> None:
    kind, value = outcome(understood(turn.text, *last_of(turn.before)), archive())
    assert (value if kind == "is" else {kind: value}) == turn.value


def test_most_of_them_lean() -> None:
    """Were they the same without the question before them, nothing would have been tested here."""
    later = [turn for turn in share(TURNS, "some") if turn.before]
    alone = [turn for turn in later if outcome(understood(turn.text), archive()) == ("is", turn.value)]
    assert len(alone) < len(later) / 3, [turn.text for turn in alone]


def test_what_follows_on_who_leans_on_the_nation() -> None:
    """ "wie heeft het meeste goud" tells the athlete besides; else the last question of a message is leant on."""
    told = understood("wie heeft het meeste goud")
    assert isinstance(told, Several)
    assert told.about == 0
    halves = understood("hoe vaak wonnen onze hockeydames goud? en de heren?")
    assert isinstance(halves, Several)
    assert halves.about == -1


@each(("waar staan wij dan", "En Amerika dan?", "en brons?"))
def test_what_leans_on_a_question_that_was_not_understood_is_not_answered(text: str) -> None:
    """Read as if the question before it went on, it would be answered of something else."""
    asked = understander().understand(text, AFTER_THE_GAMES, refused=True)
    assert isinstance(asked, NotUnderstood)
    assert not isinstance(understander().understand("waar staan wij", AFTER_THE_GAMES, refused=True), NotUnderstood)
