"""From the items of a bag to ``Medals``: which nations, athletes, sports, events, days, Games and moment are meant, and
what is left out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.composing.moments_said import together, told_nearer
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.words.phrase_values import Amount, Excepted
from bot.understanding.names.events.events import EventMention
from bot.understanding.names.found import Found
from bot.understanding.time.meanings import MONTH_NAMES, EventsDone, Impossible, MomentSpan, Shift, Weekdays
from bot.understanding.understood import Note, NoteKind
from medals_core.archive import LATEST, AsOf
from medals_core.games import Athlete, Event, GamesId, Gender, Season
from medals_core.medals import Colour
from medals_core.queries.filters import (
    CURRENT,
    EVER,
    AfterEvents,
    Described,
    Medals,
    NationRef,
    Podium,
    Role,
    Scope,
    When,
)
from medals_core.queries.selecting import find
from medals_core.questions import Question


class Refused(Exception):
    """The clause cannot be answered, and the reason can be said. ``reason``: a Dutch sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotKept(Exception):
    """The facts do not hold what is asked. ``concept``: its key in ``concepts.yaml``; ``instead``: what is known."""

    def __init__(self, concept: str, instead: Question | None = None) -> None:
        super().__init__(concept)
        self.concept = concept
        self.instead = instead


@dataclass
class Narrowing:
    """What the items of a clause say of the medals meant."""

    nations: list[NationRef] = field(default_factory=list)
    own_said: bool = False
    athletes: list[Athlete] = field(default_factory=list)
    colours: list[Colour] = field(default_factory=list)
    metal: bool = False
    disciplines: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    genders: list[Gender] = field(default_factory=list)
    team: bool | None = None
    scope: Scope = CURRENT
    ever: bool = False
    as_of: When = LATEST
    after: When | None = None
    days: tuple[Any, Any] | None = None
    weekdays: tuple[int, ...] = ()
    place: str = ""
    podium: Podium | None = None
    moment: MomentSpan | None = None
    but_not: list[Medals] = field(default_factory=list)
    resolve: Callable[[When, Scope], AsOf] | None = None

    def medals(self, **changed: Any) -> Medals:
        """The filter. Nations, athletes and colours too, unless ``changed`` says otherwise."""
        days = self.days or (None, None)
        fields: dict[str, Any] = {
            "games": self.scope,
            "as_of": self.as_of,
            "after": self.after,
            "nations": tuple(self.nations),
            "athletes": tuple(athlete.athlete_id for athlete in self.athletes),
            "colours": tuple(self.colours),
            "disciplines": tuple(self.disciplines) if not self.events else (),
            "events": tuple(event.event_id for event in self.events),
            "genders": tuple(self.genders) if not self.events else (),
            "team": self.team,
            "from_day": days[0],
            "to_day": days[1],
            "weekdays": self.weekdays,
            "place": self.place,
            "podium": self.podium,
            "but_not": tuple(self.but_not),
        }
        return Medals(**{**fields, **changed})

    @property
    def asof(self) -> AsOf:
        """The moment as an instant, for pages."""
        if isinstance(self.as_of, AsOf):
            return self.as_of
        assert self.resolve is not None
        return self.resolve(self.as_of, self.scope)

    @property
    def one_games(self) -> GamesId | None:
        """The only Games named, for pages."""
        return self.scope.ids[0] if len(self.scope.ids) == 1 else None

    @property
    def is_part(self) -> bool:
        """Is only a part of the events or days meant?"""
        return bool(
            self.disciplines or self.events or self.genders or self.days or self.weekdays or self.place or self.podium
            or self.but_not or self.team is not None or self.after
        )  # fmt: skip


