"""A value with the medals that it is made of, and as a result."""

from dataclasses import dataclass
from datetime import date, timedelta

from medals_core.games import Athlete
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.pages.records import age_on
from medals_core.queries.measures import Measure
from medals_core.queries.results import Measured, Unknown
from medals_core.queries.selection import NOTHING, Selection
from medals_core.queries.tables import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the medals that it is made of. ``table`` and ``nations``: where a rank was looked up, and of whom
    (the best first)."""

    value: float | None
    selection: Selection = NOTHING
    unknown: Unknown | None = None
    nations: tuple[Noc, ...] = ()
    table: Table | None = None
    whole: Tally | None = None
    divided_by: int | None = None
    sure: bool = True
    untold: int = 0


def exact_age(athlete: Athlete, day: date) -> float:
    """In years, with the days since the last birthday as a fraction: the whole part is the age."""
    assert athlete.birth_date is not None
    years = age_on(athlete.birth_date, day)
    born = athlete.birth_date
    birthday = date(born.year + years, born.month, born.day) if (born.month, born.day) != (2, 29) else None
    last = birthday or date(born.year + years, 3, 1) - timedelta(days=1)
    return years + max(0, (day - last).days) / 366


def measured(measure: Measure, figure: Figure) -> Measured:
    """A figure as a result."""
    standing = figure.table.line(figure.nations[0]) if figure.table and figure.nations else None
    return Measured(measure=measure, value=figure.value, tally=figure.selection.tally, nations=figure.nations,
                    standing=standing, whole=figure.whole, divided_by=figure.divided_by, sure=figure.sure,
                    untold=figure.untold, proof=figure.selection.proof, unknown=figure.unknown)  # fmt: skip
