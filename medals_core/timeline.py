"""Rank and medals over time: after each day, and the moments at which nations passed each other."""

from datetime import date, datetime, timedelta
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.questions import TimelineQuestion
from medals_core.standings import Standing
from medals_core.view import view_of


class DayLines(BaseModel):
    """The lines of the nations at the end of a day (or at the moment asked for, on the last one)."""

    model_config = ConfigDict(frozen=True)

    day: date
    number: int
    lines: tuple[Standing, ...]


class Passing(BaseModel):
    """At that moment ``ahead`` went past ``behind`` (aware: the moment the deciding medal counts from). ``rank`` is
    that of the one ahead then."""

    model_config = ConfigDict(frozen=True)

    at: datetime
    ahead: Noc
    behind: Noc
    ahead_tally: Tally
    behind_tally: Tally
    rank: int | None


class Peak(BaseModel):
    """The best rank in the days shown, and when it was first reached (aware)."""

    model_config = ConfigDict(frozen=True)

    noc: Noc
    standing: Standing
    at: datetime


class TimelineAnswer(Answer):
    """``passings`` in order of time; of one nation alone those that it changed rank by are in ``peaks`` and
    ``days``."""

    nocs: tuple[Noc, ...]
    days: tuple[DayLines, ...] = ()
    passings: tuple[Passing, ...] = ()
    peaks: tuple[Peak, ...] = ()


def passings_between(
    edition: Edition, nocs: tuple[Noc, ...], as_of: AsOf, start: datetime, end: datetime
) -> tuple[Passing, ...]:
    """Every moment after ``start`` up to ``end`` at which one of the nations went from behind (or level, having been
    behind) to ahead of another. Drawing level alone is no passing. The first medal of all is none either."""
    found: list[Passing] = []
    ahead: dict[tuple[Noc, Noc], Noc] = {}
    book = edition.book_at(as_of)
    for moment in sorted({won.medal.won_at for noc in nocs for won in book.medals_of(noc)}):
        if moment > end:
            break
        then = edition.book_at(AsOf(won_by=moment, known_by=as_of.known_by))
        for one, other in combinations(nocs, 2):
            first, second = then.tally(one), then.tally(other)
            if first == second:
                continue
            leader = one if first > second else other
            former = ahead.get((one, other))
            ahead[one, other] = leader
            if former is None or former == leader or moment < start:
                continue
            found.append(
                Passing(
                    at=moment,
                    ahead=leader,
                    behind=former,
                    ahead_tally=then.tally(leader),
                    behind_tally=then.tally(former),
                    rank=then.standings.rank(leader),
                )
            )
    return tuple(found)


def days_shown(edition: Edition, at: datetime, from_day: date | None, to_day: date | None) -> tuple[date, ...]:
    """The medal days up to that moment, within the days asked for."""
    games = edition.games
    first = max(games.first_medal_day, from_day or games.first_medal_day)
    last = min(games.closing, games.local(at).date(), to_day or games.closing)
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


@answers(TimelineQuestion)
def timeline(question: TimelineQuestion, archive: Archive, viewpoint: Viewpoint) -> TimelineAnswer:
    """Rank and medals after each day, and when the nations passed each other. No days without day data."""
    edition, _, stage = view_of(question, archive, viewpoint)
    games = edition.games
    nocs = question.nocs or (viewpoint.own,)
    if not games.has_day_data:
        return TimelineAnswer(stage=stage, nocs=nocs)
    shown = days_shown(edition, stage.at, question.from_day, question.to_day)
    if not shown:
        return TimelineAnswer(stage=stage, nocs=nocs)

    def at_end_of(day: date) -> AsOf:
        return AsOf(won_by=min(games.end_of(day), stage.at), known_by=question.as_of.known_by)

    days = tuple(
        DayLines(
            day=day,
            number=games.day_number(day),
            lines=tuple(edition.book_at(at_end_of(day)).standings.line(noc) for noc in nocs),
        )
        for day in shown
    )
    start, end = games.start_of(shown[0]), min(games.end_of(shown[-1]), stage.at)
    passings = passings_between(edition, nocs, question.as_of, start, end)
    peaks = (peak for noc in nocs if (peak := _peak(edition, noc, question.as_of, start, end)) is not None)
    return TimelineAnswer(stage=stage, nocs=nocs, days=days, passings=passings, peaks=tuple(peaks))


def _peak(edition: Edition, noc: Noc, as_of: AsOf, start: datetime, end: datetime) -> Peak | None:
    best: Peak | None = None
    for won in edition.book_at(as_of).medals_of(noc):
        moment = won.medal.won_at
        if not start <= moment <= end:
            continue
        line = edition.book_at(AsOf(won_by=moment, known_by=as_of.known_by)).standings.line(noc)
        if line.rank is not None and (best is None or best.standing.rank is None or line.rank < best.standing.rank):
            best = Peak(noc=noc, standing=line, at=moment)
    return best
