"""Days as the Games count them: ``dag 5``, ``de eerste week``, ``de slotdag``, ``halverwege``, ``na 50 onderdelen``."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.understanding.time.dates import MONTHS
from bot.understanding.time.meanings import Day, DayRange, EventsDone, Impossible, Relation
from bot.understanding.time.numbers import cardinal, ordinal
from bot.understanding.time.pieces import Piece, numbered_day
from medals_core.games import Games

_RANK_WORDS = (
    r"eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|\w{3,8}tiende|twintigste|"
    r"\d{1,2}(?:e|ste|de)"
)
_DAY = r"(?:speel|medaille|wedstrijd)?dag"
_EVENTS = r"(?:onderdelen|onderdeel|events|nummers|wedstrijden|finales|medaillewedstrijden|medailleonderdelen)"
_OVER = (
    r"(?:(?:\s(?:was|waren|is|zijn))?\s(?:achter de rug|geweest|beslist|klaar|afgerond|gedaan|voorbij|verreden)"
    r"(?:\s(?:was|waren|is|zijn))?|\s(?:zat|zaten) erop)"
)
_FIRST = r"eerste|1e|1ste|laatste|afgelopen|voorbije"

DAY_NUMBER = re.compile(
    rf"\b{_DAY}(?:en)?\s(?:nummer\s|nr\.?\s)?(\d{{1,3}}|[a-z]{{3,14}})\b"
    rf"(?!\s?(?:goud|zilver|brons|medaille|plak|keer|(?:{'|'.join(MONTHS)})\b)|[.:,]\d)"
)
NTH_DAY = re.compile(rf"\b({_RANK_WORDS})\s{_DAY}\b(?! na\b| zonder\b| met\b(?!\s(?:het|de)\b)| dat\b| waarop\b)")
DAYS_PAST = re.compile(r"(?<=\bna )(\d{1,2}|[a-z]{3,14}) (dagen|dag|week|weken)\b")
DAYS_TO_GO = re.compile(
    r"\b(\d{1,2}|[a-z]{3,8}) (dagen|dag) voor (?:het eind(?:e)?|de slotdag|de sluiting|het slot)\b"
    r"(?: van de (?:winter)?spelen\b)?"
)
SOME_DAYS = re.compile(rf"\b({_FIRST}) (\d{{1,2}}|[a-z]{{3,7}}) {_DAY}en\b")
WEEK = re.compile(
    r"\b(eerste|1e|1ste|tweede|2e|2de|laatste|afgelopen|voorbije|deze|dit|komend|vorige|vorig)"
    r"\s(week|weekend|weekeinde)\b|\bweek\s(een|1|twee|2)\b"
)
EDGE_WEEKEND = re.compile(r"\b(opening|slot)s?(weekend|weekeinde|week)\b")
ONE_OF_WEEKS = re.compile(
    r"\b(eerste|1e|1ste|tweede|2e|2de|laatste)(?=\s(?:of|en|dan|tegen)\s(?:(?:in|van|tijdens)\s)?(?:(?:de|het)\s)?"
    r"(?:eerste|1e|1ste|tweede|2e|2de|laatste)\s(week|weekend|weekeinde)\b)"
)
"""The first of "de eerste of de tweede week"."""
LAST_DAY = re.compile(
    r"\b(?:slotdag|(?:aller)?laatste (?:wedstrijd|speel|medaille)?dag(?!\s(?:zonder|met|dat|waarop|waar)\b)|"
    r"sluitingsdag|slotceremonie|sluitingsceremonie|(?:de )?sluiting(?= van de (?:winter)?spelen|\s*[?.!]*$))\b"
    r"(?: van de (?:winter)?spelen\b)?"
)
DAY_BEFORE_LAST = re.compile(
    r"\b(?:voorlaatste|(?:op )?(?:een|1) na (?:de )?laatste) (?:wedstrijd|speel|medaille)?dag\b"
    r"(?: van de (?:winter)?spelen\b)?"
)
OPENING = re.compile(r"\b(?:openingsdag|openingsceremonie)\b(?: van de (?:winter)?spelen\b)?")
HALFWAY = re.compile(
    r"\b(?:halverwege|halfweg|op de helft)\b(?: (?:(?:van )?de (?:winter)?spelen|het toernooi|het programma)\b)?"
)
HALF_OF_EVENTS = re.compile(
    rf"(?:(?<=\btoen )|(?<=\bna )|(?<=\bnadat ))(?:precies |ongeveer )?de helft van (?:de|alle) {_EVENTS}\b{_OVER}?"
    rf"|\b(?:precies |ongeveer )?de helft van (?:de|alle) {_EVENTS}\b{_OVER}"
)
EVENTS_DONE = re.compile(
    rf"\b(?:na (?:(?:de )?eerste )?|(?:toen|nadat) (?:er )?)(\d{{1,3}}|[a-z]{{3,20}}) "
    rf"(?:van de (?:\d{{2,3}} )?)?{_EVENTS}\b(?:{_OVER})?"
)
THE_END = re.compile(
    r"\b(?:(?:aan|op|tegen|na) het eind(?:e)?\b(?! van (?!de (?:winter)?spelen))|na afloop\b|"
    r"eind(?:e)?(?= van de spelen| van de winterspelen|\s*[?.!]*$)|"
    r"(?:na|op het einde van) de (?:winter)?spelen\b|"
    r"toen (?:het|alles|de (?:winter)?spelen) (?:afgelopen|voorbij|gedaan|klaar|over) (?:was|waren)\b)"
    r"(?: van de (?:winter)?spelen\b)?"
)
THE_START = re.compile(r"\b(?:voor|voor aanvang van|voor het begin van) de (?:winter)?spelen\b")

_DAYS_A_WEEK = 7
_LONG_SECOND_WEEK = 9
"""A second week of so many days or fewer is one week: that of the last days of the Games."""


def games_days_in(text: str, games: Games, today: date) -> Iterator[Piece]:
    """The days in a lower-case text without accents that are told by the Games; they may overlap."""
    for pattern in (DAY_NUMBER, NTH_DAY):
        for m in pattern.finditer(text):
            number = cardinal(m.group(1)) if pattern is DAY_NUMBER else ordinal(m.group(1))
            if number is not None and m.group(1) != "geen":  # "op zestien dagen geen medaille"
                yield Piece(m.start(), m.end(), numbered_day(number, games), numbered="day")
    for m in DAYS_PAST.finditer(text):
        days = (cardinal(m.group(1)) or 0) * (_DAYS_A_WEEK if m.group(2).startswith("we") else 1)
        if days:
            yield Piece(m.start(), m.end(), numbered_day(days, games), relation=Relation.AFTER)
    for m in DAYS_TO_GO.finditer(text):
        number = cardinal(m.group(1))
        if number:
            yield Piece(m.start(), m.end(), Day(games.closing - timedelta(days=min(number, 99))))
    for m in SOME_DAYS.finditer(text):
        number = cardinal(m.group(2))
        if number:
            yield Piece(m.start(), m.end(), _some_days(m.group(1), number, games, today))
    for pattern in (WEEK, EDGE_WEEKEND, ONE_OF_WEEKS):
        for m in pattern.finditer(text):
            yield Piece(m.start(), m.end(), _week(m, games, today))
    yield from _events_done(text, games)
    for pattern, day, relation in (
        (LAST_DAY, games.closing, None),
        (DAY_BEFORE_LAST, games.closing - timedelta(days=1), None),
        (OPENING, games.opening, None),
        (THE_END, games.closing, Relation.AT),
        (THE_START, games.opening, Relation.BEFORE),
    ):
        for m in pattern.finditer(text):
            yield Piece(m.start(), m.end(), Day(day), relation=relation)


def _events_done(text: str, games: Games) -> Iterator[Piece]:
    for pattern in (HALFWAY, HALF_OF_EVENTS):
        for m in pattern.finditer(text):
            yield Piece(m.start(), m.end(), EventsDone(half=True), relation=Relation.AT)
    for m in EVENTS_DONE.finditer(text):
        if (number := cardinal(m.group(1))) is None:
            continue
        done: EventsDone | Impossible = EventsDone(number)
        if games.n_events is not None and number > games.n_events:
            done = Impossible(f"Er waren maar {games.n_events} onderdelen.")
        yield Piece(m.start(), m.end(), done, relation=Relation.AT)


def _some_days(which: str, number: int, games: Games, today: date) -> DayRange | Impossible:
    length = games.day_number(games.closing)
    if number > length:
        return Impossible(f"De Spelen telden {length} medailledagen.")
    if which in ("eerste", "1e", "1ste"):
        return DayRange(games.day(1), games.day(number))
    last = games.closing if which == "laatste" else min(today, games.closing)
    return DayRange(last - timedelta(days=number - 1), last)


_ALSO = {"opening": "eerste", "slot": "laatste", "dit": "deze", "komend": "deze", "vorig": "vorige"}


def _week(match: re.Match[str], games: Games, today: date) -> DayRange:
    """The first week of the medal table is its days 1 to 7; a weekend ends on its Sunday."""
    which, what = str(match.group(1) or match.groups()[-1]), match.group(2) or "week"
    which = _ALSO.get(which, which)
    reference = min(today, games.closing)
    monday = reference - timedelta(days=reference.weekday())
    if which in ("afgelopen", "voorbije", "deze"):
        if what == "week":
            return DayRange(reference - timedelta(days=_DAYS_A_WEEK - 1) if which != "deze" else monday, reference)
        sunday = (
            monday + timedelta(days=6) if which == "deze" or reference.weekday() == 6 else monday - timedelta(days=1)
        )
        return DayRange(sunday - timedelta(days=1), sunday)
    if which == "vorige":
        return DayRange(monday - timedelta(days=_DAYS_A_WEEK if what == "week" else 2), monday - timedelta(days=1))
    if what != "week":
        sundays = [day for day in _days_of(games) if day.weekday() == 6] or [games.closing]
        place = 0 if which in ("eerste", "1e", "1ste") else 1
        sunday = sundays[-1] if which == "laatste" or place >= len(sundays) else sundays[place]
        return DayRange(sunday - timedelta(days=1), sunday)
    if which in ("eerste", "1e", "1ste", "een", "1"):
        return DayRange(games.day(1), min(games.day(_DAYS_A_WEEK), games.closing))
    if which == "laatste":
        return DayRange(games.closing - timedelta(days=_DAYS_A_WEEK - 1), games.closing)
    first, last = games.day(_DAYS_A_WEEK + 1), games.day(2 * _DAYS_A_WEEK)
    if last >= games.closing or (games.closing - first).days < _LONG_SECOND_WEEK:
        last = games.closing
    return DayRange(first, last)


def _days_of(games: Games) -> list[date]:
    return [games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1)]
