"""How many: values, shares, averages, ranks, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.understanding.grammar.conditions import COUNTED_BY, Told, by_metric, metric_of, tells_table, whole_table
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    NOUN_KEYS,
    colours_of,
    is_done,
    is_state,
    metal_of,
    noun_key,
    of_the_programme,
    of_who_took_part,
    settle,
    sex_of,
    subject_or_own,
    told,
)
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing import Narrowing, excepted, narrow
from bot.understanding.grammar.phrase_values import Excepted
from bot.understanding.time.meanings import Day, Relation
from medals_core.archive import AsOf
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import ALL, CURRENT, EVER, Described, Medals, NationRef, Podium, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Ask, GroupAsk, Groups, Left, Listing, Order, Value, Versus, VersusAsk
from medals_core.questions import Question


def left_to_win(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud moest er nog verdeeld worden …, hoeveel onderdelen komen er nog"""
    if not (bag.took("ask", "how_many") and bag.took("to_go")):
        return None
    bag.take_all("to_go")
    bag.take_all("noun", "event", "title", "medal")
    said = narrow(bag, ctx, state=True)
    settle(bag, "would", "need", "can")
    if said.nations or said.athletes:
        return None
    as_of = said.as_of
    moment, closing = said.moment, ctx.edition.games.closing
    on = moment.meaning.day if moment is not None and isinstance(moment.meaning, Day) else None
    if moment is not None and moment.relation is Relation.AT and on == closing:
        # "op de slotdag nog te winnen": as it stood before that day
        as_of = AsOf(won_by=ctx.edition.games.end_of(closing - timedelta(days=1)))
    return Left(of=said.medals(colours=(), as_of=as_of)) if is_done(bag) else None


