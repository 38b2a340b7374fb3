"""The phrasings as data: what cue words there are, and which question a sentence with those cues asks.

``phrasings/cues.yaml`` names groups of phrases that mean the same. A phrase is a row of words:

- ``welke|op welke plaats``: alternatives at one place;
- ``win*``: any word that begins so;
- ``de?``: a word that may be left out;
- ``..``: up to five words in between; ``...``: up to twelve;
- ``<nation>``: a thing that was tagged (see ``sentences_reading``).

``phrasings/intents.yaml`` lists what can be asked: the slots and cues that a sentence must have (``needs``) and may
not have (``without``), how strongly that speaks for this question (``score``, and ``more`` for each further cue), and
the function that makes the question (``makes``, see ``sentences_makers``), with examples beside it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

_GAP = r"(?:\S+ ){0,5}?"
_LONG_GAP = r"(?:\S+ ){0,12}?"


NOT_SMALL = frozenset(["off_topic"])
"""Cues whose words say that it is not about medals."""


class Cue:
    """A group of phrases that mean the same."""

    def __init__(self, name: str, phrases: Iterable[str]) -> None:
        self.name = name
        self.phrases = tuple(phrases)
        self._pattern = re.compile("|".join(f"(?: {_pattern_of(phrase)})" for phrase in self.phrases))

    def is_in(self, marked: str) -> bool:
        """Does the marked sentence (words with one space around each) hold one of the phrases?"""
        return self._pattern.search(marked) is not None

    def words(self) -> set[str]:
        """The whole words of its phrases: what a misspelt word may have been meant as."""
        return {
            word.rstrip("?")
            for phrase in self.phrases
            for place in phrase.split()
            for word in place.rstrip("?").split("|")
            if word.isalpha()
        }


def _pattern_of(phrase: str) -> str:
    return "".join(_place_pattern(place) for place in phrase.split())


def _place_pattern(place: str) -> str:
    if place == "..":
        return _GAP
    if place == "...":
        return _LONG_GAP
    optional = place.endswith("?")
    words = "|".join(re.escape(word).replace(r"\*", r"\S*") for word in place.rstrip("?").split("|"))
    return f"(?:(?:{words}) )?" if optional else f"(?:{words}) "


class Intent(BaseModel):
    """One thing that can be asked, in the ways in which people ask it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    makes: str = Field(description="the function that makes the question")
    needs: tuple[str, ...] = Field(default=(), description="slots and cues, each perhaps with alternatives a|b")
    without: tuple[str, ...] = ()
    score: int
    more: Mapping[str, int] = Field(default_factory=dict, description="points for each further slot or cue")
    examples: tuple[str, ...] = ()

    def score_of(self, present: frozenset[str]) -> int | None:
        """How strongly the slots and cues that are present speak for this; None when it cannot be."""
        if any(feature in present for feature in self.without):
            return None
        if not all(any(one in present for one in need.split("|")) for need in self.needs):
            return None
        return self.score + sum(points for feature, points in self.more.items() if feature in present)


class Phrasings:
    """All cues and intents."""

    def __init__(
        self,
        cues: Mapping[str, Iterable[str]],
        intents: Iterable[Mapping[str, Any]],
        short_forms: Mapping[str, str] | None = None,
        word_lists: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.cues = tuple(Cue(name, phrases) for name, phrases in cues.items())
        self.intents = tuple(Intent.model_validate(intent) for intent in intents)
        self.short_forms = dict(short_forms or {})
        self._word_lists = {name: frozenset(" ".join(lines).split()) for name, lines in (word_lists or {}).items()}
        self._small = self.word_list("small") | frozenset().union(
            *(cue.words() for cue in self.cues if cue.name not in NOT_SMALL)
        )

    def cues_in(self, marked: str) -> frozenset[str]:
        """The names of the cues in the marked sentence."""
        return frozenset(cue.name for cue in self.cues if cue.is_in(marked))

    def ranked(self, present: frozenset[str]) -> list[tuple[int, Intent]]:
        """The intents that can be with their scores, the strongest first; equal ones in the order of the file."""
        scored = [(score, intent) for intent in self.intents if (score := intent.score_of(present)) is not None]
        return sorted(scored, key=lambda pair: -pair[0])

    def words(self) -> frozenset[str]:
        """The words of all cues: what a misspelt word may have been meant as."""
        return frozenset().union(*(cue.words() for cue in self.cues if cue.name not in NOT_SMALL))

    def vocabulary(self) -> frozenset[str]:
        """All words that are spelt right, those that only tell what it is not about among them."""
        return self._small.union(*(cue.words() for cue in self.cues))

    def word_list(self, name: str) -> frozenset[str]:
        """A list of ``words.yaml``; empty when there is none of that name."""
        return self._word_lists.get(name, frozenset())

    def is_small(self, word: str) -> bool:
        """Is it a cue word, or a word that changes nothing?"""
        return word in self._small


@lru_cache(maxsize=1)
def phrasings() -> Phrasings:
    """The phrasings of this bot, read once."""
    words = _read("words.yaml")
    short_forms = words.pop("short_forms")
    return Phrasings(_read("cues.yaml"), _read("intents.yaml"), short_forms, words)


def _read(name: str) -> Any:
    text = (resources.files("bot.understanding") / "phrasings" / name).read_text(encoding="utf-8")
    # The loader in C is ten times as fast; where PyYAML comes without it the other reads the same.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
