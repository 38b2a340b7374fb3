"""Places in the ranking just shown: whose, and who stands at either end; the podium of the event just shown."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import RANKED, STEPS, all_said, ranked_by, settle
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import NotKept, Refused
from bot.understanding.grammar.subjects import subject
from medals_core.answering import answer
from medals_core.pages.timeline import TimelineAnswer
from medals_core.queries.filters import CURRENT, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Ask, Claim, Groups, Holders, Identify, Listing, Order, SpellAsk, Spells, Value
from medals_core.queries.results import ListingAnswer
from medals_core.questions import Question, TableQuestion, TimelineQuestion


def placed_alike(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveelste is Nederland dan?; en waar staan wij?; en helemaal onderaan?; wie won er dan: in the ranking just
    shown"""
    there = _place_at_games(last, ctx)
    if there is not None and bag.holds("win") and any(one.text.lower() == "die" for one in bag.items):
        return None  # "(in welk jaar het meeste goud) wie wonnen die": those medals
    last = there or last
    metric, of = ranked_by(last), subject(last)
    if metric is None or of is None:
        return None
    placed = bag.took("ask", "rank") or (bag.has("stand") and bag.took("ask", "where"))
    otherwise = metric is not Metric.OFFICIAL  # "wie is daarin de beste"
    final = bag.took("describe", "last") or (otherwise and bag.took("most", "worst"))
    first = bag.took("describe", "leader") or (otherwise and bag.took("most", "best"))
    who, ranked = bag.has("ask", "who"), isinstance(last, TableQuestion | Value) and metric is not None
    first = first or (who and ranked and (bag.took("win") or (there is not None and bag.holds("pronoun"))))
    rank = bag.take("rank") if there is not None and who and not first else None
    if any(one.text.lower() == "zo" for one in bag.items):  # "als je dat zo telt"
        bag.skip("suppose", "counts", "than", "have")
    said = all_said(bag, ctx, "stand", "ask.who", "ask.which", "noun.nation")
    if said.is_part or said.metal or said.athletes or said.scope not in (CURRENT, of.games) or said.moment:
        return None
    within = of.narrowed(nations=())
    if metric is not Metric.POPULATION:
        within = within.narrowed(colours=())
    if placed and len(said.nations) == 1:
        whose = within.narrowed(nations=tuple(said.nations))
        return Value(measure=Measure(kind=Kind.RANK, of=whose, metric=metric))
    if rank is not None and not (said.nations or final):  # "wie werd toen tweede"
        return Identify(nation=Described(role=Role.RANK, rank=int(rank)), within=within, metric=metric)
    if said.nations or final == first:
        return None
    if isinstance(last, Groups):
        return last.model_copy(update={"order": Order.FEWEST if final else Order.MOST, "take": 1})
    end = Described(role=Role.LAST) if final else Described(role=Role.RANK, rank=1)
    return Identify(nation=end, within=within, metric=metric)


def _place_at_games(last: Question, ctx: Context) -> Value | None:
    """The place of a nation at the only Games found by it: "wanneer stond Amerika niet bovenaan", and who did"""
    of = subject(last) or Medals()
    ranks = isinstance(last, Groups) and last.by is Key.GAMES and len(of.nations) == 1
    games = shown(last, ctx).of.games if ranks else CURRENT
    return Value(measure=Measure(kind=Kind.RANK, of=of.narrowed(games=games))) if len(games.ids) == 1 else None


_OF_A_SPELL = {"since": SpellAsk.SINCE, "until": SpellAsk.UNTIL, "how_long": SpellAsk.HOW_LONG,
               "how_often": SpellAsk.HOW_OFTEN, "when": SpellAsk.WHEN}  # fmt: skip


