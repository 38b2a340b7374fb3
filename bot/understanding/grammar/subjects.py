"""The subject of a question: the filter that it is about, and the same question about another filter."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from medals_core.archive import LATEST, Archive, AsOf
from medals_core.games import Event
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import (
    Ask,
    Certain,
    Claim,
    Groups,
    Holders,
    Identify,
    Left,
    Listing,
    Needed,
    Spells,
    Suppose,
    Value,
    Versus,
)
from medals_core.questions import (
    AthleteQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    HistoryQuestion,
    NationQuestion,
    ProgrammeQuestion,
    Question,
    ReportQuestion,
    TableQuestion,
)

Change = Callable[[Medals], Medals]


@lru_cache(maxsize=16)  # the checks on a reading look at its parts ten times
def parts_of(question: Question) -> tuple[BaseModel, ...]:
    """The question and everything that it is made of, each before its own parts."""
    found: list[BaseModel] = []
    left: list[Any] = [question]
    while left:
        one = left.pop()
        if isinstance(one, BaseModel):
            found.append(one)
        inner = one if isinstance(one, tuple) else vars(one).values()
        left.extend(each for each in reversed(inner) if each and isinstance(each, BaseModel | tuple))
    return tuple(found)


def filters(question: Question) -> list[Medals]:
    """Every filter in a question, those within others too."""
    return [one for one in parts_of(question) if isinstance(one, Medals)]


def subject(question: Question) -> Medals | None:
    """The medals that the question is about; None where it is about none."""
    match question:
        case Value(measure=measure):
            return measure.of
        case Listing(of=of) | Left(of=of):
            return of
        case Groups(measure=measure):
            return measure.of
        case Versus(measures=measures):
            return measures[0].of
        case Claim(conditions=conditions):
            return conditions[0].measure.of
        case Spells(noc=noc):
            return Medals(nations=(noc,))
        case Needed(noc=noc, within=within) | Certain(noc=noc, within=within):
            return within.narrowed(nations=(noc,))
        case Identify(within=within) | Holders(within=within):
            return within
        case NationQuestion(noc=noc, only=only):
            return only.narrowed(nations=(noc,), games=scope_of(question.games), as_of=question.as_of)
        case TableQuestion(only=only):
            return only.narrowed(games=scope_of(question.games), as_of=question.as_of)
        case ComparisonQuestion(nocs=nocs, only=only):
            return only.narrowed(nations=nocs, games=scope_of(question.games), as_of=question.as_of)
        case AthleteQuestion(athlete_id=athlete_id):
            return Medals(athletes=(athlete_id,))
        case EventQuestion(event_id=event_id):
            return Medals(events=(event_id,), games=scope_of(question.games))
        case DayQuestion(day=day, noc=noc) | ProgrammeQuestion(day=date() as day, noc=noc):
            return Medals(from_day=day, to_day=day, nations=(noc,) if noc else ())
        case ReportQuestion(day=day):
            return Medals(from_day=day, to_day=day)
        case HistoryQuestion(noc=noc):
            scope = EVER.model_copy(update={"seasons": question.seasons})
            return Medals(nations=(noc,) if noc else (), games=scope)
        case Suppose(games=games, as_of=as_of):
            return Medals(games=games, as_of=as_of)
    return None


def freed(of: Medals, by: Key) -> Medals:
    """The medals that are told apart by that, no more of one such thing: "in welke sport" is not of one sport."""
    match by:
        case Key.DISCIPLINE:
            return of.narrowed(disciplines=(), events=())
        case Key.EVENT:
            return of.narrowed(events=())
        case Key.DAY:
            return of.narrowed(from_day=None, to_day=None, weekdays=())
    return of


def scope_of(games_id: str | None) -> Scope:
    return Scope(ids=(games_id,)) if games_id else CURRENT


def about(question: Question, change: Change) -> Question | None:
    """The same question about changed medals; None where that cannot be."""
    match question:
        case Value() | Groups():
            return _checked(
                question,
                measure=_measured(question.measure, change),
                **({"having": _all(question.having, change)} if isinstance(question, Groups) else {}),
            )
        case Listing() | Left():
            return _checked(question, of=change(question.of))
        case Versus():
            return _checked(question, measures=tuple(_measured(one, change) for one in question.measures))
        case Claim():
            return _checked(question, conditions=_all(question.conditions, change))
        case Needed() | Certain() | Identify():
            return _checked(question, within=change(question.within))
        case Holders():
            return _of_holders(question, change(question.within))
        case Suppose():
            made = change(Medals(games=question.games, as_of=question.as_of))
            return _checked(question, games=made.games, as_of=made.as_of)
        case Spells():
            made = change(Medals(nations=(question.noc,)))
            noc = made.nations[0] if len(made.nations) == 1 else None
            if not isinstance(noc, str) or made.games != CURRENT:
                return None
            condition = question.condition
            moved = None if condition is None else _condition(condition, lambda of: of.narrowed(nations=(noc,)))
            return _checked(question, noc=noc, condition=moved)
    of = subject(question)
    return _page(question, change(of)) if of is not None else None


def _of_holders(question: Holders, made: Medals) -> Question | None:
    """Who held the place within the days said; of one nation how long it did."""
    days = {"from_day": made.from_day or question.from_day, "to_day": made.to_day or question.to_day}
    within = made.narrowed(from_day=None, to_day=None)
    if not within.nations:
        return _checked(question, within=within, **days)
    noc = within.nations[0] if len(within.nations) == 1 else None
    if not isinstance(noc, str):
        return None
    held = Condition(measure=Measure(kind=Kind.RANK, of=within), op=Op.EQUAL, value=question.place)
    return Spells(noc=noc, condition=held, **days)


def _checked(question: Any, **fields: Any) -> Question:
    made: Question = question.model_copy(update=fields)
    return made


def _measured(measure: Measure, change: Change) -> Measure:
    of, whole = measure.of, measure.whole
    if whole is not None:  # "welk deel van het goud won Nederland, en Duitsland": of all gold, as before
        apart = [name for name in _PARTS if getattr(of, name) and not getattr(whole, name)]
        whole = change(whole).narrowed(**dict.fromkeys(apart, ()))
    return measure.model_copy(update={"of": change(of), "whole": whole})


_PARTS = ("nations", "athletes", "disciplines", "events", "genders", "colours")
"""What a part of a whole may be told by."""


def _all(conditions: tuple[Condition, ...], change: Change) -> tuple[Condition, ...]:
    return tuple(_condition(one, change) for one in conditions)


def _condition(one: Condition, change: Change) -> Condition:
    """Only the measure is moved; what it is held against keeps its nation."""
    value = one.value
    if isinstance(value, Measure):
        kept = value.of
        own, moved = (Medals(nations=of.nations) for of in (one.measure.of, change(one.measure.of)))

        def beside(of: Medals) -> Medals:
            made = change(of)
            others = tuple(moved if each == own else each for each in made.but_not)  # "meer dan alle anderen samen"
            return made.narrowed(nations=kept.nations, athletes=kept.athletes, but_not=others)

        value = _measured(value, beside)
    return one.model_copy(update={"measure": _measured(one.measure, change), "value": value})


def _page(question: Question, of: Medals) -> Question | None:
    """The page about these medals; where a page cannot hold them, the list of them."""
    games = of.games.ids[0] if len(of.games.ids) == 1 and not of.games.ever else None
    whole = games is not None or of.games == CURRENT
    as_of = of.as_of if isinstance(of.as_of, AsOf) else None
    part = of.narrowed(nations=(), games=CURRENT, as_of=LATEST, athletes=())
    nocs = tuple(noc for noc in of.nations if isinstance(noc, str))
    plain = whole and as_of is not None and len(nocs) == len(of.nations) and not of.athletes
    bare = part == Medals()
    match question:
        case NationQuestion() if plain and len(nocs) == 1 and not of.colours:
            return NationQuestion(noc=nocs[0], only=part, games=games, as_of=as_of or LATEST)
        case ComparisonQuestion() if plain and len(nocs) > 1 and not of.colours:
            return ComparisonQuestion(nocs=nocs, only=part, games=games, as_of=as_of or LATEST)
        case TableQuestion() if plain and not nocs and not of.colours:
            return question.model_copy(update={"only": part, "games": games, "as_of": as_of or LATEST, "start": 1})
        case TableQuestion() if plain and len(nocs) == 1 and not of.colours:
            return NationQuestion(noc=nocs[0], only=part, games=games, as_of=as_of or LATEST)
        case EventQuestion() if whole and len(of.events) == 1 and not nocs and not of.athletes and not of.colours:
            return EventQuestion(event_id=of.events[0], games=games)
        case AthleteQuestion() if of == Medals(athletes=of.athletes) and len(of.athletes) == 1:
            return AthleteQuestion(athlete_id=of.athletes[0])
        case DayQuestion() if (
            of.from_day is not None and of.from_day == of.to_day and len(nocs) <= 1 and not of.colours
        ):
            return DayQuestion(day=of.from_day, noc=nocs[0] if nocs else None)
        case ReportQuestion() if of.from_day is not None and of == Medals(from_day=of.from_day, to_day=of.from_day):
            return ReportQuestion(day=of.from_day)
        case HistoryQuestion() if bare and len(nocs) == 1 and of.games.is_whole and not of.games.hosted:
            return HistoryQuestion(noc=nocs[0], seasons=of.games.seasons)
        case HistoryQuestion() if whole and len(nocs) == 1:
            return NationQuestion(noc=nocs[0], only=part, games=games, as_of=as_of or LATEST)
    return Listing(of=of, ask=Ask.WHICH)


def same_event(event: Event, archive: Archive, games_id: str, **changed: Any) -> Event | None:
    """The event of those Games that differs from this one only as said (gender, discipline)."""
    events = archive.edition(games_id).events
    wanted = {"discipline": event.discipline, "gender": event.gender, **changed}
    fitting = [one for one in events.values() if all(getattr(one, name) == value for name, value in wanted.items())]
    same = [one for one in fitting if one.name == event.name]
    if not same:
        distance = event.name.split(" ")[0]
        same = [one for one in fitting if distance.isdigit() and one.name.split(" ")[0] == distance]
    if not same and not event.name[:1].isalpha():  # "4x7,5 kilometer aflossing, en bij de dames": theirs is shorter
        kind = event.name.split(" ")[-1]
        same = [one for one in fitting if one.name.split(" ")[-1] == kind and not kind[:1].isdigit()]
    return same[0] if len(same) == 1 else fitting[0] if len(fitting) == 1 else None
