"""What a question looks at: the edition, its book at the moment asked for, and the stage."""

from datetime import datetime
from typing import NamedTuple

from medals_core.answering import Stage, Viewpoint, stage_of
from medals_core.archive import Archive, Edition
from medals_core.book import MedalBook
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.questions import Asked


class View(NamedTuple):
    edition: Edition
    book: MedalBook
    stage: Stage


def view_of(question: Asked, archive: Archive, viewpoint: Viewpoint) -> View:
    """The edition, book and stage of any question. Raises KeyError for Games that the archive does not hold."""
    edition = archive.edition(question.games)
    return View(edition, edition.book_at(question.as_of), stage_of(edition, question.as_of, viewpoint.now))


def gold_since(book: MedalBook, noc: Noc) -> datetime | None:
    """Since when the nation holds the number of golds that it holds: the moment of its latest gold (aware)."""
    golds = [won.medal.won_at for won in book.medals_of(noc) if won.medal.colour is Colour.GOLD]
    return golds[-1] if golds else None
