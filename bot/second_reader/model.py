"""The language model: asked over OpenAI's chat-completions API, which llama.cpp, Ollama and many others speak. It is
told the prompt, which a person can read and mend in ``prompt.md``, and the message with the names that its words
resemble."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pybreaker
import structlog
from rapidfuzz.distance import OSA

from bot.settings import Settings
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.folding import clean, fold
from bot.understanding.names.found import Found, NoMatch
from bot.understanding.names.lexicon import Lexicon

log = structlog.get_logger(__name__)

LARGEST = 65_536  # bytes of an answer; a longer one is no line
MOST_TOKENS = 80
FAILURES, REST_SECONDS = 3, 60  # so many in a row, and the model is left alone for so long
PROMPT = Path(__file__).with_name("prompt.md").read_text(encoding="utf-8")
NONE = "geen"
LONGEST_LINE = 160
MOST_NAMES, MOST_WORDS, NEAR = 10, 6, 0.7


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
        model = self._settings.reader_model
        asked = {"model": model, "messages": messages, "temperature": 0, "max_tokens": MOST_TOKENS}
        content = bytearray()
        async with self._client.stream("POST", "chat/completions", json=asked) as response:
            response.raise_for_status()
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > LARGEST:
                    raise ValueError("an answer without end")
        return str(json.loads(content)["choices"][0]["message"]["content"])


def messages(text: str, items: Sequence[Item], lexicon: Lexicon) -> list[dict[str, str]]:
    """The conversation that asks for a line. Nothing goes out but the text and names of the archive."""
    archive, current = lexicon.archive, lexicon.archive.current
    sports = sorted({archive.disciplines[event.discipline].name for event in current.events.values()})
    games = f"{current.games.city} {current.games.year}"
    names = ", ".join(list(dict.fromkeys(_names(items, lexicon)))[:MOST_NAMES]) or NONE
    return [
        {"role": "system", "content": PROMPT.replace("{spelen}", games).replace("{sporten}", ", ".join(sports))},
        {"role": "user", "content": f"Namen die erop lijken: {names}\nBericht: {clean(text)}"},
    ]


def line_of(said: str | None) -> str | None:
    """The one line that the model wrote; None for "geen" and for anything that is no single short line."""
    lines = [clean(line.strip(" \t`*\"'“”‘’.?!")) for line in (said or "").splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 and 0 < len(lines[0]) <= LONGEST_LINE and lines[0].lower() != NONE else None


def _names(items: Sequence[Item], lexicon: Lexicon) -> Iterator[str]:
    yield from (item.name for one in items for kind in ("nation", "athlete") if one.has(kind)
                for item in one.value(kind).items)  # fmt: skip
    for word in [one.text for one in items if one.has(UNKNOWN)][:MOST_WORDS]:
        for index in (lexicon.athletes, lexicon.nations):
            match = index.find(word)
            near = (match.item,) if isinstance(match, Found) else getattr(match, "candidates", ())
            near = [one for one in match.nearest if _resembles(word, one.name)] if isinstance(match, NoMatch) else near
            yield from (one.name for one in near)


def _resembles(word: str, name: str) -> bool:
    return any(OSA.normalized_similarity(fold(word), part) >= NEAR for part in fold(name).split())
