"""The queries: frozen values that compose. ``medals_core.answer`` evaluates them like any other question."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from medals_core.games import EventId
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, CURRENT, Medals, NationRef, Part, Scope, When
from medals_core.queries.measures import Condition, Key, Measure, Metric


class Value(Part):
    """One measure: how many, what share, which rank."""

    kind: Literal["value"] = "value"
    measure: Measure


class Ask(StrEnum):
    """What is asked about the medals; the answer's first line says it."""

    WHICH = "which"
    WHO = "who"
    NATION = "nation"
    EVENT = "event"
    DISCIPLINE = "discipline"
    COLOUR = "colour"
    DAY = "day"
    TIME = "time"
    GAMES = "games"
    PLACE = "place"
    """where it was won: the venue"""
    EXISTS = "exists"
    """is there any?"""


class Listing(Part):
    """The medals of a filter in order of time: all, or ``take`` of them after ``skip``, counted from the last with
    ``last``."""

    kind: Literal["listing"] = "listing"
    of: Medals
    ask: Ask = Ask.WHICH
    take: int | None = Field(default=None, ge=1)
    skip: int = Field(default=0, ge=0)
    last: bool = False


class Order(StrEnum):
    """How groups are ordered."""

    MOST = "most"
    FEWEST = "fewest"
    FIRST = "first"
    """the earliest first"""
    LAST = "last"
    NATURAL = "natural"
    """as the key is ordered: the table's order, the calendar, the programme"""


class GroupAsk(StrEnum):
    """What is asked about groups."""

    WHICH = "which"
    COUNT = "count"
    EXISTS = "exists"


class Run(StrEnum):
    """Only the groups of a run of consecutive days or Games."""

    LONGEST = "longest"
    """of equal runs the last"""
    LASTING = "lasting"
    """the run that goes on to the last day or Games; where there is none, the longest"""


class Groups(Part):
    """The medals of a filter grouped by a key, each group with the measure; kept by every condition, ordered, and
    ``take`` of them after ``skip`` (equals of the last one taken are kept too). ``run``: only those of a run without a
    gap (Games without the event asked about are no gap).

    The groups are those with a medal; where a condition can hold without one ("geen goud", "op welke onderdelen won
    Nederland niets"), all keys that the filter leaves possible: every event of the discipline, every medal day, every
    Games, every nation with a medal at those Games. ``among``: only these keys, by id."""

    kind: Literal["groups"] = "groups"
    by: Key
    measure: Measure = Measure()
    having: tuple[Condition, ...] = ()
    order: Order = Order.MOST
    skip: int = Field(default=0, ge=0)
    take: int | None = Field(default=None, ge=1)
    ask: GroupAsk = GroupAsk.WHICH
    among: tuple[str, ...] = ()
    held: str = Field(default="", description="the key of which it is asked whether it is (one of) those found")
    sex: Literal["", "M", "F"] = Field(default="", description="athletes of this sex only")
    run: Run | None = None


class VersusAsk(StrEnum):
    """What is asked about measures side by side."""

    MORE = "more"
    """who has more"""
    LESS = "less"
    """who is the younger"""
    DIFFERENCE = "difference"
    SUM = "sum"
    RATIO = "ratio"
    """how many times as many the one is as the other"""
    GROWTH = "growth"
    """by how many percent the first is more than the second, from which it came"""
    WHY = "why"


class Versus(Part):
    """Measures side by side: who has more, by how much, how many together, or why the one stands above the other."""

    kind: Literal["versus"] = "versus"
    measures: tuple[Measure, ...] = Field(max_length=12)
    ask: VersusAsk = VersusAsk.MORE


class Claim(Part):
    """A yes or no: does every condition hold? ``denied``: asked the other way round ("hebben we geen goud?")."""

    kind: Literal["claim"] = "claim"
    conditions: tuple[Condition, ...]
    denied: bool = False


class Added(Part):
    """So many medals of a colour more (negative: fewer) for a nation; all else stays as it is."""

    kind: Literal["added"] = "added"
    noc: Noc
    colour: Colour
    count: int = Field(default=1, ge=-200, le=200)


class Without(Part):
    """All medals of this filter taken out: a sport, an athlete, a nation, the women …"""

    kind: Literal["without"] = "without"
    of: Medals


class Won(Part):
    """``noc`` had won that colour in that event: who stands on the podium moves down a step, the nation's own lower
    medal there is given up."""

    kind: Literal["won"] = "won"
    event_id: EventId
    colour: Colour
    noc: Noc


class Turned(Part):
    """A number of a nation's medals, had they been of another colour."""

    kind: Literal["turned"] = "turned"
    noc: Noc
    was: Colour
    becomes: Colour
    count: int = Field(default=1, ge=1, le=200)


class Together(Part):
    """These nations counted as one."""

    kind: Literal["together"] = "together"
    nocs: tuple[NationRef, ...] = Field(min_length=1)


class AsNation(Part):
    """An athlete as a nation of their own (their medals stay with their nation too)."""

    kind: Literal["as_nation"] = "as_nation"
    athlete_id: str


Change = Annotated[Added | Without | Won | Turned | Together | AsNation, Field(discriminator="kind")]


