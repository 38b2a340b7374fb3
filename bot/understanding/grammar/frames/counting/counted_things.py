"""How many different nations, athletes, sports or days: of all of them, and more than another time."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NOUN_KEYS
from bot.understanding.grammar.frames.counting.averages import value_of
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.filters import ALL, EVER
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk
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
