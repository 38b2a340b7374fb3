"""First and last times: the first medal ever of each of them, and when something was so for the first or last time."""

import re

from bot.understanding.grammar.composing.conditions import Told
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    all_said,
    edge_counted,
    has_none,
    has_won,
    of_the_programme,
    of_who_took_part,
    own_unless_said,
    told,
)
from bot.understanding.grammar.frames.groups.both_and_each import Asked, asked_groups, kept_by
from bot.understanding.grammar.frames.groups.conditional_groups import each_by_itself
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Scope
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.selecting import find
from medals_core.questions import Question


def first_ever(bag: Bag, ctx: Context) -> Question | None:
    """voor welke landen was het de eerste medaille ooit; welke landen wonnen in 2026 hun eerste goud"""
    firsts = bag.places("most", "first")
    if not firsts:
        return None
    nouns = [p for p in bag.places("noun") if bag.items[p].has("noun", "nation", "athlete")]
    ever = bag.places("ever")
    here = any(one.has("games") and one.value("games").scope == CURRENT for one in bag.items)
    people = [
        p
        for p in bag.places("nation")
        if _PEOPLE.search(bag.items[p].said) and p < firsts[0] and bag.has("ask", *_ASKED_OF)
    ]
    if not people and (not nouns or not (bag.items[nouns[0]].said in _PLURALS or (ever and here))):
        return None
    theirs = any(bag.items[p].said in ("hun", "zijn", "haar") for p in range(firsts[0]))
    if not (theirs or ever):
        return None
    if people and not nouns:  # "welke Nederlanders"
        how = GroupAsk.COUNT if bag.took("ask", "how_many") else GroupAsk.WHICH
        asked: Asked | None = (how, (Key.ATHLETE, "athlete"))
    else:
        asked = asked_groups(bag)
    if asked is None:
        return None
    bag.taken.update((*firsts, *ever))
    said = all_said(bag, ctx, "ask")
    if not said.metal or (asked[1][0] is Key.NATION and said.nations) or said.days:
        return None
    said.place = "" if said.scope == CURRENT and said.place in ctx.edition.games.city else said.place
    of = said.medals()
    before = of.narrowed(games=Scope(ever=True, until=ctx.year_before(ctx.edition.games.year)))
    return kept_by(asked, of, (has_won(of), has_none(before)))


def is_the_first(bag: Bag, ctx: Context) -> Question | None:
    """was Sjoukje Dijkstra de eerste Nederlander met goud op de Winterspelen; won zij het eerste Nederlandse goud"""
    whose = bag.has_any("nation", "own") or bag.has("noun", "athlete", "athlete_f", "athlete_m")
    if bag.holds("ask") or len(bag.places("athlete")) != 1 or not (whose and bag.took("most", "first")):
        return None
    sexes = {noun for p in bag.places("noun") for noun in bag.items[p].meanings["noun"]}
    now, ever = bag.holds("games") and not bag.has_any("ever"), bag.has_any("ever", "at_games")
    champion = bag.has("noun", "champion")
    said = all_said(bag, ctx, "noun.champion", "noun.athlete", "noun.athlete_f", "noun.athlete_m", "relative", "ever")
    if not (said.metal or champion) or said.days or said.moment:
        return None
    here = not (ever or said.is_part or champion) and find(said.medals(games=CURRENT), ctx.archive).selection.count
    games = said.scope if now else CURRENT if here else EVER  # "won Leerdam het eerste goud": of these Games
    of = said.medals(athletes=(), games=games, colours=tuple(said.colours) or ((Colour.GOLD,) if champion else ()))
    sex = "F" if "athlete_f" in sexes else "M" if "athlete_m" in sexes else ""
    named = [one for one in bag.items if one.has_any(("nation", "own"))]  # a nation of theirs narrows them no more
    of = of.narrowed(nations=tuple(narrow(Bag(named), ctx).nations))
    first = said.athletes[0].athlete_id
    return Groups(by=Key.ATHLETE, measure=Measure(of=of), order=Order.FIRST, take=1, held=first, sex=sex)


_ASKED_OF = ("which", "how_many")
_PEOPLE = re.compile(r"(?:ers|en|kes|jes)$")
_PLURALS = frozenset(("landen", "naties", "sporters", "atleten", "teams", "ploegen"))


def last_time_so(bag: Bag, ctx: Context) -> Question | None:
    """op welke Spelen bleef Nederland voor het laatst zonder medaille; de laatste keer dat we met maar één medaille
    thuiskwamen; wanneer wonnen we voor het eerst meer dan tien keer goud"""
    if not bag.holds("first_time", "last_time", "most") or bag.has("noun", "day") or edge_counted(bag):
        return None  # "de laatste dag zonder medaille", "de laatste drie medailles"
    times = [one for kind in ("first_time", "last_time") for one in bag.items if one.has(kind)]
    told_so = any(re.search(r"(keer|maal)$|geleden", one.said) for one in times)
    last = bag.took("last_time") or bag.took("most", "last")
    if not last and not bag.took("first_time"):
        return None
    if not any(bag.took("ask", name) for name in ("when", "year", "which", "what", "how_long")) and not told_so:
        return None
    since = bag.took("ago") or bag.tells("last_time", "ago")
    ago = since and bag.holds("games")
    bag.skip("noun.games", "noun.year", "ask", "most.last", "stay_empty", "ever", "relative")
    conditions = [one for one in told(bag, ctx, ranks=False) if one.kind is not Kind.RANK]
    if bag.took("nothing"):
        conditions.append(Told(Kind.COUNT, Op.EQUAL, 0))
    if not conditions or of_who_took_part(bag, conditions):
        return None
    programme = of_the_programme(bag, conditions)
    said = all_said(bag, ctx, then=("any",))
    if len(said.nations) > 1 or said.days or said.moment:
        return None
    if not (programme or bag.holds("handed_out")):
        own_unless_said(said, bag, ctx)
    of = said.medals(games=said.scope if said.scope.ever else EVER)
    if ago and not said.scope.ever:  # "zonder goud in 2026: hoe lang was dat geleden"
        of = of.narrowed(games=Scope(ever=True, until=ctx.year_before(ctx.edition.games.year)))
    having = [each_by_itself(one.on(of.narrowed(colours=()) if one.colours else of), Key.GAMES) for one in conditions]
    return Groups(by=Key.GAMES, measure=Measure(of=of.narrowed(colours=())), having=tuple(having),
                  order=Order.LAST if last else Order.FIRST, take=1)  # fmt: skip
