"""Results in and out on the command line, and the feed: the same file format, the same checks, no Telegram."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.importing import difference_lines, taken_away
from bot.desk.files.results_export import as_csv, as_json
from bot.desk.files.results_file import ResultsFile, changes, read_aside
from bot.desk.ledger_service import LedgerService
from bot.problems import OperatorError


@dataclass(frozen=True)
class Imported:
    """``lines``: the diff, a line an event in plain Dutch; ``written``: how many entries were made (0 in a dry run);
    ``removed``: how many medals that stand now are taken away."""

    lines: tuple[str, ...]
    results: int
    written: int
    removed: int = 0


async def import_results(
    service: LedgerService, path: Path, *, dry_run: bool = False, allow_removals: bool = False,
    progress: Callable[[str], None] = lambda line: None,
) -> Imported:  # fmt: skip
    """Import a file of results: all of it or nothing; once imported, importing it again changes nothing.

    Raises OperatorError with a line for every fault, and without ``allow_removals`` for a file that takes medals away.
    """
    await service.refresh()
    try:
        content = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        raise OperatorError(f"cannot read {path}: {error.strerror}") from error
    try:
        filed = await read_aside(content, service.archive, service.clock.now())
        progress(results_read(len(filed.results)))
        if not allow_removals and not dry_run:
            _refuse_removals(service, filed, path.name)
        return await import_file(service, filed, dry_run=dry_run, author="import", reason=f"import {path.name}")
    except FaultyFile as error:
        raise OperatorError(f"{path}: {error.english}") from error


async def import_file(
    service: LedgerService, filed: ResultsFile, *, dry_run: bool, author: str, reason: str, quietly: bool = True
) -> Imported:
    """Import what was read. ``quietly``: followers get no message; a live feed's results are news."""
    before, head = service.archive, service.head
    entries = changes(filed, before, service.clock.now(), author, reason)
    lines = tuple(difference_lines(before, entries))
    removed = sum(len(taken_away(before, entry)) for entry in entries)
    if dry_run or not entries:
        return Imported(lines, len(filed.results), 0, removed)
    await service.publish(entries, expected=head, actor=author, quietly=quietly)
    return Imported(lines, len(filed.results), len(entries), removed)


def results_read(count: int) -> str:
    return f"{count} result{'' if count == 1 else 's'} read"


def _refuse_removals(service: LedgerService, filed: ResultsFile, name: str) -> None:
    """A file that was cut short, or filled in halfway, looks like one that takes the rest of a podium away. A feed is
    held for it until an admin agrees; here the operator agrees, in so many words."""
    before = service.archive
    entries = changes(filed, before, service.clock.now(), "", "")
    losing = [entry for entry in entries if taken_away(before, entry)]
    if losing:
        events = ", ".join(entry.event_id for entry in losing)
        raise OperatorError(
            f"{name} removes medals ({events}): --dry-run shows which; with --allow-removals it is imported anyway"
        )


async def export_results(service: LedgerService, kind: str) -> bytes:
    """All results of the current Games: ``csv`` or ``json``. Importing them gives exactly the same."""
    await service.refresh()
    match kind:
        case "csv":
            return as_csv(service.archive)
        case "json":
            return as_json(service.archive, service.clock.now())
        case _:
            raise OperatorError(f"export knows csv and json, not {kind}")
