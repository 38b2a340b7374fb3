"""Questions of every kind that looks something up, over the real archive."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from medals_core import (
    LATEST,
    AsOf,
    AthleteQuestion,
    Colour,
    ComparisonQuestion,
    DayQuestion,
    DisciplineQuestion,
    EventQuestion,
    Gender,
    MedalsQuestion,
    NationQuestion,
    NationsQuestion,
    ProgrammeQuestion,
    RankQuestion,
    SuperlativeQuestion,
    TableQuestion,
)
from medals_core.questions import Asked, Claim, Metric, NationFocus, Wanted
from tests.replies.saying import AFTER, ROME, archive

NOCS = sorted(archive().nations)
MEDALLISTS = sorted({noc for edition in archive().editions.values() for noc in edition.book.tallies()})
ATHLETES = sorted(archive().athletes)
GAMES = list(archive().editions)
DISCIPLINES = sorted({event.discipline for edition in archive().editions.values() for event in edition.in_order})

NOWS = st.sampled_from(
    [AFTER, *(datetime(2026, 2, day, hour, tzinfo=ROME) for day, hour in ((1, 9), (6, 20), (9, 19), (17, 18), (22, 9)))]
)

nocs = st.one_of(st.sampled_from(MEDALLISTS), st.sampled_from(NOCS))
days = st.dates(date(2026, 2, 1), date(2026, 2, 26))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


@st.composite
def moments(draw: st.DrawFn) -> dict[str, Any]:
    """The Games and the moment asked about: mostly the current Games, and now."""
    games = draw(st.one_of(st.none(), st.none(), st.sampled_from(GAMES)))
    if games is not None or draw(st.booleans()):
        return {"games": games, "as_of": LATEST}
    won_by = datetime(2026, 2, 1, tzinfo=ROME) + timedelta(minutes=draw(st.integers(0, 26 * 24 * 60)))
    return {"games": None, "as_of": AsOf(won_by=won_by)}


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    return draw(draw(st.sampled_from(KINDS)))


def of(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(moments(), st.fixed_dictionaries(fields)).map(lambda both: kind(**both[0], **both[1]))


@st.composite
def event_questions(draw: st.DrawFn) -> EventQuestion:
    moment = draw(moments())
    edition = archive().edition(moment["games"])
    return EventQuestion(
        event_id=draw(st.sampled_from(sorted(edition.events))),
        colour=draw(colours),
        noc=draw(maybe(nocs)),
        candidates=tuple(draw(st.lists(st.sampled_from(ATHLETES), max_size=2, unique=True))),
        **moment,
    )


colours = maybe(st.sampled_from(list(Colour)))
genders = maybe(st.sampled_from(list(Gender)))
disciplines = maybe(st.sampled_from(DISCIPLINES))

KINDS: list[st.SearchStrategy[Asked]] = [
    of(
        TableQuestion,
        metric=st.sampled_from(list(Metric)),
        gender=genders,
        discipline=disciplines,
        limit=maybe(st.sampled_from([0, 3, 20, 200])),
        start=st.integers(1, 40),
        around=maybe(nocs),
    ),
    of(
        NationQuestion,
        noc=nocs,
        focus=st.sampled_from(list(NationFocus)),
        claimed_rank=maybe(st.integers(1, 30)),
        claimed_top=maybe(st.integers(1, 30)),
    ),
    of(RankQuestion, rank=st.integers(1, 40), last=st.booleans()),
    of(
        ComparisonQuestion,
        nocs=st.lists(nocs, min_size=2, max_size=10, unique=True).map(tuple),
        colour=colours,
        total=st.booleans(),
        claim=maybe(st.sampled_from(list(Claim))),
        discipline=disciplines,
        gender=genders,
    ),
    of(AthleteQuestion, athlete_id=st.sampled_from(ATHLETES), colour=colours, yes_no=st.booleans()),
    event_questions(),
    of(DisciplineQuestion, discipline=st.sampled_from(DISCIPLINES), noc=maybe(nocs), gender=genders),
    of(
        MedalsQuestion,
        wanted=st.sampled_from(list(Wanted)),
        noc=maybe(nocs),
        colour=colours,
        discipline=disciplines,
        gender=genders,
        athlete_id=maybe(st.sampled_from(ATHLETES)),
        from_day=maybe(days),
        to_day=maybe(days),
        ever=st.booleans(),
    ),
    of(
        NationsQuestion,
        colour=colours,
        minimum=st.integers(1, 12),
        without=st.booleans(),
        first_ever=st.booleans(),
        count=st.booleans(),
    ),
    of(
        SuperlativeQuestion,
        of=st.sampled_from(["nations", "athletes"]),
        colour=colours,
        fewest=st.booleans(),
        noc=maybe(nocs),
        discipline=disciplines,
        gender=genders,
        ever=st.sampled_from([False, False, True]),
    ),
    of(DayQuestion, day=days, noc=maybe(nocs)),
    of(ProgrammeQuestion, day=maybe(days), discipline=disciplines, noc=maybe(nocs)),
]
