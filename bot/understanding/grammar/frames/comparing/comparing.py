"""Nations and athletes beside each other, and yes or no."""

from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import COUNTED_BY, Told, by_metric, metric_of, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, is_list, is_state, metal_of, own_unless_said, settle, told
from bot.understanding.grammar.frames.counting.counting import sides
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, NationRef, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order, Versus, VersusAsk
from medals_core.questions import ComparisonQuestion, NationQuestion, Question

_BESIDE = ("beside", "compared", "rank", "placed", "stand", "higher", "lower", "between", "versus", "between_two",
           "clause")  # fmt: skip


def why(bag: Bag, ctx: Context) -> Question | None:
    """waarom staan we boven Italië terwijl dat land meer medailles heeft; wat gaf de doorslag"""
    if not bag.took("ask", "why"):
        return None
    beside_another = bag.has_any(*_BESIDE) or len(bag.places("nation")) + len(bag.places("own")) > 1
    remained = any(bag.items[p].said.endswith((" steken", " hangen")) for p in bag.places("amount"))
    if bag.has("amount") and (remained or not beside_another):
        return None  # "waarom heeft België maar 1 plak", "bleef op 17 steken": no table tells
    leads, rank = bag.has("describe", "leader"), bag.peek("rank")
    bag.skip("ask.why", "clause.while", "higher", "lower", "between", "page", "instead", "placed", "equal", "more",
             "fewer", "equal", "measure.total", "only", "noun.nation", "noun.medal", "above", "below", "both", "number",
             "amount", "noun.place", "versus", "and", "measure.together", "describe.leader")  # fmt: skip
    outside = bag.take_all("placed_after")  # "buiten de top tien"
    nations = []
    for place in bag.places("beside"):
        one: Beside = bag.items[place].value("beside")
        other = nation_of(one.items, ctx)
        bag.taken.add(place)
        if other is not None:
            nations.append(other)
    for place in bag.places("compared"):
        inner = Bag(bag.items[place].value("compared").standard)
        with_it = narrow(inner, ctx)
        if inner.left() or with_it.is_part:
            return None  # "meer goud dan wij bij de vrouwen"
        nations.extend(with_it.nations)
        bag.taken.add(place)
    denied = bag.holds("not", "none") or any(one.said.split()[:1] == ["niet"] for one in bag.items)
    missed = denied and not bag.has("beside")
    bag.take_all("rank")
    missed = missed or bool(outside)
    if missed and rank is None:  # "niet in de top vijf": what was short of fifth
        rank = bag.take("top") or (int(outside[0]) - 1 if outside else 1 if leads else None)
    bag.skip("none" if rank is not None else "")
    said = all_said(bag, ctx, "placed", "top", then=("ask.how", "not", "then", "ask.what", "suppose", "most"),
                    state=True)  # fmt: skip
    if said.athletes or said.events:
        return None
    nations = list(dict.fromkeys([*said.nations, *nations]))
    if missed and rank is not None and len(nations) < 2:  # "waarom staan we niet derde"
        there = Described(role=Role.RANK, rank=int(rank))
        return Versus(
            measures=(_tally(said, there), _tally(said, nations[0] if nations else ctx.own)), ask=VersusAsk.WHY
        )
    if len(nations) >= 2 and all(isinstance(noc, str) for noc in nations):
        measures = tuple(_tally(said, noc) for noc in nations)
        return Versus(measures=measures, ask=VersusAsk.WHY)
    if len(nations) == 1 or (not nations and rank is not None):
        noc = nations[0] if nations else ctx.own
        bag.defaults += not nations
        return NationQuestion(noc=noc, games=said.one_games, as_of=said.asof) if isinstance(noc, str) else None
    return None


def _tally(said: Narrowing, noc: NationRef) -> Measure:
    return Measure(kind=Kind.TALLY, of=said.medals(nations=(noc,), colours=()))


_BARE_PLACE = frozenset(("nation", "own", "rank", "placed", "right_question"))


