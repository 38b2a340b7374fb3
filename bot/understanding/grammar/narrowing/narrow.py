"""From the items of a bag to ``Medals``: which nations, athletes, sports, events, days, Games and moment are meant, and
what is left out."""

import re
from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.events import RELAYS, all_of, of_theirs, take_events
from bot.understanding.grammar.narrowing.games import (
    OF_BOTH,
    at_home,
    did_not_enter,
    has_only_from_before,
    is_over_all_games,
    is_vanished,
    kept_where,
    named_as_then,
    take_games,
)
from bot.understanding.grammar.narrowing.meant import Narrowing, NoSuchEvent, Refused
from bot.understanding.grammar.narrowing.moments import take_moments
from bot.understanding.grammar.narrowing.people import (
    are_absent,
    athlete_of_span,
    birthday,
    fit_athletes,
    fit_sex,
    nations_of_span,
    one_of_pair,
    open_to,
)
from bot.understanding.grammar.words.phrase_values import Amount, Excepted
from bot.understanding.names.events.whole_sports import in_whole_sports
from medals_core.games import Athlete, Gender, Season
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Podium, Role, Scope
from medals_core.queries.selecting import find


def narrow(bag: Bag, ctx: Context, *, state: bool = False, metals: bool = True) -> Narrowing:
    """Take everything from the bag that narrows. ``state``: a moment is that of a table ("hoeveel hadden we op 12
    februari"), rather than when medals were won. ``metals``: colours are taken too."""
    found = Narrowing(resolve=ctx.instant)
    _podium(found, bag)
    for one in bag.take_all("nation"):
        found.nations.extend(noc for noc in nations_of_span(one) if noc not in found.nations)
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
        found.nations.extend(noc for one in pair for noc in one_of_pair(one, ctx) if noc not in found.nations)
    if bag.took("describe", "host"):
        found.nations.append(Described(role=Role.HOST))
    for span in bag.take_all("athlete"):
        one = athlete_of_span(span)
        found.athletes.extend([] if one in found.athletes else [one])  # "jorrien termors" is one
    for bearers in bag.take_all("athletes"):
        found.athletes.extend(one for one in bearers if one not in found.athletes)
    if len(found.athletes) == 1 and bag.took("birthday"):
        found.days = birthday(found.athletes[0], ctx)
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
    counted = bag.holds("nation") and bag.holds("metal") and any(one.has("ask", "how_many") for one in bag.items)
    relays = (*RELAYS, "aflossing", "estafette") if counted else RELAYS  # of a land all that it rode
    places = list(bag.places("event"))
    several = [p for p in places if bag.items[p].text.lower() in relays]
    mentions = [all_of(one) if place in several else one for place, one in
                zip(places, bag.take_all("event"), strict=True)]  # fmt: skip
    for kind, team in (("team_event", True), ("single_event", False)):
        if bag.has(kind) and not any(one.kinds or one.metres for one in mentions):
            bag.take_all(kind)  # "als ploeg, dus niet individueel"
            found.team = team
    if bag.has("mixed_event"):
        bag.take("mixed_event")
        found.genders.append(Gender.MIXED)
    games_said = bag.has("games")
    take_games(found, bag, ctx)
    if found.podium is Podium.KEPT:
        kept_where(found, bag, ctx)
    at_home(found, bag, ctx)
    hosts = {ctx.archive.edition(one).games.host for one in found.scope.ids}
    if found.scope.hosted and hosts and hosts == set(found.nations):
        found.scope = Scope(ids=found.scope.ids)  # "in 1948 in eigen land": those Games say it all
    fit_athletes(found, bag)
    fit_sex(found, bag)
    away = are_absent(found.athletes)
    # Not "nu" or "nou" either: who is not here now won before.
    unsaid = not games_said and ctx.games_id == ctx.archive.current_id
    if found.scope.is_current and unsaid and (away or has_only_from_before(found, bag, ctx)):
        found.scope = EVER
    if found.scope.is_current and (bag.has("these_too") or (not games_said and is_over_all_games(found, bag))):
        found.scope = EVER
    if found.scope.is_current and not games_said and any("olympisch" in one.text.lower() for one in bag.items):
        often = any(one.has("ask", "how_often") for one in bag.items)  # "hoe vaak won oranje olympisch goud"
        # "mannen met minstens twee olympische titels": of a career
        often = often or (bag.holds("noun") and any(map(_counts_titles, bag.items)))
        # "Surinames enige olympische medailles"
        found.scope = OF_BOTH if did_not_enter(found.nations, ctx) else EVER if often else CURRENT
    bag.take_all("these_too")
    vanished = any(is_vanished(noc, ctx) for noc in found.nations)
    earlier = any("eerder" in bag.items[place].text.lower().split() for place in bag.places("ever"))
    if bag.took("ever") or (vanished and found.scope.is_current and unsaid):
        found.ever = True
        found.scope = EVER if found.scope.is_current else found.scope
    if earlier and found.scope == EVER and ctx.archive.current_id == ctx.lexicon.archive.current_id:
        found.scope = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))  # not at these Games
    named_as_then(found, bag, ctx)
    if not bag.holds("suppose"):  # what is supposed they did not win
        said = [bag.items[place].text for place in places]
        mentions = [of_theirs(one, text, found, ctx) for one, text in zip(mentions, said, strict=True)]
    take_events(found, mentions, ctx)
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
        where = [one for one in bag.items if one.has("games")]
        country = len(where) == 1 and not any(map(str.isdigit, where[0].text)) and len(found.scope.ids) > 1
        if theirs and country:  # "Schenk in Japan": of the two Games there those that he was at
            found.scope = found.scope.model_copy(update={"ids": theirs})
    take_moments(found, bag, ctx, state)
    for place in bag.places("excepted"):
        bag.taken.add(place)
        found.but_not.extend(excepted(bag.items[place].value("excepted"), ctx, found.scope, found.athletes))
    left_out = [ctx.archive.athletes[one] for of in found.but_not for one in of.athletes]
    unsaid = unsaid and found.scope.is_current and not found.moment and bag.holds("most")
    if unsaid and are_absent(left_out):
        found.scope = EVER  # "de Nederlander met de meeste na Wüst"
    return found


