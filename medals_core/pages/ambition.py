"""The aim of a nation for these Games: reached, on course or out of reach, and how that compares with before."""

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, AsOf
from medals_core.games import Ambition
from medals_core.nations import Noc
from medals_core.pages.certainty import TOP_TEN, Verdict, prospects
from medals_core.pages.history import GamesLine, editions_of, lines_of
from medals_core.pages.same_stage import FormerStage, compared_games, former_stage
from medals_core.questions import AmbitionQuestion
from medals_core.standings import UNRANKED, Standing
from medals_core.view import view_of


class AmbitionAnswer(Answer):
    """``aim`` None: no aim is known, and the top ten is the measure. ``reached``: does the nation stand within
    ``top`` now? ``record``: the former Games with its most medals; ``gold_record``: with its most gold."""

    noc: Noc
    aim: Ambition | None
    top: int
    now: Standing
    reached: bool
    verdict: Verdict
    best: int | None
    worst: int | None
    record: GamesLine | None = None
    gold_record: GamesLine | None = None
    former: tuple[FormerStage, ...] = ()
    unranked: bool = False


@answers(AmbitionQuestion)
def ambition(question: AmbitionQuestion, archive: Archive, viewpoint: Viewpoint) -> AmbitionAnswer:
    """The nation's aim at these Games against the table at that moment."""
    edition, book, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    aim = next((each for each in edition.games.ambitions if each.noc == noc), None)
    top = aim.top if aim else TOP_TEN
    now = book.standings.line(noc)
    _, prospect = prospects(question, noc, archive)
    earlier = [each for each in editions_of(archive, edition) if each.games.opening < edition.games.opening]
    lines = lines_of(earlier, noc, AsOf(known_by=question.as_of.known_by))
    of = stage.decided + stage.remaining
    return AmbitionAnswer(
        stage=stage,
        noc=noc,
        aim=aim,
        top=top,
        now=now,
        reached=now.rank is not None and now.rank <= top,
        verdict=prospect.of_place(top),
        best=prospect.best,
        worst=prospect.worst,
        record=max(lines, key=lambda line: line.standing.tally.total, default=None),
        gold_record=max(lines, key=lambda line: line.standing.tally.gold, default=None),
        former=tuple(
            former_stage(each, noc, stage.decided, of, question.as_of) for each in compared_games(edition, archive, noc)
        ),
        unranked=noc in UNRANKED,
    )
