"""The medal table: the official one, or one by another measure or of part of the events."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.frozen import Frozen
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, Medals
from medals_core.queries.measures import Metric
from medals_core.queries.results import Unknown
from medals_core.queries.selection import Selection
from medals_core.queries.tables import Table
from medals_core.questions import TableQuestion
from medals_core.standings import Standing
from medals_core.view import narrowed

USUAL_LENGTH = 10


class Row(Frozen):
    """One line of a table. ``value``: by what it is ordered, where that is not gold, silver, bronze."""

    noc: Noc
    tally: Tally
    rank: int | None
    shared: bool = False
    value: float | None = None


class TableAnswer(Answer):
    """All rows, the unranked last; which of them to show is for the one who shows them."""

    metric: Metric
    only: Medals
    rows: tuple[Row, ...]
    own: Row
    """The own nation's row, zeros when it has no medal."""
    own_official: Standing
    """Where the own nation stands in the official table at the same moment."""
    own_latest: Standing
    """Where the own nation stands as far as is known now."""
    unknown: Unknown | None = None
    """Why the part cannot be told: days asked of Games known only as a whole."""

    @property
    def is_official(self) -> bool:
        return self.metric is Metric.OFFICIAL and self.only == ALL

    @property
    def unranked(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.rank is None)

    def row(self, noc: Noc) -> Row | None:
        return next((row for row in self.rows if row.noc == noc), None)


@answers(TableQuestion)
def answer_table(question: TableQuestion, archive: Archive, viewpoint: Viewpoint) -> TableAnswer:
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    found = narrowed(question, question.only, archive)
    table = Table(Selection((found.part,)), archive.nations, question.metric)
    return TableAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        metric=question.metric,
        only=question.only,
        rows=tuple(_row(line, table) for line in table.standings),
        own=_row(table.line(viewpoint.own), table),
        own_official=book.standings.line(viewpoint.own),
        own_latest=edition.book.standings.line(viewpoint.own),
        unknown=found.unknown,
    )


def _row(line: Standing, table: Table) -> Row:
    value = table.value(line.noc) if line.tally.total or table.is_official else 0
    return Row(noc=line.noc, tally=line.tally, rank=line.rank, shared=line.shared, value=value)
