"""Queries against truths that plain loops over the CSV files find: no number of the library proves itself here."""

from datetime import UTC, datetime
from types import ModuleType

import pytest

from medals_core import Viewpoint, answer
from tests.core.queries.asked import said
from tests.core.queries.truth import Truth
from tests.core.queries.truths import combined, courses, days, every_games, fans, history, statistics, summer, traps
from tests.support.core.asking import archive
from tests.support.listing import all_hold

PARTS = (fans, days, statistics, courses, history, traps, every_games, summer, combined)
TRUTHS = [truth for part in PARTS for truth in part.TRUTHS]
AFTER = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.rpartition("_")[2])
def test_the_answer_is_what_the_rows_tell(part: ModuleType) -> None:
    def check(truth: Truth) -> None:
        assert said(answer(truth.query, archive(), AFTER)) == truth.computed()

    all_hold(part.TRUTHS, check, lambda truth: truth.name)


def test_there_are_at_least_two_hundred_and_no_two_have_one_name() -> None:
    assert len({truth.name for truth in TRUTHS}) == len(TRUTHS)
    assert len(TRUTHS) >= 200