def narrow(bag: Bag, ctx: Context, *, state: bool = False, metals: bool = True) -> Narrowing:
    """Take everything from the bag that narrows. ``state``: a moment is that of a table ("hoeveel hadden we op 12
    februari"), rather than when medals were won. ``metals``: colours are taken too."""
    found = Narrowing(resolve=ctx.instant)
    _podium(found, bag)
    for one in bag.take_all("nation"):
        found.nations.extend(noc for noc in _nations(one) if noc not in found.nations)
    while bag.has("own"):
        bag.take("own")
        found.own_said = True
        if ctx.own not in found.nations:
            found.nations.append(ctx.own)
    for described in bag.take_all("described"):
        found.nations.append(described)
    for group in [one for one in found.nations if isinstance(one, Described) and one.role is Role.GROUP]:
        if len(set(ctx.archive.nations.groups[group.name].nocs) & set(found.nations)) > 1:
            found.nations.remove(group)  # "Scandinavië (Noorwegen, Zweden en Denemarken)": those named
    for pair in bag.take_all("between_two"):
        found.nations.extend(noc for one in pair for noc in _either(one, ctx) if noc not in found.nations)
    if bag.took("describe", "host"):
        found.nations.append(Described(role=Role.HOST))
    for span in bag.take_all("athlete"):
        one = _athlete(span)
        found.athletes.extend([] if one in found.athletes else [one])  # "jorrien termors" is one
    for bearers in bag.take_all("athletes"):
        found.athletes.extend(bearers)
    if len(found.athletes) == 1 and bag.took("birthday"):
        found.days = _birthday(found.athletes[0], ctx)
    if metals:
        for colour in bag.take_all("metal"):
            found.metal = True
            if colour is not None and colour not in found.colours:
                found.colours.append(colour)
    found.colours.extend(bag.take_all("by_colour"))
    for pair in bag.take_all("metals"):
        found.metal = True
        found.colours.extend(colour for colour in pair if colour is not None and colour not in found.colours)
    for slugs in bag.take_all("sports"):
        found.disciplines.extend(slug for slug in slugs if slug not in found.disciplines)
    if len(found.colours) == len(Colour):
        found.colours.clear()
    found.genders.extend(dict.fromkeys(bag.take_all("gender")))
    for place in bag.places("team_event"):
        if bag.items[place].has("event") and bag.items[place].text.lower().startswith(("team", "ploeg")):
            # "teamonderdelen" are all of them, not those with "team" in their name
            bag.taken.add(place)
            found.team = True
    other_sex = _other_sex(bag)
    counted = bag.holds("nation") and bag.holds("metal") and any(one.has("ask", "how_many") for one in bag.items)
    relays = (*_RELAYS, "aflossing", "estafette") if counted else _RELAYS  # of a land all that it rode
    several = [p for p in bag.places("event") if bag.items[p].text.lower() in relays]
    mentions = [_all_of(one) if place in several else one for place, one in
                zip(bag.places("event"), bag.take_all("event"), strict=True)]  # fmt: skip
    for kind, team in (("team_event", True), ("single_event", False)):
        if bag.has(kind) and not any(one.kinds or one.metres for one in mentions):
            bag.take_all(kind)  # "als ploeg, dus niet individueel"
            found.team = team
    if bag.has("mixed_event"):
        bag.take("mixed_event")
        found.genders.append(Gender.MIXED)
    games_said = bag.has("games")
    _games(found, bag, ctx)
    if found.podium is Podium.KEPT:
        _kept_where(found, bag, ctx)
    _at_home(found, bag, ctx)
    if found.scope.hosted and {ctx.archive.edition(one).games.host for one in found.scope.ids} == set(found.nations):
        found.scope = Scope(ids=found.scope.ids)  # "in 1948 in eigen land": those Games say it all
    _fit_athletes(found, bag)
    _fit_sex(found, bag)
    away = _away(found.athletes)
    # Not "nu" or "nou" either: who is not here now won before.
    unsaid = not games_said and ctx.games_id == ctx.archive.current_id
    if away and found.scope.is_current and unsaid:
        found.scope = EVER
    if found.scope.is_current and (bag.has("these_too") or (not games_said and _over_all(found, bag))):
        found.scope = EVER
    if found.scope.is_current and not games_said and any("olympisch" in one.text.lower() for one in bag.items):
        often = any(one.has("ask", "how_often") for one in bag.items)  # "hoe vaak won oranje olympisch goud"
        # "Surinames enige olympische medailles"
        found.scope = OF_BOTH if _are_away(found.nations, ctx) else EVER if often else CURRENT
    bag.take_all("these_too")
    vanished = any(_vanished(noc, ctx) for noc in found.nations)
    earlier = any("eerder" in bag.items[place].text.lower().split() for place in bag.places("ever"))
    if bag.took("ever") or (vanished and found.scope.is_current and unsaid):
        found.ever = True
        found.scope = EVER if found.scope.is_current else found.scope
    if earlier and found.scope == EVER and ctx.archive.current_id == ctx.lexicon.archive.current_id:
        found.scope = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))  # not at these Games
    _of_the_time(found, bag, ctx)
    _events(found, mentions, ctx, other_sex)
    if found.scope == OF_BOTH and ctx.edition.games.season is Season.SUMMER and (found.events or found.disciplines):
        found.scope = EVER  # "hoe vaak olympisch kampioen hockey"
    if len(found.scope.ids) > 1:  # "de marathon in 1960 en 1964": of men only then
        editions = [ctx.archive.editions[one] for one in found.scope.ids]
        held = [event for event in found.events if any(event.event_id in each.events for each in editions)]
        found.events = held or found.events
    if found.athletes:
        found.events = open_to(found.athletes, found.events)
        at = {each for one in found.athletes for each in one.games} | {ctx.archive.current_id}
        theirs = tuple(one for one in found.scope.ids if one in at)
        said = [one for one in bag.items if one.has("games")]
        country = len(said) == 1 and not any(map(str.isdigit, said[0].text)) and len(found.scope.ids) > 1
        if theirs and country:  # "Schenk in Japan": of the two Games there those that he was at
            found.scope = found.scope.model_copy(update={"ids": theirs})
    _moments(found, bag, ctx, state)
    for place in bag.places("excepted"):
        bag.taken.add(place)
        found.but_not.extend(excepted(bag.items[place].value("excepted"), ctx, found.scope, found.athletes))
    return found


