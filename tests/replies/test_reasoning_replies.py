"""How the reasoning answers read: the first line answers, then at most a few lines; Ja or Nee first."""

import os
import re
from datetime import date, datetime

import pytest

from medals_core.medals import Colour
from medals_core.questions import (
    AmbitionQuestion,
    Asked,
    CertaintyQuestion,
    Change,
    ChangedMedalQuestion,
    HistoryQuestion,
    OvertakeQuestion,
    RaceQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
    WhatIfQuestion,
)
from tests.replies.saying import AFTER, archive, end_of, first_line, moment, said
from tests.replies.saying import reply as replied
from tests.replies.test_snapshots import SNAPSHOTS, as_text


def change(noc: str, colour: Colour, count: int = 1) -> Change:
    return Change(noc=noc, colour=colour, count=count)


TWO_GOLDS = WhatIfQuestion(changes=(change("SUI", Colour.GOLD, 2),))
ONE_SILVER = WhatIfQuestion(changes=(change("NED", Colour.SILVER),), goal_rank=2)
PURSUIT = ChangedMedalQuestion(
    event_id="speed-skating-team-pursuit-women", colour=Colour.GOLD, noc="NED", as_of=end_of(17)
)

FIRST_LINES: list[tuple[Asked, str]] = [
    (RaceQuestion(place=10), "Japan eindigde als tiende, met 5-7-12."),
    (RaceQuestion(as_of=end_of(17)), "Nederland stond vierde, met 6-6-1."),
    (
        OvertakeQuestion(target="USA"),
        "Nederland had 3 goud erbij nodig gehad om de Verenigde Staten voorbij te gaan.",
    ),
    (
        OvertakeQuestion(target="USA", as_of=end_of(17)),
        "Nederland had nog 1 goud erbij nodig om de Verenigde Staten voorbij te gaan.",
    ),
    (OvertakeQuestion(target="SWE"), "Nederland stond al voor op Zweden."),
    (TWO_GOLDS, "Met 2 goud erbij was Zwitserland zesde geworden (8-9-8)."),
    (ONE_SILVER, "Nee. Met 1 zilver erbij bleef Nederland derde (10-8-3): de Verenigde Staten hadden 12 goud."),
    (
        WhatIfQuestion(changes=(change("NED", Colour.GOLD, 3),), goal_passes="USA"),
        "Ja. Met 3 goud erbij was Nederland tweede geworden (13-7-3).",
    ),
    (
        WhatIfQuestion(changes=(change("NED", Colour.GOLD, -11),)),
        "Dat kan niet: Nederland won maar 10 gouden medailles, dus 11 eraf gaat niet.",
    ),
    (
        PURSUIT,
        "Met goud op de ploegenachtervolging vrouwen (schaatsen) werd Nederland derde (7-5-1) "
        "en ging de Verenigde Staten voorbij.",
    ),
    (CertaintyQuestion(), "Ja. Nederland eindigde als derde, met 10-7-3: dat is binnen de top tien."),
    (
        CertaintyQuestion(as_of=end_of(18)),
        "Nee, Nederland was nog niet zeker van de top tien, maar het kon nog wel.",
    ),
    (CertaintyQuestion(noc="BEL", as_of=end_of(21)), "Nee, België kon de top tien niet meer halen."),
    (
        TimelineQuestion(nocs=("NED", "USA")),
        "Nederland en de Verenigde Staten gingen elkaar twee keer voorbij.",
    ),
    (AmbitionQuestion(), "Ja, gehaald: Nederland eindigde als derde met 10-7-3, ruim binnen de top tien."),
    (HistoryQuestion(noc="NED", rank=4), "In 1972 (Sapporo, 4-3-2) werd Nederland vierde."),
    (
        ThenAndNowQuestion(games="2014-winter"),
        "Nederland eindigde in Sotsji 2014 als vijfde en is sinds 19 september 2025 zesde.",
    ),
    (RecordsQuestion(), "Record van Nederland: 24 medailles, in Sotsji 2014."),
]


@pytest.mark.parametrize(("question", "line"), FIRST_LINES)
def test_the_first_line_answers(question: Asked, line: str) -> None:
    assert first_line(question) == line


def test_while_the_games_run_it_is_told_in_the_present() -> None:
    now = moment(17, 23, 59)
    assert first_line(RaceQuestion(), now) == "Nederland staat vierde, met 6-6-1."
    chase = first_line(OvertakeQuestion(target="USA"), now)
    assert chase == "Nederland heeft nog 1 goud erbij nodig om de Verenigde Staten voorbij te gaan."
    what_if = WhatIfQuestion(changes=(change("NED", Colour.GOLD),))
    assert first_line(what_if, now) == "Met 1 goud erbij wordt Nederland derde (7-6-1)."
    assert "Aanname:" in said(CertaintyQuestion(), now)


