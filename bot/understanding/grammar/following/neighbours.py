"""Who stands beside the nation just spoken of, its sum with another; whose brother."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import Told, nation_of, than
from bot.understanding.grammar.composing.families import kin_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, nations_of, settle
from bot.understanding.grammar.following.leaning import with_whom
from bot.understanding.grammar.following.pair import joined
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Identify, Listing, Value, Versus, VersusAsk
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, NationQuestion, Question, TableQuestion


def beside_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie zit daar net boven; en eronder?"""
    behind = any(one.text.lower() == "achter wie" for one in bag.items) and bag.took("ask", "who")
    above = bag.took("beside_it", "above") or bag.took("above") or behind
    below = bag.took("beside_it", "below") or bag.took("below")
    if above == below:
        return None
    told = shown(last, ctx)
    nocs = nations_of(last) or list(told.nations)
    if isinstance(last, Identify) and isinstance(last.nation, Described) and last.nation.of == ctx.own:
        there = any(one.has("pronoun", "there", "nation") for one in bag.items)
        nocs = nocs if there else [ctx.own]  # "wie stond er boven ons, en wie eronder?"
    of = subject(last)
    if not isinstance(last, Value | NationQuestion | Identify | Claim) or len(nocs) != 1 or of is None:
        return None
    metric = Metric.OFFICIAL
    if isinstance(last, Value) and last.measure.kind is Kind.RANK:
        metric = last.measure.metric
    elif isinstance(last, Identify):
        metric = last.metric
    elif isinstance(last, Value):
        of = Medals(games=of.games, as_of=of.as_of)
    bag.skip("ask.who", "ask.which", "just", "noun.nation", "then_word", "stand", "be")
    settle(bag)
    nation = Described(role=Role.ABOVE if above else Role.BELOW, of=nocs[0])
    return Identify(nation=nation, within=of.narrowed(nations=(), colours=()), metric=metric)


def is_of_either_sex(items: Sequence[Item]) -> bool:
    """ "de mannen of de vrouwen": beside each other, rather than beside all"""
    return any(one.has("or") for one in items) and sum(one.has("gender") for one in items) > 1


