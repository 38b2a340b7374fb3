"""An answer that Telegram could not take just then is sent once more: after a 500 or 502, or where no connection could
be had. Never when it may have arrived: who gets an answer twice trusts neither."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from telegram.error import TelegramError

from bot.transport.calls.failures import FailureKind, classify

T = TypeVar("T")
RETRY_SECONDS = 0.7
"""Seconds before the second try: a gateway that is being replaced is back by then, and nobody has given up waiting."""
log = structlog.get_logger(__name__)


def may_have_arrived(error: BaseException | None) -> bool:
    """Did the call perhaps do its work, although no answer came?"""
    return error is not None and classify(error).kind is FailureKind.UNKNOWN


async def retry_once(send: Callable[[], Awaitable[T]], *, harmless: bool = False) -> T:
    """What ``send`` gives, at the first or the second try. ``harmless``: doing it twice is as good as once (an edit),
    so that a call whose answer was lost is repeated too. Raises what the library raises."""
    try:
        return await send()
    except TelegramError as error:
        kind = classify(error).kind
        if kind is not FailureKind.TRY_AGAIN and not (harmless and kind is FailureKind.UNKNOWN):
            raise
        log.info("answer sent once more", reason=type(error).__name__)
    await asyncio.sleep(RETRY_SECONDS)
    return await send()
