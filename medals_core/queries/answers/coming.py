"""The events still to come: which, when, and who is entered in them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.games import Athlete, Event, EventId
from medals_core.medal_lines import entrants
from medals_core.queries.filters import Medals
from medals_core.queries.model import Left
from medals_core.queries.results import LeftAnswer
from medals_core.queries.selecting import MedalSearch, find
from medals_core.queries.universe import events_left, suits


@answers(Left)
def answer_left(query: Left, archive: Archive, viewpoint: Viewpoint) -> LeftAnswer:
    found, of = find(query.of, archive), query.of
    theirs = _entered(found, archive)
    named = bool(of.nations or of.athletes)
    events = tuple(_left(of, found, theirs if named else None))[: query.take]
    programme = [event for index in found.indexes for event in index.edition.in_order if suits(event, of)]
    left = [event for index in found.indexes for event in events_left(of, index, found.until)]
    undecided = {event.discipline for event in left}
    open_days = ({"to_day": None, "weekdays": ()}, {"from_day": None, "to_day": None, "weekdays": ()})
    wider = (of.narrowed(**days) for days in open_days)
    later = () if events else chain.from_iterable(_left(each, found, theirs if named else None) for each in wider)
    entered = theirs if named else entrants(archive, viewpoint.own)
    return LeftAnswer(
        **found.common(viewpoint.now),
        query=query,
        events=events,
        entered={event.event_id: entered[event.event_id] for event in events if event.event_id in entered},
        later=next(iter(later), None),
        unentered=0 if events or not named else sum(1 for _ in _left(of, found, None)),
        total=len(programme),
        decided=tuple(each for each in programme if of.athletes and each.event_id in theirs and each not in left),
        sports=tuple(dict.fromkeys(event.discipline for event in programme if event.discipline not in undecided)),
    )


def _entered(found: MedalSearch, archive: Archive) -> Mapping[EventId, tuple[Athlete, ...]]:
    """By event the athletes of the filter's nations and its people who are entered, known of the current Games."""
    if all(index.games.games_id != archive.current_id for index in found.indexes):
        return {}
    entered: dict[EventId, tuple[Athlete, ...]] = {}
    for noc in found.nations if found.of.nations else ():
        for event_id, people in entrants(archive, noc).items():
            entered[event_id] = (*entered.get(event_id, ()), *people)
    for athlete in (archive.athletes[each] for each in found.of.athletes):
        for event_id in athlete.events:
            entered[event_id] = (*entered.get(event_id, ()), athlete)
    return entered


def _left(of: Medals, found: MedalSearch, entered: Mapping[EventId, object] | None) -> Iterator[Event]:
    """The events whose gold is not decided at that moment; only those ``entered``, when that is told."""
    if found.unknown is None:
        for index in found.indexes:
            for event in events_left(of, index, found.until):
                in_time = found.after is None or event.ends_at > found.after
                if in_time and (entered is None or event.event_id in entered):
                    yield event
