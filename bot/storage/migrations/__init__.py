"""The steps from the first version of the tables to today's. ``HEAD`` is the last one; write a new one with

    python -m bot.storage.migrations "what changes"

after changing ``bot/storage/tables.py``, read what it wrote, and move ``HEAD``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""Kept here as well, so that a start with nothing to migrate need not import Alembic (a quarter of a second)."""


def config(connection: Connection) -> "Config":
    """Alembic's view of this folder, working on ``connection`` and inside its transaction."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent))
    found.attributes["connection"] = connection
    return found


def upgrade(connection: Connection, to: str = "head") -> None:
    """Migrate within the transaction of ``connection``. Raises CommandError for a version it does not know."""
    from alembic import command

    command.upgrade(config(connection), to)
