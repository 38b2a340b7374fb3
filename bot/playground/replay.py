"""What the page asks of a replay of the Games; who runs one gives an object like this to the app."""

from datetime import datetime
from typing import NotRequired, Protocol, TypedDict

ReplayState = TypedDict(
    "ReplayState",
    {
        "moment": datetime,
        "from": datetime,
        "to": datetime,
        "speed": float,
        "running": bool,
        "last": NotRequired[str],
        "note": NotRequired[str],
    },
)
"""``last``: what happened last, ``note``: what a jump did, each in a line that a person reads."""


class ReplayController(Protocol):
    """Steers a replay. Moments are aware; ``speed`` is seconds of the Games in one real second."""

    def state(self) -> ReplayState: ...

    async def pause(self) -> None: ...

    async def resume(self) -> None: ...

    async def step(self) -> None:
        """To the next thing that happens, also when paused."""
        ...

    async def jump(self, moment: datetime) -> None: ...

    async def set_speed(self, speed: float) -> None: ...
