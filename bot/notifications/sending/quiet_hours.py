"""Quiet hours: from, until, on Dutch clocks; over midnight too."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.replies.dutch import DUTCH_TIME


def is_quiet(moment: datetime, quiet_from: str | None, quiet_until: str | None) -> bool:
    """Does the moment fall in the quiet hours ("23:00" up to, not including, "07:00")? Without both: never."""
    if not quiet_from or not quiet_until or quiet_from == quiet_until:
        return False
    clock = moment.astimezone(DUTCH_TIME).strftime("%H:%M")
    if quiet_from < quiet_until:
        return quiet_from <= clock < quiet_until
    return clock >= quiet_from or clock < quiet_until


def is_silent(payload: Mapping[str, Any], moment: datetime) -> bool:
    """Is a message to come without a sound? Nothing is held back: news that comes at night is there in the morning."""
    quiet_from, quiet_until = payload.get("quiet") or (None, None)
    return bool(payload.get("silent")) or is_quiet(moment, quiet_from, quiet_until)
