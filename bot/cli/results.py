"""The operator's commands about results and the database: in, out, and safe."""

import contextlib
import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import aiohttp
import typer

from bot.app.ledgers import open_ledger
from bot.app.logs import configure_logs
from bot.cli.jobs import run_or_stop, say, settings_or_stop, stop
from bot.cli.main import cli
from bot.clock import SystemClock
from bot.desk.backup import backup as make_backup
from bot.desk.backup import restore as put_back
from bot.desk.files.feed import Feed, FeedOutcome, from_file, from_url, is_url, secrets_in
from bot.desk.files.transfer import export_results, import_results, results_read
from bot.desk.ledger_service import LedgerService
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.transport.operations.replicas import sole_server

DURATION = re.compile(r"^(\d{1,6})\s*(s|m|h)?$")
SECONDS = {"s": 1, "m": 60, "h": 3600, None: 1}


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="results as CSV or JSON, as `export` writes them")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change, and change nothing")] = False,
    allow_removals: Annotated[
        bool, typer.Option("--allow-removals", help="import even if this removes medals")
    ] = False,
) -> None:
    """Import results from a file, completely or not at all. Importing the same file again changes nothing."""
    settings = settings_or_stop()
    # Before anything is made: a slip in the name is no reason for a new database.
    if not file.is_file():
        stop(f"{file}: there is no such file")

    async def job() -> None:
        async with _ledger_to_fill(settings, try_out=dry_run) as ledger:
            done = await import_results(ledger, file, dry_run=dry_run, allow_removals=allow_removals, progress=say)
        for line in done.lines:
            print(line)
        verb = "would change" if dry_run else "changed"
        print(f"{results_read(done.results)}, {len(done.lines)} {verb}")
        if dry_run and done.removed:
            print("it removes medals: to import it, add --allow-removals")

    run_or_stop(job())


@cli.command()
def export(
    kind: Annotated[str, typer.Option("--format", help="csv or json")] = "csv",
    target: Annotated[Path | None, typer.Option("--to", help="file to write (default: standard output)")] = None,
) -> None:
    """Write all results of the current Games, in the format that import reads."""
    settings = settings_or_stop()

    async def job() -> bytes:
        async with _ledger(settings) as ledger:
            return await export_results(ledger, kind)

    content: bytes = run_or_stop(job())
    if target is None:
        typer.echo(content.decode(), nl=False)
    else:
        target.write_bytes(content)


@cli.command()
def feed(
    source: Annotated[str, typer.Argument(help="URL or file with results in the format of `export`")],
    every: Annotated[str, typer.Option(help="how often: 60s, 5m")] = "60s",
    once: Annotated[bool, typer.Option(help="look once and stop")] = False,
) -> None:
    """Follow a results file. Changes that remove results wait until an admin approves them (/importeer)."""
    if (found := DURATION.match(every)) is None:
        stop(f"--every {every}: expected seconds, minutes or hours, as 60s, 5m or 1h")
    seconds = int(found[1]) * SECONDS[found[2]]
    settings = settings_or_stop()
    configure_logs(settings.log_level, [*settings.secrets(), *secrets_in(source)])

    async def job() -> None:
        async with _ledger_to_fill(settings) as ledger, aiohttp.ClientSession() as session:
            fetch = from_url(source, session) if is_url(source) else from_file(Path(source))
            following = Feed(ledger, fetch, source, owners=settings.admin_ids)
            if once:
                look = await following.look()
                if look.outcome in (FeedOutcome.UNREACHABLE, FeedOutcome.FAULTY):
                    # Whoever looks once, from cron or a script, goes by the status.
                    raise OperatorError(look.message)
                say(look.message)
            else:
                await following.follow(max(1, seconds), lambda look: say(look.message))

    run_or_stop(job())


@cli.command()
def backup(
    target: Annotated[str, typer.Argument(help="file to write, or a folder (one that exists, or ends in /)")],
) -> None:
    """Copy the database while the bot is running. In a folder, the copy is named after the time (UTC)."""
    settings = settings_or_stop()

    async def job() -> Path:
        async with Database(settings.database_url) as database:
            return await make_backup(database, target, SystemClock())

    print(f"written {run_or_stop(job())}")


@cli.command()
def restore(source: Annotated[Path, typer.Argument(help="a file written by `backup`")]) -> None:
    """Restore the database from a backup; stop the bot first. The current database is kept beside it."""
    settings = settings_or_stop()

    async def job() -> Path | None:
        # A bot at work would go on writing into the file that is replaced, and nobody would ever see it again.
        async with Database(settings.database_url) as database:
            with sole_server(database):
                return await put_back(database, source)

    kept = run_or_stop(job())
    print("restored" + (f"; the former database is {kept}" if kept else ""))


@contextlib.asynccontextmanager
async def _ledger(settings: Settings) -> AsyncIterator[LedgerService]:
    ledger = await open_ledger(settings)
    try:
        yield ledger
    finally:
        await ledger.database.close()


@contextlib.asynccontextmanager
async def _ledger_to_fill(settings: Settings, *, try_out: bool = False) -> AsyncIterator[LedgerService]:
    """The ledger for results that come in. On a new machine they may come before the first `run`: a database is made,
    aloud and in a folder that is there, so that a slip in DATABASE_URL does not pass for it. ``try_out``: a throwaway
    one instead. Raises DatabaseError."""
    async with Database(settings.database_url) as database:
        new, where = database.missing, database.where
        if new and not try_out:
            if database.path is None or not database.path.parent.is_dir():
                database.must_be_there()
            await database.migrate()
            say(f"made {where}")
    with contextlib.ExitStack() as throwaway:
        if new and try_out:
            say(f"there is no database {where} yet: compared with a new one")
            folder = throwaway.enter_context(tempfile.TemporaryDirectory(prefix="medaillespiegel-"))
            url = f"sqlite+aiosqlite:///{Path(folder) / 'try.sqlite3'}"
            settings = settings.model_copy(update={"database_url": url})
            async with Database(settings.database_url) as database:
                await database.migrate()
        async with _ledger(settings) as ledger:
            yield ledger
