"""What the demo says at its start agrees with the bot that it starts."""

from pathlib import Path

import pytest

from bot.cli.terminal import answer_one
from bot.demo.running import OPENING_NIGHT, moment_line, staged
from bot.settings import Settings

pytestmark = pytest.mark.slow


async def test_the_events_to_come_are_as_many_as_the_bot_counts(tmp_path: Path) -> None:
    """Results are more than events: a correction is one as well, and a newcomer saw two numbers at one moment."""
    async with staged(Settings(_env_file=None, port=0), replay=False, speed=600, start="") as stage:
        assert moment_line(stage, replay=False).endswith("23:30, 42 of the 116 events still to be decided.")
    settings = Settings(_env_file=None, start_at=OPENING_NIGHT, database_url=f"sqlite:///{tmp_path}/none.sqlite3")
    assert "nog 42 onderdelen" in await answer_one(settings, "/stand")
