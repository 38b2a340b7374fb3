"""The language model: asked over OpenAI's chat-completions API, which llama.cpp, Ollama and many others speak."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Sequence

import httpx
import pybreaker
import structlog

from bot.settings import Settings

log = structlog.get_logger(__name__)

LARGEST = 65_536  # bytes of an answer; a longer one is no line
MOST_TOKENS = 80
FAILURES, REST_SECONDS = 3, 60  # so many in a row, and the model is left alone for so long


class Model:
    """``transport`` and ``seconds`` (a steady clock): others, for tests."""

    def __init__(
        self, settings: Settings, *, transport: httpx.AsyncBaseTransport | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._seconds = seconds
        self._asked: deque[float] = deque(maxlen=settings.reader_per_minute)
        self.breaker = pybreaker.CircuitBreaker(fail_max=FAILURES, reset_timeout=REST_SECONDS)
        key = settings.reader_key
        self._client = httpx.AsyncClient(
            base_url=settings.reader_url.rstrip("/") + "/",
            headers={"Authorization": f"Bearer {key.get_secret_value()}"} if key else {},
            limits=httpx.Limits(max_connections=4),
            timeout=settings.reader_timeout,
            trust_env=False,
            transport=transport,
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def says(self, messages: Sequence[dict[str, str]]) -> str | None:
        """What it says; None where it is not asked now, or gives no whole answer in time. Never raises."""
        now = self._seconds()
        if len(self._asked) == self._asked.maxlen and now - self._asked[0] < 60:
            return None
        self._asked.append(now)
        try:
            with self.breaker.calling():
                async with asyncio.timeout(self._settings.reader_timeout):
                    return await self._completed(messages)
        except Exception as error:  # whatever an endpoint does; what it says may hold what somebody wrote
            if not isinstance(error, pybreaker.CircuitBreakerError):
                log.warning("second reader does not answer", reason=type(error).__name__)
            return None

    async def _completed(self, messages: Sequence[dict[str, str]]) -> str:
        asked = {
            "model": self._settings.reader_model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }
        content = bytearray()
        async with self._client.stream("POST", "chat/completions", json=asked) as response:
            response.raise_for_status()
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > LARGEST:
                    raise ValueError("an answer without end")
        return str(json.loads(content)["choices"][0]["message"]["content"])
