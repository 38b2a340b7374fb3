"""What the doctor finds, by a local Telegram."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.cli.doctor import Finding, examine
from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World
from bot.playground.cast import ADA, with_cast
from bot.settings import Settings

NOW = datetime(2026, 2, 17, 12, tzinfo=UTC)
TOKEN = "42:TEST"


def settings_of(folder: Path, **others: Any) -> Settings:
    given: dict[str, Any] = {
        "bot_token": SecretStr(TOKEN),
        "database_url": f"sqlite:///{folder / 'bot.sqlite3'}",
        "admin_ids": {ADA},
        "reader_timeout": 30,  # seconds: a busy machine may not answer at once
    }
    return Settings(_env_file=None, **(given | others))


async def findings(folder: Path, world: World | None = None, skew: float = 0.0, **others: Any) -> dict[str, Finding]:
    async def server_time(_: str) -> datetime:
        return NOW - timedelta(seconds=skew)

    if world is None:
        world = World(FrozenClock(NOW), token=TOKEN)
        with_cast(world)
    found = await examine(
        settings_of(folder, **others), FrozenClock(NOW), request=InProcessRequest(world), server_time=server_time
    )
    return {finding.subject: finding for finding in found}
