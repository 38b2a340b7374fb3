"""Old rows of the outbox go, so that the database stays small over the Games."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.storage import Database
from bot.storage import outbox as stored_outbox

EVERY = timedelta(minutes=10)
PASSING = timedelta(days=2)
KEPT = timedelta(days=45)
"""So long a message can still be edited when its result is corrected; after that a correction is a new message."""

AT_A_TIME = 2000


class Sweeper:
    """A chore of the one sender."""

    def __init__(self, database: Database, wall: Clock) -> None:
        self._database = database
        self._wall = wall
        self._swept_at: datetime | None = None

    async def step(self) -> None:
        now = self._wall.now()
        if self._swept_at is not None and now - self._swept_at < EVERY:
            return
        self._swept_at = now
        async with self._database.begin() as tx:
            gone = await stored_outbox.forget_old(tx, now - PASSING, now - KEPT, AT_A_TIME)
        if gone == AT_A_TIME:
            self._swept_at = None
