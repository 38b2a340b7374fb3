"""The database itself: what both kinds promise alike."""

import asyncio
import json
import os
import sqlite3
import stat
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from bot.storage import Database, DatabaseError
from bot.storage.migrations import HEAD, config, upgrade
from bot.storage.tables import ledger_entries, marks, metadata

NOON = datetime(2026, 2, 17, 12, tzinfo=UTC)


async def test_a_failure_undoes_the_whole_transaction(database: Database) -> None:
    async def fail_half_way() -> None:
        async with database.begin() as tx:
            await tx.execute(insert(marks).values(key="digest", at=NOON))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_half_way()
    async with database.read() as look:
        assert await look.one(select(marks)) is None


async def test_moments_come_back_aware_and_in_utc(database: Database) -> None:
    async with database.begin() as tx:
        await tx.execute(insert(marks).values(key="digest", at=datetime.fromisoformat("2026-02-17T13:00:00+01:00")))
    async with database.read() as look:
        at = await look.value(select(marks.c.at))
    assert (at, at.tzinfo) == (NOON, UTC)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"):
        async with database.begin() as tx:
            await tx.execute(insert(marks).values(key="digest", at=NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("statement", ["UPDATE ledger_entries SET reason = 'x'", "DELETE FROM ledger_entries"])
async def test_the_ledger_refuses_to_change_what_was_written(database: Database, statement: str) -> None:
    """ "The ledger table is append-only (no update or delete is ever issued; a trigger refuses them)" """
    async with database.begin() as tx:
        await tx.execute(
            insert(ledger_entries).values(
                games_id="2026-winter",
                seq=1,
                event_id="e",
                podium=[],
                learned_at=NOON,
                author="a",
                prev_hash="",
                hash="h",
            )
        )
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.begin() as tx:
            await tx.execute(text(statement))


async def test_writers_wait_for_each_other(database: Database) -> None:
    """Read, then write: on both databases no increment is lost when the same lock is held."""

    async def increment() -> None:
        async with database.begin() as tx:
            await tx.lock("count")
            row = await tx.one(select(marks.c.value).where(marks.c.key == "count"))
            count = row["value"] if row else 0
            if row is None:
                await tx.execute(insert(marks).values(key="count", at=NOON, value=1))
            else:
                await tx.execute(marks.update().where(marks.c.key == "count").values(value=count + 1))

    await asyncio.gather(*(increment() for _ in range(12)))
    async with database.read() as look:
        assert await look.value(select(marks.c.value)) == 12


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": False}), metadata))


async def test_the_migrations_end_at_the_tables_as_they_are_described(database: Database) -> None:
    """A table changed without a migration would show here."""
    async with database.read() as look:
        assert await look.connection.run_sync(_differences) == []


async def test_the_head_that_is_written_down_is_the_last_migration(database: Database) -> None:
    from alembic.script import ScriptDirectory

    async with database.read() as look:
        heads = await look.connection.run_sync(lambda sync: ScriptDirectory.from_config(config(sync)).get_heads())
    assert heads == [HEAD]
    assert await database.version() == HEAD
    assert await database.migrate() is False


async def _empty(database: Database) -> None:
    async with database.begin() as tx:
        if database.dialect == "postgresql":
            await tx.execute(text("DROP SCHEMA public CASCADE"))
            await tx.execute(text("CREATE SCHEMA public"))
        else:
            for name in (await tx.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))).scalars().all():
                await tx.execute(text("DROP TABLE IF EXISTS " + name))


async def test_every_version_since_the_first_migrates_up(database: Database) -> None:
    """ "Alembic migrations, tested up from the first version on both databases": emptied, stepped up one by one, with
    a row of the first version still there at the end."""
    from alembic.script import ScriptDirectory

    await _empty(database)
    async with database.begin() as tx:
        steps = await tx.connection.run_sync(
            lambda sync: [script.revision for script in ScriptDirectory.from_config(config(sync)).walk_revisions()]
        )
        assert steps[-1] == "0001"
        await tx.connection.run_sync(upgrade, "0001")
        await tx.execute(text("INSERT INTO marks (key, at) VALUES ('kept', '2026-02-17 12:00:00.000000')"))
        for step in reversed(steps):
            await tx.connection.run_sync(upgrade, step)
    async with database.read() as look:
        assert await look.value(select(marks.c.key)) == "kept"
        assert await look.connection.run_sync(_differences) == []


def _described(connection: Connection) -> dict[str, object]:
    """All that there is in the database, in no order of its own."""
    inspector = inspect(connection)
    triggers = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.dialect.name]
    found: dict[str, object] = {"triggers": sorted(map(tuple, connection.execute(text(triggers))))}
    for table in inspector.get_table_names():
        parts = (
            inspector.get_columns(table),
            inspector.get_indexes(table),
            inspector.get_unique_constraints(table),
            inspector.get_check_constraints(table),
            inspector.get_foreign_keys(table),
            [inspector.get_pk_constraint(table)],
        )
        found[table] = [sorted(json.dumps(one, default=str, sort_keys=True) for one in part) for part in parts]
    return found


async def test_a_new_database_is_as_the_migrations_leave_one(database: Database) -> None:
    async with database.read() as look:
        migrated = await look.connection.run_sync(_described)
    await _empty(database)
    assert await database.migrate() is True
    async with database.read() as look:
        assert await look.connection.run_sync(_described) == migrated
    assert await database.migrate() is False


