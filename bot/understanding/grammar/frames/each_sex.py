"""What the women won, and what the men did."""

from __future__ import annotations

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import is_done, settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing import narrow
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Versus, VersusAsk
from medals_core.questions import Question


def each_sex(bag: Bag, ctx: Context) -> Question | None:
    """bij onze gouden plakken: hoeveel waren er van vrouwen en hoeveel van mannen"""
    asks = bag.places("ask", "how_many")
    sexes = bag.places("gender")
    if len(asks) != 2 or len(sexes) != 2 or not asks[0] < sexes[0] < asks[1] < sexes[1]:
        return None
    bag.take_all("ask", "how_many")
    bag.skip("and", "among")
    said = narrow(bag, ctx)
    settle(bag)
    if not is_done(bag) or len(said.genders) != 2 or said.events or said.athletes or len(said.nations) > 1:
        return None
    measures = tuple(Measure(kind=Kind.COUNT, of=said.medals(genders=(sex,))) for sex in said.genders)
    return Versus(measures=measures, ask=VersusAsk.MORE)