def test_a_no_holds_no_yes() -> None:
    """For a Nee answer the word "ja" does not occur."""
    assert not re.search(r"\bja\b", said(ONE_SILVER), re.IGNORECASE)


def test_the_new_tally_rank_and_neighbours_are_told() -> None:
    text = said(TWO_GOLDS)
    for part in ("8-9-8", "zesde", "Duitsland 8-10-8", "Frankrijk 8-9-6", "Het was achtste, met 6-9-8"):
        assert part in text


def test_no_button_asks_for_more_than_a_question_takes() -> None:
    """At most 200 medals of a colour and twelve changes."""
    full = WhatIfQuestion(changes=(change("NED", Colour.GOLD, 200),))
    labels = [button.label for row in replied(full).buttons for button in row]
    assert labels
    assert not any(label.startswith("➕") for label in labels)
    one_less = WhatIfQuestion(changes=(change("NED", Colour.GOLD, 199),))
    assert any("200" in button.data for row in replied(one_less).buttons for button in row)


def test_every_way_past_is_told() -> None:
    text = said(OvertakeQuestion(target="USA"))
    for way in ("3 goud", "2 goud en 6 zilver", "2 goud, 5 zilver en 7 brons"):
        assert way in text


def test_the_race_for_ten_names_who_is_near() -> None:
    """JPN 5-7-12 holds 10, CAN 5-7-9 behind (three bronze less), AUT 5-8-5 above."""
    text = said(RaceQuestion(place=10))
    assert "Oostenrijk 5-8-5: één zilver meer" in text
    assert "Canada 5-7-9" in text
    assert "drie brons minder" in text


@pytest.mark.parametrize("place", range(1, 30))
def test_a_race_never_dumps_the_table(place: int) -> None:
    """ "Never dump the table for a question about one thing": fewer than 13 nations."""
    text = said(RaceQuestion(place=place))
    assert sum(text.count(nation.name) for nation in archive().nations.values() if len(nation.name) > 4) < 13


@pytest.mark.parametrize("question", [question for question, _ in FIRST_LINES])
def test_every_answer_states_its_moment(question: Asked) -> None:
    """The Games or the day stand in the last line."""
    last = replied(question).text.strip().splitlines()[-1]
    assert re.search(r"Eindstand|Stand |Winterspelen van|Stand van nu", last)


def test_reallocations_are_told_in_the_history() -> None:
    given = replied(HistoryQuestion(noc="NED"))
    assert "als vijfde en is sinds 19 september 2025 zesde" in given.text
    assert any(button.data.startswith("/toen") for row in given.buttons for button in row)


def test_germany_says_which_codes_it_counts() -> None:
    given = replied(HistoryQuestion(noc="GER"))
    assert "Geteld is alleen GER" in given.text
    offered = {button.data for row in given.buttons for button in row}
    assert {"/historie EUA", "/historie FRG", "/historie GDR"} <= offered


def test_day_data_that_do_not_exist_are_said_not_to() -> None:
    text = said(SameStageQuestion(as_of=end_of(17), former="2022-winter"))
    assert "Van Peking 2022 zijn er geen standen per dag" in text
    assert "aan het eind 6e met 8-5-4" in text


SHOWN: dict[str, tuple[Asked, datetime]] = {
    "race": (RaceQuestion(place=10), AFTER),
    "race-on-a-day": (RaceQuestion(as_of=end_of(17)), AFTER),
    "race-while-running": (RaceQuestion(), moment(17, 18)),
    "overtake": (OvertakeQuestion(target="USA"), AFTER),
    "overtake-a-place": (OvertakeQuestion(place=2), AFTER),
    "what-if": (TWO_GOLDS, AFTER),
    "what-if-yes-or-no": (ONE_SILVER, AFTER),
    "changed-medal": (PURSUIT, AFTER),
    "certainty": (CertaintyQuestion(), AFTER),
    "certainty-while-running": (CertaintyQuestion(), moment(18, 23)),
    "timeline": (TimelineQuestion(), AFTER),
    "timeline-of-two": (TimelineQuestion(nocs=("NED", "USA")), AFTER),
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


@pytest.mark.parametrize("name", SHOWN)
def test_a_reply_reads_as_before(name: str) -> None:
    """Like the other snapshots: rewritten with ``UPDATE_SNAPSHOTS=1``."""
    question, now = SHOWN[name]
    text = as_text(replied(question, now))
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_before_the_first_medal_there_is_no_land_with_one() -> None:
    """It said "minder dan 1 landen"; the made questions found it once in many runs."""
    text = said(OvertakeQuestion(place=1, as_of=end_of(6)))
    assert "nog geen land met een medaille" in text
    assert "1 landen" not in text
