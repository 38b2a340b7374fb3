"""Which of the sides just compared: "en wie had er meer zilver?"."""

from __future__ import annotations

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_of, settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing import Narrowing, narrow
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Claim, Versus
from medals_core.questions import ComparisonQuestion, Question


def which_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en wie had er meer zilver?; en wie stond hoger?"""
    if not isinstance(last, ComparisonQuestion | Versus | Claim) or len(nocs := nations_of(last)) < 2:
        return None
    asked = bag.took("ask", "who") or bag.took("ask", "which")
    higher = bag.took_any("higher", "above")
    if not asked or not (bag.took_any("more", "most") or higher):
        return None
    bag.skip("more_of_it", "noun", "each_one", "both")
    said = narrow(bag, ctx)
    settle(bag)
    if said != Narrowing(resolve=said.resolve, colours=said.colours, metal=said.metal):
        return None
    of = (subject(last) or Medals()).narrowed(colours=tuple(said.colours))
    kind = Kind.TALLY if higher and not said.metal else Kind.COUNT
    return Versus(measures=tuple(Measure(kind=kind, of=of.narrowed(nations=(noc,))) for noc in nocs))
