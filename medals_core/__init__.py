"""Everything that a medal table can tell, as a library: facts, a ledger of podiums, typed questions, typed answers.

    from medals_core import NationQuestion, Viewpoint, answer, load_archive

Importing this package registers how each type of question is answered.
"""
# ruff: noqa: F403, F405

from importlib import import_module
from pkgutil import iter_modules

from medals_core import pages
from medals_core.answering import Answer, Phase, Stage, Viewpoint, answer
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.book import MedalBook
from medals_core.datasets.loading import load_archive
from medals_core.games import Athlete, Discipline, Event, Games, Gender, Season
from medals_core.ledger import Entry, Ledger
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Nation, Nations, Noc
from medals_core.queries import answers
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import *
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import *
from medals_core.questions import *
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
    "Together", "Turned", "Value", "Versus", "VersusAsk", "Viewpoint", "WhenRanked", "Without", "answer",
    "load_archive",
]  # fmt: skip

for _room in (pages, answers):
    for _module in iter_modules(_room.__path__, f"{_room.__name__}."):
        import_module(_module.name)
