"""Who held a place of the table, one after another."""

from datetime import date

import pytest

from medals_core.archive import AsOf
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.model import Holders
from medals_core.queries.results import HoldersAnswer, Unknown
from medals_core.standings import Standings
from tests.support.core.asking import answered, archive


def holders(**fields: object) -> HoldersAnswer:
    return answered(Holders.model_validate(fields), HoldersAnswer)


def test_who_led_from_the_first_gold_to_the_end() -> None:
    """Von Allmen's gold put Switzerland first; from 8 February 13:40 on it was Norway."""
    found = holders().held
    led = [one.nocs for one in found]
    assert led[:3] == [("SUI",), ("SWE",), ("ITA",)]
    assert ("ITA", "JPN", "NOR") in led  # a shared first place
    assert (led[-1], found[-1].end) == (("NOR",), None)
    assert found[-1].begin.astimezone(archive().current.games.zone).strftime("%d %H:%M") == "08 13:40"


@pytest.mark.parametrize("place", [1, 2, 3, 8])
def test_they_hold_it_in_the_table_of_each_moment(place: int) -> None:
    """ "Equal triples share the rank, and the next rank skips": nobody holds a rank that is skipped."""
    found = holders(place=place).held
    edition = archive().current
    for moment in sorted({medal.won_at for _, medal in edition.book.medals()}):
        table = Standings.of(edition.book_at(AsOf(won_by=moment)).tallies())
        there = {line.noc for line in table if line.rank == place}
        told = [set(one.nocs) for one in found if one.begin <= moment and (one.end is None or moment < one.end)]
        assert told == ([there] if there else []), moment


def test_only_who_held_it_within_the_days() -> None:
    found = holders(from_day=date(2026, 2, 9), to_day=date(2026, 2, 12)).held
    assert [one.nocs for one in found] == [("NOR",)]


def test_of_games_without_days_it_is_not_known() -> None:
    assert holders(within=Medals(games=Scope(ids=("2018-winter",)))).unknown is Unknown.NO_DAYS
