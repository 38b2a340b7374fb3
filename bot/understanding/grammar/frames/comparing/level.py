"""One nation beside another of as much, and one colour beside another of one nation."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.medals import Colour
from medals_core.queries.filters import Described, NationRef, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, Groups, Versus
from medals_core.questions import Question


def as_much_as(bag: Bag, ctx: Context) -> Question | None:
    """met welk land eindigde Nederland gelijk in aantal gouden medailles; met wie deelde Griekenland zijn plaats"""
    placed = bag.has("shared") and bag.took("noun", "place")
    if not placed and not (bag.has("equal") and bag.has("metal") and bag.has("ask", "which", "who")):
        return None
    said = all_said(bag, ctx, "ask.which", "ask.who", "noun.nation", "both",
                    *(("shared", "page.table", "pronoun", "placed") if placed else
                      ("equal", "measure.total", "doing_end")), state=placed)  # fmt: skip
    if len(said.nations) != 1 or said.athletes or (placed and (said.metal or said.is_part)):
        return None
    kind, theirs = Kind.RANK if placed else Kind.COUNT, said.medals()
    everybody = theirs.narrowed(nations=())
    same = Condition(measure=Measure(kind=kind, of=everybody), op=Op.EQUAL, value=Measure(kind=kind, of=theirs))
    shown = Measure(kind=Kind.TALLY if placed else Kind.COUNT, of=everybody.narrowed(colours=()))
    return Groups(by=Key.NATION, measure=shown, having=(same,))


def are_level(bag: Bag, ctx: Context) -> Question | None:
    """wonnen Nederland en Italië evenveel goud; hadden de nummers 1 en 2 evenveel zilver"""
    if bag.has_any("ask", "ever", "at_games") or not bag.has("metal") or not bag.took("equal"):
        return None
    ranks = [int(bag.items[p].value("rank")) for p in bag.places("rank")]
    said = all_said(bag, ctx, "rank", "placed", "both", "measure.total", "page.table")
    sides: list[NationRef] = [Described(role=Role.RANK, rank=rank) for rank in ranks] or list(said.nations)
    if len(sides) != 2 or (ranks and said.nations) or said.athletes or len(said.scope.ids) > 1:
        return None
    one, other = (Measure(of=said.medals(nations=(noc,))) for noc in sides)
    return Claim(conditions=(Condition(measure=one, op=Op.EQUAL, value=other),))


def oftener_of_two_colours(bag: Bag, ctx: Context) -> Question | None:
    """hebben de Italianen vaker zilver of brons gewonnen"""
    if not bag.has("metals") or not (bag.took("more") or bag.took("most", "most")) or bag.has("than"):
        return None
    pair = bag.take("metals")
    said = all_said(bag, ctx, "more", "ask.what", "most.most", "doing_end")
    if len(said.nations) + len(said.athletes) != 1 or said.colours or len(pair) != 2:
        return None
    return Versus(measures=tuple(Measure(of=said.medals(colours=(Colour(one),))) for one in pair))
