"""A Bot API server of one's own may be older than the marks in our texts: it refuses the whole message for a tag that
it does not know. Here, where everything passes, such a message goes once more without it, and from then on all do."""

from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.replies.local_time import TAG, without_local_times
from bot.transport.calls.fields import fields

REFUSED = f'Unsupported start tag \\"{TAG}\\"'.encode()
"""As it stands in the JSON of the answer."""


class OlderServerRequest(BaseRequest):
    """Another transport, with that."""

    def __init__(self, inner: BaseRequest) -> None:
        self._inner = inner
        self._knows_times = True

    @property
    def read_timeout(self) -> float | None:
        return self._inner.read_timeout

    async def initialize(self) -> None:
        await self._inner.initialize()

    async def shutdown(self) -> None:
        await self._inner.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *rest: Any, **others: Any
    ) -> tuple[int, bytes]:
        if (plain := _plain(request_data)) is None:
            return await self._inner.do_request(url, method, request_data, *rest, **others)
        if self._knows_times:
            status, answer = await self._inner.do_request(url, method, request_data, *rest, **others)
            if status != 400 or REFUSED not in answer:
                return status, answer
            self._knows_times = False
        return await self._inner.do_request(url, method, plain, *rest, **others)


def _plain(request_data: RequestData | None) -> RequestData | None:
    """The same without local times; None when there are none in it, or files."""
    if request_data is None or request_data.contains_files:
        return None
    given = request_data.parameters
    plain = {name: _without(given[name]) for name in _WITH_TEXT if name in given}
    return fields({**given, **plain}) if any(plain[name] != given[name] for name in plain) else None


_WITH_TEXT = ("text", "caption", "results", "result")
"""Of a message, a picture, and what is answered in a chat where the bot is no member."""


def _without(value: Any) -> Any:
    """However deep the text stands."""
    match value:
        case str():
            return without_local_times(value) if f"<{TAG}" in value else value
        case dict():
            return {name: _without(part) for name, part in value.items()}
        case list():
            return [_without(part) for part in value]
        case _:
            return value
