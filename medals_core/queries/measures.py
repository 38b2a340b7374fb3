"""Measures: what is counted of the medals of a filter, and conditions on them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from medals_core.medals import Tally
from medals_core.queries.filters import ALL, Medals, Part


class Metric(StrEnum):
    """What a table is ranked by. Only OFFICIAL (gold, then silver, then bronze) is the official order."""

    OFFICIAL = "official"
    TOTAL = "total"
    POINTS = "points"
    POPULATION = "population"


class Key(StrEnum):
    """What medals are grouped by, averaged over or counted as distinct by."""

    NATION = "nation"
    ATHLETE = "athlete"
    DISCIPLINE = "discipline"
    EVENT = "event"
    GENDER = "gender"
    DAY = "day"
    GAMES = "games"
    COLOUR = "colour"
    CONTINENT = "continent"


class Kind(StrEnum):
    """What a measure counts or computes."""

    COUNT = "count"
    """how many medals"""
    TALLY = "tally"
    """gold, silver and bronze"""
    POINTS = "points"
    """three, two, one; or as the ``weights`` say"""
    PER_MILLION = "per_million"
    """medals per million inhabitants in the year of the Games"""
    RANK = "rank"
    """the nation's rank in the table of the filter (by ``metric``; with one colour, by that colour)"""
    SHARE = "share"
    """the part (0 to 1) that ``of`` is of ``whole``; with ``per`` the part of the different athletes, nations …"""
    AVERAGE = "average"
    """medals per different ``per``"""
    MEDIAN = "median"
    """the median of how many medals the different ``per`` have that have one"""
    DISTINCT = "distinct"
    """how many different ``per`` (nations, athletes, disciplines …) the medals have"""
    STREAK = "streak"
    """the longest run of consecutive ``per`` (days or Games) with a medal"""
    AGE = "age"
    """of an athlete, in years (the whole part is the age) on the day of the first medal, or the last where the oldest
    are asked for; the result says where the birth date is not sure"""
    BORN = "born"
    """of an athlete, the birth date as the number of its day; the earliest is the oldest"""
    POPULATION = "population"
    """of a nation, its inhabitants in millions in the year of the Games"""
    PEAK = "peak"
    """the most medals with one and the same ``per``: on one day, at one Games, in one event, of one nation"""
    MEAN_AGE = "mean_age"
    """of the athletes of the medals, each at the first of theirs, in years; of whom no birth date is known does not
    count, and the result says how many those are"""
    SPAN = "span"
    """the time between two of the medals, in order of time (the first and the last, or those that ``start`` and ``end``
    count from either side): in days, or with ``per`` Games in the years of the Games"""


class Weights(Part):
    """How many points each medal counts."""

    gold: int = Field(ge=0, le=1000)
    silver: int = Field(ge=0, le=1000)
    bronze: int = Field(ge=0, le=1000)

    def of(self, tally: Tally) -> int:
        return self.gold * tally.gold + self.silver * tally.silver + self.bronze * tally.bronze


USUAL = Weights(gold=3, silver=2, bronze=1)


class Measure(Part):
    """One number (for TALLY three) about the medals of a filter. RANK, STREAK and PER_MILLION are of one nation:
    ``of`` names it, or the group does. ``whole`` None: the medals of the same nations at the same Games, or all of them
    where the filter says no more than nations; of a SPAN those of its other end. ``weights``: the points of gold,
    silver and bronze, where others than three, two, one are meant. ``minus``: less that measure of the same group ("who
    won most golds more than in 2022"). ``grown``: of Games, less the same measure at the Games before them."""

    kind: Kind = Kind.COUNT
    of: Medals = ALL
    metric: Metric = Metric.OFFICIAL
    per: Key | None = None
    whole: Medals | None = None
    minus: Measure | None = None
    grown: bool = False
    start: int = 1
    end: int = -1
    weights: Weights | None = None


class Op(StrEnum):
    """How a condition compares two numbers."""

    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class Condition(Part):
    """A measure held against a number or another measure (``times``: so many times that). Within groups ``measure`` is
    narrowed by the group's key; ``value`` only when ``both`` says so ("more gold than silver": of the same nation). A
    better RANK is LESS."""

    measure: Measure
    op: Op = Op.AT_LEAST
    value: float | Measure = 1
    both: bool = False
    times: float = Field(default=1, ge=0, le=1000)
