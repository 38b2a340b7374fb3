"""Who is ahead of whom, and by how much."""

from bot.understanding.grammar.composing.conditions import metric_of, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, metal_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.answering import answer
from medals_core.archive import LATEST, AsOf
from medals_core.queries.filters import CURRENT, Described, NationRef, Role
from medals_core.queries.measures import Condition, Kind, Measure, Metric, Op
from medals_core.queries.model import Claim, Identify, Versus, VersusAsk
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
