"""``answer``: from a question to its answer, a pure function. Each subject's room registers how it answers."""

from collections.abc import Callable, Container
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel

from medals_core.archive import Archive, AsOf, Edition
from medals_core.frozen import Frozen
from medals_core.games import Games
from medals_core.nations import Noc
from medals_core.queries.errors import QueryError
from medals_core.questions import Asked


class Viewpoint(Frozen):
    """Who is asking: the moment (aware of its time zone) and the asker's own nation."""

    now: datetime
    own: Noc = "NED"


class Phase(StrEnum):
    """Where the Games are: still to come, under way or over."""

    BEFORE = "before"
    RUNNING = "running"
    FINISHED = "finished"


class Stage(Frozen):
    """At which moment of which Games an answer holds, so that it can be worded rightly: "staat derde", "stond derde",
    "eindigde als derde"."""

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


class Answer(Frozen):
    """What all answers share."""

    stage: Stage


Q = TypeVar("Q", bound=BaseModel)
A = TypeVar("A", bound=Answer)
_ANSWERING: dict[type[BaseModel], Callable[[Any, Archive, Viewpoint], Answer]] = {}


def answers(
    question_type: type[Q],
) -> Callable[[Callable[[Q, Archive, Viewpoint], A]], Callable[[Q, Archive, Viewpoint], A]]:
    """Register the function that answers one type of question."""

    def register(function: Callable[[Q, Archive, Viewpoint], A]) -> Callable[[Q, Archive, Viewpoint], A]:
        _ANSWERING[question_type] = function
        return function

    return register


def answer(question: BaseModel, archive: Archive, viewpoint: Viewpoint) -> Answer:
    """The answer to any question, a page or a query. Raises ``QueryError`` for anything that is not in the archive (an
    unknown nation, athlete, event, sport or Games, a day outside the Games)."""
    if isinstance(question, Asked):
        _check(question, archive)
    return _ANSWERING[type(question)](question, archive, viewpoint)


def _check(page: Asked, archive: Archive) -> None:
    """Does the archive hold what the page is about?"""
    edition = archive.edition(page.games)
    held: dict[str, Container[str]] = {
        "noc": archive.nations,
        "nocs": archive.nations,
        "around": archive.nations,
        "athlete_id": archive.athletes,
        "event_id": edition.events,
        "discipline": archive.disciplines,
        "former": archive.editions,
    }
    for field, those in held.items():
        value = getattr(page, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and one not in those:
                raise QueryError(f"{field} that the data do not hold: {one!r}")


def stage_of(edition: Edition, as_of: AsOf, now: datetime) -> Stage:
    """The stage of an answer about this edition as of that moment, asked at ``now``."""
    games = edition.games
    book = edition.book_at(AsOf(known_by=as_of.known_by))
    latest = edition.book.last_moment
    at = (
        min(as_of.won_by, now)
        if as_of.won_by
        else (max(latest, min(now, games.end_of(games.closing))) if latest else now)
    )
    local = games.local(at)
    decided = len(book.decided() if as_of.won_by is None else book.decided_by(as_of.won_by))
    started = len(book) and (as_of.won_by is None or book.medals()[0].medal.won_at <= as_of.won_by)
    n_events = len(edition.events) or games.n_events or 0
    over = at >= games.end_of(games.closing)
    if over or (n_events and decided >= n_events):
        phase = Phase.FINISHED
    elif started or at >= games.start_of(games.opening):
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
