"""Writes the next migration from the difference between the migrated tables and ``tables.py``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from sqlalchemy import create_engine

from bot.storage.migrations import HEAD, config, upgrade

if __name__ == "__main__":
    with (
        TemporaryDirectory() as folder,
        create_engine(f"sqlite:///{Path(folder) / 'now.sqlite3'}").begin() as connection,
    ):
        upgrade(connection)
        command.revision(config(connection), sys.argv[1], autogenerate=True, rev_id=f"{int(HEAD) + 1:04}")
