"""Typing errors and cut-off words in what an admin calls an event: "slalm vrowen", "noordse combi", "4x6"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from bot.understanding.names.edit_budget import NearForms, edit_budget
from bot.understanding.names.events import event_words
from bot.understanding.names.folding import fold
from medals_core.archive import Archive

SHORTEST_MENDED_WORD = 4
"""Letters of a word that may be mended, and of the beginning of one that may be completed."""

MOST_FORMS, MOST_READINGS = 4, 12
"""Of a word, and of a whole text, that are tried."""

_LEGS = re.compile(r"\d+x\d+(?:\.\d+)?")
"""4x6: legs of so many kilometres."""


@dataclass(frozen=True)
class EventMending:
    """Knows the words by which the events of one Games are called."""

    known: frozenset[str]
    near: NearForms

    @classmethod
    def of(cls, archive: Archive) -> "EventMending":
        said: list[str] = []
        for event in archive.current.in_order:
            discipline = archive.disciplines[event.discipline]
            said += [event.name, discipline.name, discipline.name_en, *discipline.aliases]
            said.append(event_words.DISCIPLINES.get(event.discipline, ""))
            said += [names for kind, names in event_words.KINDS.items() if kind in event.event_id]
        known = frozenset((*_words(said), *event_words.GENDERS))
        return cls(known, NearForms(word for word in known if len(word) >= SHORTEST_MENDED_WORD))

    def mended(self, text: str) -> Iterator[str]:
        """The text as it may have been meant: each strange word read as one that is near it, or that it begins; what is
        near none stays. The likeliest first."""
        words = [self._meant_by(word) for word in fold(text).split()]
        for reading in islice(product(*words), MOST_READINGS):
            yield " ".join(reading)

    def _meant_by(self, word: str) -> list[str]:
        if _LEGS.fullmatch(word):
            return [f"{word} km"]
        if word in self.known or len(word) < SHORTEST_MENDED_WORD or not word.isalpha():
            return [word]
        near = self.near.near(word, edit_budget(len(word)))
        best = [form for form, errors in near if errors == near[0][1]]
        if best:
            return sorted(best, key=lambda form: (form[0] != word[0], abs(len(form) - len(word)), form))[:MOST_FORMS]
        completed = sorted((form for form in self.known if form.startswith(word)), key=lambda form: (len(form), form))
        return completed[:MOST_FORMS] or [word]


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in fold(text).split())
