"""A small web server inside the process: for the webhook, for health and metrics, and for the playground."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.problems import OperatorError


def listen(host: str, port: int, setting: str) -> socket.socket:
    """A socket that hears from here on (port 0 takes a free one). Raises OperatorError, naming ``setting``, when it
    cannot listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be listened on ({error.strerror})"
        raise OperatorError(f"port {port} on {host} {why}: set {setting} to another") from None


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket, shutdown_seconds: int = 5) -> AsyncIterator[int]:
    """Serve the app while inside; gives its port. Requests in hand are finished at the end."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=shutdown_seconds,
    )
    server = _QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task
        listener.close()


class _QuietServer(uvicorn.Server):
    """Leaves the process's signals to who runs the application."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
