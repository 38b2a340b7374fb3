"""Two or more nations side by side, with the reason between neighbours."""

from itertools import pairwise

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.games import Gender
from medals_core.medal_lines import tallies_in
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.questions import Claim, ComparisonQuestion
from medals_core.standings import UNRANKED, Reason, Standing, Standings, reason_between


class ComparisonAnswer(Answer):
    lines: tuple[Standing, ...]
    """The nations compared, the best first by gold, silver, bronze; ranks are those in the whole table (of the
    discipline or gender, when asked for one)."""
    reasons: tuple[Reason, ...]
    """Between each line and the next."""
    asked: tuple[Noc, ...]
    """In the order of the question."""
    colour: Colour | None
    total: bool
    discipline: str | None
    gender: Gender | None
    claim: Claim | None
    claim_holds: bool | None
    unranked: tuple[Noc, ...]
    """Those that the official table leaves out."""

    def tally(self, noc: Noc) -> Tally:
        return next(line.tally for line in self.lines if line.noc == noc)


@answers(ComparisonQuestion)
def answer_comparison(question: ComparisonQuestion, archive: Archive, viewpoint: Viewpoint) -> ComparisonAnswer:
    for noc in question.nocs:
        archive.nations[noc]
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    if question.discipline is None and question.gender is None:
        standings = book.standings
    else:
        standings = Standings.of(tallies_in(edition, book, question.discipline, question.gender))
    nocs = tuple(dict.fromkeys(question.nocs))
    lines = tuple(sorted((standings.line(noc) for noc in nocs), key=lambda line: (*(-n for n in line.tally), line.noc)))
    reasons = tuple(reason_between(one.noc, one.tally, other.noc, other.tally) for one, other in pairwise(lines))
    return ComparisonAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        lines=lines,
        reasons=reasons,
        asked=nocs,
        colour=question.colour,
        total=question.total,
        discipline=question.discipline,
        gender=question.gender,
        claim=question.claim,
        claim_holds=_claim_holds(question, standings),
        unranked=tuple(noc for noc in nocs if noc in UNRANKED),
    )


def _claim_holds(question: ComparisonQuestion, standings: Standings) -> bool | None:
    """A claim about a colour or the total is judged by that; any other by the law of the table."""
    if question.claim is None:
        return None
    one, other = (standings.line(noc).tally for noc in question.nocs[:2])
    if question.colour is not None:
        difference = one.of(question.colour) - other.of(question.colour)
    elif question.total:
        difference = one.total - other.total
    else:
        difference = (one > other) - (one < other)
    match question.claim:
        case Claim.AHEAD:
            return difference > 0
        case Claim.BEHIND:
            return difference < 0
        case Claim.LEVEL:
            return difference == 0