def claim(bag: Bag, ctx: Context) -> Question | None:
    """staan we boven Amerika; heeft Italië meer goud dan wij; zijn we derde; kok had toch goud op de 500"""
    if bag.has("ask") or (bag.has("suppose") and not bag.has_any("have", "clause", "none_of")):
        return None
    if bag.has("noun", "day", "discipline") and not bag.has_any("have", "be", "win"):
        return None  # "dagen zonder medaille"
    if bag.has("noun", "day", "event", "discipline") and bag.has("be"):
        return None  # "was er een dag dat …"
    days = [one.said for one in bag.items if one.has("noun", "day") and not one.is_small]
    if days and (bag.has("stand") or days[0].endswith((" waarop", " dat"))):
        return None  # "werden op enige dag drie medailles gewonnen", "noem de dag waarop ze er drie wonnen"
    if any(one.has("be") and other.has("noun", "games") and other.said.split()[0].endswith("spelen")
           for one, other in pairwise(bag.items)):  # fmt: skip
        return None  # "waren er Zomerspelen zonder Nederlands goud"
    if bag.has("above") and bag.has("ever") and bag.items[-1].has("above"):
        return None  # "zat het er ooit boven": above what, was said before
    if bag.has("ever") and bag.has("at_games") and bag.has("stand") and bag.has("describe", "leader"):
        return None  # "stond Nederland op de Winterspelen weleens bovenaan": at some of them
    if not bag.has_any("have", "be", "win", "stand", "right_question") and any(
        (one.said == "met" and other.has_any(("metal", "event"))) or (one.said == "naar" and other.has("gender"))
        for one, other in pairwise(bag.items)
    ):
        return None  # "Belgische vrouwen met atletiekgoud", "het goud uit naar mannen en vrouwen": says nothing
    if any(one.has("most", "first") and other.has("metal") for one, other in pairwise(_weighty(bag))):
        return None  # "was dat goud zijn eerste goud": which that was
    held = next(iter(bag.places("compared")), None)
    if held is not None and any(one.has("nation") and one.breaks for one in bag.items[held + 1 : held + 2]):
        return None  # "meer dan Zweden, Finland en …": a list of which the rest would be the subject
    whose = bag.has("athlete") and bag.has_any("nation", "own")
    if whose and any(one.has("first_ever") or one.has("most", "first", "last") for one in bag.items):
        return None  # "de allereerste medaille voor Nederland, dat was Sjoukje": whose it was
    handed_out = bag.has("handed_out")
    denied = bag.took("not")
    bag.take_all("not")
    state = is_state(bag)
    ranked = bag.has_any("rank", "top", "beside")
    left_out = bag.take("none_of") or () if ranked else ()  # "zonder zilver en brons ook derde": of the rest
    bag.skip(*(("suppose",) if left_out else ()))  # "als er geen zilver en brons bestond"
    if bag.took("beaten") or bag.took("beat") or (not bag.has("athlete") and bag.took("bested")):
        return _beaten(bag, ctx)
    if not bag.has_any("athlete", "event") and bag.took("lost"):
        return _beaten(bag, ctx, lost=True)
    conditions = told(bag, ctx) or _told_plainly(bag)
    if not conditions:
        return None
    metric = metric_of(bag)
    if metric is not None:
        conditions = [by_metric(one, metric) for one in conditions]
        bag.skip("would")
    once = any(word in ("ooit", "eerder", "weleens", "eens") for one in bag.items for word in one.said.split())
    at_some = once and any(one.has("ever") and one.end > one.start for one in bag.items)  # rather than "nooit"
    if once and any(one.kind is Kind.RANK and not isinstance(one.value, Measure) for one in conditions):
        return None  # "werd Nederland ooit tweede": at which Games, not over all together
    if bag.took("noun", "champion") and not bag.has("metal"):
        conditions = [replace(one, colours=(Colour.GOLD,)) if _counts(one) and not one.colours else one
                      for one in conditions]  # fmt: skip
    were_there = bag.has("noun", "games") and any(one.has("be") and "er" in one.said.split() for one in bag.items)
    people = bag.has("noun", "athlete") and bag.has("nation")
    bag.skip("noun.nation", "noun.place", "noun.medal", "just", "any", *(["clause.while"] if conditions[1:] else []))
    ranks = any(one.kind is Kind.RANK for one in conditions)
    said = narrow(bag, ctx, state=state or ranks)
    said.but_not.extend(Medals(colours=(colour,)) for colour in left_out)
    together = len(said.nations) > 1 and not ranks and bag.took("measure", "together")
    settle(bag, "above", "below", "page.table", "most.first", "noun", "measure.total", "most.highest")
    if (len(said.nations) > 1 and not together) or len(said.athletes) > 1:
        return None
    nobody = not said.nations and not said.athletes and not handed_out
    parts = said.is_part or any(one.only is not None for one in conditions)
    if nobody and parts and any(_is_between_parts(one) for one in conditions):
        own_unless_said(said, bag, ctx)  # "wonnen de mannen meer dan de vrouwen"
    if not said.nations and not said.athletes and not (handed_out and not ranks):
        return None
    if said.athletes and ranks:
        return None
    if (were_there or any(one.per is Key.GAMES for one in conditions)) and said.scope == CURRENT:
        said.scope = EVER
    if said.scope.hosted and any(isinstance(one.value, Measure) and one.value.of.nations for one in conditions):
        if ctx.archive.current.games.host not in said.nations:
            return None  # "in eigen land meer dan Zweden": each at home, or Zweden there
        said.scope = CURRENT  # "Italië won als gastland meer dan Nederland"
    if said.scope.hosted and not said.ever and said.nations == [ctx.archive.current.games.host]:
        said.scope = CURRENT  # "Italië won als gastland tien keer goud": now
    of = said.medals()
    made = tuple(one.on(of.narrowed(colours=()) if one.colours or ranks else of) for one in conditions)
    if any(one.said in ("al", "reeds") and other.has("amount") for one, other in pairwise(bag.items)):
        made = tuple(
            one.model_copy(update={"op": Op.AT_LEAST}) if one.op is Op.EQUAL and one.value else one for one in made
        )  # "hebben ze er al 400": or more
    if all(one.op is Op.EQUAL for one in made) and any("zegt" in one.said.split() for one in bag.items):
        made = made[:1]  # "wij hebben 20 medailles maar opa zegt 21": whether the first is right tells who is
    if (at_some or were_there) and said.nations and of.games.ever and len(made) == 1 and not is_in_all(made[0]):
        exactly = any("precies" in one.said for one in bag.items) or not made[0].value
        of_it = made[0].model_copy(update={"both": True} if isinstance(made[0].value, Measure) else {
            "op": Op.AT_LEAST if made[0].op is Op.EQUAL and not exactly else made[0].op})  # fmt: skip
        return Groups(by=Key.GAMES, measure=Measure(of=of), having=(of_it,), order=Order.NATURAL, ask=GroupAsk.EXISTS)
    events = said.events or [one for one in ctx.edition.in_order if one.discipline in said.disciplines]
    teams = bool(events) and all(one.team for one in events)  # "hebben de Belgische hockeyers goud gewonnen": the team
    if people and not said.athletes and not teams:
        ever = EVER if any(isinstance(one.value, Measure) and one.value.of.games.ever for one in made) else of.games
        made = tuple(one.on(of.narrowed(games=ever)) for one in conditions)
        return Groups(by=Key.ATHLETE, measure=Measure(of=of.narrowed(games=ever)), having=made, ask=GroupAsk.EXISTS)
    return Claim(conditions=made, denied=denied)


