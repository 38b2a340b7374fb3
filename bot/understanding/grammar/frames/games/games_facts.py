"""Facts about Games themselves: where, when, how many events and nations, whose they were, how many there have been."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, is_of_who_was_there
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from medals_core.games import Season
from medals_core.nations import Noc
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import CURRENT, EVER, NationRef, Role, Scope
from medals_core.queries.measures import Condition, Key, Measure, Op
from medals_core.queries.model import Ask, Fact, GamesFact, GroupAsk, Groups, Listing, Order
from medals_core.queries.selecting import editions_in
from medals_core.questions import Question


@dataclass(frozen=True)
class Asked:
    """A fact and the words that ask for it: one of ``asks``, and all of ``kinds``."""

    fact: Fact
    asks: tuple[str, ...]
    kinds: tuple[str, ...] = ()


_ASKED = (
    Asked(Fact.NUMBER, ("rank",), ("noun.games",)),
    Asked(Fact.DATES, ("how_long",)),
    Asked(Fact.CITY, ("where",)),
    Asked(Fact.DATES, ("when", "day")),
    Asked(Fact.YEAR, ("year",)),
    Asked(Fact.CITY, ("which", "what", "who"), ("noun.city",)),
    Asked(Fact.EVENTS, ("how_many", "which"), ("noun.event",)),
    Asked(Fact.DISCIPLINES, ("how_many",), ("noun.discipline",)),
    Asked(Fact.NATIONS, ("how_many", "which"), ("noun.nation", "take_part")),
    Asked(Fact.NATIONS, ("how_many",), ("noun.nation", "games", "nothing_else_said")),
    Asked(Fact.HOST, ("who", "which", "what"), ("describe.host",)),
    Asked(Fact.HOST, ("which",), ("noun.nation",)),
    Asked(Fact.LIST, ("how_many", "which"), ("noun.games",)),
    Asked(Fact.LIST, ("how_often",), ("the_games",)),
)
_COUNTED = (Fact.EVENTS, Fact.DISCIPLINES, Fact.NATIONS)


def hosting(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak heeft Oostenrijk de Winterspelen georganiseerd; was Nederland ooit gastland; welk land had ze het
    vaakst; waar werden de Spelen van 1972 gehouden"""
    if (at := _year_of_two(bag)) is not None:
        return GamesFact(games=at, fact=Fact.YEAR)
    city = bag.has("noun", "city") or bag.has("ask", "where")
    as_host = _as_host(bag)
    hosts = bag.took("hosting") or bag.took("noun", "host") or as_host
    hosts = (
        bag.took("describe", "host")
        or hosts
        or (bag.has("ask", "where") and bag.has("event") and bag.took("coming", "over"))
    )
    guessed = _is_guessed(bag) if hosts or (bag.has("be") and not bag.has("ask")) else False
    were_there = _were_in_a_land(bag)
    ever_there = bag.has("ever") and bag.has("the_games") and bag.has_any("be", "have") and not bag.holds("ask")
    hosts = hosts or _had_the_games(bag) or guessed or were_there or ever_there
    if not hosts or bag.has_any("metal", "win", "won_noun", "page", "rank", "amount", "higher"):
        return None
    city = guessed or city
    bag.skip(*(("ever", "coming") if ever_there else ()))
    edge = 0 if bag.took("most", "first") or bag.took("first_time") else -1 if bag.took("last_time") else None
    found_place = bag.says("vond", "vonden", "vinden")
    bag.skip("same_nation" if bag.has("described") else "noun.host")  # "door een land in Azië"
    bag.skip("noun.place" if found_place else "hosting", "measure.different")
    bag.skip(
        "noun.event", "hosting", "noun.games", "noun.city", "noun.nation", "noun.year", "most.most", "any", "doing_verb"
    )
    asked, often = bag.has("ask"), bag.has("ask", "how_often")
    year, when = bag.has("ask", "year"), bag.has("ask", "when")
    said = all_said(bag, ctx, "ask", "present", "at_games", then=("then_word", "first_time", "last_time"))
    held_by = {ctx.archive.edition(one).games.host for one in said.scope.ids}
    if len(said.scope.ids) > 1 and len(held_by) == 1 and not (said.nations or said.is_part or said.metal):
        return GamesFact(games=EVER, fact=Fact.LIST, hosts=tuple(held_by))  # "voor het laatst in Noorwegen"
    sport = (said.disciplines or said.events) and not (said.nations or said.athletes or said.metal or said.moment)
    if sport and city:  # "op welke locatie vonden de langlaufwedstrijden plaats"
        return Listing(of=said.medals(), ask=Ask.PLACE)
    if said.is_part or said.athletes or said.metal or (len(said.scope.ids) > 1 and not ever_there):
        return None
    hosts_named = tuple(noc for ref in said.nations for noc in _hosts_of(ref, ctx))
    if were_there and not hosts_named:  # "in Italië": where these were too
        hosts_named, said.scope = (ctx.archive.edition().games.host,), EVER
    if asked and not hosts_named and (near := _just_beside(bag, said.scope, ctx)) is not None:
        return GamesFact(games=Scope(ids=(near,)), fact=Fact.CITY if city else Fact.HOST)
    if said.scope.ids or (said.scope == CURRENT and bag.holds("games") and not as_host):
        if ever_there:
            cities = [one.value("games").of_city for one in bag.items if one.has("games")]
            return GamesFact(games=Scope(ids=next(filter(None, cities), said.scope.ids)), fact=Fact.LIST)
        told = Fact.YEAR if year else Fact.DATES if when else Fact.CITY if city else Fact.HOST
        return GamesFact(games=said.scope, fact=told)
    scope = EVER if said.scope.is_current else said.scope
    if hosts_named and not ctx.season_said and scope == EVER and not _was_host(hosts_named, ctx):
        scope = EVER.model_copy(update={"seasons": tuple(Season)})  # "had Nederland ooit de Spelen"
    if hosts_named:
        return GamesFact(games=scope, fact=Fact.LIST, hosts=hosts_named)
    if edge is not None and scope == EVER:
        scope = Scope(ids=(editions_in(EVER, ctx.archive)[edge].games.games_id,))  # "welk land had ze als eerste"
    if often and bag.tells("pronoun", "there"):
        return None  # "hoe vaak zijn daar de Spelen gehouden": where, was said before
    return GamesFact(games=scope, fact=Fact.CITY if city else Fact.HOST) if asked else None


