"""A time of day that Telegram's apps show on the reader's own clock (Bot API 9.5); older apps show the text inside.
https://core.telegram.org/bots/api#date-time-entity-formatting"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.replies import dutch

TAG = "tg-time"
_MARKS = re.compile(rf"</?{TAG}\b[^>]*>")


def local_time(moment: datetime, zone: ZoneInfo = dutch.DUTCH_TIME) -> str:
    """18:00 as Telegram HTML: already escaped, for ready HTML only."""
    return f'<{TAG} unix="{int(moment.timestamp())}" format="t">{dutch.clock_time(moment, zone)}</{TAG}>'


def without_local_times(html: str) -> str:
    """The same for a server that does not know them, and to count its length: the marks take no room in a message."""
    return _MARKS.sub("", html)
