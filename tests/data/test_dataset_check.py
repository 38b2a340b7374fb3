"""The check on broken copies of the data: each fault named with its file, row and column."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from medals_core.datasets.check import check
from medals_core.datasets.loading import DatasetError, load_archive
from tests.support.core.shared_files import SHARED_FILES, copied

MEDALS = "games/2026-winter/medals.csv"
EVENTS = "games/2026-winter/events.csv"
ATHLETES = "games/2026-winter/athletes.csv"
Cells = dict[str, str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The data with only the Games of 2026."""
    return copied(tmp_path / "data", "2026-winter")


def mend(path: Path, change: Callable[[list[Cells]], None]) -> None:
    """Rewrites a CSV file; row 2 of the file is rows[0]."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cell(path: Path, row: int, column: str, value: str) -> None:
    def change(rows: list[Cells]) -> None:
        rows[row - 2][column] = value

    mend(path, change)


def test_the_data_are_whole() -> None:
    assert check() == []


def test_the_copy_is_whole(copy: Path) -> None:
    assert check(copy) == []


def test_an_unknown_noc(copy: Path) -> None:
    cell(copy / MEDALS, 5, "noc", "XYZ")
    assert (MEDALS, 5, "noc", "unknown NOC: XYZ") in check(copy)
    with pytest.raises(DatasetError, match=r"medals\.csv, row 5, column noc: unknown NOC: XYZ$"):
        load_archive(copy)


def test_a_double_medal(copy: Path) -> None:
    mend(copy / MEDALS, lambda rows: rows.insert(1, dict(rows[0])))
    (fault,) = check(copy)[:1]
    assert fault[:3] == (MEDALS, 3, "athletes")
    assert fault.message.startswith("double medal: Franjo von Allmen stands in row 2 already")


def test_an_athlete_of_another_nation(copy: Path) -> None:
    cell(copy / MEDALS, 2, "noc", "NED")
    (fault,) = check(copy)
    assert fault[:3] == (MEDALS, 2, "athletes")
    assert fault.message == "athlete of another nation: Franjo von Allmen is entered for SUI, not NED"


def test_an_athlete_who_is_not_entered(copy: Path) -> None:
    cell(copy / MEDALS, 2, "athletes", "Piet Onbekend")
    assert [(*fault[:3], fault.message) for fault in check(copy)] == [
        (MEDALS, 2, "athletes", "not in athletes.csv: Piet Onbekend")
    ]


def test_a_medal_without_an_event(copy: Path) -> None:
    cell(copy / MEDALS, 4, "event_id", "klunen-men")
    (fault,) = check(copy)
    assert tuple(fault) == (MEDALS, 4, "event_id", "no such event in events.csv: klunen-men")


def test_an_event_without_a_podium_in_finished_games(copy: Path) -> None:
    def change(rows: list[Cells]) -> None:
        del rows[0:3]

    mend(copy / MEDALS, change)
    faults = check(copy)
    assert (EVENTS, 2, "event_id", "no podium in medals.csv: alpine-skiing-downhill-men") in faults
    assert any(fault.file.endswith("table.csv") for fault in faults), "and the table no longer adds up"


def test_a_bad_date(copy: Path) -> None:
    cell(copy / EVENTS, 2, "ends_at", "2026-02-30T13:30:00+01:00")
    fault = next(fault for fault in check(copy) if fault.file == EVENTS)
    assert fault[:3] == (EVENTS, 2, "ends_at")
    assert "2026-02-30T13:30:00+01:00" in fault.message
    with pytest.raises(DatasetError, match=r"events\.csv, row 2, column ends_at: "):
        load_archive(copy)


def test_a_moment_without_its_offset_and_one_outside_the_games(copy: Path) -> None:
    cell(copy / EVENTS, 2, "ends_at", "2026-02-07T13:30:00")
    assert next(fault for fault in check(copy) if fault.file == EVENTS)[:3] == (EVENTS, 2, "ends_at")
    cell(copy / EVENTS, 2, "ends_at", "2026-04-07T13:30:00+02:00")
    assert (EVENTS, 2, "ends_at", "2026-04-07 is not during the Games") in check(copy)


@pytest.mark.parametrize("file", [*SHARED_FILES, EVENTS, MEDALS])
def test_a_missing_file(copy: Path, file: str) -> None:
    (copy / file).unlink()
    assert (file, 0, "", "the file is missing") in check(copy)
    with pytest.raises(DatasetError) as caught:
        load_archive(copy)
    assert str(caught.value) == f"{file}: the file is missing"


def test_a_missing_data_folder(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="nowhere: there is no such folder"):
        load_archive(tmp_path / "nowhere")


def test_a_missing_column_and_a_cell_too_many(copy: Path) -> None:
    path = copy / MEDALS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("colour", "color", 1), encoding="utf-8")
    assert check(copy)[0][:3] == (MEDALS, 1, "colour")
    lines = text.splitlines(keepends=True)
    path.write_text("".join((lines[0], lines[1].replace("\n", ",x\n"), *lines[2:])), encoding="utf-8")
    assert (MEDALS, 2, "", "6 cells, but the header has 5") in check(copy)


@pytest.mark.parametrize("inhabitants", ["0", "-5", "veel", ""])
def test_a_population_that_is_no_number_above_zero(copy: Path, inhabitants: str) -> None:
    cell(copy / "population.csv", 3, "inhabitants", inhabitants)
    assert [fault[:3] for fault in check(copy)] == [("population.csv", 3, "inhabitants")]


def test_a_silver_beside_two_golds(copy: Path) -> None:
    """ "One event can give two golds (no silver)": the second place is taken."""
    cell(copy / MEDALS, 4, "colour", "gold")
    assert (MEDALS, 3, "colour", "a silver beside two golds: the second place is taken by the tie") in check(copy)


def test_more_medals_than_the_printed_table(copy: Path) -> None:
    cell(copy / "games/2026-winter/table.csv", 4, "gold", "9")
    (fault,) = check(copy)
    assert fault[:3] == ("games/2026-winter/table.csv", 4, "gold, silver, bronze")
    assert fault.message == "NED: the medals add up to 10-7-3, more medals than the printed 9-7-3"


def test_a_wrong_rank_in_the_printed_table(copy: Path) -> None:
    cell(copy / "games/2026-winter/table.csv", 4, "rank", "4")
    assert check(copy) == [("games/2026-winter/table.csv", 4, "rank", "NED: computed 3, printed 4")]


def test_an_alias_that_belongs_to_two_nations(copy: Path) -> None:
    def change(rows: list[Cells]) -> None:
        belgium = next(row for row in rows if row["noc"] == "BEL")
        belgium["aliases"] += ";oranje"

    mend(copy / "nations.csv", change)
    (fault,) = check(copy)
    assert (fault.file, fault.column) == ("nations.csv", "aliases")
    assert "belongs to" in fault.message


def test_a_group_of_nations_and_a_former_name_with_unknown_nations(copy: Path) -> None:
    cell(copy / "nation_groups.csv", 9, "nocs", "XYZ")
    cell(copy / "nation_forms.csv", 3, "means", "XYZ")
    cell(copy / "nations.csv", 2, "continent", "atlantis")
    assert check(copy) == [
        ("nation_forms.csv", 3, "noc, means", "unknown NOC: XYZ"),
        ("nation_groups.csv", 9, "nocs", "unknown NOC: XYZ"),
        ("nations.csv", 2, "continent", "no such continent: atlantis"),
    ]


def test_an_athlete_in_an_event_of_the_other_gender_or_another_discipline(copy: Path) -> None:
    def change(rows: list[Cells]) -> None:
        rows[0].update(gender="F", events="speed-skating-500m-men", disciplines="luge", birth_date="1826-01-01")

    mend(copy / ATHLETES, change)
    found = {(fault.row, fault.column) for fault in check(copy) if fault.file == ATHLETES}
    messages = [fault.message for fault in check(copy)]
    assert found == {(2, "events"), (2, "birth_date")}
    assert "speed-skating-500m-men is for men" in messages
    assert "speed-skating-500m-men is not one of the athlete's disciplines" in messages


def test_unknown_time_zone_and_a_folder_with_another_name(copy: Path) -> None:
    path = copy / "games/2026-winter/games.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Europe/Rome", "Europe/Milaan"), encoding="utf-8")
    assert check(copy)[0][:3] == ("games/2026-winter/games.toml", 0, "time_zone")
    path.write_text(text.replace('"2026-winter"', '"2030-winter"', 1), encoding="utf-8")
    assert check(copy)[0][:3] == ("games/2026-winter/games.toml", 0, "games_id")
    path.write_text("games_id = ", encoding="utf-8")
    assert check(copy)[0].message.startswith("cannot be read as TOML")


def test_a_change_of_an_unknown_event_or_before_the_games(copy: Path) -> None:
    path = copy / "games/2026-winter/changes.csv"
    header = "learned_on,event_id,colour,noc,athletes,reason,source\n"
    row = "2025-03-01,alpine-skiing-downhill-men,gold,SUI,Franjo von Allmen,proef,test\n"
    path.write_text(header + row + row.replace("downhill", "uphill"), encoding="utf-8")
    faults = {tuple(fault[:3]) for fault in check(copy)}
    assert faults == {
        ("games/2026-winter/changes.csv", 2, "learned_on"),
        ("games/2026-winter/changes.csv", 3, "event_id"),
    }
