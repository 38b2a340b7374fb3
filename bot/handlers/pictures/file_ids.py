"""The file ids that Telegram gave to pictures sent before."""

from sqlalchemy import select

from bot.clock import Clock
from bot.storage.engine.database import Database
from bot.storage.tables import file_ids


class StoredPictureFiles:
    """Kept in the database, so that a picture is uploaded once and not once a process."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def find(self, checksum: str) -> str | None:
        async with self._database.read() as db:
            found: str | None = await db.value(select(file_ids.c.file_id).where(file_ids.c.checksum == checksum))
        return found

    async def keep(self, checksum: str, file_id: str) -> None:
        async with self._database.begin() as tx:
            await tx.put(file_ids, {"checksum": checksum, "file_id": file_id, "at": self._clock.now()})