_OF_ONE = "Een dubbelslag is bij mij goud en zilver voor één land; van een sporter kan het ook twee keer goud zijn."


def _podium(found: Narrowing, bag: Bag) -> None:
    """ "gedeeld goud", "een heel podium voor één land" (of which the gold stands for the whole)."""
    if (swept := bag.take("swept")) is not None:
        bag.take_all("number", 3)
        bag.take_all("one_nation")
        bag.take_all("same_nation")
        bag.take_all("noun", "podium")
        if bag.has("athlete") and swept == "double":
            raise Refused(_OF_ONE)
        found.podium = Podium.DOUBLE if swept == "double" else Podium.SWEPT
        found.metal = True
        if all(bag.tells("metal", one) for one in Colour):  # "won één land goud, zilver en brons"
            bag.take_all("metal")
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


def _counts_titles(one: Item) -> bool:
    return one.has_any(("amount", "in_so_many")) and re.search(r"olympische titel", one.text, re.IGNORECASE) is not None


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
    on_the_road = any(word.startswith("weg") for one in what.items for word in one.text.lower().split())
    if inner.disciplines and not inner.events and not on_the_road:  # "laat het wielrennen weg": on the track as well
        inner.disciplines = in_whole_sports(inner.disciplines)
    inner.events = open_to(people, inner.events) if people else inner.events
    inner.colours.extend((counted.colour,) if counted is not None and counted.colour is not None else ())
    of = inner.medals()
    there = find(of.narrowed(games=within), ctx.archive).selection.count if counted is not None else 0
    if counted is not None and counted.count and counted.count != there:
        raise Refused(f"Dat getal klopt niet: het {'was' if there == 1 else 'waren'} er {there}.")
    if inner.athletes:
        kept = of.narrowed(nations=(), games=CURRENT) if inner.is_part or inner.colours else Medals()
        return [kept.narrowed(athletes=(athlete.athlete_id,)) for athlete in inner.athletes]
    if len(inner.disciplines) > 1 and not inner.events:
        return [of.narrowed(disciplines=(slug,)) for slug in inner.disciplines]
    return [of]