def _as_host(bag: Bag) -> bool:
    """ "hoe vaak was Oostenrijk er als gastland": its own Games themselves, taken."""
    found = [place for place in bag.places("games") if bag.items[place].said == "als gastland"]
    often = bag.has("ask", "how_often") or (bag.has("ask", "which") and bag.has("noun", "games"))
    bag.taken.update(found if often else [])
    return often and bool(found)


def _were_in_a_land(bag: Bag) -> bool:
    """hoe vaak waren de Winterspelen in Italië; welke Spelen waren in Nederland; wanneer waren er Spelen in Italië"""
    asked = bag.has("ask", "how_often", "which") or (bag.has("ask", "when", "year") and bag.says("waren", "waren er"))
    if not asked or not bag.has("be") or not (bag.has("the_games") or bag.has("noun", "games")):
        return False
    here = [one.value("games") for one in bag.items if one.has("games")]
    land = any(one.has("nation") and before.said == "in" for before, one in pairwise(bag.items))
    return land or any(span.scope == CURRENT and not span.sure and not span.place for span in here)


def _was_host(nocs: Sequence[Noc], ctx: Context) -> bool:
    """Had they Games of the season that is meant?"""
    season = ctx.edition.games.season
    return any(each.games.host in nocs for each in ctx.archive.editions.values() if each.games.season is season)


