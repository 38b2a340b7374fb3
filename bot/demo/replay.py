"""The Games happen again: each podium of the archive is published at its moment, on a clock that runs fast."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.clock import Clock, SystemClock, set_within
from bot.desk.ledger_service import LedgerMovedOn, LedgerService
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from medals_core.archive import Archive
from medals_core.ledger import Entry
from medals_core.nations import Noc

log = structlog.get_logger(__name__)

TICK_SECONDS = 0.1
"""Seconds between looks at the clock while it runs."""

LONGEST_WAIT_SECONDS = 12.0
"""Seconds that a watcher waits for a next result: of longer, empty hours the rest is skipped."""

LEAD_SECONDS = 3.0
"""Seconds before a result to which empty hours are skipped."""

ACTOR = "replay"


class FastClock:
    """A clock that runs ``speed`` times as fast as its base, can stand still, and can be put at another moment."""

    def __init__(self, start: datetime, speed: float, base: Clock | None = None) -> None:
        self._base = base or SystemClock()
        self._moment = start
        self._since = self._base.now()
        self.speed = speed
        self.running = True

    def now(self) -> datetime:
        if not self.running:
            return self._moment
        return self._moment + (self._base.now() - self._since) * self.speed

    def put(self, moment: datetime) -> None:
        """Go on from this moment, at the same pace."""
        self._moment, self._since = moment, self._base.now()

    def stop(self) -> None:
        self.put(self.now())
        self.running = False

    def go(self) -> None:
        self.put(self.now())
        self.running = True

    def set_speed(self, speed: float) -> None:
        self.put(self.now())
        self.speed = speed


@dataclass
class Replay:
    """Publishes the entries of the archive as their moments come; the page's bar steers it.

    ``entries``: what is still to happen, in order of ``learned_at``. ``go_back``: starts the whole bot again at an
    earlier moment (a ledger only grows, so the past needs a new one). ``jumped``: is told what a jump went over, in a
    line about the nation ``own``.
    """

    clock: FastClock
    entries: Sequence[Entry]
    start: datetime
    end: datetime
    go_back: Callable[[datetime], Awaitable[None]] | None = None
    jumped: Callable[[str], Awaitable[None]] | None = None
    own: Noc = "NED"

    def __post_init__(self) -> None:
        self._note = ""
        self._published_to = self.start
        self._entries = sorted(self.entries, key=lambda entry: entry.learned_at)
        self._ledger: LedgerService | None = None
        self._turn = asyncio.Lock()
        self._jumping = asyncio.Lock()
        self._attached = asyncio.Event()

    def attach(self, ledger: LedgerService, moment: datetime) -> None:
        """Publish into this ledger, which knows everything up to ``moment``."""
        self._ledger = ledger
        self._published_to = moment
        self._attached.set()

    def state(self) -> dict[str, Any]:
        """As the page shows it: ``last``, what happened last, and ``note``, what a jump did, in lines for a person."""
        return {
            "last": self._last(),
            "note": self._note,
            "moment": min(self.clock.now(), self.end).isoformat(),
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "speed": self.clock.speed,
            "running": self.clock.running,
        }

    async def step(self) -> None:
        """To the next result."""
        await self._attached.wait()
        # Within the turn: of two steps in quick succession the second must not see the first one's result as next.
        async with self._turn:
            upcoming = self._upcoming()
            if upcoming:
                self.clock.put(max(self.clock.now(), upcoming[0].learned_at))
                await self._publish_due(quietly=False)

    async def jump(self, moment: datetime) -> None:
        """Forward: all results until then are published without a message each. Back: the bot starts anew there."""
        await self._attached.wait()
        async with self._jumping:
            if moment >= self._published_to:
                before = self._medals()
                self.clock.put(moment)
                await self.catch_up(quietly=True)
                await self._tell(before)
            elif self.go_back is not None:
                was_running = self.clock.running
                self.clock.stop()
                async with self._turn:
                    self.clock.put(max(moment, self.start))
                    await self.go_back(max(moment, self.start))
                self._note = ""
                if was_running:
                    self.clock.go()

    async def catch_up(self, *, quietly: bool = False) -> int:
        """Publish what is due; returns how many results that were."""
        async with self._turn:
            return await self._publish_due(quietly)

    async def _publish_due(self, quietly: bool) -> int:
        now = self.clock.now()
        due = [entry for entry in self._upcoming() if entry.learned_at <= now]
        for entry in due:
            if not quietly:
                self._note = ""
            await self._publish(entry, quietly)
            self._published_to = entry.learned_at
        self._published_to = max(self._published_to, min(now, self.end))
        return len(due)

    async def run(self, stop: asyncio.Event) -> None:
        """Until stopped: publish each result at its moment."""
        while not stop.is_set():
            await self.catch_up()
            self._skip_empty_hours()
            await set_within(stop, TICK_SECONDS)

    def _skip_empty_hours(self) -> None:
        """Only where time runs faster than real time: a watcher has seen a quiet night within a second."""
        speed = self.clock.speed
        if not self.clock.running or speed <= 1 or not self._attached.is_set():
            return
        upcoming = self._upcoming()
        now = self.clock.now()
        if upcoming and upcoming[0].learned_at - now > timedelta(seconds=LONGEST_WAIT_SECONDS * speed):
            self.clock.put(upcoming[0].learned_at - timedelta(seconds=LEAD_SECONDS * speed))

    def _medals(self) -> int:
        return self._ledger.archive.current.book.tally(self.own).total if self._ledger is not None else 0

    async def _tell(self, before: int) -> None:
        """What a jump went over, in one line rather than a message for each medal."""
        assert self._ledger is not None
        archive = self._ledger.archive
        line = archive.current.book.standings.line(self.own)
        won = line.tally.total - before
        if not won:
            return
        self._note = (
            f"Je sprong over {dutch.medals(won)} van {dutch.the(archive.nations[self.own])}: nu "
            f"{dutch.rank_short(line.rank, line.shared)}."
        )
        if self.jumped is not None:
            await self.jumped(self._note)

    def _last(self) -> str:
        """The latest result that the bot knows, in a line; empty when there is none."""
        if self._ledger is None:
            return ""
        archive = self._ledger.archive
        latest = [*archive.current.ledger][-1:]
        return headline(latest[0], archive) if latest else ""

    def _upcoming(self) -> list[Entry]:
        return [entry for entry in self._entries if entry.learned_at > self._published_to]

    async def _publish(self, entry: Entry, quietly: bool) -> None:
        assert self._ledger is not None
        stands = self._ledger.archive.current.book.entry(entry.event_id)
        pushed_by_an_admin = stands is not None and stands.author != entry.author
        if stands is not None and (pushed_by_an_admin or stands.states_the_same_as(entry.podium)):
            return
        key = f"{ACTOR}:{entry.event_id}:{entry.learned_at.isoformat()}"
        for _ in range(3):
            try:
                await self._ledger.publish(
                    [entry], expected=self._ledger.head, actor=ACTOR, message_key=key, quietly=quietly
                )
                return
            except LedgerMovedOn:
                # An admin pushed a result in between: on top of that, then.
                continue
        log.warning("replay gave way to the desk", event_id=entry.event_id)


def headline(entry: Entry, archive: Archive) -> str:
    """1000 meter vrouwen (schaatsen): 🥇 Nederland 🥈 Nederland 🥉 Japan; of a result withdrawn that it is."""
    event = archive.current.events[entry.event_id]
    title = dutch.capital(event_title(event, archive))
    medals = " ".join(f"{dutch.medal_emoji(one.colour)} {archive.nations[one.noc].name}" for one in entry.podium)
    return f"{title}: {medals or 'ingetrokken'}"
