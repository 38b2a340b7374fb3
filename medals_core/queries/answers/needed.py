"""The least that a nation needs (or needed) to pass another, to hold a place or to hold so many medals."""

from collections.abc import Callable, Iterable
from itertools import islice
from math import inf

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medals import Colour, Tally
from medals_core.nations import population
from medals_core.overtaking import ways_level, ways_past
from medals_core.queries.contest import Contest
from medals_core.queries.measures import Metric
from medals_core.queries.model import Needed
from medals_core.queries.results import MedalSet, NeededAnswer, Unknown
from medals_core.queries.tables import Score, score
from medals_core.standings import UNRANKED, Standing

NOTHING = Tally()
MOST = 500
"""Nobody needs more medals than this: where the search for a number ends."""


@answers(Needed)
def needed(query: Needed, archive: Archive, viewpoint: Viewpoint) -> NeededAnswer:
    """All minimal ways to the goal, all else staying as it is; fewest medals first."""
    contest = Contest(query.within, archive, query.metric)
    stage = contest.found.stage(viewpoint.now)
    nocs = contest.nations(query.noc)
    own = contest.line(nocs[0]) if nocs else Standing(noc="", tally=Tally(), rank=None)
    target = _target(query, contest, own)
    unranked = own.noc in UNRANKED or (target is not None and target.noc in UNRANKED)
    answer = NeededAnswer(stage=stage, at=contest.found.at, query=query, nations=nocs, own=own, target=target,
                          unranked=unranked,
                          unknown=contest.found.unknown or (None if nocs else Unknown.NO_RANK))  # fmt: skip
    if unranked or answer.unknown:
        return answer
    if query.count is not None:
        missing = query.count - (own.tally.of(query.colour) if query.colour else own.tally.total)
        ways = [_only(colour, missing) for colour in Colour if query.colour in (None, colour)]
        already = missing <= 0
    else:
        already = _is_there(query, contest, own, target)
        ways = list(_ways(query, contest, own, target))
    if already:
        return answer.model_copy(update={"already": True})
    over = not stage.remaining
    sets = [
        MedalSet(
            extra=extra,
            level=target is not None and _score(contest, own, extra) == _score(contest, target),
            possible=over or extra.fits_in(contest.left),
        )
        for extra in ways
    ]
    sets.sort(key=lambda one: (sum(map(abs, one.extra)), [-count for count in one.extra]))
    return answer.model_copy(update={"sets": tuple(sets)})


def _target(query: Needed, contest: Contest, own: Standing) -> Standing | None:
    """Whom to pass or draw level with. Neither a nation nor a place said: the one just above."""
    if query.count is not None:
        return None
    if query.passes is not None:
        nocs = contest.nations(query.passes)
        return contest.line(nocs[0]) if nocs else None
    others = [line for line in contest.table.standings.ranked if line.noc != own.noc]
    if query.place is not None:
        return others[query.place - 1] if query.place <= len(others) else None
    ahead = [line for line in others if own.rank is None or (line.rank or 0) < own.rank]
    return ahead[-1] if ahead else None


def _score(contest: Contest, line: Standing, extra: Tally = NOTHING) -> Score:
    """What is compared with so many more medals: the more the better."""
    tally = line.tally.combined(extra)

    def per_head() -> float:
        return tally.total / (population(contest.archive.nations, line.noc, contest.edition.games.year) or inf)

    return score(tally, contest.metric, per_head) or ()


def _is_there(query: Needed, contest: Contest, own: Standing, target: Standing | None) -> bool:
    if query.place is not None and query.passes is None:
        return own.rank is not None and own.rank <= query.place
    if target is None:
        return own.rank is not None
    ahead, behind = _score(contest, own), _score(contest, target)
    return ahead > behind or (query.level and ahead == behind and own.rank is not None)


def _ways(query: Needed, contest: Contest, own: Standing, target: Standing | None) -> Iterable[Tally]:
    """Every minimal set of medals; by another metric than the official one the least of each colour. With ``turned``
    the least number of own medals that had been of the colour."""
    level = query.level or (query.place is not None and query.passes is None)

    def reaches(extra: Tally) -> bool:
        if target is None:
            return extra.total > 0
        mine, theirs = _score(contest, own, extra), _score(contest, target)
        return mine > theirs or (level and mine == theirs)

    if query.turned is not None:
        colour = query.colour or Colour.GOLD
        held = own.tally.of(query.turned)
        turns = (Tally().plus(colour, n).plus(query.turned, -n) for n in range(1, held + 1))
        return _first(turns, reaches)
    if query.colour is not None:
        return _first((_only(query.colour, n) for n in range(1, MOST)), reaches)
    if target is None:
        return [_only(colour, 1) for colour in Colour]
    if query.metric is Metric.OFFICIAL:
        return (ways_level if level else ways_past)(own.tally, target.tally)
    return [way for colour in Colour for way in _first((_only(colour, n) for n in range(1, MOST)), reaches)]


def _only(colour: Colour, count: int) -> Tally:
    return Tally().plus(colour, count)


def _first(ways: Iterable[Tally], reaches: Callable[[Tally], bool]) -> list[Tally]:
    return list(islice(filter(reaches, ways), 1))
