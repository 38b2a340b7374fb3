"""Which groups satisfy conditions, and which nation has a place in the table."""

from itertools import pairwise

from bot.understanding.grammar.composing.conditions import MEASURE_KINDS, is_anywhere_below, metric_of, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import colours_of, noun_key, settle
from bot.understanding.grammar.frames.counting.averages import is_any_group
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.frames.medals.podiums import is_won_outright
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.won_outright import is_a_team, is_gold_so_often, is_so_often
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Key, Metric, Op
from medals_core.queries.model import Fact, GamesFact, GroupAsk, Groups, Identify
from medals_core.questions import Question

_PLURAL = frozenset(["landen", "naties", "staan", "stonden", "eindigden", "eindigen", "zijn", "waren"])


def nation_in_table(bag: Bag, ctx: Context) -> Question | None:
    """wie staat er derde; welk land eindigde net boven ons; wie is de hekkensluiter; wie staat er bovenaan"""
    if not (
        bag.has("ask", "who", "which", "what")
        or bag.has_any("describe", "placed", "rank", "placed_after")
        or bag.has("most", "last")
        or bag.has("by_colour")
        or (bag.has("beside") and bag.has("ask", "show"))
    ):
        return None
    nation_asked = bag.has("noun", "nation")
    if bag.has("noun", "champion", "athlete") or (bag.has("the_games") and bag.has_any("first_time", "last_time")):
        return None  # people and Games are no nations
    if bag.has("most", "last") and bag.has("noun", "event"):
        return None  # "wie won de laatste schaatsrace"
    plural = bag.says(*_PLURAL)
    if bag.took("shared"):  # "welke twee landen deelden de eerste plaats": whoever they are, however many
        places = [p for p in bag.places("number") if any(one.has("noun", "nation") for one in bag.items[p + 1 : p + 2])]
        bag.taken.update(places)
    bag.take_all("ask", "who", "which", "what")
    bag.skip("ask.who", "ask.which", "ask.what", "ask.show", "noun.nation", "noun.place", "page.table", "shared")
    if bag.has("between_two") or any(is_anywhere_below(bag.items[place]) for place in bag.places("placed_after")):
        return None
    role: Described | None = None
    leader = Described(role=Role.RANK, rank=1)
    if bag.has("describe", "last") or bag.has("most", "last"):
        bag.skip("describe.last", "most.last")
        one_but = bag.take("one_but")
        number = int(one_but) + 1 if one_but else None
        role = Described(role=Role.LAST, rank=number)
    elif len(bag.places("beside")) > 1:
        return None  # "direct boven en direct onder ons": two are asked
    elif bag.has("beside") and (not plural or bag.peek("beside").just):  # "wie staan er vlak achter ons"
        place = bag.places("beside")[0]
        one: Beside = bag.items[place].value("beside")
        of = nation_of(one.items, ctx)
        if not isinstance(of, str):
            return None
        bag.taken.add(place)
        role = Described(role=Role.ABOVE if one.above else Role.BELOW, of=of, rank=one.places)
    elif bag.has("placed_after"):
        role = Described(role=Role.RANK, rank=bag.take("placed_after"))
    elif bag.has_any("rank", "placed"):
        number = bag.take("rank")
        bag.take_all("placed", number)
        role = Described(role=Role.RANK, rank=int(number)) if number else None
    elif bag.has("describe", "leader") or bag.has("most", "first") or bag.has("won_games"):
        bag.skip("describe.leader", "most.first", "won_games")
        role = leader
    elif (
        bag.has("win") and not plural and (nation_asked or bag.has("measure", *MEASURE_KINDS)) and not bag.has("metal")
    ):
        role = leader
    if role is None and bag.has("by_colour") and bag.has("win"):
        role = leader
    if role is None:
        return None
    bag.skip("most.first", "describe", "just", "won_games", "noun")
    metric = metric_of(bag) or Metric.OFFICIAL
    if metric is not Metric.OFFICIAL:
        bag.skip("would", "then", "count_in")
    said = narrow(bag, ctx, state=True)
    ever = plural and said.scope.ever and any("ooit" in one.said.split() for one in bag.items)
    settle(bag, "above", "below", "win", "than", "suppose", *(("at_games",) if ever else ()))
    if ever or len(said.scope.ids) > 1:  # each of them at some Games
        won = role == leader and not (said.nations or said.metal or said.is_part)
        return GamesFact(games=said.scope, fact=Fact.WINNER) if won else None
    if said.nations or said.athletes or said.events or said.metal or said.scope.hosted:
        return None
    return Identify(nation=role, within=said.medals(), metric=metric)


