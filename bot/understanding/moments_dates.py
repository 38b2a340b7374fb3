"""Days in Dutch: dates, weekdays, ``gisteren``, ``dag 5``, ``na de eerste week``, ``halverwege``."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.understanding.numbers import cardinal, ordinal
from medals_core.games import Games

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "februarie": 2, "febuari": 2, "februarij": 2,
    "maart": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5,
    "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
    "ma": 0, "di": 1, "wo": 2, "vr": 4, "za": 5, "zo": 6,
}  # fmt: skip
_LONG_WEEKDAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_WORDS = (
    "eenendertig(?:ste)?|dertig(?:ste)?|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)entwintig(?:ste)?|twintig(?:ste)?|"
    "(?:der|veer|vijf|zes|zeven|acht|negen)tien(?:de)?|twaalf(?:de)?|elf(?:de)?|tien(?:de)?|eerste?|een|tweede|twee|derde|drie|"
    "vierde|vier|vijfde|vijf|zesde|zes|zevende|zeven|achtste|acht|negende|negen"
)
_RANK_WORDS = (
    r"eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|\w{3,8}tiende|"
    r"\d{1,2}(?:e|ste|de)"
)

ISO = re.compile(r"(?<![\d-])((?:18|19|20)\d\d)-(\d{1,2})-(\d{1,2})(?:t(?=\d\d:))?(?![\d-])")
ISO_WITH_TIME = re.compile(r"(?<![\d-])((?:18|19|20)\d\d)-(\d{1,2})-(\d{1,2})t(?=\d\d:)")
NUMERIC = re.compile(r"(?<![\d.,/:-])(\d{1,2})([-/])(\d{1,2})(?:\2((?:18|19|20)?\d\d))?(?![\d/-]|[.,:]\d)")
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:18|19|20)\d\d)(?!\d)")
NAMED = re.compile(
    rf"(?:\b(?:{_LONG_WEEKDAYS}|ma|di|wo|do|vr|za|zo)(?:avond|middag|ochtend|morgen)?\.?,?\s)?(?:de\s)?"
    rf"(?<![\d.,:])\b(\d{{1,2}}|{_DAY_WORDS})(?:e|ste|de)?\s?({_MONTH})\b\.?(?:,?\s((?:18|19|20)\d\d)\b)?"
)
WEEKDAY_NUMBER = re.compile(
    rf"\b({_LONG_WEEKDAYS})\s(?:(?:de\s)?(\d{{1,2}})(?:e|ste|de)?|de\s({_DAY_WORDS}))\b"
    r"(?![:.,/-]?\d|\s?(?:uur|u\b|k?m\b|goud|zilver|brons|medaille))"
)
DAY_NUMBER = re.compile(
    r"\b(?:speel|medaille|wedstrijd)?dag\s(?:nummer\s|nr\.?\s)?(\d{1,2}|[a-z]{3,14})\b(?!\s?(?:goud|zilver|brons|medaille|plak|keer))"
)
DAYS_PAST = re.compile(r"\bna (\d{1,2}|[a-z]{3,14}) (dagen|dag|week|weken)\b")
MONTH_PART = re.compile(rf"\b(eind|einde|half|medio|midden) ({_MONTH})\b")
NTH_DAY = re.compile(rf"\b({_RANK_WORDS})\s(?:speel|medaille|wedstrijd)?dag\b")
WEEKDAY = re.compile(
    rf"\b(?:(afgelopen|vorige week|vorige|voorbije|laatste|eerste|tweede|derde|komende|aanstaande|volgende|deze)\s)?"
    rf"({_LONG_WEEKDAYS})(?=(?:avond|middag|ochtend|morgen|nacht)?s?\b)"
)
RELATIVE = re.compile(
    r"\b(eergisteren|gisteren|gister|vandaag|vanavond|vanmiddag|vanmorgen|vanochtend|vannacht|overmorgen|morgen)"
    r"(?=avond|middag|ochtend|morgen|nacht|\b)"
)
WEEK = re.compile(
    r"\b(eerste|1e|1ste|tweede|2e|2de|laatste|afgelopen|voorbije|deze|vorige)\s(week|weekend|weekeinde)\b"
    r"|\bweek\s(een|1|twee|2)\b"
)
LAST_DAY = re.compile(r"\b(?:slotdag|laatste (?:wedstrijd|speel)?dag|sluitingsdag|slotceremonie|sluitingsceremonie)\b")
OPENING = re.compile(r"\b(?:openingsdag|openingsceremonie)\b")
HALFWAY = re.compile(r"\b(?:halverwege|halfweg|op de helft)\b")
THE_END = re.compile(
    r"\b(?:(?:aan|op|tegen|na) het eind(?:e)?\b(?! van (?!de (?:winter)?spelen))|na afloop\b|"
    r"eind(?:e)?(?= van de spelen| van de winterspelen|\s*[?.!]*$)|"
    r"(?:na|op het einde van) de (?:winter)?spelen\b)(?: van de (?:winter)?spelen\b)?"
)
THE_START = re.compile(r"\b(?:voor|voor aanvang van|voor het begin van) de (?:winter)?spelen\b")

_SHIFT = {
    "eergisteren": -2, "gisteren": -1, "gister": -1, "vandaag": 0, "vanavond": 0, "vanmiddag": 0, "vanmorgen": 0,
    "vanochtend": 0, "vannacht": 0, "morgen": 1, "overmorgen": 2,
}  # fmt: skip
_PART_IN_WORD = {
    "vanavond": "avond", "vanmiddag": "middag", "vanmorgen": "ochtend", "vanochtend": "ochtend", "vannacht": "nacht"
}  # fmt: skip
_DAYS_A_WEEK = 7


class DaySpan(NamedTuple):
    """A day in a text. ``part`` names the part of the day that the word holds (``vanavond``)."""

    start: int
    end: int
    day: date
    part: str = ""


def days_in(text: str, games: Games, now: datetime) -> list[DaySpan]:
    """The days in a lower-case text without accents, left to right, none overlapping another."""
    today = games.local(now).date()
    found = [
        *_dates(text, games),
        *_days_of_games(text, games, today),
        *_weekdays(text, games, today),
        *_relative(text, today),
    ]
    kept: list[DaySpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _dates(text: str, games: Games) -> list[DaySpan]:
    found: list[DaySpan | None] = []
    for pattern in (ISO_WITH_TIME, ISO):
        for m in pattern.finditer(text):
            found.append(_span(m, _date(int(m.group(1)), int(m.group(2)), int(m.group(3)))))
    for m in DOTTED.finditer(text):
        found.append(_span(m, _date(int(m.group(3)), int(m.group(2)), int(m.group(1)))))
    for m in NUMERIC.finditer(text):
        year = m.group(4)
        day = _dated(int(m.group(1)), int(m.group(3)), _year(year) if year else None, games)
        # 4-2 may be a score: without a year it is a date only within the Games
        if day and (year or games.opening <= day <= games.closing):
            found.append(_span(m, day))
    for m in NAMED.finditer(text):
        number = cardinal(m.group(1)) if m.group(1).isdigit() else (cardinal(m.group(1)) or ordinal(m.group(1)))
        if number:
            found.append(_span(m, _dated(number, MONTHS[m.group(2)], int(m.group(3)) if m.group(3) else None, games)))
    for m in MONTH_PART.finditer(text):
        first = _dated(1, MONTHS[m.group(2)], None, games)
        if first:
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            found.append(_span(m, last if m.group(1).startswith("eind") else first.replace(day=15)))
    for m in WEEKDAY_NUMBER.finditer(text):
        day = _day_of_month(int(m.group(2)) if m.group(2) else ordinal(m.group(3)) or 0, games)
        if day and day.weekday() == WEEKDAYS[m.group(1)]:
            found.append(_span(m, day))
    return [span for span in found if span]


def _days_of_games(text: str, games: Games, today: date) -> list[DaySpan]:
    found = []
    for pattern in (DAY_NUMBER, NTH_DAY):
        for m in pattern.finditer(text):
            number = cardinal(m.group(1)) if pattern is DAY_NUMBER else ordinal(m.group(1))
            if number and 1 <= number <= 31:
                found.append(DaySpan(m.start(), m.end(), games.day(number)))
    for m in DAYS_PAST.finditer(text):
        number = cardinal(m.group(1)) or 0
        days = number * (_DAYS_A_WEEK if m.group(2).startswith("week") or m.group(2) == "weken" else 1)
        if 1 <= days <= 31:
            found.append(DaySpan(m.start(), m.end(), games.day(days)))
    for m in WEEK.finditer(text):
        found.append(DaySpan(m.start(), m.end(), _end_of_week(m, games, today)))
    length = games.day_number(games.closing)
    for pattern, day in (
        (LAST_DAY, games.closing),
        (OPENING, games.opening),
        (HALFWAY, games.day(max(1, length // 2))),
        (THE_END, games.closing),
        (THE_START, games.opening - timedelta(days=1)),
    ):
        found += [DaySpan(m.start(), m.end(), day) for m in pattern.finditer(text)]
    return found


def _end_of_week(match: re.Match[str], games: Games, today: date) -> date:
    """The first week of the medal table is its days 1 to 7; a weekend ends on its Sunday."""
    which, what = match.group(1) or match.group(3), match.group(2) or "week"
    reference = min(today, games.closing)
    if which in ("afgelopen", "voorbije", "deze"):
        return reference
    if which == "vorige":
        return reference - timedelta(days=reference.weekday() + 1)
    if what != "week":
        sundays = _weekdays_of_games(6, games)
        place = 0 if which in ("eerste", "1e", "1ste") else 1
        return sundays[-1] if which == "laatste" or place >= len(sundays) else sundays[place]
    if which in ("eerste", "1e", "1ste", "een", "1"):
        return min(games.day(_DAYS_A_WEEK), games.closing)
    return games.closing if which == "laatste" else min(games.day(2 * _DAYS_A_WEEK), games.closing)


def _weekdays(text: str, games: Games, today: date) -> list[DaySpan]:
    found = []
    for m in WEEKDAY.finditer(text):
        day = _weekday(WEEKDAYS[m.group(2)], m.group(1) or "", games, today)
        if day:
            found.append(DaySpan(m.start(), m.end(), day))
    return found


def _weekdays_of_games(weekday: int, games: Games) -> list[date]:
    days = [games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1)]
    return [day for day in days if day.weekday() == weekday] or [games.closing]


def _weekday(weekday: int, which: str, games: Games, today: date) -> date | None:
    """The day of the Games that the weekday means. During the Games the latest up to today, else the first to come;
    after them the last of the Games."""
    days = _weekdays_of_games(weekday, games)
    if which in ("eerste", "tweede", "derde"):
        place = ("eerste", "tweede", "derde").index(which)
        return days[place] if place < len(days) else None
    after = today > games.closing
    if which == "laatste" and after:
        return days[-1]
    reference = games.closing if after else today
    if which == "vorige week":
        return reference - timedelta(days=reference.weekday() + _DAYS_A_WEEK - weekday)
    if which in ("komende", "aanstaande", "volgende") and not after:
        ahead = (weekday - today.weekday()) % _DAYS_A_WEEK or _DAYS_A_WEEK
        return today + timedelta(days=ahead)
    strictly = which in ("afgelopen", "vorige", "voorbije", "laatste") and not after
    past = [day for day in days if (day < reference if strictly else day <= reference)]
    if past:
        return past[-1]
    if strictly:
        back = (today.weekday() - weekday) % _DAYS_A_WEEK or _DAYS_A_WEEK
        return today - timedelta(days=back)
    return days[0]


def _relative(text: str, today: date) -> list[DaySpan]:
    return [
        DaySpan(m.start(), m.end(), today + timedelta(days=_SHIFT[m.group(1)]), _PART_IN_WORD.get(m.group(1), ""))
        for m in RELATIVE.finditer(text)
    ]


def _span(match: re.Match[str], day: date | None) -> DaySpan | None:
    return DaySpan(match.start(), match.end(), day) if day else None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(day: int, month: int, year: int | None, games: Games) -> date | None:
    """Without a year, the date nearest to the Games."""
    if year is not None:
        return _date(year, month, day)
    near = [found for shift in (-1, 0, 1) if (found := _date(games.opening.year + shift, month, day))]
    return min(near, key=lambda found: abs(found - games.opening), default=None)


def _day_of_month(number: int, games: Games) -> date | None:
    days = (games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1))
    return next((day for day in days if day.day == number), None)
