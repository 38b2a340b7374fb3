"""What the desk asks of name finding. ``ArchiveNames`` answers it with the indexes of ``bot.understanding``."""

from datetime import datetime
from typing import Protocol

from bot.understanding.names import Match
from medals_core.games import Athlete, Event
from medals_core.nations import Nation, Noc


class Names(Protocol):
    """Names as written, looked up in one archive."""

    def events(self, text: str) -> tuple[Event, ...]:
        """The events of the current Games that may be meant, the likeliest first; none for words that name none."""
        ...

    def near_events(self, text: str) -> tuple[Event, ...]:
        """Events that fit most, not all, of words that name none."""
        ...

    def nation(self, text: str) -> Match[Nation]: ...

    def athlete(self, text: str, noc: Noc | None = None, discipline: str | None = None) -> Match[Athlete]: ...

    def moment(self, text: str, now: datetime) -> datetime | None:
        """The moment that the words name, aware; None when they name none. Words without a day mean today."""
        ...
