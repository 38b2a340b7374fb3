"""The smallest and the largest land, by how many people live there: "het kleinste land met goud"."""

from bot.understanding.grammar.composing.conditions import whole_table
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, told
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Groups, Order
from medals_core.questions import Question

_LANDS = frozenset(("land", "landen", "natie", "naties", "landje", "landjes"))
_SMALL = ("kleinste", "dunstbevolkte")
_NOT_COUNTED = "Van landen zonder medaille weet ik niet hoeveel mensen er wonen."
_LARGE = ("grootste", "dichtstbevolkte")


def lands_by_size(bag: Bag) -> list[int]:
    """Where "het kleinste land" stands: of its people, not of its medals."""
    return [p for p in bag.places("most") if bag.items[p].said.split()[-1].startswith((*_SMALL, *_LARGE))
            and p + 1 < len(bag.items) and bag.items[p + 1].said in _LANDS]  # fmt: skip


def by_inhabitants(bag: Bag, ctx: Context) -> Question | None:
    """het kleinste land qua inwonertal met goud; welk land met de minste inwoners won goud"""
    places = lands_by_size(bag)
    fewest = any(bag.items[p].said.split()[-1].startswith(_SMALL) for p in places)
    if places:
        bag.taken.update((places[0], places[0] + 1))
        bag.skip("measure.population", "population")
    else:
        places = [p for p in bag.places("most", "most", "fewest")
                  if p + 1 < len(bag.items) and bag.items[p + 1].has("population")]  # fmt: skip
        if not places or not bag.has("noun", "nation"):
            return None
        fewest = bag.items[places[0]].has("most", "fewest")
        bag.taken.update((places[0], places[0] + 1))
    if bag.has("nothing"):
        raise Refused(_NOT_COUNTED)  # "het grootste land dat niks won"
    count = bag.take("number")
    one_but = int(bag.take("one_but") or 0)
    bag.skip("ask", "noun.nation", "relative", "noun.champion", "any", "ever", "measure.population")
    conditions = told(bag, ctx)
    said = all_said(bag, ctx, then=("any", "take_part", "noun.medal"))
    of = said.medals()
    whole = whole_table(of)
    parts = of.narrowed(colours=())
    having = [one.on(whole if one.kind is Kind.RANK else parts if one.colours else of) for one in conditions]
    if any(one.op is Op.EQUAL and one.value == 0 and not one.measure.of.colours for one in having):
        raise Refused(_NOT_COUNTED)
    having.insert(0, Condition(measure=Measure(of=of)))
    measure = Measure(kind=Kind.POPULATION, of=whole)
    order = Order.FEWEST if fewest else Order.MOST
    return Groups(by=Key.NATION, measure=measure, having=tuple(having), order=order, skip=one_but, take=count or 1)
