"""Waiting for what happens outside the test: a process, a server, a database.

Nothing is asserted about how long it took. The ceiling only ends a test that would wait for ever, so it is far above
what the slowest machine needs."""

import asyncio
import itertools
import os
import socket
from collections.abc import Awaitable, Callable

CEILING = 300.0
"""Seconds."""
PORTS = range(20_000, 32_000)
"""Below those from which the system takes one for every connection that somebody opens: a port of these that is free
now is still free when a server gets to it."""
_numbers = itertools.count()


async def comes_true(condition: Callable[[], bool | Awaitable[bool]], seconds: float = CEILING) -> None:
    """Looks again and again: what it waits for tells nobody that it is there."""
    async with asyncio.timeout(seconds):
        while True:
            found = condition()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.02)


def free_port() -> int:
    """One that nobody else gets: every worker of the suite has a row of its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
    while True:
        port = PORTS[worker * 1000 + (os.getpid() + next(_numbers)) % 1000]
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
