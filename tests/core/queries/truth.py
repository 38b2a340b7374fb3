"""A query with the value that plain loops find for it; short names to write queries with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from medals_core.archive import AsOf
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals, NationRef, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Query

ROME = ZoneInfo("Europe/Rome")
GOLD, SILVER, BRONZE = (Colour.GOLD,), (Colour.SILVER,), (Colour.BRONZE,)
MEN, WOMEN, MIXED = (Gender.MEN,), (Gender.WOMEN,), (Gender.MIXED,)
SKATING, SHORT_TRACK, CROSS_COUNTRY = ("speed-skating",), ("short-track",), ("cross-country-skiing",)
BEFORE = Scope(ever=True, until=2025)


@dataclass(frozen=True)
class Truth:
    """``name``: the item of the exam, or what is asked."""

    name: str
    query: Query
    computed: Callable[[], object]


def games(*years: int) -> Scope:
    return Scope(ids=tuple(f"{year}-winter" for year in years))


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=ROME)


def at(day: int, hour: int, minute: int = 0) -> AsOf:
    return AsOf(won_by=moment(day, hour, minute))


def close(day: int) -> AsOf:
    return AsOf(won_by=datetime(2026, 2, day, 23, 59, 59, 999999, tzinfo=ROME))


def february(day: int) -> date:
    return date(2026, 2, day)


def of(*nocs: NationRef, **fields: object) -> Medals:
    """The medals of these nations (none named: of all)."""
    return Medals.model_validate({"nations": nocs, **fields})


def count(medals: Medals) -> Measure:
    return Measure(of=medals)


def tally(medals: Medals) -> Measure:
    return Measure(kind=Kind.TALLY, of=medals)


def rank_by(medals: Medals, metric: Metric = Metric.OFFICIAL) -> Measure:
    return Measure(kind=Kind.RANK, of=medals, metric=metric)


def different(per: Key, medals: Medals) -> Measure:
    return Measure(kind=Kind.DISTINCT, of=medals, per=per)


def streak(per: Key, medals: Medals) -> Measure:
    return Measure(kind=Kind.STREAK, of=medals, per=per)


def share(medals: Medals) -> Measure:
    return Measure(kind=Kind.SHARE, of=medals)


def has(measure: Measure, op: Op, value: float | Measure, both: bool = False) -> Condition:
    return Condition(measure=measure, op=op, value=value, both=both)


__all__ = [
    "BEFORE", "BRONZE", "CROSS_COUNTRY", "EVER", "GOLD", "MEN", "MIXED", "SHORT_TRACK", "SILVER", "SKATING", "WOMEN",
    "Truth", "at", "close", "count", "different", "february", "games", "has", "moment", "of", "rank_by", "share",
    "streak", "tally",
]  # fmt: skip