def _just_beside(bag: Bag, scope: Scope, ctx: Context) -> str | None:
    """ "welke stad organiseerde de Spelen vóór Peking": those just before; "welke steden" are all of them."""
    words = {one.said for one in bag.items}
    told = next((one.said.split()[0] for one in bag.items if one.has("games")), "")
    if not scope.ever or words & {"steden", "landen", "gaststeden", "gastlanden"} or not told:
        return None
    try:
        held = editions_in(scope, ctx.archive)
    except QueryError as beyond:
        raise Refused("Die Spelen staan niet in mijn gegevens.") from beyond
    if told in ("voor", "vóór") and scope.until is not None and scope.since is None:
        return held[-1].games.games_id
    return held[0].games.games_id if told == "na" and scope.since is not None and scope.until is None else None


def _year_of_two(bag: Bag) -> Scope | None:
    """ "Squaw Valley, was dat 1956 of 1960": the Games of which one of two years is asked."""
    named = [(place, bag.items[place]) for place in bag.places("games")]
    where = [one.value("games") for _, one in named if not any(map(str.isdigit, one.text))]
    if (
        len(named) != 3
        or len(where) != 1
        or not (bag.has("be") and bag.has("or"))
        or bag.has_any("ask", "metal", "win")
    ):
        return None
    bag.taken.update(place for place, _ in named)
    bag.skip("be", "or", "pronoun")
    scope: Scope | None = where[0].scope
    return scope if scope is not None and len(scope.ids) == 1 else None


def _is_guessed(bag: Bag) -> bool:
    """ "werden de Spelen van 1956 in Cortina gehouden": where is only guessed, taken; the answer says it."""
    named = [place for place in bag.places("games") if not bag.items[place].has("ever")]
    years = [place for place in named if any(sign.isdigit() for sign in bag.items[place].text)]
    guesses = [place for place in named if place not in years]
    if len(years) != 1 or not guesses or (bag.has("ask") and not (bag.has("ask", "where") or bag.has("noun", "city"))):
        return False
    bag.taken.update(guesses)
    return True


def _had_the_games(bag: Bag) -> bool:
    """had Nederland ooit de Winterspelen: the Games themselves, not something at them"""
    had = bag.has("have") or (bag.has("be") and bag.has_any("first_time", "last_time"))
    asked = bag.has("noun", "games") or (bag.has("noun", "city") and bag.has("the_games"))
    in_a_continent = bag.has("be") and bag.has("ask", "which") and asked and bag.has("described")
    theirs = any(
        one.has_any(("described", "nation")) and other.said in ("editie", "edities")
        for one, other in pairwise(bag.items)
    )
    in_a_continent = in_a_continent or (theirs and not bag.has("have"))  # "noem de Aziatische edities"
    return in_a_continent or (had and bag.has("the_games") and not bag.has("amount"))


def _hosts_of(ref: NationRef, ctx: Context) -> Sequence[Noc]:
    """The nation itself; of a continent those that were host."""
    if isinstance(ref, str):
        return (ref,)
    group = ctx.archive.nations.groups.get(ref.name) if ref.role is Role.GROUP else None
    held = [edition.games.host for edition in ctx.archive.editions.values()
            if edition.games.season is ctx.edition.games.season]  # fmt: skip
    return tuple(dict.fromkeys(noc for noc in held if group and noc in group.nocs))


