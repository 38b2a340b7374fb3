"""Requests to the Bot API on aiohttp, behind python-telegram-bot's own seam (``BaseRequest``).

The library's default transport, httpx, gets slower with every request that waits for a connection (its pool is
searched from the start each time); aiohttp's does not.
"""

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.transport.calls.send_message import form

DEFAULT: Any = BaseRequest.DEFAULT_NONE
IDLE_SECONDS = 30.0
"""An idle connection is closed on this side before the server does: a request that leaves while the server hangs up is
lost, and nobody can tell whether it arrived. Web servers commonly wait 60 to 75 seconds."""
CONNECT_SECONDS = 5.0
"""For waiting for a free connection as well as making one."""
UPLOAD_SECONDS = 30.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSent(NetworkError):
    """The request never reached Telegram (no connection): sending it again cannot double anything."""


class AiohttpRequest(BaseRequest):
    """``connections``: how many at the same time. ``read``: the longest silence, in seconds."""

    def __init__(self, *, connections: int = 64, read: float = 10.0) -> None:
        self._connections = connections
        self._read = read
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                auto_decompress=True,
            )

    async def shutdown(self) -> None:
        if self._session is not None and not self._session.closed:
            await self._session.close()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, read_timeout: Any = DEFAULT,
        write_timeout: Any = DEFAULT, connect_timeout: Any = DEFAULT, pool_timeout: Any = DEFAULT,
    ) -> tuple[int, bytes]:  # fmt: skip
        """Raises NotSent when no connection could be had, TimedOut when the answer did not come in time (it may have
        been carried out), NetworkError for everything else on the way. No message holds the URL: the token is in it."""
        if self._session is None or self._session.closed:
            raise RuntimeError("AiohttpRequest is not initialized")
        files = request_data.multipart_data if request_data else None
        body = self._body(request_data, files)
        timeout = aiohttp.ClientTimeout(
            total=UPLOAD_SECONDS if files else None,
            connect=_or(connect_timeout, CONNECT_SECONDS),
            sock_read=_or(read_timeout, self._read),
        )
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=FORM if isinstance(body, bytes) else None,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NotSent(f"no connection to the Bot API: {type(error).__name__}") from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"request to the Bot API broke off: {type(error).__name__}") from None

    @staticmethod
    def _body(request_data: RequestData | None, files: dict[str, Any] | None) -> aiohttp.FormData | bytes | None:
        if request_data is None:
            return None
        if not files:
            return form(request_data.json_parameters) if request_data.json_parameters else None
        parts = aiohttp.FormData()
        for name, value in request_data.json_parameters.items():
            parts.add_field(name, value)
        for name, (filename, content, mime_type) in files.items():
            parts.add_field(name, content, filename=filename, content_type=mime_type)
        return parts


def _or(timeout: Any, default: float) -> float | None:
    """The timeout given in the call, else the default. None, by the library's convention, is no limit."""
    if timeout is DEFAULT:
        return default
    return None if timeout is None else float(timeout)