def which_groups(bag: Bag, ctx: Context) -> Question | None:
    """welke landen wonnen alleen brons; op welke dagen wonnen we geen goud; landen die achter ons eindigden"""
    who, told, what = bag.has("ask", "who"), bag.has("ask", "show"), bag.has("ask", "what")
    nobody: Groups | None = None
    which_day = bag.has("ask", "day")
    elsewhere = ctx.archive.current_id != ctx.lexicon.archive.current_id and not bag.has("games")
    if elsewhere and bag.has("first_time") and bag.says("land"):
        return None  # "welk land won voor het eerst goud bij het skateboarden": the first of all
    if which_day and bag.has("first_time") and not bag.holds("games", "noun", "amount"):
        return None  # "op welke dag won Zweden voor het eerst goud": the day of its first
    if who and bag.holds("and") and bag.has("event") and bag.has("coming", "over") and bag.led_by("event"):
        return None  # "is de 5 km al geweest en wie heeft hem gewonnen": of each its own
    bag.skip("asked_number")
    if bag.has("number") and bag.items[0].has("number") and len(bag.items) > 1 and bag.items[1].has("nation"):
        bag.taken.add(0)  # "twee Nederlanders wonnen er meer dan twee, wie": all that did
    asked = sum(bag.took("ask", name) for name in ("which", "who", "show", "day", "what")) > 0
    bag.skip("ask.which", "ask.who", "ask.when" if bag.has("noun", "day") else "ask.which")
    if who and (bag.has("noun", "event") or (bag.has("noun", "champion") and not bag.has_any("amount", "in_so_many"))):
        return None
    champions = [one.said for one in bag.items if one.has("noun", "champion")]
    if told and champions and champions[0].endswith(("oen", "oene")) and bag.has("event") and not _conditional(bag):
        return None  # "noem de ijshockeykampioen van 1980"
    if who and bag.has("event") and bag.has("rank") and not bag.has("noun"):
        return None  # "wie werd tweede op de 1500 meter": the step of a podium
    steps = len(bag.places("metal")) > 1 and (who or (told and len(colours_of(bag)) == len(Colour)))
    if steps and not bag.has("noun") and narrow(bag.copy(), ctx).events:
        return (
            None  # "wie won het zilver en het brons bij de mannen skeleton", "noem goud, zilver en brons": its podium
        )
    of_one = which_day and bag.has("one_nation") and bag.has("amount")  # "op welke dag won een land vier keer goud"
    first = bag.has("first_time") and bag.has("at_games") and bag.has("one_nation") and bag.has("amount")
    of_games = first and bag.took("ask", "when")  # "wanneer won een land voor het eerst meer dan dertig medailles"
    asked = asked or of_games
    if any(one.said in ("die", "deze") and other.has("noun", "event") for one, other in pairwise(bag.items)):
        return None  # "wat leverde die rit Leerdam op": of one that is not told
    key = (Key.GAMES, "games") if of_games else (Key.DAY, "day") if of_one else noun_key(bag)
    several = len(bag.places("athlete")) > 1
    of_them = bag.holds("of_two") and (several or bag.has("or")) and _conditional(bag)
    if key is None and (of_them or (several and who and bag.has("missed"))):
        bag.take_all("of_two")  # "wie van de twee had geen goud, De Boo of Stolz", "Kok, Leerdam: wie greep naast goud"
        key = (Key.ATHLETE, "athlete") if bag.has("athlete") else (Key.NATION, "nation")
    if what and bag.has("first_time") and (key is None or key[0] is Key.ATHLETE):
        return None  # "wat was de eerste keer dat de hockeydames wonnen": a time, and not for whom
    if (
        key is not None
        and key[0] in (Key.NATION, Key.ATHLETE)
        and not key[1].startswith("athlete_")
        and key[1] != "champion"
        and not _conditional(bag)
        and not (key[0] is Key.NATION and bag.has("described"))
    ):
        return None
    if asked and key is not None and key[0] is Key.ATHLETE and is_won_outright(bag) and not _conditional(bag):
        return None  # "wie is die Koreaanse die de halfpipe won": its podium
    if bag.has("swept") or (bag.has("shared") and (bag.has("metal") or bag.has("noun", "podium"))):
        return None  # the medals themselves tell it
    if key is None and _counts_medals(bag):
        return None
    if key is None and which_day and (_conditional(bag) or bag.has("nothing")):
        key = (Key.DAY, "day")
    if key is None and bag.has("handed_out") and _conditional(bag) and bag.took("ask", "where"):
        key, asked = (Key.EVENT, "event"), True  # "waar werd geen brons uitgereikt"
    if key is None and bag.has("ask", "year") and _conditional(bag):
        key = (Key.GAMES, "games")
        bag.take_all("ask", "year")
    if key is None:
        if not asked or not (_conditional(bag) or bag.has("nothing")):
            return None
        people = (
            bag.has_any("in_so_many", "run_of", "aged")
            or (
                is_won_outright(bag)
                and not bag.has("team_event")
                and any(map(is_so_often, bag.items))
                and _is_raced(bag)
            )
            or any("podium" in bag.items[p].said for p in bag.places("amount"))
            or (any(map(is_gold_so_often, bag.items)) and _is_raced(bag))
            or any(
                one.has("athlete") for p in bag.places("compared") for one in bag.items[p].value("compared").standard
            )
        )  # "wie heeft meer goud dan Klæbo"
        if who and (people or bag.has_any("amount", "turned", "all_colours")):
            persons = bag.copy()
            found = groups_of(persons, ctx, (Key.ATHLETE, "athlete"), GroupAsk.WHICH)
            if found is not None and (people or is_any_group(found, ctx)):
                bag.become(persons)
                return found
            nobody = found if isinstance(found, Groups) else None
        key = (Key.NATION, "nation")
    if not (asked or bag.has_any("amount", "compared", "beside", "only", "missed", "nothing", "first_time", "top")):
        return None
    tops = any(one.has("top") and other.has("noun", "nation") for one, other in pairwise(bag.items))
    if tops and not bag.has_any("metal", "amount", "compared", "relative", "most", "win", "ever"):
        return None  # "top 3 landen op 14 feb": the table
    bag.skip("relative", "ask.where")
    _skip_their_number(bag)
    among = _offered(bag, ctx, key[0])
    exists = not asked and key[0] is Key.ATHLETE and bag.led_by("have", "win")  # "heeft iemand ooit …"
    found = groups_of(bag, ctx, key, GroupAsk.EXISTS if exists else GroupAsk.WHICH)
    if nobody is not None and isinstance(found, Groups) and not is_any_group(found, ctx):
        found = _at_least(nobody)  # "wie won drie keer goud bij het langlaufen": no land either
    return found.model_copy(update={"among": among}) if among and isinstance(found, Groups) else found