def _told_plainly(bag: Bag) -> list[Told]:
    """What is claimed in few words, taken: "de beste", "goud", "derde", "niets"."""
    first = [Told(Kind.RANK, Op.EQUAL, 1)]
    lands = bag.has_any("own", "nation")
    if bag.has("describe"):
        bag.skip("describe.leader")
        return first
    if bag.has("athlete") and bag.has("event") and not bag.has("ever") and bag.took("most", "best"):
        return [Told(Kind.COUNT, Op.AT_LEAST, 1, (Colour.GOLD,))]  # "was Leerdam niet de snelste"
    others = any(one.has("noun") and not one.has("noun", "nation") for one in bag.items)
    theirs = any(one.said == "onze" and after.has("most", "best") for one, after in pairwise(bag.items))
    if bag.has("most", "best") and not others and lands and not theirs:  # "onze beste was": who of ours
        bag.skip("most.best")
        return first
    if is_list(bag):
        return []  # "hassan atletiek titels": which they are
    if metal_of(bag) is not None and (bag.has("athlete") or (bag.has("event") and lands)):
        colours = dict.fromkeys(each for each in bag.take_all("metal") if each is not None)
        return [Told(Kind.COUNT, Op.AT_LEAST, 1, (each,)) for each in colours]
    if bag.has("rank") and all(one.is_small or _BARE_PLACE & one.meanings.keys() for one in bag.items):
        return [Told(Kind.RANK, Op.EQUAL, int(bag.take("rank")))]  # "nederland derde??"
    if not bag.has("metal") and bag.take_all("nothing"):
        return [Told(Kind.COUNT, Op.EQUAL, 0)]
    return []


