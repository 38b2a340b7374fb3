"""Which Games a text is about when it is not those of now: the archive is then read as it is seen from the latest Games
of the other season, and the question that comes of it says which Games it means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import filters, parts_of, subject
from bot.understanding.names.events.summer_event_words import DISCIPLINES
from bot.understanding.names.folding import fold
from medals_core.archive import Archive
from medals_core.games import Athlete, GamesId, Season
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing, Spells, Suppose, Value, Versus
from medals_core.queries.selecting import find
from medals_core.questions import Asked, AthleteQuestion, EventQuestion, HistoryQuestion, Question, ThenAndNowQuestion

_NAMED_BY = {"zomer": Season.SUMMER, "winter": Season.WINTER}


def said(words: Iterable[str]) -> Season | None:
    """The season that is said, where it is one: "op de zomerspelen", "in de winter"."""
    found = {season for word in words for start, season in _NAMED_BY.items() if word.startswith(start)}
    return found.pop() if len(found) == 1 else None


def other(season: Season) -> Season:
    return Season.SUMMER if season is Season.WINTER else Season.WINTER


def seen_from(season: Season | None, archive: Archive) -> Archive:
    """The archive as it is seen from the latest Games of that season; the archive itself where it holds none."""
    here = archive.current.games.season
    latest = archive.latest(season) if season is not None and season is not here else None
    return archive.seen_from(latest) if latest is not None else archive


def of_games(said: str, scope: Scope | None, archive: Archive) -> set[Season]:
    """The seasons of the Games that a phrase names: of a city alone both, if it held both."""
    text = fold(said)
    held = {archive.editions[one].games.season for one in scope.ids} if scope is not None else set()
    if any(sign.isdigit() for sign in text):
        return held
    cities = {
        each.games.season
        for each in archive.editions.values()
        if any(f" {fold(city)} " in f" {text} " for city in (each.games.city, *each.games.city_aliases))
    }
    return cities or held


_WINTER_SPORTS: dict[int, tuple[object, frozenset[str]]] = {}


def winter_sports(archive: Archive) -> frozenset[str]:
    """The disciplines of the Winter Games, looked up once for archives that share their disciplines."""
    kept = _WINTER_SPORTS.get(id(archive.disciplines))
    if kept is None:
        of_winter = (each for each in archive.editions.values() if each.games.season is Season.WINTER)
        held = frozenset(event.discipline for each in of_winter for event in each.events.values())
        _WINTER_SPORTS.clear()
        kept = _WINTER_SPORTS[id(archive.disciplines)] = (archive.disciplines, held)
    return kept[1]


def gone_sports(words: Iterable[str], view: Archive) -> frozenset[str]:
    """The sports named that the Games seen from had no more: "touwtrekken", "de honkballers"."""
    winters = winter_sports(view)
    said = set(words)
    told = {slug: {fold(each.name), *DISCIPLINES.get(slug, "").split(";")} for slug, each in view.disciplines.items()}
    named = {
        slug
        for slug, names in told.items()
        if slug not in winters and any(said.issuperset(one.split()) for one in names - {""})
    }
    return frozenset(named - {event.discipline for event in view.current.events.values()} if named else named)


def last_with(sports: frozenset[str], view: Archive) -> GamesId:
    """The last Games of the season that had one of these sports."""
    season = view.current.games.season
    for games_id, each in reversed(tuple(view.editions.items())):
        if each.games.season is season and any(event.discipline in sports for event in each.events.values()):
            return games_id
    return view.current_id


def of_athlete(athlete: Athlete, archive: Archive) -> frozenset[Season]:
    """The seasons at whose Games somebody won a medal or, without any, can have taken part."""
    found = {archive.edition(one).games.season for one in athlete.games}
    found |= {archive.current.games.season} if athlete.in_current_games else set()
    winters = winter_sports(archive) if not found else frozenset()
    return frozenset(found or (Season.WINTER if one in winters else Season.SUMMER for one in athlete.disciplines))


def with_careers(question: Question, archive: Archive) -> Question:
    """A career is of all Games, whatever their season; of people side by side those of all of them. Who never was at
    Games of the current season is asked about for those of the other."""
    here = archive.current.games.season
    of_people = [of for of in filters(question) if of.athletes and (of.games.ever or of.games.is_current)]
    found = {season for of in of_people for one in of.athletes for season in of_athlete(archive.athletes[one], archive)}
    if found <= {here}:
        return question
    named = tuple(season for season in Season if season in found)

    def over_them(scope: Scope) -> Scope:
        if scope.is_current and here not in found:
            return Scope(ever=True, seasons=named)
        return scope.model_copy(update={"seasons": named}) if scope.ever and not scope.seasons else scope

    return _rescoped(question, over_them)


def at_home(question: Question, archive: Archive) -> Question:
    """Games at home are of both seasons where the nation never had those of the current one."""
    whose = {noc for of in filters(question) if of.games.hosted for noc in of.nations}
    if not whose:
        return question
    hosts = {each.games.host for each in archive.editions.values() if each.games.season is archive.current.games.season}
    return question if whose & hosts else over(question, tuple(Season))


def season_of(question: Question, archive: Archive) -> Season | None:
    """The season that a question is about; None where it is both, or not said."""
    found = set(_seasons(question, archive))
    return found.pop() if len(found) == 1 else None


def games_in(question: Question) -> Iterator[GamesId]:
    """The Games that a question names."""
    for part in parts_of(question):
        if isinstance(part, Scope):
            yield from part.ids
        if isinstance(part, Asked) and part.games is not None:
            yield part.games


def games_named(items: Iterable[Item]) -> set[GamesId]:
    """The Games that a text names one by one."""
    scopes = [one.value("games").scope for one in items if one.has("games")]
    return {each for scope in scopes if scope is not None for each in scope.ids}


def is_of_all(question: Question) -> bool:
    """Is any of it asked of all Games?"""
    parts = parts_of(question)
    return any(isinstance(one, HistoryQuestion) or (isinstance(one, Scope) and one.ever) for one in parts)


def _seasons(question: Question, archive: Archive) -> Iterator[Season]:
    for part in parts_of(question):
        if isinstance(part, Scope | HistoryQuestion):
            yield from part.seasons
        ids = part.ids if isinstance(part, Scope) else (part.games,) if isinstance(part, Asked) else ()
        yield from (archive.editions[one].games.season for one in ids if one is not None and one in archive.editions)


def told(question: Question, view: Archive, archive: Archive) -> Question | None:
    """A question that was read at the view's Games, as the archive is asked it; None where it cannot be."""
    return question if view.current_id == archive.current_id else explicit(question, view)