class Suppose(Part):
    """The table with these changes. ``then``: the query asked of it; None: what it does to the nations changed."""

    kind: Literal["suppose"] = "suppose"
    changes: tuple[Change, ...] = Field(min_length=1, max_length=12)
    then: Annotated[Value | Versus | Claim | Identify | Groups, Field(discriminator="kind")] | None = None
    games: Scope = CURRENT
    as_of: When = Field(default_factory=lambda: ALL.as_of)


class Needed(Part):
    """The least that ``noc`` needs (or needed) to pass ``passes``, to hold ``place``, or to hold so many medals
    (``count`` of ``colour``). ``level``: to draw level. ``colour``: with that colour only. ``turned``: not with more
    medals, but with own ones of that colour that had been of ``colour`` (gold). ``within``: where and when."""

    kind: Literal["needed"] = "needed"
    noc: NationRef
    passes: NationRef | None = None
    place: int | None = Field(default=None, ge=1)
    count: int | None = Field(default=None, ge=1)
    level: bool = False
    colour: Colour | None = None
    turned: Colour | None = None
    metric: Metric = Metric.OFFICIAL
    within: Medals = ALL


class SpellAsk(StrEnum):
    """What is asked about spells."""

    HOW_LONG = "how_long"
    SINCE = "since"
    UNTIL = "until"
    HOW_OFTEN = "how_often"
    WHO_ENDED = "who_ended"
    WHEN = "when"
    EVER = "ever"
    """has it ever been so?"""
    BEST = "best"
    """the best rank held, and when"""


class Spells(Part):
    """The stretches of time in which a condition on a nation held (usually a rank): how long, since when, who ended
    it. ``longest``: the longest of them; ``last``: the last, else all. ``by_day``: looked at only at the close of each
    day. ``from_day``, ``to_day``: only those (partly) within these days."""

    kind: Literal["spells"] = "spells"
    noc: Noc
    condition: Condition | None = Field(default=None, description="None with BEST")
    ask: SpellAsk = SpellAsk.HOW_LONG
    longest: bool = False
    last: bool = False
    by_day: bool = False
    from_day: date | None = None
    to_day: date | None = None


class Holders(Part):
    """Which nations held a rank of the table one after another, from when to when. ``changes``: how often it went from
    one to another is asked. ``from_day``, ``to_day``: only who held it (partly) within these days."""

    kind: Literal["holders"] = "holders"
    place: int = Field(default=1, ge=1)
    within: Medals = ALL
    changes: bool = False
    from_day: date | None = None
    to_day: date | None = None


class CertainAsk(StrEnum):
    """Whether something was certain, still possible, or since when."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    SINCE = "since"
    """from when it was certain"""
    GONE = "gone"
    """from when it was no longer possible"""
    BEST = "best"
    """how high it can still end"""
    WORST = "worst"


class Certain(Part):
    """Is (was) it certain or possible that ``noc`` ends at ``place`` or better, or above ``above``? ``to_day``: at the
    end of that day, with what is won up to then."""

    kind: Literal["certain"] = "certain"
    noc: Noc
    place: int | None = Field(default=None, ge=1)
    above: Noc | None = None
    ask: CertainAsk = CertainAsk.CERTAIN
    within: Medals = ALL
    to_day: date | None = None


class LeftAsk(StrEnum):
    """What is asked about the events still to come."""

    WHICH = "which"
    WHEN = "when"
    WHO = "who"
    """who is entered"""
    EXISTS = "exists"
    """is there any?"""
    OVER = "over"
    """is there none any more?"""
    DONE = "done"
    """how many of all are decided"""
    SPORTS = "sports"
    """in which sports none is left"""


class Left(Part):
    """The events still undecided at the moment of the filter, as far as it allows them, in order of the programme:
    all, or the first ``take`` of them."""

    kind: Literal["left"] = "left"
    of: Medals = ALL
    ask: LeftAsk = LeftAsk.WHICH
    take: int | None = Field(default=None, ge=1)


class Identify(Part):
    """Which nation (or nations) is that: who stands third, who stands above us, who is the host?"""

    kind: Literal["identify"] = "identify"
    nation: NationRef
    within: Medals = ALL
    metric: Metric = Metric.OFFICIAL


class Fact(StrEnum):
    """What is asked about Games."""

    HOST = "host"
    CITY = "city"
    YEAR = "year"
    DATES = "dates"
    EVENTS = "events"
    DISCIPLINES = "disciplines"
    """in how many there were events"""
    NATIONS = "nations"
    WINNER = "winner"
    NUMBER = "number"
    """the how manieth they were"""
    LIST = "list"
    """which Games there were (``hosts``: those in that country)"""


class GamesFact(Part):
    """A fact about Games themselves."""

    kind: Literal["games_fact"] = "games_fact"
    games: Scope = CURRENT
    fact: Fact
    hosts: tuple[Noc, ...] = ()


Suppose.model_rebuild()

Query = (
    Value
    | Listing
    | Groups
    | Versus
    | Claim
    | Suppose
    | Needed
    | Spells
    | Holders
    | Certain
    | Left
    | Identify
    | GamesFact
)
