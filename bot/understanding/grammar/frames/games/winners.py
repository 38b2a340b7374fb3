"""Who won Games, and with how much: the fewest golds that were enough, the numbers 1 and 2 beside each other; the own
nation at some of them side by side, and how often they were in a city."""

from itertools import pairwise

from bot.understanding.grammar.composing.conditions import metric_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NOUN_KEYS, all_said, has_won, sex_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.queries.filters import EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Fact, GamesFact, GroupAsk, Groups, Identify, Order, Value
from medals_core.questions import Question


def with_how_much(bag: Bag, ctx: Context) -> Question | None:
    """met hoe weinig goud kon een land ooit bovenaan komen; wat is het hoogste aantal medailles waarmee een land de
    medaillespiegel won; hoeveel goud had de winnaar gemiddeld"""
    won = bag.took("won_games") or bag.took("describe", "leader") or (bag.has("page", "table") and bag.took("win"))
    won = won or any(one.has("the_games") and other.has("win") for one, other in pairwise(bag.items))
    placed = not won and bag.has("stand") and (bag.took("rank", 1) or bag.took("most", "first"))
    if not (won or placed) or not bag.has("metal") or bag.has("ask", "who", "which"):
        return None
    if bag.has_any("nation", "own", "athlete"):
        return None
    average = bag.took("measure", "average")
    fewest = bag.took("most", "fewest") or bag.took("most", "lowest")
    most = not fewest and (bag.took("most", "most") or bag.took("most", "highest"))
    if not (average or fewest or most):
        return None
    said = all_said(bag, ctx, "ask", "most", "one_nation", "noun.nation", "somebody", "can", "page.table", "won_games",
                    "describe.leader", "placed", "rank", "any", "measure.per_games", "noun.place", "to_pass", "goal",
                    "enough", "need", "relative")  # fmt: skip
    if said.nations or said.is_part or len(said.scope.ids) == 1:
        return None
    of = _of_place(said, 1)
    if average:
        return Value(measure=Measure(kind=Kind.AVERAGE, of=of, per=Key.GAMES))
    each = Measure(kind=Kind.PEAK, of=of, per=Key.NATION)  # of each of those that share it
    return Groups(by=Key.GAMES, measure=each, order=Order.FEWEST if fewest else Order.MOST, take=1)


_ASKS = {"when": GroupAsk.WHICH, "year": GroupAsk.WHICH, "which": GroupAsk.WHICH, "how_often": GroupAsk.COUNT,
         "how_many": GroupAsk.COUNT}  # fmt: skip


def first_to_have(bag: Bag, ctx: Context) -> Question | None:
    """wie had als eerste twee keer goud; welk land stond als eerste op tien medailles"""
    if (amount := _so_many(bag)) is None or not bag.has("ask", "who", "which"):
        return None
    led = [p for p in bag.places("most", "first") if bag.items[p].said in _AS_FIRST]
    if not led or amount.count < 2 or amount.said != "medal" or bag.has("or"):
        return None
    bag.taken.update(led)
    noun = next((noun for noun in ("nation", "athlete", "athlete_f", "athlete_m") if bag.took("noun", noun)), "")
    said = all_said(bag, ctx, "ask.who", "ask.which", "noun.athlete", "already", "relative", then=("auxiliary",))
    of = said.medals(colours=(amount.colour,) if amount.colour else ())
    so_many = has_won(of, Op.AT_LEAST, amount.count)
    return Groups(by=NOUN_KEYS.get(noun, Key.ATHLETE), measure=Measure(of=of), having=(so_many,), order=Order.FIRST,
                  take=1, sex=sex_of(noun))  # fmt: skip


def _so_many(bag: Bag) -> Amount | None:
    """ "tien medailles"; "(stond) op tien medailles", taken."""
    for place in bag.places("amount"):
        if bag.items[place].value("amount").op in (None, Op.AT_LEAST):
            bag.taken.add(place)
            found: Amount = bag.items[place].value("amount")
            return found
    return None


_AS_FIRST = ("als eerste", "als allereerste", "het eerst", "eerst")


def places_beside(bag: Bag, ctx: Context) -> Question | None:
    """wanneer won de nummer twee voor het laatst meer medailles dan de nummer één; hoe vaak had de nummer 1 minder
    zilver dan de nummer 2"""
    than = next((p for p in bag.places("than") if bag.items[p].said != "als"), None)
    way = next((op for kind, op in (("more", Op.MORE), ("fewer", Op.LESS)) if bag.has(kind)), None)
    if than is None or way is None or bag.has_any("nation", "own", "athlete"):
        return None
    halves = (range(than), range(than, len(bag.items)))
    inside = [[p for p in places if _rank(bag, p)] for places in halves]
    if any(len(places) != 1 for places in inside):
        return None
    bag.taken.update(*inside)
    sides = [_rank(bag, place) or 1 for (place,) in inside]
    asks = [name for name in _ASKS if bag.has("ask", name)]
    exists = not asks and bag.has("ever")
    if (not asks and not exists) or sides[0] == sides[1]:
        return None
    edge = Order.LAST if bag.took("last_time") else Order.FIRST if bag.took("first_time") else None
    if metric_of(bag) not in (None, Metric.TOTAL):
        return None
    bag.skip("ask", "than", "more", "fewer", "page.table", "noun.games", "most.last", "most.first", "won_games", "ever",
             "rank", "placed", "noun.nation", "relative", "still", "measure.streak" if edge else "any")  # fmt: skip
    said = all_said(bag, ctx)
    one, other = (_of_place(said, rank) for rank in sides)
    having = Condition(measure=Measure(of=one), op=way, value=Measure(of=other), both=True)
    ask = GroupAsk.EXISTS if exists else _ASKS[asks[0]] if edge is None else GroupAsk.WHICH
    return Groups(by=Key.GAMES, measure=Measure(of=one), having=(having,), order=edge or Order.NATURAL,
                  take=1 if edge else None, ask=ask)  # fmt: skip