def moved(items: Sequence[Item], last: Question) -> Attempt | None:
    """The same question of the other season: "en in de winter?"."""
    if not all(one.is_small or one.has("noun", "games") or one.has_any(("lean", "ask", "games")) for one in items):
        return None
    of = subject(last)
    held = of is not None and not of.events and not isinstance(last, EventQuestion)
    held = held and not any(one.has("ask", "how_often", "how_many") for one in items)  # "en zomer, hoe vaak": of what
    # "(zomer en winter samen) en de Zomerspelen": of those alone
    last = _rescoped(last, lambda one: one.model_copy(update={"seasons": ()}) if len(one.seasons) > 1 else one)
    return Attempt(question=last, frame="follow_up", items=tuple(items)) if held else None


def of_other_games(question: Question, archive: Archive) -> bool:
    """Is a sport meant that the current Games, the only ones said, do not have: "/stand zwemmen"?"""
    of = subject(question)
    if of is None or not of.disciplines or not of.games.is_current:
        return False
    held = {event.discipline for event in archive.current.events.values()}
    return held.isdisjoint(of.disciplines) and archive.latest(other(archive.current.games.season)) is not None


def explicit(question: Question, view: Archive) -> Question | None:
    """A question read at the view's Games, for the archive itself: what goes without saying there is said. None: it
    cannot be asked of Games that are not the current ones."""
    if isinstance(question, Spells):
        return None
    games = view.current.games

    def named(scope: Scope) -> Scope:
        if scope.is_current:
            return Scope(ids=(games.games_id,))
        return scope.model_copy(update={"seasons": (games.season,)}) if scope.ever and not scope.seasons else scope

    return _rescoped(question, named, None, games.games_id)


