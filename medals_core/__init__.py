"""Everything that a medal table can tell, as a library: facts, a ledger of podiums, typed questions, typed answers.

    from medals_core import NationQuestion, Viewpoint, answer, load_archive

Importing this package registers how each type of question is answered.
"""

from medals_core.answering import Answer, Phase, Stage, Viewpoint, answer
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.book import MedalBook, Won
from medals_core.datasets.loading import load_archive
from medals_core.games import Athlete, Discipline, Event, Games, Gender, Season
from medals_core.ledger import Entry, Ledger
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Nation, Nations, Noc
from medals_core.pages import (  # noqa: F401 - importing a room registers its answers
    ambition,
    athlete,
    certainty,
    comparison,
    day,
    event,
    history,
    nation,
    programme,
    race,
    reallocation,
    records,
    report,
    same_stage,
    table,
    timeline,
)
from medals_core.queries.answers import (  # noqa: F401 - the same
    certain,
    coming,
    grouping,
    holders,
    identifying,
    listings,
    needed,
    relations,
    spells,
    suppose,
    values,
)
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import (
    ALL,
    CURRENT,
    EVER,
    AfterEvent,
    AfterEvents,
    AfterMedal,
    Described,
    Medals,
    Podium,
    Role,
    Scope,
    WhenRanked,
)
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import (
    Added,
    Ask,
    AsNation,
    Certain,
    CertainAsk,
    Claim,
    Fact,
    GamesFact,
    GroupAsk,
    Groups,
    Holders,
    Identify,
    Left,
    LeftAsk,
    Listing,
    Needed,
    Order,
    Query,
    Run,
    SpellAsk,
    Spells,
    Suppose,
    Together,
    Turned,
    Value,
    Versus,
    VersusAsk,
    Without,
)
from medals_core.questions import (
    AmbitionQuestion,
    AthleteQuestion,
    CertaintyQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    HistoryQuestion,
    NationQuestion,
    Page,
    ProgrammeQuestion,
    Question,
    RaceQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    TableQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
)
from medals_core.standings import Reason, Standing, Standings

__all__ = [
    "ALL", "CURRENT", "EVER", "LATEST", "Added", "AfterEvent", "AfterEvents", "AfterMedal", "AmbitionQuestion",
    "Answer", "Archive", "AsNation", "AsOf", "Ask", "Athlete", "AthleteQuestion", "Certain", "CertainAsk",
    "CertaintyQuestion", "Claim", "Colour", "ComparisonQuestion", "Condition", "DayQuestion", "Described", "Discipline",
    "Edition", "Entry", "Event", "EventQuestion", "Fact", "Games", "GamesFact", "Gender", "GroupAsk", "Groups",
    "HistoryQuestion", "Holders", "Identify", "Key", "Kind", "Ledger", "Left", "LeftAsk", "Listing", "Measure", "Medal",
    "MedalBook", "Medals", "Metric", "Nation", "NationQuestion", "Nations", "Needed", "Noc", "Op", "Order", "Page",
    "Phase", "Podium", "ProgrammeQuestion", "Query", "QueryError", "Question", "RaceQuestion", "Reason",
    "RecordsQuestion", "ReportQuestion", "Role", "Run", "SameStageQuestion", "Scope", "Season", "SpellAsk", "Spells",
    "Stage", "Standing", "Standings", "Suppose", "TableQuestion", "Tally", "ThenAndNowQuestion", "TimelineQuestion",
    "Together", "Turned", "Value", "Versus", "VersusAsk", "Viewpoint", "WhenRanked", "Without", "Won", "answer",
    "load_archive",
]  # fmt: skip
