"""The most, the fewest, the best: of lands, people, days, sports, Games."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import COUNTED_BY, Told, metric_of, tells_table, whole_table
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    NOUN_KEYS,
    PARTS,
    all_said,
    is_state,
    noun_key,
    own_unless_said,
    settle,
    sex_of,
    subject_or_own,
    told,
)
from bot.understanding.grammar.frames.counting.averages import PER
from bot.understanding.grammar.frames.counting.other_measures import lands_by_size
from bot.understanding.grammar.frames.counting.ratios import WHOLE_TEAM
from bot.understanding.grammar.frames.medals.podiums import is_race_won
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, NotKept, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount, Excepted
from bot.understanding.time.meanings import Weekdays
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Groups, Order
from medals_core.questions import Question

SUPERLATIVES = {
    "most": Order.MOST, "best": Order.MOST, "highest": Order.MOST, "longest": Order.MOST, "fewest": Order.FEWEST,
    "worst": Order.FEWEST, "lowest": Order.FEWEST, "youngest": Order.FEWEST, "oldest": Order.MOST,
}  # fmt: skip


def superlative(bag: Bag, ctx: Context) -> Question | None:
    """welk land won de meeste gouden medailles; wie is de succesvolste sporter; onze beste dag; jongste kampioen"""
    which = next((name for name in SUPERLATIVES if bag.has("most", name)), None) or _nobody_older(bag)
    denied = which is not None and not bag.has("most")
    _without_whom_they_follow(bag)
    ranked = bag.has("ask", "rank") or (bag.has("ask", "where") and bag.has("stand"))  # "waar staan we, gerekend naar"
    ordered = which is None and not ranked and bag.has_any("metal", "measure")
    ordered = ordered and bag.took_any("ordered", "measured_in")
    which = "most" if ordered else which
    bag.skip("only" if ordered else "relative")
    if which is None or (len(bag.places("most", which)) > 1 and len(bag.places("metal")) > 1):
        return None  # "het meeste goud en het meeste zilver" asks for two
    best_ever = any(one.has("most", "best") and other.has("ever") for one, other in pairwise(bag.items))
    if best_ever and bag.has("athlete") and bag.has("be") and bag.has("noun", "games"):
        return None  # "is Klæbo de beste ooit qua winterspelen": of all people, not his own best
    cities = ("stad", "plaats", "gemeente", "dorp")
    if bag.has("noun", "city") or any(one.has("ask", "where") and one.text.endswith(cities) for one in bag.items):
        return None  # "in welke stad vielen de meeste": not by city
    if bag.has("stand", "moved") or bag.has("moves"):
        return None  # "welk land zakte het meest": no count of medals
    high_or_low = which in ("highest", "lowest") or bag.has("most", "lowest")
    # "waar eindigden we het laagst": the place, and not the fewest medals
    which = "lowest" if which == "fewest" and high_or_low and bag.has_any("stand", "at_table") else which
    if high_or_low and bag.has("stand") and bag.has("ask", "when", "day") and not bag.has("metal"):
        return None  # "wanneer stonden we het hoogst": in the table
    theirs = bag.says("hun", "hun eigen") and bag.has("noun", "nation")
    if theirs and bag.has("ever") and (bag.has("games") or bag.has("ask", "which")):
        return None  # "welke landen haalden hun beste resultaat ooit in Milaan": each its own
    if any(bag.items[p].said.endswith(_OFTEN) for p in bag.places("most", which)) and bag.has("amount"):
        return None  # "het vaakst precies één medaille": at so many Games
    if bag.holds("nation", "own", "between_two") and bag.has("ask", "difference"):
        return None  # "op welke Spelen was het verschil met Noorwegen het kleinst": of no sum
    if is_race_won(bag) or lands_by_size(bag):
        return None  # "het kleinste land": of its people
    if (unheld := _not_of_medals(bag, which)) is not None:
        raise Refused(f"‘{unheld}’: dat houd ik niet bij.")
    order = SUPERLATIVES[which]
    if bag.has("ask", "what") and bag.has("metals") and bag.has("metal") and not bag.has("noun"):
        return _colour_most(bag, ctx, order)
    bag.take_all("most", which)
    if which in ("most", "highest", "best"):
        bag.skip("most.most", "most.highest", "most.best")
    asked = bag.holds("ask")
    skip = int(bag.take("one_but") or 0)
    age, averaged = which in ("youngest", "oldest"), bag.took("measure", "average")
    place_asked = _is_place_the_best(bag) or bag.took("noun", "place") or bag.took("page", "doing")
    place_asked = place_asked or (which == "best" and bag.has("ask", "rank"))  # "de hoeveelste was hij op zijn best"
    bag.skip("noun.place")
    one_games, who, streak = bag.took("one_games"), bag.has("ask", "who"), bag.has("measure", "streak")
    share_asked = bag.took("measure", "share") or bag.has("ask", "part") or _in_percent(bag)
    people = who or bag.has("noun", *_OF_PEOPLE)
    several_games = any(map(_is_several_games, bag.items))
    at_which = bag.has("ask", "year") or (bag.has("ask", "when") and (several_games or bag.holds("at_games", "ever")))
    when = Key.GAMES if at_which else Key.DAY if bag.has("ask", "when", "day") else None
    if bag.has("ask", "where"):  # "waar pakte Nederland het meeste goud": in what; of several Games, at which
        when = Key.GAMES if several_games else Key.DISCIPLINE
    in_what = any(one.has("ask", "what") and one.said in ("waarin", "waarop") for one in bag.items)
    among_games = bag.holds("ever") or (bag.has("ask", "what", "which") and bag.has("the_games"))
    among_games = among_games and not bag.holds("at_games")
    bag.skip("ask", "measure.streak")
    key, noun = noun_key(bag) or (None, "")
    if key is None and any(one.has("described") and one.said.endswith((" land", " landen")) for one in bag.items):
        key, noun = Key.NATION, "nation"  # "het beste Europese land"
    if any(one.has("most") and one.has("noun", "day") for one in bag.items):
        key, noun = Key.DAY, "day"  # "de topdag van Nederland"
    if streak and key in (Key.DAY, Key.GAMES):
        if not people:
            return None  # "de langste reeks dagen": a run
        key, noun = Key.ATHLETE, ""  # "wie won op de meeste opeenvolgende Spelen goud"
    per = next((value for name, value in PER.items() if bag.took("measure", name)), None)
    first_n = bag.take("number")
    first_n = bag.take("asked_number") or first_n
    if first_n is None:
        first_n = bag.take("top") if ordered or not _is_condition(bag) else None
    metric = metric_of(bag)
    extra = told(bag, ctx, ranks=False)
    of_the_table = tells_table(bag)
    extra += [Told(Kind.RANK, Op.AT_MOST, int(top)) for top in bag.take_all("top")]
    at_one = bag.take("at_one")
    # "op de laatste dag het best": on that day, where nobody had or stood
    state = is_state(bag) and (which != "best" or bag.has_any("have", "stand"))
    athletes_named = len(bag.places("athlete")) > 1
    handed_out = bag.has("handed_out") and not bag.has("have")
    said = narrow(bag, ctx, state=state)
    bag.skip("noun", "among", "page.table", "page.doing", "page.podium", "record", "won_games", "doing_verb",
             "doing_end", "measure.total", "any", "first_time", "only", "measure.different", "both",
             *(("suppose", "count_in") if metric is not None else ()))  # fmt: skip
    if extra:
        bag.skip("clause.while")  # "geen goud maar wel de meeste medailles"
    settle(bag, "handed_out")
    others = any(bag.items[p].has("noun", "nation") for p in bag.taken)
    nouns = [bag.items[p] for p in bag.taken if bag.items[p].has("noun", "discipline", "event", "day")]
    if said.team is None and not streak and any(NOUN_KEYS[one.value("noun")] is not key for one in nouns):
        return None  # "goud in de meeste sporten": another measure
    if age and others and said.athletes and not said.nations:
        return None  # "is Leerdam de oudste van de ploeg": of which
    if age and bag.tells("noun", "podium") and not (said.is_part or said.nations or said.scope.ids):
        return None  # "de jongste van het podium": of a race
    one_nation, unsaid = len(said.nations) == 1, key is None
    told_so = which in ("most", "fewest") and not asked and said.metal and bag.holds("win", "have")
    of_somebody = said.nations or (not said.metal and (len(said.events) == 1 or not said.disciplines))
    people_out = any(one.athletes for one in said.but_not)  # "wie had na Klæbo de meeste medailles"
    over_games = (
        one_nation and not (who or age or said.athletes or said.scope.since or said.scope.until) and among_games
    )
    meant = (
        (key, key is not None),
        (Key.DAY, _asks_weekday(bag)),  # "op welke donderdag"
        (when, when is not None),
        # "waarin won Zwitserland"
        (Key.DISCIPLINE, in_what and said.nations and not (said.disciplines or said.events)),
        (Key.GAMES, over_games),  # "de hoogste medailleoogst ooit voor Italië", "was Peking hun beste ooit"
        (Key.GAMES, (one_games or _is_of_some_games(bag)) and said.nations and not who),
        (
            Key.GAMES,
            place_asked and (said.ever or said.scope.ever or bag.has("noun", "games") or bag.holds("at_games")),
        ),
        (None, place_asked),
        (per, per in (Key.DAY, Key.GAMES, Key.DISCIPLINE)),
        (Key.ATHLETE, athletes_named or (who and said.team is False)),
        (Key.NATION, told_so and one_nation and not said.scope.ever),
        (Key.ATHLETE, age or one_nation or (who and (people_out or (not ordered and of_somebody)))),
        (Key.NATION, True),
    )
    """By what is grouped, and where that is meant: the first that holds."""
    key = next(by for by, is_meant in meant if is_meant)
    if key is None:
        return None
    held = _games_claimed(bag, said, ctx) if key is Key.GAMES and among_games and not asked else ""
    if key is Key.GAMES and among_games and (len(said.scope.ids) == 1 or (unsaid and over_games)):
        said.scope = EVER  # "was Parijs 2024 onze beste Spelen ooit": of all of them
    if one_games and key is not Key.GAMES:
        at_one = "games"
    if told_so and key is Key.NATION and one_nation and not said.athletes:
        held = said.nations[0] if isinstance(said.nations[0], str) else ""
        said.nations.clear()  # "had Noorwegen het meeste goud": who did
    if said.athletes and not athletes_named and key not in (*PARTS, Key.COLOUR):
        who_has = told_so and not _asks_more(bag)  # "heeft Bolt het meeste goud van alle atleten"
        raced = bool(said.events) and not age  # but "is Stolz de jongste winnaar van de 500 meter"
        is_it = (bag.holds("be") or _may_be_called(bag) or denied) and not (raced or _asks_more(bag))
        if not (who_has or is_it):
            return None  # the most of the groups that one athlete is
        held = said.athletes[0].athlete_id if not asked else ""
        said.athletes.clear()  # "is Jens onze beste", "heeft Phelps de meeste medailles": who is
        key = Key.ATHLETE if key is Key.NATION else key
        named = [one for one in bag.items if one.has_any(("nation", "own"))]
        said.nations = list(said.nations or narrow(Bag(named), ctx).nations)
    wins = bag.holds("win") and not said.metal
    events_won = wins and any("onderdelen" in one.said and one.has_any(_OF_EVENTS) for one in bag.items)
    champions = events_won or noun == "champion" or any(bag.items[p].has("noun", "champion") for p in bag.taken)
    if champions and not said.colours:
        said.colours.append(Colour.GOLD)
    among: tuple[str, ...] = ()
    if key is Key.NATION and len(said.nations) > 1:
        if any(isinstance(one, Described) for one in said.nations):
            return None  # "was Duitsland het beste land van Europa"
        among = tuple(one for one in said.nations if isinstance(one, str))
        said.nations.clear()
    if athletes_named:
        among = tuple(one.athlete_id for one in said.athletes)
        said.athletes.clear()
    elif key in PARTS and not handed_out:
        own_unless_said(said, bag, ctx)
    often = any(one.said.endswith(_OFTEN) for one in bag.items)
    olympic = any(_OLYMPIC.search(one.said) for one in bag.items) and key in (Key.ATHLETE, Key.NATION)
    of_all = olympic or (often and (said.events or said.disciplines))
    if said.scope.is_current and (key is Key.GAMES or (of_all and not bag.holds("games", "now_word"))):
        said.scope = EVER
    of_all_there = age and not (said.metal or extra or averaged) and _are_all_there(bag)
    if age and not averaged and bag.says("ploeg", "team", "selectie", "equipe", "delegatie") and not said.nations:
        key = Key.ATHLETE
        own_unless_said(said, bag, ctx)
    of = said.medals()
    best = which in ("best", "highest", "worst", "lowest")
    harvest = key is Key.DAY and not said.colours and any(one.said.endswith(_HARVEST) for one in bag.items)
    by_table = which in ("best", "worst") or (best and key is Key.NATION)
    measured = (
        (Kind.RANK, key is Key.GAMES and (place_asked or (best and not said.athletes)) and not said.metal),
        (Kind.MEAN_AGE, age and averaged),
        (Kind.BORN, of_all_there and said.scope.is_current),
        (Kind.AGE, age),
        (Kind.STREAK, streak),
        (Kind.SHARE, share_asked and key is not Key.ATHLETE and (said.colours or key is not Key.NATION)),
        (Kind.PER_MILLION, metric is Metric.POPULATION),  # "wie deed het per inwoner het best": of nations alone
        (Kind.TALLY, metric is None and by_table and (not said.metal or harvest)),
        (Kind.PEAK, at_one is not None and NOUN_KEYS[at_one] is not key),
        (Kind.COUNT, True),
    )
    """What is counted, and where that is meant: the first that holds."""
    kind = next(kind for kind, is_meant in measured if is_meant)
    if kind in (Kind.RANK, Kind.BORN):  # the highest place is the lowest number, the oldest born first
        order = Order.FEWEST if order is Order.MOST else Order.MOST
    if kind is Kind.PER_MILLION and key is Key.ATHLETE:
        key = Key.NATION
    per_key, whole = None, None
    if kind is Kind.SHARE:
        of_all_others = key not in (Key.NATION, Key.ATHLETE) and (not said.colours or _share_in(bag))
        whole = of.narrowed(nations=(), athletes=()) if of_all_others else of.narrowed(colours=())
    elif kind is Kind.STREAK:  # an event is held once a Games
        per_key = Key.GAMES if said.events or bag.tells("noun", "games") else Key.DAY
    elif kind is Kind.PEAK:
        per_key = NOUN_KEYS[at_one]
    if per_key is Key.GAMES and of.games.is_current:
        of = of.narrowed(games=EVER)
    unused = (metric in COUNTED_BY and kind is not COUNTED_BY[metric]) or (at_one is not None and kind is not Kind.PEAK)
    if unused or (averaged and not age):
        return None  # nothing is left out silently
    bare = of.narrowed(colours=())
    table = bare.narrowed(nations=())
    having = [one.on(bare if one.kind is not Kind.RANK else whole_table(table) if of_the_table else table)
              for one in extra]  # fmt: skip
    if which == "best" and key in (Key.NATION, Key.ATHLETE) and asked and not held and bag.says(*_SEVERAL):
        first_n = first_n or _A_FEW  # "welke landen domineerden het shorttrack"
    made = Groups(
        by=key, measure=Measure(kind=kind, of=of, whole=whole, per=per_key), order=order, skip=skip, among=among,
        take=int(first_n) if first_n else None if ordered else 1, having=tuple(having), held=held, sex=sex_of(noun),
    )  # fmt: skip
    if of_all_there and kind is Kind.AGE:
        raise NotKept("whole_team", made)
    return made


def _are_all_there(bag: Bag) -> bool:
    """ "de jongste deelnemer", "de oudste van onze ploeg": of all who were there, with a medal or not"""
    of_winners = any(_WITH_A_MEDAL.search(one.said) for one in bag.items)
    return any(WHOLE_TEAM.search(one.said) for one in bag.items) and not of_winners


_WITH_A_MEDAL = re.compile(r"medaille|plak|podium|kampioen|winnaar|winnares|olympisch")


def _games_claimed(bag: Bag, said: Narrowing, ctx: Context) -> str:
    """ "was Parijs onze beste Spelen ooit", "is dit …": of those it is asked whether they are"""
    now = bag.says("dit") or any(one.has("games") and one.value("games").scope == CURRENT for one in bag.items)
    ids = said.scope.ids or ((ctx.games_id,) if now else ())
    return ids[0] if len(ids) == 1 and bag.holds("be") else ""


_SEVERAL, _A_FEW = ("landen", "naties", "sporters", "atleten"), 3
_OFTEN = ("vaakst", "vaakste", "dikwijlst")
_OF_PEOPLE = ("athlete", "athlete_f", "athlete_m", "champion")
_OF_A_RACE = ("snelst", "rapst", "vlugst")
_OF_LOOKS = ("mooist", "kleinst")


def _not_of_medals(bag: Bag, which: str) -> str | None:
    """The superlative of something else than medals: "de langste medaillewinnaar", "de snelste schaatser"."""
    at = bag.places("most", which)[0] if bag.has("most", which) else None
    if at is None:
        return None
    said = bag.items[at].said.split()[-1]
    if which == "longest" and not bag.has("measure", "streak"):
        return said
    if said.startswith(_OF_A_RACE):
        raced = any(bag.items[place].value("event").candidates for place in bag.places("event"))
        return None if raced else said
    people = bag.has("noun", *_OF_PEOPLE) or (bag.has("ask", "who") and not bag.has("metal"))
    return said if said.startswith(_OF_LOOKS) and people else None


_OLYMPIC = re.compile(r"\bolympische? (?!kampioen)|\bolympi[eë]r")
"""Who wins "olympische medailles" does so over all Games, where none are named."""


_OF_EVENTS = ("mixed_event", "single_event", "team_event")
"""In "de meeste gemengde onderdelen" events are won: gold."""


_HARVEST = ("oogst", "vangst")
"""Of a day by the colours too: "de beste oogst"."""


def _in_percent(bag: Bag) -> bool:
    return any(one.said.startswith(("in procent", "procentueel")) for one in bag.items)


def _asks_weekday(bag: Bag) -> bool:
    """ "op welke donderdag"."""
    days = ((one, other.value("moment")) for one, other in pairwise(bag.items) if other.has("moment"))
    return any(one.has("ask", "which") and isinstance(getattr(day, "meaning", None), Weekdays) for one, day in days)


def _is_several_games(one: Item) -> bool:
    return one.has("games") and len(getattr(one.value("games").scope, "ids", ())) > 1


def _is_of_some_games(bag: Bag) -> bool:
    """ "welke van de laatste vijf Zomerspelen", "zet de laatste vijf op volgorde": each of them apart"""
    several = list(map(_is_several_games, bag.items))
    led = any(several[:1]) and bag.items[0].said.startswith("van ")
    if led and bag.tells("ask", "which"):
        return True  # "van de laatste vijf Zomerspelen: welke …"
    beside = pairwise(zip(bag.items, several, strict=True))
    return any((a.has("ask", "which") and of_b) or (of_a and b.has("ordered")) for (a, of_a), (b, of_b) in beside)


def _is_place_the_best(bag: Bag) -> bool:
    """ "is de derde plaats van 2026 de hoogste ooit": which is, with its Games; the place and the Games named are
    taken."""
    first = next((p for p, one in enumerate(bag.items) if one.has("most", "highest", "best")), 0)
    ranks = [p for p in bag.places("rank") if bag.items[p].has("placed") and p < first]
    if not ranks or bag.has("ask") or not bag.has("be") or not bag.has("ever"):
        return False
    bag.taken.update(ranks)
    scopes = {place: bag.items[place].value("games").scope for place in bag.places("games")}
    bag.taken.update(p for p, scope in scopes.items() if scope is not None and (scope.ids or scope == CURRENT))
    return True


def _is_condition(bag: Bag) -> bool:
    """ "van de landen uit de top tien" rather than "de top drie"."""
    place = next(iter(bag.places("top")), 0)
    before = " ".join(one.said for one in bag.items[max(0, place - 3) : place]).split()
    return any(word in before for word in ("uit", "in", "binnen", "van"))


def _nobody_older(bag: Bag) -> str | None:
    """ "is er geen oudere kampioen dan Bergsma": is he the oldest; taken."""
    denied = bag.has_any("none", "nobody")
    if not (denied and bag.has("older") and bag.has("than") and bag.has("athlete")) or bag.has("ask"):
        return None
    younger = any(one.has("older") and one.said.startswith(("jonger", "op jong", "op lage")) for one in bag.items)
    bag.skip("none", "nobody", "older", "than")
    return "youngest" if younger else "oldest"


def _without_whom_they_follow(bag: Bag) -> None:
    """ "wie won achter Klæbo de meeste medailles": without him."""
    for place in bag.places("beside") if bag.has("ask", "who") else ():
        beside = bag.items[place].value("beside")
        if not (beside.above or beside.just or beside.places) and all(one.has("athlete") for one in beside.items):
            left_out = replace(bag.items[place], meanings={"excepted": (Excepted(tuple(beside.items)),)})
            bag.open(place, (left_out,))


def _may_be_called(bag: Bag) -> bool:
    """ "mag Bergsma zich de oudste noemen"."""
    return any(one.has("auxiliary") and one.said.endswith(("noemen", "noemt")) for one in bag.items)


def _asks_more(bag: Bag) -> bool:
    return any(one.has("ask") and not one.has("ask", "who") for one in bag.items)


def _share_in(bag: Bag) -> bool:
    """ "het Nederlandse aandeel in het goud": of all the gold, rather than of the Dutch medals?"""
    return any(
        one.has("measure", "share") and other.is_small and other.said == "in" for one, other in pairwise(bag.items)
    )


def _colour_most(bag: Bag, ctx: Context, order: Order) -> Question | None:
    """wat won Nederland het meest: goud, zilver of brons"""
    said = all_said(bag, ctx, "ask.what", "most", "metal", "metals", "or", "measure.total")
    of = said.medals(colours=())
    return Groups(by=Key.COLOUR, measure=Measure(of=of), order=order, take=1)


def in_most(bag: Bag, ctx: Context) -> Question | None:
    """wie won op de meeste Winterspelen een medaille; welk land won goud in de meeste sporten; in welke sport wonnen de
    minste landen een medaille; wie won op de meeste dagen achter elkaar goud"""
    fewest = bag.has("fewest_of")
    noun = bag.take("most_of") or bag.take("fewest_of")
    if noun is None:
        return None
    who, streak = bag.took("ask", "who"), bag.took("measure", "streak")
    bag.skip("ask.which", "measure.different")
    key, sex = noun_key(bag) or (None, "")
    said = all_said(bag, ctx, "noun.athlete", "noun.podium", "any", "both")
    per = NOUN_KEYS[noun]
    of_people = per in (Key.NATION, Key.ATHLETE)
    if said.athletes or (of_people and (key is None or key is Key.NATION) and per is not Key.ATHLETE):
        return None
    if key is None:
        key = Key.ATHLETE if who or said.nations else Key.NATION
    if key is per or (key is Key.NATION and said.nations) or (key not in (Key.ATHLETE, Key.NATION) and not of_people):
        return None
    of = said.medals(games=EVER) if Key.GAMES in (per, key) and said.scope.is_current else said.medals()
    order = Order.FEWEST if fewest else Order.MOST
    measure = Measure(kind=Kind.STREAK if streak else Kind.DISTINCT, of=of, per=per)
    return Groups(by=key, measure=measure, order=order, take=1, sex=sex_of(sex))


def record(bag: Bag, ctx: Context) -> Question | None:
    """is dit een record voor Nederland; wat is ons record aan medailles op één Spelen; wat was het vorige record"""
    former = bag.has("former") and "record" in " ".join(one.said for one in bag.items)
    if not (bag.took("record") or former) or (bag.has("noun", "nation") and bag.says("eigen", "hun")):
        return None  # "welke landen braken hun eigen record": each of them another
    before = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year)) if former else EVER
    if any(one.has("record") and "nooit" in one.said for one in bag.items):
        bag.skip("than", "suppose", "ever")  # "nog nooit zoveel goud als nu"
    one_games = bag.holds("one_games")
    is_it = bag.holds(*_CLAIMS) and not (former or bag.holds("ask", "ever", "amount"))
    denied = bag.took("none")  # "was dat geen record": the reply says which it was
    any_nation = bag.took("same_nation") or (bag.has("ask", "which") and bag.has("noun", "nation"))
    any_nation = any_nation or any("land" in bag.items[place].said for place in bag.places("one_games"))
    people = bag.has("noun", "athlete", "athlete_f", "athlete_m") or bag.has("athlete")
    sex = next((sex_of(noun) for noun in ("athlete_f", "athlete_m") if bag.has("noun", noun)), "")
    for place in bag.places("gender"):  # "van een Nederlandse vrouw": of one
        if bag.items[place].said in _ONE_OF_SEX:
            people, sex = True, _ONE_OF_SEX[bag.items[place].said]
            bag.taken.add(place)
    bag.skip("record", "former", "one_games", "ask", "noun", "measure.total", "pronoun", "any", "only")
    amount: Amount | None = bag.take("amount")
    said = all_said(bag, ctx)
    if people or (denied and not is_it):
        return None if former or denied or len(said.athletes) > 1 else _record_of_people(said, amount, sex)
    named = said.nations or said.athletes or bag.holds("own", "pronoun")
    unsaid = amount.count > _MOST_OF_ONE if amount is not None else one_games and not is_it
    any_nation = any_nation or (unsaid and not (named or said.is_part or former))
    if amount is not None and amount.op is None and amount.colour is not None:
        said.colours.append(amount.colour)  # "is 10 goud een record": which it is, shows itself
    if any_nation and not (said.nations or said.athletes):
        of = said.medals(games=EVER if said.scope.is_current else said.scope)
        return Groups(by=Key.NATION, measure=Measure(kind=Kind.PEAK, of=of, per=Key.GAMES), take=1)
    if said.events or len(said.nations) > 1 or (amount is not None and amount.op is not None):
        return None
    of = said.medals(nations=(subject_or_own(said, bag, ctx),), games=before)
    held = said.scope.ids if len(said.scope.ids) == 1 else (ctx.games_id,)
    return Groups(by=Key.GAMES, measure=Measure(of=of), take=1, held=held[0] if is_it else "")


_MOST_OF_ONE = 8
"""Medals of one colour of one person at one Games, at most (Phelps in 2008): more are a land's."""
_CLAIMS = ("be", "win", "have", "doing_verb", "now_word")
"""It is said or asked that it is a record."""
_ONE_OF_SEX = {"vrouw": "F", "man": "M"}


def _record_of_people(said: Narrowing, amount: Amount | None, sex: str) -> Question | None:
    """wat is het record goud van een sporter op één Spelen; Klæbo zes keer goud, is dat een record"""
    elsewhere = not said.athletes and said.scope not in (CURRENT, EVER)
    if said.is_part or elsewhere or (said.athletes and amount is None):
        return None
    colours = tuple(said.colours) or ((amount.colour,) if amount is not None and amount.colour is not None else ())
    of = Medals(games=EVER, nations=() if said.athletes else tuple(said.nations), colours=colours)
    held = said.athletes[0].athlete_id if said.athletes else ""
    return Groups(by=Key.ATHLETE, measure=Measure(kind=Kind.PEAK, of=of, per=Key.GAMES), take=1, sex=sex, held=held)
