"""Groups kept by conditions, each clause read by itself: "landen die in Peking goud wonnen maar nu niets"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import Told, by_metric, metric_of, tells_table, whole_table
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    NEUTRAL,
    PARTS,
    STEPS,
    aged,
    colours_of,
    has_none,
    has_won,
    is_none,
    is_state,
    of_the_programme,
    sex_of,
    told,
)
from bot.understanding.grammar.frames.counting.averages import THEIRS, count_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.questions import Question


def _first_in_a_colour(conditions: Sequence[Condition], base: Medals) -> int | None:
    """ "De top vijf van de landen in goud": so many of them by that colour."""
    ranks = [one for one in conditions if one.measure.kind is Kind.RANK and one.op is Op.AT_MOST]
    others = [one for one in conditions if one not in ranks and (one.op is not Op.AT_LEAST or one.value != 1)]
    if len(ranks) != 1 or others or len(base.colours) != 1 or ranks[0].measure.of != base:
        return None
    most = ranks[0].value
    return None if isinstance(most, Measure) else int(most)


def groups_of(bag: Bag, ctx: Context, key: tuple[Key, str], ask: GroupAsk) -> Question | None:
    """Groups kept by every condition in the bag; a clause of its own ("die in Peking goud wonnen", "maar nu niets") is
    read by itself."""
    by, noun = key
    if by is not Key.ATHLETE and bag.has("aged"):
        return None  # lands have no age
    bag.skip("because", f"at_one.{noun}")  # "op welke dag won een land op één dag …"
    edge = None
    if by is Key.GAMES:
        so_many = bag.has("amount") and not bag.has("stand")  # "welke Spelen zagen als eerste dertig medailles"
        led = so_many and any(bag.items[p].said == "als eerste" for p in bag.places("most", "first"))
        bag.skip("most.first" if led else "because")
        edge = Order.FIRST if bag.took("first_time") or led else Order.LAST if bag.took("last_time") else None
    if by is Key.DAY and noun == "day":
        edge = Order.FIRST if bag.took("most", "first") else Order.LAST if bag.took("most", "last") else None
    spans = _clauses(bag)
    bases: list[Medals] = []
    conditions: list[Condition] = []
    former: Narrowing | None = None
    for places in spans:
        part = Bag(bag.items, bag.taken | (set(range(len(bag.items))) - places), bag.index, bag.notes, bag.also)
        read = _clause_of_groups(part, ctx, by, noun, former, len(spans) > 1)
        bag.taken |= part.taken & places
        if read is None:
            return None
        base, found, said = read
        if len(bases) == 1 and _only_describes(bag, spans[0]) and (base.games != bases[0].games or bases[0].but_not):
            bases, conditions = [bases[0].narrowed(games=base.games)], []  # "die schaatsster die in Calgary won"
        bases.append(base)
        conditions.extend(one for one in found if one not in conditions)
        former = said
    among: tuple[str, ...] = ()
    if by is Key.ATHLETE and bag.has("or"):  # "wie won zilver maar geen goud: Kok of Leerdam"
        among = tuple(dict.fromkeys(who for one in conditions for who in one.measure.of.athletes))
        bases = [one.narrowed(athletes=()) for one in bases]
        conditions = [_of_those(one, one.measure.of.narrowed(athletes=())) for one in conditions]
    conditions = [each_by_itself(each, by) for each in conditions]
    if of_age := [one for one in conditions if one.measure.kind is Kind.AGE]:  # known of who won something
        conditions = [*([one for one in conditions if one not in of_age] or [has_won(bases[0])]), *of_age]
    there_too = _there_too(*conditions) if len(bases) == len(conditions) == 2 else None
    if there_too is not None:
        conditions[0], bases[0] = there_too, there_too.measure.of
    if len(bases) == len(conditions) == 2 and by in PARTS:
        whose = {name: getattr(bases[1], name) for name in ("nations", "athletes")}
        if any(whose.values()) and not (bases[0].nations or bases[0].athletes):  # "wel brons maar geen goud voor ons"
            bases[0] = bases[0].narrowed(**whose)
            theirs = conditions[0].measure.of.narrowed(**whose)
            conditions[0] = _of_those(conditions[0], theirs)
    base = bases[0]
    if len(bases) > 1 and len(conditions) == 2 and is_none(conditions[0]):
        told_what = any(bag.items[place].has(kind) for place in spans[-1] for kind in ("any", "metal", "amount"))
        conditions = conditions if told_what else _but_there(conditions)  # "maar wel wat gewonnen": anything
        base = conditions[1].measure.of  # those that have some are told
    missing = by is Key.NATION and len(conditions) == 1 and _is_nothing_at_all(conditions[0])
    if missing and base == whole_table(base) and any(one.has("most") for one in bag.items):
        return None  # "het grootste land zonder medaille": by its people
    first = _first_in_a_colour(conditions, base) if by is Key.NATION and ask is GroupAsk.WHICH else None
    if first is not None:
        return Groups(by=by, measure=Measure(of=base), take=first, ask=ask)
    none = any(map(is_none, conditions))
    universe = base.narrowed(colours=()) if none else base
    ranks = [one.measure.of for one in conditions if one.measure.kind is Kind.RANK]
    if none and by is Key.NATION and ranks:
        universe = ranks[0]  # those of the table without one there
    elif missing:
        universe = whole_table(base)  # those with a medal elsewhere
    elif by is Key.NATION and universe != whole_table(universe) and _lack_a_colour(conditions, universe):
        conditions = [has_won(universe), *conditions]  # of those who won anything there
    if not conditions:
        conditions = [has_won(base)]
    spells = {one.measure.of.games for one in conditions if isinstance(one.value, Measure)}
    if universe.games.is_current and len(spells) == 1 and not bag.holds("games", "now_word"):
        universe = universe.narrowed(games=spells.pop())  # "wie heeft er meer dan Kramer": of all, as he is counted
    order = Order.NATURAL if by in PARTS else Order.MOST
    placed = by is Key.NATION and ask is GroupAsk.WHICH and any(one.measure.kind is Kind.RANK for one in conditions)
    ranked = placed and not universe.colours and all(one.measure.metric is Metric.OFFICIAL for one in conditions)
    measure = Measure(kind=Kind.TALLY if ranked else Kind.COUNT, of=universe)  # "boven Luxemburg": by place
    if of_age:  # with how old each was
        measure = measure.model_copy(update={"kind": Kind.AGE})
        order = Order.FEWEST if of_age[0].op is Op.LESS else order
    return Groups(by=by, measure=measure, having=tuple(conditions), order=edge or order, among=among,
                  take=1 if edge else None, ask=ask, sex=sex_of(noun))  # fmt: skip


def _of_those(one: Condition, of: Medals) -> Condition:
    """The condition on other medals."""
    return one.model_copy(update={"measure": one.measure.model_copy(update={"of": of})})


def _there_too(one: Condition, other: Condition) -> Condition | None:
    """ "zilver maar geen goud bij het shorttrack": both are of the sport; not "goud maar geen medaille bij …"."""
    here, there = one.measure.of, other.measure.of
    place = {"disciplines": there.disciplines, "events": there.events, "genders": there.genders}
    bare = not (here.disciplines or here.events or here.genders or here.but_not)
    denied = next((each for each in (one, other) if is_none(each)), None)
    differs = denied is not None and denied.measure.of.colours and here.colours != there.colours
    if not (bare and differs and any(place.values())):
        return None
    return _of_those(one, here.narrowed(**place))


def _but_there(conditions: Sequence[Condition]) -> list[Condition]:
    """ "geen goud op de massastart maar wel op de 1500": gold there too."""
    colours = next((one.measure.of.colours for one in conditions if is_none(one)), ())
    return [
        has_won(one.measure.of.narrowed(colours=colours))
        if one == has_won(one.measure.of) and not one.measure.of.colours else one
        for one in conditions
    ]  # fmt: skip


_TELLING = ("win", "have", "metal", "amount", "any", "games", "now_word", "moment", "rank", "ever", "stand")


def _only_describes(bag: Bag, places: set[int]) -> bool:
    """Does the clause only say who is asked for, of no Games yet: "wie is die schaatsster die …"?"""
    return not any(bag.items[place].has(kind) for place in places for kind in _TELLING)


def _is_nothing_at_all(condition: Condition) -> bool:
    of = condition.measure.of
    return is_none(condition) and not of.colours and (of.games.is_current or of.games.is_whole)


def _lack_a_colour(conditions: Sequence[Condition], universe: Medals) -> bool:
    """Is nothing asked but that some colour was not won there?"""
    every = (one.measure.of for one in conditions)
    return all(map(is_none, conditions)) and all(of.colours and of.narrowed(colours=()) == universe for of in every)


def each_by_itself(condition: Condition, by: Key) -> Condition:
    """ "meer goud dan Noorwegen" on which Games, which day: than Norway there and then; "dan in 2022": than they did,
    but as one number where the Games are what is asked."""
    value = condition.value
    if not isinstance(value, Measure) or (by is Key.GAMES and value.of.games.ids):
        return condition
    of_a_group = by not in (Key.NATION, Key.ATHLETE) or not (value.of.nations or value.of.athletes)
    return condition.model_copy(update={"both": True}) if of_a_group else condition


def _clauses(bag: Bag) -> list[set[int]]:
    """The places of each clause: cut where a relative or a contrasting clause begins."""
    cuts = [0]
    for place, one in enumerate(bag.items):
        by_then = one.said == "al" and place and bag.items[place - 1].has("moment")  # "na dag 5 al"
        rest = [each for each in bag.items[place + 1 :] if not each.is_small]
        leaves_out = bool(rest) and all(each.has("excepted") for each in rest)  # "…, maar niet de schaatsers"
        turns = one.has("clause", "while") and not (by_then or leaves_out)
        lead = turns or one.has("relative") or (one.has("now_word") and place > 0 and bag.items[place - 1].has("and"))
        if place and (lead or (one.breaks and one.has("stand"))):
            cuts.append(place)
            bag.taken.update([place] if lead and not one.has_any(("now_word", "stand")) else [])
    cuts.append(len(bag.items))
    spans = [set(range(start, end)) for start, end in pairwise(cuts) if end > start]
    told = [span for span in spans if any(p not in bag.taken and not bag.items[p].is_small for p in span)]
    return told or [set(range(len(bag.items)))]


def _clause_of_groups(
    bag: Bag, ctx: Context, by: Key, noun: str, former: Narrowing | None, several: bool
) -> tuple[Medals, list[Condition], Narrowing] | None:
    nothing = bag.has("nothing")
    none = bag.took_any("nothing", "missed", "never") or (by in PARTS and bag.took("off_podium"))
    bag.take_all("missed")
    state = is_state(bag)
    now = bag.has("now_word")
    asked = next((one.said for one in bag.items if one.has("ask")), "")
    kinds_champion = bag.has("noun", "champion") or (
        # "hoeveel onderdelen won Wüst": won outright; "op hoeveel onderdelen" is with a medal
        by is Key.EVENT
        and bag.has("win")
        and not nothing
        and asked.startswith(("hoeveel", "welk"))
        and not bag.has_any("metal", "amount", "compared")
    )
    each, whole = colours_of(bag), by in PARTS and _all_of_them(bag)
    if by in PARTS and len(each) > 1 and len(bag.places("nation")) > 1:
        return None  # "goud naar een Noor en zilver naar een Zweed": each its own
    of_the_table = tells_table(bag)
    in_all = _their_number(bag) if by in PARTS else None
    found = told(bag, ctx) + aged(bag)
    if (
        by is Key.GAMES
        and any(isinstance(one.value, Measure) and one.value.of.games.ids for one in found)
        and any(word in ("eerder", "ervoor", "daarvoor", "tevoren") for item in bag.items for word in item.said.split())
    ):
        return None  # "minder dan vier jaar eerder": than at those before each of them
    if by in (Key.DISCIPLINE, Key.EVENT) and bag.has_any("nation", "own") and bag.took("describe", "leader"):
        found.append(Told(Kind.RANK, Op.EQUAL, 1))  # "in welke sporten staat Nederland bovenaan"
    steps = [one for one in found if by is Key.EVENT and one.kind is Kind.RANK and one.value in STEPS]
    if len(steps) > 1:  # "op welke onderdelen werd Nederland eerste én tweede": both steps of one podium
        found = [one for one in found if one not in steps]
        found += [Told(Kind.COUNT, Op.AT_LEAST, 1, (STEPS[one.value],)) for one in steps if isinstance(one.value, int)]
    of_one = by in PARTS and not bag.has_any("nation", "own", "athlete")
    of_one = of_one and bag.has_any("one_nation", "same_nation")
    if of_one and found and all(one.kind is Kind.COUNT and isinstance(one.value, int) for one in found):
        bag.skip("one_nation", "same_nation")  # "waarop een land meer dan 30 medailles won": one and the same
        least = not any(one.has("exactly") or "precies" in one.said for one in bag.items)
        found = [replace(one, kind=Kind.PEAK, per=Key.NATION,
                         op=Op.AT_LEAST if least and one.op is Op.EQUAL and one.value else one.op)
                 for one in found]  # fmt: skip
    if len(each) > 1 and not whole and len(colours_of(bag)) == len(each) and not bag.has_any("same_nation", "sole"):
        bag.take_all("metal")  # "goud én zilver": both
        found += [Told(Kind.COUNT, Op.AT_LEAST, 1, (colour,)) for colour in each]
    text = " ".join(one.said for one in bag.items)
    sole, same_nation = bag.took("sole") and by in PARTS, bag.took("same_nation")
    first_time = bag.took("first_time")
    metric = metric_of(bag)
    if metric is not None:
        measured = [by_metric(one, metric) for one in found]
        if any(one.kind is Kind.PER_MILLION for one in measured) and by is not Key.NATION:
            return None
        found = measured
    nobody = by in PARTS and (bag.has("noun", "podium") or bag.has("stand"))
    none = none or ((bag.has("win") or nobody) and bag.took("none"))
    any_ = bag.took("any")
    their_sole = bag.took("their_sole")
    anyone = _of_anyone(bag, by) or of_the_programme(bag, found)
    anyone = anyone or any(one.kind is Kind.PEAK and one.per is Key.NATION for one in found)
    alone = any(bag.items[p].said in ("alleen", "enkel", "uitsluitend", "slechts") for p in bag.places("only"))
    said = narrow(bag, ctx, state=state)
    of_career = by is Key.ATHLETE and any(one.per is Key.EVENT and one.kind is Kind.PEAK for one in found)
    if (of_career or any(one.per is Key.GAMES for one in found)) and said.scope.is_current:
        said.scope = EVER
    if any(bag.items[p - 1].has("number", 1) for p in bag.places("noun", "discipline", "event", "day", "games") if p):
        return None  # "uit één sport", in words that no condition is made of
    bag.skip("any", "both", "ask.what", "noun", "measure.different", "clause", "then")
    if by is Key.GAMES:
        bag.skip("at_games")
    if not alone or said.scope.ids or said.disciplines or said.genders or said.team is not None:
        bag.skip("only")
    bag.skip("ask.show", *NEUTRAL)
    if bag.left():
        return None
    if now and not several and any(one != ctx.archive.current_id for one in said.scope.ids):
        return None  # "kampioenen uit Peking die nu …": of both
    if former is not None:
        if said.scope.is_current and not now:
            said.scope = former.scope
        if not (said.nations or said.athletes) and by is not Key.NATION:
            said.nations = former.nations
            said.athletes = said.athletes or former.athletes
        said.events = said.events or (former.events if not said.disciplines else [])
        said.disciplines = said.disciplines or former.disciplines
        said.genders = said.genders or former.genders
    champion = noun == "champion" and former is None and not said.events
    nation_asked = by is Key.NATION
    nations = tuple(said.nations)
    golden = said.events and not said.metal if noun == "champion" else kinds_champion
    if golden and not said.colours:
        said.colours.append(Colour.GOLD)
        said.metal = True
        if noun != "champion" and by is Key.ATHLETE and said.scope.is_current and _have_become(bag):
            said.scope = EVER
    other_sex = {"F": Gender.MEN, "M": Gender.WOMEN}.get(sex_of(noun))
    said.events = [one for one in said.events if one.gender is not other_sex] or said.events
    if by in PARTS and not (nations or said.athletes or anyone or same_nation):
        nations = (ctx.own,)
        bag.defaults += 1
    if (by is Key.ATHLETE or said.athletes) and any(one.kind is Kind.RANK for one in found):
        return None  # only nations have a rank
    if nation_asked and said.athletes:
        return None  # athletes are of one nation: nothing to group
    groups = nation_asked and all(isinstance(noc, Described) and noc.role is Role.GROUP for noc in nations)
    if nation_asked and nations and not groups:
        return None
    scope = said.scope
    if champion and (none or scope.until is not None):
        scope = CURRENT
    base = said.medals(nations=() if nation_asked and not groups else nations, games=scope)
    if by is Key.GAMES and base.games.is_current:
        base = base.narrowed(games=EVER)
    if in_all is not None:
        base = base.narrowed(colours=(in_all.colour,) if in_all.colour else base.colours)
        if in_all.count != (right := count_of(base, ctx)):
            raise Refused(f"Dat getal klopt niet: het waren er {right}.")
    # A rank is one among all nations, whichever of them are asked about.
    ranked = base.narrowed(nations=(), but_not=tuple(one for one in base.but_not if not one.nations))
    nil = none or any(is_none(one) and not one.colours for one in found)
    ranked = whole_table(ranked) if of_the_table or nil else ranked  # nobody is high there without a medal
    conditions = [
        one.on(ranked if nation_asked and one.kind is Kind.RANK else base.narrowed(colours=()) if one.colours else base)
        for one in found
    ]
    sole = sole or (whole and bool(nations))
    if sole or same_nation:
        return base, [*conditions, *_of_one_nation(base)], said
    if champion:
        gold = base.narrowed(colours=(Colour.GOLD,))
        then = said.medals(nations=nations)
        never = "nooit" in text and said.scope.until is None
        debut = [one for one in found if never and is_none(one) and not one.colours]
        conditions = [one.on(then.narrowed(colours=()) if one.colours else then) for one in found if one not in debut]
        if debut or first_time:  # "kampioenen die nog nooit eerder een medaille hadden gewonnen"
            before = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))
            conditions.append(has_none(then.narrowed(games=before)))
        return gold, [has_won(gold), *conditions], said
    if their_sole:
        theirs = base.narrowed(disciplines=(), events=(), genders=(), team=None, from_day=None, to_day=None, place="")
        conditions += [has_won(base),
                       has_won(theirs, Op.EQUAL)]  # fmt: skip
    if alone and (said.disciplines or said.genders or said.team is not None):
        outside = Medals(disciplines=base.disciplines, genders=base.genders, team=base.team)
        elsewhere = base.narrowed(disciplines=(), genders=(), team=None, but_not=(*base.but_not, outside))
        conditions += [has_won(base), has_none(elsewhere)]
    if first_time:
        before = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))
        conditions += [has_won(base), has_none(base.narrowed(games=before))]
    if by is Key.GAMES and said.athletes and (none or any(map(is_none, found))):
        # Of an athlete only the Games with a medal are known, not where they took part in vain.
        conditions.insert(0, has_won(base.narrowed(colours=())))
    if none:
        conditions.append(has_none(base))
    elif base.colours or (any_ and several) or (said.metal and found and not any(one.per for one in found)):
        conditions.insert(0, has_won(base))
    elif several and not conditions:
        conditions.append(has_won(base))
    return base, conditions, said


def _their_number(bag: Bag) -> Amount | None:
    """ "op hoeveel Spelen won Wüst haar dertien medailles": as many as there were in all; taken."""
    for place in bag.places("amount"):
        amount: Amount = bag.items[place].value("amount")
        if place and amount.op is None and bag.items[place - 1].said in THEIRS:
            bag.taken.add(place)
            return amount
    return None


def _have_become(bag: Bag) -> bool:
    """ "zijn kampioen geworden", where no Games are named: at any."""
    become = bag.says("geworden", "geweest")
    return become and not bag.holds("games", "now_word", "moment")


def _all_of_them(bag: Bag) -> bool:
    """ "dagen waarop alle medailles naar Noorwegen gingen"; not "een lijst van alle medailles, met de dag"."""
    if not bag.holds("win", "have", "handed_out", "stand", "be", "auxiliary"):
        return False
    said = [one for one in bag.items if not one.is_small or one.said in ("alle", "al", "al het")]
    return any(one.said in ("alle", "al", "al het", "alle de") and other.has("metal") for one, other in pairwise(said))


def _of_one_nation(base: Medals) -> list[Condition]:
    """All of the medals meant went to one nation: the one named, or any."""
    all_of_them = base.narrowed(nations=(), athletes=())
    one = Condition(measure=Measure(kind=Kind.DISTINCT, of=all_of_them, per=Key.NATION), op=Op.EQUAL)
    least = [has_won(base.narrowed(colours=(colour,))) for colour in base.colours or ()]
    return [*(least or [has_won(base)]), one]


def _of_anyone(bag: Bag, by: Key) -> bool:
    """Is it about the medals of all: "twee zilveren uitgereikt", "zonder brons op het podium", "een onderdeel met twee
    keer goud"?"""
    if bag.holds("handed_out") and not bag.has("have"):
        return True
    whole = by is Key.EVENT and not bag.holds("win", "have", "doing_verb")
    twice = any(one.has("amount") and one.value("amount").colour and one.value("amount").count > 1 for one in bag.items)
    return bag.has("noun", "podium") or (whole and (bag.has_any("be", "stand") or twice))
