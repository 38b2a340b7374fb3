"""How many different nations, athletes, sports or days: of all of them, and more than another time."""

from itertools import pairwise

from bot.understanding.grammar.composing.in_place import is_country
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NOUN_KEYS, all_said
from bot.understanding.grammar.frames.counting.averages import value_of
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.filters import ALL, EVER
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk
from medals_core.questions import Question

_NAMES = {Key.NATION: "landen met een medaille", Key.DISCIPLINE: "sporten", Key.EVENT: "onderdelen",
          Key.DAY: "dagen met medailles", Key.GAMES: "Winterspelen"}  # fmt: skip


def of_so_many(bag: Bag, ctx: Context) -> Question | None:
    """op hoeveel van de zestien dagen won Nederland niets; in welke van de 16 sporten: the number must be of all"""
    asked = next((p for p, one in enumerate(bag.items) if one.has("ask", "part", "how_many", "which")), None)
    if asked is None:
        return None
    told = [p for p in range(asked + 1, len(bag.items)) if not bag.items[p].is_small]
    led = bag.items[told[0]] if told else None
    counted = led if led is not None and led.has("noun") else None  # "het aantal dagen, van de zestien, waarop …"
    place = next((p for p in told if bag.items[p].has("number") or bag.items[p].has("in_so_many")), 0)
    words = " ".join(one.said for one in bag.items[max(asked, place - 2) : place]).split()
    if not place or "van" not in words or not (counted or place == told[0]):
        return None
    one, after = bag.items[place], next(iter(bag.items[place + 1 : place + 2]), None)
    taken = {asked, place, *([told[0]] if counted else [])}
    if one.has("in_so_many"):
        op, count, noun = one.value("in_so_many")
    elif after is not None and after.has("noun"):
        op, count, noun = Op.AT_LEAST, one.value("number"), after.value("noun")
        taken.add(place + 1)
    elif counted:
        op, count, noun = Op.AT_LEAST, one.value("number"), counted.value("noun")
    else:
        return None
    if counted and counted.value("noun") != noun:
        return None
    key = NOUN_KEYS.get(noun)
    if op is not Op.AT_LEAST or key not in _NAMES:
        return None
    of = ALL.narrowed(games=EVER) if key is Key.GAMES else ALL
    there = int(value_of(Measure(kind=Kind.DISTINCT, of=of, per=key), ctx))
    if count not in (there, there - (key is Key.NATION)):  # neutral athletes are of no nation
        raise Refused(f"Dat getal klopt niet: er waren {there} {_NAMES[key]}.")
    many = not bag.items[asked].has("ask", "which")
    bag.taken |= taken
    return groups_of(bag, ctx, (key, noun), GroupAsk.COUNT if many else GroupAsk.WHICH)


def so_many_won(bag: Bag, ctx: Context) -> Question | None:
    """wonnen er 20 landen goud; hadden meer dan tien landen goud; er waren toch 15 Nederlanders met een medaille"""
    if bag.has_any("ask", "suppose", "would", "most") or not bag.has_any("win", "have", "be", "right_question"):
        return None
    found = next((one for one in map(_so_many, pairwise(enumerate(bag.items))) if one is not None), None)
    if found is None:
        return None
    taken, op, count, key = found
    before = bag.items[min(taken) - 1].said if min(taken) else ""
    if before.split()[-1:] in (["de"], ["die"], ["deze"], ["van"]):
        return None  # "de drie landen boven ons": no claim that there were three
    if len(bag.places("metal")) > 1 or any(place not in taken for place in bag.places("amount")):
        return None  # so many with all of these, or with so many each
    bag.taken |= taken
    joined = next((bag.items[place] for place in taken if bag.items[place].has("amount")), None)
    metal = joined.value("amount").colour if joined is not None else None
    metal = metal or bag.take("metal")
    said = all_said(bag, ctx, then=("win", "have", "be", "right_question", "any"))
    if (
        metal is None
        and not said.colours
        and not (bag.tells("metal") or (joined is not None and joined.value("amount").said))
    ):
        return None
    of = said.medals(colours=(metal,)) if metal is not None else said.medals()
    return Claim(conditions=(Condition(measure=Measure(kind=Kind.DISTINCT, of=of, per=key), op=op, value=count),))


def _so_many(two: tuple[tuple[int, Item], tuple[int, Item]]) -> tuple[set[int], Op, int, Key] | None:
    """ "20 landen", "meer dan tien Nederlanders": which items, and how many of what."""
    (place, number), (after, counted) = two
    if number.has("nation") and counted.has("amount") and counted.start < number.start:
        (place, number), (after, counted) = (after, counted), (place, number)  # "tien Nederlanders goud"
    if not number.has_any(("number", "amount")):
        return None
    key = NOUN_KEYS.get(counted.value("noun")) if counted.has("noun") else None
    people = counted.has("nation") and not is_country(counted) and not _is_adjective(counted)
    if key not in (Key.NATION, Key.ATHLETE) and not people:
        return None
    if number.has("number"):
        op, count = Op.EQUAL, number.value("number")
    else:
        amount = number.value("amount")
        within = number.start < counted.start < number.end
        if (amount.colour is not None or amount.said) and not within:
            return None
        op, count = amount.op or Op.EQUAL, amount.count
    if count < 2:
        return None  # "heeft een Belg goud": anybody
    taken = {place} if people else {place, after}
    return taken, op, count, Key.ATHLETE if people or key is None else key


def _is_adjective(one: Item) -> bool:
    """ "drie Nederlandse medailles": no people"""
    nation = getattr(getattr(one.value("nation"), "match", None), "item", None)
    return nation is not None and one.said in (nation.adjective.lower(), nation.adjective.lower().removesuffix("e"))
