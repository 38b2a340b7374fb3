"""Several moments of one clause: which days they are together."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.understanding.time.meanings import Day, DayPart, DayRange, EventsDone, Instant, MomentSpan, Relation, Weekdays
from medals_core.games import Games
from medals_core.queries.filters import Medals

Gap = tuple[date, date]
_ONE = timedelta(days=1)
_SOON = timedelta(days=2)


def together(spans: Sequence[MomentSpan], *, state: bool) -> tuple[list[MomentSpan], list[Medals]] | None:
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


def told_nearer(spans: list[MomentSpan], games: Games, *, named_again: bool) -> list[MomentSpan]:
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


def _gaps(closed: Sequence[Gap]) -> list[Gap]:
    """The days between stretches in order of time."""
    gaps: list[Gap] = []
    end = closed[0][1]
    for first, last in closed[1:]:
        if first > end + _ONE:
            gaps.append((end + _ONE, first - _ONE))
        end = max(end, last)
    return gaps
