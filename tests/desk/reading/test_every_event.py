"""What the desk writes it also reads: the line of every result of Milano Cortina is understood as that result."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.desk.drafts.planning import Plan, plan
from bot.desk.drafts.preview import podium_line, title
from bot.desk.drafts.work import Work
from bot.desk.reading.archive_names import ArchiveNames
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from tests.support.listing import SHARES, share

BEFORE, AFTER = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 2, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def milan() -> Archive:
    return load_archive()


@pytest.fixture(scope="module")
def names(milan: Archive) -> ArchiveNames:
    return ArchiveNames(milan.known_by(BEFORE))


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("with_members", [True, False])
def test_the_line_of_every_result_is_understood_as_that_result(
    milan: Archive, names: ArchiveNames, with_members: bool, which: str
) -> None:
    wrong = []
    for event in share(milan.current.in_order, which):
        podium = milan.current.book.podium(event.event_id)
        if event.team and not with_members:
            podium = tuple(replace(medal, athletes=()) for medal in podium)
        line = f"{title(milan, event)} {podium_line(podium, whole=True)}"
        outcome = plan(Work(kind="push", line=line), names.archive, names, AFTER, "Ada")
        doubts = isinstance(outcome, Plan) and [note for note in outcome.draft.notes if "Gedeeld" not in note]
        if not isinstance(outcome, Plan) or not outcome.entry.states_the_same_as(podium) or doubts:
            wrong.append((line, outcome))
    assert wrong == []
