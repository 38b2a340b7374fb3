"""New Games: Los Angeles 2028 without a medal, half-way and finished, in its own time zone."""

from datetime import date, datetime
from pathlib import Path

import pytest

from medals_core.archive import Archive, AsOf
from medals_core.datasets.check import check
from medals_core.datasets.loading import load_archive
from medals_core.datasets.scaffold import scaffold_games
from medals_core.games import Season
from tests.support.core.shared_files import copied

LOS_ANGELES = "2028-summer"

EVENTS = """\
event_id,discipline,name,gender,team,venue,starts_at,ends_at
swimming-400m-freestyle-women,swimming,400 meter vrije slag,women,false,SoFi,,2028-07-15T19:10:00-07:00
rowing-eight-men,rowing,acht,men,true,Long Beach,2028-07-21T10:00:00-07:00,2028-07-21T10:10:00-07:00
judo-70kg-women,judo,tot 70 kilogram,women,false,,,2028-07-19T17:30:00-07:00
"""

MEDALS = """\
event_id,colour,noc,athletes,won_at
swimming-400m-freestyle-women,gold,NED,,
swimming-400m-freestyle-women,silver,USA,,
swimming-400m-freestyle-women,bronze,AUS,,
judo-70kg-women,gold,JPN,,
judo-70kg-women,silver,FRA,,
judo-70kg-women,bronze,NED,,
judo-70kg-women,bronze,BRA,,
"""

LAST = """\
rowing-eight-men,gold,GBR,,
rowing-eight-men,silver,NED,,
rowing-eight-men,bronze,USA,,
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copied(tmp_path, "2026-winter")
    scaffold_games(
        tmp_path,
        LOS_ANGELES,
        city="Los Angeles",
        host="USA",
        opening=date(2028, 7, 14),
        closing=date(2028, 7, 30),
        time_zone="America/Los_Angeles",
        season=Season.SUMMER,
    )
    return tmp_path


def los_angeles(root: Path, **files: str) -> Archive:
    for name, text in files.items():
        (root / "games" / LOS_ANGELES / f"{name}.csv").write_text(text, encoding="utf-8")
    assert check(root) == []
    return load_archive(root, current=LOS_ANGELES)


def test_a_fresh_scaffold_loads_and_passes_the_check(root: Path) -> None:
    archive = los_angeles(root)
    assert archive.current.games.city == "Los Angeles"
    assert archive.current.games.season is Season.SUMMER
    assert len(archive.current.book) == 0
    assert len(archive.current.remaining()) == 1
    assert not any(athlete.in_current_games for athlete in archive.athletes.values()), "2026 is over"


def test_games_without_any_medal(root: Path) -> None:
    edition = los_angeles(root, events=EVENTS).current
    assert len(edition.book.standings) == 0
    assert edition.book.standings.line("NED").tally.total == 0
    assert edition.remaining()[0].event_id == "swimming-400m-freestyle-women"


def test_games_half_way(root: Path) -> None:
    """Judo gives two bronzes; a row without athletes is a nation's medal."""
    edition = los_angeles(root, events=EVENTS, medals=MEDALS).current
    assert [event.event_id for event in edition.remaining()] == ["rowing-eight-men"]
    assert str(edition.book.tally("NED")) == "1-0-1"
    assert edition.book.standings.rank("NED") == 1


def test_a_day_is_a_day_of_the_host_city(root: Path) -> None:
    """19:10 in Los Angeles on 15 July is 04:10 on the 16th in Amsterdam, and still a medal of the 15th."""
    edition = los_angeles(root, events=EVENTS, medals=MEDALS).current
    at_the_end_of_the_day = edition.book_at(AsOf(won_by=edition.games.end_of(date(2028, 7, 15))))
    assert len(at_the_end_of_the_day) == 3
    in_amsterdam = datetime.fromisoformat("2028-07-16T04:00:00+02:00")
    assert len(edition.book_at(AsOf(won_by=in_amsterdam))) == 0


def test_finished_games(root: Path) -> None:
    edition = los_angeles(root, events=EVENTS, medals=MEDALS + LAST).current
    assert edition.remaining() == ()
    assert str(edition.book.tally("NED")) == "1-1-1"


def test_a_scaffold_with_the_events_of_paris(tmp_path: Path) -> None:
    """ "By option events from Paris 2024 to be mended": the same identifiers, spread over the medal days."""
    copied(tmp_path, "2024-summer")
    made = (tmp_path, LOS_ANGELES, "Los Angeles", "USA", date(2028, 7, 14), date(2028, 7, 30), "America/Los_Angeles")
    scaffold_games(*made, Season.SUMMER, "2024-summer")
    assert check(tmp_path) == []
    archive = load_archive(tmp_path, LOS_ANGELES)
    assert archive.current.events.keys() == archive.editions["2024-summer"].events.keys()
    days = {archive.current.games.local(event.ends_at).date() for event in archive.current.in_order}
    assert (min(days), max(days), len(days)) == (date(2028, 7, 15), date(2028, 7, 30), 16)
    assert archive.athletes["sifan-hassan"].won.total == 3


def test_a_later_decision_on_new_games(root: Path) -> None:
    changes = """\
learned_on,event_id,colour,noc,athletes,reason,source
2029-03-01,judo-70kg-women,gold,FRA,,diskwalificatie,test
2029-03-01,judo-70kg-women,silver,NED,,diskwalificatie,test
2029-03-01,judo-70kg-women,bronze,BRA,,diskwalificatie,test
"""
    edition = los_angeles(root, events=EVENTS, medals=MEDALS, changes=changes).current
    before = edition.book_at(AsOf(known_by=edition.games.end_of(date(2029, 2, 28))))
    assert str(before.tally("NED")) == "1-0-1"
    assert str(edition.book_at().tally("NED")) == "1-1-0"


def test_a_name_with_a_quote_in_it(tmp_path: Path) -> None:
    folder = scaffold_games(
        tmp_path,
        "2032-winter",
        city='Cortina "d\'Ampezzo" \\ Åre',
        host="ITA",
        opening=date(2032, 2, 6),
        closing=date(2032, 2, 22),
        time_zone="Europe/Rome",
        season=Season.WINTER,
    )
    assert "Cortina" in (folder / "games.toml").read_text(encoding="utf-8")
    copied(tmp_path)
    assert load_archive(tmp_path, current="2032-winter").current.games.city == 'Cortina "d\'Ampezzo" \\ Åre'


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"games_id": LOS_ANGELES}, FileExistsError),
        ({"games_id": "2028-winter"}, ValueError),
        ({"games_id": "../2028-summer"}, ValueError),
        ({"games_id": "2032-summer", "time_zone": "America/Hollywood"}, ValueError),
        ({"games_id": "2032-summer", "events_from": "2031-summer"}, ValueError),
        ({"games_id": "2032-summer", "closing": date(2028, 7, 1)}, ValueError),
    ],
)
def test_what_a_scaffold_refuses(root: Path, change: dict[str, object], error: type[Exception]) -> None:
    fields: dict[str, object] = {
        "city": "Los Angeles",
        "host": "USA",
        "opening": date(2028, 7, 14),
        "closing": date(2028, 7, 30),
        "time_zone": "America/Los_Angeles",
        "season": Season.SUMMER,
    }
    with pytest.raises(error):
        scaffold_games(root, **(fields | change))  # type: ignore[arg-type]
