"""What several frames need: words that change nothing in a question, the subject, the measure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import (
    Told,
    beside,
    between,
    between_parts,
    of_amount,
    only_colour,
    peopled,
    places,
    than,
)
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import LeftOver, Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from bot.understanding.time.meanings import Day, DayRange, MomentSpan, Relation
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, NationRef
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op

NEUTRAL = ("win", "have", "be", "stand", "already", "still", "too", "so_far", "now_word", "in_reality", "then_word",
           "handed_out", "auxiliary", "right_question", "then", "won_noun", "doing_end")  # fmt: skip
"""Verbs and adverbs of which it matters little which is said; a frame that minds looks before it settles."""


STEPS = {1: Colour.GOLD, 2: Colour.SILVER, 3: Colour.BRONZE}
"""What who ended there won."""


def edge_counted(bag: Bag) -> Amount | None:
    """ "de laatste drie gouden medailles", "de eerste twee Belgische plakken": how many, and of which colour."""
    said = [one for one in bag.items if not (one.is_small or one.has("nation"))]
    for one, other in pairwise(said):
        amount: Amount | None = other.value("amount") if other.has("amount") and not other.breaks else None
        if amount is None or amount.op is not None or amount.times or (amount.count or 0) < 2:
            continue
        if one.has("most", "last", "first") and not one.has_any(("last_time", "first_time")):
            return amount
    return None


def settle(bag: Bag, *more: str) -> None:
    """Take what changes nothing; with that nothing may be left over."""
    bag.skip(*NEUTRAL, *more)
    if bag.left():
        raise LeftOver


def all_said(bag: Bag, ctx: Context, *first: str, then: Sequence[str] = (), state: bool = False) -> Narrowing:
    """What narrows the question, taken after the phrases of the kinds ``first``; passed over is what changes nothing
    and, where it did not narrow, ``then``. With that all must be said."""
    bag.skip(*first)
    said = narrow(bag, ctx, state=state)
    settle(bag, *then)
    return said


def subject_or_own(said: Narrowing, bag: Bag, ctx: Context) -> NationRef:
    """The nation named, else the own one: a default, which the answer names."""
    if said.nations:
        return said.nations[0]
    bag.defaults += 1
    return ctx.own


def own_unless_said(said: Narrowing, bag: Bag, ctx: Context) -> None:
    """Where nobody is named it is of the own nation: a default, which the answer names."""
    if not (said.nations or said.athletes):
        said.nations.append(subject_or_own(said, bag, ctx))


def has_won(of: Medals, op: Op = Op.AT_LEAST, value: float | Measure = 1) -> Condition:
    """So many of these medals, or any."""
    return Condition(measure=Measure(of=of), op=op, value=value)


def has_none(of: Medals) -> Condition:
    return has_won(of, Op.EQUAL, 0)


def is_none(one: Condition | Told) -> bool:
    """Does it hold of those who have none?"""
    return one.op is Op.EQUAL and one.value == 0


def is_state(bag: Bag) -> bool:
    """Is it about how things stood at a moment, rather than about what was won then?"""
    if any(one.has("handed_out") and not one.has("stand") for one in bag.items):
        return False
    if any(map(_is_stretch, bag.items)) or _came_in(bag) or _happened_so_often(bag):
        return False
    if not any(map(bag.holds, _DOING)):
        return any(map(_is_after, bag.items))  # "het aantal medailles na dag 2"
    # "hadden ze al binnen", "op zak": held, rather than won just then
    wins = [bag.items[place].said for place in bag.places("win")]
    was = any(bag.items[place + 1 :][:1] and bag.items[place + 1].said == "dat" for place in bag.places("be"))
    held = bag.has_any("have", "stand") or (bag.has("be") and not was)  # "hoeveel was dat": won just then
    return held and all(word in _HELD for word in wins)


def _is_stretch(one: Item) -> bool:
    """ "van 10 t/m 12 februari"."""
    span = one.value("moment") if one.has("moment") else None
    days = isinstance(span, MomentSpan) and isinstance(span.meaning, DayRange)
    return days and one.said.split()[0] in ("van", "vanaf", "tussen")


def _happened_so_often(bag: Bag) -> bool:
    """ "hadden we op 12 februari twee keer goud": on that day; "al twee keer goud" is up to then."""
    times = any(one.has("amount") and one.value("amount").times for one in bag.items)
    spans = [one.value("moment") for one in bag.items if one.has("moment")]
    days = [span for span in spans if isinstance(span, MomentSpan) and isinstance(span.meaning, Day)]
    already = any("al" in one.said.split() or "reeds" in one.said.split() for one in bag.items)
    return times and not already and any(span.relation is Relation.AT for span in days)


def _is_after(one: Item) -> bool:
    span = one.value("moment") if one.has("moment") else None
    return isinstance(span, MomentSpan) and span.relation is Relation.AFTER and " dag" in one.said


def _came_in(bag: Bag) -> bool:
    """ "hoeveel kwamen er op de laatste dag bij": won on that day."""
    came = bag.says("kwam", "kwamen", "kwam er", "kwamen er")
    at = next((p for p, one in enumerate(bag.items) if one.said in ("bij", "erbij")), None)
    return came and at is not None and all(one.has("moment") for one in bag.items[at + 1 :])


_DOING = ("win", "have", "be", "stand", "handed_out", "auxiliary", "doing_verb")
_HELD = ("binnen", "op zak")


def metal_of(bag: Bag) -> Colour | None:
    """The first colour that is said outside amounts; it stays in the bag."""
    for place in bag.places("metal"):
        colour = bag.items[place].value("metal")
        if colour is not None:
            return Colour(colour)
    return None


def is_list(bag: Bag) -> bool:
    """ "hassan atletiek titels": several medals, of which no verb tells anything"""
    many = any(one.has("metal") and one.said.endswith(("titels", "medailles", "plakken")) for one in bag.items)
    return many and not bag.has_any("win", "have", "be", "right_question")


def told(bag: Bag, ctx: Context, *, ranks: bool = True) -> list[Told]:
    """Every condition in the bag."""
    found = only_colour(bag)
    colour = metal_of(bag)
    comparisons = than(bag, ctx, colour)
    if comparisons:
        bag.take_all("metal", None)
    found += comparisons
    if any(one.times != 1 for one in comparisons):
        found += [Told(Kind.COUNT, Op.AT_LEAST, 1, one.colours) for one in comparisons]  # twice none is no more
    if any(one.kind is Kind.DISTINCT and one.op is Op.LESS for one in comparisons):
        found += [Told(Kind.COUNT, Op.AT_LEAST, 1, one.colours) for one in comparisons]  # nor is none in fewer sports
    found += between_parts(bag, ctx)
    for count, noun in bag.take_all("run_of"):
        found.append(Told(Kind.STREAK, Op.AT_LEAST, count, (colour,) if colour else (), NOUN_KEYS[noun]))
    if bag.has("at_one", "event") and bag.has("in_so_many") and not bag.has("amount"):
        op, count, noun = bag.peek("in_so_many")
        if noun == "games" and bag.took("in_so_many"):  # "op dezelfde afstand op drie Spelen kampioen"
            bag.take("at_one")
            won = (Colour.GOLD,) if bag.tells("noun", "champion") else (colour,) if colour else ()
            found.append(Told(Kind.PEAK, op, count, won, Key.EVENT))
    for op, count, noun in bag.take_all("in_so_many"):
        found.append(Told(Kind.DISTINCT, op, count, (colour,) if colour else (), NOUN_KEYS[noun]))
    if found and colour is not None and any(one.per for one in found):
        bag.take_all("metal")
    if bag.has("all_colours"):
        op, least = _of_each(bag)
        bag.take_all("all_colours")
        bag.take_all("metal")
        found += [Told(Kind.COUNT, op, least, (each,)) for each in Colour]
    found += [Told(Kind.COUNT, Op.EQUAL, 0, colours) for colours in bag.take_all("none_of")]
    for best in bag.take_all("best_colour"):
        better = tuple(Colour)[: tuple(Colour).index(Colour(best))]
        found.append(Told(Kind.COUNT, Op.AT_LEAST, 1, (Colour(best),)))
        found += [Told(Kind.COUNT, Op.EQUAL, 0, (each,)) for each in better]
    for alone in bag.take_all("amount_alone"):  # "alleen één zilveren medaille": nothing else
        found += [of_amount(alone), Told(Kind.COUNT, Op.EQUAL, alone.count)]
    placed = bag.has_any("nation", "own") and not (bag.has_any("athlete", "event") or colour)
    if placed and any(_TELLS_PLACES.search(bag.items[p].said) for p in bag.places("turned")):
        steps = {won: step for step, won in STEPS.items()}  # "niet eerste maar tweede": in the table
        found += [Told(Kind.RANK, Op.EQUAL, steps[one.becomes]) for one in bag.take_all("turned") if one.becomes]
    if not bag.has_any("suppose", "would", "then"):
        for one in bag.take_all("turned"):  # "twee keer zilver en geen goud"
            found.append(Told(Kind.COUNT, Op.EQUAL if one.count else Op.AT_LEAST, one.count or 1, (one.becomes,)))
            found.append(Told(Kind.COUNT, Op.EQUAL, 0, (one.was,)))
    if bag.has("evenly") and not bag.tells("measure", "together") and bag.took("evenly"):
        found += [Told(Kind.COUNT, Op.EQUAL, Measure(of=Medals(colours=(other,))), (one,), both=True)
                  for one, other in pairwise(Colour)]  # fmt: skip
    for noun in (*bag.take_all("only_in_one"), *(bag.take_all("at_one") if _all_of_theirs(bag) else ())):
        amounts = [] if bag.has("metal") else [bag.items[p].value("amount") for p in bag.places("amount")]
        of = colour or (
            amounts[0].colour if len(amounts) == 1 else None
        )  # "minstens twee goud, dat allemaal in één sport"
        found.append(Told(Kind.DISTINCT, Op.EQUAL, 1, (of,) if of else (), NOUN_KEYS[noun]))
    peaks = [p for p in bag.places("amount") if _is_some(bag.items[p].value("amount"))]
    one_peak = len(peaks) == len(bag.places("amount")) == 1
    at_one = (bag.take("at_one") or ("games" if bag.took("one_games") else None)) if one_peak else None
    for place in bag.places("amount"):
        amount: Amount = bag.items[place].value("amount")
        bag.taken.add(place)
        one = of_amount(amount, colour, Op.AT_LEAST if at_one else Op.EQUAL)
        found.append(replace(one, kind=Kind.PEAK, per=NOUN_KEYS[at_one]) if at_one else one)
    found += beside(bag, ctx)
    found += peopled(bag)
    if ranks and (bag.has("stand") or (bag.has("be") and not bag.has("metal")) or _is_between_places(bag)):
        found += between(bag, ctx)
    if ranks:
        found += places(bag)
    return found


_TELLS_PLACES = re.compile(r"\b(?:eerste|tweede|derde)\b")


def aged(bag: Bag) -> list[Told]:
    """ "jonger dan 23": of people alone, so only who asks of them reads it."""
    return [Told(Kind.AGE, op, years) for op, years in bag.take_all("aged")]


def _all_of_theirs(bag: Bag) -> bool:
    """ "al hun medailles uit één sport", "hun goud op één dag": all that they won."""
    said = [one.said for one in bag.items]
    theirs = any(bag.items[p].has("metal") and said[p - 1] in _THEIR and p for p in bag.places("metal"))
    return theirs or any(
        a.said == "dat" and b.has("all_of_it") for a, b in pairwise(bag.items)
    )  # "haalden dat allemaal"


_THEIR = ("al", "alle", "hun", "haar", "zijn", "al hun", "al zijn", "al haar")


def _is_between_places(bag: Bag) -> bool:
    pairs = [bag.items[place].value("between_two") for place in bag.places("between_two")]
    return bool(pairs) and all(one.has("placed") for pair in pairs for one in pair)


def colours_of(bag: Bag) -> list[Colour]:
    """The different colours said outside amounts; they stay in the bag."""
    said = (bag.items[place].value("metal") for place in bag.places("metal"))
    return list(dict.fromkeys(Colour(colour) for colour in said if colour is not None))


def _is_some(amount: Amount) -> bool:
    return (amount.count > 1 or amount.op is Op.MORE) and amount.said != "point"


def _of_each(bag: Bag) -> tuple[Op, int]:
    """How many of each colour: "van elke kleur minstens twee", taken; one where nothing is said."""
    at = bag.places("all_colours")[0]
    for place in (*bag.places("amount"), *bag.places("number")):
        one = bag.items[place]
        between = bag.items[min(at, place) + 1 : max(at, place)]
        if not all(item.is_small for item in between) or one.is_small:
            continue
        if not one.has("amount"):
            bag.taken.add(place)
            return Op.EQUAL, int(one.value("number"))
        amount: Amount = one.value("amount")
        if amount.colour is None and amount.count > 0:
            bag.taken.add(place)
            return (Op.AT_LEAST if amount.count == 1 else Op.EQUAL) if amount.op is None else amount.op, amount.count
    return Op.AT_LEAST, 1


NOUN_KEYS = {
    "nation": Key.NATION, "athlete": Key.ATHLETE, "athlete_f": Key.ATHLETE, "athlete_m": Key.ATHLETE,
    "champion": Key.ATHLETE, "discipline": Key.DISCIPLINE, "event": Key.EVENT, "day": Key.DAY, "games": Key.GAMES,
    "year": Key.GAMES, "continent": Key.CONTINENT, "colour": Key.COLOUR, "city": Key.GAMES,
}  # fmt: skip


def noun_key(bag: Bag) -> tuple[Key, str] | None:
    """What is asked to be grouped: the first noun in the bag that names a kind of group; taken."""
    theirs = bag.holds("nation", "own", "event", "athlete")
    for place in bag.places("noun"):
        said = bag.items[place].meanings["noun"]
        for value in said:
            if value == "athlete" and "nation" in said and not theirs:
                continue  # "welke ploeg": of a land, where none is named and no event
            if value in NOUN_KEYS:
                bag.taken.add(place)
                return NOUN_KEYS[value], value
    return None


PARTS = (Key.DAY, Key.GAMES, Key.DISCIPLINE, Key.EVENT)
"""Groups that are parts of somebody's medals, in an order of their own; nations and athletes win them."""