def how_many_groups(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel landen wonnen goud in minstens vier sporten; op hoeveel dagen wonnen we niets"""
    days = _asks_days(bag)
    often = bag.has("at_one") and bag.took("ask", "how_often")
    at_least = bag.has("ask", "how_often") and any(bag.items[p].value("amount").op for p in bag.places("amount"))
    if not days and not often and not at_least and (not bag.took("ask", "how_many") or _is_of_medals(bag)):
        return None
    key = (Key.DAY, "day") if days else noun_key(bag)
    if key is None and often and (noun := bag.take("at_one")):
        key = (NOUN_KEYS[noun], noun)  # "hoeveel keer won Nederland op één dag twee keer goud"
    counted = [bag.items[p].value("amount") for p in bag.places("amount")]
    if key is None and any(one.op is not None for one in counted) and bag.took("ask", "how_often"):
        key = (Key.GAMES, "games")  # "hoe vaak pakte Nederland minstens acht keer goud"
    if key is None:
        return None
    if key[0] in (Key.GAMES, Key.DAY) and bag.has("measure", "streak"):
        return None  # "op een rij": a run of them
    bag.skip("measure.different")
    if key[0] in (Key.EVENT, Key.DISCIPLINE, Key.GAMES) and not (
        bag.has("nation")
        or bag.has("athlete")
        or bag.has("win")
        or (bag.has("have") and not bag.has("games"))
        or bag.has("metal")
        or bag.has("own")
    ):
        return None  # how many there were, not in how many somebody won
    return groups_of(bag, ctx, key, GroupAsk.COUNT)


def _asks_days(bag: Bag) -> bool:
    """ "hoeveel dagen ging Nederland zonder medaille naar huis": counted, rather than how long it lasted."""
    place = next((p for p in bag.places("ask", "how_long") if bag.items[p].text.lower() == "hoeveel dagen"), None)
    counted = bag.has("amount") or bag.has("nothing")
    on = place is not None and place > 0 and bag.items[place - 1].text.lower() == "op"
    counted = counted or (on and bag.has("metal") and bag.has("win"))  # "op hoeveel dagen won Nederland goud"
    if place is None or not counted or any(bag.has(kind) for kind in ("rank", "placed", "top", "beside", "measure")):
        return False
    bag.taken.add(place)
    return True


def _is_of_medals(bag: Bag) -> bool:
    """ "hoeveel goud won een land gemiddeld": medals are counted, not the nations named later."""
    nouns = [p for p in bag.places("noun") if bag.items[p].has("noun", *NOUN_KEYS)]
    asked = next((p for p, one in enumerate(bag.items) if one.has("ask", "how_many")), 0)
    return bool(nouns) and any(bag.items[p].has("metal") for p in range(asked, nouns[0]))


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
    bag.skip("because")
    edge = None
    if by is Key.GAMES:
        edge = Order.FIRST if bag.took("first_time") else Order.LAST if bag.took("last_time") else None
    if by is Key.DAY and noun == "day":
        edge = Order.FIRST if bag.took("most", "first") else Order.LAST if bag.took("most", "last") else None
    denials = _denied(bag)
    spans = _clauses(bag)
    bases: list[Medals] = []
    conditions: list[Condition] = []
    former: Narrowing | None = None
    rivals: tuple[NationRef, ...] = ()
    for places in spans:
        part = Bag(bag.items, bag.taken | (set(range(len(bag.items))) - places), bag.index, bag.notes, bag.also)
        read = _clause_of_groups(part, ctx, by, noun, former, rivals, len(spans) > 1)
        bag.taken |= part.taken & places
        if read is None:
            return None
        base, found, said = read
        if len(bases) == 1 and _only_describes(bag, spans[0]) and base.games != bases[0].games:
            bases, conditions = [bases[0].narrowed(games=base.games)], []  # "die schaatsster die in Calgary won"
        bases.append(base)
        conditions.extend(one for one in found if one not in conditions)
        former = said
        rivals = rivals or _rivals(found)
    if not is_done(bag):
        return None
    if by is Key.GAMES and of_who_took_part(bag, [one.measure for one in conditions]):
        return None  # "de laatste editie met minder dan 50 onderdelen"
    # "meer goud dan Noorwegen" on which Games, which day: than Norway there and then; "dan in 2022": than they did
    conditions = [each.model_copy(update={"both": True}) if _each_by_itself(each, by) else each for each in conditions]
    there_too = _there_too(*conditions) if len(bases) == len(conditions) == 2 else None
    if there_too is not None:
        conditions[0], bases[0] = there_too, there_too.measure.of
    base = bases[0]
    if len(bases) > 1 and len(conditions) == 2 and _is_none(conditions[:1]):
        told_what = any(bag.items[place].has(kind) for place in spans[-1] for kind in ("any", "metal", "amount"))
        conditions = conditions if told_what else _but_there(conditions)  # "maar wel wat gewonnen": anything
        base = conditions[1].measure.of  # those that have some are told
    missing = by is Key.NATION and len(conditions) == 1 and _is_nothing_at_all(conditions[0])
    if missing and base == whole_table(base):
        return None  # only the nations with a medal are known here, not all that took part
    if (
        by is Key.ATHLETE
        and any(map(_is_nothing_at_all, conditions))
        and not any(
            one.measure.of.colours or one.measure.of.games != conditions[0].measure.of.games for one in conditions
        )
    ):
        return None  # nor the people without one
    first = _first_in_a_colour(conditions, base) if by is Key.NATION and ask is GroupAsk.WHICH else None
    if first is not None:
        return Groups(by=by, measure=Measure(of=base), take=first, ask=ask)
    none = any(one.op is Op.EQUAL and one.value == 0 for one in conditions)
    universe = base.narrowed(colours=()) if none else base
    ranks = [one.measure.of for one in conditions if one.measure.kind is Kind.RANK]
    if none and by is Key.NATION and ranks:
        universe = ranks[0]  # those of the table without one there
    elif missing:
        universe = whole_table(base)  # those with a medal elsewhere
    elif by is Key.NATION and universe != whole_table(universe) and _lack_a_colour(conditions, universe):
        conditions = [Condition(measure=Measure(of=universe)), *conditions]  # of those who won anything there
    if not conditions:
        conditions = [Condition(measure=Measure(of=base))]
    conditions += [_none_there(base, there) for one in denials for there in excepted(one, ctx)]
    order = Order.NATURAL if by in (Key.DAY, Key.GAMES, Key.EVENT, Key.DISCIPLINE) else Order.MOST
    if bag.defaults:
        bag.defaults = 1
    placed = by is Key.NATION and ask is GroupAsk.WHICH and any(one.measure.kind is Kind.RANK for one in conditions)
    ranked = placed and not universe.colours and all(one.measure.metric is Metric.OFFICIAL for one in conditions)
    measure = Measure(kind=Kind.TALLY if ranked else Kind.COUNT, of=universe)  # "boven Luxemburg": by place
    return Groups(by=by, measure=measure, having=tuple(conditions), order=edge or order,
                  take=1 if edge else None, ask=ask, sex=sex_of(noun))  # fmt: skip


def _is_none(conditions: Sequence[Condition]) -> bool:
    return any(one.op is Op.EQUAL and one.value == 0 for one in conditions)


def _there_too(one: Condition, other: Condition) -> Condition | None:
    """ "zilver maar geen goud bij het shorttrack": both are of the sport; not "goud maar geen medaille bij …"."""
    here, there = one.measure.of, other.measure.of
    place = {"disciplines": there.disciplines, "events": there.events, "genders": there.genders}
    bare = not (here.disciplines or here.events or here.genders or here.but_not)
    denied = next((each for each in (one, other) if _is_none([each])), None)
    differs = denied is not None and denied.measure.of.colours and here.colours != there.colours
    if not (bare and differs and any(place.values())):
        return None
    return one.model_copy(update={"measure": one.measure.model_copy(update={"of": here.narrowed(**place)})})


def _but_there(conditions: Sequence[Condition]) -> list[Condition]:
    """ "geen goud op de massastart maar wel op de 1500": gold there too."""
    colours = next((one.measure.of.colours for one in conditions if _is_none([one])), ())
    return [
        Condition(measure=Measure(of=one.measure.of.narrowed(colours=colours)))
        if one == Condition(measure=Measure(of=one.measure.of)) and not one.measure.of.colours else one
        for one in conditions
    ]  # fmt: skip


_TELLING = ("win", "have", "metal", "amount", "any", "games", "now_word", "moment", "rank", "excepted", "ever", "stand")


def _only_describes(bag: Bag, places: set[int]) -> bool:
    """Does the clause only say who is asked for, of no Games yet: "wie is die schaatsster die …"?"""
    return not any(bag.items[place].has(kind) for place in places for kind in _TELLING)


def _denied(bag: Bag) -> list[Excepted]:
    """ "… maar niet bij het schaatsen": none there, rather than leaving it out; taken."""
    found: list[Excepted] = []
    for place in bag.places("none"):
        part = bag.items[place + 1 : place + 2]
        turned = place and bag.items[place - 1].has("clause", "while")
        if turned and part and (part[0].has("single_event") or part[0].has("team_event")):
            bag.taken.update((place, place + 1))  # "een teammedaille maar geen individuele"
            found.append(Excepted(tuple(part)))
    for place in bag.places("excepted"):
        one = bag.items[place]
        if place and one.text.lower().startswith("niet ") and bag.items[place - 1].has("clause", "while"):
            bag.taken.add(place)
            found.append(one.value("excepted"))
    return found


def _none_there(base: Medals, there: Medals) -> Condition:
    fields = {name: value for name in ("disciplines", "events", "genders", "team", "games")
              if (value := getattr(there, name)) != getattr(ALL, name)}  # fmt: skip
    return Condition(measure=Measure(of=base.narrowed(**fields)), op=Op.EQUAL, value=0)


def _is_nothing_at_all(condition: Condition) -> bool:
    of = condition.measure.of
    nothing = condition.op is Op.EQUAL and condition.value == 0 and not of.colours
    return nothing and (of.games.is_current or of.games.is_whole)


def _lack_a_colour(conditions: Sequence[Condition], universe: Medals) -> bool:
    """Is nothing asked but that some colour was not won there?"""
    return all(
        one.op is Op.EQUAL and one.value == 0 and one.measure.of.colours and
        one.measure.of.narrowed(colours=()) == universe for one in conditions
    )  # fmt: skip


def _each_by_itself(condition: Condition, by: Key) -> bool:
    value = condition.value
    if not isinstance(value, Measure):
        return False
    return by not in (Key.NATION, Key.ATHLETE) or not (value.of.nations or value.of.athletes)


def _beside_rivals(bag: Bag) -> Op | None:
    """ "… maar eindigden lager", "… maar in de einduitslag eronder": than whom they were compared with; taken."""
    sides = {"eronder": Op.MORE, "daaronder": Op.MORE, "erachter": Op.MORE, "daarachter": Op.MORE, "erboven": Op.LESS,
             "daarboven": Op.LESS, "lager": Op.MORE, "hoger": Op.LESS}  # fmt: skip
    for kind in ("beside_it", "lower", "higher"):
        for place in bag.places(kind):
            if (op := sides.get(bag.items[place].text.lower())) is not None:
                bag.taken.add(place)
                final = [p for p in bag.places("page", "podium") if bag.items[p].text.lower().startswith("eind")]
                bag.taken.update(final)
                return op
    return None


def _rivals(conditions: Sequence[Condition]) -> tuple[NationRef, ...]:
    """The nation that a condition is held against: "meer medailles" in the next clause is more than theirs."""
    return next(
        (one.value.of.nations for one in conditions if isinstance(one.value, Measure) and one.value.of.nations), ()
    )


def _clauses(bag: Bag) -> list[set[int]]:
    """The places of each clause: cut where a relative or a contrasting clause begins."""
    cuts = [0]
    for place, one in enumerate(bag.items):
        by_then = one.text.lower() == "al" and place and bag.items[place - 1].has("moment")  # "na dag 5 al"
        turns = one.has("clause", "while") and not by_then
        lead = turns or one.has("relative") or (one.has("now_word") and _after_and(bag, place))
        if place and (lead or (one.breaks and one.has("stand"))):
            cuts.append(place)
            bag.taken.update([place] if lead and not one.has("now_word") and not one.has("stand") else [])
    cuts.append(len(bag.items))
    spans = [set(range(start, end)) for start, end in pairwise(cuts) if end > start]
    told = [span for span in spans if any(p not in bag.taken and not bag.items[p].is_small for p in span)]
    return told or [set(range(len(bag.items)))]


def _after_and(bag: Bag, place: int) -> bool:
    return place > 0 and bag.items[place - 1].has("and")


def _clause_of_groups(
    bag: Bag,
    ctx: Context,
    by: Key,
    noun: str,
    former: Narrowing | None,
    rivals: tuple[NationRef, ...],
    several: bool,
) -> tuple[Medals, list[Condition], Narrowing] | None:
    none = bag.took_any("nothing", "missed", "never")
    bag.take_all("missed")
    state = is_state(bag)
    now = bag.has("now_word")
    asked = next((one.text.lower() for one in bag.items if one.has("ask")), "")
    kinds_champion = bag.has("noun", "champion") or (
        # "hoeveel onderdelen won Wüst": won outright; "op hoeveel onderdelen" is with a medal
        by is Key.EVENT
        and bag.has("win")
        and asked.startswith(("hoeveel", "welk"))
        and not bag.has("metal")
        and not bag.has("amount")
        and not bag.has("compared")
    )
    each, whole = colours_of(bag), by in _TIMED and _all_of_them(bag)
    paired = _colours_of_nations(bag, ctx) if by in _TIMED else []
    if paired is None:
        return None
    of_the_table = tells_table(bag)
    found = told(bag, ctx)
    if (
        by is Key.GAMES
        and any(isinstance(one.value, Measure) and one.value.of.games.ids for one in found)
        and any(
            word in ("eerder", "ervoor", "daarvoor", "tevoren")
            for item in bag.items
            for word in item.text.lower().split()
        )
    ):
        return None  # "minder dan vier jaar eerder": than at those before each of them
    of_one = by in _TIMED and bag.has("one_nation") and not any(bag.has(kind) for kind in ("nation", "own", "athlete"))
    if of_one and found and all(one.kind is Kind.COUNT and isinstance(one.value, int) for one in found):
        bag.take_all("one_nation")  # "waarop een land meer dan 30 medailles won": one and the same
        least = not any(one.has("exactly") or "precies" in one.text.lower() for one in bag.items)
        found = [replace(one, kind=Kind.PEAK, per=Key.NATION,
                         op=Op.AT_LEAST if least and one.op is Op.EQUAL and one.value else one.op)
                 for one in found]  # fmt: skip
    if (
        len(each) > 1
        and not paired
        and not whole
        and len(colours_of(bag)) == len(each)
        and not bag.has("same_nation")
        and not bag.has("sole")
    ):
        bag.take_all("metal")  # "goud én zilver": both
        found += [Told(Kind.COUNT, Op.AT_LEAST, 1, (colour,)) for colour in each]
    sole, same_nation = bag.took("sole") and by in _TIMED, bag.took("same_nation")
    first_time = bag.took("first_time")
    metric = metric_of(bag)
    if metric is not None:
        measured = [by_metric(one, metric) for one in found]
        if metric is not Metric.TOTAL and measured == found:
            return None  # "op punten" says nothing here
        if any(one.kind is Kind.PER_MILLION for one in measured) and by is not Key.NATION:
            return None
        found = measured
    if rivals and (bag.has("more") or bag.has("fewer")):
        op = Op.MORE if bag.took("more") else Op.LESS
        bag.take("fewer")
        colour = metal_of(bag)
        bag.take_all("metal")
        found.append(
            Told(
                Kind.COUNT,
                op,
                Measure(of=Medals(nations=rivals, colours=(colour,) if colour else ())),
                (colour,) if colour else (),
            )
        )
    if rivals and (side := _beside_rivals(bag)) is not None:
        found.append(Told(Kind.RANK, side, Measure(kind=Kind.RANK, of=Medals(nations=rivals))))
    if metric is Metric.TOTAL:
        bag.take_all("metal", None)
    nobody = by in _TIMED and (bag.has("noun", "podium") or bag.has("stand"))
    none = none or ((bag.has("win") or nobody) and bag.took("none"))
    any_ = bag.took("any")
    their_sole = bag.took("their_sole")
    sexed = bag.has("noun", "athlete_f") or bag.has("noun", "athlete_m")
    if sexed and by is not Key.ATHLETE and not bag.has("gender"):
        return None  # "hun enige medaille te danken aan een vrouw": whose it was is part of it
    anyone = _of_anyone(bag, by) or of_the_programme(bag, found)
    anyone = anyone or any(one.kind is Kind.PEAK and one.per is Key.NATION for one in found)
    alone = any(bag.items[p].text.lower() in ("alleen", "enkel", "uitsluitend", "slechts") for p in bag.places("only"))
    said = narrow(bag, ctx, state=state)
    if any(one.per is Key.GAMES for one in found) and said.scope.is_current:
        said.scope = EVER
    bag.skip("any", "both", "ask.what", "noun", "measure.different", "clause", "then")
    if metric is not None:
        bag.skip("suppose", "count_in", "would")
    if by is Key.GAMES:
        bag.skip("at_games")
    if not alone or said.scope.ids or said.disciplines or said.genders or said.team is not None:
        bag.skip("only")
    settle(bag, "ask.show")
    if bag.left():
        return None
    if now and not several and any(one != ctx.archive.current_id for one in said.scope.ids):
        return None  # "kampioenen uit Peking die nu …": of both
    if former is not None:
        if said.scope.is_current and not now:
            said.scope = former.scope
        if not said.nations and by is not Key.NATION:
            said.nations = former.nations
        said.events = said.events or (former.events if not said.disciplines else [])
        said.disciplines = said.disciplines or former.disciplines
        said.genders = said.genders or former.genders
    champion = noun == "champion" and former is None and not said.events
    if noun == "champion" and said.events and not (said.metal or said.colours):
        said.colours.append(Colour.GOLD)
        said.metal = True
    nation_asked = by is Key.NATION
    nations = tuple(said.nations)
    if noun != "champion" and kinds_champion and not said.colours:
        said.colours.append(Colour.GOLD)
        said.metal = True
        if by is Key.ATHLETE and said.scope.is_current and _have_become(bag):
            said.scope = EVER
    other_sex = {"F": Gender.MEN, "M": Gender.WOMEN}.get(sex_of(noun))
    said.events = [one for one in said.events if one.gender is not other_sex] or said.events
    if by in _TIMED and not (nations or said.athletes or anyone or same_nation or paired):
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
    # A rank is one among all nations, whichever of them are asked about.
    ranked = base.narrowed(nations=(), but_not=tuple(one for one in base.but_not if not one.nations))
    nil = none or any(one.op is Op.EQUAL and one.value == 0 and not one.colours for one in found)
    ranked = whole_table(ranked) if of_the_table or nil else ranked  # nobody is high there without a medal
    conditions = [
        one.on(ranked if nation_asked and one.kind is Kind.RANK else base.narrowed(colours=()) if one.colours else base)
        for one in found
    ]
    sole = sole or (whole and bool(nations))
    if sole or same_nation:
        return base, [*conditions, *_of_one_nation(base)], said
        if not (nations or said.athletes) and (sole or by not in _TIMED):
            return None
    if paired:
        everybody = base.narrowed(nations=())
        having = [
            Condition(measure=Measure(of=everybody.narrowed(nations=nocs, colours=(colour,))))
            for colour, nocs in paired
        ]
        return everybody, [*conditions, *having], said
    if champion:
        gold = base.narrowed(colours=(Colour.GOLD,))
        then = said.medals(nations=nations)
        conditions = [one.on(then.narrowed(colours=()) if one.colours else then) for one in found]
        if none:
            conditions.append(Condition(measure=Measure(of=then), op=Op.EQUAL, value=0))
        return gold, [Condition(measure=Measure(of=gold)), *conditions], said
    if their_sole:
        if by not in (Key.NATION, Key.ATHLETE) or conditions:
            return None
        theirs = base.narrowed(disciplines=(), events=(), genders=(), team=None, from_day=None, to_day=None, place="")
        conditions += [Condition(measure=Measure(of=base)),
                       Condition(measure=Measure(of=theirs), op=Op.EQUAL, value=1)]  # fmt: skip
    if alone and said.scope.ids:
        elsewhere = base.narrowed(games=EVER, but_not=(*base.but_not, Medals(games=said.scope)))
        conditions.append(Condition(measure=Measure(of=base)))
        conditions.append(Condition(measure=Measure(of=elsewhere), op=Op.EQUAL, value=0))
    elif alone and (said.disciplines or said.genders or said.team is not None):
        outside = Medals(disciplines=base.disciplines, genders=base.genders, team=base.team)
        elsewhere = base.narrowed(disciplines=(), genders=(), team=None, but_not=(*base.but_not, outside))
        conditions.append(Condition(measure=Measure(of=base)))
        conditions.append(Condition(measure=Measure(of=elsewhere), op=Op.EQUAL, value=0))
    if first_time:
        before = base.narrowed(games=EVER.model_copy(update={"until": ctx.year_before(ctx.edition.games.year)}))
        conditions.append(Condition(measure=Measure(of=base)))
        conditions.append(Condition(measure=Measure(of=before), op=Op.EQUAL, value=0))
    nil = none or any(one.op is Op.EQUAL and one.value == 0 for one in found)
    if by is Key.GAMES and said.athletes and nil:
        # Of an athlete only the Games with a medal are known, not where they took part in vain.
        conditions.insert(0, Condition(measure=Measure(of=base.narrowed(colours=()))))
    if none:
        conditions.append(Condition(measure=Measure(of=base), op=Op.EQUAL, value=0))
    elif base.colours or (any_ and several) or (said.metal and found and not any(one.per for one in found)):
        conditions.insert(0, Condition(measure=Measure(of=base)))
    elif several and not conditions:
        conditions.append(Condition(measure=Measure(of=base)))
    return base, conditions, said


_TIMED = (Key.DAY, Key.GAMES, Key.DISCIPLINE, Key.EVENT)


def _have_become(bag: Bag) -> bool:
    """ "zijn kampioen geworden", where no Games are named: at any."""
    become = any(one.text.lower() in ("geworden", "geweest") for one in bag.items)
    return become and not any(one.has("games") or one.has("now_word") or one.has("moment") for one in bag.items)


def _colours_of_nations(bag: Bag, ctx: Context) -> list[tuple[Colour, tuple[NationRef, ...]]] | None:
    """ "goud naar een Noor en zilver naar een Zweed", taken: which colour to which nation. None: it is not clear."""
    coloured = [p for p in bag.places("metal") if bag.items[p].value("metal") is not None]
    places = sorted({*coloured, *bag.places("nation"), *bag.places("own")})
    metals = [bag.items[p].has("metal") for p in places]
    if sum(metals) < 2 or len(metals) - sum(metals) < 2:
        return []
    if metals[::2] != [metals[0]] * len(metals[::2]) or metals[1::2] != [not metals[0]] * len(metals[1::2]):
        return None
    found = []
    for one, other in zip(places[::2], places[1::2], strict=False):
        metal, nation = (one, other) if metals[0] else (other, one)
        nocs = tuple(narrow(Bag((bag.items[nation],)), ctx).nations)
        found.append((Colour(bag.items[metal].value("metal")), nocs))
    if len(places) != 2 * len(found):
        return None
    bag.taken.update(places)
    return found


def _all_of_them(bag: Bag) -> bool:
    """ "alle medailles naar Noorwegen", "al het goud"."""
    said = [one for one in bag.items if not one.is_small or one.text.lower() in ("alle", "al", "al het")]
    return any(
        one.text.lower() in ("alle", "al", "al het", "alle de") and other.has("metal") for one, other in pairwise(said)
    )


def _of_one_nation(base: Medals) -> list[Condition]:
    """All of the medals meant went to one nation: the one named, or any."""
    all_of_them = base.narrowed(nations=(), athletes=())
    one = Condition(measure=Measure(kind=Kind.DISTINCT, of=all_of_them, per=Key.NATION), op=Op.EQUAL)
    least = [Condition(measure=Measure(of=base.narrowed(colours=(colour,)))) for colour in base.colours or ()]
    return [*(least or [Condition(measure=Measure(of=base))]), one]


def _of_anyone(bag: Bag, by: Key) -> bool:
    """Is it about the medals of all: "twee zilveren uitgereikt", "zonder brons op het podium", "een onderdeel met twee
    keer goud"?"""
    if bag.holds("handed_out") and not bag.has("have"):
        return True
    whole = by is Key.EVENT and not any(one.has(kind) for one in bag.items for kind in ("win", "have", "doing_verb"))
    return bag.has("noun", "podium") or (whole and (bag.has("be") or bag.has("stand")))


def sum_of_nations(bag: Bag, ctx: Context) -> Question | None:
    """zweden + finland samen; hoeveel medailles hebben Noorwegen en Zweden (samen): without "samen" side by side"""
    if bag.has("need") or bag.has("auxiliary", "must"):
        return None  # what must be won is not what was won
    together = bag.took("measure", "together") or (bag.has("ask", "how_many") and bag.took("one_nation"))
    if together:
        bag.skip("suppose", "would", "then", "clause", "pronoun")
    each = bag.has("ask", "how_many") and not together
    if each and bag.has("athletes"):
        together, each = True, False  # "de broers": as one
    bag.skip("ask.how_many", "measure.total", "ask.what")
    if each:
        bag.skip("both", "each_one", "and")
    said = narrow(bag, ctx, state=is_state(bag))
    settle(bag)
    if not is_done(bag) or not (together or each) or len(said.nations) + len(said.athletes) < 2:
        return None
    if each and said.nations and said.athletes:
        return None
    return Versus(measures=sides(said), ask=VersusAsk.SUM if together else VersusAsk.MORE)


def sides(said: object, kind: Kind = Kind.COUNT, metric: Metric = Metric.OFFICIAL) -> tuple[Measure, ...]:
    """A measure for each nation or athlete that is named."""
    from bot.understanding.grammar.narrowing import Narrowing

    assert isinstance(said, Narrowing)
    if len(said.athletes) > 1:
        return tuple(
            Measure(kind=kind, of=said.medals(athletes=(one.athlete_id,)), metric=metric) for one in said.athletes
        )
    return tuple(Measure(kind=kind, of=said.medals(nations=(noc,)), metric=metric) for noc in said.nations)


def how_many_more(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud had Noorwegen meer dan wij; wat is het verschil met Duitsland; hoeveel scheelt het met Italië"""
    asked = bag.took("ask", "difference")
    many = bag.took("ask", "how_many")
    than_place = bag.places("compared")
    apart = bag.has("between_two") and bag.has("be")  # "hoeveel medailles zitten er tussen de nummers 1 en 5"
    if not asked and not (many and (apart or than_place or bag.has("more") or bag.has("fewer") or bag.has("beside"))):
        return None
    if than_place:
        one = bag.items[than_place[0]].value("compared")
        bag.taken.add(than_place[0])
        inner = Bag(one.standard)
        other = narrow(inner, ctx)
        if inner.left():
            return None
        alone = not (other.nations or other.athletes or other.scope.ids)
        mine = one.colour or metal_of(bag)
        if mine is not None and other.colours and alone:
            return _of_two_colours(bag, ctx, (mine, *other.colours))
        if one.colour is not None:
            other.colours.append(one.colour)
    else:
        other = None
    for place in bag.places("beside"):
        inner = Bag(bag.items[place].value("beside").items)
        other = narrow(inner, ctx)
        bag.taken.add(place)
    bag.skip(
        "more", "fewer", "versus", "between", "and", "above", "below", "ask.what", "measure.together", "or", "both"
    )
    total = bag.took("measure", "total")
    points = COUNTED_BY.get(metric_of(bag) or Metric.OFFICIAL)
    with_leader = bag.has("describe", "leader") and bag.holds("between")
    won = bag.has("win") or bag.has("describe", "leader")
    bag.skip("describe.leader", "page.table", "won_games")
    said = narrow(bag, ctx, state=not bag.has("win"))
    settle(bag, "ask.what", "need")
    if not is_done(bag):
        return None
    if other is not None:
        said.colours.extend(c for c in other.colours if c not in said.colours)
        said.nations.extend(noc for noc in other.nations if noc not in said.nations)
        said.athletes.extend(a for a in other.athletes if a not in said.athletes)
    if other is not None and other.scope.ids and not (other.nations or other.athletes or len(said.nations) > 1):
        noc: NationRef = said.nations[0] if said.nations else ctx.own
        whose = {"nations": () if said.athletes else (noc,)}
        then = other.scope.ids[-1]
        pair = (said.medals(**whose), said.medals(games=CURRENT.model_copy(update={"ids": (then,)}), **whose))
        return Versus(measures=tuple(Measure(of=of) for of in pair), ask=VersusAsk.DIFFERENCE)
    if other is None and len(said.nations) <= 1 and 2 in (len(said.genders), len(said.disciplines)) and not said.events:
        noc = subject_or_own(said, bag, ctx)
        name = "genders" if len(said.genders) == 2 else "disciplines"
        two = (Measure(of=said.medals(nations=(noc,), **{name: (one,)})) for one in getattr(said, name))
        return Versus(measures=tuple(two), ask=VersusAsk.DIFFERENCE)
    if len(said.athletes) < 2:
        if len(said.nations) == 1 and with_leader:
            said.nations.append(Described(role=Role.RANK, rank=1))
        elif len(said.nations) == 1 and won and isinstance(said.nations[0], str):
            said.nations.append(Described(role=Role.BELOW, of=said.nations[0]))
        elif len(said.nations) == 1 and said.nations[0] != ctx.own:
            said.nations.insert(0, ctx.own)
            bag.defaults += 1
        if len(said.nations) != 2:
            return None
    if points is not None:
        return Versus(measures=sides(said, points), ask=VersusAsk.DIFFERENCE)
    if said.colours or many or said.metal or total:
        return Versus(measures=sides(said), ask=VersusAsk.DIFFERENCE)
    return Versus(measures=sides(said, Kind.TALLY), ask=VersusAsk.WHY)


def _of_two_colours(bag: Bag, ctx: Context, colours: Sequence[Colour]) -> Question | None:
    """ "hoeveel zilveren medailles meer dan gouden won Zwitserland"."""
    bag.skip("more", "fewer", "ask.what", "measure.total")
    bag.take_all("metal")
    said = narrow(bag, ctx, state=is_state(bag))
    settle(bag)
    if not is_done(bag) or len(said.nations) + len(said.athletes) > 1:
        return None
    whose = {"nations": () if said.athletes else (subject_or_own(said, bag, ctx),)}
    pair = (said.medals(**whose, colours=(one,)) for one in dict.fromkeys(colours))
    sides = tuple(Measure(of=of) for of in pair)
    return Versus(measures=sides, ask=VersusAsk.DIFFERENCE) if len(sides) == len(_PAIR) else None


_PAIR = ("one", "other")


def how_many(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel medailles heeft Nederland; hoe vaak won Duitsland zilver; hoeveel daarvan bij shorttrack"""
    often = bag.took("ask", "how_often")
    if not (bag.took("ask", "how_many") or often) or bag.has("auxiliary", "must"):
        return None  # what must be won is not what was won
    bag.skip("ask.how_many", "ask.how_often")
    state = is_state(bag)
    handed_out = bag.has("handed_out") and not bag.has("have")
    titles = bag.took("noun", "champion")
    podium = bag.took("noun", "podium")
    bag.take_all("measure", "total")
    points = metric_of(bag)
    at_one = not often and (bag.take("at_one", "games") is not None or bag.took("one_games"))
    outside, inside = bag.take("placed_after"), bag.take("top") or _best_nations(bag)
    named = any(bag.has(kind) for kind in ("nation", "own", "athlete", "athletes", "event", "described"))
    holder = None if named else bag.take("placed")
    if holder is not None:  # "hoeveel goud had de nummer drie"
        bag.take_all("rank", int(holder))
        bag.skip("page.table", "noun.nation")
    said = narrow(bag, ctx, state=state)
    if said.podium is Podium.SWEPT:
        bag.skip("noun.event")  # "bij hoeveel onderdelen kleurde één land het hele podium"
    if holder is not None:
        said.nations.append(Described(role=Role.RANK, rank=int(holder)))
    if outside or inside:
        ranked: list[NationRef] = [
            Described(role=Role.RANK, rank=place) for place in range(1, (inside or outside - 1) + 1)
        ]
        if said.nations or said.athletes or len(ranked) > _MOST_RANKED:
            return None
        bag.skip("noun.nation")
        said.nations = ranked if inside else []
        said.but_not += [] if inside else [Medals(nations=tuple(ranked))]
        handed_out = handed_out or bool(outside)
    bag.skip("both", "all_colours", "any", "measure.together", "measure.different", "and")
    bag.take_all("noun", "point")
    settle(bag)
    if not is_done(bag) or (len(said.nations) > 1 and not inside) or len(said.athletes) > 1:
        return None
    if titles and not said.colours:
        said.colours.append(Colour.GOLD)
    if not (said.metal or titles or podium or points or said.nations or said.athletes):
        return None
    nations = tuple(said.nations)
    handed_out = handed_out or any("alle landen" in one.text.lower() for one in bag.items)
    handed_out = handed_out or any(one.nations for one in said.but_not)  # "hoeveel goud ging er niet naar Europa"
    named = any(one.has("games") or one.has("now_word") for one in bag.items)
    tournament = said.disciplines and all(
        "tournament" in each.event_id for each in ctx.edition.in_order if each.discipline in said.disciplines
    )
    if often and (said.events or tournament) and not said.metal and bag.holds("win"):
        said.colours.append(Colour.GOLD)  # "hoe vaak won een Nederlandse de 1500": came first
    title = titles or (tuple(said.colours) == (Colour.GOLD,) and bool(said.events))
    if (said.podium is Podium.SWEPT or title) and often and said.scope.is_current and not named:
        said.scope = EVER  # at one Games an event is won once
    if not nations and not said.athletes and not handed_out and said.podium is None:
        nations = (ctx.own,)
        bag.defaults += 1
    if at_one:
        of = said.medals(nations=nations, games=EVER if said.scope.is_current else said.scope)
        return Value(measure=Measure(kind=Kind.PEAK, per=Key.GAMES, of=of))
    kind = (
        {Metric.POINTS: Kind.POINTS, Metric.POPULATION: Kind.PER_MILLION}.get(points, Kind.COUNT)
        if points
        else Kind.COUNT
    )
    return Value(measure=Measure(kind=kind, of=said.medals(nations=nations)))


_MOST_RANKED = 12


def _best_nations(bag: Bag) -> int | None:
    """ "de drie beste landen": so many, taken."""
    for place in bag.places("number"):
        after = bag.items[place + 1 : place + 3]
        if len(after) == 2 and after[0].has("most", "best") and after[1].has("noun", "nation"):
            bag.taken.update((place, place + 1, place + 2))
            return int(bag.items[place].value("number"))
    return None


def rank_otherwise(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel plaatsen zakt Nederland als je op totaal telt: its rank either way"""
    if not bag.took("moves") or bag.has("ask", "which") or bag.has("ask", "who"):
        return None
    metric = metric_of(bag)
    bag.skip("moves", "ask.how_many", "suppose", "count_in", "lead_change", "noun.place", "would", "then", "instead",
             "noun.medal", "own")  # fmt: skip
    said = narrow(bag, ctx, state=True)
    settle(bag, "suppose", "instead", "measure.total")
    if metric is None or not is_done(bag) or len(said.nations) > 1 or said.athletes or said.colours:
        return None
    of = said.medals(nations=(subject_or_own(said, bag, ctx),))
    return Versus(measures=tuple(Measure(kind=Kind.RANK, of=of, metric=one) for one in (Metric.OFFICIAL, metric)))


def rank(bag: Bag, ctx: Context) -> Question | None:
    """op welke plek stonden we na dag 5; waar eindigde Noorwegen; hoeveelste is Italië op totaal"""
    asked = bag.took("ask", "rank")
    named = bag.has("nation") or bag.has("own") or bag.has("described")
    where = any(bag.items[place].text.lower() in ("waar", "where") for place in bag.places("ask", "where"))
    where = where and (named or (bag.has("stand") and not bag.has("win")))  # "waar werd er geschaatst" is no rank
    place = bag.has("noun", "place") and (bag.has("nation") or bag.has("own")) and not bag.has("most")
    if not asked and not where and not place:
        return None
    if asked and bag.has("noun", "games") and not named:
        return None  # the how manieth Games they were
    bag.take_all("ask", "where", "rank")
    metric = metric_of(bag) or Metric.OFFICIAL
    bag.skip("page.table", "noun.place", "ask.what", "noun.medal", "most.highest", "above")
    if metric is not Metric.OFFICIAL or bag.has("by_colour"):
        bag.skip("suppose", "would", "then")  # "waar zouden we staan als alleen brons telde"
    said = narrow(bag, ctx, state=True)
    settle(bag, "above", "below", "doing_end", "measure", "noun.games")
    if not is_done(bag) or len(said.nations) > 1:
        return None
    if said.events and (said.athletes or said.nations):
        return Listing(of=said.medals(), ask=Ask.COLOUR)
    if said.athletes or said.events or (where and not named and said.is_part):
        return None
    nation = subject_or_own(said, bag, ctx)
    of = said.medals(nations=(nation,))
    ranked = Measure(kind=Kind.RANK, of=of, metric=metric)
    if len(said.scope.ids) > 1:
        return Groups(by=Key.GAMES, measure=ranked, order=Order.NATURAL)  # "in Sotsji en in Peking": at each
    return Value(measure=ranked)