def by_sex(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveel medailles heeft Noorwegen) hebben de vrouwen of de mannen er meer"""
    mine = counted_one(last, ctx) if is_of_either_sex(bag.items) else None
    fewer = any(one.has("fewer") or one.has("lower") for one in bag.items)
    if mine is None or not (fewer or bag.holds("more", "higher")):
        return None
    said = all_said(
        bag, ctx, "more", "higher", "fewer", "lower", "ask.who", "have", "win", "noun.medal", "or", "any", "of_two"
    )
    colours = tuple(said.colours) or mine.of.colours
    if len(said.genders) != 2 or (said.is_part and (said.disciplines or said.events)) or said.nations or said.athletes:
        return None
    sides = (mine.of.narrowed(genders=(one,), colours=colours) for one in said.genders)
    measures = tuple(mine.model_copy(update={"of": of}) for of in sides)
    return Versus(measures=measures, ask=VersusAsk.LESS if fewer else VersusAsk.MORE)


def held_against(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """meer dan wij?; hoeveel meer dan in Peking?; vergeleken met Phelps; vergelijk dat met Tokio"""
    mine = counted_one(last, ctx)
    otherwise = bag.has("suppose") and any(one.text.lower() in ("geweest", "gehad", "waren") for one in bag.items)
    if mine is None or otherwise or is_of_either_sex(bag.items):  # "als die van Italië goud waren geweest"
        return None
    conditions: list[Told | Condition] = [*than(bag, ctx, None)]
    summed = isinstance(last, Versus) and last.ask is VersusAsk.SUM  # "komen ze dan boven Noorwegen uit"
    number = summed or (
        isinstance(last, Value | NationQuestion) and any(one.has("pronoun", "that") for one in bag.items)
    )
    bag.skip("out_of" if summed else "")
    conditions += _higher_than(bag, ctx) if number else ()
    alike = bag.took("equal") or bag.took("so_much")
    better = any(one.text.lower() in ("beter", "succesvoller") for one in bag.items) and bag.took("higher")
    more = Op.MORE if bag.holds("more") else Op.LESS if bag.holds("fewer") else None
    had_more = bag.has("have") and any(
        one.has_any(("more", "fewer")) and one.text.lower() in ("meer", "wel meer", "minder") for one in bag.items
    )
    many = bool(conditions) and any(one.has("ask", "how_many") for one in bag.items)
    if conditions and conditions[0].op in (Op.MORE, Op.LESS) and mine.kind is Kind.COUNT and bag.took("number"):
        many = True  # "dat is maar 2 meer dan wij toch": how many
    apart, ratio = bag.took("ask", "difference") or many, bag.took("ask", "ratio")
    against = any(  # not "Odermatt dan", "Denemarken dan, waarmee"
        one.has("versus") or (one.has("than") and not after.has("ask")) for one, after in pairwise(bag.items)
    )
    said = all_said(bag, ctx, "noun.medal", "ask", "versus", "than", "more", "fewer")
    plain = mine.kind in (Kind.COUNT, Kind.TALLY) and not (conditions or apart or bag.has("ask"))
    if (alike or better) and plain and len(said.nations) + len(said.athletes) == 1:
        return _told_apart(mine, said, ctx, better=better) if not (bag.left() or said.is_part or said.days) else None
    better = better and not (said.nations or said.athletes)  # "was Sotsji beter"
    if alike or bag.left() or said.is_part or said.days or said.but_not:
        return None
    if len(conditions) == 1 and isinstance(conditions[0].value, Measure):
        whose = conditions[0].value.of
    elif not conditions and (against or apart or better or had_more):
        whose = said.medals()
    else:
        return None
    if mine.kind is Kind.DISTINCT and (whose.nations or whose.athletes or whose.colours):
        return None  # so many lands, beside other Games only
    if isinstance(last, Groups) and bool(whose.athletes) != bool(mine.of.athletes):
        return None  # "(welk land) heeft Stolz er meer": somebody beside a land
    colours = whose.colours or tuple(said.colours) or mine.of.colours
    of = mine.of.narrowed(colours=colours)
    games = [Scope(ids=(one,)) if one != ctx.archive.current_id else CURRENT for one in whose.games.ids]
    if len(whose.nations) + len(whose.athletes) == 1:
        there = whose.games if whose.games.ids else said.scope if said.scope.ids else of.games  # "Frankrijk in 1992"
        sport = {"disciplines": whose.disciplines, "events": whose.events} if whose.disciplines or whose.events else {}
        theirs = of.narrowed(
            nations=whose.nations, athletes=whose.athletes, games=there, **sport
        )  # "Italië in het biatlon"
        filters = [of, theirs]
        if of.athletes and not find(filters[1], ctx.archive).selection.count:
            filters = [one.narrowed(games=EVER) for one in filters]  # who never won there
    elif not whose.nations and not whose.athletes and len(games) in (1, 2) and not of.games.ever:
        filters = [of.narrowed(games=one) for one in games]
        filters = filters if len(filters) > 1 else [of, *filters]
        if filters[0] == filters[1]:
            return None
        if better:
            mine, filters = Measure(kind=Kind.TALLY), [one.narrowed(colours=()) for one in filters]
    elif (part := _of_one_part(whose)) and getattr(of, part) and not of.events:
        filters = [of, of.narrowed(**{part: getattr(whose, part)})]  # "(de vrouwen) meer dan de mannen?"
        if filters[0] == filters[1]:
            return None
    else:
        return None
    one, other = (_so_measured(mine, each) for each in filters)
    choice = any(one.text.lower().startswith("meer of minder") for one in bag.items)
    if isinstance(last, Listing) and (conditions or had_more):
        one, other = (each.model_copy(update={"kind": Kind.COUNT}) for each in (one, other))  # so many, not better ones
    if conditions and not (apart or choice):
        held_at = Condition(measure=one, op=conditions[0].op, value=other, times=conditions[0].times)
        return Claim(conditions=(held_at,))
    if had_more and not apart:  # "had Kramer er meer"
        return Claim(conditions=(Condition(measure=other, op=more or Op.MORE, value=one),))
    if many and of.colours:  # a number of golds, rather than why one stands higher
        return Versus(measures=tuple(each.model_copy(update={"kind": Kind.COUNT}) for each in (one, other)),
                      ask=VersusAsk.DIFFERENCE)  # fmt: skip
    placed = isinstance(last, Identify | Claim) or (isinstance(last, Value) and last.measure.kind is Kind.RANK)
    why = one.kind is Kind.TALLY and placed
    ask = VersusAsk.RATIO if ratio else VersusAsk.WHY if why else VersusAsk.DIFFERENCE
    return Versus(measures=(one, other), ask=ask if apart or ratio else VersusAsk.MORE)


def _of_one_part(whose: Medals) -> str:
    """ "dan bij het schaatsen", "dan de mannen": the one field that it names"""
    return next((name for name in ("genders", "disciplines")
                 if getattr(whose, name) and whose == Medals(**{name: getattr(whose, name)})), "")  # fmt: skip


def _told_apart(mine: Measure, said: Narrowing, ctx: Context, *, better: bool) -> Claim:
    """ "en Bob de Jong, had die er ook zoveel", "was die beter": than, or as, the one just shown"""
    of = mine.of.narrowed(colours=() if better else tuple(said.colours) or mine.of.colours)
    other = of.narrowed(nations=tuple(said.nations), athletes=tuple(one.athlete_id for one in said.athletes))
    if said.athletes and not find(other, ctx.archive).selection.count:
        of, other = of.narrowed(games=EVER), other.narrowed(games=EVER)  # who never won there
    one, two = (Measure(kind=Kind.TALLY if better else Kind.COUNT, of=each) for each in (other, of))
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if better else Op.EQUAL, value=two),))


def _higher_than(bag: Bag, ctx: Context) -> list[Condition]:
    """ "ligt dat hoger dan bij de Noren": of a number it is more, of a nation it is the place."""
    found: list[Condition] = []
    for place in bag.places("beside"):
        beside: Beside = bag.items[place].value("beside")
        whom = nation_of(beside.items, ctx)
        if isinstance(whom, str):
            bag.taken.add(place)
            op = Op.MORE if beside.above else Op.LESS
            found.append(Condition(measure=Measure(), op=op, value=Measure(of=Medals(nations=(whom,)))))
    if found:
        bag.skip("stand", "measure", "ask")
    return found


def _so_measured(mine: Measure, of: Medals) -> Measure:
    """The measure of other medals, a share as a share of theirs."""
    whole = mine.whole
    if whole is not None and whole.nations == mine.of.nations and whole.games == mine.of.games:
        whole = whole.narrowed(nations=of.nations, athletes=of.athletes, games=of.games)
    return mine.model_copy(update={"of": of, "whole": whole})


def held_against_then(bag: Bag, last: Question, there: Question, ctx: Context) -> Question | None:
    """hoeveel meer is het nu dan; dus nu slechter; was dat in Sotsji meer: what was asked, beside the same ``there``"""
    mine, other = (_measured(one, ctx) for one in (last, there))
    apart = bag.took("ask", "difference")
    more = bag.took("more") or bag.took("fewer")
    better = bag.took("higher") or bag.took("lower")
    equal = bag.took("equal") or bag.took("so_much")
    many = bag.took("ask", "how_many")
    bag.skip("now_word", "games", "than", "then", "compared", "pronoun", "be", "noun.medal", "versus", "lean", "stand",
             "then_word", "at_least", "certain", "have", "win", "doing_verb", "take_part", "doing_end", "suppose",
             "right_question", "clause")  # fmt: skip
    settle(bag)
    if bag.left() or mine is None or other is None or mine == other or not (apart or more or better or equal):
        return None
    counted = mine.kind is Kind.COUNT and not mine.of.colours  # "was het nu beter": by gold first
    if better and (counted or isinstance(last, Listing | NationQuestion)):
        mine, other = (Measure(kind=Kind.TALLY, of=one.of.narrowed(colours=())) for one in (mine, other))
    if equal:
        return Claim(conditions=(Condition(measure=other, op=Op.EQUAL, value=mine),))
    ask = VersusAsk.DIFFERENCE if apart or many else VersusAsk.MORE
    return Versus(measures=(other, mine), ask=ask)


def _measured(last: Question, ctx: Context) -> Measure | None:
    """The number or the place that was asked, or that the answer came to, of one nation or athlete at some Games."""
    measure = last.measure if isinstance(last, Value) else counted_one(last, ctx)
    if isinstance(last, Groups) and last.by is Key.GAMES and last.take == 1:
        of = shown(last, ctx).of
        of = of.narrowed(games=CURRENT) if of.games.ids == (ctx.archive.current_id,) else of
        measure = last.measure.model_copy(update={"of": of})
    if measure is None or measure.kind not in _HELD or measure.of.games.ever:
        return None
    if any(isinstance(noc, Described) for noc in measure.of.nations):
        return None  # "… Aziatische landen zilver. Waren het er nu meer": lands or medals
    return measure if len(measure.of.nations) + len(measure.of.athletes) == 1 else None


_HELD = (Kind.COUNT, Kind.TALLY, Kind.SHARE, Kind.RANK, Kind.PER_MILLION)


def counted_one(last: Question, ctx: Context) -> Measure | None:
    """The number that may be held against another: what was counted or listed, of one nation or athlete."""
    of = subject(last)
    kind = Kind.TALLY
    whole: Medals | None = None
    match last:
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY | Kind.SHARE | Kind.PER_MILLION as kind, whole=whole)):
            pass
        case TableQuestion() if of is not None:
            of = of.narrowed(nations=(ctx.own,))
        case Identify() if of is not None and len(nocs := shown(last, ctx).nations) == 1:
            of = Medals(nations=nocs, games=of.games, as_of=of.as_of)
        case (
            Claim(conditions=(Condition(measure=Measure(kind=Kind.RANK | Kind.COUNT)),))
            | Value(measure=Measure(kind=Kind.RANK))
        ) if of is not None:  # "(eerste met 18 goud) hoeveel goud meer dan wij"
            kind = Kind.COUNT if of.colours else kind
        case Groups(
            by=Key.NATION | Key.ATHLETE, take=1, having=(), measure=Measure(kind=Kind.COUNT | Kind.TALLY as kind)
        ):
            told = shown(last, ctx)  # "(de meeste voor Wüst) heeft Bjørgen er meer"
            whom = {"athletes": told.athletes} if last.by is Key.ATHLETE else {"nations": told.nations}
            out = tuple(
                one for one in last.measure.of.but_not if not one.nations
            )  # "behalve Noorwegen, … dan de Noren"
            of = last.measure.of.narrowed(**{"nations": (), "but_not": out, **whom})
        case Listing() | NationQuestion():
            kind = Kind.COUNT if of is not None and of.colours else kind
        case Groups(ask=GroupAsk.COUNT, by=by, having=(Condition(measure=Measure(of=each), op=Op.AT_LEAST, value=1),)):
            return Measure(kind=Kind.DISTINCT, of=each, per=by)  # "(hoeveel landen wonnen iets) meer dan in Peking?"
        case Versus(ask=VersusAsk.SUM, measures=measures):  # "(samen) is dat meer dan Femke Bol"
            of = joined([one.of for one in measures], ctx)
            return Measure(of=of) if of is not None else None
        case _:
            return None
    together = isinstance(last, Value) and kind is Kind.COUNT and of is not None and len(of.nations) > 1
    one = of is not None and (len(of.nations) + len(of.athletes) == 1 or together)
    return Measure(kind=kind, of=of, whole=whole) if of is not None and one else None


def summed(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveel is dat samen met België?; en samen met Canada?"""
    of = subject(last)
    own = bag.has("all_of_it") and not with_whom(bag.items)  # "hoeveel had België alles samen"
    if own or not bag.took("measure", "together") or of is None or len(of.nations) + len(of.athletes) != 1:
        return None
    if not isinstance(last, Listing | NationQuestion | Value):
        return None
    said = all_said(bag, ctx, "ask", "noun.medal")
    of = of.narrowed(colours=tuple(said.colours) or of.colours)
    others = [of.narrowed(nations=(noc,), athletes=()) for noc in said.nations if noc not in of.nations]
    others += [of.narrowed(nations=(), athletes=(one.athlete_id,)) for one in said.athletes]
    if not others or said.is_part:
        return None
    # "en Zweden en Finland samen": those two
    alone = len(others) > 1 and not any("met" in one.text.lower().split() for one in bag.items)
    sides = tuple(Measure(of=one) for one in (others if alone else (of, *others)))
    return Versus(measures=sides, ask=VersusAsk.SUM)


