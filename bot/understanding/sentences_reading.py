"""A sentence read: what is named in it, and which cues it holds. The makers of questions look only at this."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from bot.understanding.moments import Moment
from medals_core.answering import Viewpoint
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.games import EventId, GamesId, Gender
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc

SHORT = 4


@dataclass(frozen=True)
class Counted:
    """A number of medals of a colour; ``noc``: the nation named before it, if any."""

    number: int
    colour: Colour
    noc: Noc | None = None


@dataclass(frozen=True)
class Found:
    """What is named in a sentence, in its order."""

    nations: tuple[Noc, ...] = ()
    """each once, "wij" as the own nation"""
    own_said: bool = False
    """is the own nation named as "wij" or "ons"?"""
    athletes: tuple[tuple[str, ...], ...] = ()
    """for each name the athletes that may be meant"""
    disciplines: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    """the events that may be meant, the likeliest first"""
    likely_event: EventId | None = None
    """the one that is clearly likelier than the others"""
    genders: tuple[Gender, ...] = ()
    colours: tuple[Colour, ...] = ()
    counts: tuple[Counted, ...] = ()
    numbers: tuple[int, ...] = ()
    ranks: tuple[int, ...] = ()
    top: int | None = None
    moment: Moment | None = None
    from_day: date | None = None
    to_day: date | None = None
    games: GamesId | None = None
    since: int | None = None


@dataclass(frozen=True)
class Reading:
    """A sentence with all that was found in it."""

    text: str
    """as the user wrote it, cleaned"""
    words: tuple[str, ...]
    """folded and corrected"""
    marked: str
    """the words with the things that were tagged replaced by ``<nation>``, ``<event>`` …"""
    found: Found
    archive: Archive
    viewpoint: Viewpoint
    present: frozenset[str] = field(default_factory=frozenset)
    """the slots and cues"""
    unknown: int = 0
    """words that are not accounted for"""

    @property
    def own(self) -> Noc:
        return self.viewpoint.own

    @property
    def nations(self) -> tuple[Noc, ...]:
        return self.found.nations

    @property
    def named(self) -> bool:
        return any(noc != self.own for noc in self.nations)

    @property
    def noc(self) -> Noc:
        """The nation it is about: the first named, else the own."""
        return self.nations[0] if self.nations else self.own

    @property
    def athletes(self) -> tuple[tuple[str, ...], ...]:
        return self.found.athletes

    @property
    def discipline(self) -> str | None:
        return self.found.disciplines[0] if self.found.disciplines else None

    @property
    def events(self) -> tuple[EventId, ...]:
        return self.found.events

    @property
    def event(self) -> EventId | None:
        """The event when there is no doubt, or hardly any."""
        if len(self.events) == 1:
            return self.events[0]
        return self.found.likely_event

    @property
    def likely_event(self) -> EventId | None:
        return self.found.likely_event

    @property
    def gender(self) -> Gender | None:
        return self.found.genders[0] if len(set(self.found.genders)) == 1 else None

    @property
    def colour(self) -> Colour | None:
        return self.found.colours[0] if len(set(self.found.colours)) == 1 else None

    @property
    def counts(self) -> tuple[Counted, ...]:
        return self.found.counts

    @property
    def number(self) -> int | None:
        return self.found.numbers[0] if self.found.numbers else None

    @property
    def rank(self) -> int | None:
        return self.found.ranks[0] if self.found.ranks else None

    @property
    def top(self) -> int | None:
        return self.found.top

    @property
    def moment(self) -> Moment | None:
        return self.found.moment

    @property
    def day(self) -> date | None:
        return self.found.to_day

    @property
    def from_day(self) -> date | None:
        return self.found.from_day

    @property
    def to_day(self) -> date | None:
        return self.found.to_day

    @property
    def games(self) -> GamesId | None:
        return self.found.games

    @property
    def since(self) -> int | None:
        return self.found.since

    @property
    def edition(self) -> Edition:
        return self.archive.edition(self.games)

    @property
    def day_only(self) -> bool:
        """Is it about what was won on the day, rather than about how things stood then?"""
        return "day_only" in self.present

    def when(self) -> dict[str, Any]:
        """Which Games, and as of which moment."""
        as_of = AsOf(won_by=self.moment.at) if self.moment is not None else LATEST
        return {"games": self.games, "as_of": as_of}

    @cached_property
    def _word_set(self) -> frozenset[str]:
        return frozenset(self.words)

    def has_words(self, *words: str) -> bool:
        """Is one of these words in the sentence?"""
        return not self._word_set.isdisjoint(words)

    def has_phrase(self, phrase: str) -> bool:
        return f" {phrase} " in f" {' '.join(self.words)} "


def in_words(tally: Tally) -> str:
    """``2 medailles (1 goud, 1 zilver)``: what was not won is left out."""
    if tally.total == 0:
        return "geen medaille"
    word = "medaille" if tally.total == 1 else "medailles"
    counts = ((tally.gold, "goud"), (tally.silver, "zilver"), (tally.bronze, "brons"))
    return f"{tally.total} {word} ({', '.join(f'{n} {name}' for n, name in counts if n)})"
