"""Times of the day in Dutch: ``18:00``, ``17.00u``, ``18 uur``, ``half zeven``, ``kwart over drie``, ``'s avonds``."""

import re
from datetime import time
from typing import NamedTuple

from bot.understanding.numbers import cardinal

HOURS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_HOUR = r"(?:\d{1,2}|" + "|".join(sorted(HOURS, key=len, reverse=True)) + ")"
_MINUTE_WORD = r"(?:vijf|tien|5|10|kwart|kwartier)"
_NOT_A_UNIT = (
    r"(?!\s{0,2}(?:k?m\b|kilometer|meter|procent|%|punten|keer|x\b|goud|zilver|brons|medaille|plak|seconden|sec|"
    r"januari|jan\b|februari|feb\b|maart))"
)

CLOCK = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d/-]|[.:,]\d)(?:\s?(?:uur|u|h)\b)?" + _NOT_A_UNIT)
HOUR_U = re.compile(
    rf"(?<![\d.,:/-])\b({_HOUR})\s?(?:uur|u|h)(?:\b|(?=[0-5]\d\b))(?:\s?([0-5]\d)\b(?!\s?(?:[-/]|jan|feb|mrt|maart)))?"
)
HALF = re.compile(rf"\b(?:({_MINUTE_WORD})\s(over|voor)\s)?half\s({_HOUR})\b(?:\s?uur)?" + _NOT_A_UNIT)
PAST = re.compile(rf"\b({_MINUTE_WORD})\s(over|voor)\s({_HOUR})\b(?:\s?uur)?(?![\d.,:]\d)" + _NOT_A_UNIT)
OM = re.compile(r"\bom\s([01]?\d|2[0-4])\b(?![.,:]?\d)(?!\s?(?:uur|u|h)\b)" + _NOT_A_UNIT)
MIDNIGHT = re.compile(r"\bmiddernacht\b")

PART = re.compile(
    r"(?:'?s[\s-](?P<of>ochtends|morgens|middags|avonds|nachts)"
    r"|(?:\b(?:de |het )?|(?<=dag)|(?<=gister)|(?<=gisteren)|(?<=morgen))"
    r"(?P<in>voormiddag|namiddag|ochtend|middag|avond|nacht)\b"
    r"|(?<=dag)(?P<on>morgen)\b)"
)

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS = {
    "ochtends": MORNING, "morgens": MORNING, "ochtend": MORNING, "voormiddag": MORNING, "morgen": MORNING,
    "middags": AFTERNOON, "middag": AFTERNOON, "namiddag": AFTERNOON,
    "avonds": EVENING, "avond": EVENING, "nachts": EVENING, "nacht": EVENING,
}  # fmt: skip
PART_ENDS: dict[str, time | None] = {MORNING: time(12), AFTERNOON: time(18), EVENING: None}
"""When a part of the day is over; None: with the day."""

_FIRST_CERTAIN_HOUR = 9
"""Medals are decided between nine in the morning and midnight: ``half zeven`` without more is the evening."""


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
    part: str


def times_in(text: str) -> list[TimeSpan]:
    """The times in a lower-case text without accents, left to right, none overlapping another."""
    found = [TimeSpan(m.start(), m.end(), _clock(m.group(1), m.group(2))) for m in CLOCK.finditer(text)]
    found += [_half(m) for m in HALF.finditer(text)]
    found += [_past(m) for m in PAST.finditer(text)]
    for m in HOUR_U.finditer(text):
        hour = _hour(m.group(1))
        if hour is not None and hour <= 24:
            minutes = int(m.group(2) or 0)
            found.append(_spoken(m.start(), m.end(), hour, minutes))
    found += [TimeSpan(m.start(), m.end(), _clock(m.group(1), "0"), beside_a_day=True) for m in OM.finditer(text)]
    found += [TimeSpan(m.start(), m.end(), None) for m in MIDNIGHT.finditer(text)]
    kept: list[TimeSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def parts_in(text: str) -> list[PartSpan]:
    """The parts of the day named in the text."""
    return [
        PartSpan(m.start(), m.end(), PARTS[m.group("of") or m.group("in") or m.group("on")])
        for m in PART.finditer(text)
    ]


def in_part(span: TimeSpan, part: str) -> time | None:
    """The time as it is meant within that part of the day: eight ``'s avonds`` is 20:00, ``'s ochtends`` 8:00."""
    if span.at is None:
        return None
    hour = span.at.hour % 12 if span.guessed else span.at.hour
    if part == MORNING:
        return span.at.replace(hour=hour)
    return span.at.replace(hour=hour + 12) if hour < 12 else span.at


def _clock(hours: str, minutes: str) -> time | None:
    return time(int(hours), int(minutes)) if int(hours) < 24 else None


def _hour(word: str) -> int | None:
    return cardinal(word)


def _spoken(start: int, end: int, hour: int, minutes: int) -> TimeSpan:
    if hour == 24:
        return TimeSpan(start, end, None)
    if hour == 0 or hour > 12:
        return TimeSpan(start, end, time(hour, minutes))
    guess = hour if hour >= _FIRST_CERTAIN_HOUR else hour + 12
    return TimeSpan(start, end, time(guess % 24, minutes), guessed=True)


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
    hour = _hour(hour_word) or 0
    minutes = (hour * 60 + shift) % (24 * 60)
    return _spoken(match.start(), match.end(), minutes // 60, minutes % 60)