def _weighty(bag: Bag) -> list[Item]:
    return [one for one in bag.items if not one.is_small or one.has("most")]


def is_in_all(one: Condition) -> bool:
    """Does it hold of some Games if it holds of all together: that there is any, or so many at one of them?"""
    return one.measure.per is not None or (one.op is Op.AT_LEAST and one.value == 1)


def _counts(one: Told) -> bool:
    return one.kind in (Kind.COUNT, Kind.DISTINCT) and not isinstance(one.value, Measure)


def _is_between_parts(one: Told) -> bool:
    """Is it held against another part of the same medals, rather than against somebody's?"""
    value = one.value
    return isinstance(value, Measure) and not (value.of.nations or value.of.athletes) and bool(
        value.of.genders or value.of.disciplines
    )  # fmt: skip


def better_athlete(bag: Bag, ctx: Context) -> Question | None:
    """was Jutta beter dan Femke"""
    for place in bag.places("beside"):
        one: Beside = bag.items[place].value("beside")
        if any(item.has("athlete") for item in one.items):
            bag.taken.add(place)
            other = narrow(Bag(one.items), ctx)
            said = all_said(bag, ctx, "ask.who", "noun.athlete", "doing_verb", "take_part")
            if len(said.athletes) != 1 or len(other.athletes) != 1:
                return None
            said.athletes.extend(other.athletes)
            return Versus(measures=sides(said, Kind.TALLY))
    return None


def _beaten(bag: Bag, ctx: Context, *, lost: bool = False) -> Question | None:
    """hebben we Amerika verslagen; heeft Duitsland ons nog ingehaald; werden de Denen door de Finnen voorbijgegaan
    qua totaal; overtroffen Amerika en Nederland samen de Noren in goud"""
    spoken = [one for one in bag.items if one.said == "door" or one.has("and") or not one.is_small]
    named = [one for one in spoken if one.has_any(("nation", "own"))]
    passive = any(one.said == "door" and other in named for one, other in pairwise(spoken))
    bag.skip("to_pass", "threw_off", "above", "ahead")
    metric, counted, colour = metric_of(bag), bag.has("metal"), metal_of(bag)
    together = bag.took("measure", "together")
    said = all_said(bag, ctx, "and", state=True)
    nations = list(said.nations)
    if said.athletes or said.events or (said.is_part and not counted):
        return None
    at = next((place for place, one in enumerate(named) if one.has("own")), 0)
    object_ = bool(named) and named[at].said == "ons"
    first: list[NationRef] = [ctx.own if said.own_said else nations[0]] if nations else []
    if together and len(nations) == len(named) > 2:
        joined = [one.has("and") for one in spoken[spoken.index(named[0]) : spoken.index(named[-1]) + 1]]
        if not any(joined):
            return None  # "Overtroffen Amerika Nederland samen de Noren": who belongs with whom is not said
        first = nations[:-1] if joined.index(True) == 1 else nations[1:]
        passive = passive and first == nations[:-1]  # those after "door" beat the other
    elif len(nations) != len(("one", "other")):
        return None
    other = [one for one in nations if one not in first]
    if object_ if said.own_said and not (passive or together) else passive:
        first, other = other, first
    if lost:
        first, other = other, first
    colours = (colour,) if colour else ()
    value = Measure(of=Medals(nations=tuple(other), colours=colours)) if counted else _rank(other[0])
    if together and not counted:
        return None
    one = Told(Kind.COUNT, Op.MORE, value, value.of.colours) if counted else Told(Kind.RANK, Op.LESS, value)
    one = by_metric(one, metric) if metric is not None else one
    return Claim(conditions=(one.on(said.medals(nations=tuple(first), colours=())),))


