"""The Games: when and where, their medal events and the athletes entered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator
from pydantic.dataclasses import dataclass as record

from medals_core.frozen import Strict
from medals_core.medals import NOTHING, Tally
from medals_core.nations import Noc

GamesId = str
"""``2026-winter``, ``1964-summer``: the year of the Games and the season."""

EventId = str
"""Unique within one Games: ``speed-skating-1000m-women``."""


class Season(StrEnum):
    """Winter or Summer Games."""

    WINTER = "winter"
    SUMMER = "summer"


class Gender(StrEnum):
    """Who may enter an event."""

    MEN = "men"
    WOMEN = "women"
    MIXED = "mixed"
    OPEN = "open"


@record(frozen=True, slots=True, kw_only=True)
class Event:
    """One medal event of one Games. ``discipline``: its slug (speed-skating); ``name``: Dutch, without discipline and
    gender (1000 meter); ``team``: a team, relay or pair wins one medal; ``starts_at``: start of the session with the
    gold; ``ends_at``: planned end, of former Games without times the end of the closing day (both aware)."""

    event_id: EventId
    discipline: str
    name: str
    gender: Gender
    team: bool = False
    venue: str = ""
    starts_at: datetime | None = None
    ends_at: datetime


class Discipline(Strict):
    """A discipline as the public knows it: speed skating and short track are two."""

    discipline: str = Field(description="slug")
    name: str = Field(description="Dutch name: schaatsen")
    name_en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Athlete:
    """A person entered at, or with a medal from, some Games. ``athlete_id`` is unique in the whole archive.

    There are thousands of them, made from rows that were validated: without a dictionary each, 7,000 of them take
    0.8 MB instead of 3."""

    athlete_id: str
    name: str
    nocs: tuple[Noc, ...]
    gender: str = ""
    """M, F, X, or empty"""
    birth_date: date | None = None
    """None when not known or when sources differ"""
    birth_date_sure: bool = False
    aliases: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    """events of the current Games entered"""
    in_current_games: bool = False
    games: tuple[GamesId, ...] = ()
    """former Games of both seasons with a medal, in order of time (of the current Games the ledger tells)"""
    won: Tally = NOTHING
    """the medals of those"""


class Ambition(Strict):
    """What a national team set out to do at these Games."""

    noc: Noc
    top: int = Field(ge=1, description="rank aimed at: 10 for the top ten")
    record_total: int | None = Field(default=None, description="most medals at one Games before these")
    compare_with: tuple[GamesId, ...] = ()
    source: str = ""


class Games(Strict):
    """One edition. ``opening`` and ``closing`` are dates in the Games' own time zone."""

    games_id: GamesId
    season: Season
    year: int
    city: str = Field(description="Dutch name of the city: Turijn")
    city_aliases: tuple[str, ...] = ()
    towns: tuple[tuple[str, str], ...] = ()
    """other places where it was, each with the part of the names of its venues: Antholz, Anterselva"""
    host: Noc
    opening: date
    closing: date
    first_medal_day: date = Field(description="day 1 of the medal table: 7 February 2026")
    time_zone: str = "Europe/Amsterdam"
    n_events: int | None = None
    n_nations: int | None = None
    took_part: tuple[Noc, ...] = Field(
        default=(), description="the nations there, with a medal or none; empty: unknown"
    )
    has_day_data: bool = Field(default=False, description="are the medals dated by day, or only known as a whole?")
    ambitions: tuple[Ambition, ...] = ()
    note: str = ""

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"unknown time zone: {name}") from error
        return name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def day(self, number: int) -> date:
        """The date of medal day ``number`` (day 1 is ``first_medal_day``)."""
        return self.first_medal_day + timedelta(days=number - 1)

    def day_number(self, day: date) -> int:
        return (day - self.first_medal_day).days + 1

    def local(self, moment: datetime) -> datetime:
        """The moment on the clocks of the host city."""
        return moment.astimezone(self.zone)

    def end_of(self, day: date) -> datetime:
        """The last microsecond of that day in the Games' time zone."""
        return datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=self.zone)

    def start_of(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)
