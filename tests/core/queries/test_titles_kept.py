"""Titles kept from the Games before: the same winner of the same event, also where its style changed in between."""

import pytest

from medals_core import Colour, Measure, Medals, Podium, Scope
from medals_core.queries.model import Listing, Value
from medals_core.queries.results import ListingAnswer, ValueAnswer
from tests.core.queries.rows import NOW, ROWS
from tests.support.core.asking import answered

EVER = Scope(ever=True)


def kept(**fields: object) -> ListingAnswer:
    of = Medals(podium=Podium.KEPT, colours=(Colour.GOLD,)).narrowed(**fields)
    return answered(Listing(of=of), ListingAnswer)


@pytest.mark.parametrize(
    ("athlete", "titles"),
    [("sven-kramer", [2014, 2018]), ("ireen-wust", [2022]), ("johannes-hosflot-klaebo", [2022, 2022, 2026, 2026])],
)
def test_whose_titles_were_kept(athlete: str, titles: list[int]) -> None:
    """Kramer's 5,000 metres of 2014 and 2018; Wüst's 1,500 metres; Klæbo's sprints, in either style."""
    assert [line.games.year for line in kept(athletes=(athlete,), games=EVER).lines] == titles


def test_of_individual_events_they_are_those_that_the_rows_repeat() -> None:
    then = (row for row in ROWS if row.year == 2022 and row.colour == "gold" and len(row.athletes) == 1)
    before = {(row.event, row.athletes[0]) for row in then}
    now = {(row.event, row.athletes[0]) for row in NOW if row.colour == "gold" and len(row.athletes) == 1}
    found = {(line.event.event_id, line.medal.athletes[0]) for line in kept().lines if len(line.medal.athletes) == 1}
    assert before & now <= found
    assert len(found) - len(before & now) <= 2, "besides the events that bore another name"


def test_the_first_games_have_no_title_to_keep() -> None:
    of = Medals(podium=Podium.KEPT, games=Scope(ids=("1924-winter",)))
    assert answered(Value(measure=Measure(of=of)), ValueAnswer).measured.value == 0
