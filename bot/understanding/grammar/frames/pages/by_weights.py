"""A table by points of one's own: "als goud voor twee telt en zilver en brons voor één, wie is dan derde"."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric, Weights
from medals_core.queries.model import Groups, Order, Value
from medals_core.questions import Question


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
