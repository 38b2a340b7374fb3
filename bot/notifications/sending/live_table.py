"""The table that is kept current in a chat: what it says, and what is known of the message that shows it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.replies import dutch
from bot.replies.layout import TableLine, medal_table, plain_table, with_gaps
from bot.replies.reply import safe
from bot.storage import ReadConnection, Transaction
from bot.storage.tables import live_tables
from medals_core.archive import Archive
from medals_core.nations import Noc

TABLE_LINES = 10


@dataclass(frozen=True)
class Shown:
    """The message that shows the table; ``message_id`` None: none yet."""

    message_id: int | None
    checksum: str
    pinned: bool


def table_text(archive: Archive, own: Noc, *, hidden: bool = False) -> str:
    """The first ten and the own nation, as HTML. Says nothing of the moment: it changes only when the table does.
    ``hidden``: shown on a tap; Telegram hides no ``<pre>``, so the lines are plain then."""
    edition = archive.current
    standings = edition.book.standings
    title = f"<b>🏅 Medaillespiegel {safe(dutch.games_name(edition.games))}</b>"
    decided = len(edition.book.decided())
    if not len(standings):
        return f"{title}\nNog geen medailles. Zodra de eerste valt, staat hier de stand."
    places = [place for place, line in enumerate(standings.ranked) if place < TABLE_LINES or line.noc == own]
    lines = [
        None if line is None else TableLine(line.rank, archive.nations[line.noc], line.tally, own=line.noc == own)
        for line in with_gaps(standings.ranked, places)
    ]
    total = len(edition.events)
    progress = "Eindstand" if decided == total else f"Na {decided} van de {total} onderdelen"
    table = f"<tg-spoiler>{plain_table(lines)}</tg-spoiler>" if hidden else medal_table(lines)
    return f"{title}\n{table}\n<i>{progress}. Deze stand werkt zichzelf bij.</i>"


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def shown(db: ReadConnection, chat_id: int, thread_id: int) -> Shown:
    columns = select(live_tables.c.message_id, live_tables.c.checksum, live_tables.c.pinned)
    here = (live_tables.c.chat_id == chat_id, live_tables.c.thread_id == thread_id)
    return await db.one_as(Shown, columns.where(*here)) or Shown(None, "", False)


async def keep(tx: Transaction, chat_id: int, thread_id: int, now_shown: Shown, seq: int, at: datetime) -> None:
    row = {"chat_id": chat_id, "thread_id": thread_id, **vars(now_shown), "seq": seq, "edited_at": at}
    await tx.put(live_tables, row)


async def forget(tx: Transaction, chat_id: int, thread_id: int) -> None:
    """The message stays in the chat and is kept current no more."""
    await tx.execute(delete(live_tables).where(live_tables.c.chat_id == chat_id, live_tables.c.thread_id == thread_id))
