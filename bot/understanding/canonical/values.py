"""How single values stand in canonical text: nations, Games, days, moments, events, athletes, numbers, words."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple, Protocol

from cachetools import LRUCache, cached

from bot.understanding.canonical.notation import Group, Misread, Quoted, Token, label, until_comma
from bot.understanding.names.labels import AthleteLabels, EventLabels, athlete_labels, discipline_label, event_labels
from medals_core.archive import Archive
from medals_core.games import Discipline, Games, GamesId, Season


@dataclass(frozen=True)
class Setting:
    """Whose names, and the Games whose days and events are meant."""

    archive: Archive
    games_id: GamesId

    @property
    def games(self) -> Games:
        return self.archive.edition(self.games_id).games


class Value(Protocol):
    """A kind of value. ``end``: where a value that begins at ``start`` would end (``start``: none begins there), told
    by the look of it; ``read`` raises Misread for what only looked like one."""

    def write(self, value: Any, at: Setting) -> str: ...

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int: ...

    def read(self, tokens: Sequence[Token], at: Setting) -> Any: ...


def word_at(tokens: Sequence[Token], start: int) -> str:
    """The word there; empty for a group, a quoted text and the end."""
    token = tokens[start] if start < len(tokens) else ""
    return token if isinstance(token, str) and not isinstance(token, Quoted) else ""


class Word:
    """Values that are a single word."""

    def looks_right(self, word: str, at: Setting) -> bool:
        raise NotImplementedError

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        word = word_at(tokens, start)
        return start + bool(word and self.looks_right(word, at))

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        return self.meaning(str(tokens[0]), at)

    def meaning(self, word: str, at: Setting) -> Any:
        return word


class Choice(Word):
    """One of a fixed set."""

    def __init__(self, words: Mapping[Any, str]) -> None:
        self.words = words
        self._meanings = {word: value for value, word in words.items()}

    def write(self, value: Any, at: Setting) -> str:
        return self.words[value]

    def looks_right(self, word: str, at: Setting) -> bool:
        return word in self._meanings

    def meaning(self, word: str, at: Setting) -> Any:
        return self._meanings[word]


class Number(Word):
    """A whole number below a milliard: nothing that is counted comes near it, and a typed one of a thousand digits
    would be worked on. One of four digits is written with five, for four are a year."""

    _LOOK = re.compile(r"-?(?:\d{1,3}|\d{5,9})")

    def write(self, value: Any, at: Setting) -> str:
        return f"{value:0{5 + (value < 0)}}" if 999 < abs(value) < 10_000 else str(value)

    def looks_right(self, word: str, at: Setting) -> bool:
        return self._LOOK.fullmatch(word) is not None

    def meaning(self, word: str, at: Setting) -> Any:
        return int(word)


class Decimal(Number):
    _LOOK = re.compile(r"-?(?:\d{1,3}|\d{5,9}|\d{1,9}\.\d{1,20}|\d(?:\.\d{1,20})?e-\d\d?)")

    def write(self, value: Any, at: Setting) -> str:
        return super().write(int(value), at) if value == int(value) else repr(value)

    def meaning(self, word: str, at: Setting) -> Any:
        return float(word)


class Year(Number):
    _LOOK = re.compile(r"\d{4}")

    def write(self, value: Any, at: Setting) -> str:
        return f"{value:04}"


class NationCode(Word):
    def write(self, value: Any, at: Setting) -> str:
        return str(value)

    def looks_right(self, word: str, at: Setting) -> bool:
        return word in at.archive.nations


class GamesYear(Word):
    """``2014``, or the whole id of Summer Games in whose year there were Winter Games too."""

    def write(self, value: Any, at: Setting) -> str:
        return games_label(value, at.archive)

    def looks_right(self, word: str, at: Setting) -> bool:
        return word[:4].isdigit() and bool(_games_of(word, at.archive))

    def meaning(self, word: str, at: Setting) -> Any:
        return _games_of(word, at.archive)[0]


def games_label(games_id: GamesId, archive: Archive) -> str:
    """The year, or the whole id where the year alone is that of Winter Games."""
    year = games_id[:4]
    return year if _games_of(year, archive) == [games_id] else games_id


def _games_of(text: str, archive: Archive) -> list[GamesId]:
    if text in archive.editions:
        return [text]
    winter = f"{text}-{Season.WINTER}"
    if winter in archive.editions:
        return [winter]
    of_year = [games_id for games_id in archive.editions if games_id[:4] == text]
    return of_year if len(of_year) == 1 else []


class Sport(Word):
    """By its name where that is one word and no other sport's, else by its slug."""

    def write(self, value: Any, at: Setting) -> str:
        name = discipline_label(at.archive, value)
        return name if _sports(at.archive).slugs.get(name) == value else str(value)

    def looks_right(self, word: str, at: Setting) -> bool:
        return word in _sports(at.archive).slugs

    def meaning(self, word: str, at: Setting) -> Any:
        return _sports(at.archive).slugs[word]


class _Sports(NamedTuple):
    """Slugs by slug and by name."""

    disciplines: Mapping[str, Discipline]
    slugs: Mapping[str, str]


@cached(LRUCache(8), key=lambda archive: id(archive.disciplines), lock=Lock())
def _sports(archive: Archive) -> _Sports:
    """Made once for archives that share their sports, which are held so that no others get their id."""
    names = Counter(discipline.name for discipline in archive.disciplines.values())
    alone = {one.name: slug for slug, one in archive.disciplines.items() if names[one.name] == 1}
    return _Sports(archive.disciplines, alone | {slug: slug for slug in archive.disciplines})


class Text:
    """Words up to a comma."""

    def write(self, value: Any, at: Setting) -> str:
        return label(value)

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        if start < len(tokens) and isinstance(tokens[start], Quoted):
            return start + 1
        return until_comma(tokens, start) if word_at(tokens, start) else start

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        if any(isinstance(token, Group) for token in tokens):
            raise Misread("brackets in a name")
        return " ".join(str(token) for token in tokens)


class Name(Text):
    """An athlete or event by the name that it bears alone, else by its id after a ``#``."""

    def __init__(self, labels: Callable[[Setting], AthleteLabels | EventLabels]) -> None:
        self._labels = labels

    def write(self, value: Any, at: Setting) -> str:
        name = self._labels(at).label(value)
        return label(name if label(name)[0] != '"' else f"#{value}")

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        text = super().read(tokens, at)
        if text.startswith("#"):
            return text[1:]
        if (found := self._labels(at).meant(text)) is None:
            raise Misread(f"no such name: {text}")
        return found


ATHLETE_NAME = Name(lambda at: athlete_labels(at.archive))
EVENT_NAME = Name(lambda at: event_labels(at.archive, at.games_id))
