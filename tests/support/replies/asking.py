"""Questions of every kind over the real archive: pages as people ask them, and every query that can be made."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

import medals_core as core
from bot.replies.reply import Reply
from medals_core.queries.errors import QueryError
from tests.support.reading.generated import QUERIES, made_later
from tests.support.replies.saying import AFTER, ROME, archive, reply

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
places = st.integers(1, 40)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2, unique=True).map(tuple)


@st.composite
def moments(draw: st.DrawFn) -> dict[str, Any]:
    """The Games and the moment asked about: mostly the current Games, and now."""
    games = draw(st.one_of(st.none(), st.none(), st.sampled_from(GAMES)))
    if games is not None or draw(st.booleans()):
        return {"games": games, "as_of": core.LATEST}
    won_by = datetime(2026, 2, 1, tzinfo=ROME) + timedelta(minutes=draw(st.integers(0, 26 * 24 * 60)))
    return {"games": None, "as_of": core.AsOf(won_by=won_by)}


parts = st.one_of(
    st.just(core.Medals()),
    st.builds(
        core.Medals,
        colours=some(st.sampled_from(list(core.Colour))),
        disciplines=some(st.sampled_from(DISCIPLINES)),
        genders=some(st.sampled_from(list(core.Gender))),
        team=maybe(st.booleans()),
        but_not=some(st.builds(core.Medals, disciplines=st.sampled_from(DISCIPLINES).map(lambda each: (each,)))),
    ),
)


def of(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(moments(), st.fixed_dictionaries(fields)).map(lambda both: kind(**both[0], **both[1]))


@st.composite
def event_questions(draw: st.DrawFn) -> core.EventQuestion:
    moment = draw(moments())
    edition = archive().edition(moment["games"])
    return core.EventQuestion(event_id=draw(st.sampled_from(sorted(edition.events))), **moment)


PAGES: dict[str, st.SearchStrategy[Any]] = {
    "table": of(
        core.TableQuestion,
        metric=st.sampled_from(list(core.Metric)),
        only=parts,
        limit=maybe(st.sampled_from([0, 3, 20, 200])),
        start=st.integers(1, 40),
        around=maybe(nocs),
    ),
    "nation": of(core.NationQuestion, noc=nocs, only=parts),
    "comparison": of(
        core.ComparisonQuestion, nocs=st.lists(nocs, min_size=2, max_size=10, unique=True).map(tuple), only=parts
    ),
    "athlete": of(core.AthleteQuestion, athlete_id=st.sampled_from(ATHLETES)),
    "event": event_questions(),
    "day": of(core.DayQuestion, day=days, noc=maybe(nocs)),
    "programme": of(
        core.ProgrammeQuestion, day=maybe(days), discipline=maybe(st.sampled_from(DISCIPLINES)), noc=maybe(nocs)
    ),
    "race": of(core.RaceQuestion, place=maybe(places), noc=maybe(nocs)),
    "certainty": of(core.CertaintyQuestion, noc=maybe(nocs), place=maybe(places)),
    "timeline": of(
        core.TimelineQuestion,
        nocs=st.lists(nocs, max_size=6, unique=True).map(tuple),
        from_day=maybe(days),
        to_day=maybe(days),
        only=parts,
    ),
    "report": of(core.ReportQuestion, day=days),
    "ambition": of(core.AmbitionQuestion, noc=maybe(nocs)),
    "history": st.builds(
        core.HistoryQuestion, noc=maybe(nocs), since=maybe(st.sampled_from([1924, 1960, 1992, 2010, 2026]))
    ),
    "then_and_now": of(core.ThenAndNowQuestion, noc=maybe(nocs)),
    "same_stage": of(core.SameStageQuestion, former=maybe(st.sampled_from(GAMES)), noc=maybe(nocs)),
    "records": of(core.RecordsQuestion, noc=maybe(nocs)),
}
KINDS = {**PAGES, **{query.model_fields["kind"].default: made_later(query) for query in QUERIES}}


def answered(question: core.Question, now: datetime = AFTER, own: str = "NED") -> Reply:
    """The reply; a query about what cannot be is passed over."""
    try:
        return reply(question, now, own)
    except QueryError:
        assume(False)
        raise
