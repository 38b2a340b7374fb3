"""The durable inbox: an update is written down before Telegram hears that it arrived, and struck off once handled.

Writing is shared: everything that is to be kept or struck off while one transaction runs goes into the next one.

What is written down is set in line by the writer itself, so that nothing that happens to whoever brought it (a poll
that is broken off, a delivery that hangs up) can leave it written down but unhandled.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from socket import gaierror
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError

from bot.clock import Clock
from bot.storage import DATABASE_AWAY, Database, Transaction, leases
from bot.storage import inbox as stored
from bot.storage.inbox import StoredUpdate

log = structlog.get_logger(__name__)

CLAIM_DURATION = timedelta(seconds=10)
CLAIM_RENEWAL_SECONDS = 2.5
SLOW_TRANSACTION = CLAIM_DURATION - timedelta(seconds=CLAIM_RENEWAL_SECONDS)
"""A transaction that takes so long may have kept every process from prolonging its claims."""
EARLIER_UPDATE_TIMEOUT = timedelta(seconds=15)
"""How long an update waits for an earlier one of its chat that another process has in hand: long enough for a third to
take that over from a process that died."""
EARLIER_UPDATE_POLL_SECONDS = (0.05, 0.1, 0.2, 0.4)
CLEANUP_INTERVAL_SECONDS = 600.0
UPDATE_RETENTION = timedelta(hours=25)
TAKEOVER_BATCH = 200
RETRY_SECONDS = 0.5
STRIKE_OFF_DELAY_SECONDS = 0.05
"""An update that was handled waits so long before that is written: until then it joins what else is written."""
BATCHING_SECONDS = 0.005
"""Seconds between two transactions while deliveries come faster than they are written."""
UNREACHABLE_STATES = ("08", "57P")
"""PostgreSQL's classes for a connection that failed and a server that stops or starts:
https://www.postgresql.org/docs/current/errcodes-appendix.html"""


