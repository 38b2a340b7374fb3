"""What the archive answers to questions that look things up, with figures known from the results."""

from datetime import date, datetime

import pytest

from medals_core import (
    AsOf,
    AthleteQuestion,
    Colour,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    Gender,
    Medals,
    Metric,
    NationQuestion,
    Phase,
    ProgrammeQuestion,
    QueryError,
    Scope,
    TableQuestion,
    Tally,
)
from medals_core.pages.athlete import AthleteAnswer
from medals_core.pages.comparison import ComparisonAnswer
from medals_core.pages.day import DayAnswer
from medals_core.pages.event import EventAnswer
from medals_core.pages.nation import NationAnswer
from medals_core.pages.programme import ProgrammeAnswer
from medals_core.pages.table import TableAnswer
from medals_core.queries.results import Unknown
from medals_core.standings import Decider
from tests.support.core.asking import ROME, answered, at, end_of


def test_the_table_at_six_on_17_february() -> None:
    """A medal counts from the planned end of its event."""
    table = answered(TableQuestion(as_of=at(17, 18)), TableAnswer)
    assert [(row.noc, str(row.tally)) for row in table.rows[:4]] == [
        ("NOR", "13-8-9"),
        ("ITA", "9-4-11"),
        ("USA", "6-9-5"),
        ("NED", "6-6-1"),
    ]
    assert table.own.rank == 4
    assert table.own_latest.rank == 3


def test_other_tables_keep_the_official_place_beside_them() -> None:
    total = answered(TableQuestion(metric=Metric.TOTAL), TableAnswer)
    assert [row.noc for row in total.rows[:3]] == ["NOR", "USA", "ITA"]
    assert total.own_official.rank == 3
    points = answered(TableQuestion(metric=Metric.POINTS), TableAnswer)
    assert points.rows[0].value == 3 * 18 + 2 * 12 + 11
    heads = answered(TableQuestion(metric=Metric.POPULATION), TableAnswer)
    assert heads.rows[0].noc == "NOR"


def test_a_table_narrowed() -> None:
    """The part is named in the answer, and only the whole is the official table."""
    women = answered(TableQuestion(only=Medals(genders=(Gender.WOMEN,))), TableAnswer)
    assert not women.is_official
    assert women.own_official.rank == 3
    jumpers = answered(TableQuestion(only=Medals(disciplines=("ski-jumping",))), TableAnswer)
    assert [(row.noc, str(row.tally)) for row in jumpers.rows[:2]] == [("NOR", "2-2-1"), ("SLO", "2-1-1")]
    without = answered(TableQuestion(only=Medals(but_not=(Medals(disciplines=("short-track",)),))), TableAnswer)
    assert (without.own.tally, without.own.rank) == (Tally(5, 6, 2), 10)


def test_a_narrowed_page_keeps_its_own_games_and_moment() -> None:
    only = Medals(games=Scope(ids=("2014-winter",)), as_of=end_of(9), disciplines=("short-track",))
    found = answered(NationQuestion(noc="NED", only=only, as_of=end_of(16)), NationAnswer)
    assert (found.stage.games.games_id, found.standing.tally) == ("2026-winter", Tally(4, 0, 0))
    assert {line.event.discipline for line in found.medals} == {"short-track"}
    biathlon = answered(
        ComparisonQuestion(nocs=("FRA", "NED"), only=Medals(disciplines=("biathlon",))), ComparisonAnswer
    )
    assert [line.rank for line in biathlon.lines] == [1, None]


def test_days_of_games_without_days_are_not_told() -> None:
    only = Medals(from_day=date(1988, 2, 20))
    assert answered(TableQuestion(games="1988-winter", only=only), TableAnswer).unknown is Unknown.NO_DAYS


def test_equal_values_share_the_rank_in_other_tables() -> None:
    table = answered(TableQuestion(metric=Metric.TOTAL), TableAnswer)
    rows = [row for row in table.rows if row not in table.unranked]
    for row in rows:
        better = sum((other.value or 0) > (row.value or 0) for other in rows)
        assert row.rank == 1 + better


def test_the_netherlands_at_the_end() -> None:
    found = answered(NationQuestion(noc="NED"), NationAnswer)
    assert (found.standing.rank, found.standing.tally) == (3, Tally(10, 7, 3))
    assert found.above is not None
    assert found.above.ahead == "USA"
    assert found.below is not None
    assert (found.below.behind, found.below.decider) == ("ITA", Decider.SILVER)
    assert found.below.higher_total_does_not_count
    assert found.stage.phase is Phase.FINISHED