def kin(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en zijn broer?; stond haar zus ook op het podium: who bears the same name and comes from the same land"""
    said = bag.take("kin")
    if said is None:
        return None
    word = next(one for one in bag.items if one.has("kin"))
    told = shown(last, ctx).athletes
    found = kin_of(ctx.archive.athletes[told[0]], word, ctx.archive) if told else []
    bag.skip("ask.what", "ask.how", "page.doing", "doing_end", "ask.who", "noun.athlete", "have", "win", "too", "any")
    of = shown(last, ctx).of if any(one.has("pronoun", "there") for one in bag.items) else subject(last)
    stood = of is not None and not bag.has("ask") and (bag.took("noun", "podium") or bag.has("metal"))
    colours = tuple(one for one in bag.take_all("metal") if one is not None) if stood else ()
    settle(bag)
    if len(found) != 1 or len(told) != 1:
        return None
    whom = (found[0].athlete_id,)
    if stood and of is not None:
        return Listing(of=of.narrowed(athletes=whom, nations=(), colours=colours), ask=Ask.EXISTS)
    if isinstance(last, AthleteQuestion):
        return last.model_copy(update={"athlete_id": whom[0]})
    if of is not None and not of.athletes:  # "wie had er de meeste, en zijn broer"
        theirs = of.narrowed(athletes=whom, nations=())
        counted = isinstance(last, Groups)
        return Value(measure=Measure(of=theirs)) if counted else Listing(of=theirs.narrowed(colours=()), ask=Ask.WHO)
    claimed = last.conditions[0].measure if isinstance(last, Claim) else None
    last = Value(measure=claimed) if claimed is not None and claimed.kind is Kind.COUNT else last  # how many he has
    return about(last, lambda of: of.narrowed(athletes=whom))
