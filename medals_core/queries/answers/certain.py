"""What was certain or still possible at a moment, since when, and which medal settled it.

The assumption is that of ``medals_core.pages.certainty``: any nation may win any of the medals that are left.
"""

from bisect import bisect_left
from datetime import datetime
from functools import cached_property

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.pages.certainty import Verdict, best_rank, participants, verdict, worst_rank
from medals_core.queries.contest import Contest
from medals_core.queries.described import known
from medals_core.queries.model import Certain, CertainAsk
from medals_core.queries.moments import JUST_BEFORE
from medals_core.queries.results import CertainAnswer, Unknown
from medals_core.standings import UNRANKED


@answers(Certain)
def certain(query: Certain, archive: Archive, viewpoint: Viewpoint) -> CertainAnswer:
    """Is it so at that moment; with SINCE and GONE from which medal on, without a break up to that moment."""
    contest = Contest(query.within, archive)
    found, edition = contest.found, contest.edition
    here = _Prospect(query, contest, found.until)
    asked = {CertainAsk.CERTAIN: Verdict.CERTAIN, CertainAsk.SINCE: Verdict.CERTAIN, CertainAsk.GONE: Verdict.CLOSED}
    wanted = asked.get(query.ask)
    holds = here.verdict is wanted if wanted else here.verdict is not Verdict.CLOSED
    since, by = None, None
    settled = here.verdict is not Verdict.OPEN and query.noc not in UNRANKED
    if settled and edition.games.has_day_data and found.unknown is None:
        since = _since(query, contest, here.verdict)
        by = _settled_by(query, contest, since) if since else None
    no_days = query.ask in (CertainAsk.SINCE, CertainAsk.GONE) and not edition.games.has_day_data
    unknown = Unknown.NO_DAYS if no_days else Unknown.NO_RANK if query.noc in UNRANKED else None
    return CertainAnswer(stage=found.stage(viewpoint.now), at=found.at, query=query, holds=holds, since=since, by=by,
                         best=here.best, worst=here.worst, left=len(contest.events_left_at(found.until)),
                         unknown=found.unknown or unknown)  # fmt: skip


class _Prospect:
    """What may still become of the nation, as known at that moment."""

    def __init__(self, query: Certain, contest: Contest, moment: datetime | None) -> None:
        tallies = contest.tallies_at(moment)
        self._contest = contest
        self._query = query
        self._own = tallies.get(known(query.noc, contest.archive), Tally())
        self._other = tallies.get(known(query.above, contest.archive), Tally()) if query.above else Tally()
        self._others = [tally for noc, tally in tallies.items() if noc != query.noc and noc not in UNRANKED]
        self._left = contest.left_at(moment)

    @cached_property
    def best(self) -> int | None:
        return None if self._query.noc in UNRANKED else best_rank(self._own, self._others, self._left)

    @cached_property
    def worst(self) -> int | None:
        if self._query.noc in UNRANKED:
            return None
        n_nations = participants(self._contest.archive, self._contest.edition, self._contest.edition.book)
        return worst_rank(self._own, self._others, self._left, max(0, n_nations - len(self._others) - 1))

    @cached_property
    def verdict(self) -> Verdict:
        if self._query.above is None:
            place = self._query.place or 1
            if self.best is None or self.best > place:
                return Verdict.CLOSED
            return verdict(self.best, self.worst, place)
        if self._query.noc in UNRANKED or self._own.combined(self._left) <= self._other:
            return Verdict.CLOSED
        return Verdict.CERTAIN if self._own > self._other.combined(self._left) else Verdict.OPEN


def _since(query: Certain, contest: Contest, settled: Verdict) -> datetime | None:
    """The first moment of those up to the one asked about at which it was so. Looked up by halves: what is settled
    stays so, as each event can only give what was reckoned with."""
    until = contest.found.until
    moments = [one for one in contest.found.indexes[-1].moments if until is None or one <= until]
    place = bisect_left(moments, True, key=lambda moment: _Prospect(query, contest, moment).verdict is settled)
    return moments[place] if place < len(moments) else None


def _settled_by(query: Certain, contest: Contest, since: datetime) -> MedalLine | None:
    """The medal of that moment: of the nation itself, of the one it is held against, else the best one."""
    index = contest.found.indexes[-1]
    new = index.until(since) & ~index.until(since - JUST_BEFORE)
    order = {query.noc: 0, query.above: 1}
    return min(index.lines(new), key=lambda line: (order.get(line.medal.noc, 2), line.step), default=None)
