"""Several processes: an SQLite file is served by one; on PostgreSQL all hear of each other's results and go by one
clock."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import func, select, text

from bot.clock import Clock, break_off
from bot.problems import OperatorError
from bot.storage import DATABASE_AWAY, Database, ReadConnection, Transaction

log = structlog.get_logger(__name__)

CHANNEL = "medaillespiegel_ledger"
LEDGER_POLL_SECONDS = 1.0
CONNECT_TIMEOUT_SECONDS = 5.0


@contextlib.contextmanager
def sole_server(database: Database) -> Iterator[None]:
    """Hold an SQLite database as its only server; the lock ends with the process, however it ends. Nothing to hold on
    PostgreSQL. Raises OperatorError when another process serves it, or when its folder cannot be used."""
    if database.path is None:
        yield
        return
    lock = database.path.with_name(database.path.name + ".serving")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise OperatorError(f"cannot use the folder of the database {database.path}: {error.strerror}") from None
    import fcntl

    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OperatorError(
                f"another process serves {database.path.name} already: stop it first, "
                "or set DATABASE_URL to PostgreSQL to run several"
            ) from None
        yield
    finally:
        os.close(descriptor)


async def notify_other_processes(tx: Transaction, publication: object) -> None:
    """A consequence of publishing: PostgreSQL tells the other processes as soon as it is committed."""
    if tx.dialect == "postgresql":
        await tx.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})


class LedgerWatch:
    """Calls ``refresh`` whenever another process published: at once by PostgreSQL's NOTIFY, and every second in case
    a notice was missed. ``refresh`` is cheap when there is nothing new."""

    def __init__(
        self, database: Database, refresh: Callable[[], Awaitable[Any]], *, every: float = LEDGER_POLL_SECONDS
    ) -> None:
        self._database = database
        self._refresh = refresh
        self._every = every
        self._told = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        listening = asyncio.create_task(self._listen()) if self._database.dialect == "postgresql" else None
        try:
            while not stop.is_set():
                try:
                    await self._refresh()
                except DATABASE_AWAY as trouble:
                    log.warning("ledger not looked at", reason=type(trouble).__name__)
                await self._wait(stop)
        finally:
            if listening is not None:
                await break_off(listening)

    async def _wait(self, stop: asyncio.Event) -> None:
        """Until told, until stopped, or until it is time to look anyway."""
        waits = {asyncio.create_task(self._told.wait()), asyncio.create_task(stop.wait())}
        try:
            await asyncio.wait(waits, timeout=self._every, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await break_off(*waits)
        self._told.clear()

    async def _listen(self) -> None:
        # Loaded only with PostgreSQL.
        import asyncpg  # type: ignore[import-untyped]

        while True:
            try:
                async with self._connection() as connection:
                    lost = asyncio.Event()
                    connection.add_termination_listener(lambda _connection, lost=lost: lost.set())
                    await connection.add_listener(CHANNEL, lambda *_notice: self._told.set())
                    self._told.set()
                    await lost.wait()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as trouble:
                log.warning("not listening to other processes", reason=type(trouble).__name__)
            await asyncio.sleep(self._every)

    @contextlib.asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        import asyncpg

        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = await asyncpg.connect(url, timeout=CONNECT_TIMEOUT_SECONDS)
        try:
            yield connection
        finally:
            with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await connection.close(timeout=CONNECT_TIMEOUT_SECONDS)


class DatabaseClock:
    """One real time for all processes on one PostgreSQL: ``own`` corrected by how much the server's clock was ahead
    when it was last asked. Leases and claims run out at a moment: machines whose clocks differ by more than a lease
    lasts would take each other's work away all day."""

    def __init__(self, own: Clock) -> None:
        self._own = own
        self.difference = timedelta(0)

    def now(self) -> datetime:
        return self._own.now() + self.difference

    async def compare(self, database: Database) -> None:
        """Ask the database, if it has a clock of its own. Raises what the database raises."""
        if database.dialect == "postgresql":
            async with database.read() as db:
                # A first statement may have to make a connection, which takes time of its own.
                await db.value(select(1))
                await self.compare_in(db)

    async def compare_in(self, db: ReadConnection) -> None:
        asked = self._own.now()
        theirs: datetime = await db.value(select(func.clock_timestamp()))
        answered = self._own.now()
        self.difference = theirs.astimezone(UTC) - (asked + (answered - asked) / 2)
