"""Stretches of time in which one stood above another, or within the first so many until it fell out."""

from bot.understanding.grammar.composing.conditions import nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.time.lasting import rank_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import SpellAsk, Spells
from medals_core.questions import Question

_OBJECT = "ons"
_STOOD = ("gestaan", "gezeten", "gelegen")


def above_another(bag: Bag, ctx: Context) -> Question | None:
    """hoe lang stonden we boven Duitsland; hebben de Zwitsers op een gegeven moment voor ons gestaan"""
    if (ask := _asked(bag)) is None:
        return None
    places = bag.places("beside")
    ahead = not places and bag.took("ahead")
    if len(places) + ahead != 1:
        return None
    above, other = True, None
    if places:
        one: Beside = bag.items[places[0]].value("beside")
        above, other = one.above, nation_of(one.items, ctx)
        bag.taken.add(places[0])
    us_object = any(bag.items[place].said == _OBJECT for place in bag.places("own"))
    said = all_said(bag, ctx, then=("ever", "once", "any", "so_far", "page.table", "auxiliary"), state=True)
    nations = [noc for noc in said.nations if isinstance(noc, str)]
    if ahead:
        if len(nations) != 2:
            return None
        other = ctx.own if us_object else next((noc for noc in nations if noc != ctx.own), nations[1])
        nations = [noc for noc in nations if noc != other]
    noc: Noc | None = nations[0] if len(nations) == 1 else None if nations else ctx.own
    days = said.moment.days() if said.moment is not None else (None, None)
    if noc is None or not isinstance(other, str) or noc == other or days is None:
        return None
    if said.metal or said.athletes or said.events or said.but_not or (not said.scope.is_current and not said.ever):
        return None
    theirs = Measure(kind=Kind.RANK, of=Medals(nations=(other,)))
    mine = Measure(kind=Kind.RANK, of=Medals(nations=(noc,)))
    condition = Condition(measure=mine, op=Op.LESS if above else Op.MORE, value=theirs)
    return Spells(noc=noc, condition=condition, ask=ask, from_day=days[0], to_day=days[1],
                  last=ask is SpellAsk.SINCE)  # fmt: skip


def _asked(bag: Bag) -> SpellAsk | None:
    if bag.took("ask", "how_long"):
        return SpellAsk.HOW_LONG
    if bag.took("ask", "since"):
        return SpellAsk.SINCE
    if bag.took("ask", "until"):
        return SpellAsk.UNTIL
    stood = any(one.said in _STOOD or one.has("ahead") for one in bag.items)
    brief = stood or not all(bag.items[place].is_small for place in bag.places("once"))  # "zeg eens even" is no while
    once = ((brief and bag.took("once")) or bag.took("ever")) and not bag.has("ask")
    elsewhere = any(bag.items[p].value("games").scope != CURRENT for p in bag.places("games"))
    games = elsewhere or bag.has("at_games") or bag.has("noun", "games")
    return SpellAsk.EVER if once and not games else None


def fell_out(bag: Bag, ctx: Context) -> Question | None:
    """wanneer zakte Zwitserland uit de top drie"""
    when = bag.took("ask", "when") or bag.took("ask", "day") or bag.took("ask", "time")
    if not when or not bag.took("out_of") or not bag.has_any("stand", "fail", "handed_out"):
        return None
    top = bag.take("top")
    said = all_said(bag, ctx, "ask", "moves", "fail", "handed_out", "stand.moved", state=True)
    noc = said.nations[0] if len(said.nations) == 1 else None if said.nations else ctx.own
    if top is None or not isinstance(noc, str) or said.is_part or not said.scope.is_current:
        return None
    return Spells(noc=noc, condition=rank_of(noc, Op.AT_MOST, int(top)), ask=SpellAsk.UNTIL, last=True)
