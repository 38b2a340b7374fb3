"""Questions of every kind that reasons, over the real archive."""

from typing import Any

from hypothesis import strategies as st

from medals_core.medals import Colour
from medals_core.questions import (
    AmbitionQuestion,
    Asked,
    CertaintyQuestion,
    Change,
    ChangedMedalQuestion,
    HistoryQuestion,
    OvertakeQuestion,
    RaceQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
    WhatIfQuestion,
)
from tests.replies.asking import GAMES, days, maybe, moments, nocs, of
from tests.replies.saying import archive

places = st.integers(1, 40)
some_changes = st.lists(
    st.builds(
        Change,
        noc=nocs,
        colour=st.sampled_from(list(Colour)),
        count=st.sampled_from([-40, -2, -1, 1, 1, 2, 3, 40]),
    ),
    min_size=1,
    max_size=6,
).map(tuple)


@st.composite
def changed_medals(draw: st.DrawFn) -> ChangedMedalQuestion:
    moment: dict[str, Any] = draw(moments())
    edition = archive().edition(moment["games"])
    return ChangedMedalQuestion(
        event_id=draw(st.sampled_from(sorted(edition.events))),
        colour=draw(st.sampled_from(list(Colour))),
        noc=draw(maybe(nocs)),
        **moment,
    )


@st.composite
def history_questions(draw: st.DrawFn) -> HistoryQuestion:
    return HistoryQuestion(
        noc=draw(maybe(nocs)),
        since=draw(maybe(st.sampled_from([1924, 1960, 1992, 2010, 2026]))),
        rank=draw(maybe(places)),
        record=draw(maybe(st.sampled_from(["most", "gold", "rank", "fewest"]))),
    )


REASONING: dict[str, st.SearchStrategy[Asked]] = {
    "race": of(RaceQuestion, place=maybe(places), noc=maybe(nocs)),
    "overtake": of(OvertakeQuestion, noc=maybe(nocs), target=maybe(nocs), place=maybe(places)),
    "what-if": of(WhatIfQuestion, changes=some_changes, goal_rank=maybe(places), goal_passes=maybe(nocs)),
    "changed-medal": changed_medals(),
    "certainty": of(CertaintyQuestion, noc=maybe(nocs), place=maybe(places)),
    "timeline": of(
        TimelineQuestion,
        nocs=st.lists(nocs, max_size=6, unique=True).map(tuple),
        from_day=maybe(days),
        to_day=maybe(days),
    ),
    "report": of(ReportQuestion, day=days),
    "ambition": of(AmbitionQuestion, noc=maybe(nocs)),
    "history": history_questions(),
    "then-and-now": of(ThenAndNowQuestion, noc=maybe(nocs)),
    "same-stage": of(SameStageQuestion, former=maybe(st.sampled_from(GAMES)), noc=maybe(nocs)),
    "records": of(RecordsQuestion, noc=maybe(nocs)),
}
