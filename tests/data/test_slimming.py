"""What was loaded takes little memory, and nobody can tell."""

import csv

import pytest

from medals_core import Archive, load_archive
from medals_core.datasets.loading import default_root
from medals_core.slimming import Interner


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load_archive()


def test_medals_and_events_have_no_dictionary_of_their_own(archive: Archive) -> None:
    """Of 22,000 medals and their events these took ten megabytes."""
    for edition in archive.editions.values():
        assert not any(hasattr(won.medal, "__dict__") for won in edition.book)
        assert not any(hasattr(event, "__dict__") for event in edition.events.values())


def test_an_athlete_has_no_dictionary_of_its_own(archive: Archive) -> None:
    """Of 7,000 athletes these took 2.5 MB."""
    assert len(archive.athletes.at_hand) > 5000
    assert not any(hasattr(athlete, "__dict__") for athlete in archive.athletes.at_hand.values())


def test_what_athletes_have_in_common_is_kept_once(archive: Archive) -> None:
    athletes = archive.athletes.at_hand.values()
    for values in (
        [a.nocs for a in athletes],
        [a.disciplines for a in athletes],
        [n for a in athletes for n in a.nocs],
    ):
        assert len({id(value) for value in values}) == len(set(values))


def test_an_entrant_is_what_its_row_says(archive: Archive) -> None:
    """An athlete is no longer validated for itself: its row was."""
    with (default_root() / "games" / "2026-winter" / "athletes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        entered = [a for a in archive.athletes.named(row["name"]) if row["noc"] in a.nocs and a.in_current_games]
        assert any(
            a.gender == row["gender"] and a.events == tuple(filter(None, row["events"].split(";"))) for a in entered
        ), row


def test_one_of_each_tells_equals_from_others() -> None:
    one = Interner()
    first = "".join(("N", "ED"))
    assert one(first) is first
    assert one("".join(("NE", "D"))) is first
    assert one("NOR") == "NOR"
    assert one(()) == ()
