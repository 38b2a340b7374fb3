"""How long somebody waited for a medal, and the time between two of them."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Refused
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Scope
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Listing, Value
from medals_core.queries.selecting import editions_in, find
from medals_core.questions import Question

_SEVERAL = 2


def waiting(bag: Bag, ctx: Context) -> Question | None:
    """hoelang moest Nederland wachten tot de eerste medaille; na hoeveel dagen hadden we goud"""
    lasted = bag.has_any("waited", "need")  # "hoeveel dagen hadden ze nodig om aan tien keer goud te komen"
    if not bag.took("waited_for") and not (lasted and bag.took("ask", "how_long")) and not _reached(bag):
        return None
    bag.skip("waited", "need", "goal", "auxiliary.must", "until", "behind", "most.first", "clause.when", "among")
    rank = bag.take("rank")
    amount: Amount | None = bag.take("amount")
    if amount is not None and (rank is not None or amount.count < 1 or amount.op not in (None, Op.EQUAL)):
        return None
    said = all_said(bag, ctx, then=("any",))
    if amount is not None:  # "hoe lang duurde het tot ze tien keer goud hadden": until the tenth
        rank, said.metal = amount.count, True
        said.colours += [amount.colour] if amount.colour is not None else []
    if not said.metal or (said.is_part and not (said.disciplines or said.events or said.genders)):
        return None
    if not (said.nations or said.athletes):
        said.nations.append(ctx.own)
        bag.defaults += not said.own_said
    of, place = said.medals(), int(rank or 1)
    stayed = any(one.has("waited") and one.said.startswith("ble") for one in bag.items)  # at these Games
    if of.games == CURRENT and not stayed and not bag.holds("games") and find(of, ctx.archive).selection.count < place:
        of = of.narrowed(games=EVER)  # "een tweede gouden medaille op de Winterspelen": not at these
    return Listing(of=of, ask=Ask.DAY, take=1, skip=place - 1)


def until_the_next(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel jaar moest Nederland na Londen 1948 wachten op het volgende goud; hoeveel jaar later kwam het: from
    the last of those Games"""
    years = (bag.has("ask", "how_many") and bag.has("noun", "year")) or bag.has("more_of_it")
    if not bag.took("years_later") and not (years and bag.took("waited")):
        return None
    said = all_said(bag, ctx, "ask.how_many", "ask.how_long", "noun.year", "need", "auxiliary.must", "more_of_it",
                    then=("any",))  # fmt: skip
    if not said.metal or len(said.nations) + len(said.athletes) > 1 or said.scope.since is None:
        return None
    bag.defaults += not (said.nations or said.athletes)
    whose = {} if said.athletes else {"nations": tuple(said.nations) or (ctx.own,)}
    earlier = said.scope.model_copy(update={"since": None, "until": said.scope.since - 1})
    then = editions_in(earlier, ctx.archive)[-1].games
    of = said.medals(games=said.scope.model_copy(update={"since": then.year}), **whose)
    there = find(of.narrowed(games=Scope(ids=(then.games_id,))), ctx.archive).selection.count
    if not there:
        return None
    return Value(measure=Measure(kind=Kind.SPAN, of=of, per=Key.GAMES, start=there, end=there + 1))


def _reached(bag: Bag) -> bool:
    """ "wanneer hadden we 10 medailles": at the tenth."""
    amount: Amount | None = bag.peek("amount")
    if amount is None or amount.op not in (None, Op.EQUAL) or amount.count < _SEVERAL or not bag.has("have"):
        return False
    if bag.has_any("compared", "rank", "extra", "more"):
        return False
    return bag.took("ask", "when") or bag.took("ask", "day") or bag.took("ask", "time")


