"""Was it so on every day?"""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim
from medals_core.questions import Question


def every_day(bag: Bag, ctx: Context) -> Question | None:
    """heeft Nederland alle dagen iets gewonnen; pakte Italië iedere dag goud"""
    if bag.has("ask") or not bag.has_any("win", "have", "handed_out"):
        return None
    said_so = bag.took("measure", "per_day") or (
        (bag.took("every") or any(one.said in ("alle", "al de") and one.has("both") for one in bag.items))
        and bag.took("noun", "day")
    )
    verb_first = bool(bag.items) and bag.items[0].has_any(("win", "have", "be", "auxiliary", "stand"))
    claimed = any(one.has("right_question") or one.has("small", "lead") for one in bag.items)
    if not said_so or not (verb_first or claimed):
        return None
    amount: Amount | None = bag.take("amount")
    if amount is not None and (amount.op not in (None, Op.AT_LEAST) or amount.count != 1):
        return None
    said = narrow(bag, ctx)
    bag.skip("any", "both", "measure.streak", "noun.medal", "stand")
    settle(bag)
    if len(said.nations) + len(said.athletes) != 1 or said.days or said.moment:
        return None
    if not said.scope.is_current:
        return None
    colours: tuple[Colour, ...] = tuple(said.colours)
    if amount is not None and amount.colour is not None:
        colours = (amount.colour,)
    games = ctx.edition.games
    today = min(ctx.now.astimezone(games.zone).date(), games.closing)
    measure = Measure(kind=Kind.DISTINCT, of=said.medals(colours=colours), per=Key.DAY)
    return Claim(conditions=(Condition(measure=measure, op=Op.AT_LEAST, value=games.day_number(today)),))
