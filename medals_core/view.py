"""What a question looks at: the edition, its book at the moment asked for, and the stage."""

from datetime import datetime
from typing import NamedTuple

from medals_core.answering import Stage, Viewpoint, stage_of
from medals_core.archive import Archive, Edition
from medals_core.book import MedalBook
from medals_core.medals import Colour, Tally
from medals_core.nations import Nations, Noc
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Key
from medals_core.queries.results import Unknown
from medals_core.queries.selecting import find
from medals_core.queries.selection import Part, Selection
from medals_core.queries.tables import Table
from medals_core.questions import Asked
from medals_core.standings import Standings


class View(NamedTuple):
    edition: Edition
    book: MedalBook
    stage: Stage


def view_of(question: Asked, archive: Archive, viewpoint: Viewpoint) -> View:
    """The edition, book and stage of any question. Raises QueryError for Games that the archive does not hold."""
    edition = archive.edition(question.games)
    return View(edition, edition.book_at(question.as_of), stage_of(edition, question.as_of, viewpoint.now))


class Narrowed(NamedTuple):
    """The medals that a page is narrowed to, at its own Games and moment. ``unknown``: why they cannot be told."""

    part: Part
    unknown: Unknown | None
    nations: Nations

    @property
    def standings(self) -> Standings:
        return self.part.where.standings(self.part.medals)

    def until(self, moment: datetime) -> Table:
        """The table of those of them won by then."""
        where, medals = self.part
        return Table(Selection((Part(where, medals & where.until(moment)),)), self.nations)

    def tally(self, noc: Noc, moment: datetime) -> Tally:
        """The nation's medals of them won by then."""
        where, medals = self.part
        return where.tally(medals & where.masks(Key.NATION).get(noc, 0) & where.until(moment))


def narrowed(question: Asked, only: Medals, archive: Archive) -> Narrowed:
    games_id = question.games or archive.current_id
    found = find(only.narrowed(games=Scope(ids=(games_id,)), as_of=question.as_of), archive)
    return Narrowed(found.selection.parts[0], found.unknown, archive.nations)


def gold_since(book: MedalBook, noc: Noc) -> datetime | None:
    """Since when the nation holds the number of golds that it holds: the moment of its latest gold (aware)."""
    golds = [won.medal.won_at for won in book.medals_of(noc) if won.medal.colour is Colour.GOLD]
    return golds[-1] if golds else None
