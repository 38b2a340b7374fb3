"""A copy of an SQLite database while it is in use, and back. PostgreSQL has its own tools, which are named instead."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import Clock
from bot.problems import OperatorError
from bot.storage import Database
from bot.storage.migrations import HEAD


async def backup(database: Database, target: str | Path, clock: Clock) -> Path:
    """Copy the database to ``target``, consistent, while the bot runs; returns the file that was written.

    ``target``: a file that does not exist yet; or a folder, one that exists or a path that ends in ``/``, in which the
    file is named after the moment, so that one command serves every day. Raises OperatorError.
    """
    source = _sqlite_file(database, "pg_dump --format=custom --file=medaillespiegel.dump DATABASE")
    return await asyncio.to_thread(_copy_new, source, target, clock.now())


def _copy_new(source: Path, wanted: str | Path, now: datetime) -> Path:
    target = Path(wanted)
    if str(wanted).endswith("/") or target.is_dir():
        target /= f"medaillespiegel-{now.astimezone(UTC):%Y%m%d-%H%M%S}.sqlite3"
    if target.exists():
        raise OperatorError(f"{target} exists already; a backup overwrites nothing")
    if not source.exists():
        raise OperatorError(f"there is no database {source} to copy")
    if str(wanted).endswith("/") and target.parent.parent.is_dir():
        target.parent.mkdir(exist_ok=True)
    if not target.parent.is_dir():
        # A slip in the name would make a folder where nobody looks for a backup.
        raise OperatorError(f"there is no folder {target.parent}; make it first")
    try:
        _copy(source, target)
    except FileExistsError as error:
        # Made by somebody else a moment ago: not ours to throw away.
        raise OperatorError(f"cannot write {target}: {error.strerror}") from error
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise OperatorError(f"cannot write {target}: {error}") from error
    return target


async def restore(database: Database, source: Path) -> Path | None:
    """Put a backup in the place of the database; the bot must not be running. What stood there is kept beside it and
    its path returned (None when nothing stood there). Raises OperatorError."""
    place = _sqlite_file(database, "pg_restore --clean --dbname=DATABASE medaillespiegel.dump")
    await database.close()
    return await asyncio.to_thread(_put_back, source, place)


def _put_back(source: Path, place: Path) -> Path | None:
    _check(source)
    kept: Path | None = None
    try:
        if place.exists():
            kept = place.with_name(f"{place.name}.before-restore")
            if kept.exists():
                raise OperatorError(f"{kept} of an earlier restore is still there; move it away first")
            _copy(place, kept)
        new = place.with_name(f"{place.name}.restoring")
        new.unlink(missing_ok=True)
        _copy(source, new)
        for beside in ("-wal", "-shm"):
            place.with_name(place.name + beside).unlink(missing_ok=True)
        new.replace(place)
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"cannot restore {source}: {error}") from error
    return kept


def _copy(source: Path, target: Path) -> None:
    """SQLite's online backup into a new file that is its owner's only, without a journal beside it."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")


def _check(source: Path) -> None:
    """Is this a whole database of this program?"""
    if not source.is_file():
        raise OperatorError(f"there is no file {source}")
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reading:
            if reading.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise OperatorError(f"{source} is damaged")
            (version,) = reading.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise OperatorError(f"{source} is no backup of this program ({error})") from error
    if version > HEAD:
        raise OperatorError(f"{source} was made by a newer version of this program")


def _sqlite_file(database: Database, tool: str) -> Path:
    if database.path is None:
        raise OperatorError(f"the database is PostgreSQL; use its own tool: {tool}")
    return database.path