_RELAYS = ("estafettes", "aflossingen", "relays")


def _all_of(mention: EventMention) -> EventMention:
    """All that may be meant, where several are: "de estafettes"."""
    return replace(mention, candidates=tuple(one._replace(score=1.0) for one in mention.candidates))


_COUNTED_EVER = ("first_ever", "ever")
_EVER_AT_GAMES = (*_COUNTED_EVER, "already", "first_time", "last_time")


def _birthday(who: Athlete, ctx: Context) -> tuple[date, date]:
    """The day of these Games on which somebody turns a year older; raises Refused where there is none."""
    games, born = ctx.edition.games, who.birth_date
    if born is None or not who.birth_date_sure:
        raise Refused(f"Wanneer {who.name} jarig is, weet ik niet.")
    days = [games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1)]
    day = next((one for one in days if (one.month, one.day) == (born.month, born.day)), None)
    if day is None:
        raise Refused(
            f"{who.name} is niet jarig tijdens deze Spelen, maar op {born.day} {MONTH_NAMES[born.month - 1]}."
        )
    return day, day


def _at_home(found: Narrowing, bag: Bag, ctx: Context) -> None:
    """ "in Vancouver, hun thuisspelen", "hoeveel had Italië thuis" now: theirs indeed."""
    if not bag.has("at_home"):
        return
    ids = found.scope.ids or ((ctx.games_id,) if found.scope.is_current else ())
    hosts = {ctx.archive.edition(one).games.host for one in ids}
    nocs: set[object] = {noc for athlete in found.athletes for noc in athlete.nocs} or set(found.nations)
    if len(hosts) == 1 and hosts <= nocs and len(nocs) <= 2 and not found.own_said:
        bag.take_all("at_home")


def _kept_where(found: Narrowing, bag: Bag, ctx: Context) -> None:
    """ "zijn titel uit Peking" was kept at the Games after those, or at those that are named too."""
    spans = [one for one in bag.items if one.has("games")]
    won_at = next((one for one in spans if one.text.lower().startswith(("uit ", "van "))), None)
    if won_at is None:
        return
    others = [one.value("games").scope for one in spans if one is not won_at and one.value("games").scope]
    if others:
        found.scope = others[0]
        return
    first = won_at.value("games").scope
    season = ctx.edition.games.season
    years = [edition.games.year for edition in ctx.archive.editions.values() if edition.games.season is season]
    if first is None or len(first.ids) != 1:
        return
    won_in = ctx.archive.edition(first.ids[0]).games.year
    after = min((year for year in years if year > won_in), default=None)
    games_id = next((one for one, edition in ctx.archive.editions.items()
                     if edition.games.season is season and edition.games.year == after), None)  # fmt: skip
    if games_id is not None:
        found.scope = CURRENT if games_id == ctx.archive.current_id else Scope(ids=(games_id,))


