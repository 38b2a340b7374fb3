"""Every ask as a typed question. A command, a Dutch sentence, an inline query and a tapped button all become one of
these; ``medals_core.answer`` answers them. A question holds no clock and no words, only what was asked."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from medals_core.archive import LATEST, AsOf
from medals_core.games import EventId, GamesId, Gender
from medals_core.medals import Colour
from medals_core.nations import Noc


class Asked(BaseModel):
    """What all questions share. ``games`` None: the current Games. ``as_of``: the medals to look at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    games: GamesId | None = None
    as_of: AsOf = LATEST


class Metric(StrEnum):
    """By what a table is made. Only OFFICIAL (gold, silver, bronze) is the official one."""

    OFFICIAL = "official"
    TOTAL = "total"
    POINTS = "points"
    POPULATION = "population"


class TableQuestion(Asked):
    """The medal table, or a table by another measure or of part of the events. ``limit`` None: the usual length
    (ten lines and the own nation); 0: all lines. ``around``: the part of the table around that nation."""

    kind: Literal["table"] = "table"
    metric: Metric = Metric.OFFICIAL
    gender: Gender | None = None
    discipline: str | None = None
    limit: int | None = Field(default=None, ge=0)
    start: int = Field(default=1, ge=1, description="first line shown, for pages")
    around: Noc | None = None


class NationFocus(StrEnum):
    """Which fact about a nation the first line has to give."""

    TALLY = "tally"
    RANK = "rank"
    TOTAL = "total"
    ABOVE = "above"
    BELOW = "below"


class NationQuestion(Asked):
    """How is one nation doing? ``claimed_rank``/``claimed_top``: asked as yes or no ("staan we derde?", "staan we in
    de top tien?")."""

    kind: Literal["nation"] = "nation"
    noc: Noc
    focus: NationFocus = NationFocus.TALLY
    claimed_rank: int | None = None
    claimed_top: int | None = None


class RankQuestion(Asked):
    """Who stands (or ended) at this rank? ``last``: who stands last of those with a medal."""

    kind: Literal["rank"] = "rank"
    rank: int = Field(default=1, ge=1)
    last: bool = False


class Claim(StrEnum):
    """What a yes/no comparison claims of the first nation against the second."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEVEL = "level"


class ComparisonQuestion(Asked):
    """Two or more nations side by side. ``colour``: asked about that colour; ``total``: about the total; ``claim``:
    asked as yes or no; ``why``: the reason is the question."""

    kind: Literal["comparison"] = "comparison"
    nocs: tuple[Noc, ...] = Field(min_length=2, max_length=10)
    colour: Colour | None = None
    total: bool = False
    claim: Claim | None = None
    discipline: str | None = None
    gender: Gender | None = None


class AthleteQuestion(Asked):
    """The medals of one athlete: at these Games, at former ones, or (``all_games``) both."""

    kind: Literal["athlete"] = "athlete"
    athlete_id: str
    colour: Colour | None = None
    yes_no: bool = Field(default=False, description="asked as yes or no: heeft Kjeld nog iets gepakt?")


class EventQuestion(Asked):
    """One event: its podium. ``colour``: who won that medal; ``noc``: of that nation; ``candidates``: athletes named
    in an either-or question ("was het Jutta of Femke?")."""

    kind: Literal["event"] = "event"
    event_id: EventId
    colour: Colour | None = None
    noc: Noc | None = None
    candidates: tuple[str, ...] = Field(default=(), description="athlete ids")


class DisciplineQuestion(Asked):
    """Medals by nation in one discipline; with ``noc`` that nation's share in the first place."""

    kind: Literal["discipline"] = "discipline"
    discipline: str
    noc: Noc | None = None
    gender: Gender | None = None


class Wanted(StrEnum):
    """What is wanted of the medals found."""

    COUNT = "count"
    LIST = "list"
    EXISTS = "exists"
    FIRST = "first"
    LAST = "last"


