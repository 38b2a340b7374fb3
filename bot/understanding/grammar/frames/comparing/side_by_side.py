"""Two side by side: of as much, one less the other, the women and the men; and at which Games or events that is so."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    STEPS,
    all_said,
    colours_of,
    has_won,
    metal_of,
    own_unless_said,
    told,
)
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from medals_core.answering import answer
from medals_core.medals import Colour
from medals_core.queries.filters import ALL, EVER, Described, Medals, NationRef, Podium, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order, Value, Versus, VersusAsk
from medals_core.queries.results import GroupsAnswer
from medals_core.queries.selecting import editions_in
from medals_core.questions import Question


def as_much_as(bag: Bag, ctx: Context) -> Question | None:
    """met welk land eindigde Nederland gelijk in aantal gouden medailles; met wie deelde Griekenland zijn plaats"""
    placed = bag.has("shared") and bag.took("noun", "place")
    if not placed and not (bag.has("equal") and bag.has("metal") and bag.has("ask", "which", "who")):
        return None
    said = all_said(bag, ctx, "ask.which", "ask.who", "noun.nation", "both",
                    *(("shared", "page.table", "pronoun", "placed") if placed else
                      ("equal", "measure.total", "doing_end")), state=placed)  # fmt: skip
    if len(said.nations) != 1 or said.athletes or (placed and (said.metal or said.is_part)):
        return None
    kind, theirs = Kind.RANK if placed else Kind.COUNT, said.medals()
    everybody = theirs.narrowed(nations=())
    same = Condition(measure=Measure(kind=kind, of=everybody), op=Op.EQUAL, value=Measure(kind=kind, of=theirs))
    shown = Measure(kind=Kind.TALLY if placed else Kind.COUNT, of=everybody.narrowed(colours=()))
    return Groups(by=Key.NATION, measure=shown, having=(same,))


def are_level(bag: Bag, ctx: Context) -> Question | None:
    """wonnen Nederland en Italië evenveel goud; hadden de nummers 1 en 2 evenveel zilver"""
    if bag.has_any("ask", "ever", "at_games") or not bag.has("metal") or not bag.took("equal"):
        return None
    ranks = [int(bag.items[p].value("rank")) for p in bag.places("rank")]
    said = all_said(bag, ctx, "rank", "placed", "both", "measure.total", "page.table")
    sides: list[NationRef] = [Described(role=Role.RANK, rank=rank) for rank in ranks] or list(said.nations)
    if len(sides) != 2 or (ranks and said.nations) or said.athletes or len(said.scope.ids) > 1:
        return None
    one, other = (Measure(of=said.medals(nations=(noc,))) for noc in sides)
    return Claim(conditions=(Condition(measure=one, op=Op.EQUAL, value=other),))


_ASKS = {"how_often": GroupAsk.COUNT, "how_many": GroupAsk.COUNT, "which": GroupAsk.WHICH, "when": GroupAsk.WHICH,
         "year": GroupAsk.WHICH}  # fmt: skip


def over_games(bag: Bag, ctx: Context) -> Question | None:
    """op welke Zomerspelen hadden de VS en China evenveel goud; hoe vaak won Noorwegen meer medailles dan Zweden op de
    Winterspelen; op hoeveel Spelen waar allebei meededen won de DDR meer goud dan West-Duitsland"""
    asked = next((name for name in _ASKS if bag.has("ask", name)), None)
    exists = asked is None and (bag.has("ever") or (bag.has("noun", "day") and bag.has("be")))
    level, compared = bag.has("equal"), bag.has("compared")
    days = level and bag.has("noun", "day") and not bag.has("at_games")
    of_games = days or bag.has("noun", "games") or bag.has("at_games") or asked in ("when", "year") or exists or (
        asked == "how_often" and not bag.has_any("games", "moment")
    )  # fmt: skip
    alone = asked == "how_often"  # what other frames leave
    if not (asked or exists) or not of_games or not (level or (compared and alone)) or bag.has("athlete"):
        return None
    edge = Order.LAST if bag.took("last_time") else Order.FIRST if bag.took("first_time") else None
    bag.skip("ask", "noun.games", "noun.day", "noun.year", "at_games", "relative", "both", "page.table", "ever",
             "measure.total",
             "equal", "most.last" if edge else "page.table")  # fmt: skip
    ranks = [int(bag.items[p].value("rank")) for p in bag.places("rank")] if level else []
    bag.skip("rank", "placed" if ranks else "relative")
    found = [] if level else told(bag, ctx)
    said = all_said(bag, ctx)
    one_games = len(said.scope.ids) == 1 and not days
    if said.athletes or one_games or said.moment or said.days or (days and ranks):
        return None
    sides: list[NationRef] = [Described(role=Role.RANK, rank=rank) for rank in ranks] or list(said.nations)
    if level and len(sides) != 2:
        return None
    other: object = sides[-1] if level else None
    op = Op.EQUAL
    if not level:
        if len(found) != 1 or found[0].kind is not Kind.COUNT or not isinstance(found[0].value, Measure):
            return None
        held, op = found[0].value.of, found[0].op
        plain = ALL.narrowed(nations=held.nations, colours=held.colours, games=held.games)
        if held != plain or held.games.ids or len(held.nations) != 1:
            return None
        other, said.colours = held.nations[0], list(found[0].colours)
        sides = [*sides, *held.nations]
    if len(sides) != 2 or sides[0] == other or (not said.metal and level):
        return None
    of = said.medals(nations=(), games=EVER if said.scope.is_current and not days else said.scope)
    one, rival = (of.narrowed(nations=(noc,)) for noc in sides)
    having = [Condition(measure=Measure(of=one), op=op, value=Measure(of=rival), both=True)]
    if op is Op.EQUAL:
        having.append(has_won(one))  # none and none is nothing to be level in
    ask = GroupAsk.EXISTS if exists else _ASKS[asked] if asked and edge is None else GroupAsk.WHICH
    by = Key.DAY if days else Key.GAMES
    return Groups(by=by, measure=Measure(of=one), having=tuple(having), order=edge or Order.NATURAL,
                  take=1 if edge else None, ask=ask)  # fmt: skip


_EXTREMES = {"fewest": Order.FEWEST, "lowest": Order.FEWEST, "most": Order.MOST, "highest": Order.MOST}


def furthest_apart(bag: Bag, ctx: Context) -> Question | None:
    """op welke Spelen was het verschil in goud tussen Nederland en Noorwegen het kleinst"""
    order = extreme_of(bag)
    if order is None or not bag.has("ask", "difference") or not bag.holds("nation", "between_two"):
        return None
    games = bag.has("noun", "games") or bag.holds("ever", "at_games") or bag.has("ask", "year")
    said = all_said(bag, ctx, "ask", "most", "noun.games", "noun.year", "between", "and", "at_games", "measure.total",
                    "page.table", "ever")  # fmt: skip
    nations = list(dict.fromkeys((*said.nations, ctx.own)))[:2]
    if said.athletes or said.moment or said.days or len(said.nations) > 2 or len(nations) < 2:
        return None
    if not games and len(said.scope.ids) < 2:
        raise Refused("Wanneer een verschil het grootst of het kleinst was, weet ik alleen van hele Spelen: vraag het "
                      "met ‘op welke Spelen’ erbij.")  # fmt: skip
    scope = EVER if said.scope.is_current else said.scope
    lead = next((way for one in bag.items for way in ("voorsprong", "achterstand") if way in one.said), "")
    if ctx.own in nations and (nations[0] == ctx.own) is bag.says("ons", "op ons", "met ons"):
        nations = nations[::-1]  # "onze voorsprong op Duitsland", "die van Duitsland op ons"
    sides = [said.medals(nations=(noc,), games=scope) for noc in nations]
    return apart_at(order, sides[::-1] if lead == "achterstand" else sides, ctx, ahead=bool(lead))


def extreme_of(bag: Bag) -> Order | None:
    """ "het grootst", "het kleinst": which end is asked for."""
    return next((order for name, order in _EXTREMES.items() if bag.has("most", name)), None)


def apart_at(order: Order, sides: Sequence[Medals], ctx: Context, *, ahead: bool = False) -> Question:
    """At which Games two were furthest apart, or nearest, whoever of them was ahead there; ``ahead``: the first was.
    Only Games at which both were."""
    one, other = sides
    each = Groups(by=Key.GAMES, measure=Measure(of=one, minus=Measure(of=other)), order=Order.NATURAL)
    found = answer(each, ctx.archive, ctx.viewpoint)
    everywhere = found.groups if isinstance(found, GroupsAnswer) else ()
    nocs = {noc for of in sides for noc in of.nations if isinstance(noc, str)}
    held = [group for group in everywhere if not ahead or (group.value or 0) > 0]
    groups = [group for group in held if nocs <= {*ctx.archive.edition(group.key).games.took_part}]
    least = order is Order.FEWEST
    edge = (min if least else max)((group.value or 0 for group in groups), key=abs, default=0)
    nearer = [group for group in held if group not in groups and (abs(group.value or 0) <= abs(edge)) is least]
    among = tuple(group.key for group in groups) if nearer else ()  # at those the one or the other was not there
    values = [group.value or 0 for group in (groups if among else held)]
    if -edge in values and edge:
        there = [f"{ctx.archive.edition(group.key).games.city} {group.key[:4]}" for group in groups
                 if abs(group.value or 0) == abs(edge)]  # fmt: skip
        raise Refused(f"Dat was er meer dan eens, met nu eens de een en dan weer de ander voorop: {', '.join(there)}.")
    if edge < 0:
        one, other = other, one
    mixed = least and min(values, default=0) < 0 < max(values, default=0)
    level = has_won(one, Op.MORE if ahead else Op.AT_LEAST, Measure(of=other)).model_copy(update={"both": True})
    return Groups(by=Key.GAMES, measure=Measure(of=one, minus=Measure(of=other)), order=order, take=1, among=among,
                  having=(level,) if mixed or ahead else ())  # fmt: skip


def on_one_podium(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak stonden er twee Nederlanders naast elkaar op het podium; op welk onderdeel stonden drie Italianen op het
    podium: events of which a nation won so many medals"""
    together = bag.took("side_by_side")
    if not together and not (bag.has("noun", "podium") and bag.has_any("stand", "be")):
        return None
    asked = next(
        (
            ask
            for ask in ("how_often", "how_many", "which", "when", "day", "show", "who", "year")
            if bag.has("ask", ask)
        ),
        None,
    )
    number = bag.take("number", 2, 3) or (2 if bag.took("several") else None)
    if number is None or (asked is None and not bag.has_any("stand", "be")) or asked == "who":
        return None
    if asked in ("when", "day", "year"):
        return None
    alike = bag.took("compatriots") or bag.took("same_nation")
    bag.skip("ask", "noun.podium", "noun.event", "noun.athlete", "times", "any", "noun.nation", "relative")
    said = all_said(bag, ctx)
    if len(said.nations) > 1 or said.athletes or said.moment:
        return None
    if not said.nations and not alike:
        return None
    of = said.medals()
    if said.nations and len(editions_in(of.games, ctx.archive)) > 1:  # on one podium, not at all Games together
        swept = of.narrowed(colours=(Colour.GOLD,), podium=Podium.SWEPT)
        return Value(measure=Measure(of=swept)) if number == len(Colour) and asked in _COUNTED else None
    ask = {"how_often": GroupAsk.COUNT, "how_many": GroupAsk.COUNT, None: GroupAsk.EXISTS}.get(asked, GroupAsk.WHICH)
    counted = Measure(of=of) if said.nations else Measure(kind=Kind.PEAK, of=of, per=Key.NATION)
    having = (Condition(measure=counted, op=Op.AT_LEAST, value=number),)
    return Groups(by=Key.EVENT, measure=Measure(of=of), having=having, order=Order.NATURAL, ask=ask)


