"""Ask the real archive."""

from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from medals_core import Answer, Archive, AsOf, Viewpoint, answer, load_archive

ROME = ZoneInfo("Europe/Rome")
AFTER = datetime(2026, 3, 1, 12, tzinfo=UTC)

A = TypeVar("A", bound=Answer)


@cache
def archive() -> Archive:
    return load_archive()


def at(day: int, hour: int, minute: int = 0) -> AsOf:
    return AsOf(won_by=datetime(2026, 2, day, hour, minute, tzinfo=ROME))


def end_of(day: int) -> AsOf:
    return AsOf(won_by=archive().current.games.end_of(date(2026, 2, day)))


def answered(question: BaseModel, expected: type[A], own: str = "NED", now: datetime = AFTER) -> A:
    """The answer after the Games, or by what was known then, of the type that belongs to the question."""
    found = answer(question, archive() if now == AFTER else archive().known_by(now), Viewpoint(now=now, own=own))
    assert isinstance(found, expected)
    return found
