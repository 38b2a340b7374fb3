"""The race for a place: who holds it, who is within reach above and below, and what each needs."""

from datetime import datetime

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive
from medals_core.frozen import Frozen
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.overtaking import ways_past
from medals_core.questions import RaceQuestion
from medals_core.standings import UNRANKED, Reason, Standing, Standings
from medals_core.view import gold_since, view_of

WITHIN_REACH = 1
"""A nation with at most so many golds fewer (or more) than the holder is in the race."""
SHOWN_ABOVE = 3
SHOWN_BELOW = 6


class Contender(Frozen):
    """One nation in the race. ``ways``: the minimal sets with which it passes the holder (those below), or with which
    the holder passes it (those above). ``gold_since``: the moment of its latest gold (aware)."""

    standing: Standing
    reason: Reason
    ways: tuple[Tally, ...]
    gold_since: datetime | None


class Pursuers(Frozen):
    """Those below the holder with the same number of golds, in order of the table."""

    golds: int
    nocs: tuple[Noc, ...]


class RaceAnswer(Answer):
    """``place``: the place raced for; ``holders``: who stand there (several when shared; the one asked about first).
    ``above`` and ``below``: within reach, the nearest first. ``noc``: asked around that nation."""

    place: int | None
    noc: Noc | None
    holders: tuple[Standing, ...]
    above: tuple[Contender, ...] = ()
    below: tuple[Contender, ...] = ()
    pursuers: tuple[Pursuers, ...] = ()
    n_ranked: int
    unranked: bool = False


@answers(RaceQuestion)
def race(question: RaceQuestion, archive: Archive, viewpoint: Viewpoint) -> RaceAnswer:
    """The race for a place, or around a nation (by default the own one)."""
    _, book, stage = view_of(question, archive, viewpoint)
    standings = book.standings
    noc = question.noc if question.place is None else None
    if question.place is None and noc is None:
        noc = viewpoint.own
    if noc is not None:
        own = standings.line(noc)
        place = own.rank
        holders = (own, *(line for line in standings.at(place) if line.noc != noc)) if place else ()
    else:
        holders = holders_of(standings, question.place or 1)
        place = holders[0].rank if holders else question.place
    if not holders:
        return RaceAnswer(
            stage=stage, place=place, noc=noc, holders=(), n_ranked=len(standings.ranked), unranked=noc in UNRANKED
        )
    holder = holders[0]
    higher = [line for line in standings.ranked if line.tally > holder.tally]
    lower = [line for line in standings.ranked if line.tally < holder.tally]
    near_above = _near(higher[::-1], holder)[:SHOWN_ABOVE]
    near_below = _near(lower, holder)[:SHOWN_BELOW]

    def contender(line: Standing) -> Contender:
        lines = (holder.tally, line.tally) if line.tally > holder.tally else (line.tally, holder.tally)
        return Contender(standing=line, reason=standings.reason(holder.noc, line.noc), ways=ways_past(*lines),
                         gold_since=gold_since(book, line.noc))  # fmt: skip

    pursuers: dict[int, list[Noc]] = {}
    for line in near_below:
        pursuers.setdefault(line.tally.gold, []).append(line.noc)
    return RaceAnswer(
        stage=stage,
        place=place,
        noc=noc,
        holders=holders,
        above=tuple(contender(line) for line in near_above),
        below=tuple(contender(line) for line in near_below),
        pursuers=tuple(Pursuers(golds=golds, nocs=tuple(nocs)) for golds, nocs in pursuers.items()),
        n_ranked=len(standings.ranked),
    )


def holders_of(standings: Standings, place: int) -> tuple[Standing, ...]:
    """Who stand at the place; when a tie above skips it, those who share the rank that covers it."""
    ranked = standings.ranked
    if place > len(ranked):
        return ()
    rank = ranked[place - 1].rank
    return tuple(line for line in ranked if line.rank == rank)


def _near(lines: list[Standing], holder: Standing) -> list[Standing]:
    """Those within reach of the holder; always the nearest."""
    return [
        line
        for index, line in enumerate(lines)
        if index == 0 or abs(line.tally.gold - holder.tally.gold) <= WITHIN_REACH
    ]