def apart(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel dagen zaten er tussen het eerste en het laatste goud; hoeveel jaar omspannen de medailles van Bergsma"""
    gap = bag.has("ask", "difference") and bag.has("noun", "day", "year")  # "wat is, in jaren, het gat tussen"
    if not (gap or bag.has("ask", "how_many", "how_long")):
        return None
    if bag.has("between") and len(bag.places("athlete")) == 2:
        return _of_two(bag, ctx)
    text = " ".join(one.said for one in bag.items)
    spans = bag.took("spans")
    kinds = _kinds(bag)
    ends = _ends(bag)
    if not spans and ends is None:
        return None
    said = all_said(bag, ctx, "ask.how_many", "ask.how_long", *(("ask.difference", "ask.what") if gap else ()),
                    "noun.year", "noun.day", "noun.games", "be", "stand", "most.first", "most.last", "waited",
                    "auxiliary.must", "need", then=("noun.medal", "noun.event", "any"))  # fmt: skip
    if len(said.nations) > 1 or len(said.athletes) > 1 or not (said.metal or spans):
        return None
    if len(said.genders) > 1:
        return None  # "de eerste medaille van de mannen en het eerste goud van de vrouwen": each end its own
    years = "jaar" in text or "jaren" in text
    scope = EVER if years and said.scope == CURRENT else said.scope
    nations = () if said.athletes else tuple(said.nations) or (ctx.own,)
    bag.defaults += not (said.nations or said.athletes)
    start, end = ends or (1, -1)
    of = said.medals(nations=nations, games=scope)
    first, last = (of.narrowed(colours=one) for one in kinds) if kinds else (of, None)
    per = Key.GAMES if years else Key.DAY
    return Value(measure=Measure(kind=Kind.SPAN, of=first, whole=last, per=per, start=start, end=end))


def _of_two(bag: Bag, ctx: Context) -> Question | None:
    """ "hoeveel tijd zat er tussen het goud van Velzeboer en dat van Van 't Wout": one medal of each."""
    said = all_said(bag, ctx, "between", "and", "ask.how_many", "ask.how_long", "noun.day", "noun.medal", "stand",
                    "both", "correct", then=("any",))  # fmt: skip
    if len(said.athletes) != 2 or len(said.colours) != 1 or said.events:
        return None
    of = said.medals(nations=())
    lines = list(find(of, ctx.archive).selection.lines())
    if len(lines) != 2 or len({name for line in lines for name in line.medal.athletes}) < 2:
        raise Refused("Het moet om één medaille van elk van beiden gaan: noem de dag erbij, of het onderdeel.")
    if not all(line.games.has_day_data for line in lines):
        return None
    return Value(measure=Measure(kind=Kind.SPAN, of=of, per=Key.DAY))


def _kinds(bag: Bag) -> list[tuple[Colour, ...]]:
    """ "tussen onze eerste medaille en het eerste goud": the colours of each end, where they are not the same."""
    start = next(iter(bag.places("between")), len(bag.items))
    half = next((place for place in bag.places("and") if place > start), start)
    if start == len(bag.items):  # "van het eerste brons tot het laatste goud"
        start, half = 0, next(iter(bag.places("until")), len(bag.items))
    parts = (bag.items[start:half], bag.items[half:])
    ends = [[one.value("metal") for one in part if one.has("metal")] for part in parts]
    if not all(ends) or set(ends[0]) == set(ends[1]):
        return []
    return [tuple(dict.fromkeys(one for one in end if one is not None)) for end in ends]


def _ends(bag: Bag) -> tuple[int, int] | None:
    """Which two medals: "tussen het eerste en het tweede", taken."""
    for pair in bag.places("between_two"):
        items = bag.items[pair].value("between_two")
        if all(one.has("rank") and not one.has("placed") for one in items):
            bag.taken.add(pair)
            first, second = (int(one.value("rank")) for one in items)
            return (first, second) if first < second else None
    links = ("between", "until", *(("after", "behind") if bag.has("noun", "year", "day") else ()))
    link = next((kind for kind in links if bag.has(kind)), None)
    if link is None:
        return None
    found = [
        (place, end) for place, one in enumerate(bag.items) if place not in bag.taken and (end := _end(one)) is not None
    ]
    if len(found) != 2:
        return None
    bag.take(link)
    bag.taken.update(place for place, _ in found)
    bag.take("and")
    first, second = (place for _, place in found)
    return (second, first) if first > second > 0 and not _kinds(bag) else (first, second)  # "de tweede, na de eerste"


def _end(one: Item) -> int | None:
    """Which medal it tells: the first, the last, the second."""
    if one.has("most", "first") or one.has("first_time"):
        return 1
    if one.has("most", "last") or one.has("last_time"):
        return -1
    return int(one.value("rank")) if one.has("rank") else None
