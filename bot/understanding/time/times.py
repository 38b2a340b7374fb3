"""Times of the day in Dutch: ``18:00``, ``17.00u``, ``18 uur``, ``half zeven``, ``tien over drie``, ``'s avonds``."""

import re
from datetime import time
from typing import NamedTuple

from bot.understanding.time.meanings import Part
from bot.understanding.time.numbers import cardinal

HOURS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_HOUR = r"(?:\d{1,2}|" + "|".join(sorted(HOURS, key=len, reverse=True)) + ")"
_MINUTE_WORD = (
    r"(?:vijf|tien|twintig|vijfentwintig|5|10|20|25|kwart|kwartier|(?:\d{1,2}|"
    + "|".join(sorted(HOURS, key=len, reverse=True))
    + r")(?= minu))"
)
_NOT_A_UNIT = (
    r"(?!\s{0,2}(?:k?m\b|kilometer|meter|procent|%|punten|keer|x\b|goud|zilver|brons|medaille|plak|seconden|sec|"
    r"januari|jan\b|februari|feb\b|maart))"
)

CLOCK = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d/-]|[.:,]\d)(?:\s?(?:uur|u|h)\b)?" + _NOT_A_UNIT)
HOUR_U = re.compile(
    rf"(?<![\d.,:/-])\b({_HOUR})\s?(?:uur|u|h)(?:\b|(?=[0-5]\d\b))(?:\s?([0-5]\d)\b(?!\s?(?:[-/]|jan|feb|mrt|maart)))?"
    r"(?!\s(?:geleden|terug|later|eerder|lang|daarna|daarvoor|ervoor|erna)\b)"
)
HALF = re.compile(
    rf"\b(?:({_MINUTE_WORD})(?:\sminu\w+)?\s(over|voor)\s)?half\s({_HOUR})\b(?![.,:]\d)(?:\s?uur)?" + _NOT_A_UNIT
)
PAST = re.compile(rf"\b({_MINUTE_WORD})(?:\sminu\w+)?\s(over|voor)\s({_HOUR})\b(?:\s?uur)?(?![\d.,:]\d)" + _NOT_A_UNIT)
OM = re.compile(r"\b(?:om|klokslag|stipt)\s([01]?\d|2[0-4])\b(?![.,:]?\d)(?!\s?(?:uur|u|h)\b)" + _NOT_A_UNIT)
MIDNIGHT = re.compile(r"\bmiddernacht\b")
NO_HOUR = re.compile(
    r"\b(?:om\s(2[5-9]|[3-9]\d)[:.]\d\d|(2[5-9]|[3-9]\d)[:.][0-5]\d\s?(?:uur|u)|om\s(2[5-9]|[3-9]\d)\s?(?:uur|u))\b"
)

PART = re.compile(
    r"(?:(?:\b|')s[\s-]?(?P<of>ochtends|morgens|voormiddags|middags|namiddags|avonds|nachts)\b(?: laat\b)?"
    r"|(?:\b(?:de |het )?|(?<=dag)|(?<=gister)|(?<=gisteren)|(?<=morgen))"
    r"(?P<in>voormiddag|namiddag|ochtend|middag|avond|nacht)\b"
    r"|(?<=dag)(?P<on>morgen)\b)"
)
PARTS = {
    "ochtend": Part.MORNING, "morgen": Part.MORNING, "voormiddag": Part.MORNING, "middag": Part.AFTERNOON,
    "namiddag": Part.AFTERNOON, "avond": Part.EVENING, "nacht": Part.NIGHT,
}  # fmt: skip

_FIRST_CERTAIN_HOUR = 9
"""Medals are decided between nine in the morning and midnight: ``half zeven`` without more is the evening."""
_LAST_NIGHT_HOUR = 6


class TimeSpan(NamedTuple):
    """A time in a text. ``at`` None is the end of the day. ``guessed``: morning or evening was not said."""

    start: int
    end: int
    at: time | None
    guessed: bool = False
    beside_a_day: bool = False
    """counts only beside a day: ``om 10`` alone may be ``om 10 te halen``"""


class PartSpan(NamedTuple):
    start: int
    end: int
    part: Part


def times_in(text: str) -> list[TimeSpan]:
    """The times in a lower-case text without accents, left to right, none overlapping another."""
    found = [TimeSpan(m.start(), m.end(), _clock(m.group(1), m.group(2))) for m in CLOCK.finditer(text)]
    found += [_half(m) for m in HALF.finditer(text)]
    found += [_past(m) for m in PAST.finditer(text)]
    for m in HOUR_U.finditer(text):
        if (hour := cardinal(m.group(1))) is not None and hour <= 24:
            found.append(_spoken(m.start(), m.end(), hour, int(m.group(2) or 0)))
    found += [TimeSpan(m.start(), m.end(), _clock(m.group(1), "0"), beside_a_day=True) for m in OM.finditer(text)]
    found += [TimeSpan(m.start(), m.end(), None) for m in MIDNIGHT.finditer(text)]
    kept: list[TimeSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def parts_in(text: str) -> list[PartSpan]:
    """The parts of the day named in the text."""
    found = []
    for m in PART.finditer(text):
        word = (m.group("of") or "").removesuffix("s") or m.group("in") or m.group("on")
        found.append(PartSpan(m.start(), m.end(), PARTS[word]))
    return found


def in_part(span: TimeSpan, part: Part) -> time | None:
    """The time as it is meant within that part of the day: eight ``'s avonds`` is 20:00, ``'s ochtends`` 8:00, two
    ``'s nachts`` 2:00."""
    if span.at is None:
        return None
    hour = span.at.hour % 12 if span.guessed else span.at.hour
    if part is Part.MORNING:
        return span.at.replace(hour=hour)
    if part is Part.NIGHT and hour < _LAST_NIGHT_HOUR:
        return None if hour == 0 and span.at.minute == 0 else span.at.replace(hour=hour)
    return span.at.replace(hour=hour + 12) if hour < 12 else span.at


def _clock(hours: str, minutes: str) -> time | None:
    return time(int(hours), int(minutes)) if int(hours) < 24 else None


def _spoken(start: int, end: int, hour: int, minutes: int) -> TimeSpan:
    """A time as it is said. Twelve is by day: ``half één`` is 12:30."""
    if hour == 24:
        return TimeSpan(start, end, None)
    if hour == 0 or hour > 12:
        return TimeSpan(start, end, time(hour, minutes))
    guess = hour if hour >= _FIRST_CERTAIN_HOUR else hour + 12
    return TimeSpan(start, end, time(guess, minutes), guessed=True)


def _half(match: re.Match[str]) -> TimeSpan:
    shift = _minutes(match.group(1)) * (1 if match.group(2) == "over" else -1)
    return _around(match, match.group(3), -30 + shift)


def _past(match: re.Match[str]) -> TimeSpan:
    return _around(match, match.group(3), _minutes(match.group(1)) * (1 if match.group(2) == "over" else -1))


def _minutes(word: str | None) -> int:
    if word is None:
        return 0
    return 15 if word.startswith("kwart") else (cardinal(word) or 0)


def _around(match: re.Match[str], hour_word: str, shift: int) -> TimeSpan:
    hour = cardinal(hour_word) or 0
    minutes = (hour * 60 + shift) % (24 * 60)
    spoken = minutes // 60
    if spoken == 0 and hour in (1, 12):  # on the clock's face, twelve comes before one
        spoken = 12
    return _spoken(match.start(), match.end(), spoken, minutes % 60)
