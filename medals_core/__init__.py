"""Everything that a medal table can tell, as a library: facts, a ledger of podiums, typed questions, typed answers.

    from medals_core import NationQuestion, Viewpoint, answer, load_archive

Importing this package registers how each type of question is answered.
"""

from medals_core import (  # noqa: F401 - importing a room registers its answers
    ambition,
    athlete_view,
    certainty,
    comparison,
    day,
    discipline_view,
    event_view,
    history,
    medal_search,
    nation_view,
    overtaking,
    programme,
    race,
    reallocation,
    records,
    report,
    same_stage,
    scenario,
    superlatives,
    table,
    timeline,
)
from medals_core.answering import Answer, Phase, Stage, Viewpoint, answer
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.book import MedalBook, Won
from medals_core.datasets import load_archive
from medals_core.games import Athlete, Discipline, Event, Games, Gender, Season
from medals_core.ledger import Entry, Ledger
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Nation, Nations, Noc
from medals_core.questions import (
    AthleteQuestion,
    ComparisonQuestion,
    DayQuestion,
    DisciplineQuestion,
    EventQuestion,
    MedalsQuestion,
    NationQuestion,
    NationsQuestion,
    ProgrammeQuestion,
    Question,
    RankQuestion,
    SuperlativeQuestion,
    TableQuestion,
)
from medals_core.standings import Reason, Standing, Standings

__all__ = [
    "LATEST",
    "Answer",
    "Archive",
    "AsOf",
    "Athlete",
    "AthleteQuestion",
    "Colour",
    "ComparisonQuestion",
    "DayQuestion",
    "Discipline",
    "DisciplineQuestion",
    "Edition",
    "Entry",
    "Event",
    "EventQuestion",
    "Games",
    "Gender",
    "Ledger",
    "Medal",
    "MedalBook",
    "MedalsQuestion",
    "Nation",
    "NationQuestion",
    "Nations",
    "NationsQuestion",
    "Noc",
    "Phase",
    "ProgrammeQuestion",
    "Question",
    "RankQuestion",
    "Reason",
    "Season",
    "Stage",
    "Standing",
    "Standings",
    "SuperlativeQuestion",
    "TableQuestion",
    "Tally",
    "Viewpoint",
    "Won",
    "answer",
    "load_archive",
]
