"""Which Games are meant: those that are named, or all of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.understood import Note, NoteKind
from medals_core.games import Season
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, NationRef, Role, Scope
from medals_core.queries.selecting import find

AT_HOME = Scope(ever=True, hosted=True)
OF_BOTH = Scope(ever=True, seasons=tuple(Season))


def take_games(found: Narrowing, bag: Bag, ctx: Context) -> None:
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
            if not are_listed(bag, "games") or all(one.impossible is not None for one in spans):
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


def are_listed(bag: Bag, kind: str) -> bool:
    """ "op dag 5 en op dag 45", "in 2010, 2014 en 2015": nothing but that stands between them."""
    places = [place for place, one in enumerate(bag.items) if one.has(kind)]
    between = [one for p, q in pairwise(places) for one in bag.items[p + 1 : q]]
    return any(one.has("and") or one.has("or") for one in between) and all(one.is_small for one in between)


def at_home(found: Narrowing, bag: Bag, ctx: Context) -> None:
    """ "in Vancouver, hun thuisspelen", "hoeveel had Italië thuis" now: theirs indeed."""
    said = [one.said for one in bag.items if one.has("at_home")]
    ids = found.scope.ids or ((ctx.games_id,) if found.scope.is_current else ())
    hosts = {ctx.archive.edition(one).games.host for one in ids}
    nocs: set[object] = {noc for athlete in found.athletes for noc in athlete.nocs} or set(found.nations)
    now = nocs == {ctx.edition.games.host} and not bag.holds("ever", "at_games") and bag.tells("ask", "how_many")
    if found.scope == AT_HOME and now and any(one.endswith("huis") for one in said):
        found.scope = CURRENT  # "hoeveel had Italië in eigen huis": at these, as "thuis"; on own soil at all it had
    if said and len(hosts) == 1 and hosts <= nocs and len(nocs) <= 2 and not found.own_said:
        bag.take_all("at_home")


def kept_where(found: Narrowing, bag: Bag, ctx: Context) -> None:
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


def did_not_enter(nations: Sequence[NationRef], ctx: Context) -> bool:
    """Did none of the nations named take part in these Games?"""
    nocs = [noc for noc in nations if isinstance(noc, str)]
    return bool(nocs) and ctx.archive.nations_entered.isdisjoint(nocs)


def is_over_all_games(found: Narrowing, bag: Bag) -> bool:
    """Are all Games meant though none are named: an athlete "in totaal", a land "in totaal op de Winterspelen", "hoe
    vaak … op de Winterspelen", "op Winterspelen", "onze allereerste medaille", the "olympisch goud" of somebody?"""
    items = bag.items
    if found.athletes and any("olympisch" in one.text.lower() for one in items):
        return True
    total = any(one.has("measure", "total") or one.has("all_of_it") for one in items)
    if total and (found.athletes or (found.nations and bag.holds("at_games"))):
        return True
    if any(one.has("at_games") and _ANY_GAMES.search(one.said) for one in items) and not bag.holds("moment", "when"):
        return True
    if bag.holds(*_COUNTED_EVER):
        return True
    often = any(one.has("ask", "how_often") or one.said.endswith(("vaakst", "vaakste")) for one in items)
    return (often or bag.holds(*_EVER_AT_GAMES)) and bag.holds("at_games")


def has_only_from_before(found: Narrowing, bag: Bag, ctx: Context) -> bool:
    """ "hoeveel medailles heeft Schulting": who won none at these Games has those of before."""
    has = any(one.has("have") and one.said.startswith(("heeft", "hebben")) for one in bag.items)
    if (
        not has
        or len(found.athletes) != 1
        or not bag.tells("ask", "how_many")
        or bag.holds("moment", "event", "sports")
    ):
        return False
    theirs = Medals(athletes=(found.athletes[0].athlete_id,), colours=tuple(found.colours))
    won, before = (find(of, ctx.archive).selection.count for of in (theirs, theirs.narrowed(games=EVER)))
    return before > won == 0


_ANY_GAMES = re.compile(r"(?:op|bij|tijdens|van) (?:olympische )?(?:winter|zomer)spelen$")
"""Without an article: of any."""
_COUNTED_EVER = ("first_ever", "ever")


_EVER_AT_GAMES = (*_COUNTED_EVER, "already", "first_time", "last_time")


def is_vanished(noc: NationRef, ctx: Context) -> bool:
    """A state that is no more, and so can only be asked about for former Games."""
    if isinstance(noc, Described) and noc.role is Role.GROUP:
        group = ctx.archive.nations.groups.get(noc.name)
        return group is not None and bool(group.nocs) and all(is_vanished(one, ctx) for one in group.nocs)
    nation = ctx.archive.nations.get(noc) if isinstance(noc, str) else None
    gone = nation is not None and not nation.iso2 and nation.noc not in ctx.archive.nations_entered
    return gone and ctx.games_id == ctx.archive.current_id


def named_as_then(found: Narrowing, bag: Bag, ctx: Context) -> None:
    """What a name meant in the year asked about: Tsjechië of 1984 is Tsjecho-Slowakije, which the answer says."""
    if len(found.scope.ids) != 1 or found.scope.ids[0] == ctx.archive.current_id:
        return
    year = ctx.archive.edition(found.scope.ids[0]).games.year
    then = [ctx.archive.nations.named(noc, year) for noc in found.nations if isinstance(noc, str)]
    if len(set(then)) < len(set(found.nations)) == len(then):  # "het Gezamenlijk Team van 1992 en Rusland"
        of_the_year = [noc for noc in found.nations if isinstance(noc, str) and (noc,) in then]
        theirs = find(Medals(nations=tuple(of_the_year), games=EVER), ctx.archive).selection.lines()
        if all(line.games.year == year for line in theirs):
            found.scope = EVER  # the year is part of the name of a nation that was there only then
            return
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
    found.nations = list(dict.fromkeys(found.nations))
