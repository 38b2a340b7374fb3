"""Did one nation win all of it: the gold of a sport, the medals of an event?"""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.medals import Colour
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Claim
from medals_core.questions import Question


def all_won(bag: Bag, ctx: Context) -> Question | None:
    """hebben die Duitsers alles gewonnen met de bob; won Nederland al het goud bij het shorttrack"""
    if not bag.took("whole_of_it") or bag.has_any("ask", "rank", "compared"):
        return None
    denied = bag.took("not")
    bag.take_all("pronoun")
    said = all_said(bag, ctx)
    if len(said.nations) + len(said.athletes) != 1 or not (said.is_part or said.colours):
        return None
    mine = said.medals() if said.metal else said.medals(colours=(Colour.GOLD,))  # "alles gewonnen": each time first
    whole = mine.narrowed(nations=(), athletes=())
    held = Condition(measure=Measure(kind=Kind.SHARE, of=mine, whole=whole), op=Op.EQUAL, value=1)
    return Claim(conditions=(held,), denied=denied)
