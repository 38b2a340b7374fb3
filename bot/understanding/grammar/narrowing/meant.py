"""What the items of a clause say of the medals meant, and why that may be nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.names.events.events import EventMention
from bot.understanding.time.meanings import MomentSpan
from medals_core.archive import LATEST, AsOf
from medals_core.games import Athlete, Event, GamesId, Gender
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, Medals, NationRef, Podium, Scope, When
from medals_core.questions import Question


class Refused(Exception):
    """The clause cannot be answered, and the reason can be said. ``reason``: a Dutch sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotKept(Exception):
    """The facts do not hold what is asked. ``concept``: its key in ``concepts.yaml``; ``instead``: what is known."""

    def __init__(self, concept: str, instead: Question | None = None) -> None:
        super().__init__(concept)
        self.concept = concept
        self.instead = instead


class LeftOver(Exception):
    """Words of the clause are left over: the frame that was tried is not what it asks."""


class NoSuchEvent(Exception):
    """No event of these Games fits what was said."""

    def __init__(self, mention: EventMention) -> None:
        super().__init__("no such event")
        self.mention = mention


class SeveralEvents(Exception):
    """One event is needed, and the words fit several: which is meant?"""

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__("several events")
        self.events = events


@dataclass
class Narrowing:
    """What the items of a clause say of the medals meant."""

    nations: list[NationRef] = field(default_factory=list)
    own_said: bool = False
    athletes: list[Athlete] = field(default_factory=list)
    colours: list[Colour] = field(default_factory=list)
    metal: bool = False
    disciplines: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    genders: list[Gender] = field(default_factory=list)
    team: bool | None = None
    scope: Scope = CURRENT
    ever: bool = False
    as_of: When = LATEST
    after: When | None = None
    days: tuple[Any, Any] | None = None
    weekdays: tuple[int, ...] = ()
    place: str = ""
    podium: Podium | None = None
    moment: MomentSpan | None = None
    but_not: list[Medals] = field(default_factory=list)
    resolve: Callable[[When, Scope], AsOf] | None = None

    def medals(self, **changed: Any) -> Medals:
        """The filter. Nations, athletes and colours too, unless ``changed`` says otherwise."""
        days = self.days or (None, None)
        fields: dict[str, Any] = {
            "games": self.scope,
            "as_of": self.as_of,
            "after": self.after,
            "nations": tuple(self.nations),
            "athletes": tuple(athlete.athlete_id for athlete in self.athletes),
            "colours": tuple(self.colours),
            "disciplines": tuple(self.disciplines) if not self.events else (),
            "events": tuple(event.event_id for event in self.events),
            "genders": tuple(self.genders) if not self.events else (),
            "team": self.team,
            "from_day": days[0],
            "to_day": days[1],
            "weekdays": self.weekdays,
            "place": self.place,
            "podium": self.podium,
            "but_not": tuple(self.but_not),
        }
        return Medals(**{**fields, **changed})

    @property
    def asof(self) -> AsOf:
        """The moment as an instant, for pages."""
        if isinstance(self.as_of, AsOf):
            return self.as_of
        assert self.resolve is not None
        return self.resolve(self.as_of, self.scope)

    @property
    def one_games(self) -> GamesId | None:
        """The only Games named, for pages."""
        return self.scope.ids[0] if len(self.scope.ids) == 1 else None

    @property
    def is_part(self) -> bool:
        """Is only a part of the events or days meant?"""
        return bool(
            self.disciplines or self.events or self.genders or self.days or self.weekdays or self.place or self.podium
            or self.but_not or self.team is not None or self.after
        )  # fmt: skip
