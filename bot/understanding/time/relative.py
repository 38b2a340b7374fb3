"""Days as today tells them: weekdays, ``gisteren``, ``twee dagen geleden``, and moments that follow the one just spoken
of: ``de dag erna``, ``een week later``."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.understanding.time.dates import IN_DAY, LONG_WEEKDAYS, WEEKDAYS
from bot.understanding.time.meanings import Day, Instant, Part, Relation, Shift, Weekdays
from bot.understanding.time.numbers import cardinal
from bot.understanding.time.pieces import Piece
from medals_core.games import Games

WEEKDAY = re.compile(
    r"\b(?<!welke )"
    r"(?:(afgelopen|vorige week|vorige|voorbije|laatste|eerste|tweede|derde|komende|aanstaande|volgende|deze)\s)?"
    rf"({LONG_WEEKDAYS})(?=(?:{IN_DAY})?s?\b)"
)
EVERY = re.compile(
    rf"\b(?:(?:alle|elke|iedere|de)\s)?({LONG_WEEKDAYS})en\b|\b(?:elke|iedere|een)\s({LONG_WEEKDAYS})\b"
    rf"|(?<=welke )({LONG_WEEKDAYS})\b"
)
WEEKENDS = re.compile(
    r"\b(?:(?:de|alle)\s)?(?:weekends|weekenden|weekeinden)\b|\b(?:elk|ieder)\s(?:weekend|weekeinde)\b"
    r"|(?<=in )(?:het|een) (?:weekend|weekeinde)\b|\bzaterdag(?:en)? (?:en|of) zondag(?:en)?\b"
)
WORKDAYS = re.compile(r"\b(?:doordeweeks|door de weeks|(?:de\s)?doordeweekse dagen)\b")
TODAY = re.compile(
    r"\b(eergisteren|eergister|gisteren|gister|vandaag|vanavond|vanmiddag|vanmorgen|vanochtend|vannacht|overmorgen|morgen)"
    rf"(?=(?:{IN_DAY})|\b)"
)
_SPELL = (
    r"(?P<n>\d{1,3}|een half|een|n|anderhalf|anderhalve|half|drie kwartier|een kwartier|kwartier|[a-z]{3,14})"
    r"(?:\s(?P<unit>minuten|minuut|min|kwartier|uurtje|uur|uren|dagen|dag|nachten|weken|week))?"
)
AGO = re.compile(rf"\b{_SPELL}\s(?:geleden|terug)\b")
LATER = re.compile(rf"\b{_SPELL}\s(?P<way>later|daarna|erna|nadien|verder|eerder|ervoor|daarvoor|tevoren)\b")
NEXT_DAY = re.compile(
    r"\b(?:(?:de|een)\s(?:(?:volgende|andere)\sdag|morgen erna)"
    r"|(?:(?:de|een)\s)?dag\s(?:erna|daarna|erop|later|nadien))\b"
    r"|\bdaags (?:erna|daarna|nadien)\b"
)
WEEKDAY_FROM = re.compile(
    rf"\b(?:de\s)?({LONG_WEEKDAYS})\s(erna|daarna|daarop|erop|nadien|ervoor|daarvoor)\b"
    rf"|\b(?:de\s)?(volgende|vorige)\s({LONG_WEEKDAYS})(?=\s(?:dan|toen)\b)"
)
DAY_BEFORE = re.compile(
    r"\b(?:(?:de|een)\svorige dag|(?:(?:de|een)\s)?dag\s(?:ervoor|daarvoor|eerder|tevoren))\b"
    r"|\bdaags (?:ervoor|tevoren)\b"
)
SAME = re.compile(
    r"\b(?:die|dezelfde|diezelfde)\s(?:dag|avond|middag|ochtend)\b|\bop (?:dat|datzelfde) moment\b|\btot dan toe\b"
    r"|\btot dan\b|\btoen de tijd\b"
)

_SHIFT = {
    "eergisteren": -2, "eergister": -2, "gisteren": -1, "gister": -1, "vandaag": 0, "vanavond": 0, "vanmiddag": 0,
    "vanmorgen": 0, "vanochtend": 0, "vannacht": 0, "morgen": 1, "overmorgen": 2,
}  # fmt: skip
_PART_IN_WORD = {
    "vanavond": Part.EVENING, "vanmiddag": Part.AFTERNOON, "vanmorgen": Part.MORNING, "vanochtend": Part.MORNING,
    "vannacht": Part.NIGHT,
}  # fmt: skip
_MINUTES = {
    "minuten": 1, "minuut": 1, "min": 1, "kwartier": 15, "uurtje": 60, "uur": 60, "uren": 60, "dagen": 1440,
    "dag": 1440, "nachten": 1440, "weken": 10080, "week": 10080,
}  # fmt: skip
_FRACTIONS = {"een half": 0.5, "half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "n": 1.0}
_A_DAY = 1440
_DAYS_A_WEEK = 7


def relative_in(text: str, games: Games, now: datetime) -> Iterator[Piece]:
    """The days and moments in a lower-case text without accents that lean on now or on what was said."""
    today = games.local(now).date()
    for m in WEEKDAY.finditer(text):
        weekday, which = WEEKDAYS[m.group(2)], m.group(1) or ""
        day = _weekday(weekday, which, games, today)
        if day:
            ahead = None if which else today + timedelta(days=(weekday - today.weekday()) % _DAYS_A_WEEK)
            yield Piece(m.start(), m.end(), Day(day), ahead=ahead)
    for m in EVERY.finditer(text):
        yield Piece(m.start(), m.end(), Weekdays((WEEKDAYS[m.group(1) or m.group(2) or m.group(3)],)))
    for m in WEEKENDS.finditer(text):
        yield Piece(m.start(), m.end(), Weekdays((5, 6)))
    for m in WORKDAYS.finditer(text):
        yield Piece(m.start(), m.end(), Weekdays((0, 1, 2, 3, 4)))
    for m in TODAY.finditer(text):
        yield Piece(m.start(), m.end(), Day(today + timedelta(days=_SHIFT[m.group(1)])), _PART_IN_WORD.get(m.group(1)))
    for m in AGO.finditer(text):
        minutes = _minutes(m)
        if minutes and minutes % _A_DAY == 0:
            yield Piece(m.start(), m.end(), Day(today - timedelta(days=minutes // _A_DAY)))
        elif minutes:
            yield Piece(
                m.start(), m.end(), Instant(games.local(now) - timedelta(minutes=minutes)), relation=Relation.AT
            )
    for m in LATER.finditer(text):
        minutes = _minutes(m)
        if minutes and minutes % _A_DAY == 0:  # of a medal an hour later nothing is kept
            days = minutes // _A_DAY
            later = m.group("way") in ("later", "daarna", "erna", "nadien", "verder")
            yield Piece(m.start(), m.end(), Shift(days if later else -days), relation=Relation.AT)
    for m in WEEKDAY_FROM.finditer(text):
        back = (m.group(2) or m.group(3)) in ("ervoor", "daarvoor", "vorige")
        weekday = WEEKDAYS[m.group(1) or m.group(4)]
        yield Piece(m.start(), m.end(), Shift(-1 if back else 1, weekday=weekday), relation=Relation.AT)
    for pattern, days in ((NEXT_DAY, 1), (DAY_BEFORE, -1), (SAME, 0)):
        for m in pattern.finditer(text):
            relation = Relation.UNTIL if m.group().startswith("tot") else Relation.AT
            yield Piece(m.start(), m.end(), Shift(days), relation=relation)


def _minutes(match: re.Match[str]) -> int:
    """How long, in minutes; 0 when the words tell none."""
    number, unit = match.group("n"), match.group("unit")
    if number in ("drie kwartier", "een kwartier", "kwartier"):
        return 0 if unit else 45 if number.startswith("drie") else 15
    if unit is None:
        return 0
    many = _FRACTIONS.get(number) or cardinal(number)
    return round(many * _MINUTES[unit]) if many else 0


def _weekday(weekday: int, which: str, games: Games, today: date) -> date | None:
    """The day of the Games that the weekday means. During the Games the latest up to today, else the first to come;
    after them the last of the Games."""
    span = (games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1))
    days = [day for day in span if day.weekday() == weekday] or [games.closing]
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
