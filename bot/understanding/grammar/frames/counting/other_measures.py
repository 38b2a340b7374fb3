"""Lands by something else than their medals: by how many people live there, "het kleinste land met goud", or by points
of one's own, "als goud voor twee telt en zilver en brons voor één, wie is dan derde"."""

from bot.understanding.grammar.composing.conditions import whole_table
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_won, told
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric, Op, Weights
from medals_core.queries.model import Groups, Order, Value
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
    having.insert(0, has_won(of))
    measure = Measure(kind=Kind.POPULATION, of=whole)
    order = Order.FEWEST if fewest else Order.MOST
    return Groups(by=Key.NATION, measure=measure, having=tuple(having), order=order, skip=one_but, take=count or 1)


def by_weights(bag: Bag, ctx: Context) -> Question | None:
    """als goud vijf punten telt, zilver drie en brons één, wie staat dan bovenaan; hoeveelste zijn wij bij 5-3-1"""
    weights: Weights | None = bag.take("weights")
    if weights is None and bag.has("count_in") and not bag.has("rank") and bag.took("measure", "points"):
        weights = USUAL
    if weights is None:
        return None
    fewest = bag.took("most", "fewest") or bag.took("most", "last") or bag.took("describe", "last")
    leads = bag.took("describe", "leader") or bag.took("most", "first") or bag.took("most", "most") or (
        bag.took("most", "best")
    )  # fmt: skip
    rank = bag.take("rank")
    bag.take_all("placed")
    top = bag.take("top") or bag.take("asked_number") or bag.take("number")
    placed = bag.took("ask", "rank") or bag.took("ask", "where") or bag.took("noun", "place")
    many = bag.took("ask", "how_many")
    who = bag.has("ask", "who", "which", "what", "show")
    table = bag.has("page", "table")
    said = all_said(bag, ctx, "ask", "suppose", "than", "then", "would", "measure.points", "noun.point", "noun.nation",
                    "page.table", "count_in", "counts", "won_games", "most", "clause", "ask.how", "looks", "goal",
                    "except_verb", "gained", "measure.together", then=("doing_end", "page.doing"))  # fmt: skip
    if said.athletes or said.is_part or said.scope.ever or len(said.nations) > 1:
        return None
    of = said.medals(colours=())
    if said.nations and (placed or many or rank is None):
        kind = Measure(kind=Kind.POINTS, of=of, weights=weights) if many else (
            Measure(kind=Kind.RANK, of=of, metric=Metric.POINTS, weights=weights)
        )  # fmt: skip
        return Value(measure=kind) if placed or many else None
    if said.nations or not (who or leads or top or rank or table):
        return None
    points = Measure(kind=Kind.POINTS, of=of, weights=weights)
    return Groups(by=Key.NATION, measure=points, order=Order.FEWEST if fewest else Order.MOST,
                  skip=int(rank) - 1 if rank else 0, take=int(top) if top else 10 if table else 1)  # fmt: skip
