"""Who is ahead of whom, and by how much."""

from collections import Counter

from bot.understanding.grammar.composing.conditions import metric_of, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, metal_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.answering import answer
from medals_core.archive import LATEST, AsOf
from medals_core.queries.filters import CURRENT, Described, NationRef, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Identify, Order, Versus, VersusAsk
from medals_core.queries.results import GroupsAnswer, IdentifyAnswer
from medals_core.questions import Question

_OBJECT = "ons"


def ahead(bag: Bag, ctx: Context) -> Question | None:
    """bleven we Duitsland voor; welk land ging ons voor; hoeveel goud staan we voor op Duitsland, komen we tekort op"""
    short = bag.has("short_of")
    if not (bag.has("ahead") or short) or not (short or bag.has_any("stand", "be", "auxiliary")):
        return None
    far = bag.took("ask", "difference")
    many = far or bag.took("ask", "how_many")
    which = not many and (bag.took("ask", "which") or bag.took("ask", "who"))
    if bag.has_any("ask", "suppose", "amount", "and"):
        return None
    denied = bag.took("not")
    us_object = any(bag.items[place].text == _OBJECT for place in bag.places("own"))
    bag.skip("ahead", "short_of", "noun.nation", "clause")
    place = _place_in_table(bag) if short and many else None
    colour = metal_of(bag)
    counted = bag.has("metal")
    said = all_said(bag, ctx, state=True)
    nations = list(said.nations)
    if place is not None and len(nations) == 1 and isinstance(nations[0], str):
        place = place.model_copy(update={"of": nations[0]}) if place.role is Role.ABOVE else place
        whose = Identify(nation=place, within=said.medals(nations=()))
        there = getattr(answer(whose, ctx.archive, ctx.viewpoint), "lines", ())  # of all Games it is one and the same
        nations += [place] if not said.scope.ever else [one.noc for one in there[:1]]
    if said.athletes or said.events or not nations or len(nations) > 2:
        return None
    if which and len(nations) == 1 and not counted and isinstance(nations[0], str):
        return Identify(nation=Described(role=Role.ABOVE, of=nations[0]), within=said.medals(nations=()))
    if len(nations) != 2:
        return None
    first: NationRef = (
        ctx.own
        if said.own_said and not us_object
        else next((noc for noc in nations if not (us_object and noc == ctx.own)), nations[0])
    )
    other = next(noc for noc in nations if noc != first)
    kind = Kind.TALLY if far and not counted else Kind.COUNT if counted or many else Kind.RANK
    colours = (colour,) if colour is not None else ()
    one, two = (Measure(kind=kind, of=said.medals(nations=(noc,), colours=colours)) for noc in (first, other))
    if many:
        return Versus(measures=(one, two), ask=VersusAsk.WHY if kind is Kind.TALLY else VersusAsk.DIFFERENCE)
    if which or short:
        return None
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if counted else Op.LESS, value=two),), denied=denied)


def _place_in_table(bag: Bag) -> Described | None:
    """ "(hoeveel goud komen we tekort) op de nummer twee", "… op het land boven ons": who holds that place, taken"""
    above: Beside | None = bag.peek("beside")
    bag.skip("page.table", "noun.event")
    if (rank := bag.take("rank")) is not None:
        return Described(role=Role.RANK, rank=int(rank))
    if bag.took("beside_it", "above") or (above is not None and above.above and bag.took("beside")):
        return Described(role=Role.ABOVE)
    return None


