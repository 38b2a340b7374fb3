"""Two nations, or two places of the table, held against each other at all Games: at which were they level, how often
did the one win more."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, told
from bot.understanding.grammar.items import Bag
from medals_core.queries.filters import ALL, EVER, Described, Medals, NationRef, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.selecting import find
from medals_core.questions import Question

_ASKS = {"how_often": GroupAsk.COUNT, "how_many": GroupAsk.COUNT, "which": GroupAsk.WHICH, "when": GroupAsk.WHICH,
         "year": GroupAsk.WHICH}  # fmt: skip
_MOST_UNSEEN = 2


def over_games(bag: Bag, ctx: Context) -> Question | None:
    """op welke Zomerspelen hadden de VS en China evenveel goud; hoe vaak won Noorwegen meer medailles dan Zweden op de
    Winterspelen; op hoeveel Spelen waar allebei meededen won de DDR meer goud dan West-Duitsland"""
    asked = next((name for name in _ASKS if bag.has("ask", name)), None)
    exists = asked is None and (bag.has("ever") or (bag.has("noun", "day") and bag.has("be")))
    level, compared, there = bag.has("equal"), bag.has("compared"), bag.took("both_there")
    days = level and bag.has("noun", "day") and not bag.has("at_games")
    of_games = days or bag.has("noun", "games") or bag.has("at_games") or asked in ("when", "year") or exists or (
        asked == "how_often" and not bag.has_any("games", "moment")
    )  # fmt: skip
    alone = there or asked == "how_often"  # what other frames leave
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
        having.append(Condition(measure=Measure(of=one)))  # none and none is nothing to be level in
    if there:
        if not all(_is_seen(noc, of, ctx) for noc in sides):
            return None
        having += [Condition(measure=Measure(of=Medals(games=of.games, nations=(noc,)))) for noc in sides]
    ask = GroupAsk.EXISTS if exists else _ASKS[asked] if asked and edge is None else GroupAsk.WHICH
    by = Key.DAY if days else Key.GAMES
    return Groups(by=by, measure=Measure(of=one), having=tuple(having), order=edge or Order.NATURAL,
                  take=1 if edge else None, ask=ask)  # fmt: skip


def _is_seen(noc: NationRef, of: Medals, ctx: Context) -> bool:
    """Did it win at nearly all Games from its first on, so that where it won nothing it was not there?"""
    if not isinstance(noc, str):
        return True
    won = {line.games.year for line in find(Medals(games=of.games, nations=(noc,)), ctx.archive).selection.lines()}
    season = ctx.archive.current.games.season
    held = {one.games.year for one in ctx.archive.editions.values() if one.games.season is season}
    return bool(won) and len([year for year in held if min(won) <= year <= max(won)]) - len(won) <= _MOST_UNSEEN
