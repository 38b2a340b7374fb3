"""The ledger: an append-only row of podiums. The latest entry of an event counts; an empty podium is a withdrawal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from pydantic.dataclasses import dataclass

from medals_core.games import EventId
from medals_core.medals import Colour, Medal

STEPS = {Colour.GOLD: 0, Colour.SILVER: 1, Colour.BRONZE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The whole podium of one event (in order of colour; empty: the result is withdrawn) as known at ``learned_at``.
    Two times, both aware: each medal's ``won_at`` (when it counts from) and the entry's ``learned_at`` (when it became
    known)."""

    event_id: EventId
    podium: tuple[Medal, ...]
    learned_at: datetime
    author: str = "archive"
    reason: str = ""

    @property
    def is_withdrawal(self) -> bool:
        return not self.podium

    def states_the_same_as(self, podium: Sequence[Medal]) -> bool:
        """Stating what is already so changes nothing: same nations, colours and athletes, whatever the moments."""
        return [medal.who for medal in self.podium] == [medal.who for medal in in_order(podium)]


def in_order(podium: Iterable[Medal]) -> tuple[Medal, ...]:
    """The podium from gold to bronze; equals by NOC code and name."""
    return tuple(sorted(podium, key=lambda medal: (STEPS[medal.colour], medal.noc, medal.athletes)))


class Ledger:
    """An immutable sequence of entries, in the order in which they became known."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def known_by(self, moment: datetime) -> "Ledger":
        """The ledger as it was at that moment."""
        return Ledger(entry for entry in self._entries if entry.learned_at <= moment)

    def followed_by(self, entries: Iterable[Entry]) -> "Ledger":
        return Ledger((*self._entries, *entries))