def _rank(noc: NationRef) -> Measure:
    return Measure(kind=Kind.RANK, of=Medals(nations=(noc,)))


def compares_with(bag: Bag) -> bool:
    """Is there a "dan" or "als" that compares? "Als je het shorttrack niet meetelt" and "haal Phelps weg: hoeveel
    houden de Amerikanen dan over" do not."""
    after = [
        next((one for one in bag.items[place + 1 :] if not one.is_small or one.has("now_word")), None)
        for place in bag.places("than")
    ]
    return any(one is not None and not one.has_any(("excepted", *_VERBS)) for one in after)


_VERBS = ("have", "win", "be", "stand")


def than_then(bag: Bag, ctx: Context) -> Question | None:
    """deden we het beter dan in Peking; hebben we meer medailles dan vier jaar geleden"""
    surpassed = bag.has_any("beat", "beaten")  # "heeft Oranje Peking overtroffen"
    each = bag.has_any("versus", "always") or any(one.has("games") and one.text == "nu" for one in bag.items)
    listed = each and len(bag.places("games")) > 1 + bag.has("versus") and not bag.has_any("more", "fewer")
    if not bag.has("games") or not (
        compares_with(bag) or _compares(bag) or surpassed or listed or _against_those_of(bag)
    ):
        return None
    if _counts_lands(bag):
        return None
    counted = bag.has_any("metal", "more", "fewer")
    by_how_many = bag.has("metal") and bag.says("met hoeveel")
    placed = bag.has("stand") and not counted and any(one.said.startswith(_BY_PLACE) for one in bag.items)
    way = next((op for kind, op in _WAYS.items() if bag.took(kind)), None)
    choice = any(" of " in one.said or one.said.startswith("hoe ") for one in bag.items)
    claims = way is not None and not (bag.has_any("ask", "versus") or choice)
    former_first = _former_first(bag)
    bag.skip(*(("always", "and", "at_home") if listed else ()))
    said = all_said(bag, ctx, "than", "doing_verb", "doing_end", "page.doing", "ask.how_many", "ask.how", "versus",
                    "higher", "more", "clause", "ask.what", "ask.ratio")  # fmt: skip
    if listed:
        said.scope = Scope(ids=tuple(one for one in said.scope.ids if one != ctx.archive.current_id))
    if len(said.nations) > 1 or said.athletes or len(said.scope.ids) not in (1, 2, 3):
        return None
    noc = said.nations[0] if said.nations else ctx.own
    if not said.nations:
        bag.defaults += 1
    now = said.medals(nations=(noc,), games=CURRENT)
    then = [said.medals(nations=(noc,), games=CURRENT.model_copy(update={"ids": (one,)})) for one in said.scope.ids]
    kind = Kind.COUNT if counted else Kind.RANK if placed and claims else Kind.TALLY
    if kind is Kind.RANK:  # "staan we hoger dan in Peking": the higher place is the lower number
        way = Op.LESS if way is Op.MORE else Op.MORE
    now_named = any(one.has("games") and one.value("games").scope in (None, CURRENT) for one in bag.items)
    if len(then) == 2 and not bag.holds("now_word") and not now_named:
        pair = tuple(Measure(kind=kind, of=of) for of in then)  # as they are named
        return Claim(conditions=(Condition(measure=pair[0], op=way, value=pair[1]),)) if claims and way else (
            Versus(measures=pair)
        )  # fmt: skip
    measures = tuple(Measure(kind=kind, of=of) for of in (now, *then))
    if claims and kind is not Kind.TALLY and way is not None and len(then) == 1:
        one, other = reversed(measures) if former_first else measures
        return Claim(conditions=(Condition(measure=one, op=way, value=other),))
    return Versus(measures=measures, ask=VersusAsk.DIFFERENCE if by_how_many else VersusAsk.MORE)


