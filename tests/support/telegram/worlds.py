"""A small world for the tests: Fenna has started the bot, Daan has not; a group with both and a forum."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.playground import ApiError, World

EVENING = datetime(2026, 2, 16, 21, 0, tzinfo=UTC)
FENNA, DAAN, ADA = 1001, 1002, 1003


class Setting:
    """The world with its clock and the ids that tests need."""

    def __init__(self) -> None:
        self.clock = FrozenClock(EVENING)
        self.world = World(self.clock, second=0.02)
        self.world.person("Fenna", user_id=FENNA, started=True)
        self.world.person("Daan", user_id=DAAN)
        self.world.person("Ada", user_id=ADA, started=True)
        self.group = self.world.group("Schaatsvrienden", members=[FENNA, DAAN], admins=[ADA])
        self.forum = self.world.group("Oranjehuis", members=[FENNA], admins=[ADA], forum=True, topics=["Schaatsen"])
        self.topic = next(iter(self.forum.topics))
        self.world.take_updates()

    def wait(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)

    async def call(self, method: str, **params: Any) -> Any:
        return await self.world.call(method, params)

    async def refused(self, method: str, **params: Any) -> ApiError:
        with pytest.raises(ApiError) as caught:
            await self.call(method, **params)
        return caught.value

    async def sent(self, text: str = "hoi", chat_id: int = FENNA, **params: Any) -> int:
        message = await self.call("sendMessage", chat_id=chat_id, text=text, **params)
        return int(message["message_id"])
