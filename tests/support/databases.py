"""Databases for tests: every test that asks for ``database`` runs on SQLite and on PostgreSQL.

PostgreSQL is the server of ``TEST_POSTGRES_URL``, or a cluster of our own started from the installed programs. Where
neither is found the PostgreSQL tests are skipped and say so; with ``CI=true`` they fail instead.

``tests/conftest.py`` gives these fixtures to every test. The user of ``TEST_POSTGRES_URL`` makes databases and empties
append-only tables, so it has to be a superuser.
"""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import create_engine, make_url

from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from bot.storage.tables import metadata
from tests.support.waiting import CEILING, free_port

__all__ = ["database", "database_url", "postgres_databases", "postgres_server", "postgres_template"]


def make_sqlite(path: Path) -> None:
    """A migrated empty database there, unless something is there already."""
    if not path.exists():
        path.write_bytes(_migrated_file())


@cache
def _migrated_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/template.sqlite3")
        with engine.begin() as connection:
            upgrade(connection)
        engine.dispose()
        return (Path(folder) / "template.sqlite3").read_bytes()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server on which databases may be made."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with Cluster(postgres_programs("no PostgreSQL: set TEST_POSTGRES_URL or install its server programs")) as url:
        yield url


def postgres_programs(missing: str) -> Path:
    """The folder of the installed server programs. Skips with ``missing`` where there are none; fails in CI."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(programs[-1]) if programs else shutil.which("initdb")
    if found is None or (os.geteuid() == 0 and not _has_user("postgres")):
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return Path(found).parent


def _has_user(name: str) -> bool:
    """PostgreSQL refuses to run as root, so somebody else has to be there to run it."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


class Cluster:
    """A PostgreSQL cluster in a temporary folder, without the guarantees on disk that tests do not need."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="medals-postgres-"))
        self.data = str(self.folder / "data")
        self.port = 0
        # PostgreSQL refuses to run as root, as which a container often runs.
        self.prefix: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.prefix = ["runuser", "-u", "postgres", "--"]

    def run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self.prefix, str(self.programs / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=CEILING,
        )

    def __enter__(self) -> str:
        self.run("initdb", "-D", self.data, "-U", "medals", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.port = free_port()
        self.start()
        return f"postgresql+asyncpg://medals@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off "
            "-c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=32MB"
        )
        self.run("pg_ctl", "-D", self.data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """As an administrator stops it: what runs is broken off, what was committed stays."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")

    def __exit__(self, *_error: object) -> None:
        with suppress(subprocess.SubprocessError):
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """A migrated empty database on that server, to copy from."""
    name = f"template_{uuid4().hex[:12]}"
    asyncio.run(_statement(postgres_server, f"CREATE DATABASE {name}"))
    asyncio.run(_migrated(_on(postgres_server, name)))
    return name


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: str, postgres_template: str) -> Iterator[list[str]]:
    """Emptied databases that the next test may use: emptying one takes a tenth of the time of making one."""
    emptied: list[str] = []
    yield emptied
    for name in (*emptied, postgres_template):
        asyncio.run(_statement(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database of the test's own."""
    if request.param == "sqlite":
        path = tmp_path / "medals.sqlite3"
        make_sqlite(path)
        yield f"sqlite:///{path}"
        return
    server, template = request.getfixturevalue("postgres_server"), request.getfixturevalue("postgres_template")
    emptied: list[str] = request.getfixturevalue("postgres_databases")
    if emptied:
        name = emptied.pop()
    else:
        name = f"test_{uuid4().hex[:12]}"
        asyncio.run(_statement(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    url = _on(server, name)
    yield url
    # The triggers that keep the ledger append-only do not fire for a replica.
    emptying = "; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
    asyncio.run(_statement(url, f"SET session_replication_role = replica; {emptying}"))
    emptied.append(name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


def _on(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def _statement(server: str, statement: str) -> None:
    connection = await asyncpg.connect(make_url(server).set(drivername="postgresql").render_as_string(False))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _migrated(url: str) -> None:
    async with Database(url) as database:
        await database.migrate()