def _away(athletes: Sequence[Athlete]) -> bool:
    """Is one of them not at the current Games, so that careers are meant?"""
    return any(not one.in_current_games for one in athletes)


OF_BOTH = Scope(ever=True, seasons=tuple(Season))


def _are_away(nations: Sequence[NationRef], ctx: Context) -> bool:
    """Did none of the nations named take part in these Games?"""
    nocs = [noc for noc in nations if isinstance(noc, str)]
    return bool(nocs) and ctx.archive.nations_entered.isdisjoint(nocs)


def _over_all(found: Narrowing, bag: Bag) -> bool:
    """Are all Games meant though none are named: an athlete "in totaal", "hoe vaak … op de Winterspelen", "onze
    allereerste medaille", the "olympisch goud" of somebody?"""
    items = bag.items
    if found.athletes and any("olympisch" in one.text.lower() for one in items):
        return True
    if found.athletes and any(one.has("measure", "total") or one.has("all_of_it") for one in items):
        return True
    if bag.holds(*_COUNTED_EVER):
        return True
    often = bag.holds(*_EVER_AT_GAMES) or any(one.has("ask", "how_often") for one in items)
    return often and bag.holds("at_games")


def _podium(found: Narrowing, bag: Bag) -> None:
    """ "gedeeld goud", "een heel podium voor één land" (of which the gold stands for the whole)."""
    if bag.took("swept"):
        bag.take_all("number", 3)
        bag.take_all("one_nation")
        bag.take_all("same_nation")
        bag.take_all("noun", "podium")
        found.podium = Podium.SWEPT
        found.metal = True
        if not bag.has("metal"):
            found.colours.append(Colour.GOLD)
    elif bag.holds("kept_title"):
        bag.take_all("kept_title")  # it may be taken already, as a verb of winning
        found.podium, found.metal = Podium.KEPT, True
        bag.take_all("metal")
        found.colours.append(Colour.GOLD)
    elif (
        bag.has("shared")
        and not bag.has("rank")
        and any(one.has("metal") or one.has("noun", "podium") for one in bag.items)
    ):
        bag.take_all("shared")
        bag.take_all("number", 2)
        bag.take_all("noun", "podium")
        found.podium = Podium.SHARED
        found.metal = True


def _fit_athletes(found: Narrowing, bag: Bag) -> None:
    """A nation said with an athlete is theirs, or does not fit, which the answer says."""
    if not found.athletes or not found.nations:
        return
    for athlete in found.athletes:
        for noc in found.nations:
            if isinstance(noc, str) and noc not in athlete.nocs:
                bag.notes.append(Note(kind=NoteKind.OTHER_NATION, subject=athlete.athlete_id, said=noc))
    theirs = found.athletes[0].nocs
    if len(found.athletes) == 1 < len(theirs) and all(noc in theirs for noc in found.nations):
        return  # "Veldkamp voor België": of the lands that he raced for
    found.nations.clear()


def _fit_sex(found: Narrowing, bag: Bag) -> None:
    """Women asked about with a man's name, or the other way about: which the answer says."""
    said = {Gender.MEN: "M", Gender.WOMEN: "F"}.get(found.genders[0]) if len(found.genders) == 1 else None
    for athlete in found.athletes if said is not None else ():
        if athlete.gender in ("M", "F") and athlete.gender != said:
            bag.notes.append(Note(kind=NoteKind.OTHER_SEX, subject=athlete.athlete_id))