def of_that_spell(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(wie verdrong Nederland van plek 2) sinds wanneer stonden ze daar; hoe lang dan; en tweede?: of that nation; of
    who led it is another place"""
    if isinstance(last, Holders) and (place := bag.take("rank")) is not None:
        bag.take_all("placed")
        settle(bag)
        return last.model_copy(update={"place": int(place)})
    if not isinstance(last, Spells) or last.condition is None:
        return None
    ask = next((ask for name, ask in _OF_A_SPELL.items() if bag.took("ask", name)), None)
    rank = bag.take("rank")
    final, longest = bag.took("last_time") or bag.took("most", "last"), bag.took("longest")
    bag.skip("stand", "most", "measure")
    settle(bag)
    if ask is None and rank is None:
        return None
    condition = last.condition
    if rank is not None:
        condition = condition.model_copy(update={"value": int(rank), "op": Op.EQUAL})
    fields = {"ask": ask or last.ask, "last": final or last.last, "longest": longest, "condition": condition}
    return last.model_copy(update=fields)


def same_place_there(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "wie werd derde in de spiegel, en wie op de 1000 meter": who came third there too"""
    rank = last.nation.rank if isinstance(last, Identify) and isinstance(last.nation, Described) else None
    if not isinstance(last, Identify) or rank is None or not bag.took("ask", "who") or bag.has("win"):
        return None
    said = all_said(bag, ctx, "be", "stand")
    if bag.left() or not said.events or said.nations or said.athletes or said.metal:
        return None
    of = said.medals(games=last.within.games if said.scope == CURRENT else said.scope)
    if rank not in STEPS:
        raise NotKept("place_below_third", Listing(of=of, ask=Ask.WHO))
    return Listing(of=of.narrowed(colours=(STEPS[rank],)), ask=Ask.WHO)


def top_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """doe eens de top 5: of the ranking just shown"""
    metric, of = ranked_by(last), subject(last)
    top = bag.take("top") if of is not None else None
    bag.skip("ask", "page", "only", "noun.nation", "noun.athlete")
    settle(bag)
    if top is None or of is None or isinstance(last, TableQuestion):
        return None
    if metric in (None, Metric.OFFICIAL):
        return None
    kind = next(kind for kind, one in RANKED.items() if one is metric)
    return Groups(by=Key.NATION, measure=Measure(kind=kind, of=of.narrowed(nations=())), take=int(top))


def stood_lower(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(Japan had meer medailles dan Zwitserland) en stond toch lager: the two, in the table"""
    said = last.conditions[0] if isinstance(last, Claim) and len(last.conditions) == 1 else None
    lower, higher = bag.took("lower"), bag.took("higher")
    if said is None or not isinstance(said.value, Measure) or lower == higher:
        return None
    bag.skip("stand", "right_question")
    settle(bag)
    sides = [one.of for one in (said.measure, said.value)]
    if not all(len(of.nations) == 1 and of == Medals(games=of.games, nations=of.nations, colours=of.colours)
               for of in sides):  # fmt: skip
        return None
    one, two = (Measure(kind=Kind.RANK, of=of.narrowed(colours=())) for of in sides)
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if lower else Op.LESS, value=two),))


def passed_by(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "(wanneer haalden we Italië in) door welke medaille": the one by which the last passed the other"""
    asks = bag.has("ask", "which", "who", "what") and (bag.has("metal") or bag.has("noun", "medal"))
    if not isinstance(last, TimelineQuestion) or not asks:
        return None
    result = answer(last, ctx.archive, ctx.viewpoint)
    passings = result.passings if isinstance(result, TimelineAnswer) else ()
    said = all_said(bag, ctx, "ask", "noun.medal", "have", "stand", "to_pass")
    if bag.left() or said.is_part or said.nations or said.athletes:
        return None
    if not passings:
        raise Refused("Ze gingen elkaar niet voorbij.")
    ahead, at = passings[-1].ahead, passings[-1].at
    won = answer(Listing(of=Medals(nations=(ahead,), colours=tuple(said.colours))), ctx.archive, ctx.viewpoint)
    lines = won.lines if isinstance(won, ListingAnswer) else ()
    events = tuple(line.event.event_id for line in lines if line.event is not None and line.medal.won_at == at)
    return Listing(of=Medals(nations=(ahead,), events=events, colours=tuple(said.colours))) if events else None
