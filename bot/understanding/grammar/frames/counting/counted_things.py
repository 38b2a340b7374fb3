"""How many different nations, athletes, sports or days: of all of them, and more than another time."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NOUN_KEYS, all_said, own_unless_said
from bot.understanding.grammar.frames.counting.averages import value_of
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.queries.filters import ALL, CURRENT, EVER
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Versus, VersusAsk
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


_WAYS = {"more": Op.MORE, "fewer": Op.LESS}


def more_of_them(bag: Bag, ctx: Context) -> Question | None:
    """wonnen er meer landen goud dan in Peking; hoeveel landen meer dan in 2022 haalden een medaille"""
    way = next((p for p in (*bag.places("more"), *bag.places("fewer"))), None)
    if way is None or not bag.has("games") or not bag.has_any("than", "then"):
        return None
    noun = next((p for p in bag.places("noun") if p in (way - 1, way + 1)), None)
    key = NOUN_KEYS.get(bag.items[noun].value("noun")) if noun is not None else None
    if noun is None or key not in (Key.NATION, Key.ATHLETE, Key.DISCIPLINE, Key.EVENT):
        return None
    op = next(op for kind, op in _WAYS.items() if bag.items[way].has(kind))
    bag.taken |= {way, noun}
    than = next((p for kind in ("than", "then") for p in bag.places(kind)), len(bag.items))
    at = next((p for p in bag.places("games") if not bag.items[p].value("games").scope.is_current), than)
    many = bag.took("ask", "how_many")
    bag.skip("than", "measure.different", "any", "noun.podium", "amount", "relative")
    if any(bag.items[p].value("amount").count != 1 for p in bag.taken if bag.items[p].has("amount")):
        return None
    said = all_said(bag, ctx)
    if said.athletes or len(said.scope.ids) != 1 or (key is Key.NATION and said.nations):
        return None
    if key in (Key.DISCIPLINE, Key.EVENT):
        own_unless_said(said, bag, ctx)
    now, then = (Measure(kind=Kind.DISTINCT, of=said.medals(games=games), per=key) for games in (CURRENT, said.scope))
    first, second = (then, now) if at < than else (now, then)  # "haalden in 2022 meer landen goud dan in 2026"
    if many:
        return Versus(measures=(first, second), ask=VersusAsk.DIFFERENCE)
    return Claim(conditions=(Condition(measure=first, op=op, value=second),))
