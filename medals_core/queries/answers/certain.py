"""What was certain or still possible at a moment, since when, and which medal settled it.

The assumption is that of ``medals_core.pages.certainty``: any nation may win any of the medals that are left.
"""

from datetime import datetime

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medal_lines import MedalLine
from medals_core.pages.certainty import Prospect, Verdict, settled_since
from medals_core.queries.contest import Contest
from medals_core.queries.model import Certain, CertainAsk
from medals_core.queries.moments import JUST_BEFORE
from medals_core.queries.results import CertainAnswer, Unknown
from medals_core.standings import UNRANKED


@answers(Certain)
def certain(query: Certain, archive: Archive, viewpoint: Viewpoint) -> CertainAnswer:
    """Is it so at that moment; with SINCE and GONE from which medal on, without a break up to that moment."""
    contest = Contest(query.within, archive, to_day=query.to_day)
    found, edition = contest.found, contest.edition

    def verdict_at(moment: datetime | None) -> Verdict:
        prospect = Prospect(query.noc, contest, moment)
        return prospect.of_ending_above(query.above) if query.above else prospect.of_place(query.place or 1)

    here, verdict = Prospect(query.noc, contest, found.until), verdict_at(found.until)
    asked = {CertainAsk.CERTAIN: Verdict.CERTAIN, CertainAsk.SINCE: Verdict.CERTAIN, CertainAsk.GONE: Verdict.CLOSED}
    wanted = asked.get(query.ask)
    holds = verdict is wanted if wanted else verdict is not Verdict.CLOSED
    since, by = None, None
    settled = query.to_day is None and verdict is not Verdict.OPEN and query.noc not in UNRANKED
    if settled and edition.games.has_day_data and found.unknown is None:
        since = settled_since(contest, lambda moment: verdict_at(moment) is verdict)
        by = _settled_by(query, contest, since) if since else None
    no_days = query.ask in (CertainAsk.SINCE, CertainAsk.GONE) and not edition.games.has_day_data
    unknown = Unknown.NO_DAYS if no_days else Unknown.NO_RANK if query.noc in UNRANKED else None
    return CertainAnswer(stage=found.stage(viewpoint.now), at=found.at, query=query, holds=holds, since=since, by=by,
                         best=here.best, worst=here.worst, left=len(contest.events_left_at(found.until)),
                         unknown=found.unknown or unknown)  # fmt: skip


def _settled_by(query: Certain, contest: Contest, since: datetime) -> MedalLine | None:
    """The medal of that moment: of the nation itself, of the one it is held against, else the best one."""
    index = contest.found.indexes[-1]
    new = index.until(since) & ~index.until(since - JUST_BEFORE)
    order = {query.noc: 0, query.above: 1}
    return min(index.lines(new), key=lambda line: (order.get(line.medal.noc, 2), line.step), default=None)
