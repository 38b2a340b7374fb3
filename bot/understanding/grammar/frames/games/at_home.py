"""Hosts: which of them won their own Games, how often, and how they did there."""

from bot.understanding.grammar.composing.conditions import Told
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, settle, told
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from medals_core.queries.filters import EVER, Described, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order
from medals_core.questions import Question

_ORDERS = {"most": Order.MOST, "best": Order.MOST, "fewest": Order.FEWEST, "worst": Order.FEWEST}


def hosts(bag: Bag, ctx: Context) -> Question | None:
    """welke gastlanden wonnen hun eigen Spelen; welk gastland won de meeste medailles; hoe vaak werd het gastland
    eerste; welke landen werden thuis eerste"""
    land = bag.has("at_home") and bag.has("noun", "nation") and not bag.has("noun", "host")
    called = any(one.has("hosting") and one.said.startswith("gast") for one in bag.items)  # "ooit een gastland geweest"
    plural = any(one.has("noun", "host") and one.said.endswith("en") for one in bag.items)
    often = bag.took("ask", "how_often") or (plural and bag.took("ask", "how_many"))
    ever = bag.has("ever") and not bag.has("ask")
    if not (bag.has("noun", "host") or land or called) or not (often or ever or bag.has("ask", "which", "show")):
        return None
    scopes = [one.value("games").scope for one in bag.items if one.has("games") and not one.has("at_home")]
    if any(scope != EVER and not (scope is not None and scope.hosted) for scope in scopes):
        return None
    most = next((name for name in _ORDERS if bag.has("most", name)), None)
    best = plural and most == "best" and bag.has("stand") and not bag.has("metal") and bag.took("most", "best")
    most = None if best else most  # "welke gastlanden werden de beste"
    bag.skip("at_home", "noun.games", "games", "ever", "ask.which", "ask.show", "noun.host", "relative",
             *(("noun.nation", "one_nation") if land else ("hosting",) if called else ()))  # fmt: skip
    won = bag.has("win") and not bag.has("metal")
    first = bag.took("won_games") or (won and (bag.took("page", "table") or _at_home(bag)))
    first = best or first or bag.took("describe", "leader") or bag.took("won_noun") or bag.took("most", "first")
    first = first or (most is None and bag.took("rank", 1))
    if most is not None:
        bag.take_all("most", most)
    bag.skip("page.table", "won_games", "describe.leader", "won_noun")
    found = told(bag, ctx)
    if land and not first:
        return None  # "welke landen wonnen thuis goud": over all that they were
    if first:
        found.append(Told(Kind.RANK, Op.EQUAL, 1))
    said = all_said(bag, ctx, then=("than", "doing_verb", "doing_end", "take_part", "page.doing", "be", "stand"))
    if said.athletes or said.nations or said.days:
        return None
    if not (found or said.metal or most):
        return None
    of = said.medals(nations=(Described(role=Role.HOST),), games=EVER, colours=())
    having = [one.on(of) for one in found]
    coloured = of.narrowed(colours=tuple(said.colours))
    if most is not None:
        measure = Measure(kind=Kind.COUNT if said.metal else Kind.TALLY, of=coloured)
        return Groups(by=Key.GAMES, measure=measure, having=tuple(having), take=1, order=_ORDERS[most])
    ask = GroupAsk.COUNT if often else GroupAsk.EXISTS if ever else GroupAsk.WHICH
    return Groups(by=Key.GAMES, measure=Measure(of=of), having=tuple(having), order=Order.NATURAL, ask=ask)


def _at_home(bag: Bag) -> bool:
    """Is it the Games themselves that were won: "wonnen hun eigen Spelen"?"""
    return any(one.has("at_home") and one.said.endswith("spelen") and " op " not in f" {one.said} "
               for one in bag.items)  # fmt: skip


def best_at_home(bag: Bag, ctx: Context) -> Question | None:
    """was dit de beste thuiswinter van Italië; op welke thuisspelen won Noorwegen de meeste medailles"""
    if not bag.took("at_home"):
        return None
    most = next((name for name in _ORDERS if bag.has("most", name)), None)
    if most is None or bag.has("noun", "host"):
        return None
    bag.take_all("most", most)
    total = bag.took("measure", "total") or bag.took("ask", "how_many")
    said = all_said(bag, ctx, "at_home", "ask", "noun.games", "noun.year", "relative", "pronoun", "now_word", "ever")
    if len(said.nations) != 1 or said.athletes or len(said.scope.ids) > 1:
        return None
    of = said.medals(games=Scope(ever=True, hosted=True))
    kind = Kind.COUNT if said.metal or total else Kind.TALLY
    return Groups(by=Key.GAMES, measure=Measure(kind=kind, of=of), take=1, order=_ORDERS[most])


def then_and_there(bag: Bag, ctx: Context) -> Question | None:
    """won Nederland in 2014 meer goud dan Noorwegen in 2010; had Spitz in München meer dan Phelps in Peking: two sides,
    each at Games of its own"""
    place = next(iter((*bag.places("compared"), *bag.places("beside"))), None)
    if place is None or bag.has_any("ask", "ever"):
        return None  # "stond Nederland ooit boven Duitsland tijdens deze Spelen": at some time of these
    one = bag.items[place]
    if one.has("compared"):
        op, inner = one.value("compared").op, one.value("compared").standard
    elif one.has("beside"):
        op, inner = (Op.MORE if one.value("beside").above else Op.LESS), one.value("beside").items
    else:
        return None
    ahead, behind = Bag(bag.items[:place]), Bag((*inner, *bag.items[place + 1 :]))
    if not behind.has("games") or (op not in (Op.MORE, Op.LESS)):
        return None
    home = ahead.took("at_home")
    if not (home or ahead.has_any("games", "now_word")):
        return None  # "won Noorwegen meer goud dan Zweden in Sotsji": both there
    for half in (ahead, behind):
        half.skip(
            "doing_verb", "take_part", "doing_end", "measure.total", "page.doing", "pronoun", "win", "measured_in"
        )
    mine, theirs = narrow(ahead, ctx), narrow(behind, ctx)
    settle(ahead)
    settle(behind)
    sides = [(*said.nations, *said.athletes) for said in (mine, theirs)]
    if any(len(side) != 1 for side in sides) or sides[0] == sides[1]:
        return None
    colour = one.value("compared").colour if one.has("compared") else None
    colours = (colour,) if colour else tuple(mine.colours or theirs.colours)
    counted = one.has("compared") or bool(colours) or mine.metal or theirs.metal
    measures = [Measure(kind=Kind.COUNT if counted else Kind.TALLY, of=said.medals(colours=colours))
                for said in (mine, theirs)]  # fmt: skip
    bag.taken.update(range(len(bag.items)))
    bag.notes += [*ahead.notes, *behind.notes]
    return Claim(conditions=(Condition(measure=measures[0], op=op, value=measures[1]),))
