"""``data/people.tsv`` spares a start the reading of all podiums, and never changes who there is."""

import shutil
from pathlib import Path

import pytest

from medals_core.datasets.loading import CURRENT, default_root, load_archive, people_file
from medals_core.datasets.make_people_file import people_as_written
from medals_core.people import Others, People
from tests.support.core.asking import archive


@pytest.mark.whole
def test_the_file_is_what_the_other_files_make() -> None:
    """Where it is not: ``python -m medals_core.datasets.make_people_file``."""
    assert (default_root() / people_file.NAME).read_bytes() == people_as_written()


def test_who_was_written_is_read_back_whole(tmp_path: Path) -> None:
    known = archive().athletes
    some = [known.others[place] for place in range(50)]
    people = People(known.at_hand, Others.of(some))
    (tmp_path / people_file.NAME).write_bytes(people_file.written(tmp_path, CURRENT, people))
    read = people_file.read(tmp_path, CURRENT)
    assert read is not None
    assert (dict(read.at_hand), list(read.others)) == (dict(known.at_hand), some)
    assert list(read.at_hand) == list(known.at_hand)
    assert people_file.read(tmp_path, "2022-winter") is None


@pytest.mark.parametrize("file", ["people.tsv", "athlete_names.csv", "games/2024-summer/medals.csv"])
def test_after_a_change_it_is_not_believed(tmp_path: Path, file: str) -> None:
    shutil.copytree(default_root(), tmp_path, dirs_exist_ok=True)
    assert people_file.read(tmp_path, CURRENT) is not None
    changed = tmp_path / file
    changed.write_text(changed.read_text(encoding="utf-8").replace("Hassan", "Hasan"), encoding="utf-8")
    assert people_file.read(tmp_path, CURRENT) is None


def test_without_it_the_podiums_tell(tmp_path: Path) -> None:
    shutil.copytree(default_root(), tmp_path, dirs_exist_ok=True)
    (tmp_path / people_file.NAME).unlink()
    assert load_archive(tmp_path).athletes["sifan-hassan"] == archive().athletes["sifan-hassan"]
