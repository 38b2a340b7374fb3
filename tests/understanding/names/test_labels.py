"""The names by which commands call people and events are read back as the same ones, also those of the other season."""

import random

from bot.understanding.names.labels import athlete_labels, event_labels
from medals_core.archive import Archive


def test_a_label_means_who_it_was_written_for(archive: Archive) -> None:
    labels = athlete_labels(archive)
    ids = [
        *random.Random(16).sample([*archive.athletes.at_hand], 300),
        *random.Random(16).sample([*archive.athletes], 300),
    ]
    for athlete_id in ids:
        label = labels.label(athlete_id)
        assert label == f"#{athlete_id}" or labels.meant(label) == athlete_id


def test_names_are_readable(archive: Archive) -> None:
    labels = athlete_labels(archive)
    for athlete_id, name in (("femke-kok", "Femke Kok"), ("pieter-van-den-hoogenband", "Pieter van den Hoogenband")):
        assert labels.label(athlete_id) == name
    assert labels.meant("femke kok") == "femke-kok"
    assert labels.meant("Pietje Puk") is None
    assert labels.label("nobody") == "#nobody"


def test_an_event_of_the_summer_has_a_readable_name_of_its_own(archive: Archive) -> None:
    labels = event_labels(archive, "2024-summer")
    assert labels.meant(labels.label("swimming-100m-freestyle-women")) == "swimming-100m-freestyle-women"
    assert labels.label("swimming-100m-freestyle-women") == "zwemmen 100 meter vrije slag vrouwen"
    written = [labels.label(event_id) for event_id in archive.editions["2024-summer"].events]
    assert sum(label.startswith("#") for label in written) <= 0.1 * len(written)
