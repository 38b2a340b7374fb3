"""A results file that is looked at again and again: on disk or at a URL, asked for conditionally.

Flap guard: a feed may add results and complete them. A file older than the last changes nothing; one that takes away
(a medal less, another winner, an event gone, a result that the desk withdrew) changes nothing without an admin's yes:
it is held, and offered at the desk by ``/importeer``.

The URL of a feed may hold a password or a key. It is asked for as it is, and everywhere else it is ``shown``: what a
feed is called ends up in logs, in the ledger's reasons and in ``/logboek``.
"""

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import aiohttp
from pydantic import ValidationError
from sqlalchemy import delete, select

from bot.clock import Clock, SystemClock
from bot.desk.drafts.preview import title
from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.losses import losses
from bot.desk.files.results_file import LARGEST_FILE_BYTES, ResultsFile, changes, read_aside
from bot.desk.files.transfer import import_file
from bot.desk.ledger_service import LedgerMovedOn, LedgerService
from bot.replies.dutch import count_of
from bot.replies.quoting import shortened
from bot.replies.reply import safe
from bot.storage import ReadConnection, Transaction
from bot.storage.news import tell_people
from bot.storage.tables import marks
from medals_core.archive import Archive
from medals_core.frozen import Frozen
from medals_core.games import EventId
from medals_core.ledger import Entry

FETCH_TIMEOUT_SECONDS = 30
HELD_MARK = "feed:held"
SEEN_MARK = "feed:seen"
REFUSED_MARK = "feed:refused"
AUTHOR = "feed"
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:]*)(:\d*)?")
MOST_TITLES = 8
LONGEST_MARK = 200
"""Characters of a key in the table of marks."""


@dataclass(frozen=True)
class Fetched:
    """What a look at the source gave. ``content`` None: unchanged since the last look."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


Fetch = Callable[[Fetched], Awaitable[Fetched]]
"""Look at the source, given what the last look gave. Raises OSError or aiohttp.ClientError when it cannot be had."""


class FeedOutcome(Enum):
    UNCHANGED = "unchanged"
    IMPORTED = "imported"
    HELD = "held"
    STALE = "stale"
    FAULTY = "faulty"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class FeedLook:
    """What came of one look; ``message`` is one line for the operator's log."""

    outcome: FeedOutcome
    message: str


