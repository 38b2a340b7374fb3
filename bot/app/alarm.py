"""What goes wrong and takes the operator is told to the owners in chat: what, where in the code and how often.

Every line of the log at ERROR counts, so that nobody has to remember to call for help. Of a line only what the code
itself says is told, never a value, for those may be somebody's words; and never more than a message an hour."""

import asyncio
import logging
import threading
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock, set_within
from bot.replies.reply import safe

REPORT_INTERVAL = timedelta(hours=1)
CHECK_SECONDS = 5.0
MOST_ERROR_KINDS = 50
MOST_REPORTED_LINES = 5
ROOT = Path(__file__).parents[2]

Tell = Callable[[int, str], Awaitable[None]]


class Alarm(logging.Handler):
    """A handler of the root logger. ``tell``: send a text (Telegram HTML) to a person; may fail. ``wall``: the real
    time."""

    def __init__(self, owners: Iterable[int], tell: Tell, wall: Clock) -> None:
        super().__init__(logging.ERROR)
        self._owners = sorted(owners)
        self._tell = tell
        self._wall = wall
        self._guard = threading.Lock()
        self._waiting: Counter[str] = Counter()
        self._told_at: datetime | None = None

    def emit(self, record: logging.LogRecord) -> None:
        kind = _kind(record)
        with self._guard:
            # A fault with ever another name must not fill the memory.
            self._waiting[kind if kind in self._waiting or len(self._waiting) < MOST_ERROR_KINDS else "…"] += 1

    async def step(self) -> bool:
        """Tell what waits, when it is time. True when something was told."""
        now = self._wall.now()
        if self._told_at is not None and now - self._told_at < REPORT_INTERVAL:
            return False
        with self._guard:
            waiting, self._waiting = self._waiting, Counter()
        if not waiting:
            return False
        self._told_at = now
        for owner in self._owners:
            await self._tell(owner, _in_words(waiting))
        return True

    async def run(self, stop: asyncio.Event) -> None:
        """Until told to stop; what waits then is told still."""
        logging.getLogger().addHandler(self)
        try:
            while not stop.is_set():
                await self.step()
                await set_within(stop, CHECK_SECONDS)
            await self.step()
        finally:
            logging.getLogger().removeHandler(self)


def _kind(record: logging.LogRecord) -> str:
    """What our code calls it, the type of the exception and its innermost place in our code. Of other libraries only
    which one it was."""
    event = record.msg.get("event", "") if isinstance(record.msg, dict) else f"in {record.name}"
    error = record.msg.get("exc_info") if isinstance(record.msg, dict) else record.exc_info
    error = error[1] if isinstance(error, tuple) else error
    if not isinstance(error, BaseException):
        return str(event)
    return f"{event}: {type(error).__name__}{_place(error)}"


def _place(error: BaseException) -> str:
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT) and "site-packages" not in file.relative_to(ROOT).parts:
            found = f" ({file.relative_to(ROOT).as_posix()}:{line})"
    return found


def _in_words(waiting: Counter[str]) -> str:
    lines = [
        f"• <code>{safe(kind[:200])}</code>{f' ({count}×)' if count > 1 else ''}"
        for kind, count in waiting.most_common(MOST_REPORTED_LINES)
    ]
    if len(waiting) > MOST_REPORTED_LINES:
        lines.append(f"• en nog {len(waiting) - MOST_REPORTED_LINES} andere")
    return "\n".join(
        (
            "⚠️ <b>Er ging iets mis dat jou nodig heeft</b>",
            *lines,
            "Het hele verhaal staat in het logboek van de server; <code>medaillespiegel doctor</code> kijkt alles na."
            " Het komende uur meld ik niets meer.",
        )
    )
