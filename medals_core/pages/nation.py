"""How one nation is doing."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key
from medals_core.queries.results import Unknown
from medals_core.questions import NationQuestion
from medals_core.standings import UNRANKED, Reason, Standing
from medals_core.view import narrowed


class NationAnswer(Answer):
    noc: Noc
    only: Medals
    unknown: Unknown | None
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
    outside_table: bool
    """Does the official table leave this nation out (neutral athletes, mixed teams)?"""
    took_part: bool | None
    """Was any athlete of the nation entered? None for former Games, whose entrants are not known."""


@answers(NationQuestion)
def answer_nation(question: NationQuestion, archive: Archive, viewpoint: Viewpoint) -> NationAnswer:
    archive.nations[question.noc]
    edition = archive.edition(question.games)
    found = narrowed(question, question.only.narrowed(nations=()), archive)
    standings, where = found.standings, found.part.where
    line = standings.line(question.noc)
    above = standings.above(question.noc) if line.rank is not None else None
    below = standings.below(question.noc) if line.rank is not None else None
    medals = tuple(where.lines(found.part.medals & where.masks(Key.NATION).get(question.noc, 0)))
    by_discipline: dict[str, Tally] = {}
    for medal in medals:
        discipline = medal.event.discipline
        by_discipline[discipline] = by_discipline.get(discipline, Tally()).plus(medal.medal.colour)
    return NationAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        noc=question.noc,
        only=question.only,
        unknown=found.unknown,
        standing=line,
        sharing=tuple(other.noc for other in standings.at(line.rank) if other.noc != line.noc) if line.rank else (),
        above=standings.reason(above.noc, question.noc) if above else None,
        below=standings.reason(question.noc, below.noc) if below else None,
        just_above=standings.at(above.rank) if above and above.rank else (),
        just_below=standings.at(below.rank) if below and below.rank else (),
        medals=medals,
        by_discipline=tuple(sorted(by_discipline.items(), key=lambda item: (*(-n for n in item[1]), item[0]))),
        latest=edition.book.standings.line(question.noc),
        outside_table=question.noc in UNRANKED,
        took_part=question.noc in archive.nations_entered if edition.games.games_id == archive.current_id else None,
    )