@dataclass
class Feed:
    """Follows one source, a URL or a path. ``look`` once, or ``follow`` for ever. ``owners``: who is told at once when
    a file is held; ``wall``: the real time, that messages are sent by."""

    service: LedgerService
    fetch: Fetch
    source: str
    owners: Collection[int] = ()
    wall: Clock = field(default_factory=SystemClock)
    _last: Fetched = field(default_factory=lambda: Fetched(None))

    @property
    def name(self) -> str:
        """What it is called wherever anybody may read it."""
        return shown(self.source)

    async def look(self) -> FeedLook:
        """Fetch, check and import. Never raises for what the source does."""
        try:
            fetched = await self.fetch(self._last)
        except Exception as error:
            # Also a ValueError of a URL that is none, or what a library makes of an answer that is none.
            return self._came(FeedOutcome.UNREACHABLE, _reason(error, self.source))
        if fetched.content is None:
            return self._came(FeedOutcome.UNCHANGED, "unchanged")
        await self.service.refresh()
        try:
            filed = await read_aside(fetched.content, self.service.archive, self.service.clock.now())
        except Exception as error:
            # A file that no check foresaw is a faulty file too, not the end of the feed.
            self._last = fetched
            faults = error.english if isinstance(error, FaultyFile) else f"cannot be read ({type(error).__name__})"
            return self._came(FeedOutcome.FAULTY, faults)
        try:
            found = await self._judge(filed, hashlib.sha256(fetched.content).hexdigest())
        except LedgerMovedOn:
            # An admin published meanwhile: the next look judges anew.
            return self._came(FeedOutcome.UNCHANGED, "the ledger has changed in the meantime; next time again")
        self._last = fetched
        return found

    async def follow(self, every: float, told: Callable[[FeedLook], None]) -> None:
        """Look again and again, ``every`` so many seconds, until cancelled."""
        while True:
            told(await self.look())
            await asyncio.sleep(every)

    async def _judge(self, filed: ResultsFile, checksum: str) -> FeedLook:
        service = self.service
        entries = changes(filed, service.archive, service.clock.now(), AUTHOR, "")
        async with service.database.read() as db:
            seen = await db.value(select(marks.c.value).where(marks.c.key == self._mark))
            refused = await db.value(select(marks.c.value).where(marks.c.key == REFUSED_MARK))
        if refused == checksum:
            return self._came(FeedOutcome.UNCHANGED, "this file was rejected by an admin")
        if not entries:
            await self._remember(filed)
            return self._came(FeedOutcome.UNCHANGED, "nothing new")
        before = seen["made_at"] if seen else None
        if filed.made_at is not None and before and filed.made_at < datetime.fromisoformat(before):
            return self._came(FeedOutcome.STALE, "older than the previous file; nothing changed")
        lost = [entry for entry in entries if self._takes_away(entry)]
        missing = set(seen["events"] if seen else ()) - {result.event_id for result in filed.results}
        if lost or missing:
            await self._hold(filed, checksum, [entry.event_id for entry in lost], sorted(missing), len(entries))
            events = ", ".join(sorted({entry.event_id for entry in lost} | missing))
            why = f"removes results ({events}); waiting for an admin's approval (/importeer)"
            return self._came(FeedOutcome.HELD, why)
        reason = f"feed {self.name}"
        imported = await import_file(service, filed, dry_run=False, author=AUTHOR, reason=reason, quietly=False)
        await self._remember(filed)
        return self._came(FeedOutcome.IMPORTED, f"{imported.written} results")

    def _came(self, outcome: FeedOutcome, said: str) -> FeedLook:
        return FeedLook(outcome, f"feed {self.name}: {said}")

    @property
    def _mark(self) -> str:
        """Key of what was seen. Two keys at one address are two feeds, and neither stands in the database."""
        plain = f"{SEEN_MARK}:{self.source}"
        if self.name == self.source and len(plain) <= LONGEST_MARK:
            return plain
        return f"{SEEN_MARK}:{hashlib.sha256(self.source.encode()).hexdigest()}"

    def _takes_away(self, entry: Entry) -> bool:
        if (counts := self.service.archive.current.book.entry(entry.event_id)) is None:
            return False
        return counts.is_withdrawal or any(losses(counts.podium, entry.podium))

    async def _remember(self, filed: ResultsFile) -> None:
        value = {
            "made_at": filed.made_at.isoformat() if filed.made_at else None,
            "events": sorted(result.event_id for result in filed.results),
        }
        async with self.service.database.begin() as tx:
            await tx.put(marks, {"key": self._mark, "at": self.service.clock.now(), "value": value})

    async def _hold(
        self, filed: ResultsFile, checksum: str, lost: Sequence[EventId], missing: Sequence[EventId], changed: int
    ) -> None:
        """Keep it for an admin, and tell the owners of it, once: what comes with it waits for them."""
        now = self.service.clock.now()
        held = HeldFile(name=self.name, checksum=checksum, file=filed, lost=tuple(lost), missing=tuple(missing))
        async with self.service.database.begin() as tx:
            known = await held_file(tx)
            await tx.put(marks, {"key": HELD_MARK, "at": now, "value": held.model_dump(mode="json")})
            if known is None or known.checksum != checksum:
                text = f"⏸ {held_in_words(held, self.service.archive)}\n\n{_waiting(changed)} Kijk met /importeer."
                await tell_people(tx, self.owners, text, self.service.games_id, now, self.wall.now())


class HeldFile(Frozen):
    """A feed's file that waits for an admin's yes."""

    name: str
    checksum: str
    file: ResultsFile
    lost: tuple[EventId, ...] = ()
    missing: tuple[EventId, ...] = ()
    """Events of which the file takes something away, and events that it named before and now does not."""


async def held_file(db: ReadConnection) -> HeldFile | None:
    value = await db.value(select(marks.c.value).where(marks.c.key == HELD_MARK))
    try:
        return None if value is None else HeldFile.model_validate(value)
    except ValidationError:
        # Held by a version that took more than this one does: the feed offers it again, and then hears why not.
        return None


def held_in_words(held: HeldFile, archive: Archive) -> str:
    """Why the file waits: what it takes away, and what it no longer names. Telegram HTML."""
    said = [f"De feed {safe(held.name)} wacht op een akkoord."]
    if held.lost:
        said.append(f"Er gaat iets af bij: {_titles(held.lost, archive)}.")
    if held.missing:
        said.append(f"Niet meer in het bestand: {_titles(held.missing, archive)} (die uitslagen blijven staan).")
    return " ".join(said)


def _titles(event_ids: Sequence[EventId], archive: Archive) -> str:
    events = archive.current.events
    names = [title(archive, events[one]) for one in event_ids[:MOST_TITLES] if one in events]
    left = len(event_ids) - len(names)
    return safe("; ".join(names) + (f" en nog {left}" if left else ""))


