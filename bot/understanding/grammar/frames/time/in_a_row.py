"""Runs of days or Games without a gap; and whether it was so on every day."""

from bot.understanding.grammar.composing.conditions import Told
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_won, told
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order, Run
from medals_core.questions import Question

_RUNNING = ("lopende", "huidige", "actuele")
_NOW = ("al", "nu", "inmiddels", "nog", *_RUNNING)
_ASKS = ("how_many", "how_often", "how_long", "since", "when", "year", "day")


def in_a_row(bag: Bag, ctx: Context) -> Question | None:
    """op hoeveel Winterspelen op rij won Nederland goud; sinds wanneer is Noorwegen onafgebroken de nummer één; hoeveel
    keer op rij ging de titel op de 1500 meter naar een Nederlandse"""
    since = bag.has("clause", "since") or bag.has("ask", "since")
    since = since and (bag.has("noun", "games") or bag.has("ask", "year"))
    lasts = since and (bag.has("stand") or (bag.has("win") and bag.has("amount")))
    each = (bag.has("clause", "since") or bag.has("ask", "since")) and bag.took_any("each_games", "always")
    if not bag.took("measure", "streak") and not lasts and not each:
        return None
    if bag.has("ask", "show") and not bag.has_any("win", "most"):
        return None  # "zet onze laatste vijf Zomerspelen op een rij": a list
    if bag.has("noun", "athlete", "athlete_f", "athlete_m") and bag.has("most") and not bag.has("athlete"):
        return None  # "de atleet met de langste reeks Spelen op rij"
    bag.take_all("measure", "streak")
    asked = next((ask for ask in _ASKS if bag.has("ask", ask)), None)
    longest = bag.took("most", "longest")
    text = " ".join(one.said for one in bag.items)
    running = any(word in text.split() for word in _RUNNING)
    if asked is None and (longest or running) and (bag.has("noun", "day", "games") or bag.has("ask")):
        asked = "how_many"  # "wat is de langste reeks dagen met een medaille"
    asked = asked or ("since" if bag.has("clause", "since") else None)
    offered: Amount | None = bag.take("offered")  # "is dat nu twee of drie keer goud op rij"
    if offered is not None or bag.took("offered_place"):
        asked = asked or "how_many"
    if asked is None and bag.has("athlete"):
        return _so_often(bag, ctx)
    if asked is None and bag.took("times"):
        asked = "how_many"  # "is Noorwegen al vier keer op rij eerste": the number is told
    if asked is None or (bag.has("most") and not bag.has("most", "first")):
        return None
    days = (bag.has("noun", "day") or "dagen" in text) and not (bag.has("noun", "games") or each)
    now = (asked in ("since", "when", "year") and not longest) or bag.has_any("so_far", "already", "now_word", "still")
    now = now or any(f" {word} " in f" {text} " for word in _NOW)
    table_won = bag.has("page", "table") and bag.has("win") and not bag.has_any("metal", "amount")
    bag.skip("ask", "clause.since", "noun.games", "noun.day", "noun.year", "times", "any", "always", "each_games",
             "noun.place", "page.table", "noun.champion" if bag.has("metal") else "any")  # fmt: skip
    if asked in ("since", "day") and " dag " in f" {text} " and not bag.has("games"):
        return None  # "vanaf welke dag stond Noorwegen onafgebroken bovenaan": of these Games
    leads = bag.took("describe", "leader") or bag.took("most", "first") or bag.took("won_games") or table_won
    conditions = [_first(bag)] if leads else told(bag, ctx)
    champion = bag.took("noun", "champion")
    won = bag.has_any("win", "auxiliary", "be", "have")
    said = all_said(bag, ctx, then=("noun.athlete", "most.first", "placed", "page.doing"))
    key = Key.DAY if days else Key.GAMES
    of_days = key is Key.DAY and not now  # "in de tweede week"
    if len(said.nations) > 1 or len(said.athletes) > 1 or (said.moment and not of_days):
        return None
    if offered is not None and offered.colour is not None:
        said.colours.append(offered.colour)
    elif (said.events and won and not said.metal) or champion:
        said.colours.append(Colour.GOLD)
    nations = () if said.athletes else tuple(said.nations) or (ctx.own,)
    bag.defaults += not (said.nations or said.athletes)
    ranked = any(one.kind is Kind.RANK for one in conditions)
    of = said.medals(nations=nations, games=EVER if key is Key.GAMES and said.scope == CURRENT else said.scope)
    having = [one.on(of.narrowed(colours=()) if one.colours or ranked else of) for one in conditions]
    having = having or [has_won(of)]
    return Groups(by=key, measure=Measure(of=of.narrowed(colours=()) if ranked else of), having=tuple(having),
                  order=Order.NATURAL, ask=GroupAsk.COUNT, run=Run.LASTING if now else Run.LONGEST)  # fmt: skip


def _first(bag: Bag) -> Told:
    bag.skip("describe.leader", "most.first", "placed", "rank")
    return Told(Kind.RANK, Op.EQUAL, 1)


def _so_often(bag: Bag, ctx: Context) -> Question | None:
    """won Van Grunsven drie keer goud op rij; Bolt drie Spelen op rij goud op de 100 meter"""
    amount: Amount | None = bag.take("amount")
    many = bag.take("in_so_many")
    number = bag.take("number")
    count = amount.count if amount is not None else many[1] if many is not None else number
    champion = bag.took("noun", "champion")
    said = all_said(bag, ctx, then=("times", "noun.year", "noun.games", "right_question"))
    if len(said.athletes) != 1 or not count or count < 2:
        return None
    colour = amount.colour if amount is not None else Colour.GOLD if champion else None
    of = said.medals(games=EVER if said.scope == CURRENT else said.scope)
    of = of.narrowed(colours=(colour,)) if colour is not None else of
    streak = Measure(kind=Kind.STREAK, per=Key.GAMES, of=of)
    return Claim(conditions=(Condition(measure=streak, op=Op.AT_LEAST, value=int(count)),))


def every_day(bag: Bag, ctx: Context) -> Question | None:
    """heeft Nederland alle dagen iets gewonnen; pakte Italië iedere dag goud"""
    if bag.has("ask") or not bag.has_any("win", "have", "handed_out"):
        return None
    said_so = bag.took("measure", "per_day") or (
        (bag.took("every") or any(one.said in ("alle", "al de") and one.has("both") for one in bag.items))
        and bag.took("noun", "day")
    )
    verb_first = bool(bag.items) and bag.items[0].has_any(("win", "have", "be", "auxiliary", "stand"))
    claimed = any(one.has("right_question") or one.has("small", "lead") for one in bag.items)
    if not said_so or not (verb_first or claimed):
        return None
    amount: Amount | None = bag.take("amount")
    if amount is not None and (amount.op not in (None, Op.AT_LEAST) or amount.count != 1):
        return None
    said = all_said(bag, ctx, then=("any", "both", "measure.streak", "noun.medal", "stand"))
    if len(said.nations) + len(said.athletes) != 1 or said.days or said.moment:
        return None
    if not said.scope.is_current:
        return None
    colours: tuple[Colour, ...] = tuple(said.colours)
    if amount is not None and amount.colour is not None:
        colours = (amount.colour,)
    games = ctx.edition.games
    today = min(ctx.now.astimezone(games.zone).date(), games.closing)
    measure = Measure(kind=Kind.DISTINCT, of=said.medals(colours=colours), per=Key.DAY)
    return Claim(conditions=(Condition(measure=measure, op=Op.AT_LEAST, value=games.day_number(today)),))
