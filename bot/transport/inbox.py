"""The durable inbox: an update is written down before Telegram hears that it arrived, and struck off once handled.

Writing is shared: everything that is to be kept or struck off while one transaction runs goes into the next one.
"""

import asyncio
from collections.abc import Sequence
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
    kept: "asyncio.Future[list[Kept]]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Inbox:
    """``wall``: the real time. Run ``run`` beside the callers of ``keep`` and ``done``; ``close`` writes the last."""

    def __init__(self, database: Database, wall: Clock) -> None:
        self._database = database
        self._wall = wall
        self._orders: list[_Order] = []
        self._done: list[int] = []
        self._failed: list[tuple[int, str]] = []
        self._in_hand: set[int] = set()
        self._something = asyncio.Event()
        self._striking: asyncio.TimerHandle | None = None

    @property
    def in_hand(self) -> int:
        """Updates kept or taken over here and not struck off yet."""
        return len(self._in_hand)

    async def keep(self, payloads: Sequence[dict[str, Any]]) -> list[Kept]:
        """Write the updates down; returns when they are, with those that were not kept before, in their order. Raises
        what the database raises: then nothing is kept, and Telegram must not hear otherwise."""
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

    async def take_over(self, *, everything: bool = False) -> list[Kept]:
        """What a process that died left behind. ``everything``: claims that still run as well, when there can be no
        other process."""
        now = self._wall.now()
        run_out_by = now + CLAIM * 2 if everything else now
        async with self._database.begin() as tx:
            taken = await stored.take_over(tx, run_out_by, now + CLAIM, TAKEN_AT_A_TIME)
        fresh = [one for one in taken if one.update_id not in self._in_hand]
        self._in_hand.update(one.update_id for one in fresh)
        return fresh

    async def run(self) -> None:
        """Write until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write())
            group.create_task(self._prolong())
            group.create_task(self._sweep())

    async def close(self) -> None:
        """Write what is still to be written, and let go of what was not handled so that another takes it at once."""
        await self._write_once()
        if self._in_hand:
            async with self._database.begin() as tx:
                await stored.prolong(tx, sorted(self._in_hand), self._wall.now())

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
        try:
            async with self._database.begin() as tx:
                new = await self._keep(tx, _without_doubles(orders), now + CLAIM)
                await stored.done(tx, done, now)
                for number, error in failed:
                    await stored.failed(tx, number, error, now)
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
        self._in_hand.difference_update(done, (number for number, _ in failed))
        self._in_hand |= new
        for order in orders:
            fresh = [one for one in order.updates if one.update_id in new]
            new.difference_update(one.update_id for one in fresh)
            if not order.kept.done():
                order.kept.set_result(fresh)
        return True

    def _put_back(self, done: list[int], failed: list[tuple[int, str]]) -> None:
        self._done = done + self._done
        self._failed = failed + self._failed
        self._something.set()

    async def _keep(self, tx: Writing, updates: list[Kept], claimed_until: datetime) -> set[int]:
        """Keep them all at once; when one of them holds what this database cannot write (PostgreSQL no NUL character
        and no half of a surrogate pair), one by one, and of that one the number only."""
        try:
            async with tx.connection.begin_nested():
                return await stored.keep(tx, updates, claimed_until)
        except StatementError as trouble:
            if is_away(trouble):
                raise
            if len(updates) > 1:
                return {number for one in updates for number in await self._keep(tx, [one], claimed_until)}
            [one] = updates
            log.error("update put aside: it cannot be written", update_id=one.update_id)
            number_only = replace(one, payload={"update_id": one.update_id})
            await stored.keep(tx, [number_only], claimed_until)
            await stored.failed(tx, one.update_id, "cannot be written", one.received_at)
            return set()

    async def _prolong(self) -> None:
        while True:
            await asyncio.sleep(PROLONGED_EVERY)
            try:
                if self._in_hand:
                    async with self._database.begin() as tx:
                        await stored.prolong(tx, sorted(self._in_hand), self._wall.now() + CLAIM)
            except DATABASE_TROUBLE as trouble:
                log.warning("claims not prolonged", reason=type(trouble).__name__)

    async def _sweep(self) -> None:
        while True:
            try:
                async with self._database.begin() as tx:
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


def number_of(payload: dict[str, Any]) -> int:
    """The update's number. Raises ValueError for what is no update at all."""
    number = payload.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) >= 2**63:
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
