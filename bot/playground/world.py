"""The local Telegram: people and chats on one side, the bot on the other."""

from typing import Any

from bot.playground.bot_api.calls import perform
from bot.playground.chats import Json
from bot.playground.file_store import Uploads
from bot.playground.people import People


class World(People):
    """A Telegram with one bot.

    What people do is a method (``say``, ``tap``, ``promote`` …) and queues updates for the bot; what the bot does comes
    in by :meth:`call` and is answered as Telegram answers. Everything is kept in memory. Arguments: see
    :class:`bot.playground.telegram_state.TelegramState`.
    """

    async def call(self, method: str, params: Json, uploads: Uploads | None = None) -> Any:
        """One Bot API call; returns its result. See :func:`bot.playground.bot_api.calls.perform` for what it raises."""
        return await perform(self, method, params, uploads or {})