def _at_least(groups: Groups) -> Groups:
    more = (one.model_copy(update={"op": Op.AT_LEAST}) if one.op is Op.EQUAL and one.value else one
            for one in groups.having)  # fmt: skip
    return groups.model_copy(update={"having": tuple(more)})


def _is_raced(bag: Bag) -> bool:
    """Is it a race that was won, where of a sport alone nations win the tournament?"""
    return any(bag.items[p].value("event").kinds or bag.items[p].value("event").metres for p in bag.places("event"))


def _offered(bag: Bag, ctx: Context, key: Key) -> tuple[str, ...]:
    """ "welke van deze landen won geen goud: Finland, België of Spanje": those to choose from, taken."""
    kinds = {Key.NATION: ("nation", "own"), Key.ATHLETE: ("athlete",)}.get(key, ())
    places = sorted(place for kind in kinds for place in bag.places(kind))
    if len(places) < 2 or not any(one.has("or") for one in bag.items[places[-2] : places[-1]]):
        return ()
    said = narrow(Bag([bag.items[place] for place in places]), ctx)
    bag.taken.update(range(places[0], places[-1] + 1))
    return tuple(one.athlete_id for one in said.athletes) or tuple(noc for noc in said.nations if isinstance(noc, str))


def _skip_their_number(bag: Bag) -> None:
    """ "noem drie landen die …": all that are."""
    for place in bag.places("number"):
        if bag.items[place + 1 : place + 2] and place + 1 in bag.taken and bag.items[place + 1].has("noun"):
            bag.taken.add(place)


def _counts_medals(bag: Bag) -> bool:
    """ "welke vijf titels": the medals are asked for, not who has so many."""
    first = next((one for one in bag.items if not (one.is_small or one.has("ask", "which"))), None)
    led = any(one.has("ask", "which") for one in bag.items[:2])
    return led and first is not None and first.has("amount") and first.value("amount").op is None


def _conditional(bag: Bag) -> bool:
    """Is there a condition in the bag, more than "won something"?"""
    kinds = ("amount", "compared", "only", "missed", "nothing", "never", "first_time", "top", "beside", "between_two",
             "all_colours", "more", "fewer", "several", "clause", "in_so_many", "peopled", "placed_after", "evenly",
             "none_of", "turned", "best_colour", "parts_compared", "run_of", "compared_twice", "only_in_one",
             "sole", "same_nation", "at_one", "their_sole", "nothing_else", "aged")  # fmt: skip
    several = bag.has_any(*kinds) or len(colours_of(bag)) > 1
    return several or (bag.has("rank") and bag.has("stand")) or (
        bag.has("number") and bag.has("noun")
    )  # fmt: skip


def are_there_groups(bag: Bag, ctx: Context) -> Question | None:
    """zijn er sporters die in twee sporten een medaille wonnen; zijn er Spelen geweest waar België zonder goud bleef"""
    if not bag.has("be") or any(
        one.has("ask") and one.said not in ("waar", "waarop", "waarbij", "waarin") for one in bag.items
    ):
        return None
    key = noun_key(bag)
    if key is not None and key[0] is Key.COLOUR and bag.has("pronoun", "that"):
        return None  # "welke kleur was dat": of the medal spoken of
    if key is None or (key[0] is Key.ATHLETE and bag.has("athlete")):
        return None  # "is Kok kampioen" asks for no group
    if is_a_team(bag):
        return None  # "zijn de handbalsters ooit kampioen geweest"
    bag.skip("relative")
    return groups_of(bag, ctx, key, GroupAsk.EXISTS)