_BY_PLACE = ("hoger", "lager")
_WAYS = {"more": Op.MORE, "higher": Op.MORE, "fewer": Op.LESS, "lower": Op.LESS, "gained": Op.MORE,
         "fell_back": Op.LESS, "beat": Op.MORE, "beaten": Op.MORE}  # fmt: skip


def _counts_lands(bag: Bag) -> bool:
    """ "in 2022 wonnen Aziatische landen goud. Waren het er nu minder": lands, and not their medals."""
    lands = any(one.has("described") and one.said.endswith("landen") for one in bag.items)
    return lands and bag.has("be") and bag.says("er", "het er")


def _against_those_of(bag: Bag) -> bool:
    """ "de oogst van Italië tegenover die van 2006": its own, and not ours."""
    last = next(iter(bag.places("games")), 0)
    those = last > 0 and bag.items[last - 1].said in ("die", "dat") and len(bag.places("games")) == 1
    theirs = any(one.has_any(("nation", "own", "athlete")) for one in bag.items[last:])  # "die van 2006 van Polen"
    return those and bag.has("versus") and bag.has("metal") and not theirs


def _former_first(bag: Bag) -> bool:
    """ "in Sotsji meer dan nu", rather than "meer dan in Sotsji"?"""
    than = bag.places("than")
    former = [place for place in bag.places("games") if bag.items[place].value("games").scope not in (None, CURRENT)]
    return not than or (bool(former) and former[0] < than[0])


def _compares(bag: Bag) -> bool:
    """ "in Sotsji hadden we meer", than now, where nobody and nothing else is compared."""
    said = bag.has_any("more", "fewer", "higher", "lower")
    return said and not bag.has_any("ask", "or", "metals", "amount", "number")


def who_has_more(bag: Bag, ctx: Context) -> Question | None:
    """wie had er meer, Zuid-Korea of Japan; wie heeft het meeste goud, Nederland of Italië; ierland of ijsland"""
    if bag.has("most", "first", "last", "oldest", "youngest"):
        return None
    asked = bag.took("ask", "who") or bag.took("ask", "which") or bag.took("ask", "what")
    more = bag.took_any("more", "most", "above", "fewer", "higher", "lower", "doing_verb")
    best = any(one.has("most", "best") or one.has("higher") for one in bag.items)
    counted = any(one.has("more") or one.has("most", "most") for one in bag.items)
    said_more = any(one.has("more") or one.said == "de meeste" for one in bag.items)  # not "won het meest"
    versus = (tegen := bag.took("versus")) or bag.took("or")
    if not ((asked and more) or versus):
        return None
    bag.skip("versus", "or", "and", "more", "most", "above", "below", "both", "higher", "lower", "doing_verb",
             "doing_end", "than", "clause", "noun.nation", "ask", "noun.medal", "noun.games", "page.table",
             "measure.together", "between", "of_two")  # fmt: skip
    metric = metric_of(bag)
    whole = _nation_against(bag, ctx)
    said = narrow(bag, ctx, state=is_state(bag) or not (asked or more or bag.has("win")))
    settle(bag, "fewer", "equal", "measure.total", "noun.athlete")
    often = any(one.said.endswith(("vaker", "vaakst", "vaakste")) for one in bag.items)
    unsaid = said.scope.is_current and not bag.holds("games", "now_word")
    if often and unsaid and said.events and not said.moment:
        said.scope = EVER  # once at each Games
    if whole is not None and said.athletes:  # "Stolz tegen Zweden"
        counts = Kind.COUNT if said.metal or said_more else Kind.TALLY
        each = (said.medals(nations=()), said.medals(athletes=(), nations=(whole,)))
        return Versus(measures=tuple(Measure(kind=counts, of=one) for one in each))
    if len(said.athletes) > 1:
        if metric in COUNTED_BY and metric is not Metric.POINTS:
            return None  # of nations alone
        kind = COUNTED_BY.get(metric) if metric is not None else None
        return Versus(measures=sides(said, kind or (Kind.COUNT if said.metal or said_more else Kind.TALLY)))
    if len(said.nations) == 1 and tegen and not asked and said.nations[0] != ctx.own:
        said.nations.insert(0, ctx.own)
        bag.defaults += 1
    if len(said.nations) < 2:
        return None
    if metric in COUNTED_BY:
        return Versus(measures=sides(said, COUNTED_BY[metric]))
    if asked and (said.metal or more) and not best:
        kind = Kind.COUNT if said.metal or counted or metric is Metric.TOTAL else Kind.TALLY
        return Versus(measures=sides(said, kind))
    apart = any("naast elkaar" in one.said for one in bag.items)
    return _comparison(said, ctx, apart=apart)


