"""/status: how the bot is doing, for its admins."""

from importlib.metadata import PackageNotFoundError, version

from bot.clock import Clock
from bot.desk.files.feed import held_file, held_in_words
from bot.desk.ledger_service import LedgerService
from bot.desk.people import attempts
from bot.notifications.sending.send_queue import SendQueue
from bot.replies import dutch
from bot.replies.reply import Reply, safe
from bot.storage import Database, follows
from bot.storage import outbox as stored_outbox


def program_version() -> str:
    try:
        return version("medaillespiegel")
    except PackageNotFoundError:
        return "onbekend"


async def status(
    database: Database, ledger: LedgerService, send_queue: SendQueue, clock: Clock, wall: Clock, repeated: int
) -> Reply:
    """Queue depth, oldest row, rate, dead and unknown, age of the data, head of the ledger, version, and how often
    strangers tried the desk today."""
    async with database.read() as db:
        counts = await stored_outbox.counts(db)
        oldest = await stored_outbox.oldest_waiting(db)
        followers = await follows.count_following(db)
        refused = await attempts.today(db, clock.now())
        held = await held_file(db)
    waiting = sum(counts.get(state, 0) for state in stored_outbox.ON_ITS_WAY)
    age = f", de oudste {_ago((wall.now() - oldest).total_seconds())} oud" if oldest else ""
    edition = ledger.archive.current
    last = edition.book.last_moment
    when = dutch.day_and_time(last, edition.games.zone) if last else "nog geen medailles"
    head, limits = ledger.head, send_queue.limits
    lines = [
        "<b>🩺 Status</b>",
        f"Wachtrij: {dutch.number(waiting)} {'bericht' if waiting == 1 else 'berichten'}{age}",
        f"Tempo: {limits.sent_lately(send_queue.now())} in de laatste seconde, {limits.limit} per seconde mag"
        + (f" (ingehouden na {limits.floods} × te druk)" if limits.limit < int(limits.rate) else ""),
        f"Verstuurd: {dutch.number(counts.get('sent', 0))}, onzeker: {dutch.number(counts.get('unknown', 0))}, "
        f"niet bezorgd: {dutch.number(counts.get('dead', 0))}, geannuleerd: {dutch.number(counts.get('cancelled', 0))}",
        f"Mogelijk dubbel na een crash: {dutch.number(repeated)}",
        f"Volgers: {dutch.number(followers)} {'chat' if followers == 1 else 'chats'}",
        f"Laatste medaille: {safe(when)}; {len(edition.book.decided())} van de {len(edition.events)} onderdelen",
        f"Grootboek: regel {head.seq}, {head.hash[:12]}",
        f"Nu: {safe(dutch.day_and_time(clock.now(), edition.games.zone))}; versie {program_version()}",
    ]
    if held is not None:
        lines.append(f"⏸ {held_in_words(held, ledger.archive)} Kijk met /importeer.")
    if refused:
        tries = "1 poging van een onbekende" if refused == 1 else f"{dutch.number(refused)} pogingen van onbekenden"
        lines.append(f"🔒 Redactie: vandaag {tries}, geweigerd")
    return Reply(text="\n".join(lines))


def _ago(seconds: float) -> str:
    if seconds < 90:
        return f"{max(int(seconds), 0)} s"
    return f"{int(seconds // 60)} min" if seconds < 5400 else f"{int(seconds // 3600)} uur"
