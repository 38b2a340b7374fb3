"""The files that Telegram has of pictures sent before.

In inline mode a picture can only be named by such a file, so one that was not sent before goes silently to an owner's
chat, and is removed there at once: the file stays."""

import hashlib
from collections.abc import Collection

import structlog
from sqlalchemy import select
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.notifications.sending.send_queue import SendQueue
from bot.storage.engine.database import Database
from bot.storage.tables import file_ids

log = structlog.get_logger(__name__)


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


class Uploads:
    """``through``: the owners' chats, tried in order."""

    def __init__(self, bot: Bot, send_queue: SendQueue, files: StoredPictureFiles, through: Collection[int]) -> None:
        self._bot, self._send_queue, self._files = bot, send_queue, files
        self._through = sorted(through)

    async def file_id(self, picture: bytes, key: str) -> str | None:
        """The file's id at Telegram; None where it cannot be brought there."""
        checksum = key or hashlib.sha256(picture).hexdigest()
        known = await self._files.find(checksum)
        if known is not None:
            return known
        for chat_id in self._through:
            try:
                await self._send_queue.reply(chat_id)
                sent = await self._bot.send_photo(chat_id, picture, disable_notification=True)
            except TelegramError as error:
                log.info("picture not uploaded", reason=str(error))
                continue
            if not sent.photo:
                continue
            file_id = sent.photo[-1].file_id
            await self._files.keep(checksum, file_id)
            await self._remove(chat_id, sent.message_id)
            return file_id
        return None

    async def _remove(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramError as error:
            log.info("uploaded picture not removed", reason=str(error))
