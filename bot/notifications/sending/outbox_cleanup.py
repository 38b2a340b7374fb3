"""Old rows of the outbox go, so that the database stays small over the Games."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.storage import Database
from bot.storage import outbox as stored_outbox

CLEANUP_INTERVAL = timedelta(minutes=10)
MINOR_ROW_RETENTION = timedelta(days=2)
ROW_RETENTION = timedelta(days=45)
"""So long a message can still be edited when its result is corrected; after that a correction is a new message."""

ROWS_PER_CLEANUP = 2000


class OutboxCleanup:
    """A periodic task of the one sender."""

    def __init__(self, database: Database, wall: Clock) -> None:
        self._database = database
        self._wall = wall
        self._cleaned_at: datetime | None = None

    async def step(self) -> None:
        now = self._wall.now()
        if self._cleaned_at is not None and now - self._cleaned_at < CLEANUP_INTERVAL:
            return
        self._cleaned_at = now
        async with self._database.begin() as tx:
            gone = await stored_outbox.forget_old(tx, now - MINOR_ROW_RETENTION, now - ROW_RETENTION, ROWS_PER_CLEANUP)
        if gone == ROWS_PER_CLEANUP:
            self._cleaned_at = None
