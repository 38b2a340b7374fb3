"""``/logboek``: a line an entry, the newest first; pages; of one event when named."""

from collections.abc import Sequence

from bot.desk.drafts.preview import podium_line, title
from bot.replies.caption import cut_html
from bot.replies.dutch import capital, clock_time, count_of, day_label
from bot.replies.quoting import shortened
from bot.replies.reply import MAX_TEXT_UNITS, Button, Reply, safe
from bot.storage import Database, ledger
from bot.storage.ledger import Line
from medals_core.archive import Archive
from medals_core.games import Event

LINES_PER_PAGE = 6
LONGEST_REASON = 200
"""Characters that a page shows of a reason, so that six lines fit in a message."""


async def logbook(database: Database, archive: Archive, page: int = 0, event: Event | None = None) -> Reply:
    """One page of what was entered at the desk (the facts in ``data/`` are not in it)."""
    event_id, offset = event.event_id if event else None, page * LINES_PER_PAGE
    async with database.read() as db:
        lines, total = await ledger.page(db, archive.current_id, limit=LINES_PER_PAGE, offset=offset, event_id=event_id)
    about = f" van {safe(title(archive, event))}" if event else ""
    if not total:
        return Reply(text=f"Er is nog niets ingevoerd{about}.")
    text = f"<b>Logboek{about}</b>: {count_of(total, 'regel')}\n\n" + _lines_html(archive, lines)
    # The number of the event, or one past the last for all of them.
    place = archive.current.in_order.index(event) if event else len(archive.current.in_order)
    to = [("‹ Nieuwer", page - 1)] if page else []
    to += [("Ouder ›", page + 1)] if (page + 1) * LINES_PER_PAGE < total else []
    row = tuple(Button(label=label, data=f"desk:log:{number}:{place}") for label, number in to)
    return Reply(text=cut_html(text, MAX_TEXT_UNITS), buttons=(row,) if row else ())


def _lines_html(archive: Archive, lines: Sequence[Line]) -> str:
    zone = archive.current.games.zone
    parts = []
    for line in lines:
        entry = line.entry
        local = entry.learned_at.astimezone(zone)
        event = archive.current.events.get(entry.event_id)
        name = title(archive, event) if event else entry.event_id
        what = podium_line(entry.podium) if entry.podium else "ingetrokken"
        reason = f"\n<i>{safe(capital(shortened(entry.reason, LONGEST_REASON)))}</i>" if entry.reason else ""
        parts.append(
            f"{line.seq}. {day_label(local.date())} {clock_time(local, zone)}, {safe(entry.author)}\n"
            f"<b>{safe(name)}</b>: {safe(what)}{reason}"
        )
    return "\n\n".join(parts)
