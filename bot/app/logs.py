"""Structured logs, one line an event, with every secret taken out of every byte, and nothing of what people wrote.

httpx and aiohttp log URLs with the bot's token in them, and a traceback can hold one as well: so redaction happens
in the formatter of the root handler, on the finished line, and not where somebody remembered to call it. For the same
reason an exception is told here, in one place: its frames and types always, its own words only where those are not
made of what somebody wrote (SQLAlchemy's quote the parameters of a statement, pydantic's and ValueError's the value).
At DEBUG, which is for a bot that one tries oneself, the words are shown too.
"""

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote, quote_plus

import structlog

TOKEN_SHAPE = re.compile(r"\b\d{5,12}:[A-Za-z0-9_-]{30,}")
"""Anything that looks like a Telegram bot token, also one that is not ours."""

REDACTED = "[redacted]"
UNSAID = "…"
"""What stands in the place of words that may be somebody's."""

SPEAKING = frozenset(
    {
        "builtins.OSError",
        "telegram.error.TelegramError",
        "bot.problems.OperatorError",
        "bot.settings.SettingsError",
        "bot.storage.engine.address.DatabaseError",
        "medals_core.datasets.datafiles.DatasetError",
    }
)
"""Exceptions, with those derived from them, whose words tell of files, servers and settings. By name: logs need not
load the whole bot."""

OWN_WORDS = ("uvicorn",)
"""Libraries whose arguments to a log line are addresses and numbers."""

_QUOTED = re.compile(r'"[^"]*"')
_ESCAPED = re.compile("%[0-9A-F]{2}")
_secrets: frozenset[str] = frozenset()


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The finished line without the secrets given, nor anything in the shape of a token. ``whole``: with the words of
    every exception and of every argument of other libraries."""

    def __init__(self, secrets: Iterable[str], *, pretty: bool, whole: bool = False) -> None:
        renderer = structlog.dev.ConsoleRenderer(colors=False) if pretty else structlog.processors.JSONRenderer()
        super().__init__(
            foreign_pre_chain=_shared_processors(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(lambda info: "\n".join(_lines(info[1], whole))),
                _errors_told(whole),
                renderer,
            ],
        )
        self._secrets = list(spellings(secrets))
        self._whole = whole

    def format(self, record: logging.LogRecord) -> str:
        if not self._whole and not isinstance(record.msg, dict):
            record = _discreet(record)
        return redact(super().format(record), self._secrets)


def redact(line: str, secrets: Iterable[str]) -> str:
    """The line with each secret and each token-shaped run of characters replaced."""
    for secret in secrets:
        line = line.replace(secret, REDACTED)
    return TOKEN_SHAPE.sub(REDACTED, line)


def spellings(secrets: Iterable[str]) -> list[str]:
    """Each secret as it may stand in a line: as it is, percent-encoded as in a URL, as Python shows it, and each of
    those within JSON, and within JSON in JSON. The longest first, so that none is taken out in part. Very short ones
    would blot out the log."""
    found: set[str] = set()
    for secret in secrets:
        encoded = {quote(secret, safe=safe) for safe in ("", "/", " +")} | {quote_plus(secret)}
        encoded |= {_ESCAPED.sub(lambda match: match[0].lower(), one) for one in encoded}
        shown = {secret, repr(secret)[1:-1], ascii(secret)[1:-1]} | encoded
        for _ in range(2):
            shown |= {json.dumps(one, ensure_ascii=plain)[1:-1] for one in shown for plain in (True, False)}
        found |= shown
    return sorted((one for one in found if len(one) > 3), key=len, reverse=True)


def told(error: BaseException, whole: bool = False) -> str:
    """An exception in a line: its type, a database's code for what went wrong, and its words where they may be said."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    if isinstance(code, str):
        name += f" [{code}]"
    may_speak = whole or any(f"{one.__module__}.{one.__qualname__}" in SPEAKING for one in kind.__mro__)
    words = _words(error) if may_speak else ""
    if not whole and kind.__module__.startswith("telegram"):
        # Telegram names in quotes the part of a text that it could not read.
        words = _QUOTED.sub(f'"{UNSAID}"', words)
    return f"{name}: {words}" if words else name


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # an exception that cannot say itself must not end the log
        return ""


def _lines(error: BaseException, whole: bool, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The traceback, as Python writes it: first what it came from, then its frames, then the exception."""
    seen |= {id(error)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, whole, seen)
        how = "During handling of this" if error.__cause__ is None else "Directly from this"
        yield f"{how} came:"
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):"
        yield from "".join(traceback.format_tb(error.__traceback__)).splitlines()
    yield told(error, whole)
    if whole:
        yield from getattr(error, "__notes__", ())
    if isinstance(error, BaseExceptionGroup):
        for number, inner in enumerate(error.exceptions, 1):
            yield f"  ---- {number} of {len(error.exceptions)} ----"
            yield from (f"  {line}" for line in _lines(inner, whole, seen))


def _errors_told(whole: bool) -> structlog.types.Processor:
    """An exception handed over as a value is told as in a traceback."""

    def tell(_logger: object, _method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
        return {key: told(value, whole) if isinstance(value, BaseException) else value for key, value in event.items()}

    return tell


def _discreet(record: logging.LogRecord) -> logging.LogRecord:
    """A line of another library without the values in it: python-telegram-bot logs whole answers of Telegram that it
    cannot read, asyncio the arguments of a callback that failed."""
    kept = logging.makeLogRecord(record.__dict__)
    if record.name == "asyncio":
        kept.msg, kept.args = str(record.msg).partition("\n")[0].partition("(")[0], ()
    elif isinstance(record.args, dict):
        kept.args = {key: _argument(value) for key, value in record.args.items()}
    elif record.args and not record.name.startswith(OWN_WORDS):
        kept.args = tuple(_argument(value) for value in record.args)
    return kept


def _argument(value: object) -> Any:
    if isinstance(value, BaseException):
        return told(value)
    return value if value is None or isinstance(value, int | float) else UNSAID


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
    on a terminal, JSON elsewhere. A secret once told stays one: who sets only the level forgets none.

    On standard error also what Python itself would print there: an exception that nobody caught, and warnings.
    """
    global _secrets
    _secrets |= frozenset(secrets)
    stream = to if to is not None else sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        RedactingFormatter(_secrets, pretty=stream.isatty() if pretty is None else pretty, whole=level == "DEBUG")
    )
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
    )
    if to is None:
        _speak_for_python()


def _speak_for_python() -> None:
    """What Python prints by itself goes through the same formatter: standard error is the service's log."""
    log = logging.getLogger("python")

    def uncaught(kind: type[BaseException], error: BaseException, traceback_: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback_)
        else:
            log.critical("ended by an error", exc_info=(kind, error, traceback_))

    def uncaught_in_thread(given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            log.critical("a thread ended by an error", exc_info=given.exc_value)

    def unraisable(given: "sys.UnraisableHookArgs") -> None:
        log.error("an error that nobody could catch", exc_info=given.exc_value)

    def warned(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None,
        line: str | None = None,
    ) -> None:  # fmt: skip
        log.warning(f"{category.__name__} at {filename}:{lineno}")

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    sys.unraisablehook = unraisable
    warnings.showwarning = warned
