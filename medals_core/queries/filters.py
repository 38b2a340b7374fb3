"""``Medals``: the only filter. Everything that a question can say about which medals it means stands here, and nothing
else in the library chooses medals in another way. Values, groups, comparisons and what-ifs are made of these."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from medals_core.archive import LATEST, AsOf
from medals_core.frozen import Strict
from medals_core.games import EventId, GamesId, Gender, Season
from medals_core.medals import Colour
from medals_core.nations import Noc


class Part(Strict):
    """A frozen, hashable part of a query: no clock, no words."""


class Scope(Part):
    """Which Games. With nothing said: the current ones.

    ``ids``: just these. ``ever``: all Games of ``seasons`` (none named: of the season of the current ones), from the
    year ``since`` up to and with the year ``until`` where given. ``hosted``: of each nation only the Games in its own
    country."""

    ids: tuple[GamesId, ...] = ()
    ever: bool = False
    seasons: tuple[Season, ...] = ()
    since: int | None = None
    until: int | None = None
    hosted: bool = False

    @property
    def is_current(self) -> bool:
        return self is CURRENT or self == CURRENT

    @property
    def is_whole(self) -> bool:
        """Are all Games of its seasons meant?"""
        return self.ever and self.since is None and self.until is None and not self.ids


CURRENT = Scope()
EVER = Scope(ever=True)


class Role(StrEnum):
    """How a nation is described instead of named."""

    HOST = "host"
    RANK = "rank"
    """who holds that rank (``rank``)"""
    LAST = "last"
    """the last of those with a rank; ``rank`` 2: the last but one"""
    ABOVE = "above"
    """who stands just above ``of``; ``rank`` places above where given"""
    BELOW = "below"
    GROUP = "group"
    """a continent or a group of countries; ``name`` is its key in the data"""
    NAMED = "named"
    """what the name of the NOC ``of`` meant in the year of the Games asked about: Germany of 1988 is GDR and FRG"""


class Described(Part):
    """A nation by description. It is looked up at the Games and the moment of the filter it is part of."""

    role: Role
    rank: int | None = None
    of: Noc | None = None
    name: str = ""


NationRef = Noc | Described


class AfterEvent(Part):
    """When that event was decided; ``before``: just before it."""

    kind: Literal["after_event"] = "after_event"
    event_id: EventId
    before: bool = False


class AfterMedal(Part):
    """When the ``nth`` medal of the filter was won (1 the first, -1 the last); ``before``: just before it."""

    kind: Literal["after_medal"] = "after_medal"
    of: Medals
    nth: int = 1
    before: bool = False


class AfterEvents(Part):
    """When so many events were decided; ``half``: half of them all."""

    kind: Literal["after_events"] = "after_events"
    events: int = Field(default=0, ge=0)
    half: bool = False


class WhenRanked(Part):
    """When a nation came to hold a rank (or better, with ``or_better``): the ``first`` or else the last time.
    ``lost``: when it lost it."""

    kind: Literal["when_ranked"] = "when_ranked"
    noc: Noc
    rank: int = Field(ge=1)
    or_better: bool = False
    first: bool = True
    lost: bool = False


When = AsOf | AfterEvent | AfterMedal | AfterEvents | WhenRanked
"""A moment: an instant (``AsOf``), or one that the book tells."""


class Podium(StrEnum):
    """What the podium of an event was like."""

    SHARED = "shared"
    """medals that had to be shared: more than one of that colour in the event"""
    SWEPT = "swept"
    """medals of events of which one nation won them all, three or more"""
    DOUBLE = "double"
    """gold and silver of events of which one nation won both"""
    KEPT = "kept"
    """gold of who had won that event at the Games before too (of teams: the nation)"""


class Medals(Part):
    """The medals meant. Every field narrows; an empty tuple or None does not.

    ``as_of``: the book to look in (won and known by then). ``after``: only medals won after that moment. Days are in
    the Games' time zone. ``place``: part of the name of a venue or its town. ``beside``: only medals of events in
    which a medal of that filter was won too. ``above``, ``below``: only medals that are better, or less, than the best
    of that filter in the same event. ``but_not``: none of these (each narrowed by itself, and by the nations and Games
    of this filter)."""

    games: Scope = CURRENT
    as_of: When = LATEST
    after: When | None = None
    nations: tuple[NationRef, ...] = ()
    athletes: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    disciplines: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    genders: tuple[Gender, ...] = ()
    team: bool | None = None
    from_day: date | None = None
    to_day: date | None = None
    weekdays: tuple[int, ...] = Field(default=(), description="0 is Monday")
    place: str = ""
    podium: Podium | None = None
    beside: Medals | None = None
    above: Medals | None = None
    below: Medals | None = None
    but_not: tuple[Medals, ...] = ()

    def narrowed(self, **fields: object) -> Medals:
        """This filter with these fields instead."""
        return self.model_copy(update=fields)


AfterMedal.model_rebuild()
Medals.model_rebuild()
ALL = Medals()
