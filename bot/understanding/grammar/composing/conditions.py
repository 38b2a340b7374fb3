"""Conditions on a group or a nation: "minstens vijf keer goud", "meer medailles dan Nederland", "achter ons", "in de
top tien". Read in the same way wherever they stand: in a which, a how-many, a yes or no, a since-when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding.grammar.composing.word_senses import holds
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.narrowing.people import one_of_pair
from bot.understanding.grammar.words.phrase_values import Amount, Beside, Than
from medals_core.medals import Colour
from medals_core.queries.filters import ALL, CURRENT, Medals, NationRef
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op


@dataclass(frozen=True)
class Told:
    """A condition as told: on a measure of whatever it is applied to. ``only`` narrows the medals counted."""

    kind: Kind
    op: Op
    value: float | Measure
    colours: tuple[Colour, ...] = ()
    per: Key | None = None
    metric: Metric = Metric.OFFICIAL
    both: bool = False
    times: float = 1
    only: Medals | None = None
    """of a part of the medals: these sexes, sports and events"""
    others: bool = False
    """held against all other nations"""
    exists: bool = False
    """only "won something": the weakest condition"""
    alike: bool = False
    """at the Games of the value, where no others are named: who is compared has no medals at the current ones"""
    any_colour: bool = False
    """medals are named, besides a colour elsewhere: "goud en precies één medaille" """

    here: bool = False
    """the other is said to be of these Games"""

    def on(self, of: Medals) -> Condition:
        """The condition on the medals of a filter (which names the nation, or the group will)."""
        if self.alike and isinstance(self.value, Measure) and of.games.is_current:
            of = of.narrowed(games=self.value.of.games)
        narrowed = of.narrowed(colours=self.colours) if self.colours or self.any_colour else of
        if self.only is not None:
            unsaid = {name: value for name, value in _parts(self.only).items() if name not in _parts(of)}
            narrowed = narrowed.narrowed(**unsaid)
        measure = Measure(kind=self.kind, of=narrowed, per=self.per, metric=self.metric)
        value = self.value
        if isinstance(value, Measure):
            whose = value.of
            other = bool(whose.nations or whose.athletes)
            beside = of.narrowed(nations=whose.nations if other else of.nations,
                                 athletes=whose.athletes if other else of.athletes, colours=whose.colours,
                                 games=whose.games if self.here or whose.games != ALL.games else of.games)  # fmt: skip
            beside = beside.narrowed(**_parts(whose))
            if self.others:
                beside = beside.narrowed(nations=(), but_not=(*of.but_not, Medals(nations=of.nations)))
            value = value.model_copy(update={"of": beside})
        return Condition(measure=measure, op=self.op, value=value, both=self.both, times=self.times)


def _parts(of: Medals) -> dict[str, Any]:
    """Which sexes, sports and events it says."""
    return {
        name: value
        for name in ("genders", "disciplines", "events", "team")
        if (value := getattr(of, name)) not in ((), None)
    }


MEASURE_KINDS = {
    "total": Metric.TOTAL, "points": Metric.POINTS, "population": Metric.POPULATION,
}  # fmt: skip


def metric_of(bag: Bag) -> Metric | None:
    """The measure of a table that is said, taken from the bag."""
    for name, metric in MEASURE_KINDS.items():
        if bag.has("measure", name):
            bag.take_all("measure", name)
            return metric
    return None


COUNTED_BY = {Metric.POINTS: Kind.POINTS, Metric.POPULATION: Kind.PER_MILLION}
"""What is counted where a table is not by medals."""


def by_metric(one: Told, metric: Metric) -> Told:
    """The condition by that measure: a rank in the table by points, more medals per head."""
    value = one.value.model_copy(update={"metric": metric}) if isinstance(one.value, Measure) else one.value
    if one.kind is Kind.RANK:
        return replace(one, metric=metric, value=value)
    kind = COUNTED_BY.get(metric)
    if kind is None or one.kind is not Kind.COUNT:
        return one
    value = value.model_copy(update={"kind": kind}) if isinstance(value, Measure) else value
    return replace(one, kind=kind, value=value)


def of_amount(amount: Amount, metal: Colour | None = None, bare: Op = Op.EQUAL) -> Told:
    colour = amount.colour or (metal if amount.said == "" else None)
    kind = Kind.POINTS if amount.said == "point" else Kind.COUNT
    whole = colour is None and amount.said == "medal"
    return Told(kind, amount.op or bare, amount.count, (colour,) if colour else (), any_colour=whole)


def than(bag: Bag, ctx: Context, metal: Colour | None) -> list[Told]:
    """``meer goud dan Italië``, ``meer goud dan zilver``."""
    told: list[Told] = []
    for pair in bag.take_all("compared_twice"):
        told += filter(None, (_than(one, ctx, None) for one in pair))
    for place in bag.places("compared"):
        one: Than = bag.items[place].value("compared")
        held = {bag.items[p].value("amount").colour for p in bag.places("amount")}  # "5x goud, is dat meer dan …"
        of_held = len(held) == 1 and "medaille" not in bag.items[place].text.lower()
        made = _than(one, ctx, metal or (held.pop() if of_held else None))
        if made is not None:
            bag.taken.add(place)
            beside = made.value.of if isinstance(made.value, Measure) else None
            # "heeft Nuis nu meer goud dan Kramer": by now, not at these Games
            timed = ("games", "ever", *(() if beside is not None and beside.athletes else ("now_word",)))
            here, there = (any(item.has_any(timed) for item in items) for items in (bag.items, one.standard))
            if here and not there and beside is not None and beside.games.is_whole:
                # "meer dan Oost-Duitsland", of which all Games are meant where none are told: those told of the other
                made = replace(made, value=Measure(of=beside.narrowed(games=ALL.games)))
            told.append(replace(made, alike=not (here or there)))
    return told


def _than(one: Than, ctx: Context, metal: Colour | None) -> Told | None:
    colour = one.colour or metal
    colours = (colour,) if colour else ()
    inner = Bag(one.standard)
    if holds(one.standard, "metal") and not holds(one.standard, "nation|own"):
        others = inner.take_all("metal")
        if inner.left() or None in others:
            return None
        return Told(Kind.COUNT, one.op, Measure(of=Medals(colours=tuple(others))), colours, both=True, times=one.times)
    if one.noun:
        per = _PER[one.noun]
        theirs = narrow(inner, ctx)
        if inner.left() or len(theirs.nations) != 1:
            return None
        of = Medals(nations=tuple(theirs.nations), colours=colours)
        return Told(Kind.DISTINCT, one.op, Measure(kind=Kind.DISTINCT, of=of, per=per), colours, per)
    all_others = next((item.value("all_others") for item in one.standard if item.has("all_others")), None)
    if all_others is not None:
        rest = Measure() if all_others == "together" else Measure(kind=Kind.PEAK, per=Key.NATION)
        return Told(Kind.COUNT, one.op, rest.model_copy(update={"of": Medals(colours=colours)}), colours, others=True)
    said = narrow(inner, ctx)
    whole = said.medals(colours=tuple(said.colours) or (() if said.metal else colours))
    here = any(item.has("games") and item.value("games").scope == CURRENT for item in one.standard)  # "dan in Milaan"
    if inner.left() or not (said.nations or said.athletes or said.is_part or said.scope.ids or here):
        return None
    who = Medals(
        nations=whole.nations, athletes=whole.athletes, colours=whole.colours, games=whole.games, **_parts(whole)
    )
    if who != whole:
        return None  # days, places and exceptions are not held against another's
    both = whole if (said.nations or said.athletes) and _parts(whole) else None
    # "meer dan Noorwegen op teamonderdelen": of both; "meer dan de vrouwen": of the other
    mine = () if one.total and said.colours else colours or whole.colours  # "meer medailles dan Noorwegen goud"
    return Told(Kind.COUNT, one.op, Measure(of=who), mine, times=one.times, only=both, here=here)


_PER = {"discipline": Key.DISCIPLINE, "event": Key.EVENT, "games": Key.GAMES}


def between_parts(bag: Bag, ctx: Context) -> list[Told]:
    """``meer goud bij de vrouwen dan bij de mannen``."""
    told = []
    for one in bag.take_all("parts_compared"):
        sides = [narrow(Bag((item,)), ctx).medals() for item in (one.one, one.other)]
        colours = (one.colour,) if one.colour else ()
        told.append(Told(Kind.COUNT, one.op, Measure(of=sides[1].narrowed(colours=colours)), colours, only=sides[0]))
    return told


def beside(bag: Bag, ctx: Context) -> list[Told]:
    """``boven Duitsland``, ``achter ons``: a better or worse rank."""
    told = []
    for place in bag.places("beside"):
        one: Beside = bag.items[place].value("beside")
        place_said = next((item.value("rank") for item in one.items if item.has("rank")), None)
        if place_said is not None:
            bag.taken.add(place)
            told.append(Told(Kind.RANK, Op.LESS if one.above else Op.MORE, int(place_said)))
            continue
        other = nation_of(one.items, ctx)
        if other is None or one.just:
            continue
        bag.taken.add(place)
        op = Op.LESS if one.above else Op.MORE
        told.append(Told(Kind.RANK, op, Measure(kind=Kind.RANK, of=Medals(nations=(other,)))))
    return told


def nation_of(items: Sequence[Item], ctx: Context) -> NationRef | None:
    """The one nation that the items name."""
    inner = Bag(items)
    said = narrow(inner, ctx)
    return said.nations[0] if len(said.nations) == 1 and not inner.left() else None


def between(bag: Bag, ctx: Context) -> list[Told]:
    """``tussen Zweden en Oostenrijk``: a rank between theirs."""
    told = []
    for place in bag.places("between_two"):
        bag.taken.add(place)
        for one, op in zip(bag.items[place].value("between_two"), (Op.MORE, Op.LESS), strict=True):
            for noc in one_of_pair(one, ctx):
                told.append(Told(Kind.RANK, op, Measure(kind=Kind.RANK, of=Medals(nations=(noc,)))))
    return told


def is_anywhere_below(one: Item) -> bool:
    """ "buiten de top tien", where "net buiten de top tien" is the place after it."""
    return one.has("placed_after") and one.text.lower().startswith("buiten")


def places(bag: Bag) -> list[Told]:
    """``derde``, ``in de top tien``: a rank held."""
    told = [Told(Kind.RANK, Op.AT_MOST, top) for top in bag.take_all("top")]
    for place in bag.places("placed_after"):
        if is_anywhere_below(bag.items[place]):
            told.append(Told(Kind.RANK, Op.AT_LEAST, bag.take("placed_after")))
    for place in bag.places("most", "first"):
        if bag.items[place].text.lower() == "als eerste" and bag.has("stand"):
            bag.taken.add(place)
            told.append(Told(Kind.RANK, Op.EQUAL, 1))
    if not (bag.has("placed") or bag.has("stand") or bag.has("be")) or (bag.has("metal") and not bag.has("placed")):
        return told
    told += [Told(Kind.RANK, Op.EQUAL, rank) for rank in bag.take_all("rank")]
    return told


def tells_table(bag: Bag) -> bool:
    """ "landen uit de top tien": of the table itself, not of that of the sport or the sex that is said besides."""
    before = [[one.text.lower() for one in bag.items[max(0, at - 2) : at]] for at in bag.places("top")]
    told = any(words and (words[-1] in _OUT_OF or (words[0] in _OUT_OF and words[-1] == "de")) for words in before)
    return told or any(_are_of_it(bag.items, at) for at in bag.places("top"))


def _are_of_it(items: Sequence[Item], at: int) -> bool:
    """ "welke landen in de top tien wonnen niets bij het schaatsen", rather than "in de top tien bij het schaatsen"."""
    after = next((one for one in items[at + 1 :] if not one.is_small), None)
    lands = at > 1 and items[at - 3].has("noun", "nation") and items[at - 2].text.lower() == "in"
    return lands and after is not None and (after.has("win") or after.has("have"))


_OUT_OF = ("uit", "uit de", "van")


def whole_table(of: Medals) -> Medals:
    return of.narrowed(colours=(), disciplines=(), events=(), genders=(), team=None, place="", but_not=())


def peopled(bag: Bag) -> list[Told]:
    """``met minder dan tien miljoen inwoners``."""
    return [Told(Kind.POPULATION, op, millions) for op, millions in bag.take_all("peopled")]


def only_colour(bag: Bag) -> list[Told]:
    """``alleen brons``: some of that colour and none of the others."""
    alone = bag.has("nothing_else") and not any(bag.items[p].value("amount").count for p in bag.places("amount"))
    if not ((alone or any(_says_only(bag, place) for place in bag.places("only"))) and bag.has("metal")):
        return []
    colour = next((c for c in (bag.items[p].value("metal") for p in bag.places("metal")) if c is not None), None)
    if colour is None:
        return []
    bag.take_all("only")
    bag.take_all("nothing_else" if alone else "only")
    bag.take_all("metal")
    others = [Told(Kind.COUNT, Op.EQUAL, 0, (other,)) for other in Colour if other is not colour]
    return [Told(Kind.COUNT, Op.AT_LEAST, 1, (colour,)), *others]


def _says_only(bag: Bag, place: int) -> bool:
    """ "maar" is "only" just before what it restricts, and "but" elsewhere."""
    after = next((one for one in bag.items[place + 1 :] if not one.is_small), None)
    return bag.items[place].text.lower() != "maar" or (after is not None and after.has("metal"))
