"""What somebody has none of: which colours; and whether anybody else has it."""

from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_none, has_won, told
from bot.understanding.grammar.items import Bag, Item
from medals_core.medals import Colour
from medals_core.queries.filters import EVER
from medals_core.queries.measures import Key, Measure
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.questions import Question

_DENIALS = ("not", "none", "nothing", "missing", "missed", "never", "need", "without", "instead")


def colours_lacking(bag: Bag, ctx: Context) -> Question | None:
    """welke kleuren zaten er niet bij de Belgische medailles; welke kleur medaille won Finland niet; welke kleur
    ontbreekt er bij Spanje"""
    asked = bag.has("ask") or any(bag.items[p].said.startswith("welk") for p in bag.places("noun", "colour"))
    if not bag.has("noun", "colour") or not asked:
        return None
    out = next((p for p in bag.places("excepted") if bag.items[p].said.startswith("niet ")), None)
    never = bag.has("never")
    if out is None and not bag.took_any(*_DENIALS):
        return None
    many = bag.has("ask", "how_many")
    bag.skip("ask", "noun.colour", "asked_number", "number", "noun.medal", "any", "relative", "measure.different",
             *_DENIALS)  # fmt: skip
    if out is not None:
        bag.open(out, bag.items[out].value("excepted").items)
    said = all_said(bag, ctx, then=("ever", "take_part"))
    if said.colours or len(said.nations) + len(said.athletes) != 1:
        return None
    of = said.medals(nations=() if said.athletes else tuple(said.nations))
    of = of.narrowed(games=EVER) if never and of.games.is_current else of
    none = has_none(of)
    return Groups(by=Key.COLOUR, measure=Measure(of=of), having=(none,), order=Order.NATURAL,
                  ask=GroupAsk.COUNT if many else GroupAsk.WHICH)  # fmt: skip


_ONLY = ("enige", "enigste")


def is_the_only_one(one_before: Item, one: Item) -> bool:
    """ "de enige"."""
    return one.said in _ONLY and one_before.said in ("de", "het", "t")


def _nobody_else(bag: Bag) -> bool:
    """ "had niemand anders dan Klæbo zes medailles", "alleen Klæbo kwam aan zes", "stond hij alleen met zijn zes": whom
    it is of stays, the rest is taken."""
    who = ("athlete", "nation", "own")
    only = [p for p in bag.places("only") if not bag.items[p].has("clause")]  # "maar nl heeft er meer dan 20"
    alone = [p for p in only if p + 1 < len(bag.items) and any(map(bag.items[p + 1].has, who))]
    alone += [p for p in bag.places("sole") if bag.items[p].said.startswith(("alleen met", "daarin", "uniek"))]
    counted = bag.has("amount")
    for place in bag.places("excepted"):
        theirs = bag.items[place].value("excepted").items
        if bag.has("nobody") and counted and len(theirs) == 1 and any(map(theirs[0].has, who)):
            bag.open(place, theirs)
            bag.skip("nobody")
            return True
    bag.taken.update(alone if counted else [])
    return counted and bool(alone)


def the_only_one(bag: Bag, ctx: Context) -> Question | None:
    """was Femke Kok de enige Nederlandse met goud op de 500 meter; is Noorwegen het enige land met vijftien keer goud:
    all who did"""
    only = any(is_the_only_one(before, one) for before, one in pairwise(bag.items)) or bag.has("sole")
    only = (only and bag.has("be")) or _nobody_else(bag)
    key = Key.ATHLETE if bag.has("athlete") else Key.NATION
    if not only or bag.has("ask") or not bag.has_any("athlete", "nation"):
        return None
    champion = bag.took("noun", "champion")
    bag.skip("noun.athlete", "noun.athlete_f", "noun.athlete_m", "any", "relative", "won_noun", "sole", "their_sole")
    of_their_land = bag.has_any("nation", "own")
    found = told(bag, ctx, ranks=False)
    said = all_said(bag, ctx)
    named = said.athletes if key is Key.ATHLETE else said.nations
    if len(named) != 1 or not (said.metal or champion or said.events or found):
        return None
    nations = (said.athletes[0].nocs[-1],) if said.athletes and of_their_land else ()
    colours = tuple(said.colours) or (() if said.metal or found else (Colour.GOLD,))
    of = said.medals(athletes=(), nations=nations, colours=colours)
    having = [one.on(of.narrowed(colours=()) if one.colours else of) for one in found]
    return Groups(by=key, measure=Measure(of=of), having=tuple(having) or (has_won(of),))
