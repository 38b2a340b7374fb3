"""One door to the database, SQLite or PostgreSQL alike."""

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Executable, Table, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult, RowMapping
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.storage.engine.address import DatabaseError, address_of, for_the_driver
from bot.storage.migrations import HEAD, make, upgrade

Row = TypeVar("Row")

POOL_SIZE = 5
BUSY_TIMEOUT_SECONDS = 10
CONNECT_SECONDS = 5
COMMAND_SECONDS = 60
"""A server that vanished without a word must not hold anybody for ever."""
MIGRATION_LOCK = 0x6D65_6461
"""Key of the advisory lock that PostgreSQL processes take while migrating ("meda")."""

DATABASE_AWAY = (DBAPIError, OSError, NoConnectionFree)
"""What is raised while the database cannot be reached."""


class ReadConnection:
    """A look at the database (one moment of it on SQLite; on PostgreSQL each statement sees its own)."""

    def __init__(self, connection: AsyncConnection, dialect: str) -> None:
        self.connection = connection
        self.dialect = dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        return await self.connection.execute(statement, parameters)

    async def one(self, statement: Executable) -> RowMapping | None:
        """The first row, None when there is none."""
        return (await self.execute(statement)).mappings().first()

    async def all(self, statement: Executable) -> Sequence[RowMapping]:
        return (await self.execute(statement)).mappings().all()

    async def one_as(self, kind: Callable[..., Row], statement: Executable) -> Row | None:
        """The first row as an object of that kind, by the names of its columns."""
        row = await self.one(statement)
        return kind(**row) if row else None

    async def all_as(self, kind: Callable[..., Row], statement: Executable) -> list[Row]:
        return [kind(**row) for row in await self.all(statement)]

    async def value(self, statement: Executable) -> Any:
        """The first column of the first row, None when there is none."""
        return (await self.execute(statement)).scalar()

    async def column(self, statement: Executable) -> list[Any]:
        """The first column of every row."""
        return list((await self.execute(statement)).scalars())


class Transaction(ReadConnection):
    """A transaction: all of it or nothing. Holds SQLite's one write lock from its first moment, so that what is read
    in it cannot change before it writes; on PostgreSQL use ``lock`` for the same."""

    async def lock(self, name: str) -> None:
        """Wait until no other transaction holds ``name``; held to the end of this one."""
        if self.dialect == "postgresql":
            await self.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name})

    async def changed(self, statement: Executable) -> int:
        """Carry it out; returns how many rows it changed."""
        return (await self.execute(statement)).rowcount

    def insert(self, table: Table) -> Any:
        """An insertion that can say what to do with a row that is there already."""
        return postgresql.insert(table) if self.dialect == "postgresql" else sqlite.insert(table)

    async def put(self, table: Table, values: Mapping[str, Any], *, keep: Sequence[str] = ()) -> None:
        """Insert the row, or replace what stands under its primary key (columns in ``keep`` stay as they are)."""
        keys = [column.name for column in table.primary_key]
        statement = self.insert(table).values(**values)
        new = {name: statement.excluded[name] for name in values if name not in keys and name not in keep}
        await self.execute(statement.on_conflict_do_update(index_elements=keys, set_=new))

    async def put_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows, or replace what stands under their primary keys, unless that is newer by its
        ``at``: another process may have written meanwhile. All have the same columns."""
        if not rows:
            return
        keys = [column.name for column in table.primary_key]
        statement = self.insert(table)
        new = {name: statement.excluded[name] for name in rows[0] if name not in keys}
        is_newer = statement.excluded.at >= table.c.at
        await self.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=new, where=is_newer), [dict(row) for row in rows]
        )

    async def put_if_new(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Insert the row unless one conflicts with it; returns whether it was inserted."""
        return await self.changed(self.insert(table).values(**values).on_conflict_do_nothing()) == 1


