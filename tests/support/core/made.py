"""Queries made up for property tests, over the real archive."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from medals_core import Archive, AsOf, Colour, Gender, Key, Measure, Medals, Podium, Scope
from medals_core.queries.measures import Kind
from medals_core.queries.selecting import find
from medals_core.queries.selection import Selection
from tests.support.core.asking import archive

ROME = ZoneInfo("Europe/Rome")
NOCS = ("NED", "NOR", "ITA", "USA", "AIN", "BEL", "GER")
SPORTS = ("speed-skating", "short-track", "biathlon", "alpine-skiing", "ice-hockey")
PEOPLE = ("femke-kok", "jens-van-t-wout", "johannes-hosflot-klaebo", "ireen-wust")
EVENTS = ("speed-skating-500m-women", "short-track-500m-men", "biathlon-sprint-10km-men")
DAYS = st.dates(date(2026, 2, 7), date(2026, 2, 22))


def subset(values: Iterable[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(tuple(values)), min_size=1, max_size=3, unique=True).map(tuple)


CONDITIONS: dict[str, st.SearchStrategy[object]] = {
    "nations": subset(NOCS),
    "athletes": subset(PEOPLE),
    "colours": subset(Colour),
    "disciplines": subset(SPORTS),
    "events": subset(EVENTS),
    "genders": subset(Gender),
    "team": st.booleans(),
    "from_day": DAYS,
    "to_day": DAYS,
    "weekdays": subset(range(7)),
    "place": st.sampled_from(("Milano", "Cortina", "livigno", "nowhere")),
    "podium": st.sampled_from(Podium),
    "after": st.builds(lambda day: AsOf(won_by=datetime(2026, 2, day, 15, tzinfo=ROME)), st.integers(7, 22)),
    "as_of": st.builds(lambda day: AsOf(won_by=datetime(2026, 2, day, 18, tzinfo=ROME)), st.integers(7, 22)),
}
"""What each field that narrows can hold. Games are left out: they widen."""

UNDATED = ("nations", "colours", "disciplines", "genders", "team")
"""What can be asked of Games without days too."""


def filters(fields: tuple[str, ...] = tuple(CONDITIONS)) -> st.SearchStrategy[Medals]:
    some = {field: CONDITIONS[field] for field in fields}
    return st.fixed_dictionaries({}, optional=some).map(lambda chosen: Medals(**chosen))


def all_games(of: Medals) -> Medals:
    return of.narrowed(games=Scope(ever=True))


def chosen(of: Medals, within: Archive | None = None) -> Selection:
    return find(of, within or archive()).selection


def lines(of: Medals) -> set[tuple[str, str, str, str, tuple[str, ...]]]:
    """The medals of a filter, to compare as sets."""
    return {
        (line.games.games_id, line.event.event_id, line.medal.colour, line.medal.noc, line.medal.athletes)
        for line in chosen(of).lines()
    }


def count(kind: Kind = Kind.COUNT, per: Key | None = None, **fields: object) -> Measure:
    return Measure(kind=kind, per=per, of=Medals.model_validate(fields))
