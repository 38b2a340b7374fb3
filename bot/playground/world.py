"""The local Telegram: people and chats on one side, the bot on the other."""

from typing import Any

from bot.playground.bot_api.calls import perform
from bot.playground.chats import Json
from bot.playground.file_store import Uploads
from bot.playground.people import People


class World(People):
    """A Telegram with one bot, in memory. What people do is a method (``say``, ``tap``, ``promote`` …) and queues
    updates for the bot; what the bot does comes in by ``call`` and is answered as Telegram answers."""

    async def call(self, method: str, params: Json, uploads: Uploads | None = None) -> Any:
        return await perform(self, method, params, uploads or {})
