"""Each kind of picture looks as it did when somebody judged it. After a meant change: run once with
``UPDATE_PICTURES=1`` in the environment, open the pictures in ``golden``, and commit them.

They are kept small, and compared with a tolerance: another version of the library may draw an edge a shade otherwise.
A moved or missing thing changes whole blocks.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.pictures.look import DARK, Look
from medals_core import ComparisonQuestion, DayQuestion, NationQuestion, TableQuestion, TimelineQuestion
from medals_core.medals import Colour
from medals_core.queries.measures import Metric
from medals_core.queries.model import Added, Suppose
from medals_core.questions import Question
from tests.support.drawing import LOOK, drawn, opened
from tests.support.golden import MOST, NIGHT, SQUARE, TALL, compared, most_different, small
from tests.support.replies.saying import AFTER, at, moment

DRAWN: dict[str, tuple[Question, datetime, str, Look]] = {
    "table": (TableQuestion(), AFTER, "NED", LOOK),
    "table-all-with-ties": (TableQuestion(limit=0), AFTER, "BEL", LOOK),
    "table-all-with-movement": (TableQuestion(limit=0), moment(17, 18), "NED", LOOK),
    "table-own-without-medals": (TableQuestion(), moment(17, 18), "HUN", LOOK),
    "table-per-million-dark": (TableQuestion(metric=Metric.POPULATION), AFTER, "BEL", NIGHT),
    "comparison": (ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)), AFTER, "NED", LOOK),
    "comparison-with-nothing": (ComparisonQuestion(nocs=("NED", "HUN")), moment(17, 18), "HUN", LOOK),
    "comparison-of-five": (ComparisonQuestion(nocs=("NED", "ITA", "NOR", "AIN", "BEL")), AFTER, "NED", LOOK),
    "nation": (NationQuestion(noc="NED"), AFTER, "NED", LOOK),
    "nation-of-the-past": (NationQuestion(noc="GDR", games="1984-winter"), AFTER, "NED", LOOK),
    "day": (DayQuestion(day=date(2026, 2, 15)), AFTER, "NED", LOOK),
    "timeline-of-one": (TimelineQuestion(nocs=("NED",)), AFTER, "NED", NIGHT),
    "table-with-movement": (TableQuestion(), moment(17, 18), "NED", LOOK),
    "table-square": (TableQuestion(), moment(17, 18), "BEL", SQUARE),
    "table-tall-dark": (TableQuestion(), moment(17, 18), "NED", replace(TALL, palette=DARK)),
    "day-tall": (DayQuestion(day=date(2026, 2, 15)), AFTER, "NED", TALL),
    "nation-square": (NationQuestion(noc="NED"), AFTER, "NED", SQUARE),
    "nation-of-many-athletes": (NationQuestion(noc="NOR"), AFTER, "NOR", NIGHT),
    "what-if": (Suppose(changes=(Added(noc="NED", colour=Colour.GOLD, count=2),)), moment(17, 18), "NED", LOOK),
    "timeline-of-two": (TimelineQuestion(nocs=("NED", "ITA")), moment(18, 12), "NED", LOOK),
    "timeline-square": (TimelineQuestion(nocs=("NED", "ITA", "USA")), AFTER, "NED", SQUARE),
    "timeline-of-six": (TimelineQuestion(nocs=("NED", "ITA", "NOR", "USA", "SUI", "BEL")), AFTER, "NED", LOOK),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_looks_as_before(name: str) -> None:
    png = drawn(*DRAWN[name])
    assert png is not None
    compared(name, png)


def test_the_comparison_sees_a_swapped_line() -> None:
    """The tolerance is no blindfold: another own nation, which only moves the lit line, is noticed."""
    one, other = (small(opened(drawn(TableQuestion(), own=own) or b"")) for own in ("NED", "ITA"))
    assert most_different(one, other) > MOST