def closest(bag: Bag, ctx: Context) -> Question | None:
    """wat was het kleinste verschil in goud ooit tussen de nummers één en twee; op welke Winterspelen was de voorsprong
    in goud van de nummer één op de nummer twee het grootst: at which Games"""
    placed = bag.places("placed")
    pair = bag.peek("between_two") or ([bag.items[place] for place in placed] if len(placed) == 2 else None)
    # "het verst voor"
    furthest = any(bag.items[place].has("most", "most") for place in bag.places("ask", "difference"))
    if pair is None or not bag.took("ask", "difference") or not all(one.has_any(("rank", "placed")) for one in pair):
        return None
    fewest = bag.took("most", "fewest") or bag.took("most", "lowest")
    if not fewest and not (furthest or bag.took("most", "most") or bag.took("most", "highest")):
        return None
    bag.skip("between_two", "placed")
    ranks = sorted(int(one.value("rank" if one.has("rank") else "placed")) for one in pair)
    said = all_said(bag, ctx, "ask", "page.table", "any", "noun.games", "most")
    if said.is_part or said.nations or len(said.scope.ids) == 1 or not said.metal:
        return None
    one, other = (_of_place(said, rank) for rank in ranks)
    return Groups(by=Key.GAMES, measure=Measure(of=one, minus=Measure(of=other)),
                  order=Order.FEWEST if fewest else Order.MOST, take=1)  # fmt: skip


def _of_place(said: Narrowing, rank: int) -> Medals:
    """What the nation in that place of the table won, at each of the Games meant."""
    games = EVER if said.scope.is_current else said.scope
    return Medals(games=games, colours=tuple(said.colours), nations=(Described(role=Role.RANK, rank=rank),))


def _rank(bag: Bag, place: int) -> int | None:
    one = bag.items[place]
    if one.has("placed"):
        return int(one.value("placed"))
    return 1 if one.has("describe", "leader") or one.said in ("medaillewinnaar", "eindwinnaar") else None


_THE_GAMES = ("spelen", "olympics", "os")


def winner_of_games(bag: Bag, ctx: Context) -> Question | None:
    """wie won de Spelen van 2012; welk land won de winterspelen in Calgary"""
    who = bag.has("ask", "who") or (bag.has("ask", "which") and bag.has("noun", "nation"))
    if not (who and bag.has("win")):
        return None
    places = bag.places("games")
    if not any(word.endswith(_THE_GAMES) for place in places for word in bag.items[place].said.split()):
        return None
    said = all_said(bag, ctx, "ask.who", "ask.which", "noun.nation", "win")
    if said.nations or said.athletes or said.metal or said.is_part or len(said.scope.ids) != 1:
        return None
    return Identify(nation=Described(role=Role.RANK, rank=1), within=said.medals())


def oftenest_winner(bag: Bag, ctx: Context) -> Question | None:
    """welk land won de medaillespiegel het vaakst; wie eindigde het vaakst bovenaan"""
    oftenest = any(bag.items[place].said.endswith("vaakst") for place in bag.places("most", "most"))
    table = bag.has("win") and bag.took("page", "table")
    if not oftenest or not (table or bag.took("won_games") or bag.took("describe", "leader")):
        return None
    said = all_said(bag, ctx, "ask", "noun.nation", "noun.place", "most", "win", "stand", "placed")
    if said.nations or said.athletes or said.metal or said.is_part or said.moment:
        return None
    return GamesFact(games=said.scope if said.scope.ever else EVER, fact=Fact.WINNER)


def own_at_both(bag: Bag, ctx: Context) -> Question | None:
    """Parijs tegen Tokio; vergelijk Peking met Sotsji"""
    if not bag.took("versus") or len(bag.places("games")) < 2:
        return None
    said = all_said(bag, ctx, "and", "versus", "ask.show")
    if said.athletes or said.is_part or said.metal or len(said.scope.ids) < 2:
        return None
    if not said.nations:
        bag.defaults += 1
    of = said.medals(nations=tuple(said.nations) or (ctx.own,))
    return Groups(by=Key.GAMES, measure=Measure(kind=Kind.TALLY, of=of), order=Order.NATURAL)


def in_a_city(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak waren de Spelen in Londen; wanneer waren de Spelen in Parijs: all of that city"""
    places = [place for place in bag.places("games") if not bag.items[place].has("ever")]
    span = bag.items[places[0]].value("games") if len(places) == 1 else None
    often = bag.has("ask", "how_often")
    exists = bool(bag.items) and bag.items[0].said in ("zijn er", "waren er") and not bag.holds("ask", "metal", "page")
    often = often or exists  # "zijn er ook Winterspelen in Innsbruck geweest"
    if span is None or not (often or bag.has("ask", "when", "year") or bag.has("noun", "year")):
        return None
    every = span.of_city or (span.scope.ids if often and span.scope is not None else ())
    if len({ctx.archive.edition(one).games.city for one in every}) != 1 or (len(every) < 2 and not often):
        return None
    said = all_said(bag, ctx, "ask.how_often", "ask.when", "ask.year", "ask.which", "ask.what", "noun.year", "hosting")
    if said.nations or said.athletes or said.metal or said.is_part:
        return None
    return GamesFact(games=Scope(ids=every), fact=Fact.LIST)
