"""The exact names by which a command calls athletes, disciplines, events and Games, so that it can be read back."""

import re
from collections.abc import Iterable, Mapping
from threading import Lock

from cachetools import LRUCache, cached

from bot.understanding.names.folding import tokens
from medals_core.archive import Archive
from medals_core.games import Event, EventId, GamesId, Gender

GENDER_WORDS: Mapping[Gender, str] = {
    Gender.MEN: "mannen", Gender.WOMEN: "vrouwen", Gender.MIXED: "gemengd", Gender.OPEN: "open",
}  # fmt: skip

_BRACKETS = re.compile(r"\s*\([^)]*\)")


def words_of(text: str) -> str:
    """The text as labels are compared: its folded words without the spaces."""
    return "".join(token.folded for token in tokens(text))


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Labels that belong to one id only, to that id."""
    found: dict[str, set[str]] = {}
    for label, key in pairs:
        if label:
            found.setdefault(label, set()).add(key)
    return {label: next(iter(keys)) for label, keys in found.items() if len(keys) == 1}


class AthleteLabels:
    """Full names that one athlete bears alone. Of the 27,000 people of the other season no list is kept: they go by
    their exact names."""

    def __init__(self, archive: Archive) -> None:
        self._people = archive.athletes
        named = [(words_of(athlete.name), athlete_id) for athlete_id, athlete in self._people.at_hand.items()]
        self._ids = _unique(named)
        self._shared = frozenset(label for label, _ in named if label not in self._ids)

    def label(self, athlete_id: str) -> str:
        athlete = self._people.get(athlete_id)
        return athlete.name if athlete and self.meant(athlete.name) == athlete_id else f"#{athlete_id}"

    def meant(self, text: str) -> str | None:
        """Who is called so."""
        words = words_of(text)
        if words in self._ids or words in self._shared:
            return self._ids.get(words)
        others = [one.athlete_id for one in self._people.others.named(text) if one.name == text]
        return others[0] if len(others) == 1 else None


class EventLabels:
    """Short Dutch names that one event of a Games bears alone: ``schaatsen 1000 meter vrouwen``."""

    def __init__(self, archive: Archive, games_id: GamesId | None) -> None:
        self._events = archive.edition(games_id).events
        self._labels = {event_id: tuple(_event_labels(archive, event)) for event_id, event in self._events.items()}
        self._ids = _unique(
            (words_of(label), event_id) for event_id, labels in self._labels.items() for label in labels
        )

    def label(self, event_id: EventId) -> str:
        fitting = [label for label in self._labels.get(event_id, ()) if self.meant(label) == event_id]
        return fitting[0] if fitting else f"#{event_id}"

    def meant(self, text: str) -> EventId | None:
        """The event that is called so."""
        return self._ids.get(words_of(text))


def _event_labels(archive: Archive, event: Event) -> Iterable[str]:
    """From short and readable to whole."""
    discipline = discipline_label(archive, event.discipline)
    gender = GENDER_WORDS[event.gender]
    short = _BRACKETS.sub("", event.name)
    for name in dict.fromkeys((short, event.name)):
        words = [token.folded for token in tokens(name)]
        told = gender in words or (event.gender is Gender.MIXED and "gemengde" in words)
        plain = re.sub(r"\s*[+'(),]\s*", " ", name).strip()
        yield f"{discipline} {plain}" if told else f"{discipline} {plain} {gender}"


def discipline_label(archive: Archive, discipline: str) -> str:
    """The Dutch name where it is one word, else the slug."""
    found = archive.disciplines.get(discipline)
    if found is None or len(tokens(found.name)) > 1:
        return discipline
    return found.name


@cached(LRUCache(8), key=lambda archive: id(archive.athletes), lock=Lock())
def athlete_labels(archive: Archive) -> AthleteLabels:
    """Those of the archive; made once for archives that share their athletes (the labels hold them, so that no others
    get their id)."""
    return AthleteLabels(archive)


@cached(LRUCache(64), key=lambda archive, games_id: id(archive.edition(games_id).events), lock=Lock())
def event_labels(archive: Archive, games_id: GamesId | None) -> EventLabels:
    """Those of one Games (None: the current); made once for archives that share its events, which the labels hold."""
    return EventLabels(archive, games_id)
