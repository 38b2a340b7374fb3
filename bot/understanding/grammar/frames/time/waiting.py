"""How long somebody waited for a medal."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER
from medals_core.queries.measures import Op
from medals_core.queries.model import Ask, Listing
from medals_core.queries.selecting import find
from medals_core.questions import Question

_SEVERAL = 2
_STEPS = {1: Colour.GOLD, 2: Colour.SILVER, 3: Colour.BRONZE}


def waiting(bag: Bag, ctx: Context) -> Question | None:
    """hoelang moest Nederland wachten tot de eerste medaille; na hoeveel dagen hadden we goud"""
    lasted = bag.has_any("waited", "need")  # "hoeveel dagen hadden ze nodig om aan tien keer goud te komen"
    if not bag.took("waited_for") and not (lasted and bag.took("ask", "how_long")) and not _reached(bag):
        return None
    bag.skip("waited", "need", "goal", "auxiliary.must", "until", "behind", "most.first", "clause.when", "among")
    rank = bag.take("rank")
    amount: Amount | None = bag.take("amount")
    if amount is not None and (rank is not None or amount.count < 1 or amount.op not in (None, Op.EQUAL)):
        return None
    said = narrow(bag, ctx)
    bag.skip("any")
    settle(bag)
    if amount is not None:  # "hoe lang duurde het tot ze tien keer goud hadden": until the tenth
        rank, said.metal = amount.count, True
        said.colours += [amount.colour] if amount.colour is not None else []
    if not said.metal or (said.is_part and not (said.disciplines or said.events or said.genders)):
        return None
    if not (said.nations or said.athletes):
        said.nations.append(ctx.own)
        bag.defaults += not said.own_said
    of, place = said.medals(), int(rank or 1)
    stayed = any(one.has("waited") and one.said.startswith("ble") for one in bag.items)  # at these Games
    if of.games == CURRENT and not stayed and not bag.holds("games") and find(of, ctx.archive).selection.count < place:
        of = of.narrowed(games=EVER)  # "een tweede gouden medaille op de Winterspelen": not at these
    return Listing(of=of, ask=Ask.DAY, take=1, skip=place - 1)


def _reached(bag: Bag) -> bool:
    """ "wanneer hadden we 10 medailles": at the tenth."""
    amount: Amount | None = bag.peek("amount")
    if amount is None or amount.op not in (None, Op.EQUAL) or amount.count < _SEVERAL or not bag.has("have"):
        return False
    if bag.has_any("compared", "rank", "extra", "more"):
        return False
    return bag.took("ask", "when") or bag.took("ask", "day") or bag.took("ask", "time")


def step_of_athlete(bag: Bag, ctx: Context) -> Question | None:
    """op welke dag werd Conijn tweede: the day of her silver"""
    rank = bag.peek("rank")
    asks = {"day": Ask.DAY, "when": Ask.DAY, "time": Ask.TIME, "where": Ask.PLACE}
    placed = bag.has_any("stand", "placed")  # "werd tweede", "haar tweede plaats"
    if rank not in _STEPS or not bag.has("athlete") or not placed or bag.has("metal"):
        return None
    ask = next((value for name, value in asks.items() if bag.took("ask", name)), None)
    if ask is None and bag.has("noun", "event") and (bag.took("ask", "which") or bag.took("ask", "show")):
        bag.take("noun", "event")
        ask = Ask.EVENT  # "op welk onderdeel werd Nuis derde"
    if ask is None:
        return None
    bag.take_all("rank", rank)
    said = all_said(bag, ctx, "placed", "relative")
    if len(said.athletes) != 1:
        return None
    return Listing(of=said.medals(nations=(), colours=(_STEPS[rank],)), ask=ask)
