"""The canonical text of every question: ``canonical`` writes it, ``read_canonical`` reads exactly it back."""

from pydantic import ValidationError

from bot.understanding.canonical.notation import Misread, scan
from bot.understanding.canonical.parts import headed, read_headed
from bot.understanding.canonical.shapes import ASKED
from bot.understanding.canonical.values import Setting, games_label
from bot.understanding.canonical.words import COLOUR_WORDS
from medals_core.archive import Archive
from medals_core.questions import Question

__all__ = ["COLOUR_WORDS", "canonical", "games_label", "read_canonical"]


def canonical(question: Question, archive: Archive) -> str:
    """The command that reads back as this question: ``/stand goud vrouwen zonder shorttrack t/m 12-2``.

    It holds for every viewpoint: a nation left out of the question stays left out. Raises QueryError for Games that
    the archive does not hold."""
    return f"/{headed(question, Setting(archive, archive.current_id))}"


def read_canonical(text: str, archive: Archive) -> Question | None:
    """The question whose canonical text this is; None for any other text. Exact: nothing is guessed or repaired. A
    comparison, claim or supposition of nothing (``/watals``) is no question."""
    if not text.startswith("/"):
        return None
    try:
        found = read_headed(ASKED, scan(text[1:]), Setting(archive, archive.current_id))
    except (Misread, ValidationError, OverflowError):
        return None
    return found  # type: ignore[return-value] # the shapes under ASKED are those of questions
