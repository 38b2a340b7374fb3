"""Moments in words: "op 16 februari om 12:00", "na het goud van Jorrit Bergsma (21 feb 16:40)", "toen Nederland derde
werd"."""

from datetime import date, datetime

from bot.replies import dutch
from bot.replies.event_phrase import the_event
from bot.replies.rendering import Scene
from medals_core.archive import AsOf
from medals_core.games import Event, EventId, Games
from medals_core.queries.filters import AfterEvent, AfterEvents, AfterMedal, Scope, When, WhenRanked


def short_moment(moment: datetime, games: Games) -> str:
    """21 feb 16:40, on the clocks of the Games."""
    local = games.local(moment)
    return f"{dutch.day_label(local.date())} {dutch.clock_time(moment, games.zone)}"


def games_of(scope: Scope, scene: Scene) -> Games:
    """The Games whose clock and events are meant: those asked for when it is one, else the current ones."""
    return scene.archive.edition(scope.ids[0] if len(scope.ids) == 1 else None).games


def find_event(event_id: EventId, scope: Scope, scene: Scene) -> Event:
    """The event at the Games asked about, or else at the latest that had it."""
    editions = [scene.archive.edition(games_id) for games_id in scope.ids] or [scene.archive.current]
    editions += reversed(list(scene.archive.editions.values()))
    return next(edition.events[event_id] for edition in editions if event_id in edition.events)


def day_or_moment(moment: datetime, games: Games) -> str:
    """12 februari for the end of that day; 12 februari om 18:00."""
    local = games.local(moment)
    if moment == games.end_of(local.date()):
        return dutch.short_day(local.date())
    return f"{dutch.short_day(local.date())} om {dutch.clock_time(moment, games.zone)}"


def hours_words(after: When | None, until: When, day: date | None, scope: Scope, scene: Scene) -> str:
    """The part of that one day: na 18:00; tot 12:00; tussen 12:00 en 18:00. Empty when it is none."""
    games = games_of(scope, scene)
    bounds = [each.won_by if isinstance(each, AsOf) else None for each in (after, until)]
    if day is None or {games.local(each).date() for each in bounds if each is not None} != {day}:
        return ""
    first, last = (dutch.clock_time(each, games.zone) if each is not None else "" for each in bounds)
    return f"tussen {first} en {last}" if first and last else f"na {first}" if first else f"tot {last}"


def point_words(when: When, scope: Scope, scene: Scene, at: datetime | None = None) -> str:
    """After which a book is looked at or medals are counted, with the word before it: "na 12 februari", "vóór de
    500 meter", "na het eerste goud van Italië (7 feb 20:37)", "halverwege"."""
    games = games_of(scope, scene)
    known = f" ({short_moment(at, games)})" if at is not None else ""
    match when:
        case AsOf(won_by=won_by):
            return f"na {day_or_moment(won_by, games)}" if won_by is not None else ""
        case AfterEvent(event_id=event_id):
            side = "vóór" if when.before else "na"
            return f"{side} {the_event(find_event(event_id, scope, scene), scene.archive)}{known}"
        case AfterMedal(of=of, nth=nth):
            from bot.replies.queries.filters import the_medal

            return f"{'vlak vóór' if when.before else 'na'} {the_medal(of, nth, scene)}{known}"
        case AfterEvents(half=True):
            return f"na de helft van de onderdelen{known}"
        case AfterEvents(events=events):
            return f"na {dutch.count_of(events, 'onderdeel')}{known}"
        case WhenRanked():
            return f"{ranked_words(when, scene)}{known}"


def moment_words(when: When, scope: Scope, scene: Scene, at: datetime | None = None) -> str:
    """The moment at which the medals are looked at, to stand before the verb: "op 16 februari om 12:00", "na
    12 februari", "toen Nederland derde werd (16 feb 12:53)". Empty for now."""
    if not isinstance(when, AsOf):
        return point_words(when, scope, scene, at)
    games, parts = games_of(scope, scene), []
    if when.won_by is not None:
        day = games.local(when.won_by).date()
        whole = when.won_by == games.end_of(day)
        at_ = dutch.day_and_time(when.won_by, games.zone)
        parts.append(f"na {dutch.day_name(day)}" if whole else f"op {at_}")
    if when.known_by is not None:
        known = games.local(when.known_by).date()
        parts.append(f"zoals bekend op {dutch.short_day(known)} {known.year}")
    return ", ".join(parts)


def never_words(when: WhenRanked, scene: Scene) -> str:
    """Nederland stond nooit eerste."""
    nation = scene.nation(when.noc)
    top = when.or_better and when.rank > 1
    place = f"in de top {dutch.number_word(when.rank)}" if top else dutch.ordinal_word(when.rank)
    left = " en raakte die plek dus ook niet kwijt" if when.lost else ""
    return f"{dutch.the(nation)} {'stonden' if dutch.is_plural(nation) else 'stond'} nooit {place}{left}"


def until_words(when: When, scope: Scope, scene: Scene, at: datetime | None = None) -> str:
    """The same moment behind a noun, where "na" would say the opposite: "medailles tot en met 17 februari"."""
    if isinstance(when, AfterEvents):
        first = "helft van de" if when.half else dutch.number(when.events)
        return f"in de eerste {first} onderdelen"
    if isinstance(when, AsOf):
        games, parts = games_of(scope, scene), []
        if when.won_by is not None:
            day = day_or_moment(when.won_by, games)
            parts.append(f"tot {day}" if " om " in day else f"tot en met {day}")
        if when.known_by is not None:
            parts.append(moment_words(AsOf(known_by=when.known_by), scope, scene))
        return ", ".join(parts)
    words = point_words(when, scope, scene, at)
    for start, until in (("vlak vóór ", "tot "), ("vóór ", "tot "), ("toen ", "tot "), ("na ", "tot en met ")):
        if words.startswith(start):
            return until + words.removeprefix(start)
    return words


def ranked_words(when: WhenRanked, scene: Scene) -> str:
    """toen Nederland voor het eerst derde werd; toen Italië voor het laatst de top tien verliet."""
    nation = scene.nation(when.noc)
    top, nth = f"de top {dutch.number_word(when.rank)}", dutch.ordinal_word(when.rank)
    if when.or_better and when.rank > 1:
        did = (top, "verliet", "verlieten") if when.lost else (f"in {top}", "kwam", "kwamen")
    else:
        did = (f"de {nth} plaats", "kwijtraakte", "kwijtraakten") if when.lost else (nth, "werd", "werden")
    often, verb = "eerst" if when.first else "laatst", did[2] if dutch.is_plural(nation) else did[1]
    return f"toen {dutch.the(nation)} voor het {often} {did[0]} {verb}"
