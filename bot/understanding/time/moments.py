"""Moments in Dutch sentences, by a small closed grammar. What it does not know is no moment: ``1000 meter``,
``maart`` and ``de 500`` are none. What it knows cannot be (31 februari, dag 45) is found and said to be impossible."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from bot.understanding.names.folding import Token, clean, tokens
from bot.understanding.time.dates import dates_in
from bot.understanding.time.games_days import games_days_in
from bot.understanding.time.lines import Line
from bot.understanding.time.meanings import Clock, Day, DayPart, Impossible, Instant, Meaning, MomentSpan, Relation
from bot.understanding.time.pieces import Piece, kept
from bot.understanding.time.ranges import FROM, TO, joined, of_the_week, with_bare_numbers
from bot.understanding.time.relative import relative_in
from bot.understanding.time.times import HOURS, NO_HOUR, PartSpan, TimeSpan, in_part, parts_in, times_in
from medals_core.games import Games

__all__ = ["Moment", "Relation", "find_moment", "scan"]

_BEFORE_IT = re.compile(
    r"(?:^|(?<=[\s,(]))(?P<word>(?P<dag>(?:op )?de dag )?(?P<way>tot en met|t/?m|tem|tot aan|tot|voor aanvang van|voor|"
    r"sinds|vanaf|vanop|na|later dan|eerder dan|uiterlijk)|op de dag van|aan het eind(?:e)? van|eind(?:e)? van|op|om|"
    r"per|tegen|rond|eind|einde|in|tijdens|gedurende|toen|nadat|van)(?: (?:de|het|'?t|die))?[\s,]*$"
)
_BETWEEN = re.compile(r"[\s,]*(?:(?:om|op|rond|tegen|in|van|de|tot|na|voor|dag|rond)[\s,]+){0,3}")
_RELATIONS = {
    "tot en met": Relation.UNTIL, "t/m": Relation.UNTIL, "tm": Relation.UNTIL, "tem": Relation.UNTIL,
    "tot aan": Relation.BEFORE, "tot": Relation.BEFORE, "voor": Relation.BEFORE, "sinds": Relation.SINCE,
    "voor aanvang van": Relation.BEFORE, "vanaf": Relation.SINCE, "na": Relation.AFTER, "later dan": Relation.AFTER,
    "eerder dan": Relation.BEFORE, "uiterlijk": Relation.UNTIL,
}  # fmt: skip
_AT = re.compile(r"(?i)om\b|\d{1,2}[:.]\d\d")
"""Without it a time may be a while: ``een uur in de file``."""
_FURTHEST = 30
_TELLS_TIME = re.compile(
    r"\d|dag|daag|halv|wee?k|jan|feb|maart|mrt|apr|mei\b|juni|juli|aug|sep|okt|nov|dec|valentijn|gister|avond|nacht|ochtend|morgen|"
    r"uur|half|kwart|minu|eind|afloop|spelen|begin|opening|slot|sluiting|helft|onderdel|events|nummers|wedstrijd|finales|"
    r"geleden|terug|later|erna|daarna|ervoor|daarvoor|eerder|nadien|verder|tevoren|moment|dan|tijd|toen (?:het|alles)|"
    rf"(?:over|voor) (?:{'|'.join(HOURS)})"
)
"""Without any of these no moment is named: most sentences."""


class Moment(NamedTuple):
    """A moment as one instant, in the Games' zone; of a whole day it is the last microsecond."""

    at: datetime
    whole_day: bool
    relation: Relation


def find_moment(text: str, games: Games, now: datetime) -> Moment | None:
    """The first moment in the text that is a day or a time; a time without a day is that of today, after the Games of
    the closing day."""
    for span in scan(text, games, now):
        meaning = span.meaning
        if isinstance(meaning, Clock):
            meaning = meaning.on(min(games.local(now).date(), games.closing), games)
        if (at := span._replace(meaning=meaning).until(games)) is not None:
            whole_day = not isinstance(meaning, Instant) and at == games.end_of(at.date())
            return Moment(at, whole_day, span.relation)
    return None


def scan(text: str, games: Games, now: datetime, words: Sequence[Token] | None = None) -> tuple[MomentSpan, ...]:
    """The moments in the text, left to right, over the places of its tokens (``words``: those of ``tokens(text)``).

    Days and times are those of the Games' time zone; ``now`` is aware. A weekday means a day of the Games; ``gisteren``
    is relative to ``now``, also when that is not during the Games."""
    cleaned = clean(text)
    line = Line.of(cleaned, tokens(text) if words is None else words)
    plain, today = line.plain, games.local(now).date()
    if not _TELLS_TIME.search(plain):
        return ()
    pieces = kept([*dates_in(plain, games), *games_days_in(plain, games, today), *relative_in(plain, games, now)])
    pieces = of_the_week(plain, pieces)
    found = joined(plain, with_bare_numbers(plain, _timed(plain, pieces, games), games))
    spans = []
    for place, piece in enumerate(found):
        start, relation, meaning = _related(plain, piece, found[place - 1].end if place else 0)
        if relation is Relation.AT and plain[start : piece.start].strip() == FROM and _goes_on(plain, found, place):
            relation = Relation.SINCE
        first, last = line.places(start, piece.end)
        if first < last:
            text_of = cleaned[line.words[first].start : line.words[last - 1].end]
            sure = piece.sure and not (isinstance(meaning, Clock) and start == piece.start and not _AT.match(text_of))
            spans.append(MomentSpan(first, last, relation, meaning, text_of, sure, piece.ahead))
    return tuple(spans)


