"""Structured logs, one line an event, with every secret taken out of every byte: messages, arguments, tracebacks.

httpx and aiohttp log URLs with the bot's token in them, and a traceback can hold one as well: so redaction happens
in the formatter of the root handler, on the finished line, and not where somebody remembered to call it.
"""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

import structlog

TOKEN_SHAPE = re.compile(r"\b\d{5,12}:[A-Za-z0-9_-]{30,}")
"""Anything that looks like a Telegram bot token, also one that is not ours."""

REDACTED = "[redacted]"


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The finished line without the secrets given, nor anything in the shape of a token."""

    def __init__(self, secrets: Iterable[str], *, pretty: bool) -> None:
        renderer = structlog.dev.ConsoleRenderer(colors=False) if pretty else structlog.processors.JSONRenderer()
        super().__init__(
            foreign_pre_chain=_shared_processors(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
        self._secrets = [secret for secret in secrets if len(secret) > 3]

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record), self._secrets)


def redact(line: str, secrets: Iterable[str]) -> str:
    """The line with each secret and each token-shaped run of characters replaced."""
    for secret in secrets:
        line = line.replace(secret, REDACTED)
    return TOKEN_SHAPE.sub(REDACTED, line)


def _shared_processors() -> list[structlog.types.Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def configure_logs(
    level: str, secrets: Iterable[str] = (), *, pretty: bool | None = None, to: TextIO | None = None
) -> None:
    """Send all logs of the process to ``to`` (default standard error) at ``level``. ``pretty`` None: lines for people
    on a terminal, JSON elsewhere."""
    stream = to if to is not None else sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets, pretty=stream.isatty() if pretty is None else pretty))
    root = logging.getLogger()
    for former in root.handlers[:]:
        root.removeHandler(former)
    root.addHandler(handler)
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "aiosqlite", "alembic", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.getLevelName(level), logging.WARNING))
    structlog.configure(
        processors=[*_shared_processors(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
