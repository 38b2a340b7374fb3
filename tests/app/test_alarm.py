"""What needs the operator reaches the owners in chat: at once, bounded, and without a word of anybody."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import structlog

from bot.app.alarm import MOST_ERROR_KINDS, MOST_REPORTED_LINES, REPORT_INTERVAL, Alarm
from bot.app.logs import configure_logs
from bot.clock import FrozenClock

NOON = datetime(2026, 2, 17, 12, tzinfo=UTC)
SECRET = "mijn-geheime-vraag"


class Owners:
    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    async def tell(self, owner: int, text: str) -> None:
        self.told.append((owner, text))


@pytest.fixture
def owners() -> Owners:
    return Owners()


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOON)


@pytest.fixture
def alarm(owners: Owners, clock: FrozenClock) -> Iterator[Alarm]:
    configure_logs("INFO")
    made = Alarm({2, 1}, owners.tell, clock)
    logging.getLogger().addHandler(made)
    yield made
    logging.getLogger().removeHandler(made)


async def test_an_error_is_told_to_every_owner_without_anybodys_words(alarm: Alarm, owners: Owners) -> None:
    try:
        int(SECRET)
    except ValueError as error:
        structlog.get_logger("bot.x").error("update failed", exc_info=error, text=SECRET)
    logging.getLogger("telegram.ext").error("cannot read %s", SECRET)
    assert await alarm.step()
    assert [owner for owner, _ in owners.told] == [1, 2]
    text = owners.told[0][1]
    assert "update failed: ValueError (tests/app/test_alarm.py:" in text
    assert "in telegram.ext" in text
    assert SECRET not in text


async def test_what_is_no_error_is_not_told(alarm: Alarm, owners: Owners) -> None:
    structlog.get_logger("bot.x").warning("polling interrupted")
    assert not await alarm.step()
    assert owners.told == []


async def test_it_is_told_at_once_and_then_not_more_than_every_hour(
    alarm: Alarm, owners: Owners, clock: FrozenClock
) -> None:
    log = structlog.get_logger("bot.x")
    log.error("sender stumbled")
    assert await alarm.step()
    for _ in range(1000):
        log.error("sender stumbled")
        assert not await alarm.step()
    clock.moment += REPORT_INTERVAL - timedelta(seconds=1)
    assert not await alarm.step()
    clock.moment += timedelta(seconds=1)
    assert await alarm.step()
    assert "(1000×)" in owners.told[-1][1]


async def test_however_many_kinds_there_are_the_message_stays_short(alarm: Alarm, owners: Owners) -> None:
    for number in range(MOST_ERROR_KINDS * 3):
        structlog.get_logger("bot.x").error(f"fault {number} " + "x" * 5000)
    assert await alarm.step()
    text = owners.told[0][1]
    assert text.count("• ") == MOST_REPORTED_LINES + 1
    assert len(text) < 2000
