"""One whole reply of each kind of page, as a reader gets it. After a meant change of wording: run the tests once with
``UPDATE_SNAPSHOTS=1`` in the environment, read the difference aloud, and commit it."""

import os
from datetime import date, datetime

import pytest

import medals_core as core
from bot.replies.reply import Button, Reply
from bot.replies.short_labels import short_label
from tests.support.replies.saying import AFTER, at, end_of, moment, reply, scene
from tests.support.replies.snapshots import SNAPSHOTS

WOMEN_SKATING = core.Medals(
    disciplines=("speed-skating",), genders=(core.Gender.WOMEN,), but_not=(core.Medals(team=True),)
)

ASKED: dict[str, tuple[core.Question, datetime]] = {
    "table": (core.TableQuestion(), AFTER),
    "table-at-a-moment": (core.TableQuestion(as_of=at(17, 18)), AFTER),
    "table-while-running": (core.TableQuestion(), moment(17, 18)),
    "table-per-million": (core.TableQuestion(metric=core.Metric.POPULATION), AFTER),
    "table-before-the-games": (core.TableQuestion(), moment(1, 12)),
    "table-of-part": (core.TableQuestion(only=WOMEN_SKATING), AFTER),
    "table-of-sochi": (core.TableQuestion(games="2014-winter"), AFTER),
    "nation": (core.NationQuestion(noc="NED"), AFTER),
    "nation-shared-rank": (core.NationQuestion(noc="NED", as_of=at(9, 20)), AFTER),
    "nation-without-medals": (core.NationQuestion(noc="HUN"), AFTER),
    "nation-at-short-track": (core.NationQuestion(noc="NED", only=core.Medals(disciplines=("short-track",))), AFTER),
    "comparison": (core.ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)), AFTER),
    "comparison-of-three": (core.ComparisonQuestion(nocs=("NED", "ITA", "NOR")), AFTER),
    "athlete": (core.AthleteQuestion(athlete_id="jutta-leerdam"), AFTER),
    "athlete-of-former-games": (core.AthleteQuestion(athlete_id="eric-heiden"), AFTER),
    "event": (core.EventQuestion(event_id="speed-skating-500m-women"), AFTER),
    "event-to-come": (core.EventQuestion(event_id="speed-skating-500m-women"), moment(10, 12)),
    "day": (core.DayQuestion(day=date(2026, 2, 17)), AFTER),
    "programme": (core.ProgrammeQuestion(), moment(20, 12)),
    "race": (core.RaceQuestion(place=10), AFTER),
    "race-on-a-day": (core.RaceQuestion(as_of=end_of(17)), AFTER),
    "race-while-running": (core.RaceQuestion(), moment(17, 18)),
    "certainty": (core.CertaintyQuestion(), AFTER),
    "certainty-while-running": (core.CertaintyQuestion(), moment(18, 23)),
    "timeline": (core.TimelineQuestion(), AFTER),
    "timeline-of-two": (core.TimelineQuestion(nocs=("NED", "USA")), AFTER),
    "timeline-of-four": (core.TimelineQuestion(nocs=("NED", "USA", "ITA", "GER")), AFTER),
    "report": (core.ReportQuestion(day=date(2026, 2, 17)), AFTER),
    "ambition": (core.AmbitionQuestion(), AFTER),
    "ambition-while-running": (core.AmbitionQuestion(), moment(17, 18)),
    "same-stage": (core.SameStageQuestion(as_of=end_of(17)), AFTER),
    "history": (core.HistoryQuestion(noc="NED"), AFTER),
    "history-of-germany": (core.HistoryQuestion(noc="GER"), AFTER),
    "history-all-time": (core.HistoryQuestion(), AFTER),
    "then-and-now": (core.ThenAndNowQuestion(games="2014-winter"), AFTER),
    "then-and-now-all": (core.ThenAndNowQuestion(), AFTER),
    "records": (core.RecordsQuestion(), AFTER),
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
