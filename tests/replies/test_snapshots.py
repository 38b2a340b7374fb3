"""One whole reply of each kind, as a reader gets it. After a meant change of wording: run the tests once with
``UPDATE_SNAPSHOTS=1`` in the environment, read the difference aloud, and commit it."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.replies.reply import Reply
from medals_core import (
    AthleteQuestion,
    Colour,
    ComparisonQuestion,
    DayQuestion,
    DisciplineQuestion,
    EventQuestion,
    MedalsQuestion,
    NationQuestion,
    NationsQuestion,
    ProgrammeQuestion,
    RankQuestion,
    SuperlativeQuestion,
    TableQuestion,
)
from medals_core.questions import Asked, Metric
from tests.replies.saying import AFTER, at, moment, reply

SNAPSHOTS = Path(__file__).parent / "snapshots"

ASKED: dict[str, tuple[Asked, datetime]] = {
    "table": (TableQuestion(), AFTER),
    "table-at-a-moment": (TableQuestion(as_of=at(17, 18)), AFTER),
    "table-while-running": (TableQuestion(), moment(17, 18)),
    "table-per-million": (TableQuestion(metric=Metric.POPULATION), AFTER),
    "table-before-the-games": (TableQuestion(), moment(1, 12)),
    "nation": (NationQuestion(noc="NED"), AFTER),
    "nation-shared-rank": (NationQuestion(noc="NED", as_of=at(9, 20)), AFTER),
    "nation-without-medals": (NationQuestion(noc="HUN"), AFTER),
    "rank": (RankQuestion(rank=4), AFTER),
    "comparison": (ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)), AFTER),
    "comparison-of-three": (ComparisonQuestion(nocs=("NED", "ITA", "NOR")), AFTER),
    "athlete": (AthleteQuestion(athlete_id="jutta-leerdam"), AFTER),
    "athlete-of-former-games": (AthleteQuestion(athlete_id="eric-heiden"), AFTER),
    "event": (EventQuestion(event_id="speed-skating-500m-women"), AFTER),
    "event-to-come": (EventQuestion(event_id="speed-skating-500m-women"), moment(10, 12)),
    "discipline": (DisciplineQuestion(discipline="speed-skating"), AFTER),
    "medals": (MedalsQuestion(noc="NED", colour=Colour.GOLD), AFTER),
    "nations": (NationsQuestion(colour=Colour.GOLD, without=True), AFTER),
    "superlative": (SuperlativeQuestion(of="athletes"), AFTER),
    "day": (DayQuestion(day=date(2026, 2, 17)), AFTER),
    "programme": (ProgrammeQuestion(), moment(20, 12)),
}


def as_text(given: Reply) -> str:
    rows = [" ".join(f"[{button.label} | {button.data}]" for button in row) for row in given.buttons]
    return "\n".join([given.text, "", *rows, ""])


@pytest.mark.parametrize("name", ASKED)
def test_a_reply_reads_as_before(name: str) -> None:
    question, now = ASKED[name]
    text = as_text(reply(question, now))
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} >= set(ASKED)