def games_fact(bag: Bag, ctx: Context) -> Question | None:
    """waar waren de Spelen van 1998; hoeveel onderdelen waren er; wanneer waren de winterspelen in Calgary; waren er
    toen meer onderdelen dan nu"""
    if bag.has_any("metal", "own", "win", "won_noun", "to_pass") or bag.has("most", "longest", "worst", "best"):
        return None  # "op welke dag klom Nederland over Italië heen": of the table
    if bag.has("ask", "how_long") and bag.has("stand") and bag.has("nation"):
        return None  # "hoe lang stond Zweden daar": in the table
    fact = next((one.fact for one in _ASKED if _asks(one, bag)), None)
    compared = _compared(bag)
    if fact is None and (compared or bag.has("most")):
        fact = next((one.fact for one in _ASKED if one.fact in _COUNTED and _asks(one, bag, asked=False)), None)
    of_most = bag.has_any("most_of", "fewest_of")  # "welke sport had de meeste landen op het podium"
    if fact is None and bag.has("ask", "which") and bag.has("noun", "discipline") and not of_most:
        fact = Fact.DISCIPLINES  # "welke sporten waren er"
    if fact is None and compared and bag.has("noun", "nation"):
        fact = Fact.NATIONS  # "waren er in Sapporo meer landen dan in Grenoble"
    if fact is Fact.EVENTS and bag.has("most", "first", "last") and not bag.has("noun", "games"):
        return None  # "welk onderdeel was het laatste": which, not how many there were
    if fact is None or any("nog" in one.said.split() for one in bag.items):
        return None
    superlative = fact in _COUNTED and bag.took_any("most", "most_of", "fewest_of")
    superlative = (fact in _COUNTED and bag.took("measure", "per_games")) or superlative
    many = bag.has("ask", "how_many")
    which = bag.has("ask", "which") and not (superlative or compared)
    bag.skip("ask", "noun", "take_part", "describe.host", "began", "hosting", "doing_verb", "held", "present",
             "always")  # fmt: skip
    if fact in _COUNTED:
        bag.skip("more", "fewer", "higher", "than", "most", "already", "one_games", "versus", "on_programme", "any",
                 "page.programme", "measure.different", "measure.total")  # fmt: skip
    said = all_said(bag, ctx)
    if said.athletes or said.metal:
        return None
    if said.is_part:
        counts = fact is Fact.EVENTS and many and not (said.nations or said.events or superlative)
        return _held(Key.EVENT, said, GroupAsk.COUNT) if counts else None
    if fact is Fact.DISCIPLINES and which and not said.nations:
        return _held(Key.DISCIPLINE, said, GroupAsk.WHICH)
    if said.nations:
        hosts = tuple(n for n in said.nations if isinstance(n, str))
        return GamesFact(games=EVER, fact=Fact.LIST, hosts=hosts) if fact in (Fact.DATES, Fact.YEAR) else None
    if fact is Fact.LIST:
        held_by = {ctx.archive.edition(one).games.host for one in said.scope.ids}
        if len(held_by) == 1 and said.scope.ids == ctx.games_names.hosted_by(next(iter(held_by))):
            return GamesFact(games=EVER, fact=fact, hosts=tuple(held_by))
        unnamed = said.scope.ever or not any(one.has("games") and not one.has("ever") for one in bag.items)
        return GamesFact(games=EVER if said.scope.is_current else said.scope, fact=fact) if unnamed else None
    several = fact in _COUNTED and sum(one.has("games") for one in bag.items) > 1
    return GamesFact(games=_scope(said, ctx, compared or several, superlative), fact=fact)


def _held(by: Key, said: Narrowing, ask: GroupAsk) -> Question:
    """ "hoeveel onderdelen waren er bij het schaatsen", "welke sporten waren er": those in which medals were won."""
    of = Measure(of=said.medals())
    won = Condition(measure=of, op=Op.AT_LEAST, value=1)
    return Groups(by=by, measure=of, having=(won,), order=Order.NATURAL, ask=ask)


def _asks(one: Asked, bag: Bag, *, asked: bool = True) -> bool:
    if "nothing_else_said" in one.kinds and not is_of_who_was_there(bag):
        return False
    words = all(bag.has(*kind.split(".")) for kind in one.kinds if kind != "nothing_else_said")
    return words and (not asked or any(bag.has("ask", ask) for ask in one.asks))


def _compared(bag: Bag) -> bool:
    """Are two Games compared: "meer onderdelen dan in Peking"?"""
    return bag.has("than") and bag.has_any("more", "fewer") and bag.has("games")


