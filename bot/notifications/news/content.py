"""What a piece of news holds, apart from words: which podiums changed, and the table before and after."""

from datetime import datetime

from medals_core.frozen import Frozen
from medals_core.games import EventId
from medals_core.medals import Medal, Tally
from medals_core.nations import Noc
from medals_core.standings import Standings

# What a row of news is; ``fan_out.SPREADS`` says to whom each goes. What a chat wants has names of its own
# (``audience.WISHES``), and so has what it is sent (``fan_out``).
MEDALS = "medals"
CORRECTION = "correction"
QUIET = "quiet"
MORNING = "morning"
EVENING = "evening"
BROADCAST = "broadcast"
LIVE = "live"
RESULTS = (MEDALS, CORRECTION)


class RecordLine(Frozen):
    """A record in a Dutch line (HTML), and of whom: to whom else would it be news?"""

    html: str
    noc: Noc
    athletes: tuple[str, ...] = ()


class Item(Frozen):
    """One event whose podium changed. ``before``: as it was before the window opened. ``athlete_ids``: of everybody on
    either podium. ``known``: chats may have had a message about it before."""

    event_id: EventId
    before: tuple[Medal, ...] = ()
    after: tuple[Medal, ...] = ()
    reason: str = ""
    at: datetime
    athlete_ids: tuple[str, ...] = ()
    records: tuple[RecordLine, ...] = ()
    known: bool = False

    @property
    def is_nothing(self) -> bool:
        return [medal.who for medal in self.before] == [medal.who for medal in self.after]

    @property
    def new_medals(self) -> tuple[Medal, ...]:
        had = {medal.who for medal in self.before}
        return tuple(medal for medal in self.after if medal.who not in had)

    @property
    def lost_medals(self) -> tuple[Medal, ...]:
        has = {medal.who for medal in self.after}
        return tuple(medal for medal in self.before if medal.who not in has)

    @property
    def is_correction(self) -> bool:
        """Does it take back something that was stated? Silver and gold that follow on a bronze do not."""
        return self.known or bool(self.lost_medals)

    @property
    def is_withdrawal(self) -> bool:
        return not self.after

    @property
    def nocs(self) -> frozenset[Noc]:
        """Whose medals changed."""
        return frozenset(medal.noc for medal in (*self.new_medals, *self.lost_medals))


class Results(Frozen):
    """Content of news about results: the events in order of publishing, and all tallies before and after."""

    items: tuple[Item, ...]
    before: dict[Noc, Tally]
    after: dict[Noc, Tally]

    @property
    def standings_before(self) -> Standings:
        return Standings.of(self.before)

    @property
    def standings_after(self) -> Standings:
        return Standings.of(self.after)

    def joined_by(self, later: "Results") -> "Results":
        """This news and a later one as one: an event that was changed twice counts once, one that was changed back not
        at all."""
        items = {item.event_id: item for item in self.items}
        for item in later.items:
            if (former := items.pop(item.event_id, None)) is not None:
                item = item.model_copy(update={"before": former.before, "known": former.known})
            if not item.is_nothing:
                items[item.event_id] = item
        return Results(items=tuple(items.values()), before=self.before, after=later.after)


class Piece(Frozen):
    """One event in a message: HTML lines, struck through when withdrawn, and the note on what was corrected."""

    event_id: EventId
    title: str
    html: str
    note: str = ""


class Message(Frozen):
    """One message as it stands now. ``tail``: what it does to the table, records, what is next. ``spoiler``: all but
    the titles hidden."""

    pieces: tuple[Piece, ...] = ()
    tail: str = ""
    spoiler: bool = False

    def with_piece(self, piece: Piece, tail: str) -> "Message":
        pieces = tuple(piece if one.event_id == piece.event_id else one for one in self.pieces)
        return Message(pieces=pieces, tail=tail, spoiler=self.spoiler)

    @property
    def html(self) -> str:
        blocks = [self._block(piece) for piece in self.pieces]
        if self.tail:
            blocks.append(f"<tg-spoiler>{self.tail}</tg-spoiler>" if self.spoiler else self.tail)
        return "\n\n".join(blocks)

    def _block(self, piece: Piece) -> str:
        body = piece.html + (f"\n{piece.note}" if piece.note else "")
        return f"🙈 Uitslag {piece.title}:\n<tg-spoiler>{body}</tg-spoiler>" if self.spoiler else body
