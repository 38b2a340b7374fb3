"""What ``/ongedaan`` turns back. An undo is an entry itself; the next one goes further back instead of undoing the
undo. Pure."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.desk.drafts.preview import podium_line
from bot.replies.dutch import clock_time, day_label
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.ledger import Entry
from medals_core.medals import Medal

FACTS = "archive"
"""Author of the entries that come from ``data/``: nobody entered them, so nobody turns them back."""

UNDONE = "ongedaan gemaakt"
"""How the reason of an undo begins."""


class Undoable(NamedTuple):
    """An entry that still counts for something, and the podium that stood before it."""

    entry: Entry
    former: tuple[Medal, ...]


def undoable(archive: Archive) -> Iterable[Undoable]:
    """The entries that can be turned back, the newest first: each undo took away the newest before it of its event."""
    taken_back: Counter[EventId] = Counter()
    entries = list(archive.current.ledger)
    for place in range(len(entries) - 1, -1, -1):
        entry = entries[place]
        if entry.author == FACTS:
            continue
        if entry.reason.startswith(UNDONE):
            taken_back[entry.event_id] += 1
        elif taken_back[entry.event_id]:
            taken_back[entry.event_id] -= 1
        else:
            before = [one for one in entries[:place] if one.event_id == entry.event_id]
            yield Undoable(entry, before[-1].podium if before else ())


def in_words(archive: Archive, entry: Entry) -> str:
    """Which entry it is, for the preview."""
    zone = archive.current.games.zone
    day = day_label(entry.learned_at.astimezone(zone).date())
    said = podium_line(entry.podium) if entry.podium else "ingetrokken"
    return f"Dit draait de invoer van {entry.author} terug ({day}, {clock_time(entry.learned_at, zone)}): {said}."