def sex_of(noun: str) -> str:
    return {"athlete_f": "F", "athlete_m": "M"}.get(noun, "")


def is_of_who_was_there(bag: Bag) -> bool:
    """ "hoeveel landen in Nagano": those that were there; "… met een medaille": who won one."""
    bare = ("ask", "noun", "games", "versus", "be", "and")
    if not bag.has("games") or bag.tells("noun", "medal", "podium", "title"):
        return False
    return bag.has("noun", "nation") and all(one.is_small or any(map(one.has, bare)) for one in bag.items)


def of_the_programme(bag: Bag, conditions: Sequence[Told | Measure]) -> bool:
    """Is it of the Games themselves how many events or nations there were, where nobody wins anything?"""
    had = [p for p, one in enumerate(bag.items) if one.has("have")]
    games_had = bool(had) and had[0] > 1 and bag.items[had[0] - 1].has("noun", "games")  # "welke Winterspelen hadden"
    kinds = ("win", "metal", "own", "nation", "athlete", "athletes", *(() if games_had else ("have",)))
    somebody = bag.holds(*kinds)
    return not somebody and any(one.kind is Kind.DISTINCT for one in conditions)


def of_who_took_part(bag: Bag, conditions: Sequence[Told | Measure]) -> bool:
    """Is it moreover of the nations or people there, of whom only the winners are known?"""
    return of_the_programme(bag, conditions) and not all(
        one.per in (Key.EVENT, Key.DISCIPLINE) for one in conditions if one.kind is Kind.DISTINCT
    )
