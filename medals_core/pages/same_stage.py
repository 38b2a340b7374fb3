"""The same stage: where did the nation stand at former Games after the same share of the events?"""

from math import ceil

from medals_core.answering import Answer, Phase, Viewpoint, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.frozen import Frozen
from medals_core.games import Games
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.questions import SameStageQuestion
from medals_core.standings import Standing
from medals_core.view import view_of


class FormerStage(Frozen):
    """A former Games: the line at the end, and after the same share of events (None where day data do not exist)."""

    games: Games
    at_end: Standing
    at_stage: Standing | None = None
    decided: int | None = None


class SameStageAnswer(Answer):
    noc: Noc
    now: Standing
    former: tuple[FormerStage, ...]


def former_stage(edition: Edition, noc: Noc, decided: int, of: int, as_of: AsOf) -> FormerStage:
    """``decided`` of ``of`` events elsewhere: the same share of the events of this edition, rounded up."""
    known = AsOf(known_by=as_of.known_by)
    at_end = edition.book_at(known).standings.line(noc)
    if not edition.games.has_day_data or not of:
        return FormerStage(games=edition.games, at_end=at_end)
    count = ceil(decided * len(edition.events) / of)
    if count == 0:
        return FormerStage(
            games=edition.games, at_end=at_end, at_stage=Standing(noc=noc, tally=Tally(), rank=None), decided=0
        )
    moment = edition.in_order[min(count, len(edition.events)) - 1].ends_at
    then = edition.book_at(AsOf(won_by=moment, known_by=as_of.known_by))
    return FormerStage(
        games=edition.games, at_end=at_end, at_stage=then.standings.line(noc), decided=len(then.decided())
    )


def compared_games(edition: Edition, archive: Archive, noc: Noc) -> tuple[Edition, ...]:
    """The former Games that a nation's aim names; else the two before these."""
    for aim in edition.games.ambitions:
        if aim.noc == noc and aim.compare_with:
            return tuple(archive.edition(games_id) for games_id in aim.compare_with)
    earlier = [
        other
        for other in archive.editions.values()
        if other.games.season == edition.games.season and other.games.opening < edition.games.opening
    ]
    return tuple(reversed(earlier[-2:]))


@answers(SameStageQuestion)
def same_stage(question: SameStageQuestion, archive: Archive, viewpoint: Viewpoint) -> SameStageAnswer:
    """The nation now, and at one or some former Games at the same stage. Raises QueryError for unknown Games."""
    edition, book, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    former = (archive.edition(question.former),) if question.former else compared_games(edition, archive, noc)
    of = stage.decided + stage.remaining
    decided = of if stage.phase is Phase.FINISHED else stage.decided
    return SameStageAnswer(
        stage=stage,
        noc=noc,
        now=book.standings.line(noc),
        former=tuple(former_stage(each, noc, decided, of, question.as_of) for each in former),
    )
