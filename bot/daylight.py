"""Light or dark pictures: as a chat chose, else by the hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

BY_THE_HOUR, LIGHT, DARK = "", "licht", "donker"
_ZONE = ZoneInfo("Europe/Amsterdam")
_DARK_FROM, _DARK_UNTIL = 21, 7
"""Dutch hours in which pictures are dark where the chat chose nothing."""


def colours_at(chosen: str, now: datetime) -> str:
    """LIGHT or DARK. ``now``: aware, of the bot's clock."""
    if chosen:
        return chosen
    hour = now.astimezone(_ZONE).hour
    return DARK if hour >= _DARK_FROM or hour < _DARK_UNTIL else LIGHT
