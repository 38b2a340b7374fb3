"""On which days medals were won, or at which moment the table is asked for; which days several moments are together."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.games import are_listed
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.time.meanings import (
    Day,
    DayPart,
    DayRange,
    EventsDone,
    Impossible,
    Instant,
    MomentSpan,
    Relation,
    Shift,
    Weekdays,
)
from bot.understanding.understood import Note, NoteKind
from medals_core.archive import LATEST, AsOf
from medals_core.games import Games
from medals_core.queries.filters import AfterEvents, Medals, Scope

_Gap = tuple[date, date]
_ONE = timedelta(days=1)
_SOON = timedelta(days=2)


def take_moments(found: Narrowing, bag: Bag, ctx: Context, state: bool) -> None:
    if not bag.holds("moment", "when"):
        return
    games = ctx.edition.games
    places = bag.places("moment")
    beside = any(one.has("and") or one.has("or") for p, q in pairwise(places) for one in bag.items[p + 1 : q])
    said: list[MomentSpan] = bag.take_all("moment")
    for span in said:
        if isinstance(span.meaning, Impossible):
            if len(said) == 1 or not are_listed(bag, "moment"):
                raise Refused(span.meaning.reason)
            bag.notes.append(Note(kind=NoteKind.NEVER_WAS, said=span.meaning.reason))
    stretches = [span for span in said if not isinstance(span.meaning, Impossible)]
    if said and not stretches and found.as_of == LATEST:
        raise Refused(bag.notes[-1].said)
    if state and not beside:
        between = [one.text.lower() for p, q in pairwise(places) for one in bag.items[p + 1 : q]]
        stretches = _told_nearer(stretches, games, named_again=any(one in ("zeg", "zo", "dus") for one in between))
    joined = _together(stretches, state=state)
    if joined is None:
        raise Refused("Dat zijn verschillende momenten; vraag ze na elkaar.")
    spans, gaps = joined
    found.but_not.extend(gaps)
    for span in spans:
        found.moment = span
        _games_of_the_year(found, span, ctx)
        match span.meaning:
            case Weekdays(days):
                found.weekdays = days
            case EventsDone(events, half):
                found.as_of = AfterEvents(events=events, half=half)
            case Shift():
                raise Refused("")
            case _:
                _place_moment(found, span, games, state)
    for when in bag.take_all("when"):
        found.as_of = when


def _games_of_the_year(found: Narrowing, span: MomentSpan, ctx: Context) -> None:
    """ "op 12 februari 2014" is of the Games of that year; raises Refused where there were none."""
    days = [day for day in span.days() or () if day is not None]
    if not days or max(days).year >= ctx.edition.games.opening.year:
        return
    year = max(days).year
    held = [one for one in ctx.archive.editions.values() if one.games.opening.year == year]
    if not held:
        raise Refused(f"In {year} waren er geen Winterspelen.")
    if found.scope.is_current:
        found.scope = Scope(ids=(held[0].games.games_id,))


def _place_moment(found: Narrowing, span: MomentSpan, games: Any, state: bool) -> None:
    until = span.until(games)
    days = span.days()
    if state and until is not None:
        found.as_of = AsOf(won_by=until)
    elif days is not None:
        found.days = days
    else:
        after, before = span.window(games)
        if isinstance(span.meaning, DayPart) and after is not None and before is not None:
            day = span.meaning.day  # whose beginning or end it may share
            found.days = (day, day)
            after = after if after > games.start_of(day) else None
            before = before if before < games.end_of(day) else None
        if after is not None:
            found.after = AsOf(won_by=after)
        if before is not None:
            found.as_of = AsOf(won_by=before)


def _together(spans: Sequence[MomentSpan], *, state: bool) -> tuple[list[MomentSpan], list[Medals]] | None:
    """The moments as at most one of each kind, and the days between them that are not meant; None when they are no one
    stretch of time. ``state``: how things stood, which is at one moment."""
    weekdays = [one for one in spans if isinstance(one.meaning, Weekdays)]
    others = list(dict.fromkeys((one.relation, one.meaning) for one in spans if one not in weekdays))
    kept = [next(one for one in spans if (one.relation, one.meaning) == key) for key in others]
    days = {day: None for one in weekdays if isinstance(one.meaning, Weekdays) for day in one.meaning.days}
    found = [weekdays[0]._replace(meaning=Weekdays(tuple(days)))] if weekdays and not _are_told(days, kept) else []
    if len(kept) < 2:
        return [*found, *kept], []
    whole = [one.days() for one in kept]
    if state or any(one is None for one in whole):
        return None
    bounds = [(first, last) for one in whole if one is not None for first, last in [one]]
    if all(first is not None and last is not None for first, last in bounds):
        closed = sorted((first, last) for first, last in bounds if first is not None and last is not None)
        span = kept[0]._replace(relation=Relation.AT, meaning=DayRange(closed[0][0], max(last for _, last in closed)))
        return [*found, span], [Medals(from_day=first, to_day=last) for first, last in _gaps(closed)]
    start = max((first for first, _ in bounds if first is not None), default=None)
    end = min((last for _, last in bounds if last is not None), default=None)
    if start is None or end is None or start > end or len(kept) > 2:
        return None
    meaning = Day(start) if start == end else DayRange(start, end)
    return [*found, kept[0]._replace(relation=Relation.AT, meaning=meaning)], []


def _are_told(weekdays: Iterable[int], kept: Sequence[MomentSpan]) -> bool:
    """ "in het weekend van 14 en 15 februari": those days themselves."""
    days = [one.meaning.day for one in kept if one.relation is Relation.AT and isinstance(one.meaning, Day)]
    return bool(days) and len(days) == len(kept) and {day.weekday() for day in days} <= set(weekdays)


def _told_nearer(spans: list[MomentSpan], games: Games, *, named_again: bool) -> list[MomentSpan]:
    """ "na de eerste week, zo zondag de 15e": the day itself, where it tells nearer what was said of it.
    ``named_again``: "zeg" or the like stands between them."""
    if len(spans) != 2:
        return spans
    half = [one for one in spans if isinstance(one.meaning, EventsDone) and one.meaning.half]
    days = [one for one in spans if one not in half and one.days() is not None]
    if half and days and named_again:
        return days  # "halverwege, zeg na zondag de 15e"
    loose = [one for one in spans if one.relation is Relation.AFTER]
    exact = [one for one in spans if one.relation is Relation.AT and isinstance(one.meaning, Day | DayPart | Instant)]
    if len(loose) != 1 or len(exact) != 1:
        return spans
    start, end = loose[0].until(games), exact[0].until(games)
    return exact if start is not None and end is not None and start < end <= start + _SOON else spans


def _gaps(closed: Sequence[_Gap]) -> list[_Gap]:
    """The days between stretches in order of time."""
    gaps: list[_Gap] = []
    end = closed[0][1]
    for first, last in closed[1:]:
        if first > end + _ONE:
            gaps.append((end + _ONE, first - _ONE))
        end = max(end, last)
    return gaps
