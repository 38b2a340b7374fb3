"""``answer``: from a question to its answer, a pure function. Each subject's room registers how it answers."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from medals_core.archive import Archive, AsOf, Edition
from medals_core.games import Games
from medals_core.nations import Noc
from medals_core.questions import Asked


class Viewpoint(BaseModel):
    """From where is asked: the asker's moment (aware) and own nation."""

    model_config = ConfigDict(frozen=True)

    now: datetime
    own: Noc = "NED"


class Phase(StrEnum):
    BEFORE = "before"
    RUNNING = "running"
    FINISHED = "finished"


class Stage(BaseModel):
    """At which moment of which Games an answer holds, so that it can be worded rightly: "staat derde", "stond derde",
    "eindigde als derde"."""

    model_config = ConfigDict(frozen=True)

    games: Games
    as_of: AsOf
    phase: Phase
    """Of the Games at the moment of the answer (not of the asker): FINISHED when every event is decided in this book,
    or the Games are over."""
    is_latest: bool
    """Does the answer hold for the latest that the ledger knows?"""
    at: datetime
    """The moment of the answer: the one asked for, else the latest that the ledger knows (aware)."""
    whole_day: date | None = None
    """Set when the moment asked for is the end of a day in the Games' time zone."""
    decided: int
    remaining: int
    day_number: int | None = None
    """Day of the medal table (day 1 is the first medal day); None outside the Games."""


class Answer(BaseModel):
    """What all answers share."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    stage: Stage


Q = TypeVar("Q", bound=Asked)
A = TypeVar("A", bound=Answer)
_ANSWERING: dict[type[Asked], Callable[[Any, Archive, Viewpoint], Answer]] = {}


def answers(
    question_type: type[Q],
) -> Callable[[Callable[[Q, Archive, Viewpoint], A]], Callable[[Q, Archive, Viewpoint], A]]:
    """Register the function that answers one type of question."""

    def register(function: Callable[[Q, Archive, Viewpoint], A]) -> Callable[[Q, Archive, Viewpoint], A]:
        _ANSWERING[question_type] = function
        return function

    return register


def answer(question: Asked, archive: Archive, viewpoint: Viewpoint) -> Answer:
    """The answer to any question. Raises KeyError for a nation, athlete, event or Games that the archive does not
    hold: understanding only makes questions about what is there."""
    return _ANSWERING[type(question)](question, archive, viewpoint)


def stage_of(edition: Edition, as_of: AsOf, now: datetime) -> Stage:
    """The stage of an answer about this edition as of that moment, asked at ``now``."""
    games = edition.games
    book = edition.book_at(as_of)
    latest = edition.book.last_moment
    at = (
        min(as_of.won_by, now)
        if as_of.won_by
        else (max(latest, min(now, games.end_of(games.closing))) if latest else now)
    )
    local = games.local(at)
    decided = len(book.decided())
    n_events = len(edition.events) or games.n_events or 0
    over = at >= games.end_of(games.closing)
    if over or (n_events and decided >= n_events):
        phase = Phase.FINISHED
    elif len(book) or at >= games.start_of(games.opening):
        phase = Phase.RUNNING
    else:
        phase = Phase.BEFORE
    ended = as_of.won_by is None or (latest is not None and as_of.won_by >= latest)
    in_games = games.opening <= local.date() <= games.closing
    return Stage(
        games=games,
        as_of=as_of,
        phase=phase,
        is_latest=ended and as_of.known_by is None,
        at=at,
        whole_day=local.date() if as_of.won_by is not None and at == games.end_of(local.date()) else None,
        decided=decided,
        remaining=max(0, n_events - decided),
        day_number=games.day_number(local.date()) if in_games and local.date() >= games.first_medal_day else None,
    )
