"""Days that belong together: ``van 10 tot 17 februari``, ``tussen dag 3 en 7``, ``10, 12 en 14 februari``."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.understanding.time.dates import day_of_month
from bot.understanding.time.meanings import WEEKDAY_NAMES, Day, DayRange, Impossible, Meaning, spoken
from bot.understanding.time.numbers import cardinal, ordinal
from bot.understanding.time.pieces import Piece, numbered_day
from medals_core.games import Games

FROM = "van"
TO = re.compile(r"(?:tot en met|tot aan|tot|t/?m|tem|-)(?: (?:de|het))?(?: dag)?")
_AND = re.compile(r"(?:en|,)(?: (?:de|het|op))?(?: dag)?")
_LINK = r"(?:\s?(?:tot en met|tot aan|tot|t/?m|tem|en|of|-|,)\s?)"
_BETWEEN = re.compile(r"\btussen(?: (?:de|het))?\s*$")
_STARTS = re.compile(r"\b(?:van|vanaf|tussen)(?: (?:de|het))?\s*$")
_NUMBER_LEFT = re.compile(
    rf"(?<![\d.,:/-])\b(\d{{1,2}}|[a-z]{{3,14}})(?:e|ste|de)?{_LINK}(?:(?:op|na|van)\s)?(?:de\s)?$"
)
_NUMBER_RIGHT = re.compile(
    rf"{_LINK}(?:dag\s)?(\d{{1,2}})\b(?![.:,/-]?\d|\s?(?:uur|u\b|k?m\b|meter|km|keer|x\b|goud|zilver|brons|medaille|plak|%|procent))"
)
_ORDINAL_RIGHT = re.compile(rf"{_LINK}de\s(\d{{1,2}}(?:e|ste|de)|[a-z]{{4,20}}(?:de|ste))\b")
_WITHIN = re.compile(r"(?:[\s,(]|\b(?:op|in|van|de|het|die|dat|'?t)\b)*")
_AFTER = re.compile(r"\bna (?:de |het |'?t )?$")
_WEEKEND = ("zaterdag", "zondag")
_MOST = 6
"""Bare numbers beside a day that are taken for days as well."""


def with_bare_numbers(plain: str, pieces: Iterable[Piece], games: Games) -> list[Piece]:
    """The pieces, and the numbers beside them that are days in their light: the 10 of ``10 en 12 februari``."""
    known = list(pieces)
    found: list[Piece] = []
    for place, piece in enumerate(known):
        left = found[-1].end if found else 0
        right = known[place + 1].start if place + 1 < len(known) else len(plain)
        beside: list[Piece] = []
        if piece.numbered == "month" and isinstance(piece.meaning, Day):
            beside = _to_the_left(plain, piece, piece.meaning.day, left)
        found += [*reversed(beside), piece]
        if piece.numbered in ("day", "ordinal"):
            found += _to_the_right(plain, piece, right, games)
    return found


def _to_the_left(plain: str, piece: Piece, day: date, least: int) -> list[Piece]:
    found: list[Piece] = []
    start = piece.start
    while len(found) < _MOST and (match := _NUMBER_LEFT.search(plain, least, start)):
        number = cardinal(match.group(1)) or ordinal(match.group(1)) or ordinal(f"{match.group(1)}de")
        if not number or number > 31:
            break
        try:
            meaning: Meaning = Day(day.replace(day=number))
        except ValueError:
            break
        found.append(Piece(match.start(1), _end_of_word(plain, match.end(1)), meaning))
        start = match.start(1)
    return found


def _end_of_word(plain: str, end: int) -> int:
    while end < len(plain) and plain[end].isalpha():
        end += 1
    return end


def _to_the_right(plain: str, piece: Piece, most: int, games: Games) -> list[Piece]:
    found: list[Piece] = []
    end = piece.end
    pattern = _NUMBER_RIGHT if piece.numbered == "day" else _ORDINAL_RIGHT
    while len(found) < _MOST and (match := pattern.match(plain, end)) and match.end() <= most:
        if piece.numbered == "day":
            meaning: Meaning = numbered_day(int(match.group(1)), games)
        else:
            if (day := day_of_month(ordinal(match.group(1)) or 0, games)) is None:
                break
            meaning = Day(day)
        found.append(Piece(match.start(1), match.end(1), meaning, sure=piece.sure))
        end = match.end()
    return found


def of_the_week(plain: str, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, a weekday beside a week or a weekend as that day of it: ``zondag van de tweede week``, ``het eerste
    weekend op zaterdag``; but ``na de eerste week zondag`` may be the day after it."""
    found: list[Piece] = []
    for piece in pieces:
        former = found[-1] if found else piece
        week, day = (former, piece) if isinstance(former.meaning, DayRange) else (piece, former)
        beside = former is not piece and _WITHIN.fullmatch(plain[former.end : piece.start])
        if beside and isinstance(week.meaning, DayRange) and day.ahead is not None:
            days = [week.meaning.first + timedelta(n) for n in range((week.meaning.last - week.meaning.first).days + 1)]
            if len(days) == len(_WEEKEND) or not _AFTER.search(plain[: week.start]):
                same = [one for one in days if one.weekday() == day.ahead.weekday()]
                found[-1] = Piece(former.start, piece.end, _only(same, day.ahead.weekday()), day.part)
                continue
        found.append(piece)
    return found


def _only(days: Sequence[date], weekday: int) -> Day | Impossible:
    if len(days) == 1:
        return Day(days[0])
    name = WEEKDAY_NAMES[weekday]
    if not days:
        return Impossible(f"Daar valt geen {name} in.")
    return Impossible(f"Daar valt {name} {spoken(days[0])} in en {name} {spoken(days[-1])}; noem de datum erbij.")


def joined(plain: str, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, two days with ``tot`` between them (or ``tussen … en …`` around them) as one range."""
    found: list[Piece] = []
    for piece in pieces:
        former = found[-1] if found else None
        if former is not None and isinstance(former.meaning, Day) and isinstance(piece.meaning, Day):
            link = plain[former.end : piece.start].strip()
            least = found[-2].end if len(found) > 1 else 0
            before = plain[least : former.start]
            between = _BETWEEN.search(before) is not None
            if (between and _AND.fullmatch(link)) or (TO.fullmatch(link) and former.relation is None):
                opening = _STARTS.search(before)
                start = least + opening.start() if opening else former.start
                meaning = _range(former.meaning.day, piece.meaning.day, weekdays=former.ahead is not None)
                found[-1] = Piece(start, piece.end, meaning, sure=former.sure or piece.sure)
                continue
        found.append(piece)
    return found


def _range(first: date, last: date, *, weekdays: bool) -> DayRange:
    while weekdays and first > last:
        first -= timedelta(days=7)
    return DayRange(min(first, last), max(first, last))
