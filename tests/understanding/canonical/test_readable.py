"""Buttons are commands that people see and retype: they read as people write them, and most fit a button."""

from datetime import date, datetime
from typing import Any

import pytest

from bot.commands import COMMANDS, Command, Part, find_command
from bot.understanding.canonical import canonical, read_canonical
from bot.understanding.canonical.shapes import ASKED
from medals_core import questions as pages
from medals_core.archive import AsOf
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import AfterMedal, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import (
    Added,
    Ask,
    Claim,
    Groups,
    Identify,
    Listing,
    Needed,
    Suppose,
    Value,
    Versus,
    Without,
)
from tests.support.reading.generated import archive

NED, USA = Medals(nations=("NED",)), Medals(nations=("USA",))
SHORT_TRACK = Medals(disciplines=("short-track",))
AT_SIX = AsOf(won_by=datetime(2026, 2, 17, 18, tzinfo=archive().current.games.zone))
WOMENS_GOLD = Medals(colours=(Colour.GOLD,), genders=(Gender.WOMEN,), to_day=date(2026, 2, 12), but_not=(SHORT_TRACK,))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (pages.TableQuestion(), "/stand"),
        (pages.TableQuestion(only=WOMENS_GOLD), "/stand goud vrouwen t/m 12-2 zonder shorttrack"),
        (pages.ComparisonQuestion(nocs=("NED", "USA"), as_of=AT_SIX), "/vergelijk NED USA 17-2 18:00"),
        (pages.NationQuestion(noc="NED", games="2014-winter"), "/land NED 2014"),
        (pages.AthleteQuestion(athlete_id="jutta-leerdam"), "/atleet Jutta Leerdam"),
        (pages.EventQuestion(event_id="speed-skating-1000m-women"), "/onderdeel schaatsen 1000 meter vrouwen"),
        (pages.DayQuestion(day=date(2026, 2, 17)), "/dag 17-2"),
        (Listing(of=NED.narrowed(colours=(Colour.SILVER,))), "/medailles NED zilver"),
        (Listing(of=NED.narrowed(but_not=(SHORT_TRACK,)), ask=Ask.WHO), "/wie NED zonder shorttrack"),
        (Listing(of=NED.narrowed(from_day=date(2026, 2, 12), to_day=date(2026, 2, 12))), "/medailles NED op 12-2"),
        (
            Value(measure=Measure(of=NED.narrowed(colours=(Colour.GOLD,), as_of=AT_SIX))),
            "/tel NED goud stand 17-2 18:00",
        ),
        (Value(measure=Measure(of=NED.narrowed(games=Scope(ever=True)))), "/tel NED ooit"),
        (Groups(by=Key.NATION, measure=Measure(of=Medals(colours=(Colour.BRONZE,)))), "/meeste land brons"),
        (
            Groups(
                by=Key.NATION,
                measure=Measure(of=Medals(colours=(Colour.GOLD,))),
                having=(Condition(measure=Measure(kind=Kind.DISTINCT, per=Key.DISCIPLINE), value=4),),
            ),
            "/meeste land goud met (verschillende elke sport 4)",
        ),
        (Versus(measures=(Measure(of=NED), Measure(of=USA))), "/wiemeer NED, USA"),
        (
            Claim(conditions=(Condition(measure=Measure(of=NED), op=Op.MORE, value=Measure(of=USA)),)),
            "/klopt NED > dan USA",
        ),
        (Suppose(changes=(Added(noc="NED", colour=Colour.GOLD, count=2),)), "/watals NED 2 goud"),
        (
            Suppose(
                changes=(Added(noc="NED", colour=Colour.GOLD, count=2), Without(of=SHORT_TRACK)),
                then=Identify(nation=Described(role=Role.RANK, rank=3)),
            ),
            "/watals NED 2 goud, zonder shorttrack, dan (plek nummer 3)",
        ),
        (Needed(noc="NED", passes="USA"), "/inhalen USA door NED"),
        (
            Listing(of=Medals(after=AfterMedal(of=Medals(athletes=("femke-kok",)))), ask=Ask.WHO, take=1),
            "/wie na (medaille door Femke Kok) neem 1",
        ),
    ],
)
def test_commands_read_as_people_write_them(question: Any, text: str) -> None:
    assert canonical(question, archive()) == text
    assert read_canonical(text, archive()) == question


def test_every_event_of_all_games_can_be_asked_for() -> None:
    for games_id, edition in archive().editions.items():
        for event_id in edition.events:
            question = pages.EventQuestion(event_id=event_id, games=games_id)
            assert read_canonical(canonical(question, archive()), archive()) == question


def test_the_events_of_these_games_fit_a_button() -> None:
    """Bot API: callback_data is 1-64 bytes."""
    texts = [canonical(pages.EventQuestion(event_id=event_id), archive()) for event_id in archive().current.events]
    assert max(len(text.encode()) for text in texts) <= 64


def test_namesakes_are_told_apart_by_id() -> None:
    namesakes = [one.athlete_id for one in archive().athletes.values() if one.name == "Jonas Müller"]
    assert len(namesakes) > 1
    for athlete_id in namesakes:
        text = canonical(pages.AthleteQuestion(athlete_id=athlete_id), archive())
        assert text == f"/atleet #{athlete_id}"
        assert read_canonical(text, archive()) == pages.AthleteQuestion(athlete_id=athlete_id)


@pytest.mark.parametrize(
    "text",
    [
        "/land",
        "/land Nederland",
        "/stand goud foo",
        "/stand 31-2",
        "/tel NED NED )",
        "/atleet Femke Blom",
        "/inhalen USA",
        "/watals",
        "/klopt",
        "stand",
    ],
)
def test_what_is_not_exact_is_left_to_the_reader_of_sentences(text: str) -> None:
    """A guess here would hide the words that the reader of typed commands has to name."""
    assert read_canonical(text, archive()) is None


def test_what_a_text_begins_with_is_a_command() -> None:
    """What is on a button can be typed; and no room of the bot has a command of that name."""
    for head in ASKED:
        command = find_command(head)
        assert command is not None
        assert command.part is Part.QUESTION
        assert command.name == head, "an alias would hide what the exact text means"


@pytest.mark.parametrize(
    "command",
    [one for one in COMMANDS if one.hidden and one.name in ASKED and one.name != "minste"],
    ids=lambda one: one.name,
)
def test_the_examples_of_hidden_commands_work(command: Command) -> None:
    """They are told nowhere: nobody would notice."""
    assert read_canonical(command.example, archive()) is not None
