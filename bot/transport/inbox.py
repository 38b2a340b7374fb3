"""The durable inbox: an update is written down before Telegram hears that it arrived, and struck off once handled.

Writing is shared: everything that is to be kept or struck off while one transaction runs goes into the next one.

What is written down is set in line by the writer itself, so that nothing that happens to whoever brought it (a poll
that is broken off, a delivery that hangs up) can leave it written down but unhandled.
"""

import asyncio
import contextlib
import os
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from socket import gaierror
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError

from bot.clock import Clock
from bot.storage import Database, Writing
from bot.storage import inbox as stored
from bot.storage.inbox import Kept

log = structlog.get_logger(__name__)

CLAIM = timedelta(seconds=10)
PROLONGED_EVERY = 2.5
HESITATES = CLAIM - timedelta(seconds=PROLONGED_EVERY)
"""A transaction that takes so long may have kept every process from prolonging its claims."""
TURN_WAITED = timedelta(seconds=15)
"""How long an update waits for an earlier one of its chat that another process has in hand: long enough for a third to
take that over from a process that died."""
TURN_LOOKED = (0.05, 0.1, 0.2, 0.4)
SWEPT_EVERY = 600.0
REMEMBERED = timedelta(hours=25)
TAKEN_AT_A_TIME = 200
RETRY_SECONDS = 0.5
STRUCK_OFF_WITHIN = 0.05
"""Seconds that a strike-off waits for company; what is to be kept never waits, and takes them along."""
GATHERED_FOR = 0.005
"""Seconds between two transactions while deliveries come faster than they are written."""
UNREACHABLE_STATES = ("08", "57P")
"""PostgreSQL's classes for a connection that failed and a server that stops or starts:
https://www.postgresql.org/docs/current/errcodes-appendix.html"""
DATABASE_TROUBLE = (DBAPIError, OSError)


