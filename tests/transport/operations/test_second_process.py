"""On SQLite a second process is refused with a clear line, and leaves the first one's tables alone."""

from pathlib import Path

import pytest

from bot.storage import Database
from bot.storage.migrations import HEAD, upgrade
from bot.transport.operations.replicas import sole_server
from tests.support.command_line import medaillespiegel

pytestmark = pytest.mark.slow


async def test_a_second_run_is_refused_before_it_changes_anything(tmp_path: Path) -> None:
    """It may be of a newer version: the tables must not change under the one that works."""
    url = f"sqlite:///{tmp_path / 'bot.sqlite3'}"
    database = Database(url)
    async with database.begin() as tx:
        await tx.connection.run_sync(upgrade, "0001")
    with sole_server(database):
        done = medaillespiegel("run", folder=tmp_path, BOT_TOKEN="42:TEST", DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "medaillespiegel: another process serves bot.sqlite3 already: stop it first, or set DATABASE_URL to PostgreSQL "
        "to run several"
    )
    assert "Traceback" not in done.stderr
    assert await database.version() == "0001" != HEAD
    await database.close()
