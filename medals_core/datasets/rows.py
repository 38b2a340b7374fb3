"""The lines of the files of ``data/``: their columns and what each may hold."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from medals_core.frozen import Strict
from medals_core.games import EventId, Gender
from medals_core.medals import Colour
from medals_core.nations import Noc

NATION_COLUMNS = ("noc", "iso2", "iso3", "name", "name_en", "adjective", "aliases", "flag", "predecessors", "continent")
POPULATION_COLUMNS = ("noc", "year", "inhabitants")
GROUP_COLUMNS = ("group", "name", "adjective", "aliases", "nocs")
FORM_COLUMNS = ("noc", "first_year", "last_year", "means")
DISCIPLINE_COLUMNS = ("discipline", "name", "name_en", "aliases")
SPELLING_COLUMNS = ("name", "nocs", "also_known_as")
SEVERAL_SPORTS_COLUMNS = ("name", "noc")
WITHOUT_MEDAL_COLUMNS = ("name", "noc", "games")
EVENT_COLUMNS = ("event_id", "discipline", "name", "gender", "team", "venue", "starts_at", "ends_at")
MEDAL_COLUMNS = ("event_id", "colour", "noc", "athletes", "won_at")
CHANGE_COLUMNS = ("learned_on", "event_id", "colour", "noc", "athletes", "reason", "source")
ATHLETE_COLUMNS = ("name", "noc", "gender", "birth_date", "birth_date_sure", "aliases", "disciplines", "events")
TABLE_COLUMNS = ("noc", "gold", "silver", "bronze", "rank", "source")


class PopulationRow(Strict):
    """One line of ``population.csv``: how many people live in the country of an NOC, in that year."""

    noc: Noc
    year: int
    inhabitants: Annotated[int, Field(gt=0)]


class SeveralSportsRow(Strict):
    """One line of ``several_sports.csv``: a person with medals in sports that are not related."""

    name: str = Field(min_length=1)
    noc: Noc


class StepRow(Strict):
    """A step of a podium, as a line of a file states it."""

    event_id: EventId = Field(min_length=1)
    colour: Colour
    noc: Noc
    athletes: tuple[str, ...]


class MedalRow(StepRow):
    """One line of a ``medals.csv``: the podiums as they stood right after the Games."""

    won_at: AwareDatetime | None


class ChangeRow(StepRow):
    """One line of a ``changes.csv``. The lines of one event with one date are the complete podium from that date."""

    learned_on: date
    reason: str = Field(min_length=1, description="in Dutch: fans read it")
    source: str = Field(min_length=1)


class TableRow(Strict):
    """One line of a ``table.csv``: the official table as printed, to check the medals against."""

    noc: Noc
    gold: Annotated[int, Field(ge=0)]
    silver: Annotated[int, Field(ge=0)]
    bronze: Annotated[int, Field(ge=0)]
    rank: int | None
    source: str = Field(min_length=1)


class EventRow(Strict):
    """One line of an ``events.csv``: both moments with their offset from UTC."""

    event_id: EventId = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    discipline: str
    name: str = Field(min_length=1)
    gender: Gender
    team: bool
    venue: str
    starts_at: AwareDatetime | None
    ends_at: AwareDatetime
