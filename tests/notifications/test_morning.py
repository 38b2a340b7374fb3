"""The morning programme names who starts, and when."""

from datetime import UTC, date, datetime

import pytest

from bot.notifications.news.digest import starters
from bot.replies.local_time import without_local_times
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load_archive().known_by(datetime(2026, 2, 9, 0, 0, tzinfo=UTC))


def test_the_athletes_by_surname_with_the_time(archive: Archive) -> None:
    text = starters(archive, date(2026, 2, 9), "NED")
    assert text.startswith("<b>Voor TeamNL</b>\n")
    assert "1000 meter vrouwen (schaatsen): Boersma, Kok, Leerdam en Schulting" in text
    assert "Peperkamp en Van Vreden" in text
    assert all(line[2] == ":" for line in without_local_times(text).splitlines()[1:]), "each begins with the time"
    moment = datetime(2026, 2, 9, 16, 30, tzinfo=UTC)
    assert f'<tg-time unix="{int(moment.timestamp())}" format="t">17:30</tg-time> 1000 meter' in text, "everybody's own"


def test_nobody_starts(archive: Archive) -> None:
    assert starters(archive, date(2026, 2, 23), "NED") == ""
    assert starters(archive, date(2026, 2, 9), "URS") == ""


def test_brothers_are_told_apart(archive: Archive) -> None:
    text = starters(archive, date(2026, 2, 20), "NED")
    assert "Jens van 't Wout" in text
    assert "Melle van 't Wout" in text
