"""Two or more nations side by side, with the reason between neighbours."""

from itertools import pairwise

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.nations import Noc
from medals_core.queries.filters import Medals
from medals_core.queries.results import Unknown
from medals_core.questions import ComparisonQuestion
from medals_core.standings import UNRANKED, Reason, Standing, reason_between
from medals_core.view import narrowed


class ComparisonAnswer(Answer):
    lines: tuple[Standing, ...]
    """The nations compared, the best first by gold, silver, bronze; ranks are those in the whole table (of the
    medals that the question is narrowed to)."""
    reasons: tuple[Reason, ...]
    """Between each line and the next."""
    asked: tuple[Noc, ...]
    """In the order of the question."""
    only: Medals
    unknown: Unknown | None = None
    unranked: tuple[Noc, ...]
    """Those that the official table leaves out."""


@answers(ComparisonQuestion)
def answer_comparison(question: ComparisonQuestion, archive: Archive, viewpoint: Viewpoint) -> ComparisonAnswer:
    for noc in question.nocs:
        archive.nations[noc]
    found = narrowed(question, question.only, archive)
    standings = found.standings
    nocs = tuple(dict.fromkeys(question.nocs))
    lines = tuple(sorted((standings.line(noc) for noc in nocs), key=lambda line: (*(-n for n in line.tally), line.noc)))
    reasons = tuple(reason_between(one.noc, one.tally, other.noc, other.tally) for one, other in pairwise(lines))
    return ComparisonAnswer(
        stage=stage_of(archive.edition(question.games), question.as_of, viewpoint.now),
        lines=lines,
        reasons=reasons,
        asked=nocs,
        only=question.only,
        unknown=found.unknown,
        unranked=tuple(noc for noc in nocs if noc in UNRANKED),
    )
