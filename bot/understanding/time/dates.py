"""Dates in Dutch: ``16 februari``, ``17-02-2026``, ``dinsdag de 17e``, ``half februari``, ``Valentijnsdag``. One that
does not exist (31 februari) is found as well, and said to be impossible."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.understanding.time.meanings import MONTH_NAMES, Day, DayRange, Impossible, Meaning
from bot.understanding.time.numbers import cardinal, ordinal
from bot.understanding.time.pieces import Piece, agreeing
from medals_core.games import Games

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "februarie": 2, "febuari": 2, "februarij": 2,
    "maart": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5,
    "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
    "ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6,
}  # fmt: skip
LONG_WEEKDAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
IN_DAY = "avond|middag|ochtend|morgen|nacht"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_WORDS = (
    "eenendertig(?:ste)?|dertig(?:ste)?|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)entwintig(?:ste)?|twintig(?:ste)?|"
    "(?:der|veer|vijf|zes|zeven|acht|negen)tien(?:de)?|twaalf(?:de)?|elf(?:de)?|tien(?:de)?|eerste?|een|tweede|twee|derde|drie|"
    "vierde|vier|vijfde|vijf|zesde|zes|zevende|zeven|achtste|acht|negende|negen"
)
_YEAR = r"(?:18|19|20)\d\d"
_NO_RANK = (
    r"(?!\s(?:plaats|plek|plaatsen|positie|medaille|gouden|zilver|brons|bronzen|zilveren|plak|goud|keer|maal|dag|week|"
    r"weekend|speeldag|medailledag|wedstrijddag|stand|winterspelen|spelen|editie|deelname|eeuw|"
    r"(?:in|op|van)\s(?:de|het)\s(?:\w*(?:spiegel|stand|lijst|medailles?|klassement)|tabel|top|rangschikking|wedstrijd|race)|"
    rf"{_MONTH})\b)"
)

ISO = re.compile(rf"(?<![\d-])({_YEAR})-(\d{{1,2}})-(\d{{1,2}})(?:t(?=\d\d:)|(?![\d-]))")
NUMERIC = re.compile(rf"(?<![\d.,/:-])(\d{{1,2}})([-/])(\d{{1,2}})(?:\2({_YEAR}|\d\d))?(?![\d/-]|[.,:]\d)")
DOTTED = re.compile(rf"(?<![\d.])(\d{{1,2}})\.(\d{{1,2}})\.({_YEAR})(?!\d)")
NAMED = re.compile(
    rf"(?:\b({LONG_WEEKDAYS}|ma|di|wo|do|vr|za|zo)(?:{IN_DAY})?\.?,?\s|\bdag\s)?(?:de\s)?"
    rf"(?<![\d.,:])\b(\d{{1,2}}|{_DAY_WORDS})(?:e|ste|de)?\s?({_MONTH})\b\.?(?:,?\s({_YEAR})\b)?"
)
WEEKDAY_NUMBER = re.compile(
    rf"\b({LONG_WEEKDAYS})(?:{IN_DAY})?,?\s(?:(de\s)?(\d{{1,2}})(e|ste|de)?|de\s({_DAY_WORDS}))\b"
    r"(?![:.,/-]?\d|\s?(?:uur|u\b|k?m\b|goud|zilver|brons|medaille))"
)
OF_MONTH = re.compile(
    rf"\b(?:op|na|om|voor|tot|sinds|tegen|vanaf|tussen|en met)\s(de\s(\d{{1,2}}(?:e|ste|de)|{_DAY_WORDS}))\b{_NO_RANK}"
)
OF_MONTH_RANGE = re.compile(
    r"\b(?:(?:van|tussen)\s(?:de\s)?)?(\d{1,2})(?:e|ste|de)?\s(?:tot en met|t/?m|tem|tot|-)\s(?:de\s)?"
    rf"(\d{{1,2}})(?:e|ste|de)\b{_NO_RANK}"
)
MONTH_PART = re.compile(rf"\b(eind|einde|half|medio|midden) ({_MONTH})\b")
WHOLE_MONTH = re.compile(rf"(?<=\bin )({_MONTH})\b(?: ({_YEAR})\b)?")
VALENTINE = re.compile(r"\bvalentijns?(?:dag)?\b")


def dates_in(text: str, games: Games) -> Iterator[Piece]:
    """The dates in a lower-case text without accents; they may overlap."""
    for m in ISO.finditer(text):
        yield Piece(m.start(), m.end(), _dated(int(m.group(3)), int(m.group(2)), int(m.group(1)), games))
    for m in DOTTED.finditer(text):
        yield Piece(m.start(), m.end(), _dated(int(m.group(1)), int(m.group(2)), int(m.group(3)), games))
    yield from _numeric(text, games)
    for m in NAMED.finditer(text):
        number = cardinal(m.group(2)) or ordinal(m.group(2)) or 0
        day = _dated(number, MONTHS[m.group(3)], int(m.group(4)) if m.group(4) else None, games)
        if isinstance(day, Day) and m.group(1):
            day = agreeing(day.day, WEEKDAYS[m.group(1)])
        yield Piece(m.start(), m.end(), day, numbered="month")
    for m in WEEKDAY_NUMBER.finditer(text):
        found = day_of_month(int(m.group(3)) if m.group(3) else ordinal(m.group(5)) or cardinal(m.group(5)) or 0, games)
        if found:
            agreed = agreeing(found, WEEKDAYS[m.group(1)])
            if isinstance(agreed, Day) or m.group(2) or m.group(4) or m.group(5):
                yield Piece(m.start(), m.end(), agreed)
    for m in OF_MONTH.finditer(text):
        of_month = day_of_month(ordinal(m.group(2)) or 0, games)
        if of_month:
            yield Piece(m.start(1), m.end(1), Day(of_month), sure=False, numbered="ordinal")
    for m in OF_MONTH_RANGE.finditer(text):
        first, last = (day_of_month(int(m.group(n)), games) for n in (1, 2))
        if first and last and first < last:
            yield Piece(m.start(), m.end(), DayRange(first, last), sure=False)
    yield from _parts_of_months(text, games)
    for m in VALENTINE.finditer(text):
        yield Piece(m.start(), m.end(), _dated(14, 2, None, games))


def _numeric(text: str, games: Games) -> Iterator[Piece]:
    for m in NUMERIC.finditer(text):
        number, month, year = int(m.group(1)), int(m.group(3)), m.group(4)
        if year and month > 12 >= number:
            yield Piece(
                m.start(), m.end(), Impossible(f"{month} is geen maand; schrijf de dag eerst: {month}-{number}.")
            )
        elif year:
            yield Piece(
                m.start(), m.end(), _dated(number, month, int(year) if len(year) == 4 else 2000 + int(year), games)
            )
        else:
            day = _dated(number, month, None, games) if 1 <= month <= 12 else None
            # 4-2 may be a score: without a year it is a date only within the Games
            if isinstance(day, Day) and games.opening <= day.day <= games.closing:
                yield Piece(m.start(), m.end(), day, sure=False)


def _parts_of_months(text: str, games: Games) -> Iterator[Piece]:
    for pattern in (MONTH_PART, WHOLE_MONTH):
        for m in pattern.finditer(text):
            whole = pattern is WHOLE_MONTH
            month = MONTHS[m.group(1) if whole else m.group(2)]
            year = int(m.group(2)) if whole and m.group(2) else None
            first = _dated(1, month, year, games)
            if not isinstance(first, Day):
                continue
            last = (first.day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            if whole:
                yield Piece(m.start(), m.end(), DayRange(first.day, last), sure=False)
            else:
                day = last if m.group(1).startswith("eind") else first.day.replace(day=15)
                yield Piece(m.start(), m.end(), Day(day))


def _dated(day: int, month: int, year: int | None, games: Games) -> Meaning:
    """Without a year, the date nearest to the Games."""
    if not 1 <= month <= 12:
        return Impossible(f"{month} is geen maand.")
    years = [year] if year is not None else [games.opening.year + shift for shift in (-1, 0, 1)]
    near = []
    for one in years:
        try:
            near.append(date(one, month, day))
        except ValueError:
            continue
    if not near:
        in_year = f" {year}" if year is not None and day == 29 else ""
        return Impossible(f"{day} {MONTH_NAMES[month - 1]}{in_year} bestaat niet.")
    return Day(min(near, key=lambda found: abs(found - games.opening)))


def day_of_month(number: int, games: Games) -> date | None:
    """The day of the Games with that number in its month."""
    days = (games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1))
    return next((day for day in days if day.day == number), None)
