"""One whole reply of each kind of page, as a reader gets it. After a meant change of wording: run the tests once with
``UPDATE_SNAPSHOTS=1`` in the environment, read the difference aloud, and commit it."""

import os
from datetime import date, datetime

import pytest

from bot.replies.reply import Button, Reply
from bot.replies.short_labels import short_label
from medals_core import (
    AmbitionQuestion,
    AthleteQuestion,
    CertaintyQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    Gender,
    HistoryQuestion,
    Medals,
    Metric,
    NationQuestion,
    ProgrammeQuestion,
    Question,
    RaceQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    TableQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
)
from tests.support.replies.saying import AFTER, at, end_of, moment, reply, scene
from tests.support.replies.snapshots import SNAPSHOTS

WOMEN_SKATING = Medals(disciplines=("speed-skating",), genders=(Gender.WOMEN,), but_not=(Medals(team=True),))

ASKED: dict[str, tuple[Question, datetime]] = {
    "table": (TableQuestion(), AFTER),
    "table-at-a-moment": (TableQuestion(as_of=at(17, 18)), AFTER),
    "table-while-running": (TableQuestion(), moment(17, 18)),
    "table-per-million": (TableQuestion(metric=Metric.POPULATION), AFTER),
    "table-before-the-games": (TableQuestion(), moment(1, 12)),
    "table-of-part": (TableQuestion(only=WOMEN_SKATING), AFTER),
    "table-of-sochi": (TableQuestion(games="2014-winter"), AFTER),
    "nation": (NationQuestion(noc="NED"), AFTER),
    "nation-shared-rank": (NationQuestion(noc="NED", as_of=at(9, 20)), AFTER),
    "nation-without-medals": (NationQuestion(noc="HUN"), AFTER),
    "nation-at-short-track": (NationQuestion(noc="NED", only=Medals(disciplines=("short-track",))), AFTER),
    "comparison": (ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)), AFTER),
    "comparison-of-three": (ComparisonQuestion(nocs=("NED", "ITA", "NOR")), AFTER),
    "athlete": (AthleteQuestion(athlete_id="jutta-leerdam"), AFTER),
    "athlete-of-former-games": (AthleteQuestion(athlete_id="eric-heiden"), AFTER),
    "event": (EventQuestion(event_id="speed-skating-500m-women"), AFTER),
    "event-to-come": (EventQuestion(event_id="speed-skating-500m-women"), moment(10, 12)),
    "day": (DayQuestion(day=date(2026, 2, 17)), AFTER),
    "programme": (ProgrammeQuestion(), moment(20, 12)),
    "race": (RaceQuestion(place=10), AFTER),
    "race-on-a-day": (RaceQuestion(as_of=end_of(17)), AFTER),
    "race-while-running": (RaceQuestion(), moment(17, 18)),
    "certainty": (CertaintyQuestion(), AFTER),
    "certainty-while-running": (CertaintyQuestion(), moment(18, 23)),
    "timeline": (TimelineQuestion(), AFTER),
    "timeline-of-two": (TimelineQuestion(nocs=("NED", "USA")), AFTER),
    "timeline-of-four": (TimelineQuestion(nocs=("NED", "USA", "ITA", "GER")), AFTER),
    "report": (ReportQuestion(day=date(2026, 2, 17)), AFTER),
    "ambition": (AmbitionQuestion(), AFTER),
    "ambition-while-running": (AmbitionQuestion(), moment(17, 18)),
    "same-stage": (SameStageQuestion(as_of=end_of(17)), AFTER),
    "history": (HistoryQuestion(noc="NED"), AFTER),
    "history-of-germany": (HistoryQuestion(noc="GER"), AFTER),
    "history-all-time": (HistoryQuestion(), AFTER),
    "then-and-now": (ThenAndNowQuestion(games="2014-winter"), AFTER),
    "then-and-now-all": (ThenAndNowQuestion(), AFTER),
    "records": (RecordsQuestion(), AFTER),
}


def as_text(given: Reply) -> str:
    rows = [" ".join(f"[{button.label} | {_asks(button)}]" for button in row) for row in given.buttons]
    return "\n".join([given.text, "", *rows, ""])


def _asks(button: Button) -> str:
    picture = "plaatje: " if button.picture else ""
    return button.data if button.question is None else picture + short_label(button.question, scene())


@pytest.mark.parametrize("name", ASKED)
def test_a_reply_reads_as_before(name: str) -> None:
    question, now = ASKED[name]
    text = as_text(reply(question, now))
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == {*ASKED, "wordings"}