def _nation_against(bag: Bag, ctx: Context) -> NationRef | None:
    """The nation on the one side of "of" or "tegen", taken, where there are athletes on the other."""
    cut = next((place for place, one in enumerate(bag.items) if one.has_any(("versus", "or"))), 0)
    people = [place for place, one in enumerate(bag.items) if one.has("athlete")]
    lands = [place for place, one in enumerate(bag.items) if one.has_any(("nation", "own"))]
    if len(lands) != 1 or not cut or not people:
        return None
    if not (max(people) < cut < lands[0] or lands[0] < cut < min(people)):
        return None
    bag.taken.add(lands[0])
    return nation_of(bag.items[lands[0] : lands[0] + 1], ctx)


def _members(ref: NationRef, ctx: Context) -> tuple[NationRef, ...]:
    """Each of a group by itself: "Nederland en de buurlanden naast elkaar"."""
    if isinstance(ref, Described) and ref.role is Role.GROUP:
        return ctx.archive.nations.groups[ref.name].nocs
    return (ref,)


def _comparison(said: Narrowing, ctx: Context, *, apart: bool = False) -> Question | None:
    if said.metal and said.colours:
        return Versus(measures=sides(said))
    if apart:
        said.nations = [noc for ref in said.nations for noc in _members(ref, ctx)]
    nocs = tuple(dict.fromkeys(noc for noc in said.nations if isinstance(noc, str)))
    if len(nocs) != len(said.nations) or len(nocs) > 10 or len(said.scope.ids) > 1 or said.ever or said.scope.ever:
        return Versus(measures=sides(said, Kind.TALLY)) if len(said.nations) <= 12 else None
    only = said.medals(nations=(), games=CURRENT, as_of=LATEST, colours=())
    return ComparisonQuestion(nocs=nocs, only=only, games=said.one_games, as_of=said.asof)


def both_athletes(bag: Bag, ctx: Context) -> Question | None:
    """wat wonnen Jutta en Femke; hoeveel medailles hebben de broers Van 't Wout"""
    many = bag.took("ask", "how_many")
    bag.skip(*(("only", "or") if bag.has("both") and bag.has("or") else ()))  # "allebei goud of alleen Xandra"
    said = all_said(bag, ctx, "ask", "and", "both", "noun.athlete")
    if len(said.athletes) < 2:
        return None
    kind, ask = (Kind.COUNT, VersusAsk.SUM) if many else (Kind.TALLY, VersusAsk.MORE)
    return Versus(measures=sides(said, kind), ask=ask)


def bare_comparison(bag: Bag, ctx: Context) -> Question | None:
    """nederland amerika; ned-belg; noorwegen en zweden"""
    if bag.has("suppose"):
        return None
    said = all_said(bag, ctx, "and", "versus", "or", "ask.show", "ask.how", "page.doing", "doing_end", "both",
                    "page.table", "than", then=("ask.what", "then"), state=True)  # fmt: skip
    if len(said.nations) < 2 or said.athletes:
        return None
    return _comparison(said, ctx)