def to_the_next(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud komt Nederland in de eeuwige ranglijst tekort op het land erboven; hoeveel goud had het land boven
    ons meer: held against who stands next to it"""
    apart = bag.has("ask", "difference")
    if not (apart or (bag.has("ask", "how_many") and bag.has_any("short_of", "more", "fewer", "ahead"))):
        return None
    placed = [p for p in bag.places("rank") if apart and bag.has("metal") and bag.items[p].said.startswith("nummer")]
    if not (bag.has("noun", "nation") or placed or any(one.said == "nummer" for one in bag.items)):
        return None
    beside: Beside | None = bag.take("beside")
    side = bag.take("beside_it") if beside is None else "above" if beside.above else "below"
    whom = nation_of(beside.items, ctx) if beside is not None else None
    rank = int(bag.items[placed[0]].value("rank")) if len(placed) == 1 and side is None else None
    bag.taken.update(placed if rank is not None else ())
    if (side not in ("above", "below") and rank is None) or (beside is not None and whom is None):
        return None
    bag.taken.update(place for place in bag.places("noun", "event") if bag.items[place].said == "nummer")
    said = all_said(bag, ctx, "ask", "short_of", "more", "fewer", "ahead", "noun.nation", "page.table", "more_of_it",
                    "less_if", "at_table", "at_games", state=True)  # fmt: skip
    mine = whom or next(iter(said.nations), ctx.own)
    if said.athletes or said.is_part or len({mine, *said.nations}) > 1 or not isinstance(mine, str):
        return None
    bag.defaults += whom is None and not said.nations
    table = said.medals(nations=(), colours=())
    there = Described(role=Role.ABOVE if side == "above" else Role.BELOW, of=mine)
    next_ = Identify(nation=there if rank is None else Described(role=Role.RANK, rank=rank), within=table)
    found = answer(next_, ctx.archive, ctx.viewpoint)
    other = found.lines[0].noc if isinstance(found, IdentifyAnswer) and found.lines else None
    if other is None or other == mine:
        return next_  # nobody stands there
    colours, kind = tuple(said.colours), Kind.COUNT if said.metal else Kind.TALLY
    sides = tuple(Measure(kind=kind, of=table.narrowed(nations=(noc,), colours=colours)) for noc in (mine, other))
    return Versus(measures=sides, ask=VersusAsk.DIFFERENCE if kind is Kind.COUNT else VersusAsk.WHY)


_PLACES = ("plek", "plekken", "plaats", "plaatsen", "posities")


def level_in_the_table(bag: Bag, ctx: Context) -> Question | None:
    """welke landen staan gelijk; zijn er gedeelde plekken in de stand: all that share a place"""
    places = [p for p, one in enumerate(bag.items) if one.said in _PLACES]
    level = bag.has("equal") and bag.has("stand") and bag.has("noun", "nation")
    level = level and not bag.has("out_of")  # "komt die uit hetzelfde land"
    of_table = bag.has("noun", "nation") or bag.has_any("at_table") or bag.has("page", "table")
    if not level and not (bag.has("shared") and places and of_table):
        return None
    if bag.has_any("nation", "own", "athlete", "compared", "rank", "amount", "top", "measure", "one_of"):
        return None
    asks = {"how_many": GroupAsk.COUNT, "which": GroupAsk.WHICH, "who": GroupAsk.WHICH, "show": GroupAsk.WHICH}
    ask = next((ask for name, ask in asks.items() if bag.took("ask", name)), GroupAsk.EXISTS)
    if bag.has("ask") or (ask is GroupAsk.COUNT and not bag.has("noun", "nation")):
        return None
    bag.taken.update(places)
    said = all_said(bag, ctx, "noun.nation", "noun.place", "equal", "shared", "page.table", "relative", "any", "both",
                    state=True)  # fmt: skip
    if said.metal or said.athletes or said.nations:
        return None
    rank = Measure(kind=Kind.RANK, of=said.medals())
    found = answer(Groups(by=Key.NATION, measure=rank, order=Order.NATURAL), ctx.archive, ctx.viewpoint)
    ranks = {group.key: group.value for group in found.groups} if isinstance(found, GroupsAnswer) else {}
    held = Counter(ranks.values())
    level_ = tuple(noc for noc, rank_ in ranks.items() if rank_ is not None and held[rank_] > 1)
    if not level_:
        raise Refused("Geen twee landen staan daar gelijk.")
    return Groups(by=Key.NATION, measure=rank, among=level_, order=Order.FEWEST, ask=ask)


def either_side(bag: Bag, ctx: Context) -> Question | None:
    """staan onze oosterburen boven of onder ons; eindigde Zweden hoger of lager dan Noorwegen"""
    beside: Beside | None = bag.take("either_side")
    other = nation_of(beside.items, ctx) if beside is not None else None
    if other is None:
        return None
    said = all_said(bag, ctx, "ask.rank", "ask.where", "page.table", state=True)
    noc = said.nations[0] if said.nations else ctx.own
    bag.defaults += not said.nations
    measures = tuple(Measure(kind=Kind.TALLY, of=said.medals(nations=(one,))) for one in (noc, other))
    return Versus(measures=measures, ask=VersusAsk.WHY) if noc != other else None


def places_apart(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel plekken staan de Belgen achter ons; hoeveel plaatsen scheelt het met Italië; hoeveel plekken hoger
    eindigden we dan in Peking"""
    if not (bag.took("ask", "how_many") or bag.took("ask", "difference")) or not bag.took("lead_change"):
        return None
    others: list[NationRef] = []
    scope = None
    for kind in ("beside", "compared"):
        for place in bag.places(kind):
            one = bag.items[place].value(kind)
            inner = Bag(one.items if kind == "beside" else one.standard)
            than = narrow(inner, ctx)
            if inner.left() or than.athletes or than.is_part or than.metal:
                return None
            others += than.nations
            scope = than.scope if than.scope.ids else scope
            bag.taken.add(place)
    bag.skip("above", "below", "higher", "lower", "ahead", "behind", "moves", "fell_back", "gained", "lost")
    bag.skip("than", "more", "fewer", "and", "between", "versus", "lean")
    metric = metric_of(bag) or Metric.OFFICIAL
    said = all_said(bag, ctx, state=True)
    if said.athletes or said.events or said.metal:
        return None
    nations = list(dict.fromkeys((*said.nations, *others)))
    scope = scope or (said.scope if said.scope.ids else None)
    moved = any(one.has("stand", "moved") or one.has_any(("moves", "fell_back", "gained", "lost")) for one in bag.items)
    if moved and scope is None and said.days is not None and said.days[0] and not said.days[1]:  # "sinds 14 februari"
        said.as_of, said.days = AsOf(won_by=ctx.edition.games.end_of(said.days[0])), None
    if moved and scope is None and len(nations) <= 1 and said.as_of != LATEST:
        then = said.medals(nations=tuple(nations) or (ctx.own,))  # "hoeveel plaatsen is Zweden gezakt na dag 8"
        pair = (then.narrowed(as_of=LATEST), then)
        measures = tuple(Measure(kind=Kind.RANK, of=of, metric=metric) for of in pair)
        return Versus(measures=measures, ask=VersusAsk.DIFFERENCE)
    if scope is not None and len(nations) <= 1:
        then = said.medals(nations=tuple(nations) or (ctx.own,), games=scope)
        pair = (then.narrowed(games=CURRENT), then)
    else:
        if len(nations) == 1 and nations[0] != ctx.own:
            nations.append(ctx.own)
            bag.defaults += 1
        if len(nations) != 2:
            return None
        pair = (said.medals(nations=(nations[0],)), said.medals(nations=(nations[1],)))
    measures = tuple(Measure(kind=Kind.RANK, of=of, metric=metric) for of in pair)
    return Versus(measures=measures, ask=VersusAsk.DIFFERENCE)
