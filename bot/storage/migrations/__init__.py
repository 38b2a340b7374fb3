"""The steps from the first version of the tables to today's. ``HEAD`` is the last one; write a new one with

    python -m bot.storage.migrations "what changes"

after changing ``bot/storage/tables.py``, read what it wrote, and move ``HEAD``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.storage.tables import APPEND_ONLY, metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""Kept here as well, so that a start with nothing to migrate need not import Alembic."""


def config(connection: Connection) -> "Config":
    """Alembic's view of this folder, working on ``connection`` and inside its transaction."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent))
    found.attributes["connection"] = connection
    return found


def make(connection: Connection) -> bool:
    """In an empty database all tables at once, as the steps would leave them: Alembic takes a third of a second, and
    8 MB for as long as the process lives. Returns whether it was empty."""
    if inspect(connection).get_table_names():
        return False
    metadata.create_all(connection, checkfirst=False)
    for table in APPEND_ONLY:
        for statement in refusals(table, connection.dialect.name):
            connection.exec_driver_sql(statement)
    connection.execute(text(VERSION_TABLE))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})
    return True


def refusals(table: str, dialect: str) -> Iterator[str]:
    """The statements after which nobody can change or delete what stands in the table: the database itself refuses."""
    if dialect == "sqlite":
        for deed in ("update", "delete"):
            yield (
                f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    yield (
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    yield (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
    )


VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""As Alembic makes it."""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Migrate within the transaction of ``connection``. Raises CommandError for a version it does not know."""
    from alembic import command

    command.upgrade(config(connection), to)
