"""What the demo proposes is always something that can be done then, and the desk takes it as it stands."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import FrozenClock
from bot.demo.replay import LEAD_SECONDS, LONGEST_WAIT_SECONDS, FastClock, Replay
from bot.demo.tour import make_world, next_result
from medals_core import load_archive
from tests.support.stage import Stage, buttons

CLOSING = datetime.fromisoformat("2026-02-22T23:59:00+01:00")


@pytest.mark.parametrize(
    "moment", ["2026-02-06T23:00:00+01:00", "2026-02-16T23:30:00+01:00", "2026-02-20T12:00:00+01:00"]
)
async def test_the_result_that_is_proposed_is_one_that_the_desk_takes(tmp_path: Path, moment: str) -> None:
    stage = await Stage.open(tmp_path, start_at=datetime.fromisoformat(moment))
    try:
        await stage.says("ada", "/start")
        (preview,) = await stage.says("ada", next_result(stage.app.ledger.archive))
        assert "Publiceren" in str([button["text"] for button in buttons(preview)])
    finally:
        await stage.close()


def test_every_event_of_the_games_can_be_proposed_in_its_turn_and_none_after_the_last() -> None:
    archive = load_archive()
    for entry in archive.current.ledger:
        before = archive.known_by(entry.learned_at)
        if before.current.remaining():
            assert next_result(before).startswith("/uitslag ")
            break
    assert next_result(archive) == ""
    _, tips = make_world(FrozenClock(CLOSING))
    assert "/uitslag" not in " ".join(one.text for one in tips(archive))
    assert tips(archive) is tips(archive)


async def replaying(stage: Stage, start: datetime, speed: float, told: list[str]) -> tuple[FastClock, Replay]:
    async def tell(line: str) -> None:
        told.append(line)

    clock = FastClock(start, speed=speed, base=stage.clock)
    replay = Replay(clock, tuple(load_archive().current.ledger), start, CLOSING, jumped=tell)
    replay.attach(stage.app.ledger, start)
    return clock, replay


async def test_a_jump_over_medals_says_so_in_one_message(tmp_path: Path) -> None:
    start = datetime.fromisoformat("2026-02-08T12:00:00+01:00")
    stage = await Stage.open(tmp_path, start_at=start)
    try:
        told: list[str] = []
        _, replay = await replaying(stage, start, 1, told)
        await replay.jump(datetime.fromisoformat("2026-02-15T23:00:00+01:00"))
        assert told == ["Je sprong over 11 medailles van Nederland: nu gedeeld 4e."]
        assert replay.state()["note"] == told[0]
        await replay.step()
        assert replay.state()["note"] == ""
    finally:
        await stage.close()


async def test_empty_hours_are_skipped_when_time_runs_and_only_then(tmp_path: Path) -> None:
    start = datetime.fromisoformat("2026-02-16T23:30:00+01:00")
    stage = await Stage.open(tmp_path, start_at=start)
    try:
        clock, replay = await replaying(stage, start, 600, [])
        replay._skip_empty_hours()
        upcoming = replay._upcoming()[0].learned_at
        assert (upcoming - clock.now()).total_seconds() == LEAD_SECONDS * 600
        replay._skip_empty_hours()
        assert (upcoming - clock.now()).total_seconds() == LEAD_SECONDS * 600, "what is near is not skipped"
        for speed, running in ((1.0, True), (600.0, False)):
            clock.put(start)
            clock.set_speed(speed)
            if not running:
                clock.stop()
            replay._skip_empty_hours()
            assert clock.now() == start
        assert LONGEST_WAIT_SECONDS > LEAD_SECONDS
    finally:
        await stage.close()
