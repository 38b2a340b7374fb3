"""The one place where results become so: the current archive, and publishing on top of it."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.storage import Database, ReadConnection, Transaction, audit, ledger
from bot.storage.ledger import Head, Line
from medals_core.archive import Archive
from medals_core.games import Athlete, GamesId
from medals_core.ledger import Entry


@dataclass(frozen=True)
class Publication:
    """What one publish changed. ``quietly``: an import of many results, of which no chat wants a message each."""

    before: Archive
    after: Archive
    lines: tuple[Line, ...]
    actor: str
    quietly: bool = False

    @property
    def games_id(self) -> GamesId:
        return self.lines[0].games_id

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(line.entry for line in self.lines)


TransactionHook = Callable[[Transaction, Publication], Awaitable[None]]
"""What else has to be written in the same transaction (news, outbox). Raising undoes the whole publish."""

AfterCommitHook = Callable[[Publication], None]
"""Told after the transaction has been kept: waking the sender, renewing a cache. Must not raise."""


class LedgerMovedOn(Exception):
    """The ledger is no longer what the draft was made on. ``since``: the entries that came meanwhile."""

    def __init__(self, since: Sequence[Line]) -> None:
        super().__init__("the ledger moved on")
        self.since = tuple(since)


@dataclass
class LedgerService:
    """Holds the archive of ``data/`` with the database's entries of the current Games on top.

    Call ``refresh`` once at start, and again to take in what other processes published.
    """

    database: Database
    facts: Archive
    clock: Clock
    transaction_hooks: list[TransactionHook] = field(default_factory=list)
    after_commit_hooks: list[AfterCommitHook] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.archive = self.facts
        """All that is known now."""
        self.head = Head()
        """Where the ledger stands in ``archive``."""

    @property
    def games_id(self) -> GamesId:
        return self.facts.current_id

    async def refresh(self) -> Archive:
        """Take in the entries that were written since. Cheap when there are none."""
        async with self.database.read() as db:
            await self._catch_up(db)
        return self.archive

    async def publish(
        self, entries: Sequence[Entry], *, expected: Head, actor: str, message_key: str | None = None,
        together_with: Callable[[Transaction], Awaitable[None]] | None = None, quietly: bool = False,
    ) -> Publication:  # fmt: skip
        """Write the entries, their audit lines and all consequences in one transaction, then show them in ``archive``.

        ``expected``: the head that the preview was made on. ``message_key``: what caused it; the same cause never
        writes twice. Raises LedgerMovedOn when another publish came between (nothing is written); whatever
        ``together_with`` or a consequence raises passes on (nothing is written).
        """
        async with self.database.begin() as tx:
            await ledger.lock_ledger(tx, self.games_id)
            if await ledger.head(tx, self.games_id) != expected:
                await self._catch_up(tx)
                raise LedgerMovedOn(await ledger.lines(tx, self.games_id, after=expected.seq))
            await self._catch_up(tx)
            before = self.archive
            if together_with is not None:
                await together_with(tx)
            lines: list[Line] = []
            for number, entry in enumerate(entries):
                key = None if message_key is None else f"{message_key}:{number}" if number else message_key
                line = await ledger.append(tx, self.games_id, entry, key)
                detail = {"games_id": self.games_id, "event_id": entry.event_id, "reason": entry.reason}
                await audit.note(tx, entry.learned_at, actor, "entry", seq=line.seq, hash=line.hash, **detail)
                lines.append(line)
            publication = Publication(before, with_lines(before, lines), tuple(lines), actor, quietly)
            for consequence in self.transaction_hooks:
                await consequence(tx, publication)
        self._advance(publication.after, Head(lines[-1].seq, lines[-1].hash))
        for told in self.after_commit_hooks:
            told(publication)
        return publication

    async def _catch_up(self, db: ReadConnection) -> None:
        # Archive and head belong together: while this reads, another refresh may take in the same entries, and put on
        # top of its archive they would stand there twice (and an undo would restore what it was to undo).
        archive, head = self.archive, self.head
        new = await ledger.lines(db, self.games_id, after=head.seq)
        if new:
            self._advance(with_lines(archive, new), Head(new[-1].seq, new[-1].hash))

    def _advance(self, archive: Archive, head: Head) -> None:
        # Who read while another took in more must not take the archive back.
        if head.seq > self.head.seq:
            self.archive, self.head = archive, head


def with_lines(archive: Archive, lines: Iterable[Line]) -> Archive:
    """The archive after these entries of its current Games, with the athletes that only stand on their podiums."""
    entries = tuple(line.entry for line in lines)
    known = archive.athletes
    added: dict[str, Athlete] = {}
    for entry in entries:
        for medal in entry.podium:
            for name in medal.athletes:
                if not any(medal.noc in athlete.nocs for athlete in known.named(name)):
                    athlete_id = f"desk-{medal.noc}-{name}"
                    discipline = archive.current.events[entry.event_id].discipline
                    added[athlete_id] = Athlete(
                        athlete_id=athlete_id,
                        name=name,
                        nocs=(medal.noc,),
                        disciplines=(discipline,),
                        in_current_games=True,
                    )
    after = archive.with_entries(entries)
    if not added:
        return after
    return Archive(after.nations, after.disciplines, after.athletes.with_more(added), after.editions, after.current_id)
