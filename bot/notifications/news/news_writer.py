"""What publishing causes: the news is written in the transaction of the entry itself, so that neither is ever there
without the other."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.desk.ledger_service import Publication
from bot.notifications.news import content
from bot.notifications.news.content import Item, RecordLine, Results
from bot.notifications.news.wording import record_line
from bot.replies.reply import safe
from bot.storage import Transaction
from bot.storage import news as stored_news
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.ledger import Entry
from medals_core.medal_lines import athlete_on_podium
from medals_core.pages.records import RecordKind, RecordSet, records_set


class NewsWriter:
    """Give it to ``LedgerService.transaction_hooks``. ``window`` in seconds: news that comes within it is joined; a
    correction of what chats have been told goes at once. ``wall``: the real time, that the outbox lives by (the bot's
    own clock may start anew with every process)."""

    def __init__(self, clock: Clock, wall: Clock, window: float) -> None:
        self._clock = clock
        self._wall = wall
        self._window = timedelta(seconds=window)

    async def __call__(self, tx: Transaction, publication: Publication) -> None:
        now, wall_now = self._clock.now(), self._wall.now()
        games_id = publication.games_id
        seqs = (publication.lines[0].seq - 1, publication.lines[-1].seq)
        if publication.quietly:
            await stored_news.add(tx, games_id, content.QUIET, {}, now, wall_now, seqs=seqs)
            return
        told: set[EventId] = set()
        waiting = await stored_news.still_open(tx, games_id, content.MEDALS, wall_now)
        for row in await stored_news.of_kinds(tx, games_id, content.RESULTS):
            if waiting is None or row.news_id != waiting.news_id:
                told.update(item["event_id"] for item in row.content["items"])
        everything = results_of(publication, told)
        if not everything.items:
            return
        waiting_events = {item["event_id"] for item in waiting.content["items"]} if waiting else set()
        corrected = tuple(item for item in everything.items if item.known and item.event_id not in waiting_events)
        fresh = tuple(item for item in everything.items if item not in corrected)

        async def add(kind: str, items: tuple[Item, ...], planned_at: datetime) -> None:
            part = everything.model_copy(update={"items": items})
            told = part.model_dump(mode="json")
            await stored_news.add(tx, games_id, kind, told, now, planned_at, event_id=_only(part), seqs=seqs)

        if corrected:
            await add(content.CORRECTION, corrected, wall_now)
        if fresh and waiting is None:
            await add(content.MEDALS, fresh, wall_now + self._window)
        elif fresh and waiting is not None:
            later = everything.model_copy(update={"items": fresh})
            joined = Results.model_validate(waiting.content).joined_by(later)
            await stored_news.replace(tx, waiting.news_id, joined.model_dump(mode="json"), seqs[1], _only(joined))


def results_of(publication: Publication, told: set[EventId]) -> Results:
    """The podiums that this publication changes. ``told``: events that chats may have had a message about."""
    before, after = publication.before, publication.after
    items: dict[EventId, Item] = {}
    for line in publication.lines:
        item = item_of(line.entry, before, after)
        # Gold and silver that follow on a bronze told before are news of their own, not a correction of it.
        known = item.event_id in told and (bool(item.lost_medals) or not item.before)
        if not item.is_nothing:
            records = record_lines(publication, line.entry)
            items[item.event_id] = item.model_copy(update={"known": known, "records": records})
    return results_between(before, after, tuple(items.values()))


def results_between(before: Archive, after: Archive, items: tuple[Item, ...]) -> Results:
    return Results(items=items, before=before.current.book.tallies(), after=after.current.book.tallies())


def item_of(entry: Entry, before: Archive, after: Archive) -> Item:
    """What the entry changes, apart from the records that it sets."""
    old, new = before.current.book.podium(entry.event_id), after.current.book.podium(entry.event_id)
    discipline = after.current.events[entry.event_id].discipline
    people = (
        athlete_on_podium(name, medal.noc, after, discipline) for medal in (*old, *new) for name in medal.athletes
    )
    return Item(
        event_id=entry.event_id,
        before=old,
        after=new,
        reason=entry.reason,
        at=entry.learned_at,
        athlete_ids=tuple(dict.fromkeys(athlete.athlete_id for athlete in people if athlete is not None)),
    )


def record_lines(publication: Publication, entry: Entry) -> tuple[RecordLine, ...]:
    """The records that the entry sets, in Dutch."""
    if entry.is_withdrawal:
        return ()
    found = [
        record
        for record in records_set(publication.before.current, publication.after.current, publication.after, entry)
        if not _is_broken_again(record, publication.before)
    ]
    return tuple(
        RecordLine(
            html=safe(record_line(record, publication.after)),
            noc=record.noc,
            athletes=(record.athlete,) if record.athlete else (),
        )
        for record in found
    )


def _is_broken_again(record: RecordSet, before: Archive) -> bool:
    """A nation that had broken its record at these Games already breaks it with every further medal: no news."""
    if record.kind not in (RecordKind.MOST_GOLD, RecordKind.MOST_MEDALS):
        return False
    games = before.current.games
    former = [
        edition.book.tally(record.noc)
        for edition in before.editions.values()
        if edition.games.season is games.season and edition.games.opening < games.opening
    ]
    counts = [tally.gold if record.kind is RecordKind.MOST_GOLD else tally.total for tally in former]
    return record.former > max(counts, default=0)


def _only(results: Results) -> EventId:
    return results.items[0].event_id if len(results.items) == 1 else ""
