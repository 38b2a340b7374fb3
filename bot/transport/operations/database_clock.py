"""One real time for all processes on one PostgreSQL: the server's.

Leases and claims run out at a moment. Machines whose clocks differ by more than a lease lasts would take each other's
work away all day.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.clock import Clock
from bot.storage import Database
from bot.storage.engine.database import ReadConnection


class DatabaseClock:
    """``own`` corrected by how much the database's clock was ahead when it was last asked."""

    def __init__(self, own: Clock) -> None:
        self._own = own
        self.difference = timedelta(0)

    def now(self) -> datetime:
        return self._own.now() + self.difference

    async def compare(self, database: Database) -> None:
        """Ask the database, if it has a clock of its own. Raises what the database raises."""
        if database.dialect == "postgresql":
            async with database.read() as db:
                # A first statement may have to make a connection, which takes time of its own.
                await db.value(select(1))
                await self.compare_in(db)

    async def compare_in(self, db: ReadConnection) -> None:
        asked = self._own.now()
        theirs: datetime = await db.value(select(func.clock_timestamp()))
        answered = self._own.now()
        self.difference = theirs.astimezone(UTC) - (asked + (answered - asked) / 2)
