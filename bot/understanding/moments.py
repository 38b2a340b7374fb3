"""Moments in Dutch sentences, by a small closed grammar. What it does not know is no moment: ``1000 meter``,
``maart`` and ``de 500`` are none."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from bot.understanding.folding import clean
from bot.understanding.moments_dates import DaySpan, days_in
from bot.understanding.moments_times import PART_ENDS, PARTS, PartSpan, TimeSpan, in_part, parts_in, times_in
from medals_core.games import Games


class Relation(StrEnum):
    """How the moment is meant."""

    AT = "at"
    AFTER = "after"
    UNTIL = "until"
    """up to and with"""
    BEFORE = "before"
    """up to and not with: ``at`` already lies before it"""
    SINCE = "since"
    """from then on: ``at`` is its beginning"""


class Moment(NamedTuple):
    """A moment in a text. ``at`` is aware, in the Games' zone; of a whole day it is the last microsecond.

    ``day`` is the day that was named, also when ``at`` lies before it (``voor de slotdag``). ``start`` and ``end`` are
    places in ``clean(text)``, the words before it (``op``, ``na``, ``om``) included.
    """

    at: datetime
    whole_day: bool
    day: date
    relation: Relation
    start: int
    end: int
    text: str


_BEFORE_IT = re.compile(
    r"(?:^|(?<=[\s,(]))(?P<word>tot en met|t/m|tem|tot aan|tot|voor aanvang van|voor|sinds|vanaf|vanop|na|op|om|per|"
    r"tegen|rond|aan het eind(?:e)? van|eind(?:e)? van|eind|einde|in|tijdens|de dag)(?: (?:de|het|die))?[\s,]*$"
)
_BETWEEN = re.compile(r"[\s,]*(?:(?:om|op|rond|tegen|in|van|de|tot|na|voor|dag)[\s,]+){0,3}")
_RELATIONS = {
    "tot en met": Relation.UNTIL, "t/m": Relation.UNTIL, "tem": Relation.UNTIL, "tot aan": Relation.BEFORE,
    "tot": Relation.BEFORE, "voor": Relation.BEFORE, "voor aanvang van": Relation.BEFORE, "sinds": Relation.SINCE,
    "vanaf": Relation.SINCE, "na": Relation.AFTER,
}  # fmt: skip
_FURTHEST = 30


def find_moment(text: str, games: Games, now: datetime) -> Moment | None:
    """The first moment in the text, or None. See `find_moments`."""
    found = find_moments(text, games, now)
    return found[0] if found else None


def find_moments(text: str, games: Games, now: datetime) -> tuple[Moment, ...]:
    """The moments in the text, left to right. Days and times are those of the Games' time zone; ``now`` is aware. A
    weekday means a day of the Games; ``gisteren`` is relative to ``now``, also when that is not during the Games. A
    time without a day is that of today, after the Games of the closing day."""
    cleaned = clean(text)
    plain = _plain(cleaned)
    days = days_in(plain, games, now)
    times = [t for t in times_in(plain) if not any(d.start < t.end and t.start < d.end for d in days)]
    parts = [p for p in parts_in(plain) if not any(t.start < p.end and p.start < t.end for t in times)]
    times = [_within_part(plain, span, parts) for span in times]
    moments: list[Moment] = []
    for place, day in enumerate(days):
        left = days[place - 1].end if place else 0
        right = days[place + 1].start if place + 1 < len(days) else len(plain)
        time_span = _beside(plain, day, times, left, right)
        part_span = _beside(plain, (time_span and _joined(day, time_span)) or day, parts, left, right)
        if time_span:
            times.remove(time_span)
        if part_span:
            parts.remove(part_span)
        moments.append(_moment(cleaned, plain, day, time_span, part_span, games))
    alone = next((span for span in times if not span.beside_a_day), None)
    if not days and alone:
        today = min(games.local(now).date(), games.closing)
        moments.append(_moment(cleaned, plain, DaySpan(alone.start, alone.end, today), alone, None, games))
    return tuple(moments)


def _plain(cleaned: str) -> str:
    """Lower case without accents, of the same length."""
    return "".join(_plain_letter(letter) for letter in cleaned)


def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _joined(day: DaySpan, span: TimeSpan) -> DaySpan:
    return day._replace(start=min(day.start, span.start), end=max(day.end, span.end))


def _within_part(plain: str, span: TimeSpan, parts: list[PartSpan]) -> TimeSpan:
    """The time with the part of the day beside it: eight ``'s avonds`` is 20:00. The part is taken out of ``parts``."""
    for part in parts:
        gap = plain[span.end : part.start] if part.start >= span.end else plain[part.end : span.start]
        if len(gap) <= _FURTHEST and _BETWEEN.fullmatch(gap) and "van" not in gap:
            parts.remove(part)
            at = in_part(span, part.part)
            return TimeSpan(min(span.start, part.start), max(span.end, part.end), at, beside_a_day=span.beside_a_day)
    return span


_Span = TypeVar("_Span", TimeSpan, PartSpan)


def _beside(plain: str, day: DaySpan, spans: list[_Span], left: int, right: int) -> _Span | None:
    """The nearest span before or after the day, with only small words between."""
    best: _Span | None = None
    for span in spans:
        if span.start >= left and span.end <= right:
            gap = plain[day.end : span.start] if span.start >= day.end else plain[span.end : day.start]
            if len(gap) <= _FURTHEST and _BETWEEN.fullmatch(gap) and (best is None or span.start >= day.end > best.end):
                best = span
    return best


def _moment(
    cleaned: str, plain: str, day: DaySpan, time_span: TimeSpan | None, part_span: PartSpan | None, games: Games
) -> Moment:
    start = min(s.start for s in (day, time_span, part_span) if s)
    end = max(s.end for s in (day, time_span, part_span) if s)
    before = _BEFORE_IT.search(plain[max(0, start - _FURTHEST) : start])
    relation = Relation.AT
    if before:
        relation = _RELATIONS.get(before.group("word"), Relation.AT)
        start = max(0, start - _FURTHEST) + before.start("word")
    part = part_span.part if part_span else PARTS.get(day.part, "")
    at_time: time | None = None
    if time_span:
        at_time = in_part(time_span, part) if part else time_span.at
    elif part:
        at_time = PART_ENDS[part]
    at = games.end_of(day.day) if at_time is None else datetime.combine(day.day, at_time, tzinfo=games.zone)
    whole_day = time_span is None and at_time is None
    if relation is Relation.BEFORE and whole_day:
        at = games.end_of(day.day - timedelta(days=1))
    if relation is Relation.SINCE and whole_day:
        at = games.start_of(day.day)
    return Moment(at, whole_day, day.day, relation, start, end, cleaned[start:end])