def unsaid(question: Question, view: Archive, *, moved: bool = False) -> Question:
    """The other way about: a question as the view's Games would have it. ``moved``: to be asked of the other season,
    so that no Games of this one stay."""
    games = view.current.games

    def plain(scope: Scope) -> Scope:
        if (scope.ids == (games.games_id,) or (moved and scope.ids)) and not scope.ever:
            return CURRENT
        return scope.model_copy(update={"seasons": ()}) if scope.seasons == (games.season,) else scope

    was = getattr(question, "games", None) if moved and isinstance(question, Asked) else games.games_id
    return _rescoped(question, plain, was, None)


def at_games(question: Question, was: GamesId, becomes: GamesId | Scope) -> Question:
    """The same question of other Games."""
    scope = becomes if isinstance(becomes, Scope) else Scope(ids=(becomes,))
    page = becomes if isinstance(becomes, str) else was
    return _rescoped(question, lambda one: scope if one.ids == (was,) else one, was, page)


def of_all(question: Question, view: Archive, *, several: bool = False) -> Question:
    """What is counted, and when or whether it was, without any Games said, over all of them: "wie heeft de meeste
    zomermedailles", "wanneer wonnen de volleyballers goud". Who won something, a place and a page stay at the last,
    unless nothing was won there: "Suriname op de Zomerspelen", or of ``several`` one alone: "wie haalden er BMX"."""
    match question:
        case Value(measure=Measure(kind=Kind.RANK)):
            return question
        case Listing(of=of) if not of.games.is_current:
            return question  # nothing is to be looked up in all Games, which may have to be loaded first
        case Listing(of=of, ask=ask, take=take):
            told = take is not None or ask in _OF_ANY_TIME or of.podium is not None
            everywhere = told or find(of, view).selection.count < 1 + several
        case Groups(measure=measure, take=take, ask=ask):
            everywhere = not measure.of.events or take is not None or ask is not GroupAsk.WHICH
        case _:
            beside = isinstance(question, Versus | Claim) and any(games_in(question))  # "meer goud dan in Tokio"
            everywhere = isinstance(question, Value | Versus | Claim) and not beside
    if not everywhere:
        return question
    return _rescoped(question, lambda one: EVER if one.is_current else one)


_OF_ANY_TIME = (Ask.DAY, Ask.GAMES, Ask.EXISTS)


def of_both(question: Question) -> Question:
    """ "Wie heeft de meeste olympische medailles", "de eerste Nederlandse olympisch kampioene": of all people or
    nations, whatever the season."""
    match question:
        case Groups(by=Key.ATHLETE | Key.NATION, measure=measure):
            of = measure.of
        case Listing(of=of, take=int()):
            pass
        case _:
            return question
    whole = of.games == EVER and not (of.disciplines or of.events or of.athletes)
    return over(question, tuple(Season)) if whole else question


def over(question: Question, named: tuple[Season, ...]) -> Question:
    """The same question over all Games of those seasons."""

    def of_them(scope: Scope) -> Scope:
        return scope.model_copy(update={"seasons": named}) if scope.ever and not scope.seasons else scope

    return _rescoped(question, of_them)


def _rescoped(
    question: Question, change: Callable[[Scope], Scope], was: GamesId | None = None, becomes: GamesId | None = None
) -> Question:
    made: Question = _moved(question, change, was, becomes)
    return made


def _moved(part: Any, change: Any, was: GamesId | None, becomes: GamesId | None, inner: bool = False) -> Any:
    """The part with every scope changed. ``inner``: of a filter inside another, whose Games are those of the outer."""
    if isinstance(part, tuple):
        return tuple(_moved(one, change, was, becomes, inner) for one in part)
    if isinstance(part, Scope):
        return part if inner and part.is_current else change(part)
    if not isinstance(part, BaseModel):
        return part
    # the filter of a page is at the Games of the page, what is supposed at those of the supposition
    within = isinstance(part, Medals | Asked | Suppose)
    moved: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, BaseModel) or (isinstance(value, tuple) and value and isinstance(value[0], BaseModel)):
            made = _moved(value, change, was, becomes, inner or (within and not isinstance(value, Scope)))
            if made != value:
                moved[name] = made
    if isinstance(part, HistoryQuestion):
        moved["seasons"] = change(EVER.model_copy(update={"seasons": part.seasons})).seasons
    elif isinstance(part, Asked) and part.games == was and not isinstance(part, AthleteQuestion | ThenAndNowQuestion):
        moved["games"] = becomes
    return part.model_copy(update=moved) if moved else part
