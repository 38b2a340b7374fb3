"""An event loop whose time is made, not waited for: a timer fires as soon as nothing else can happen. While ``busy``
says that a thread works (a database), real time is given to it and no made time passes."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout <= 0:
            # A turn of the loop takes some time: who asks for less than a float can hold would wait for ever.
            self.loop.made += 1e-6
            return super().select(0)
        if self.loop.busy():
            return super().select(0.05)
        ready = super().select(0)
        if ready:
            return ready
        if timeout is None:
            return super().select(0.05)
        self.loop.made += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """``made``: the seconds that have passed."""

    def __init__(self, busy: Callable[[], bool] = lambda: False) -> None:
        self.made = 0.0
        self.busy = busy
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self.made


def run(main: Coroutine[Any, Any, T], busy: Callable[[], bool] = lambda: False) -> T:
    """Run a coroutine in made time."""
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(busy)) as runner:
        return runner.run(main)
