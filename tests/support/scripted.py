"""A reader that understands what the test says it does: what the handlers do with an understanding is tested apart from
how sentences come to one."""

from collections.abc import Callable
from typing import Any

from bot.understanding.canonical import read_canonical
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.understander import Unanswered
from bot.understanding.understood import NotUnderstood, Silence, Understanding, Understood
from medals_core import Archive, Question, Viewpoint

Reading = Understanding | Callable[[Question | None], Understanding]


class Script:
    """What each text means. ``leaned_on``: the former questions that were handed over, in order; ``names``: what a text
    that is not answered is about; ``after_refusals``: the texts of which it was told that the one before had none."""

    def __init__(self, **texts: Reading) -> None:
        self.meanings: dict[str, Reading] = dict(texts)
        self.leaned_on: list[Question | None] = []
        self.names: dict[str, Question] = {}
        self.after_refusals: list[str] = []

    def __call__(self, archive: Archive, lexicon: Lexicon | None = None) -> "Script":
        """Instead of making an ``Understander``."""
        return self

    def understand(
        self,
        text: str,
        viewpoint: Viewpoint,
        *,
        last: Question | None = None,
        before: Question | None = None,
        refused: bool = False,
        archive: Archive | None = None,
    ) -> Understanding:
        assert archive is not None
        if (exact := read_canonical(text, archive)) is not None:
            return Understood(question=exact)
        if text.startswith("/"):
            return NotUnderstood(words=(text,))
        self.leaned_on.append(last)
        self.after_refusals += [text] if refused else []
        meaning: Any = self.meanings.get(text, Silence())
        understood: Understanding = meaning(last) if callable(meaning) else meaning
        return understood

    def unanswered(self, text: str, found: Understanding, viewpoint: Viewpoint, **beside: Any) -> Unanswered | None:
        return Unanswered(self.names.get(text)) if isinstance(found, NotUnderstood) else None

    def surely_asks(
        self, text: str, viewpoint: Viewpoint, *, last: Question | None = None, archive: Archive | None = None
    ) -> bool:
        return True
