"""What was loaded takes little memory, and nobody can tell."""

from medals_core import load_archive
from medals_core.games import Athlete


def test_records_share_which_fields_were_given() -> None:
    """A set of its own for each of 13,000 records takes 7 MB: "idle memory under 120 MB"."""
    archive = load_archive()
    sets = {id(athlete.model_fields_set) for athlete in archive.athletes.values()}
    assert len(archive.athletes) > 5000
    assert len(sets) < 5


def test_a_slim_record_is_what_it_was() -> None:
    athlete = next(iter(load_archive().athletes.values()))
    again = Athlete.model_validate(athlete.model_dump())
    assert again == athlete
    assert athlete.model_dump(exclude_unset=True) == again.model_dump(exclude_unset=True)