def test_a_shared_rank_on_9_february() -> None:
    found = answered(NationQuestion(noc="NED", as_of=at(9, 20)), NationAnswer)
    assert (found.standing.rank, found.standing.shared) == (8, True)
    assert set(found.sharing) == {"CZE", "FRA", "SWE"}


@pytest.mark.parametrize(("moment", "silver", "more"), [(at(17, 18), (9, 6), 7), (end_of(17), (10, 6), 8)])
def test_both_six_golds_and_silver_decides(moment: AsOf, silver: tuple[int, int], more: int) -> None:
    found = answered(ComparisonQuestion(nocs=("NED", "USA"), as_of=moment), ComparisonAnswer)
    (reason,) = found.reasons
    assert (reason.ahead, reason.decider) == ("USA", Decider.SILVER)
    assert (reason.ahead_tally.gold, reason.behind_tally.gold) == (6, 6)
    assert (reason.ahead_tally.silver, reason.behind_tally.silver) == silver
    assert reason.total_difference == more


@pytest.mark.parametrize(
    ("athlete_id", "tally"),
    [
        ("femke-kok", Tally(1, 1, 0)),
        ("kjeld-nuis", Tally(0, 0, 1)),
        ("kimberley-bos", Tally(0, 0, 0)),
        ("quentin-fillon-maillet", Tally(3, 0, 1)),
        ("miho-takagi", Tally(0, 0, 3)),
    ],
)
def test_athletes_of_2026(athlete_id: str, tally: Tally) -> None:
    assert answered(AthleteQuestion(athlete_id=athlete_id), AthleteAnswer).tally == tally


def test_an_athlete_of_former_games() -> None:
    heiden = answered(AthleteQuestion(athlete_id="eric-heiden", games="1980-winter"), AthleteAnswer)
    assert heiden.tally == Tally(5, 0, 0)
    assert answered(AthleteQuestion(athlete_id="eric-heiden"), AthleteAnswer).tally_elsewhere == Tally(5, 0, 0)


def test_an_athlete_before_the_event() -> None:
    kok = answered(AthleteQuestion(athlete_id="femke-kok", as_of=at(10, 12)), AthleteAnswer)
    assert kok.tally == Tally(0, 1, 0)
    assert "speed-skating-500m-women" in {event.event_id for event in kok.undecided}


def test_an_event_with_two_silvers_has_no_bronze() -> None:
    """One event can give two silvers (no bronze)."""
    found = answered(EventQuestion(event_id="alpine-skiing-giant-slalom-women"), EventAnswer)
    assert [medal.colour for medal in found.podium] == [Colour.GOLD, Colour.SILVER, Colour.SILVER]


def test_an_event_to_come_names_who_is_entered() -> None:
    now = datetime(2026, 2, 10, 12, tzinfo=ROME)
    found = answered(EventQuestion(event_id="speed-skating-500m-women"), EventAnswer, now=now)
    assert not found.is_decided
    assert "Femke Kok" in {athlete.name for athlete in found.own_entrants}


def test_a_day_with_its_moves() -> None:
    found = answered(DayQuestion(day=date(2026, 2, 16)), DayAnswer)
    assert found.number == 10
    assert [line.medal.won_at for line in found.lines] == sorted(line.medal.won_at for line in found.lines)
    assert found.own.after.tally == Tally(6, 5, 1)
    assert found.own.before.tally.plus(Colour.GOLD) == found.own.after.tally
    assert (found.previous, found.following) == (date(2026, 2, 15), date(2026, 2, 17))


def test_all_days_together_are_all_medals() -> None:
    days = [answered(DayQuestion(day=date(2026, 2, day)), DayAnswer) for day in range(6, 24)]
    assert sum(len(day.lines) for day in days) == 349


def test_the_programme_at_a_moment() -> None:
    now = datetime(2026, 2, 20, 12, tzinfo=ROME)
    found = answered(ProgrammeQuestion(), ProgrammeAnswer, now=now)
    assert (len(found.items), found.remaining) == (21, 21)
    mine = answered(ProgrammeQuestion(noc="NED"), ProgrammeAnswer, now=now)
    assert all(item.entrants for item in mine.items)
    assert answered(ProgrammeQuestion(), ProgrammeAnswer).items == ()


def test_before_the_games() -> None:
    table = answered(TableQuestion(as_of=AsOf(won_by=datetime(2026, 1, 31, 12, tzinfo=ROME))), TableAnswer)
    assert table.stage.phase is Phase.BEFORE
    assert table.rows == ()


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(QueryError):
        answered(NationQuestion(noc="XXX"), NationAnswer)
    with pytest.raises(QueryError):
        answered(AthleteQuestion(athlete_id="nobody"), AthleteAnswer)
    with pytest.raises(QueryError):
        answered(TableQuestion(games="1940-winter"), TableAnswer)