def _waiting(changed: int) -> str:
    if changed == 1:
        return "Tot dan komt er niets nieuws van deze feed binnen."
    return f"Tot dan wachten ook de andere nieuwe uitslagen ({count_of(changed, 'onderdeel')})."


async def decide(tx: Transaction, checksum: str, at: datetime, *, agreed: bool) -> None:
    """An admin said yes or no to what was held. What was refused is not offered again."""
    held = await held_file(tx)
    if held is not None and held.checksum == checksum:
        await tx.execute(delete(marks).where(marks.c.key == HELD_MARK))
    if not agreed:
        await tx.put(marks, {"key": REFUSED_MARK, "at": at, "value": checksum})


def from_file(path: Path) -> Fetch:
    """A file on disk, read again when it changed."""

    async def fetch(last: Fetched) -> Fetched:
        stat = await asyncio.to_thread(path.stat)
        stamp = f"{stat.st_mtime_ns}:{stat.st_size}"
        if stamp == last.modified:
            return Fetched(None)
        return Fetched(await asyncio.to_thread(_beginning, path), modified=stamp)

    return fetch


def _beginning(path: Path) -> bytes:
    """The file, as far as needed to see that it is too large."""
    with path.open("rb") as file:
        return file.read(LARGEST_FILE_BYTES + 1)


def from_url(url: str, session: aiohttp.ClientSession) -> Fetch:
    """A URL, asked for with If-None-Match and If-Modified-Since; no more than the largest file is read."""

    async def fetch(last: Fetched) -> Fetched:
        conditions = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
        headers = {name: value for name, value in conditions.items() if value}
        timeout = aiohttp.ClientTimeout(total=FETCH_TIMEOUT_SECONDS)
        async with session.get(url, headers=headers, timeout=timeout) as response:
            if response.status == 304:
                return Fetched(None)
            response.raise_for_status()
            parts: list[bytes] = []
            size = 0
            async for part in response.content.iter_chunked(65_536):
                parts.append(part)
                size += len(part)
                if size > LARGEST_FILE_BYTES:
                    break
            content = b"".join(parts)
            return Fetched(content, response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))

    return fetch


def is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def shown(source: str) -> str:
    """A feed's URL without user, password, query and fragment; a path as it is."""
    if not is_url(source):
        return source
    scheme, rest = source.split("://", 1)
    address = rest.partition("#")[0].partition("?")[0]
    host, slash, path = address.partition("/")
    host = host.rpartition("@")[2]
    # "bot:pa/ss@host": a password that was not escaped must not be taken for a port and a path.
    return f"{scheme}://{host}{slash}{path}" if _HOST.fullmatch(host) else f"{scheme}://…"


def secrets_in(source: str) -> list[str]:
    """What must not stand in any log: user info and query values of a feed's URL, as written and as meant."""
    if not is_url(source):
        return []
    try:
        url = urlsplit(source)
        user, _, password = url.netloc.rpartition("@")[0].partition(":")
    except ValueError:
        return [source]
    written = [part.partition("=")[2] or part for part in url.query.split("&")]
    meant = [value for _key, value in parse_qsl(url.query)]
    secrets = [password or user, unquote(password or user), url.query, *written, *meant]
    return sorted({secret for secret in secrets if secret}, key=len, reverse=True)


def _reason(error: Exception, source: str) -> str:
    """Why it cannot be had, in a line. Of the library's own words those that quote the URL are left out."""
    if isinstance(error, aiohttp.ClientResponseError):
        return f"{error.status} {shortened(error.message)}".strip()
    if isinstance(error, aiohttp.InvalidURL):
        return "this is not a URL"
    said = in_words(error)
    return said if said and not any(one in said for one in secrets_in(source)) else "it cannot be fetched"


def in_words(error: BaseException) -> str:
    """Why a file or a server cannot be had, as an operator would say it; empty when only a programmer could."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"cannot resolve the name {error.host}"
        case aiohttp.ClientConnectorCertificateError():
            return f"the certificate of {error.host} cannot be trusted"
        case aiohttp.ClientConnectorSSLError():
            return f"cannot speak TLS with {error.host}:{error.port}"
        case aiohttp.ClientConnectorError():
            return f"cannot reach {error.host}:{error.port}"
        case TimeoutError():
            return "no answer in time"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError() | ConnectionError():
            return "the connection was lost"
        case aiohttp.TooManyRedirects():
            return "too many redirects"
        case aiohttp.ClientError():
            return "the response makes no sense"
        case FileNotFoundError():
            return f"there is no file {error.filename}"
        case PermissionError():
            return f"this user may not read {error.filename}"
        case IsADirectoryError():
            return f"{error.filename} is a folder"
        case OSError():
            return error.strerror or ""
    return ""
