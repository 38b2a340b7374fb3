"""A stretch of a text that names a day or another moment, before its time, its relation and its range are seen."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bot.understanding.time.meanings import WEEKDAY_NAMES, Day, Impossible, Meaning, Part, Relation, spoken
from medals_core.games import Games


class Piece(NamedTuple):
    """Characters ``start`` up to and not including ``end``. ``relation``: where the words themselves say it.
    ``part`` is the part of the day that the word holds (``vanavond``)."""

    start: int
    end: int
    meaning: Meaning
    part: Part | None = None
    sure: bool = True
    relation: Relation | None = None
    ahead: date | None = None
    numbered: str = ""
    """``day`` for ``dag 5``, ``month`` for ``5 februari``: a bare number beside it is one too"""


def kept(pieces: Iterable[Piece]) -> list[Piece]:
    """Left to right, the longest where they overlap."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not found or piece.start >= found[-1].end:
            found.append(piece)
        elif piece.end > found[-1].end and piece.end - piece.start > found[-1].end - found[-1].start:
            found[-1] = piece
    return found


def numbered_day(number: int, games: Games) -> Day | Impossible:
    """``dag 5`` of the medal table."""
    length = games.day_number(games.closing)
    if 1 <= number <= length:
        return Day(games.day(number))
    if length < 1:
        return Impossible(f"Dag {number} is er niet.")
    return Impossible(f"Dag {number} is er niet: de Spelen telden {length} medailledagen.")


def agreeing(day: date, weekday: int | None) -> Day | Impossible:
    """The day, when it falls on that weekday."""
    if weekday is None or day.weekday() == weekday:
        return Day(day)
    right, wrong = WEEKDAY_NAMES[day.weekday()], WEEKDAY_NAMES[weekday]
    return Impossible(f"{spoken(day).capitalize()} was een {right}, geen {wrong}.")
