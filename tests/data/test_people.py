"""Everybody of both seasons: who is one person, and what is kept as text until it is asked for."""

from datetime import date
from pathlib import Path

import pytest

from medals_core.datasets.loading import DatasetError, load_archive
from medals_core.games import Athlete
from medals_core.medals import Tally
from medals_core.people import Others, People
from tests.support.core.asking import archive
from tests.support.core.shared_files import copied

FULL = Athlete(
    athlete_id="paula-jansen-ned",
    name="Paula Jansen",
    nocs=("NED", "BEL"),
    gender="F",
    birth_date=date(1990, 2, 28),
    birth_date_sure=True,
    aliases=("Paulien Jansen", "P. de Vries"),
    disciplines=("rowing", "sailing"),
    games=("2012-summer", "2016-summer"),
    won=Tally(1, 0, 2),
)
NAMESAKE = Athlete(athlete_id="paula-jansen-bel", name="Paula Jansen", nocs=("BEL",), disciplines=("judo",))
BARE = Athlete(athlete_id="øre", name="Øre", nocs=("DEN",))


def test_who_is_kept_as_text_comes_back_whole() -> None:
    others = Others.of((FULL, NAMESAKE, BARE))
    assert list(others) == [FULL, NAMESAKE, BARE]
    assert others[2] == BARE
    with pytest.raises(IndexError):
        others[3]


def test_people_are_found_by_identifier_and_by_every_name() -> None:
    current = Athlete(athlete_id="paula-jansen", name="Paula Jansen", nocs=("NED",), disciplines=("luge",))
    people = People({current.athlete_id: current}, Others.of((FULL, NAMESAKE, BARE)))
    assert people["paula-jansen-ned"] == FULL
    assert "paula" not in people
    assert (len(people), list(people)) == (4, ["paula-jansen", "paula-jansen-ned", "paula-jansen-bel", "øre"])
    assert set(people.named("Paula Jansen")) == {current, FULL, NAMESAKE}
    assert people.named("P. de Vries") == (FULL,)
    assert people.named("P. de Vrie") == ()
    assert people.who("Paula Jansen", "NED", "sailing") == ("paula-jansen-ned",)
    assert people.who("Paula Jansen", "NED", "luge") == ("paula-jansen",)
    assert people.who("Paula Jansen", "GER", "luge") == ()


@pytest.mark.parametrize(
    ("athlete_id", "games"),
    [
        ("clara-hughes", ("1996-summer", "2002-winter", "2006-winter", "2010-winter")),
        ("christa-rothenburger", ("1984-winter", "1988-winter", "1988-summer", "1992-winter")),
        ("eddie-eagan", ("1920-summer", "1932-winter")),
        ("gillis-grafstrom", ("1920-summer", "1924-winter", "1928-winter", "1932-winter")),
        ("kelsey-mitchell", ("2020-summer",)),
    ],
)
def test_who_won_at_both_seasons_is_one_person(athlete_id: str, games: tuple[str, ...]) -> None:
    """Known for both (``several_sports.csv``), or in a sport of both: figure skating was a summer sport in 1920."""
    athlete = archive().athletes.at_hand[athlete_id]
    assert athlete.games == games
    assert [edition.games.games_id for edition in archive().editions_of(athlete)] == [*games, "2026-winter"]


@pytest.mark.parametrize(("name", "noc"), [("Wu Yu", "CHN"), ("Per Johansson", "SWE"), ("Yevgeny Grishin", "URS")])
def test_a_name_of_both_seasons_is_two_people_otherwise(name: str, noc: str) -> None:
    """A skater or skier of today does not get the medals of a boxer with the same name."""
    both = [one for one in archive().athletes.named(name) if noc in one.nocs]
    assert len(both) == 2
    assert not set(both[0].disciplines) & set(both[1].disciplines)


@pytest.mark.parametrize(
    ("name", "noc", "sports"),
    [("László Papp", "HUN", {"boxing", "wrestling"}), ("Li Na", "CHN", {"diving", "fencing"}),
     ("Carli Lloyd", "USA", {"football", "volleyball"})],
)  # fmt: skip
def test_a_name_in_two_sports_is_two_people(name: str, noc: str, sports: set[str]) -> None:
    """The boxer does not get the medal of a wrestler of twenty years before."""
    found = [one for one in archive().athletes.named(name) if noc in one.nocs]
    assert sorted(one.disciplines for one in found) == sorted((sport,) for sport in sports)


@pytest.mark.parametrize(
    ("athlete_id", "won"),
    [
        ("conn-findlay", "2-0-2"),
        ("rebecca-romero", "1-1-0"),
        ("gert-fredriksson", "6-1-1"),
        ("emma-johansson", "0-2-0"),
    ],
)
def test_who_did_several_sports_is_one_person(athlete_id: str, won: str) -> None:
    """Known for it (``several_sports.csv``), or in sports that one person does several of."""
    assert str(archive().athletes[athlete_id].won) == won


@pytest.mark.parametrize(
    ("name", "won"),
    [
        ("Elaine Thompson-Herah", "5-1-0"),
        ("Kim Woo-Jin", "5-0-0"),
        ("Jordan Larson", "1-2-1"),
        ("Jessie Diggins", "1-1-1"),
    ],
)
def test_another_spelling_or_a_later_surname_is_the_same_person(name: str, won: str) -> None:
    [athlete] = archive().athletes.named(name)
    assert str(athlete.won) == won


def test_a_career_is_counted_at_loading() -> None:
    """Phelps 23-3-2, Fanny Blankers-Koen four golds; Birgit Fischer for two Germanys."""
    won = {athlete_id: str(archive().athletes[athlete_id].won) for athlete_id in
           ("michael-phelps", "fanny-blankers-koen", "birgit-fischer")}  # fmt: skip
    assert won == {"michael-phelps": "23-3-2", "fanny-blankers-koen": "4-0-0", "birgit-fischer": "8-4-0"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path, "2026-winter", "2024-summer", "2012-summer")


def test_former_games_are_what_a_careful_reading_gives(root: Path) -> None:
    """The quick reader and the one that checks every field find the same."""
    quick, careful = load_archive(root).editions["2012-summer"], load_archive(root, "2012-summer").current
    assert quick.events == careful.events
    assert list(quick.ledger) == list(careful.ledger)
    assert quick.changed_later
    assert not load_archive(root).editions["2024-summer"].changed_later


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("medals.csv", "marathon-women,gold,NED", "marathon-women,golden,NED", "medals.csv, row"),
        ("medals.csv", "marathon-women,gold,NED", "marathon-women,gold,NLD", "NLD"),
        ("medals.csv", "marathon-women,gold", "marathon-ladies,gold", "athletics-marathon-ladies"),
        ("events.csv", "athletics-marathon-women,athletics", "athletics-marathon-women,running", "running"),
        ("events.csv", "2024-08-11T23:59:59+02:00", "2024-08-11", "events.csv, row 2"),
    ],
)
def test_a_fault_in_former_games_stops_the_start(root: Path, file: str, old: str, new: str, told: str) -> None:
    """Not first the question that needs them."""
    path = root / "games" / "2024-summer" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DatasetError, match=told):
        load_archive(root)