def _scope(said: Narrowing, ctx: Context, compared: bool, superlative: bool) -> Scope:
    if superlative and said.scope.is_current:
        return EVER
    if compared and len(said.scope.ids) == 1 and said.scope.ids[0] != ctx.archive.current_id:
        return Scope(ids=(*said.scope.ids, ctx.archive.current_id))
    return said.scope


_ADDED = re.compile(r"\b(erbij|bij|toegevoegd|ingevoerd|geintroduceerd)$")


def without_the_sport(bag: Bag, ctx: Context) -> Question | None:
    """was er in 1988 al shorttrack: a sport that those Games did not have"""
    if (slug := bag.take("absent_sport")) is None:
        return None
    games, name = ctx.edition.games, ctx.archive.disciplines[slug].name
    held = [each.events.values() for each in ctx.archive.editions.values() if each.games.season is games.season]
    if ctx.season_said and not any(event.discipline == slug for events in held for event in events):
        season = "Winterspelen" if games.season is Season.WINTER else "Zomerspelen"
        raise Refused(f"Op de {season} waren er nooit medailles bij het {name}.")
    raise Refused(f"In {games.city} {games.year} waren er geen medailles bij het {name}.")


def on_the_programme(bag: Bag, ctx: Context) -> Question | None:
    """sinds wanneer is shorttrack olympisch; in welk jaar stond touwtrekken voor het laatst op het programma"""
    if bag.has_any("metal", "win"):
        return None  # "wie won goud bij het judo op de Zomerspelen"
    at_which = _at_which_games(bag, ctx)
    since = bag.took("ask", "since") or bag.took("clause", "since")
    last = bag.took("last_time")
    first = bag.took("first_time") or last
    asked = bag.took_any("ask", "clause")
    text = " ".join(one.said for one in bag.items)
    came = re.search(r"\bkwam(en)?\b.*\b(bij|programma)$", text) is not None
    added = came or bag.says("werd", "werden") or any(_ADDED.search(one.said) for one in bag.items)
    all_of_them = at_which is not None and not (since or first or added)
    # "op welke Spelen debuteerde taekwondo"
    if not (bag.took("on_programme") or came or first) or not (all_of_them or since or ((first or added) and asked)):
        return None
    said = all_said(bag, ctx, "ask", "noun.year", "noun.games", "clause", "noun.event", "noun.discipline", "first_time",
                    "most.last", "held", "any", "ever", "hosting", "noun.part",
                    then=("stand", "take_part", "doing_verb", "be", "have"))  # fmt: skip
    if said.nations or said.athletes or not (said.disciplines or said.events):
        return None
    of = Measure(of=said.medals(games=EVER))
    if at_which is not None and all_of_them:
        won = Condition(measure=of, op=Op.AT_LEAST, value=1)
        return Groups(by=Key.GAMES, measure=of, having=(won,), order=Order.NATURAL, ask=at_which)
    return Groups(by=Key.GAMES, measure=of, order=Order.LAST if last else Order.FIRST, take=1)


def _at_which_games(bag: Bag, ctx: Context) -> GroupAsk | None:
    """ "op welke Spelen stond cricket op het programma", "is golf ooit olympisch geweest": what is asked about all
    Games that had it. "Wanneer stond de 1500 meter op het programma" is of a day of these."""
    told = [
        one.said != "olympische" or after.has("noun", "discipline", "event")
        for one, after in pairwise((*bag.items, *bag.items[:1]))
        if one.has("on_programme")
    ]
    if not any(told) or (bag.has("games") and not bag.has("ever")):
        return None
    if bag.has("ask", "how_often") or (bag.has("ask", "how_many") and bag.has("noun", "games")):
        return GroupAsk.COUNT
    once = bag.has("ask", "when") and ctx.archive.current_id != ctx.lexicon.archive.current_id
    which = once or bag.has("ask", "year") or (bag.has("ask", "which") and bag.has("noun", "games"))
    return GroupAsk.WHICH if which or (bag.has("ever") and not bag.has("ask")) else None
