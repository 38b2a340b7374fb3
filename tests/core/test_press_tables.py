"""The ledger against tables that newspapers, agencies and sites printed during the Games of Milano Cortina."""

import csv
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from medals_core.archive import AsOf
from medals_core.datasets.loading import load_archive
from medals_core.medals import Tally
from medals_core.nations import NEUTRAL_ATHLETES

EDITION = load_archive().current
FIXTURE = Path(__file__).parent.parent / "fixtures" / "press_tables_2026.csv"

MISPRINTS = {
    # Sport-Express and Wikipedia print 6-8-5 that day, and TASR's own later tables fit 6-8-5.
    ("2026-02-19", "TASR", "FRA"): (Tally(6, 8, 4), Tally(6, 8, 5))
}


def printed_tables() -> dict[tuple[str, str, str], dict[str, Tally]]:
    tables: dict[tuple[str, str, str], dict[str, Tally]] = defaultdict(dict)
    with FIXTURE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            key = (row["date"], row["source"], row["scope"])
            tables[key][row["noc"]] = Tally(int(row["gold"]), int(row["silver"]), int(row["bronze"]))
    return tables


TABLES = printed_tables()


def table_at_end_of(day: str, with_neutral_athletes: bool) -> dict[str, Tally]:
    book = EDITION.book_at(AsOf(won_by=EDITION.games.end_of(date.fromisoformat(day))))
    tallies = book.tallies()
    if not with_neutral_athletes:
        tallies.pop(NEUTRAL_ATHLETES, None)
    return tallies


@pytest.mark.parametrize(("day", "source", "scope"), TABLES, ids=lambda value: str(value)[:20])
def test_every_full_press_table_is_the_ledger_at_that_days_end(day: str, source: str, scope: str) -> None:
    expected = dict(TABLES[day, source, scope])
    for (misprint_day, misprint_source, noc), (wrong, right) in MISPRINTS.items():
        if (misprint_day, misprint_source) == (day, source):
            assert expected[noc] == wrong, "the misprint is kept as printed"
            expected[noc] = right
    assert table_at_end_of(day, scope == "full+AIN") == expected


def test_the_fixture_covers_the_games() -> None:
    """Twenty-three tables, from the third medal day to the last."""
    assert len(TABLES) == 23
    assert {day for day, _, _ in TABLES} >= {f"2026-02-{day:02}" for day in (*range(9, 23),)}


def test_the_stand_of_17_february_at_six() -> None:
    """Before the evening's big air and two-man bob: "NOR 13-8-9, ITA 9-4-11, USA 6-9-5, NED 6-6-1"."""
    book = EDITION.book_at(AsOf(won_by=datetime(2026, 2, 17, 18, tzinfo=EDITION.games.zone)))
    first = [(line.rank, line.noc, str(line.tally)) for line in book.standings][:4]
    assert first == [(1, "NOR", "13-8-9"), (2, "ITA", "9-4-11"), (3, "USA", "6-9-5"), (4, "NED", "6-6-1")]


def test_the_final_table() -> None:
    """116 events and 349 medals; the neutral athletes' silver stands in no official table, so 348 are ranked."""
    book = EDITION.book_at()
    assert len(EDITION.events) == 116
    assert len(book.decided()) == 116
    assert len(book) == 349
    assert sum(line.tally.total for line in book.standings.ranked) == 348
    assert (book.standings.rank("NED"), str(book.tally("NED"))) == (3, "10-7-3")
    assert book.standings.rank(NEUTRAL_ATHLETES) is None


def test_bronze_of_a_match_of_its_own_counts_before_the_final() -> None:
    """Men's curling: bronze on 20 February, gold a day later. The event is undecided in between."""
    event = "curling-tournament-men"
    between = EDITION.book_at(AsOf(won_by=EDITION.games.end_of(date(2026, 2, 20))))
    assert [medal.colour for medal in between.podium(event)] == ["bronze"]
    assert not between.is_decided(event)
    assert EDITION.book_at(AsOf(known_by=EDITION.games.end_of(date(2026, 2, 20)))).podium(event) == between.podium(
        event
    )
