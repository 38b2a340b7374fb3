"""How far the Games are: what is decided, which sports are over, how many days are left, whether half of it is done."""

import re

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.time.coming import PAST
from bot.understanding.grammar.items import Bag
from medals_core.medals import Colour
from medals_core.queries.model import Fact, GamesFact, Left, LeftAsk, Listing
from medals_core.questions import Question

_CLOSING = re.compile(r"\b(sluiting\w*|slotceremonie|eind|einde)\b")
_HALFWAY = ("halverwege", "op de helft")


def done(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel onderdelen zijn al geweest; hoeveel procent van het goud is vergeven; welke sporten zijn al klaar;
    hoeveel dagen duren de Spelen nog"""
    if ctx.games_id != ctx.archive.current_id or not ctx.edition.remaining():
        return None
    days = bag.has("ask", "how_long") and (bag.holds("still") or bag.has("to_go"))
    closing = any(one.has("moment") and _CLOSING.search(one.said) for one in bag.items)  # "… tot de slotceremonie"
    closing = closing and (days or bag.has("ask", "when", "day")) and bag.took("moment")
    part = bag.has("ask", "part", "share") and (bag.has("handed_out") or bag.has("coming", "over"))
    all_given = bag.says("alle") and bag.has("handed_out") and bag.says("al") and bag.has("ask", "which")
    over = part or all_given or (bag.took("coming", "over") and bag.has("ask", "how_many", "which"))
    sports = bag.has("noun", "discipline")
    if not (days or closing) and not (over and (sports or bag.has("metal") or bag.has("noun", "event", "medal"))):
        return None
    which = over and not sports and not part and bag.has("ask", "which")
    bag.skip("ask", "coming", "to_go", "waited", "began", "the_games", "noun", "metal", "any", "both", "pronoun")
    said = all_said(bag, ctx)
    if (
        said.nations
        or said.athletes
        or said.moment
        or not said.scope.is_current
        or ((days or closing) and said.is_part)
    ):
        return None
    if days or closing:
        return GamesFact(fact=Fact.DATES)
    if which:
        return Listing(of=said.medals(colours=(Colour.GOLD,)))
    return Left(of=said.medals(), ask=LeftAsk.SPORTS if sports else LeftAsk.DONE)


def halfway(bag: Bag, ctx: Context) -> Question | None:
    """zijn we al over de helft van de Spelen; zijn de Spelen al halverwege; … bijna afgelopen"""
    at = [one for one in bag.items if one.has("moment") and one.said.startswith(_HALFWAY)]
    almost = bag.took("almost") and bag.took("coming", "over")
    half = almost or (at and bag.holds("already")) or (bag.has("fraction", "half_half") and bag.says("over"))
    of_games = bag.took("the_games") or any("spelen" in one.said.split() for one in at)
    of_games = of_games or (almost and bag.holds("own"))  # "zijn we bijna klaar"
    if ctx.games_id != ctx.archive.current_id or not (half and of_games and bag.has("be")):
        return None
    if any(
        not (one.is_small or one in at or one.has_any(("own", "have", "be", "fraction", "almost", "coming")))
        or not PAST.isdisjoint(one.said.split())
        for one in bag.items
    ):
        return None
    bag.skip("own", "have", "be", "fraction", "moment", "already", "small")
    return Left(ask=LeftAsk.DONE)
