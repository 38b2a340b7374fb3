"""Replies say the query back: every field of a query that changes, changes the first lines, and so does every part of
a filter. What is not said is not known to have been asked."""

from datetime import date
from typing import Any

import pytest

from bot.replies.queries.filters import noun
from medals_core import (
    EVER,
    AfterEvent,
    AfterEvents,
    AfterMedal,
    AsOf,
    Colour,
    Described,
    Gender,
    Groups,
    Measure,
    Medals,
    Podium,
    Query,
    Role,
    Scope,
    Value,
    WhenRanked,
)
from tests.support.listing import each
from tests.support.replies import queries as q
from tests.support.replies.saying import bare, end_of, moment, reply, scene

BASE = q.of("GER", colours=Colour.SILVER, genders=Gender.WOMEN, disciplines="biathlon")

CHANGED: dict[str, Any] = {
    "games": Scope(ids=("2022-winter",)),
    "as_of": end_of(17),
    "after": end_of(12),
    "nations": ("SWE",),
    "athletes": ("femke-kok",),
    "colours": (Colour.GOLD,),
    "disciplines": ("luge",),
    "events": (q.W500,),
    "genders": (Gender.MEN,),
    "team": True,
    "from_day": date(2026, 2, 12),
    "to_day": date(2026, 2, 14),
    "weekdays": (0,),
    "place": "cortina",
    "podium": Podium.SWEPT,
    "beside": q.of("NED"),
    "above": q.of("NED"),
    "below": q.of("NED"),
    "but_not": (q.of(disciplines="luge"),),
}


def test_every_field_has_a_change() -> None:
    assert set(CHANGED) == set(Medals.model_fields)


@pytest.mark.parametrize("field", CHANGED)
def test_each_field_of_a_filter_changes_the_noun_and_the_first_line(field: str) -> None:
    changed = BASE.narrowed(**{field: CHANGED[field]})
    assert noun(changed, scene()) != noun(BASE, scene())
    counts = [Value(measure=Measure(of=of)) for of in (BASE, changed)]
    assert head(counts[0]) != head(counts[1])


INNER = [
    *(Medals(podium=podium) for podium in Podium),
    Medals(games=EVER),
    Medals(games=Scope(ever=True, since=1994)),
    Medals(games=Scope(ever=True, until=2010)),
    Medals(games=Scope(ever=True, since=1994, until=2010)),
    Medals(games=Scope(ever=True, hosted=True)),
    Medals(games=Scope(ids=("2022-winter",), hosted=True)),
    Medals(as_of=AsOf(known_by=moment(20))),
    *(Medals(nations=(Described(role=role, of="NED", rank=rank, name="benelux"),)) for role in Role for rank in (2, 3)
      if role in (Role.RANK, Role.LAST, Role.ABOVE, Role.BELOW)),
    Medals(nations=(Described(role=Role.HOST),)),
    Medals(nations=(Described(role=Role.GROUP, name="benelux"),)),
    *(Medals(as_of=AfterEvent(event_id=event, before=side)) for event in (q.W500, q.M1500) for side in (True, False)),
    *(Medals(as_of=AfterMedal(of=of, nth=nth)) for of in (q.of("ITA"), q.of("ITA", colours=q.G)) for nth in (1, 2, -1)),
    Medals(as_of=AfterMedal(of=q.of("ITA"), before=True)),
    Medals(as_of=AfterEvents(events=50)),
    Medals(as_of=AfterEvents(half=True)),
    *(Medals(as_of=WhenRanked(noc="NED", rank=3, or_better=better, first=first, lost=lost))
      for better in (True, False) for first in (True, False) for lost in (True, False)),
    *(Medals(after=after) for after in (end_of(12), AfterEvent(event_id=q.W500), AfterEvents(events=3))),
    *(Medals(weekdays=days) for days in ((0,), (1,), (5, 6), (0, 2))),
    *(Medals(but_not=(inner,)) for inner in (
        q.of(genders=Gender.WOMEN), q.of(genders=Gender.MIXED), q.of(team=True), q.of(team=False), q.of("NED"),
        q.of(athletes=q.KOK), q.of(colours=Colour.GOLD), q.of(events=q.W500), q.of("NED", colours=Colour.GOLD),
        q.of(from_day=q.feb(12), to_day=q.feb(12)), q.of(disciplines=("luge", "skeleton")),
    )),
]  # fmt: skip


def test_no_two_filters_are_said_alike() -> None:
    said = [noun(of, scene()) for of in INNER]
    assert len(set(said)) == len(said), sorted(words for words in said if said.count(words) > 1)


def head(query: Query) -> str:
    """The first line and the one right under it, without the stage."""
    lines = [line for line in bare(reply(query).text).splitlines() if line]
    return "\n".join(line for line in lines[:2] if not line.startswith("Eindstand"))


def changes_of(query: Query) -> list[Query]:
    """The query with each field back at what it is when nothing was said, where that is another query."""
    return [
        query.model_copy(update={name: field.get_default(call_default_factory=True)})
        for name, field in type(query).model_fields.items()
        if not field.is_required()
        and name not in ("kind", "ask", "as_of", "games")
        and getattr(query, name) != field.get_default(call_default_factory=True)
        and not (
            name == "measure" and isinstance(query, Groups) and query.measure in [each.measure for each in query.having]
        )
    ]


@each(q.EVERY)
def test_a_condition_left_out_is_heard(query: Query) -> None:
    """A query without one of its conditions is another question; its answer begins otherwise."""
    for other in changes_of(query):
        if valid(other):
            assert head(other) != head(query), other


def valid(query: Query) -> bool:
    """Some need two or none of their fields; the thirty-first of twenty is none, however many were asked."""
    fields = query.model_dump(exclude_defaults=True)
    if fields.get("skip", 0) > 20 or fields.get("turned"):
        return False
    return not (query.kind == "needed" and not {"passes", "place", "count"} & set(fields)) and not (
        query.kind == "certain" and not {"place", "above"} & set(fields)
    )  # fmt: skip