@dataclass
class _Order:
    updates: Sequence[Kept]
    kept: "asyncio.Future[int]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Inbox:
    """``wall``: the real time, the same for all processes on the database. ``line_up``: sets an update in line to be
    handled; may wait, and then so does whoever brings more. Run ``run`` beside the callers of ``keep`` and ``done``;
    ``close`` writes the last."""

    def __init__(self, database: Database, wall: Clock, line_up: Callable[[Kept], Awaitable[None]]) -> None:
        self._database = database
        self._wall = wall
        self._line_up = line_up
        self._orders: list[_Order] = []
        self._done: list[int] = []
        self._failed: list[tuple[int, str]] = []
        self._struck_off: set[int] = set()
        self._in_hand: dict[int, datetime] = {}
        self._unsure_until: datetime | None = None
        self._something = asyncio.Event()
        self._striking: asyncio.TimerHandle | None = None
        self.holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"

    @property
    def in_hand(self) -> int:
        """Updates kept or taken over here and not struck off yet."""
        return len(self._in_hand)

    async def keep(self, payloads: Sequence[dict[str, Any]]) -> int:
        """Write the updates down and set them in line; returns how many were not kept before. Raises what the database
        raises: then nothing is kept, and Telegram must not hear otherwise."""
        now = self._wall.now()
        order = _Order([Kept(number_of(one), one, chat_of(one), now) for one in payloads])
        self._orders.append(order)
        self._something.set()
        return await order.kept

    def done(self, number: int) -> None:
        """Strike off a handled update, with the next transaction."""
        self._done.append(number)
        if self._striking is None:
            self._striking = asyncio.get_running_loop().call_later(STRUCK_OFF_WITHIN, self._something.set)

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
        run_out_by = now + CLAIM * 2 if everything else now
        async with self._transaction() as tx:
            taken = await stored.take_over(
                tx, self.holder, run_out_by, now + CLAIM, TAKEN_AT_A_TIME, others_only=everything
            )
        fallen = [one for one in taken if one.update_id not in self._in_hand]
        self._in_hand.update((one.update_id, now + CLAIM) for one in taken)
        for one in fallen:
            await self._line_up(replace(one, waits=self._shared))
        return len(fallen)

    async def turn_of(self, kept: Kept) -> None:
        """Wait while another process has an earlier update of the same chat in hand. Raises what the database
        raises."""
        if not kept.waits or not kept.chat_id:
            return
        gives_up, looks = self._wall.now() + TURN_WAITED, iter(TURN_LOOKED)
        while self._wall.now() < gives_up:
            async with self._database.read() as look:
                first = await stored.earlier_elsewhere(look, [kept.chat_id], self.holder)
            if first.get(kept.chat_id, kept.update_id) >= kept.update_id:
                return
            await asyncio.sleep(next(looks, TURN_LOOKED[-1]))

    async def is_ours(self, kept: Kept) -> bool:
        """Is it this process that should handle it, still? Who was held up for longer than a claim lasts may have been
        taken for dead. Raises what the database raises."""
        until = self._in_hand.get(kept.update_id)
        if until is None:
            return False
        if self._wall.now() < until:
            return True
        await self._prolong_once([kept.update_id])
        return kept.update_id in self._in_hand

    async def begin(self, kept: Kept) -> int:
        """Count that an update which a process died with is begun anew; returns how often it was. Raises what the
        database raises."""
        async with self._transaction() as tx:
            return await stored.begin(tx, kept.update_id)

    async def run(self) -> None:
        """Write until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write())
            group.create_task(self._prolong())
            group.create_task(self._sweep())

    async def close(self) -> None:
        """Write what is still to be written, and let go of what was not handled so that another takes it at once."""
        # What is still to be kept was not acknowledged: it comes again.
        self._orders = []
        await self._write_once()
        if self._in_hand:
            async with self._database.begin() as tx:
                await stored.prolong(tx, sorted(self._in_hand), self.holder, self._wall.now())

    @property
    def _shared(self) -> bool:
        return self._database.dialect == "postgresql"

    @contextlib.asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Writing]:
        """One that notices when the database was away."""
        asked = self._wall.now()
        try:
            async with self._database.begin() as tx:
                yield tx
        except DATABASE_TROUBLE:
            self._unsure_until = self._wall.now() + CLAIM
            raise
        now = self._wall.now()
        if now - asked > HESITATES:
            self._unsure_until = now + CLAIM

    async def _write(self) -> None:
        while True:
            await self._something.wait()
            waiting = len(self._orders)
            if not await self._write_once():
                await asyncio.sleep(RETRY_SECONDS)
            elif waiting > 1:
                # Many deliveries at the same time: a moment's wait makes one transaction of several.
                await asyncio.sleep(GATHERED_FOR)

    async def _write_once(self) -> bool:
        """One transaction with all that waits. False when the database would not have it."""
        self._something.clear()
        if self._striking is not None:
            self._striking.cancel()
            self._striking = None
        orders, self._orders = self._orders, []
        done, self._done = self._done, []
        failed, self._failed = self._failed, []
        if not (orders or done or failed):
            return True
        now = self._wall.now()
        self._struck_off = {*done, *(number for number, _ in failed)}
        try:
            async with self._transaction() as tx:
                new = await self._keep(tx, _without_doubles(orders), now + CLAIM)
                await stored.done(tx, done, now)
                for number, error in failed:
                    await stored.failed(tx, number, error, now)
                before = await self._earlier_elsewhere(tx, orders, new)
        except DATABASE_TROUBLE as trouble:
            log.warning("inbox not written", reason=type(trouble).__name__)
            for order in orders:
                if not order.kept.done():
                    order.kept.set_exception(trouble)
            self._put_back(done, failed)
            return False
        except asyncio.CancelledError:
            self._put_back(done, failed)
            raise
        for number in self._struck_off:
            self._in_hand.pop(number, None)
        self._in_hand.update(dict.fromkeys(new, now + CLAIM))
        for order in orders:
            fresh = [one for one in order.updates if one.update_id in new]
            for one in fresh:
                new.discard(one.update_id)
                await self._line_up(replace(one, waits=before.get(one.chat_id, one.update_id) < one.update_id))
            if not order.kept.done():
                order.kept.set_result(len(fresh))
        return True

    async def _earlier_elsewhere(self, tx: Writing, orders: Sequence[_Order], new: set[int]) -> dict[int, int]:
        """By chat, the earliest update that another process has in hand."""
        if not (self._shared and new):
            return {}
        chats = {one.chat_id for order in orders for one in order.updates if one.update_id in new and one.chat_id}
        return await stored.earlier_elsewhere(tx, sorted(chats), self.holder)

    def _put_back(self, done: list[int], failed: list[tuple[int, str]]) -> None:
        self._done = done + self._done
        self._failed = failed + self._failed
        self._something.set()

    async def _keep(self, tx: Writing, updates: list[Kept], claimed_until: datetime) -> set[int]:
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
            await asyncio.sleep(PROLONGED_EVERY)
            try:
                if self._in_hand:
                    await self._prolong_once(sorted(self._in_hand))
            except DATABASE_TROUBLE as trouble:
                log.warning("claims not prolonged", reason=type(trouble).__name__)

    async def _prolong_once(self, numbers: Sequence[int]) -> None:
        """Prolong these claims, and let go of what another process took over meanwhile."""
        until = self._wall.now() + CLAIM
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

    async def _sweep(self) -> None:
        while True:
            try:
                async with self._transaction() as tx:
                    await stored.forget(tx, self._wall.now() - REMEMBERED)
            except DATABASE_TROUBLE as trouble:
                log.warning("inbox not swept", reason=type(trouble).__name__)
            await asyncio.sleep(SWEPT_EVERY)


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


def number_of(payload: dict[str, Any]) -> int:
    """The update's number. Raises ValueError for what is no update at all."""
    number = number_if_any(payload)
    if number is None:
        raise ValueError("an update without a number")
    return number


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


def _without_doubles(orders: Sequence[_Order]) -> list[Kept]:
    return list({one.update_id: one for order in orders for one in order.updates}.values())