async def test_two_starting_at_once_migrate_once(tmp_path: Path) -> None:
    databases = [Database(f"sqlite:///{tmp_path / 'new.sqlite3'}") for _ in range(2)]
    await asyncio.gather(*(database.migrate() for database in databases))
    assert [await database.version() for database in databases] == [HEAD, HEAD]
    for database in databases:
        await database.close()


async def test_a_file_is_never_there_without_its_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going over to one is not waited for: two that start at once would fail by the moment. So the file is under its
    name only when that has been done, and who comes second takes what is there."""
    path = tmp_path / "new.sqlite3"
    seen: list[tuple[bool, str]] = []

    def link(made: str, name: Path) -> None:
        with closing(sqlite3.connect(made)) as connection:
            seen.append((path.exists(), connection.execute("PRAGMA journal_mode").fetchone()[0]))
        real(made, name)
        real(made, name)  # As if another had been first.

    real = os.link
    monkeypatch.setattr(os, "link", link)
    async with Database(f"sqlite:///{path}") as database:
        assert await database.migrate()
    assert seen == [(False, "wal")]
    assert os.listdir(tmp_path) == [path.name]


async def test_a_disk_without_links_has_a_database_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_names: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", link)
    async with Database(f"sqlite:///{tmp_path / 'new.sqlite3'}") as database:
        assert await database.migrate()
    assert os.listdir(tmp_path) == ["new.sqlite3"]


async def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "new.sqlite3"
    database = Database(f"sqlite:///{path}")
    await database.migrate()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    await database.close()


async def test_sqlite_is_set_up_for_safe_and_quick_writing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    await database.migrate()
    async with database.read() as look:
        found = {
            name: await look.value(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 10_000}
    await database.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "not a database URL"),
        ("sqlite://", "needs a file"),
        ("mysql://root:secret@host/db", "knows sqlite and postgresql"),
        ("postgresql://bot:Ab@cd:secret@localhost/db", "%40"),
        ("postgresql://bot:Ab@secret@localhost/db", "%40"),
        ("postgresql://bot@localhost/db?password=secret", "not understood"),
    ],
)
def test_a_wrong_url_is_one_clear_line_without_the_password(url: str, message: str) -> None:
    with pytest.raises(DatabaseError, match=message) as caught:
        Database(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgresql://bot:secret@db.example:6432/medals?sslmode=require", "postgresql db.example:6432/medals"),
        ("postgresql://bot:secret@/medals?host=/run/postgresql", "postgresql /run/postgresql/medals"),
        ("postgresql://bot@db.example", "postgresql db.example/bot"),
        ("sqlite:////srv/x.sqlite3", "/srv/x.sqlite3"),
    ],
)
def test_where_it_is_holds_no_password(url: str, where: str) -> None:
    assert Database(url).where == where


def test_where_a_file_is_starts_at_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Database("sqlite:///x.sqlite3").where == str(tmp_path / "x.sqlite3")


async def test_looking_whether_a_database_is_made_makes_none(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'folder' / 'new.sqlite3'}")
    with pytest.raises(DatabaseError, match="there is no database /"):
        database.must_be_there()
    assert not await database.is_made()
    assert not (tmp_path / "folder").exists()
    await database.migrate()
    database.must_be_there()
    assert await database.is_made()
    await database.close()


async def test_a_database_that_cannot_be_reached_is_one_clear_line() -> None:
    database = Database("postgresql://medals:secret@127.0.0.1:1/medals")
    with pytest.raises(DatabaseError, match="cannot open") as caught:
        await database.migrate()
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    await database.close()


@pytest.mark.parametrize(("mode", "reaches"), [("disable", True), ("prefer", True), ("require", False)])
@pytest.mark.parametrize("name", ["ssl", "sslmode"])
@pytest.mark.postgres
async def test_sslmode_is_read_as_postgresql_reads_it(
    postgres_server: str, mode: str, reaches: bool, name: str
) -> None:
    """https://www.postgresql.org/docs/current/libpq-ssl.html : "require" only over an encrypted connection, which the
    server of the tests does not have."""
    if "TEST_POSTGRES_URL" in os.environ:
        pytest.skip("a server of somebody else may have encryption")
    database = Database(f"{postgres_server}?{name}={mode}")
    with nullcontext() if reaches else pytest.raises(OSError, match="SSL"):
        async with database.read() as look:
            assert await look.value(text("SELECT 1")) == 1
    await database.close()
    # The listener hands the address itself to asyncpg.
    assert dict(database.url.query) == {"sslmode": mode}


async def test_the_log_files_of_the_file_are_for_its_owner_only(tmp_path: Path) -> None:
    """SQLite keeps what was just written beside the database; left by a crash with other rights, it keeps those."""
    files = [tmp_path / name for name in ("new.sqlite3", "new.sqlite3-wal", "new.sqlite3-shm")]
    with closing(sqlite3.connect(files[0])) as crashed:
        crashed.execute("PRAGMA journal_mode=WAL")
        crashed.execute("CREATE TABLE left_over (x)")
        for file in files:
            file.chmod(0o644)
        database = Database(f"sqlite:///{files[0]}")
        await database.migrate()
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        await database.close()


async def test_an_exception_of_the_database_holds_no_parameter(database: Database) -> None:
    """Parameters are what people wrote, and their names."""
    async with database.begin() as tx:
        await tx.execute(insert(marks).values(key="Truus", at=NOON))
    with pytest.raises(DBAPIError) as caught:
        async with database.begin() as tx:
            await tx.execute(insert(marks).values(key="Truus", at=NOON, value=5))
    assert "2026" not in str(caught.value)
    assert "hide_parameters" in str(caught.value)


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    await database.migrate()
    async with database.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer version"):
        await database.migrate()
    await database.close()
