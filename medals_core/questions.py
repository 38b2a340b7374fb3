"""Every ask as a typed question. A command, a Dutch sentence, an inline query and a tapped button all become one of
these; ``medals_core.answer`` answers them. A question is a page (a screen with a subject of its own) or a query (see
``medals_core.queries``). It holds no clock and no words, only what was asked."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from medals_core.archive import LATEST, AsOf
from medals_core.frozen import Strict
from medals_core.games import EventId, GamesId, Season
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, Medals
from medals_core.queries.measures import Metric
from medals_core.queries.model import Query


class Asked(Strict):
    """What all questions share. ``games`` None: the current Games. ``as_of``: the medals to look at."""

    games: GamesId | None = None
    as_of: AsOf = LATEST


class TableQuestion(Asked):
    """The medal table, or a table by another measure or of part of the medals. ``limit`` None: the usual length
    (ten lines and the own nation); 0: all lines. ``around``: the part of the table around that nation."""

    kind: Literal["table"] = "table"
    metric: Metric = Metric.OFFICIAL
    only: Medals = ALL
    limit: int | None = Field(default=None, ge=0)
    start: int = Field(default=1, ge=1, description="first line shown, for pages")
    around: Noc | None = None


class NationQuestion(Asked):
    """How is one nation doing: place, medals, who stands above and below."""

    kind: Literal["nation"] = "nation"
    noc: Noc
    only: Medals = ALL


class ComparisonQuestion(Asked):
    """Two or more nations side by side, with the reason between neighbours."""

    kind: Literal["comparison"] = "comparison"
    nocs: tuple[Noc, ...] = Field(min_length=2, max_length=10)
    only: Medals = ALL


class AthleteQuestion(Asked):
    """The medals of one athlete: at these Games and at former ones."""

    kind: Literal["athlete"] = "athlete"
    athlete_id: str


class EventQuestion(Asked):
    """One event: its podium, or when it is still to come."""

    kind: Literal["event"] = "event"
    event_id: EventId


class RaceQuestion(Asked):
    """The race for a place, or around a nation. Both None: around the own nation."""

    kind: Literal["race"] = "race"
    place: int | None = Field(default=None, ge=1)
    noc: Noc | None = None


class CertaintyQuestion(Asked):
    """Best and worst rank still possible. ``noc`` None: the own nation; ``place`` None: its aim or the top ten."""

    kind: Literal["certainty"] = "certainty"
    noc: Noc | None = None
    place: int | None = Field(default=None, ge=1)


class TimelineQuestion(Asked):
    """Rank and medals after each day for one or more nations, and when they passed each other."""

    kind: Literal["timeline"] = "timeline"
    nocs: tuple[Noc, ...] = Field(default=(), max_length=6)
    from_day: date | None = None
    to_day: date | None = None
    only: Medals = ALL


class DayQuestion(Asked):
    """All medals of one day in order of time. ``day`` in the Games' time zone."""

    kind: Literal["day"] = "day"
    day: date
    noc: Noc | None = None


class ReportQuestion(Asked):
    """A day report in prose."""

    kind: Literal["report"] = "report"
    day: date


class AmbitionQuestion(Asked):
    """Is the nation's aim for these Games reached, on course or out of reach?"""

    kind: Literal["ambition"] = "ambition"
    noc: Noc | None = None


class HistoryQuestion(Asked):
    """A nation at all Games, or all-time totals. ``seasons``: of these (none named: of the season of the Games asked
    about). For the table of one former Games ask a TableQuestion with ``games``."""

    kind: Literal["history"] = "history"
    noc: Noc | None = None
    since: int | None = Field(default=None, description="first year counted")
    seasons: tuple[Season, ...] = ()


class ThenAndNowQuestion(Asked):
    """The table of former Games as it was and as it is after reallocations. ``games`` None: all that changed."""

    kind: Literal["then_and_now"] = "then_and_now"
    noc: Noc | None = None


class SameStageQuestion(Asked):
    """Where did the nation stand at ``former`` Games after the same share of events?"""

    kind: Literal["same_stage"] = "same_stage"
    former: GamesId | None = None
    noc: Noc | None = None


class RecordsQuestion(Asked):
    """A nation's records: most medals at one Games, most gold, best rank, first gold in a discipline, 100th medal …"""

    kind: Literal["records"] = "records"
    noc: Noc | None = None


class ProgrammeQuestion(Asked):
    """Medal events still to come, or of one day. ``noc``: only events with its athletes entered."""

    kind: Literal["programme"] = "programme"
    day: date | None = None
    discipline: str | None = None
    noc: Noc | None = None


Page = (
    TableQuestion
    | NationQuestion
    | ComparisonQuestion
    | AthleteQuestion
    | EventQuestion
    | RaceQuestion
    | CertaintyQuestion
    | TimelineQuestion
    | DayQuestion
    | ReportQuestion
    | AmbitionQuestion
    | HistoryQuestion
    | ThenAndNowQuestion
    | SameStageQuestion
    | RecordsQuestion
    | ProgrammeQuestion
)
"""A screen each. What a page shows can be narrowed by ``only`` (whose Games and moment are those of the page)."""

Question = Annotated[Page | Query, Field(discriminator="kind")]
