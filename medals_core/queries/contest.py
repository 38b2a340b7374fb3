"""The medal table of the part of the Games that a filter is about, and what is still to be won there."""

from datetime import date, datetime
from functools import cached_property

from medals_core.archive import Archive
from medals_core.games import Event
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.queries.described import known
from medals_core.queries.filters import Medals, NationRef
from medals_core.queries.measures import Key, Metric
from medals_core.queries.selecting import find
from medals_core.queries.tables import Table
from medals_core.queries.universe import events_left
from medals_core.standings import Standing


class Contest:
    """The table of a filter by a metric, at the moment that the filter names."""

    def __init__(
        self, of: Medals, archive: Archive, metric: Metric = Metric.OFFICIAL, to_day: date | None = None
    ) -> None:
        self.of = of
        self.to_day = to_day
        self.found = find(of, archive)
        self.edition = self.found.editions[-1]
        self.archive = archive
        self.metric = metric

    @cached_property
    def table(self) -> Table:
        return Table(self.found.selection, self.archive.nations, self.metric)

    def line(self, noc: Noc) -> Standing:
        return self.table.line(known(noc, self.archive))

    def nations(self, ref: NationRef) -> tuple[Noc, ...]:
        """Who is meant, at these Games and this moment."""
        return find(self.of.narrowed(nations=(ref,)), self.archive).nations

    def tallies_at(self, moment: datetime | None) -> dict[Noc, Tally]:
        """The medals by nation up to that moment."""
        return self.found.selection.map(lambda index, medals: medals & index.until(moment)).tallies()

    def events_left_at(self, moment: datetime | None) -> list[Event]:
        """The events that the filter leaves possible, up to and with ``to_day``, whose gold was not known then."""
        left_ = events_left(self.of, self.found.indexes[-1], moment)
        local = self.edition.games.local
        return [event for event in left_ if self.to_day is None or local(event.ends_at).date() <= self.to_day]

    def left_at(self, moment: datetime | None) -> Tally:
        """The golds, silvers and bronzes still to be won then; a bronze that is known already is not given again."""
        index = self.found.indexes[-1]
        left = self.events_left_at(moment)
        known_bronzes = index.masks(Key.COLOUR).get(Colour.BRONZE, 0) & index.until(moment)
        events = index.masks(Key.EVENT)
        bronzes = sum(not events.get(event.event_id, 0) & known_bronzes for event in left)
        colours = self.of.colours or tuple(Colour)
        return Tally(
            len(left) if Colour.GOLD in colours else 0,
            len(left) if Colour.SILVER in colours else 0,
            bronzes if Colour.BRONZE in colours else 0,
        )

    @property
    def left(self) -> Tally:
        return self.left_at(self.found.until)