class Database:
    """Give it a URL: ``sqlite:///medaillespiegel.sqlite3`` or ``postgresql+asyncpg://user:secret@host/name``.

    Raises DatabaseError for a URL that it cannot use. Nothing is opened before the first use. As a context manager it
    is closed at the end.
    """

    def __init__(self, url: str) -> None:
        self.url = address_of(url)
        self.dialect = self.url.get_backend_name()
        # In one process SQLite's writers queue here, in order and without polling; between processes busy_timeout does.
        self._writers = asyncio.Lock() if self.dialect == "sqlite" else None
        # hide_parameters: they are what people wrote, and their names; no exception quotes them.
        if self.dialect == "sqlite":
            self._engine = create_async_engine(
                self.url, pool_size=POOL_SIZE, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_SECONDS}
            )
            event.listen(self._engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self._engine.sync_engine, "begin", _begin_sqlite)
        else:
            self._engine = create_async_engine(
                for_the_driver(self.url),
                pool_size=POOL_SIZE,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args={"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS},
            )

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database, from the root on: in a line it has to tell which folder was meant."""
        return Path(self.url.database).absolute() if self.dialect == "sqlite" and self.url.database else None

    @property
    def where(self) -> str:
        """Where it is, for a line to the operator: without password."""
        if self.path is not None:
            return str(self.path)
        # A host may stand behind the ? as well, a socket's folder for instance.
        hosts = self.url.host or self.url.query.get("host") or "localhost"
        host = hosts if isinstance(hosts, str) else ",".join(hosts)
        port = f":{self.url.port}" if self.url.port else ""
        return f"postgresql {host}{port}/{self.url.database or self.url.username or ''}"

    @property
    def missing(self) -> bool:
        """Whether it is an SQLite file that is not there. A server is asked only by opening it."""
        try:
            return self.path is not None and not self.path.exists()
        except OSError:
            # A folder that nobody may look into: opening it says so.
            return False

    def must_be_there(self) -> None:
        """Raises DatabaseError when it would have to be made: a job about what stands in it is in the wrong folder."""
        if self.missing:
            raise DatabaseError(f"there is no database {self.path}; go to the bot's folder or set DATABASE_URL")

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        """A writing transaction. An exception inside it undoes all of it and passes on."""
        if self._writers is None:
            async with self._engine.begin() as connection:
                yield Transaction(connection, self.dialect)
            return
        async with self._writers, self._engine.connect() as connection:
            await connection.execution_options(writes=True)
            async with connection.begin():
                yield Transaction(connection, self.dialect)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadConnection]:
        """A look that changes nothing: writes in it are undone."""
        async with self._engine.connect() as connection:
            yield ReadConnection(connection, self.dialect)

    async def migrate(self) -> bool:
        """Bring the tables up to date, under a lock; returns whether anything had to be done.

        Raises DatabaseError when the database cannot be opened or was made by a newer version.
        """
        self._make_file()
        with self._named():
            if await self.version() == HEAD:
                return False
            if self._writers is None:
                async with self._engine.begin() as connection:
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
                    await connection.run_sync(_upgrade)
            else:
                async with self.begin() as writing:
                    await writing.connection.run_sync(_upgrade)
        return True

    async def is_made(self) -> bool:
        """Whether it is there and has tables; makes nothing. Raises DatabaseError when it cannot be opened."""
        if self.missing:
            return False
        with self._named():
            return await self.version() is not None

    async def version(self) -> str | None:
        """The migration that the tables stand at; None for an empty database."""
        async with self._engine.connect() as connection:
            if not await connection.run_sync(lambda sync: sync.dialect.has_table(sync, "alembic_version")):
                return None
            version: str | None = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
            return version

    async def close(self) -> None:
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """What goes wrong while it is opened, as one line that says which database."""
        try:
            yield
        except (OSError, DBAPIError) as error:
            raise DatabaseError(f"cannot open the database {self.where}: {_first_line(error)}") from error

    def _make_file(self) -> None:
        """Results, admins and chats are nobody else's: the file is for its owner only, from its first byte."""
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.missing:
                _make_empty(self.path)
            for file in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
                if file.exists():
                    file.chmod(0o600)
        except (OSError, sqlite3.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise DatabaseError(f"cannot open the database file {self.path}: {reason}") from error


def _make_empty(path: Path) -> None:
    """A file that has a write-ahead log from its first moment. Going over to one is what SQLite does not wait for:
    where two start at once it tells one of them that the database is locked (https://www.sqlite.org/wal.html,
    "Sometimes Queries Return SQLITE_BUSY In WAL Mode"). So it goes over under a name of its own, and then gets the
    real one; who comes second finds it there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        os.link(name, path)
    except FileExistsError:
        pass
    except OSError:
        # A disk that has no links: who opens it sets its mode.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    finally:
        os.unlink(name)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not open transactions by itself: _begin_sqlite says which kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        # Written to the disk with every transaction: an update that was acknowledged, or a result that the desk read
        # "Gepubliceerd" of, must survive a power cut as well.
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: one that reads first and then writes could find that another had written."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(connection: Connection) -> None:
    if make(connection):
        return
    from alembic.util import CommandError

    try:
        upgrade(connection)
    except CommandError as error:
        raise DatabaseError(f"the database was made by a newer version of this program ({error})") from error


def _first_line(error: Exception) -> str:
    original = error.orig if isinstance(error, DBAPIError) else error
    return str(original).splitlines()[0] if str(original) else type(original).__name__
