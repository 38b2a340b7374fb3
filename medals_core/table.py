"""The medal table: the official one, or one by another measure or of part of the events."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.games import Gender
from medals_core.medal_lines import suits, tallies_in
from medals_core.medals import Tally
from medals_core.nations import Nations, Noc
from medals_core.questions import Metric, TableQuestion
from medals_core.standings import UNRANKED, Standing, Standings

USUAL_LENGTH = 10


class Row(BaseModel):
    """One line of a table. ``value``: by what it is ordered, where that is not gold, silver, bronze."""

    model_config = ConfigDict(frozen=True)

    noc: Noc
    tally: Tally
    rank: int | None
    shared: bool = False
    value: float | None = None


class TableAnswer(Answer):
    """All rows, the unranked last; which of them to show is for the one who shows them."""

    metric: Metric
    gender: Gender | None
    discipline: str | None
    rows: tuple[Row, ...]
    own: Row
    """The own nation's row, zeros when it has no medal."""
    own_official: Standing
    """Where the own nation stands in the official table at the same moment."""
    own_latest: Standing
    """Where the own nation stands as far as is known now."""
    decided: int
    """Events decided in the part of the events that the table is about."""
    n_events: int

    @property
    def is_official(self) -> bool:
        return self.metric is Metric.OFFICIAL and self.gender is None and self.discipline is None

    @property
    def ranked(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.rank is not None)

    @property
    def unranked(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.rank is None)

    def row(self, noc: Noc) -> Row | None:
        return next((row for row in self.rows if row.noc == noc), None)


def rows_by(metric: Metric, tallies: Mapping[Noc, Tally], nations: Nations) -> tuple[Row, ...]:
    """The rows in order of the metric. By other measures than the official one equal values share the rank, in the
    order of the official table; nations of unknown population stand last without a rank."""
    official = Standings.of(tallies)
    if metric is Metric.OFFICIAL:
        return tuple(Row(noc=line.noc, tally=line.tally, rank=line.rank, shared=line.shared) for line in official)
    values = {line.noc: _value(metric, line.tally, line.noc, nations) for line in official}
    in_order = sorted(
        (line for line in official if line.noc not in UNRANKED and values[line.noc] is not None),
        key=lambda line: -(values[line.noc] or 0),
    )
    rows: list[Row] = []
    for position, line in enumerate(in_order, start=1):
        value = values[line.noc]
        same = rows and rows[-1].value == value
        shared = sum(values[other.noc] == value for other in in_order) > 1
        rank = rows[-1].rank if same else position
        rows.append(Row(noc=line.noc, tally=line.tally, rank=rank, shared=shared, value=value))
    placed = {row.noc for row in rows}
    rows += [
        Row(noc=line.noc, tally=line.tally, rank=None, value=values[line.noc])
        for line in official
        if line.noc not in placed
    ]
    return tuple(rows)


def _value(metric: Metric, tally: Tally, noc: Noc, nations: Nations) -> float | None:
    match metric:
        case Metric.TOTAL:
            return tally.total
        case Metric.POINTS:
            return tally.points
        case Metric.POPULATION:
            population = nations[noc].population
            return tally.total / population * 1_000_000 if population else None
        case Metric.OFFICIAL:
            return None


@answers(TableQuestion)
def answer_table(question: TableQuestion, archive: Archive, viewpoint: Viewpoint) -> TableAnswer:
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    rows = rows_by(question.metric, tallies_in(edition, book, question.discipline, question.gender), archive.nations)
    own = next((row for row in rows if row.noc == viewpoint.own), None)
    part = {event.event_id for event in edition.in_order if suits(event, question.discipline, question.gender)}
    return TableAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        metric=question.metric,
        gender=question.gender,
        discipline=question.discipline,
        rows=rows,
        own=own
        or Row(
            noc=viewpoint.own, tally=Tally(), rank=None, value=0 if question.metric is not Metric.OFFICIAL else None
        ),
        own_official=book.standings.line(viewpoint.own),
        own_latest=edition.book.standings.line(viewpoint.own),
        decided=len(part & book.decided()),
        n_events=len(part),
    )
