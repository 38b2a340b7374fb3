"""What the dispatcher needs of the parts of the bot that it hands updates to."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.handlers.answering import FanReply
from bot.replies.reply import Reply
from bot.request import Request


class Room(Protocol):
    """A part of the bot with commands and buttons of its own."""

    async def command(self, name: str, args: str, request: Request) -> Reply: ...

    async def tap(self, data: str, request: Request) -> Reply: ...


class SecondReader(Protocol):
    """Where there is one: has a refused message rephrased."""

    async def take(
        self, refused: FanReply, request: Request, own: str, send: Callable[[FanReply], Awaitable[None]]
    ) -> None: ...

    def taken_back(self, data: str, own: str, *, in_group: bool) -> FanReply: ...