def excepted(what: Excepted, ctx: Context, within: Scope = CURRENT, people: Sequence[Athlete] = ()) -> list[Medals]:
    """The filters of what is left out of what these ``people`` won: each sport, event or athlete by itself. A number
    said of it ("zonder de drie plakken van Klæbo") must be theirs ``within`` the Games meant."""
    bag = Bag(what.items)
    counted: Amount | None = bag.take("amount")
    try:
        inner = narrow(bag, ctx)
    except NoSuchEvent:
        if len(what.items) < 3:
            raise
        # "de massastart en de aflossingen bij het shorttrack": only the last is of that sport
        halves = (Excepted(what.items[:-2]), Excepted(what.items[-2:]))
        return [one for half in halves for one in excepted(half, ctx, within, people)]
    inner.events = open_to(people, inner.events) if people else inner.events
    inner.colours.extend((counted.colour,) if counted is not None and counted.colour is not None else ())
    whole = inner.medals()
    there = find(whole.narrowed(games=within), ctx.archive).selection.count if counted is not None else 0
    if counted is not None and counted.count and counted.count != there:
        raise Refused(f"Dat getal klopt niet: het {'was' if there == 1 else 'waren'} er {there}.")
    if inner.athletes:
        kept = whole.narrowed(nations=(), games=CURRENT) if inner.is_part or inner.colours else Medals()
        return [kept.narrowed(athletes=(athlete.athlete_id,)) for athlete in inner.athletes]
    if len(inner.disciplines) > 1 and not inner.events:
        return [whole.narrowed(disciplines=(slug,)) for slug in inner.disciplines]
    return [whole]


def _vanished(noc: NationRef, ctx: Context) -> bool:
    """A state that is no more, and so can only be asked about for former Games."""
    if isinstance(noc, Described) and noc.role is Role.GROUP:
        group = ctx.archive.nations.groups.get(noc.name)
        return group is not None and bool(group.nocs) and all(_vanished(one, ctx) for one in group.nocs)
    nation = ctx.archive.nations.get(noc) if isinstance(noc, str) else None
    gone = nation is not None and not nation.iso2 and nation.noc not in ctx.archive.nations_entered
    return gone and ctx.games_id == ctx.archive.current_id


def _of_the_time(found: Narrowing, bag: Bag, ctx: Context) -> None:
    """What a name meant in the year asked about: Tsjechië of 1984 is Tsjecho-Slowakije, which the answer says."""
    if len(found.scope.ids) != 1 or found.scope.ids[0] == ctx.archive.current_id:
        return
    year = ctx.archive.edition(found.scope.ids[0]).games.year
    for place, noc in enumerate(found.nations):
        means = ctx.archive.nations.named(noc, year) if isinstance(noc, str) else ()
        if not isinstance(noc, str) or means == (noc,):
            continue
        if len(means) == 1:
            found.nations[place] = means[0]
            bag.notes.append(Note(kind=NoteKind.NAME_OF_THE_TIME, subject=means[0], said=noc))
        elif len(found.nations) == 1:
            found.nations[place] = Described(role=Role.NAMED, of=noc)
            if not ctx.archive.nations[noc].iso2:
                bag.notes.append(Note(kind=NoteKind.NAME_OF_THE_TIME, said=noc))


def _nations(span: Any) -> Iterable[NationRef]:
    match span:
        case str() | Described():
            return (span,)
    found = span.match
    if isinstance(found, Found):
        noc: Any = getattr(found.item, "noc", found.item)
        return (noc,)
    first: NationRef = found.candidates[0].noc
    return (first,)


def _either(one: Item, ctx: Context) -> Iterable[NationRef]:
    """A nation of a pair: by name, or by its place in the table ("tussen de nummers 1 en 2")."""
    if one.has("nation"):
        return _nations(one.value("nation"))
    if one.has("own"):
        return (ctx.own,)
    number = one.value("rank") if one.has("rank") else one.value("number")
    return (Described(role=Role.RANK, rank=int(number)),)


def _athlete(span: Any) -> Athlete:
    if isinstance(span, Athlete):
        return span
    found = span.match
    athlete: Athlete = found.item if isinstance(found, Found) else found.candidates[0]
    return athlete


