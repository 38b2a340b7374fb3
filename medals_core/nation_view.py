"""How one nation is doing, and who stands at a rank."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.medal_lines import MedalLine, medal_lines
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.questions import NationFocus, NationQuestion, RankQuestion
from medals_core.standings import UNRANKED, Reason, Standing


class NationAnswer(Answer):
    noc: Noc
    focus: NationFocus
    standing: Standing
    sharing: tuple[Noc, ...]
    """The others with the same triple, so the same rank."""
    above: Reason | None
    """Why the next nation above stands above; None for the leader and for those without rank."""
    below: Reason | None
    just_above: tuple[Standing, ...]
    """All who stand in the next rank above (usually one); for a nation without medals none."""
    just_below: tuple[Standing, ...]
    medals: tuple[MedalLine, ...]
    """In order of time."""
    by_discipline: tuple[tuple[str, Tally], ...]
    """Most successful discipline first."""
    latest: Standing
    """Where the nation stands as far as is known now."""
    claim_holds: bool | None
    """Whether what was asked as yes or no is so; None when nothing was."""
    outside_table: bool
    """Does the official table leave this nation out (neutral athletes, mixed teams)?"""
    n_ranked: int
    took_part: bool | None
    """Was any athlete of the nation entered? None for former Games, whose entrants are not known."""


@answers(NationQuestion)
def answer_nation(question: NationQuestion, archive: Archive, viewpoint: Viewpoint) -> NationAnswer:
    archive.nations[question.noc]
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    standings = book.standings
    line = standings.line(question.noc)
    above = standings.above(question.noc) if line.rank is not None else None
    below = standings.below(question.noc) if line.rank is not None else None
    medals = medal_lines(edition, book.medals_of(question.noc))
    by_discipline: dict[str, Tally] = {}
    for medal in medals:
        discipline = medal.event.discipline
        by_discipline[discipline] = by_discipline.get(discipline, Tally()).plus(medal.medal.colour)
    return NationAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        noc=question.noc,
        focus=question.focus,
        standing=line,
        sharing=tuple(other.noc for other in standings.at(line.rank) if other.noc != line.noc) if line.rank else (),
        above=standings.reason(above.noc, question.noc) if above else None,
        below=standings.reason(question.noc, below.noc) if below else None,
        just_above=standings.at(above.rank) if above and above.rank else (),
        just_below=standings.at(below.rank) if below and below.rank else (),
        medals=medals,
        by_discipline=tuple(sorted(by_discipline.items(), key=lambda item: (*(-n for n in item[1]), item[0]))),
        latest=edition.book.standings.line(question.noc),
        claim_holds=_claim_holds(question, line),
        outside_table=question.noc in UNRANKED,
        n_ranked=len(standings.ranked),
        took_part=_took_part(question.noc, archive) if edition.games.games_id == archive.current_id else None,
    )


def _took_part(noc: Noc, archive: Archive) -> bool:
    return any(athlete.in_current_games and noc in athlete.nocs for athlete in archive.athletes.values())


def _claim_holds(question: NationQuestion, line: Standing) -> bool | None:
    if question.claimed_rank is not None:
        return line.rank == question.claimed_rank
    if question.claimed_top is not None:
        return line.rank is not None and line.rank <= question.claimed_top
    return None


class RankAnswer(Answer):
    """Who stands at a rank. ``lines`` is empty when the rank is skipped by a tie or beyond the table."""

    rank: int
    last: bool
    lines: tuple[Standing, ...]
    shared_above: tuple[Standing, ...]
    """When the rank is skipped: those who share the rank above it."""
    above: Reason | None
    below: Reason | None
    n_ranked: int
    own: Standing


@answers(RankQuestion)
def answer_rank(question: RankQuestion, archive: Archive, viewpoint: Viewpoint) -> RankAnswer:
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    standings = book.standings
    ranked = standings.ranked
    rank = ranked[-1].rank or 1 if question.last and ranked else question.rank
    lines = standings.at(rank)
    shared_above: tuple[Standing, ...] = ()
    if not lines and rank <= len(ranked):
        shared_above = standings.at(max(line.rank for line in ranked if line.rank is not None and line.rank < rank))
    above = standings.above(lines[0].noc) if lines else None
    below = standings.below(lines[0].noc) if lines else None
    return RankAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        rank=rank,
        last=question.last,
        lines=lines,
        shared_above=shared_above,
        above=standings.reason(above.noc, lines[0].noc) if above else None,
        below=standings.reason(lines[0].noc, below.noc) if below else None,
        n_ranked=len(ranked),
        own=standings.line(viewpoint.own),
    )
