"""The facts, the clock and the ledger that the settings name: for the bot, and for the commands that need no bot."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.desk.ledger_service import LedgerService, TransactionHook
from bot.notifications.news.news_writer import NewsWriter
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage import ledger as stored_ledger
from bot.storage.tables import ledger_entries
from bot.transport.operations.replicas import DatabaseClock, notify_other_processes
from medals_core import Archive, load_archive


def clock_of(settings: Settings) -> Clock:
    """The clock that the bot lives by."""
    return ShiftedClock(settings.start_at) if settings.start_at else SystemClock()


def facts_of(settings: Settings) -> Archive:
    """What ``data/`` knows; with START_AT only up to there. Raises DatasetError, OperatorError."""
    archive = load_archive(settings.data_dir, settings.games)
    if settings.own_nation not in archive.nations:
        raise OperatorError(f"setting OWN_NATION: {settings.own_nation} is no IOC code of nations.csv, as NED is")
    return archive.known_by(settings.start_at) if settings.start_at else archive


async def open_ledger(settings: Settings) -> LedgerService:
    """The ledger alone, for the command line: what is published there becomes news as well, sent by the running bot.
    The tables of a database that is there are brought up to date; one that is not there is not made.
    Raises DatasetError, DatabaseError."""
    database = Database(settings.database_url)
    database.must_be_there()
    await database.migrate()
    wall = await database_clock(database)
    return await ledger_of(settings, facts_of(settings), database, clock_of(settings), wall)


async def ledger_of(settings: Settings, facts: Archive, database: Database, clock: Clock, wall: Clock) -> LedgerService:
    """The ledger with all that publishing causes, in the transaction of the entry itself."""
    hooks: list[TransactionHook] = [notify_other_processes, NewsWriter(clock, wall, settings.news_window)]
    ledger = LedgerService(database, facts, clock, transaction_hooks=hooks)
    await ledger.refresh()
    return ledger


async def database_clock(database: Database) -> DatabaseClock:
    wall = DatabaseClock(SystemClock())
    await wall.compare(database)
    return wall


async def copy_results(source_url: str, target: Database) -> None:
    """The ledger of one database into another, empty one."""
    async with Database(source_url) as source, source.read() as db:
        rows = await db.all(select(ledger_entries).order_by(ledger_entries.c.games_id, ledger_entries.c.seq))
    async with target.begin() as tx:
        for row in rows:
            await tx.execute(insert(ledger_entries).values(**row))


@dataclass(frozen=True)
class LedgerCheck:
    """How the chained ledger was found. ``fault``: the first entry that is wrong, empty when none is."""

    entries: int
    where: str
    fault: str


async def ledger_faults(settings: Settings) -> LedgerCheck:
    """What is wrong with the chained ledger in DATABASE_URL. Raises DatabaseError, also when there is no database: of
    a new and empty one "no fault" would say nothing."""
    async with Database(settings.database_url) as database:
        database.must_be_there()
        await database.migrate()
        async with database.read() as db:
            fault = await stored_ledger.verify(db, settings.games)
            head = await stored_ledger.head(db, settings.games)
    return LedgerCheck(head.seq, database.where, fault or "")