def _games(found: Narrowing, bag: Bag, ctx: Context) -> None:
    spans = bag.take_all("games")
    venues = {span.place for span in spans if span.place}
    ends = [span.scope.ids[0] for span in spans if span.scope is not None and len(span.scope.ids) == 1]
    if len(spans) == len(ends) == 2 and bag.took("between"):
        years = sorted(ctx.archive.edition(one).games.year for one in ends)
        found.scope = Scope(ever=True, since=years[0], until=years[1])  # "tussen Nagano en Sotsji"
        bag.take("and")
        return
    for span in spans:
        if span.impossible is not None:
            if not _are_listed(bag, "games") or all(one.impossible is not None for one in spans):
                raise Refused(span.impossible.reason)
            bag.notes.append(Note(kind=NoteKind.NEVER_WAS, said=span.impossible.reason))
            continue  # "in 2010, 2014 en 2015": of those that were
        if span.place and span.scope in (None, CURRENT):
            named = len(venues) == 1 and span.place in ctx.archive.current.games.city.split()
            found.place = "" if named else span.place  # "in Milaan", "in Cortina": at these Games
        if span.scope == EVER and found.scope != CURRENT:
            continue  # "vóór Milaan … ooit"
        old = found.scope
        if span.scope is not None and old.ever and span.scope.ever and old not in (EVER, span.scope):
            raise Refused("Twee tijdvakken tegelijk kan ik niet aan. Vraag ze een voor een.")
        if span.scope is not None:
            ids = (*found.scope.ids, *(i for i in span.scope.ids if i not in found.scope.ids))
            found.scope = span.scope.model_copy(update={"ids": ids}) if ids else span.scope
    ids = found.scope.ids
    if ids and ctx.archive.current_id not in ids and _these_too(bag.items):
        found.scope = found.scope.model_copy(update={"ids": (*ids, ctx.archive.current_id)})


def _these_too(items: Sequence[Item]) -> bool:
    """ "in 2022 en dit jaar", "in Peking en in Milaan": of both."""
    said = [
        one for one in items if not one.is_small or one.has_any(("and", "or", "games")) or one.text.lower() in _THESE
    ]
    for one, link, other in zip(said, said[1:], said[2:], strict=False):
        now = [each for each in (one, other) if _is_now(each)]
        if (
            (link.has("and") or link.has("or"))
            and len(now) == 1
            and all(each in now or _is_then(each) for each in (one, other))
        ):
            return True
    return False


def _is_now(one: Item) -> bool:
    return one.text.lower() in _THESE or (one.has("games") and one.value("games").scope == CURRENT)


def _is_then(one: Item) -> bool:
    scope = one.value("games").scope if one.has("games") else None
    return scope is not None and bool(scope.ids)


_THESE = ("deze winter", "deze zomer", "dit jaar", "deze spelen")


def _other_sex(bag: Bag) -> Gender | None:
    """ "de 500 meter mannen en vrouwen": the same event of the other sex too."""
    for place in bag.places("event"):
        mention: EventMention = bag.items[place].value("event")
        rest = bag.items[place + 1 :]
        if mention.gender is None or not rest or not (rest[0].has("and") and rest[0].is_small):
            continue
        sex = next((one for one in rest[1:] if one.has("gender") or not one.is_small), None)
        if sex is not None and sex.has("gender") and sex.value("gender") is not mention.gender:
            return Gender(sex.value("gender"))
    return None


def _events(found: Narrowing, mentions: Sequence[EventMention], ctx: Context, other_sex: Gender | None = None) -> None:
    """The events and disciplines that all mentions together mean."""
    named: list[str] = []
    for mention in mentions:
        if not (mention.kinds or mention.metres):
            if not mention.fits:
                raise NoSuchEvent(mention)
            named.extend(one.discipline for one in mention.disciplines if one.discipline not in named)
            if mention.gender and mention.gender not in found.genders:
                found.genders.append(mention.gender)
    exact = [mention for mention in mentions if mention.kinds or mention.metres]
    for mention in exact:
        found.events.extend(event for event in _fitting(mention, found.genders, named) if event not in found.events)
    if not exact:
        found.disciplines.extend(slug for slug in named if slug not in found.disciplines)
    else:
        if other_sex is not None:
            twins = [twin for one in found.events for twin in _twins(one, other_sex, ctx)]
            found.events.extend(one for one in twins if one not in found.events)
        _fits_all(mentions, exact, found)
    if len(found.disciplines) == len(found.genders) == 1:
        held = [event for event in ctx.edition.in_order
                if event.discipline == found.disciplines[0] and event.gender == found.genders[0]]  # fmt: skip
        if len(held) == 1:
            found.events = held


def _twins(event: Event, sex: Gender, ctx: Context) -> Sequence[Event]:
    """The event of the other sex: by its name, or by what it is where the distances differ."""
    held = [one for one in ctx.edition.in_order if one.discipline == event.discipline and one.gender is sex]
    what = _DISTANCE.sub("", event.name)
    same = [one for one in held if one.name == event.name]
    return same or [one for one in held if what and _DISTANCE.sub("", one.name) == what]


