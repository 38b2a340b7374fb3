"""The medals by nation in one discipline."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.games import Discipline, Gender
from medals_core.medal_lines import MedalLine, medal_lines, suits, tallies_in
from medals_core.nations import Noc
from medals_core.questions import DisciplineQuestion
from medals_core.standings import Standing, Standings


class DisciplineAnswer(Answer):
    discipline: Discipline
    gender: Gender | None
    lines: tuple[Standing, ...]
    noc: Noc | None
    """The nation asked about, if any."""
    subject: Standing
    """The line of the nation asked about, else of the own nation; zeros when it has no medal there."""
    medals: tuple[MedalLine, ...]
    """The subject's medals in this discipline."""
    decided: int
    n_events: int


@answers(DisciplineQuestion)
def answer_discipline(question: DisciplineQuestion, archive: Archive, viewpoint: Viewpoint) -> DisciplineAnswer:
    discipline = archive.disciplines[question.discipline]
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    standings = Standings.of(tallies_in(edition, book, question.discipline, question.gender))
    noc = question.noc or viewpoint.own
    archive.nations[noc]
    part = {event.event_id for event in edition.in_order if suits(event, question.discipline, question.gender)}
    return DisciplineAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        discipline=discipline,
        gender=question.gender,
        lines=tuple(standings),
        noc=question.noc,
        subject=standings.line(noc),
        medals=medal_lines(edition, (won for won in book.medals_of(noc) if won.event_id in part)),
        decided=len(part & book.decided()),
        n_events=len(part),
    )
