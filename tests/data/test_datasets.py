"""What the loader makes of ``data/``: all Winter Games in one shape, one person once, later decisions dated."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core.archive import AsOf
from medals_core.datasets.loading import DatasetError, load_archive
from medals_core.medals import Tally
from tests.support.counting import counted_calls
from tests.support.facts import read_anew

ARCHIVE = load_archive()
FIXTURES = Path(__file__).parent.parent / "fixtures"


def former_tables() -> Iterator[tuple[str, list[dict[str, str]]]]:
    with (FIXTURES / "winter_tables.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for games_id in sorted({row["games"] for row in rows}):
        yield games_id, [row for row in rows if row["games"] == games_id]


@pytest.mark.parametrize(
    ("games_id", "rows"), list(former_tables()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_todays_table_of_former_games(games_id: str, rows: list[dict[str, str]]) -> None:
    standings = ARCHIVE.edition(games_id).book_at().standings
    computed = {(line.noc, str(line.tally), line.rank) for line in standings}
    assert computed == {
        (row["noc"], f"{row['gold']}-{row['silver']}-{row['bronze']}", int(row["rank"])) for row in rows
    }


WEEKS = (datetime(2026, 2, 6, tzinfo=UTC), datetime(2026, 2, 23, tzinfo=UTC))


@given(st.datetimes(*(moment.replace(tzinfo=None) for moment in WEEKS), timezones=st.just(UTC)))
def test_what_was_known_during_the_games_is_what_had_been_won(moment: datetime) -> None:
    """ "Two times on each medal: when it was won and when the ledger learned it." During the Games of 2026, where
    nothing was decided afterwards, both cuts give the same podiums at any moment."""
    known, won = ARCHIVE.current.book_at(AsOf(known_by=moment)), ARCHIVE.current.book_at(AsOf(won_by=moment))
    assert known.medals() == won.medals()
    assert known.tallies() == won.tallies()


def then(games_id: str, day: str, noc: str) -> tuple[str, int | None]:
    """Tally and rank as they were on that day."""
    book = ARCHIVE.edition(games_id).book_at(AsOf(known_by=datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)))
    return str(book.tally(noc)), book.standings.rank(noc)


def test_sochi_as_it_was_right_after_the_games() -> None:
    """Russia first with thirteen golds, the Netherlands fifth."""
    assert then("2014-winter", "2014-02-24", "RUS") == ("13-11-9", 1)
    assert then("2014-winter", "2014-02-24", "USA") == ("9-7-12", 4)
    assert then("2014-winter", "2014-02-24", "NED") == ("8-7-9", 5)


def test_sochi_as_olympics_com_still_printed_it_in_2022() -> None:
    """RUS 11-9-9, NOR 11-5-10, CZE 2-4-2, GER 8-6-5: the state between February 2018 and February 2020."""
    tallies = {noc: then("2014-winter", "2019-06-01", noc)[0] for noc in ("RUS", "NOR", "CZE", "GER")}
    assert tallies == {"RUS": "11-9-9", "NOR": "11-5-10", "CZE": "2-4-2", "GER": "8-6-5"}


def test_the_netherlands_were_fifth_in_sochi_until_19_september_2025_and_are_sixth_since() -> None:
    assert then("2014-winter", "2025-09-18", "NED") == ("8-7-9", 5)
    assert then("2014-winter", "2025-09-18", "GER") == ("8-6-5", 6)
    assert then("2014-winter", "2025-09-19", "NED") == ("8-7-9", 6)
    assert then("2014-winter", "2025-09-19", "GER") == ("9-5-5", 5)


def test_the_relays_of_sochi_one_decision_after_the_other() -> None:
    """The women's: Russia out in 2017, Norway and Czechia up on 19 May 2022. The men's: vacated in February 2020."""
    assert then("2014-winter", "2022-05-18", "NOR")[0] == "11-5-10"
    assert then("2014-winter", "2022-05-20", "NOR")[0] == "11-6-9"
    assert then("2014-winter", "2022-05-20", "CZE")[0] == "2-4-3"
    assert then("2014-winter", "2020-02-14", "RUS")[0] == "11-9-9"
    assert then("2014-winter", "2020-02-16", "RUS")[0] == "10-9-9"
    relay = ARCHIVE.edition("2014-winter").book_at(AsOf(known_by=datetime(2021, 1, 1, tzinfo=UTC)))
    assert [medal.noc for medal in relay.podium("biathlon-relay-4x7-5km-men")] == ["GER", "AUT"]
    assert relay.is_decided("biathlon-relay-4x7-5km-men"), "a vacated gold is a decided event"


def test_vancouver_before_ustyugov_was_disqualified() -> None:
    former = {noc: then("2010-winter", "2025-09-18", noc)[0] for noc in ("RUS", "FRA", "SVK", "AUT", "SWE")}
    assert former == {"RUS": "3-5-7", "FRA": "2-3-6", "SVK": "1-1-1", "AUT": "4-6-6", "SWE": "5-2-4"}


def test_beijing_before_the_team_event_and_the_ski_cross_were_settled() -> None:
    former = {noc: then("2022-winter", "2022-04-01", noc)[0] for noc in ("USA", "JPN", "ROC", "SUI")}
    assert former == {"USA": "8-10-7", "JPN": "3-6-9", "ROC": "6-12-14", "SUI": "7-2-5"}
    assert then("2022-winter", "2023-01-01", "SUI")[0] == "7-2-6"
    assert then("2022-winter", "2022-04-01", "NED") == then("2022-winter", "2026-01-01", "NED") == ("8-5-4", 6)


def test_a_later_decision_keeps_the_moment_of_winning_and_tells_why() -> None:
    edition = ARCHIVE.edition("2014-winter")
    entry = edition.book.entry("biathlon-relay-4x7-5km-men")
    assert entry is not None
    assert "gediskwalificeerd" in entry.reason
    assert entry.learned_at == datetime(2025, 9, 19, tzinfo=edition.games.zone)
    assert {edition.games.local(medal.won_at).date() for medal in entry.podium} == {date(2014, 2, 23)}


def test_dutch_medals_at_all_former_winter_games() -> None:
    """Printed before the Games of 2026: 147 medals, 53 gold, 49 silver and 45 bronze."""
    former = [one for games_id, one in ARCHIVE.editions.items() if "winter" in games_id and games_id != "2026-winter"]
    assert len(former) == 24
    total = Tally()
    for edition in former:
        total = total.combined(edition.book.tally("NED"))
    assert total == Tally(53, 49, 45)


def test_dutch_medals_at_all_summer_games() -> None:
    """Counted up to and with Paris: 111 gold (the IOC gives the coxed pair of 1900 to a mixed team: 110)."""
    summer = [edition for games_id, edition in ARCHIVE.editions.items() if "summer" in games_id]
    assert len(summer) == 30
    total = Tally()
    for edition in summer:
        total = total.combined(edition.book.tally("NED"))
    assert total == Tally(111, 112, 134)


def medals_of(name: str) -> int:
    people = ARCHIVE.athletes.named(name)
    assert len(people) == 1, "one person"
    names = {people[0].name, *people[0].aliases}
    return sum(
        bool(names.intersection(won.medal.athletes)) and won.medal.noc in people[0].nocs
        for edition in ARCHIVE.editions.values()
        for won in edition.book
    )


@pytest.mark.parametrize(
    ("name", "medals"),
    [
        ("Ireen Wüst", 13),  # 6 gold, 5 silver, 2 bronze: the most of any Dutch Olympian
        ("Sven Kramer", 9),
        ("Bob de Jong", 4),
        ("Viktor An", 8),  # for Korea as Hyeon-Su An, then for Russia
        ("Kaillie Humphries", 6),  # Canada 2010-2018, then the United States; two bronzes in 2026
        ("Ole Einar Bjørndalen", 14),  # with the relay bronze of Sochi given in 2025
    ],
)
def test_a_person_keeps_the_medals_of_all_games(name: str, medals: int) -> None:
    assert medals_of(name) == medals


def test_athletes_of_2026_are_the_ones_of_former_games() -> None:
    for name in ("Kjeld Nuis", "Jorrit Bergsma", "Arianna Fontana", "Antoinette de Jong", "Suzanne Schulting"):
        (athlete,) = ARCHIVE.athletes.named(name)
        assert athlete.in_current_games
        assert athlete.events


def test_namesakes_stay_apart() -> None:
    """Jonas Müller, a luger of Austria and an ice hockey player of Germany; Kruglov, father and son."""
    assert {person.nocs for person in ARCHIVE.athletes.named("Jonas Müller")} == {("AUT",), ("GER",)}
    assert len(ARCHIVE.athletes.named("Nikolay Kruglov")) == 2


def test_all_athletes_entered_in_2026_are_there() -> None:
    entered = [athlete for athlete in ARCHIVE.athletes.values() if athlete.in_current_games]
    assert len(entered) == 2916
    assert sum("NED" in athlete.nocs for athlete in entered) == 39
    assert {event for athlete in entered for event in athlete.events} == set(ARCHIVE.current.events)


def test_start_up_is_little_work() -> None:
    """Of 57 Games only the current ones are read: half a million calls, half a second."""
    with counted_calls() as calls:
        read_anew()
    assert calls[0] < 1_000_000


def test_unknown_games_are_one_clear_line() -> None:
    with pytest.raises(DatasetError, match=r"^games/2027-winter: no such Games") as caught:
        load_archive(current="2027-winter")
    assert "\n" not in str(caught.value)
