"""What a moment in a text can mean, and what follows from it for a table (until when) and for medals (won when)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from medals_core.games import Games

Bound = TypeVar("Bound", date, datetime)


class Relation(StrEnum):
    """How the moment is meant."""

    AT = "at"
    AFTER = "after"
    UNTIL = "until"
    """up to and with"""
    BEFORE = "before"
    """up to and not with"""
    SINCE = "since"
    """from then on, with it"""


class Part(StrEnum):
    """A part of a day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


PART_HOURS: dict[Part, tuple[int, int]] = {
    Part.MORNING: (0, 12), Part.AFTERNOON: (12, 18), Part.EVENING: (18, 24), Part.NIGHT: (22, 24),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instant:
    """``at`` is aware, in the Games' zone."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    day: date


@dataclass(frozen=True, slots=True)
class DayRange:
    """Both days count."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DayPart:
    day: date
    part: Part


@dataclass(frozen=True, slots=True)
class Weekdays:
    """``op maandagen``; 0 is Monday."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventsDone:
    """After so many events; ``half``: after half of them all."""

    events: int = 0
    half: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day without a day; ``at`` None is midnight at the end of it."""

    at: time | None

    def on(self, day: date, games: Games) -> Instant:
        if self.at is None:
            return Instant(games.end_of(day))
        return Instant(datetime.combine(day, self.at, tzinfo=games.zone))


@dataclass(frozen=True, slots=True)
class Shift:
    """So many days later (earlier: below zero) than the day just spoken of; none: that very one (``die dag``).
    ``weekday``: to the next such day in that direction (``de zaterdag erna``)."""

    days: int = 0
    weekday: int | None = None

    def of(self, day: date) -> date:
        """The day so much later."""
        if self.weekday is None:
            return day + timedelta(days=self.days)
        ahead = (self.weekday - day.weekday()) % 7 or 7
        return day + timedelta(days=ahead if self.days > 0 else ahead - 7 or -7)


@dataclass(frozen=True, slots=True)
class Impossible:
    """No such moment; ``reason`` is a Dutch sentence."""

    reason: str


Meaning = Instant | Day | DayRange | DayPart | Weekdays | EventsDone | Clock | Shift | Impossible


class MomentSpan(NamedTuple):
    """A moment in a text: tokens ``start`` up to and not including ``end``, the word that relates it (``op``, ``na``,
    ``tot en met``) included."""

    start: int
    end: int
    relation: Relation
    meaning: Meaning
    text: str
    sure: bool = True
    """False: the words may be something else as well (``de 16e`` a rank)"""
    ahead: date | None = None
    """of a weekday: the coming one (``programma donderdag``)"""

    def days(self) -> tuple[date | None, date | None] | None:
        """The first and the last day of the medals meant (None: without bound); None when whole days do not tell."""
        if isinstance(self.meaning, Day):
            first = last = self.meaning.day
        elif isinstance(self.meaning, DayRange):
            first, last = self.meaning.first, self.meaning.last
        else:
            return None
        one = timedelta(days=1)
        return self._bounded(first, last, after=last + one, before=first - one)

    def until(self, games: Games) -> datetime | None:
        """The moment of the table that is meant; None for one that has no end (``sinds 12 februari``) or hangs on
        something else."""
        if isinstance(self.meaning, Instant):
            return self.meaning.at if self.relation is not Relation.SINCE else None
        if isinstance(self.meaning, DayPart):
            first, last = _hours(self.meaning, games)
            if self.relation is Relation.SINCE:
                return None
            return first if self.relation is Relation.BEFORE else last
        days = self.days()
        if days is None:
            return None
        if self.relation is Relation.AFTER:  # the table after day 5 is the one at its end
            return games.end_of(days[0] - timedelta(days=1)) if days[0] else None
        return games.end_of(days[1]) if days[1] else None

    def window(self, games: Games) -> tuple[datetime | None, datetime | None]:
        """After when and until when the medals meant were won."""
        if isinstance(self.meaning, Instant):
            after = self.relation in (Relation.AFTER, Relation.SINCE)
            return (self.meaning.at, None) if after else (None, self.meaning.at)
        if isinstance(self.meaning, DayPart):
            first, last = _hours(self.meaning, games)
            return self._bounded(first, last, after=last, before=first)
        first_day, last_day = self.days() or (None, None)
        return (games.start_of(first_day) if first_day else None, games.end_of(last_day) if last_day else None)

    def _bounded(self, first: Bound, last: Bound, *, after: Bound, before: Bound) -> tuple[Bound | None, Bound | None]:
        """From when until when, of what runs from ``first`` to ``last``."""
        return {
            Relation.AT: (first, last),
            Relation.AFTER: (after, None),
            Relation.SINCE: (first, None),
            Relation.UNTIL: (None, last),
            Relation.BEFORE: (None, before),
        }[self.relation]


def _hours(meant: DayPart, games: Games) -> tuple[datetime, datetime]:
    first, last = PART_HOURS[meant.part]
    start = games.start_of(meant.day)
    end = games.end_of(meant.day) if last == 24 else start.replace(hour=last)
    return (start.replace(hour=first), end)


MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WEEKDAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def spoken(day: date) -> str:
    """``17 februari``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"
