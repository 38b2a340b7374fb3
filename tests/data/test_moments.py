"""From when a medal counts: the planned end of what decided it, also for bronze that has a match or run of its own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from medals_core.archive import AsOf
from medals_core.medals import Colour, Medal
from tests.support.core.asking import archive

ROME = ZoneInfo("Europe/Rome")


def rome(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=ROME)


def bronzes(event_id: str, moment: datetime) -> tuple[Medal, ...]:
    podium = archive().current.book_at(AsOf(won_by=moment)).podium(event_id)
    return tuple(medal for medal in podium if medal.colour is Colour.BRONZE)


def test_a_bronze_match_counts_from_its_end() -> None:
    """Finland's match for bronze began at 20:40 on 21 February; a final is planned to take two hours and a half."""
    assert bronzes("ice-hockey-tournament-men", rome(21, 20, 45)) == ()
    (bronze,) = bronzes("ice-hockey-tournament-men", rome(21, 23, 10))
    assert bronze.noc == "FIN"


@pytest.mark.parametrize(
    ("event_id", "start", "end"),
    [
        ("curling-doubles-mixed", rome(10, 14, 5), rome(10, 16, 0)),
        ("ice-hockey-tournament-women", rome(19, 14, 40), rome(19, 17, 10)),
        ("curling-tournament-men", rome(20, 19, 5), rome(20, 22, 0)),
        ("curling-tournament-women", rome(21, 14, 5), rome(21, 17, 0)),
    ],
)
def test_it_takes_as_long_as_the_final(event_id: str, start: datetime, end: datetime) -> None:
    final = archive().current.events[event_id]
    assert final.starts_at is not None
    assert final.ends_at - final.starts_at == end - start
    (bronze,) = bronzes(event_id, end)
    assert bronze.won_at == end