def _goes_on(plain: str, found: Sequence[Piece], place: int) -> bool:
    return place + 1 < len(found) and TO.fullmatch(plain[found[place].end : found[place + 1].start].strip()) is not None


def _timed(plain: str, days: list[Piece], games: Games) -> list[Piece]:
    """The days, each with the time and the part of the day beside it; and the times without a day."""
    times = [t for t in times_in(plain) if not any(d.start < t.end and t.start < d.end for d in days)]
    parts = [p for p in parts_in(plain) if not any(t.start < p.end and p.start < t.end for t in times)]
    times = [_within_part(plain, span, parts) for span in times]
    found = []
    for place, piece in enumerate(days):
        left = days[place - 1].end if place else 0
        right = days[place + 1].start if place + 1 < len(days) else len(plain)
        if not isinstance(piece.meaning, Day):
            found.append(piece)
            continue
        time_span = _beside(plain, piece, times, left, right)
        part_span = _beside(plain, _wider(piece, time_span), parts, left, right)
        if time_span:
            times.remove(time_span)
        if part_span:
            parts.remove(part_span)
        found.append(_with_time(piece, time_span, part_span, games))
    found += [Piece(t.start, t.end, Clock(t.at)) for t in times if not t.beside_a_day]
    found += [
        Piece(m.start(), m.end(), Impossible(f"{m[1] or m[2] or m[3]} uur bestaat niet."))
        for m in NO_HOUR.finditer(plain)
    ]
    return kept(found)


def _within_part(plain: str, span: TimeSpan, parts: list[PartSpan]) -> TimeSpan:
    """The time with the part of the day beside it: eight ``'s avonds`` is 20:00. The part is taken out of ``parts``."""
    for part in parts:
        gap = plain[span.end : part.start] if part.start >= span.end else plain[part.end : span.start]
        if len(gap) <= _FURTHEST and _BETWEEN.fullmatch(gap) and "van" not in gap:
            parts.remove(part)
            at = in_part(span, part.part)
            return TimeSpan(min(span.start, part.start), max(span.end, part.end), at)
    return span


_Span = TypeVar("_Span", TimeSpan, PartSpan)


def _wider(piece: Piece, span: TimeSpan | None) -> Piece:
    return piece._replace(start=min(piece.start, span.start), end=max(piece.end, span.end)) if span else piece


def _beside(plain: str, day: Piece, spans: list[_Span], left: int, right: int) -> _Span | None:
    """The nearest span before or after the day, with only small words between."""
    best: _Span | None = None
    for span in spans:
        if span.start >= left and span.end <= right:
            gap = plain[day.end : span.start] if span.start >= day.end else plain[span.end : day.start]
            if len(gap) <= _FURTHEST and _BETWEEN.fullmatch(gap) and (best is None or span.start >= day.end > best.end):
                best = span
    return best


def _with_time(piece: Piece, time_span: TimeSpan | None, part_span: PartSpan | None, games: Games) -> Piece:
    assert isinstance(piece.meaning, Day)
    spans = [s for s in (piece, time_span, part_span) if s]
    part = part_span.part if part_span else piece.part
    meaning: Meaning = piece.meaning
    if time_span:
        at = in_part(time_span, part) if part else time_span.at
        meaning = Clock(at).on(piece.meaning.day, games)
    elif part:
        meaning = DayPart(piece.meaning.day, part)
    numbered = piece.numbered if meaning is piece.meaning else ""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return piece._replace(start=start, end=end, meaning=meaning, numbered=numbered)


def _related(plain: str, piece: Piece, left: int) -> tuple[int, Relation, Meaning]:
    """Where the moment begins with the words before it, how it is related by them, and what it then means."""
    least = max(left, piece.start - _FURTHEST)
    before = _BEFORE_IT.search(plain[least : piece.start])
    if not before:
        return piece.start, piece.relation or Relation.AT, piece.meaning
    relation = _RELATIONS.get(before.group("way") or "", Relation.AT)
    meaning = piece.meaning
    if before.group("dag") and isinstance(meaning, Day) and relation in (Relation.AFTER, Relation.BEFORE):
        one = timedelta(days=1 if relation is Relation.AFTER else -1)
        relation, meaning = Relation.AT, Day(meaning.day + one)
    if isinstance(meaning, Impossible):
        relation = Relation.AT
    return least + before.start("word"), piece.relation or relation, meaning