_COUNTED = ("how_often", "how_many")


def both_on_one(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak won Nederland goud en zilver in dezelfde wedstrijd; als eerste én tweede: events with both"""
    if not bag.has("at_one", "event") or not bag.has_any("nation", "own") or bag.has_any("athlete", "amount"):
        return None
    bag.take("at_one")
    colours = colours_of(bag) + [STEPS[int(rank)] for rank in bag.take_all("rank") if int(rank) in STEPS]
    colours += [Colour.GOLD] if any(bag.items[p].said == "als eerste" for p in bag.places("most", "first")) else []
    counted = bag.took("ask", "how_often") or bag.took("ask", "how_many")
    exists = not counted and not bag.has("ask")
    said = all_said(bag, ctx, "ask", "and", "both", "both_lead", "noun.discipline", "noun.event", "most.first")
    if len(set(colours)) < 2 or len(said.nations) != 1 or said.scope.ever or len(said.scope.ids) > 1:
        return None  # of all Games an event is one group, and not each race of it
    of = said.medals(colours=())
    ask = GroupAsk.COUNT if counted else GroupAsk.EXISTS if exists else GroupAsk.WHICH
    having = tuple(has_won(of.narrowed(colours=(one,))) for one in Colour if one in colours)
    return Groups(by=Key.EVENT, measure=Measure(of=of), having=having, order=Order.NATURAL, ask=ask)


def each_sex(bag: Bag, ctx: Context) -> Question | None:
    """bij onze gouden plakken: hoeveel waren er van vrouwen en hoeveel van mannen"""
    asks = bag.places("ask", "how_many")
    sexes = bag.places("gender")
    if len(asks) != 2 or len(sexes) != 2 or not asks[0] < sexes[0] < asks[1] < sexes[1]:
        return None
    bag.take_all("ask", "how_many")
    said = all_said(bag, ctx, "and", "among")
    measures = tuple(Measure(kind=Kind.COUNT, of=said.medals(genders=(sex,))) for sex in said.genders)
    return Versus(measures=measures, ask=VersusAsk.MORE)


def better_sex(bag: Bag, ctx: Context) -> Question | None:
    """de vrouwen deden het beter dan de mannen bij ons toch; waren onze mannen slechter dan de vrouwen"""
    sexes, than = bag.places("gender"), bag.places("than")
    if bag.has("ask") or len(sexes) != 2 or not than or not sexes[0] < than[0] < sexes[1]:
        return None
    better = bag.took_any("higher", "most.best")
    if not better and not bag.took("lower"):
        return None
    bag.skip("than", "doing_verb", "doing_end", "page.doing", "right_question")
    first, second = (bag.items[place].value("gender") for place in sexes)
    said = all_said(bag, ctx)
    own_unless_said(said, bag, ctx)
    one, other = (Measure(kind=Kind.TALLY, of=said.medals(genders=(sex,))) for sex in (first, second))
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if better else Op.LESS, value=other),))


def longest_gap(bag: Bag, ctx: Context) -> Question | None:
    """de langste periode tussen twee gouden medailles: no query measures it"""
    if not bag.took("longest_gap"):
        return None
    raise Refused("De langste tijd tussen twee medailles reken ik niet uit. Wel hoeveel dagen er tussen de eerste en "
                  "de laatste zaten.")  # fmt: skip


def less_the_other(bag: Bag, ctx: Context) -> Question | None:
    """neem het totaal van Noorwegen, trek daar dat van Zweden af; Noorwegen min Zweden"""
    if not bag.took("minus"):
        return None
    bag.skip("minus", "except_verb", "ask", "correct", "measure.total", "and", "win", "stand", "noun.medal")
    bag.skip("except_after")
    colour = metal_of(bag)
    said = all_said(bag, ctx, state=True)
    if len(said.nations) != 2 or said.athletes or said.events:
        return None
    colours = (colour,) if colour is not None else ()
    one, other = (Measure(of=said.medals(nations=(noc,), colours=colours)) for noc in said.nations)
    return Versus(measures=(one, other), ask=VersusAsk.DIFFERENCE)
