"""Rank and medals over time: after each day, the moments at which nations passed each other, and the rank at every
moment that it changes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, Edition
from medals_core.frozen import Frozen
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.filters import Medals
from medals_core.queries.index import bits
from medals_core.queries.measures import Key
from medals_core.queries.moments import ranks_over_time
from medals_core.questions import TimelineQuestion
from medals_core.standings import Standing
from medals_core.view import Narrowed, narrowed, view_of


class DayLines(Frozen):
    """The lines of the nations at the end of a day (or at the moment asked for, on the last one)."""

    day: date
    number: int
    lines: tuple[Standing, ...]


class Passing(Frozen):
    """At that moment ``ahead`` went past ``behind`` (aware: the moment the deciding medal counts from). ``rank`` is
    that of the one ahead then."""

    at: datetime
    ahead: Noc
    behind: Noc
    ahead_tally: Tally
    behind_tally: Tally
    rank: int | None


class Peak(Frozen):
    """The best rank in the days shown, and when it was first reached (aware)."""

    noc: Noc
    standing: Standing
    at: datetime


class TimelineAnswer(Answer):
    """``passings`` in order of time; of one nation alone those that it changed rank by are in ``peaks`` and
    ``days``."""

    nocs: tuple[Noc, ...]
    only: Medals
    days: tuple[DayLines, ...] = ()
    passings: tuple[Passing, ...] = ()
    peaks: tuple[Peak, ...] = ()


def passings_between(found: Narrowed, nocs: tuple[Noc, ...], start: datetime, end: datetime) -> tuple[Passing, ...]:
    """Every moment after ``start`` up to ``end`` at which one of the nations went from behind (or level, having been
    behind) to ahead of another. Drawing level alone is no passing. The first medal of all is none either."""
    passings: list[Passing] = []
    ahead: dict[tuple[Noc, Noc], Noc] = {}
    for moment in _moments(found, nocs, end):
        tallies = {noc: found.tally(noc, moment) for noc in nocs}
        for one, other in combinations(nocs, 2):
            first, second = tallies[one], tallies[other]
            if first == second:
                continue
            leader = one if first > second else other
            former = ahead.get((one, other))
            ahead[one, other] = leader
            if former is None or former == leader or moment < start:
                continue
            passings.append(
                Passing(
                    at=moment,
                    ahead=leader,
                    behind=former,
                    ahead_tally=tallies[leader],
                    behind_tally=tallies[former],
                    rank=found.until(moment).rank(leader),
                )
            )
    return tuple(passings)


def _moments(found: Narrowed, nocs: tuple[Noc, ...], end: datetime) -> tuple[datetime, ...]:
    """The moments up to ``end`` at which one of the nations won a medal, in order."""
    where, medals = found.part
    own = sum(where.masks(Key.NATION).get(noc, 0) for noc in dict.fromkeys(nocs))
    return tuple(dict.fromkeys(where.won[bit].medal.won_at for bit in bits(own & medals & where.until(end))))


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
    base = {"stage": stage, "nocs": nocs, "only": question.only}
    shown = days_shown(edition, stage.at, question.from_day, question.to_day)
    if not games.has_day_data or not shown:
        return TimelineAnswer(**base)
    found = narrowed(question, question.only.narrowed(nations=()), archive)
    days: list[DayLines] = []
    for day in shown:
        table = found.until(min(games.end_of(day), stage.at))
        lines = tuple(table.line(noc) for noc in nocs)
        days.append(DayLines(day=day, number=games.day_number(day), lines=lines))
    start, end = games.start_of(shown[0]), min(games.end_of(shown[-1]), stage.at)
    peaks = (peak for noc in nocs if (peak := _peak(found, noc, start, end)) is not None)
    return TimelineAnswer(
        **base, days=tuple(days), passings=passings_between(found, nocs, start, end), peaks=tuple(peaks)
    )


def _peak(found: Narrowed, noc: Noc, start: datetime, end: datetime) -> Peak | None:
    """At one of its own medals: a nation does not climb by what others win."""
    own = set(_moments(found, (noc,), end))
    ranks = [
        (rank, moment)
        for moment, rank in ranks_over_time(found.part.where, noc, found.part.medals)
        if rank is not None and moment >= start and moment in own
    ]
    if not ranks:
        return None
    _, moment = min(ranks)
    return Peak(noc=noc, standing=found.until(moment).line(noc), at=moment)


class Step(NamedTuple):
    """From that moment (aware) the nation has this rank; None while it has no medal."""

    at: datetime
    rank: int | None


def rank_steps(
    found: Narrowed, nocs: tuple[Noc, ...], start: datetime, end: datetime
) -> Mapping[Noc, tuple[Step, ...]]:
    """What a graph of the race draws: for each nation its rank at ``start`` and every change up to ``end``, in order of
    time. Medals of one moment count together."""
    steps: dict[Noc, list[Step]] = {}
    for noc in nocs:
        own = steps[noc] = [Step(start, None)]
        for moment, rank in ranks_over_time(found.part.where, noc, found.part.medals):
            if moment > end:
                break
            if moment <= start:
                own[:] = [Step(start, rank)]
            elif rank != own[-1].rank:
                own.append(Step(moment, rank))
    return {noc: tuple(own) for noc, own in steps.items()}