_DISTANCE = re.compile(r"^[\d., x×]+(?:kilo)?meter\s*")


def _fits_all(mentions: Sequence[EventMention], exact: Sequence[EventMention], found: Narrowing) -> None:
    """Whatever sport or sex is said beside an event must be one of it: of "de halfpipe … bij het biatlon" and "de 500
    meter mannen bij de vrouwen" half would be dropped."""
    held = {event.discipline for event in found.events}
    for mention in mentions:
        if mention not in exact and held.isdisjoint(one.discipline for one in mention.disciplines):
            raise NoSuchEvent(exact[0])
    if found.disciplines and held.isdisjoint(found.disciplines):
        raise NoSuchEvent(exact[0])
    sexes = {event.gender for event in found.events} - {Gender.MIXED}
    if sexes and any(sex not in sexes for sex in found.genders if sex is not Gender.MIXED):
        raise NoSuchEvent(exact[0])


def open_to(athletes: Sequence[Athlete], events: Sequence[Event]) -> list[Event]:
    """Of the events that a few words may mean, those that these athletes can have taken part in; all when none fits."""
    sexes = {{"M": Gender.MEN, "F": Gender.WOMEN}.get(one.gender) for one in athletes}
    sports = {slug for one in athletes for slug in one.disciplines}
    kept = list(events)
    if None not in sexes:
        others = {Gender.MEN, Gender.WOMEN} - sexes
        kept = [event for event in kept if event.gender not in others] or kept
    return [event for event in kept if event.discipline in sports] or kept


def _fitting(mention: EventMention, genders: Sequence[Gender], disciplines: Sequence[str]) -> list[Event]:
    """The events that a mention means beside the sexes and disciplines said elsewhere in the clause."""
    if not mention.fits:
        raise NoSuchEvent(mention)

    def of_sport(event: Event) -> bool:
        return not disciplines or event.discipline in disciplines

    def of_sex(event: Event) -> bool:
        return not genders or mention.gender is not None or event.gender in genders

    likely = mention.likely
    for wanted in (of_sport, of_sex):
        kept = [event for event in likely if wanted(event)]
        likely = tuple(kept or [one.event for one in mention.candidates if wanted(one.event)])
        if not likely:
            raise NoSuchEvent(mention)
    return list(likely)


class NoSuchEvent(Exception):
    """No event of these Games fits what was said."""

    def __init__(self, mention: EventMention) -> None:
        super().__init__("no such event")
        self.mention = mention


def _moments(found: Narrowing, bag: Bag, ctx: Context, state: bool) -> None:
    if not bag.holds("moment", "when"):
        return
    games = ctx.edition.games
    places = bag.places("moment")
    beside = any(one.has("and") or one.has("or") for p, q in pairwise(places) for one in bag.items[p + 1 : q])
    said = bag.take_all("moment")
    for span in said:
        if not isinstance(span, MomentSpan):
            found.as_of = span
        elif isinstance(span.meaning, Impossible):
            if len(said) == 1 or not _are_listed(bag, "moment"):
                raise Refused(span.meaning.reason)
            bag.notes.append(Note(kind=NoteKind.NEVER_WAS, said=span.meaning.reason))
    stretches = [span for span in said if isinstance(span, MomentSpan) and not isinstance(span.meaning, Impossible)]
    if said and not stretches and found.as_of == LATEST:
        raise Refused(bag.notes[-1].said)
    if state and not beside:
        between = [one.text.lower() for p, q in pairwise(places) for one in bag.items[p + 1 : q]]
        stretches = told_nearer(stretches, games, named_again=any(one in ("zeg", "zo", "dus") for one in between))
    joined = together(stretches, state=state)
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


def _are_listed(bag: Bag, kind: str) -> bool:
    """ "op dag 5 en op dag 45", "in 2010, 2014 en 2015": nothing but that stands between them."""
    places = [place for place, one in enumerate(bag.items) if one.has(kind)]
    between = [one for p, q in pairwise(places) for one in bag.items[p + 1 : q]]
    return any(one.has("and") or one.has("or") for one in between) and all(one.is_small for one in between)


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
        if after is not None:
            found.after = AsOf(won_by=after)
        if before is not None:
            found.as_of = AsOf(won_by=before)