@dataclass
class _WriteRequest:
    updates: Sequence[StoredUpdate]
    kept: "asyncio.Future[int]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Inbox:
    """``wall``: the real time, the same for all processes on the database. ``line_up``: sets an update in line to be
    handled; may wait, and then so does whoever brings more. Run ``run`` beside the callers of ``keep`` and ``done``;
    ``close`` writes the last."""

    def __init__(self, database: Database, wall: Clock, line_up: Callable[[StoredUpdate], Awaitable[None]]) -> None:
        self._database = database
        self._wall = wall
        self._line_up = line_up
        self._requests: list[_WriteRequest] = []
        self._done: list[int] = []
        self._failed: list[tuple[int, str]] = []
        self._struck_off: set[int] = set()
        self._in_hand: dict[int, datetime] = {}
        self._unsure_until: datetime | None = None
        self._something = asyncio.Event()
        self._striking: asyncio.TimerHandle | None = None
        self.holder = leases.new_holder()

    @property
    def in_hand(self) -> int:
        """Updates kept or taken over here and not struck off yet."""
        return len(self._in_hand)

    async def keep(self, payloads: Sequence[dict[str, Any]]) -> int:
        """Write the updates (with a number each) down and set them in line; returns how many were not kept before.
        Raises what the database raises: then nothing is kept, and Telegram must not hear otherwise."""
        now = self._wall.now()
        request = _WriteRequest([StoredUpdate(one["update_id"], one, chat_of(one), now) for one in payloads])
        self._requests.append(request)
        self._something.set()
        return await request.kept

    def done(self, number: int) -> None:
        """Strike off a handled update, with the next transaction."""
        self._done.append(number)
        if self._striking is None:
            self._striking = asyncio.get_running_loop().call_later(STRIKE_OFF_DELAY_SECONDS, self._something.set)

    def failed(self, number: int, error: str) -> None:
        """Put an update aside that cannot be handled, with the next transaction."""
        self._failed.append((number, error))
        self._something.set()

    async def take_over(self, *, everything: bool = False) -> int:
        """Set in line what a process that died left behind; returns how much. ``everything``: claims that still run as
        well, when there can be no other process."""
        now = self._wall.now()
        if not everything and self._unsure_until is not None and now < self._unsure_until:
            # The database was away: the others live, and had no way to prolong their claims either.
            return 0
        run_out_by = now + CLAIM_DURATION * 2 if everything else now
        async with self._transaction() as tx:
            taken = await stored.take_over(
                tx, self.holder, run_out_by, now + CLAIM_DURATION, TAKEOVER_BATCH, others_only=everything
            )
        fallen = [one for one in taken if one.update_id not in self._in_hand]
        self._in_hand.update((one.update_id, now + CLAIM_DURATION) for one in taken)
        for one in fallen:
            await self._line_up(replace(one, waits=self._shared))
        return len(fallen)

    async def wait_for_earlier(self, kept: StoredUpdate) -> None:
        """Wait while another process has an earlier update of the same chat in hand. Raises what the database
        raises."""
        if not kept.waits or not kept.chat_id:
            return
        gives_up, looks = self._wall.now() + EARLIER_UPDATE_TIMEOUT, iter(EARLIER_UPDATE_POLL_SECONDS)
        while self._wall.now() < gives_up:
            async with self._database.read() as db:
                first = await stored.earlier_elsewhere(db, [kept.chat_id], self.holder)
            if first.get(kept.chat_id, kept.update_id) >= kept.update_id:
                return
            await asyncio.sleep(next(looks, EARLIER_UPDATE_POLL_SECONDS[-1]))

    async def still_claims(self, kept: StoredUpdate) -> bool:
        """Is it this process that should handle it, still? Who was held up for longer than a claim lasts may have been
        taken for dead. Raises what the database raises."""
        if (until := self._in_hand.get(kept.update_id)) is None:
            return False
        if self._wall.now() < until:
            return True
        await self._prolong_once([kept.update_id])
        return kept.update_id in self._in_hand

    async def begin(self, kept: StoredUpdate) -> int:
        """Count that an update which a process died with is begun anew; returns how often it was. Raises what the
        database raises."""
        async with self._transaction() as tx:
            return await stored.begin(tx, kept.update_id)

    async def run(self) -> None:
        """Write until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write())
            group.create_task(self._prolong())
            group.create_task(self._clean_up())

    async def close(self) -> None:
        """Write what is still to be written, and let go of what was not handled so that another takes it at once."""
        # What is still to be kept was not acknowledged: it comes again.
        self._requests = []
        await self._write_once()
        if self._in_hand:
            async with self._database.begin() as tx:
                await stored.prolong(tx, sorted(self._in_hand), self.holder, self._wall.now())

    @property
    def _shared(self) -> bool:
        return self._database.dialect == "postgresql"

    @contextlib.asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        """One that notices when the database was away."""
        asked = self._wall.now()
        try:
            async with self._database.begin() as tx:
                yield tx
        except DATABASE_AWAY:
            self._unsure_until = self._wall.now() + CLAIM_DURATION
            raise
        now = self._wall.now()
        if now - asked > SLOW_TRANSACTION:
            self._unsure_until = now + CLAIM_DURATION

    async def _write(self) -> None:
        while True:
            await self._something.wait()
            waiting = len(self._requests)
            if not await self._write_once():
                await asyncio.sleep(RETRY_SECONDS)
            elif waiting > 1:
                # Many deliveries at the same time: a moment's wait makes one transaction of several.
                await asyncio.sleep(BATCHING_SECONDS)

    async def _write_once(self) -> bool:
        """One transaction with all that waits. False when the database would not have it."""
        self._something.clear()
        if self._striking is not None:
            self._striking.cancel()
            self._striking = None
        requests, self._requests = self._requests, []
        done, self._done = self._done, []
        failed, self._failed = self._failed, []
        if not (requests or done or failed):
            return True
        now = self._wall.now()
        self._struck_off = {*done, *(number for number, _ in failed)}
        updates = {one.update_id: one for request in requests for one in request.updates}
        try:
            async with self._transaction() as tx:
                new = await self._keep(tx, [*updates.values()], now + CLAIM_DURATION)
                await stored.done(tx, done, now)
                for number, error in failed:
                    await stored.failed(tx, number, error, now)
                chats = {chat for number in new if (chat := updates[number].chat_id)} if self._shared else set()
                before = await stored.earlier_elsewhere(tx, sorted(chats), self.holder)
        except DATABASE_AWAY as trouble:
            log.warning("inbox not written", reason=type(trouble).__name__)
            for request in requests:
                if not request.kept.done():
                    request.kept.set_exception(trouble)
            self._put_back(done, failed)
            return False
        except asyncio.CancelledError:
            self._put_back(done, failed)
            raise
        for number in self._struck_off:
            self._in_hand.pop(number, None)
        self._in_hand.update(dict.fromkeys(new, now + CLAIM_DURATION))
        for request in requests:
            fresh = [one for one in request.updates if one.update_id in new]
            for one in fresh:
                new.discard(one.update_id)
                await self._line_up(replace(one, waits=before.get(one.chat_id, one.update_id) < one.update_id))
            if not request.kept.done():
                request.kept.set_result(len(fresh))
        return True

    def _put_back(self, done: list[int], failed: list[tuple[int, str]]) -> None:
        self._done = done + self._done
        self._failed = failed + self._failed
        self._something.set()

    async def _keep(self, tx: Transaction, updates: list[StoredUpdate], claimed_until: datetime) -> set[int]:
        """Keep them all at once; when one of them holds what this database cannot write (PostgreSQL no NUL character
        and no half of a surrogate pair), one by one, and of that one the number only."""
        try:
            async with tx.connection.begin_nested():
                return await stored.keep(tx, updates, self.holder, claimed_until)
        except StatementError as trouble:
            if is_away(trouble):
                raise
            if len(updates) > 1:
                return {number for one in updates for number in await self._keep(tx, [one], claimed_until)}
            [one] = updates
            log.error("update put aside: it cannot be written", update_id=one.update_id)
            number_only = replace(one, payload={"update_id": one.update_id})
            await stored.keep(tx, [number_only], self.holder, claimed_until)
            await stored.failed(tx, one.update_id, "cannot be written", one.received_at)
            return set()

    async def _prolong(self) -> None:
        while True:
            await asyncio.sleep(CLAIM_RENEWAL_SECONDS)
            try:
                if self._in_hand:
                    await self._prolong_once(sorted(self._in_hand))
            except DATABASE_AWAY as trouble:
                log.warning("claims not prolonged", reason=type(trouble).__name__)

    async def _prolong_once(self, numbers: Sequence[int]) -> None:
        """Prolong these claims, and let go of what another process took over meanwhile."""
        until = self._wall.now() + CLAIM_DURATION
        async with self._transaction() as tx:
            ours = await stored.prolong(tx, numbers, self.holder, until)
        lost = 0
        for number in self._in_hand.keys() & set(numbers):
            if number in ours:
                self._in_hand[number] = until
            elif number not in self._struck_off:
                del self._in_hand[number]
                lost += 1
        if lost:
            log.warning("updates were taken over by another process", count=lost)

    async def _clean_up(self) -> None:
        while True:
            try:
                async with self._transaction() as tx:
                    await stored.forget(tx, self._wall.now() - UPDATE_RETENTION)
            except DATABASE_AWAY as trouble:
                log.warning("inbox not swept", reason=type(trouble).__name__)
            await asyncio.sleep(CLEANUP_INTERVAL_SECONDS)


def is_away(trouble: BaseException) -> bool:
    """Is the database out of reach for now, rather than unwilling to do this?"""
    if isinstance(trouble, DBAPIError):
        state = str(getattr(trouble.orig, "sqlstate", None) or "")
        return (
            trouble.connection_invalidated
            or isinstance(trouble, OperationalError | InterfaceError)
            or state.startswith(UNREACHABLE_STATES)
        )
    # No connection, none in time, or no address of that name for the moment.
    return isinstance(trouble, ConnectionError | TimeoutError | gaierror)


def number_if_any(payload: dict[str, Any]) -> int | None:
    """The update's number; None for what is no update at all."""
    number = payload.get("update_id")
    return number if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**63 else None


def chat_of(payload: dict[str, Any]) -> int:
    """The chat that an update is about, else the person; 0 for neither. Trusts nothing of its shape."""
    for content in payload.values():
        if not isinstance(content, dict):
            continue
        inner = content.get("message")
        for holder in (content, inner if isinstance(inner, dict) else {}):
            found = _id_of(holder.get("chat"))
            if found:
                return found
        return _id_of(content.get("from")) or _id_of(content.get("user"))
    return 0


def _id_of(holder: object) -> int:
    number = holder.get("id") if isinstance(holder, dict) else None
    return number if isinstance(number, int) and abs(number) < 2**63 else 0
