"""Medals side by side on a podium, and one total less another."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, metal_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order, Versus, VersusAsk
from medals_core.questions import Question

_ASKS = ("how_often", "how_many", "which", "when", "day", "show", "who", "year")


def on_one_podium(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak stonden er twee Nederlanders naast elkaar op het podium; op welk onderdeel stonden drie Italianen op het
    podium: events of which a nation won so many medals"""
    together = bag.took("side_by_side")
    if not together and not (bag.has("noun", "podium") and bag.has_any("stand", "be")):
        return None
    asked = next((ask for ask in _ASKS if bag.has("ask", ask)), None)
    number = bag.take("number") or (2 if bag.took("several") else None)
    if number not in (2, 3) or (asked is None and not bag.has_any("stand", "be")) or asked == "who":
        return None
    if asked in ("when", "day", "year"):
        return None
    alike = bag.took("compatriots") or bag.took("same_nation")
    bag.skip("ask", "noun.podium", "noun.event", "noun.athlete", "times", "any", "noun.nation", "relative")
    said = all_said(bag, ctx)
    if len(said.nations) > 1 or said.athletes or said.moment:
        return None
    if not said.nations and not alike:
        return None
    of = said.medals()
    ask = {"how_often": GroupAsk.COUNT, "how_many": GroupAsk.COUNT, None: GroupAsk.EXISTS}.get(asked, GroupAsk.WHICH)
    counted = Measure(of=of) if said.nations else Measure(kind=Kind.PEAK, of=of, per=Key.NATION)
    having = (Condition(measure=counted, op=Op.AT_LEAST, value=number),)
    return Groups(by=Key.EVENT, measure=Measure(of=of), having=having, order=Order.NATURAL, ask=ask)


def less_the_other(bag: Bag, ctx: Context) -> Question | None:
    """neem het totaal van Noorwegen, trek daar dat van Zweden af; Noorwegen min Zweden"""
    if not bag.took("minus"):
        return None
    bag.skip("minus", "except_verb", "ask", "correct", "measure.total", "and", "win", "stand", "noun.medal")
    bag.skip("except_after")
    colour = metal_of(bag)
    said = all_said(bag, ctx, state=True)
    if len(said.nations) != 2 or said.athletes or said.events:
        return None
    colours = (colour,) if colour is not None else ()
    one, other = (Measure(of=said.medals(nations=(noc,), colours=colours)) for noc in said.nations)
    return Versus(measures=(one, other), ask=VersusAsk.DIFFERENCE)


def longest_gap(bag: Bag, ctx: Context) -> Question | None:
    """de langste periode tussen twee gouden medailles: no query measures it"""
    if not bag.took("longest_gap"):
        return None
    raise Refused("De langste tijd tussen twee medailles reken ik niet uit. Wel hoeveel dagen er tussen de eerste en "
                  "de laatste zaten.")  # fmt: skip
