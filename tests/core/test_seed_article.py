"""Every statement of the article that the bot came from, on Tuesday 17 February 2026, as an answer to a question."""

from datetime import date

import pytest

from medals_core.medals import Colour
from medals_core.pages.comparison import ComparisonAnswer
from medals_core.pages.nation import NationAnswer
from medals_core.pages.race import RaceAnswer
from medals_core.pages.report import ReportAnswer
from medals_core.pages.timeline import TimelineAnswer
from medals_core.queries.model import Suppose, Won
from medals_core.queries.results import SupposeAnswer
from medals_core.questions import ComparisonQuestion, NationQuestion, RaceQuestion, ReportQuestion, TimelineQuestion
from medals_core.standings import Decider
from tests.support.core.asking import answered, archive, at, end_of


@pytest.mark.parametrize("as_of", [at(17, 18), end_of(17)])
def test_both_had_six_golds_and_the_usa_stood_third_and_ned_fourth(as_of: object) -> None:
    found = answered(RaceQuestion(noc="NED", as_of=as_of), RaceAnswer)
    own, usa = found.holders[0], found.above[0]
    assert (own.rank, usa.standing.rank, usa.standing.noc) == (4, 3, "USA")
    assert own.tally.gold == usa.standing.tally.gold == 6
    assert usa.reason.decider is Decider.SILVER


@pytest.mark.parametrize(("as_of", "more"), [(at(17, 18), 7), (end_of(17), 8)])
def test_seven_medals_more_at_six_and_eight_at_the_end_of_the_day(as_of: object, more: int) -> None:
    """ "Its seven medals more do not count"; at the end of that day it is eight."""
    question = ComparisonQuestion(nocs=("USA", "NED"), as_of=as_of)
    answered(question, ComparisonAnswer)
    usa = answered(NationQuestion(noc="USA", as_of=as_of), NationAnswer)
    own = answered(NationQuestion(noc="NED", as_of=as_of), NationAnswer)
    assert usa.standing.tally.total - own.standing.tally.total == more


def test_with_gold_third() -> None:
    instead = Won(event_id="speed-skating-team-pursuit-women", colour=Colour.GOLD, noc="NED")
    own = answered(Suppose(changes=(instead,), as_of=end_of(17)), SupposeAnswer).shifts[0]
    assert (own.noc, own.was.rank, own.becomes.rank, own.passes) == ("NED", 4, 3, ("USA",))


def test_velzeboers_1000_metres_put_ned_third() -> None:
    """Won at 12:53 on 16 February; third at 13:30."""
    at_half_past_one = answered(RaceQuestion(noc="NED", as_of=at(16, 13, 30)), RaceAnswer)
    assert at_half_past_one.place == 3
    passing = answered(TimelineQuestion(nocs=("NED", "USA")), TimelineAnswer).passings[0]
    assert passing.ahead == "NED"
    assert passing.rank == 3
    assert passing.at == at(16, 12, 53).won_by
    last = archive().current.book_at(at(16, 13, 30)).medals_of("NED")[-1]
    assert last.medal.athletes == ("Xandra Velzeboer",)


def test_after_two_days_without_a_medal_came_the_first() -> None:
    """Nothing on 7 and 8 February; on the 9th Leerdam's gold and Kok's silver."""
    for day in (7, 8):
        dry = answered(ReportQuestion(day=date(2026, 2, day)), ReportAnswer)
        assert dry.own_medals == ()
        assert dry.after.rank is None
    first = answered(ReportQuestion(day=date(2026, 2, 9)), ReportAnswer)
    assert [(line.medal.colour, line.medal.athletes) for line in first.own_medals] == [
        (Colour.GOLD, ("Jutta Leerdam",)),
        (Colour.SILVER, ("Femke Kok",)),
    ]
    assert first.before.rank is None


@pytest.mark.parametrize(("day", "name"), [(14, "Jens van 't Wout"), (16, "Xandra Velzeboer")])
def test_double_champions(day: int, name: str) -> None:
    champions = answered(ReportQuestion(day=date(2026, 2, day)), ReportAnswer).champions
    assert [(one.name, one.golds) for one in champions if one.noc == "NED"] == [(name, 2)]


def test_the_pursuers_on_five_golds_and_since_when() -> None:
    """GER, AUT, FRA, SWE and SUI at the end of 17 February, each since its fifth gold."""
    found = answered(RaceQuestion(noc="NED", as_of=end_of(17)), RaceAnswer)
    assert [(group.golds, group.nocs) for group in found.pursuers] == [(5, ("GER", "AUT", "FRA", "SWE", "SUI"))]
    since = {one.standing.noc: one.gold_since for one in found.below}
    book = archive().current.book_at(end_of(17))
    for noc in found.pursuers[0].nocs:
        golds = [won.medal.won_at for won in book.medals_of(noc) if won.medal.colour is Colour.GOLD]
        assert since[noc] == golds[4]
    assert since["GER"] == at(17, 21, 50).won_by