class MedalsQuestion(Asked):
    """The medals that satisfy every condition given: counted, listed, or the first or last of them.
    ``ever``: of all Games in the archive ("het eerste Nederlandse goud ooit"). Days are in the Games' time zone."""

    kind: Literal["medals"] = "medals"
    wanted: Wanted = Wanted.LIST
    noc: Noc | None = None
    colour: Colour | None = None
    discipline: str | None = None
    event_id: EventId | None = None
    gender: Gender | None = None
    athlete_id: str | None = None
    from_day: date | None = None
    to_day: date | None = None
    ever: bool = False


class NationsQuestion(Asked):
    """Which or how many nations have at least ``minimum`` medals (of a colour; ``exactly``: just so many), or have
    medals but none of that colour (``without``), or won their first medal ever (``first_ever``)."""

    kind: Literal["nations"] = "nations"
    colour: Colour | None = None
    minimum: int = Field(default=1, ge=1)
    exactly: bool = False
    without: bool = False
    first_ever: bool = False
    count: bool = False


class SuperlativeQuestion(Asked):
    """Who has most (or fewest) of something: by colour or in total; nations or athletes."""

    kind: Literal["superlative"] = "superlative"
    of: Literal["nations", "athletes"] = "nations"
    colour: Colour | None = None
    fewest: bool = False
    noc: Noc | None = Field(default=None, description="athletes of this nation only")
    discipline: str | None = None
    gender: Gender | None = None
    ever: bool = False


class RaceQuestion(Asked):
    """The race for a place, or around a nation. Both None: around the own nation."""

    kind: Literal["race"] = "race"
    place: int | None = Field(default=None, ge=1)
    noc: Noc | None = None


class OvertakeQuestion(Asked):
    """What does ``noc`` (None: the own nation) need to pass ``target``, or to reach ``place``?"""

    kind: Literal["overtake"] = "overtake"
    noc: Noc | None = None
    target: Noc | None = None
    place: int | None = Field(default=None, ge=1)


class Change(BaseModel):
    """So many medals of a colour more (or, negative, fewer) for a nation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noc: Noc
    colour: Colour
    count: int = Field(default=1, ge=-200, le=200)


class WhatIfQuestion(Asked):
    """The table with these changes. ``goal_rank``/``goal_passes``: asked as yes or no ("was één zilver genoeg voor
    plek twee?")."""

    kind: Literal["what_if"] = "what_if"
    changes: tuple[Change, ...] = Field(min_length=1, max_length=12)
    goal_rank: int | None = None
    goal_passes: Noc | None = None


class ChangedMedalQuestion(Asked):
    """The table if ``noc`` (None: the own nation) had won that colour in that event; those on the podium move down a
    step, and the nation's own medal there is given up."""

    kind: Literal["changed_medal"] = "changed_medal"
    event_id: EventId
    colour: Colour
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
    """A nation at all Games, or all-time totals. With ``rank``: at which Games did it end there? For the table of one
    former Games ask a TableQuestion with ``games``."""

    kind: Literal["history"] = "history"
    noc: Noc | None = None
    since: int | None = Field(default=None, description="first year counted")
    rank: int | None = Field(default=None, ge=1)
    record: Literal["most", "gold", "rank", "fewest"] | None = Field(default=None, description="best Games by this")


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


Question = Annotated[
    TableQuestion
    | NationQuestion
    | RankQuestion
    | ComparisonQuestion
    | AthleteQuestion
    | EventQuestion
    | DisciplineQuestion
    | MedalsQuestion
    | NationsQuestion
    | SuperlativeQuestion
    | RaceQuestion
    | OvertakeQuestion
    | WhatIfQuestion
    | ChangedMedalQuestion
    | CertaintyQuestion
    | TimelineQuestion
    | DayQuestion
    | ReportQuestion
    | AmbitionQuestion
    | HistoryQuestion
    | ThenAndNowQuestion
    | SameStageQuestion
    | RecordsQuestion
    | ProgrammeQuestion,
    Field(discriminator="kind"),
]
