"""Which groups there can be, also without a medal: every event, every medal day, every nation of those Games …"""

from collections.abc import Iterator
from datetime import datetime

from medals_core.archive import Archive
from medals_core.games import Event, Games
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.index import Index
from medals_core.queries.measures import Key
from medals_core.queries.selecting import MedalSearch, at_place


def _took_part(games: Games, found: MedalSearch) -> bool:
    """Were any of the nations of the filter there? Who was not did not come home without gold either."""
    unknown = not games.took_part or not found.of.nations
    return unknown or not set(games.took_part).isdisjoint(found.nations)


def possible_keys(found: MedalSearch, by: Key, archive: Archive) -> tuple[str, ...]:
    """All keys that the filter leaves possible, in their natural order."""
    of = found.of
    match by:
        case Key.COLOUR:
            return tuple(of.colours or Colour)
        case Key.GAMES:
            held = (index.games for index in found.indexes if index.won)
            return tuple(games.games_id for games in held if _took_part(games, found))
        case Key.DAY:
            return medal_days(found)
        case Key.NATION:
            if of.nations:
                return found.nations
            if of.games.hosted:
                return tuple(dict.fromkeys(index.games.host for index in found.indexes))
            until = found.until
            nocs = (noc for i in found.indexes for noc, m in i.masks(Key.NATION).items() if m & i.until(until))
            return tuple(dict.fromkeys(nocs))
        case Key.CONTINENT:
            return tuple(key for key, group in archive.nations.groups.items() if group.is_continent)
        case Key.ATHLETE:
            return of.athletes or tuple(_entered(found, archive))
        case Key.EVENT:
            return tuple(dict.fromkeys(event.event_id for event in _events(found)))
        case Key.DISCIPLINE:
            there = {event.discipline for event in _events(found)}
            return tuple(slug for slug in archive.disciplines if slug in there)
        case Key.GENDER:
            return tuple(dict.fromkeys(event.gender for event in _events(found)))


def medal_days(found: MedalSearch) -> tuple[str, ...]:
    """The days on which medals were won, of those that the filter leaves: in its days, up to its moment."""
    of = found.of
    days = Medals(from_day=of.from_day, to_day=of.to_day, weekdays=of.weekdays, after=of.after, as_of=of.as_of)
    dated = MedalSearch(days.narrowed(games=of.games), found.archive)
    return tuple(sorted(dated.selection.by(Key.DAY)))


def _events(found: MedalSearch) -> Iterator[Event]:
    """The events decided by then in which the filter leaves a medal possible, in order of the programme."""
    of = found.of
    nobody = of.narrowed(nations=(), athletes=(), colours=())
    without_people = MedalSearch(nobody, found.archive) if _picks_events(of) else None
    for place, index in enumerate(found.indexes):
        left = without_people.selection.parts[place].medals if without_people else index.until(found.until)
        masks = index.masks(Key.EVENT)
        for event in index.edition.in_order:
            if masks.get(event.event_id, 0) & left and event.event_id in index.decided_at:
                yield event


def _picks_events(of: Medals) -> bool:
    days = (of.from_day, of.to_day, of.weekdays, of.after)
    picks = (of.disciplines, of.events, of.genders, of.place, of.podium, of.but_not, *days)
    return any((*picks, of.beside, of.above, of.below)) or of.team is not None


def suits(event: Event, of: Medals) -> bool:
    """Does the filter leave a medal of the event possible, as far as an event not decided yet tells?"""
    return (
        (not of.disciplines or event.discipline in of.disciplines)
        and (not of.events or event.event_id in of.events)
        and (not of.genders or event.gender in of.genders)
        and (of.team is None or event.team is of.team)
        and (not of.place or at_place(event.venue, of.place))
        and not any(not _by_people(exception) and suits(event, exception) for exception in of.but_not)
    )


def _by_people(of: Medals) -> bool:
    """Does it speak of who wins rather than of the event?"""
    return bool(of.nations or of.athletes or of.colours or of.podium or of.beside or of.above or of.below)


def events_left(of: Medals, index: Index, moment: datetime | None) -> Iterator[Event]:
    """The events that the filter leaves possible, whose gold was not known then, in order of the programme."""
    decided = {event_id for event_id, at in index.decided_at.items() if moment is None or at <= moment}
    for event in index.edition.in_order:
        if event.event_id not in decided and suits(event, of) and _is_on_day(event, of, index):
            yield event


def _is_on_day(event: Event, of: Medals, index: Index) -> bool:
    if of.from_day is None and of.to_day is None and not of.weekdays:
        return True
    day = index.games.local(event.ends_at).date()
    return (
        (of.from_day is None or day >= of.from_day)
        and (of.to_day is None or day <= of.to_day)
        and (not of.weekdays or day.weekday() in of.weekdays)
    )


def _entered(found: MedalSearch, archive: Archive) -> Iterator[str]:
    """The athletes entered at the current Games in an event that the filter leaves, for its nations."""
    if all(index.games.games_id != archive.current_id for index in found.indexes):
        return
    events = {event.event_id for event in archive.current.in_order if suits(event, found.of)}
    nocs = set(found.nations)
    for athlete in archive.entrants:
        of_nation = not nocs or not nocs.isdisjoint(athlete.nocs)
        if of_nation and not events.isdisjoint(athlete.events):
            yield athlete.athlete_id
