"""What was needed: to pass another, to hold a place, for so many."""

from itertools import pairwise
from typing import Any

from bot.understanding.grammar.composing.conditions import metric_of, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, metal_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.answering import answer
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Kind, Measure, Metric
from medals_core.queries.model import Needed, Value, Versus, VersusAsk
from medals_core.queries.results import ValueAnswer
from medals_core.questions import Question


def needed(bag: Bag, ctx: Context) -> Question | None:
    """wat hebben we nodig om Amerika in te halen; hoeveel goud kwamen we tekort voor de tweede plaats"""
    by_climbing = bag.has("ask", "how") and bag.has("stand") and bag.has_any("beside", "rank", "top")
    led_by = any("voorsprong" in one.said.split() for one in bag.items)
    short_of = bag.has("ask", "difference") and not led_by and bag.has_any("rank", "top")
    asked = short_of or bag.has("ask", "how_many", "what", "how", "how_often", "part")
    if bag.has("ask", "difference") and bag.has("win") and bag.has("ask", "how_many"):
        return None  # "met hoeveel medailles verschil won Noorwegen": how far it was ahead
    aims = bag.has_any("rank", "top", "beside") or bag.has("most", "first")
    with_many = bag.says("met hoeveel") and bag.has_any("be", "stand")
    turned = _turned(bag)
    need = bag.took("need") or (bag.has("auxiliary", "must") and bag.took("to_go"))
    own_passed = _is_own_passed(bag)
    passing = bag.took("to_pass") or (with_many and bag.took("beaten"))
    goal = bag.took("goal")
    extra = (bag.has("extra") or with_many) and aims
    if not asked or not (need or passing or goal or by_climbing or short_of or extra):
        return None
    bag.take_all("need")
    metric = metric_of(bag) or Metric.OFFICIAL
    colour = turned[1] if turned else metal_of(bag)
    place = bag.take("top") or bag.take("rank")
    bag.take_all("placed")
    passes = None
    for at in bag.places("beside"):
        one: Beside = bag.items[at].value("beside")
        passes = nation_of(one.items, ctx)
        bag.taken.add(at)
    level = bag.took("equal")
    said = all_said(bag, ctx, "at_least", "ask", "would", "extra", "still", "more", "noun.place", "above", "below",
                    "noun.medal", "suppose", "to_pass", "to_go", "goal", "most.first", "can",
                    then=("and", "noun", "ask.how", "then", "most.most"), state=True)  # fmt: skip
    if said.athletes or said.events:
        return None
    nations = [noc for noc in said.nations if noc != passes]
    noc: Any = nations[0] if nations else ctx.own
    if passes is None and place is None:
        if len(nations) >= 2:
            theirs = next((n for n in nations if n != ctx.own), nations[1])
            passes = ctx.own if own_passed else theirs if said.own_said else nations[1]
            noc = next(n for n in nations if n != passes)
        elif len(nations) == 1 and noc != ctx.own:
            passes, noc = (ctx.own, noc) if not passing and _lacks_itself(bag) else (noc, ctx.own)
            bag.defaults += 1
        else:
            return None
    if not nations and passes is None:
        bag.defaults += 1
    if short_of and place is not None and isinstance(noc, str):
        mine = Measure(kind=Kind.RANK, of=said.medals(nations=(noc,), colours=()))
        stood = answer(Value(measure=mine), ctx.archive, ctx.viewpoint)
        rank = stood.measured.value if isinstance(stood, ValueAnswer) else None
        if rank is not None and rank < int(place):  # "(derde) wat scheelde het met de nummer 4"
            there = Described(role=Role.RANK, rank=int(place))
            sides = (said.medals(nations=(one,), colours=()) for one in (noc, there))
            return Versus(measures=tuple(Measure(kind=Kind.TALLY, of=of) for of in sides), ask=VersusAsk.WHY)
    return Needed(noc=noc, passes=passes, place=int(place) if place is not None else None, level=level, colour=colour,
                  turned=turned[0] if turned else None,
                  metric=metric, within=said.medals(nations=(), athletes=(), colours=()))  # fmt: skip


def _lacks_itself(bag: Bag) -> bool:
    """ "hoeveel goud had Italië nog nodig", "kwam Italië tekort": that nation, of ours."""
    return any(one.has_any(("have", "stand")) and after.has("nation") for one, after in pairwise(bag.items))


def _is_own_passed(bag: Bag) -> bool:
    """ "om ons in te halen": right before the verb of passing."""
    place = next(iter(bag.places("to_pass")), 0)
    before = [each for each in bag.items[:place] if not each.has_any(("can", "still"))]
    return bool(before) and before[-1].has("own")


def _turned(bag: Bag) -> tuple[Colour, Colour] | None:
    """ "hoeveel van onze zilveren hadden goud moeten zijn": of what colour, and what they had to be; taken."""
    found = [place for place in bag.places("metal") if bag.items[place].value("metal") is not None]
    of = bag.says("van", "van de") or bag.has("ask", "part") or bag.took("turns")
    if len(found) != 2 or not of or not bag.has("need"):
        return None
    was, becomes = (bag.items[place].value("metal") for place in found)
    bag.taken.update(found)
    bag.skip("ask.part", "only")
    return was, becomes
