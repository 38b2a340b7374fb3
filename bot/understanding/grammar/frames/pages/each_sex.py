"""What the women won, and what the men did; and which of them did better."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Claim, Versus, VersusAsk
from medals_core.questions import Question


def each_sex(bag: Bag, ctx: Context) -> Question | None:
    """bij onze gouden plakken: hoeveel waren er van vrouwen en hoeveel van mannen"""
    asks = bag.places("ask", "how_many")
    sexes = bag.places("gender")
    if len(asks) != 2 or len(sexes) != 2 or not asks[0] < sexes[0] < asks[1] < sexes[1]:
        return None
    bag.take_all("ask", "how_many")
    said = all_said(bag, ctx, "and", "among")
    measures = tuple(Measure(kind=Kind.COUNT, of=said.medals(genders=(sex,))) for sex in said.genders)
    return Versus(measures=measures, ask=VersusAsk.MORE)


def better_sex(bag: Bag, ctx: Context) -> Question | None:
    """de vrouwen deden het beter dan de mannen bij ons toch; waren onze mannen slechter dan de vrouwen"""
    sexes, than = bag.places("gender"), bag.places("than")
    if bag.has("ask") or len(sexes) != 2 or not than or not sexes[0] < than[0] < sexes[1]:
        return None
    better = bag.took_any("higher", "most.best")
    if not better and not bag.took("lower"):
        return None
    bag.skip("than", "doing_verb", "doing_end", "page.doing", "right_question")
    first, second = (bag.items[place].value("gender") for place in sexes)
    said = all_said(bag, ctx)
    if not said.nations:
        bag.defaults += 1
        said.nations.append(ctx.own)
    one, other = (Measure(kind=Kind.TALLY, of=said.medals(genders=(sex,))) for sex in (first, second))
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if better else Op.LESS, value=other),))
