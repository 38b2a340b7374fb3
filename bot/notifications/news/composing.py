"""From news and a follower's concern to the message as it is sent. Pure, and kept per concern: a hundred thousand
followers have a handful of different concerns."""

from collections.abc import Mapping
from datetime import datetime

from bot.notifications.news import wording
from bot.notifications.news.audience import NewsSelection
from bot.notifications.news.content import Item, Message, Piece, Results
from bot.replies.reply import MAX_TEXT_UNITS, utf16_units
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.medal_lines import entrants
from medals_core.nations import Noc

TAIL_LENGTH = 900


class Composer:
    """Composes the messages of one piece of news. ``now``: of the bot's clock; ``own``: the nation of chats that chose
    none."""

    def __init__(self, results: Results, archive: Archive, now: datetime, own: Noc) -> None:
        self._results = results
        self._items: Mapping[EventId, Item] = {item.event_id: item for item in results.items}
        self._archive = archive
        self._now = now
        self._own = own
        self._zone = archive.current.games.zone
        self._made: dict[tuple[NewsSelection, bool], Message] = {}
        self._entered: dict[Noc, tuple[EventId, ...]] = {}

    def fresh(self, selection: NewsSelection, *, spoiler: bool) -> Message:
        """A new message about these events."""
        if (made := self._made.get((selection, spoiler))) is None:
            items = [self._items[event_id] for event_id in selection.events]
            pieces = [self._piece(item, selection) for item in items]
            made = Message(pieces=_fitting(pieces), tail=self._tail(items, selection), spoiler=spoiler)
            self._made[selection, spoiler] = made
        return made

    def corrected(self, message: Message, event_id: EventId, focus: tuple[Noc, ...]) -> Message:
        """A message that was sent before, with the event as it is now and a note that says so."""
        piece = wording.corrected_piece(self._items[event_id], self._archive, self._now, self._zone)
        lines = self._ranks(focus)
        return message.with_piece(piece, "\n".join(lines) or message.tail)

    def replaced(self, message: Message, event_id: EventId, selection: NewsSelection) -> Message | None:
        """A message that has not left yet, as if it had always been so; None when nothing is left to tell."""
        item = self._items[event_id]
        lines = self._ranks(selection.focus)
        tail = "\n".join(lines) or message.tail
        if item.is_withdrawal:
            pieces = tuple(piece for piece in message.pieces if piece.event_id != event_id)
            return Message(pieces=pieces, tail=tail, spoiler=message.spoiler) if pieces else None
        as_new = item.model_copy(update={"before": ()})
        piece = wording.result_piece(as_new, self._archive, selection.focus, selection.people)
        return message.with_piece(piece, tail)

    def explanation(self, event_id: EventId, focus: tuple[Noc, ...], *, spoiler: bool) -> Message:
        """A correction as a message of its own."""
        piece = wording.explanation(self._items[event_id], self._archive, self._now, self._zone)
        return Message(pieces=(piece,), tail="\n".join(self._ranks(focus)), spoiler=spoiler)

    def _piece(self, item: Item, selection: NewsSelection) -> Piece:
        if item.is_correction:
            return wording.explanation(item, self._archive, self._now, self._zone)
        return wording.result_piece(item, self._archive, selection.focus, selection.people)

    def _tail(self, items: list[Item], selection: NewsSelection) -> str:
        lines = self._ranks(selection.focus)
        people = selection.people
        lines += [
            record.html
            for item in items
            for record in item.records
            if record.noc in selection.focus or people.intersection(record.athletes)
        ]
        if not all(item.is_correction for item in items):
            noc = selection.focus[0] if selection.focus else self._own
            lines.append(wording.next_line(self._archive, self._now, self._events_of(noc), noc))
        return "\n".join(line for line in dict.fromkeys(lines) if line)

    def _ranks(self, focus: tuple[Noc, ...]) -> list[str]:
        before, after = self._results.standings_before, self._results.standings_after
        return wording.rank_lines(before, after, focus, self._archive)

    def _events_of(self, noc: Noc) -> tuple[EventId, ...]:
        if noc not in self._entered:
            self._entered[noc] = tuple(entrants(self._archive, noc))
        return self._entered[noc]


def _fitting(pieces: list[Piece]) -> tuple[Piece, ...]:
    """As many as fit in one message; the others by their titles."""
    room = MAX_TEXT_UNITS - TAIL_LENGTH
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        room -= utf16_units(piece.html) + 2
        if room < 0:
            rest = pieces[place:]
            titles = "\n".join(f"• {one.title}" for one in rest[:10])
            more = f"\n… en nog {len(rest) - 10}" if len(rest) > 10 else ""
            kept.append(Piece(event_id="", title="", html=f"Ook nieuws bij:\n{titles}{more}\nAlles: /dag"))
            break
        kept.append(piece)
    return tuple(kept)
