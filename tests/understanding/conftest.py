"""The real archive and its indexes, made once: they are immutable."""

import pytest

from bot.understanding.names.events.events import EventIndex
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.names.people.athletes import AthleteIndex
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive


@pytest.fixture(scope="session")
def archive() -> Archive:
    return load_archive()


@pytest.fixture(scope="session")
def nations(archive: Archive) -> NationIndex:
    return NationIndex.of(archive)


@pytest.fixture(scope="session")
def athletes(archive: Archive) -> AthleteIndex:
    return AthleteIndex.of(archive)


@pytest.fixture(scope="session")
def events(archive: Archive) -> EventIndex:
    return EventIndex(archive.current, archive.disciplines)
