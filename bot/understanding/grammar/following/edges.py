"""The first and the last of what was counted or shown: "wie was de eerste", "en haar laatste"."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import settle
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, subject
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Ask, GroupAsk, Groups, Listing, Order, Value
from medals_core.queries.selecting import find
from medals_core.questions import Question


def last_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en wie waren de laatste twee; wie was de eerste; en wie won de allereerste: of the groups or medals counted"""
    if isinstance(last, Value | Listing):
        return _edge_of_medals(bag, last, ctx)
    if not isinstance(last, Groups) or last.take is not None or last.run is not None or bag.has("metal"):
        return None
    if last.by is Key.ATHLETE and bag.has("most", "youngest"):
        return None  # "wie van hen is de jongste"
    latest = bag.took("last_time", "")  # of all, whatever the years between which they were counted
    of_all = about(last, lambda of: of.narrowed(games=of.games.model_copy(update={"until": None}))) if latest else last
    final = bag.took("most", "last") or latest or bag.took("last_time")
    time = is_first_time(bag.items, last)
    bag.skip(*(("games", "now_word", "be", "own", "ever") if time else ()))
    first = bag.took("most", "first") or (time and bag.took("first_time"))
    order = Order.LAST if final else Order.FIRST if first else None
    if order is None or of_all is None:
        return None
    count = bag.take("number") or bag.take("asked_number")
    bag.skip("ask.who", "ask.which", "ask.what", "ask.when", "most.last", "most.first", "rank")
    bag.take_all("noun")
    settle(bag)
    return of_all.model_copy(update={"order": order, "take": int(count or 1), "ask": GroupAsk.WHICH})


def is_first_time(items: Sequence[Item], last: Question) -> bool:
    """ "(hoe vaak in de top drie) was dit jaar dan de eerste keer": of the Games counted, rather than of medals"""
    said = ("ask", "be", "first_time", "last_time", "games", "now_word", "own", "lean", "ever")
    time = any(one.has_any(("first_time", "last_time")) for one in items)
    games = isinstance(last, Groups) and last.by is Key.GAMES and bool(last.having) and last.take is None
    return games and time and all(one.is_small or one.has_any(said) for one in items)


def _edge_of_medals(bag: Bag, last: Value | Listing, ctx: Context) -> Question | None:
    """The first or the last of the medals just counted or shown."""
    counted = isinstance(last, Value) and last.measure.kind in (Kind.COUNT, Kind.TALLY)
    of = subject(last)
    if isinstance(last, Value) and last.measure.kind is Kind.AGE and of is not None and of.athletes:
        counted, of = True, Medals(games=EVER, athletes=of.athletes)  # "(hoe oud was ze bij haar eerste) en de laatste"
    of_them = any(one.has("pronoun", "of_it") for one in bag.items)  # "welke was de tweede daarvan"
    came = bag.has("ask", "which", "when") and any(
        one.text.lower() in ("kwam", "kwamen", "viel", "vielen") for one in bag.items
    )
    if (bag.has("stand") and not came) or bag.has("ask", "how_many", "how_often", "age"):
        return None  # "wie eindigde als eerste": in the table; "hoeveel heeft die laatste": the one named last
    of_them = of_them or (bag.has("rank") and bag.has("ask", "when", "day", "time", "where", "which"))
    if (bag.has("rank", 2, 3) and not of_them) or bag.has("most", "youngest"):
        return None
    if of is None or not (counted or (isinstance(last, Listing) and last.take is None and not of.events)):
        return None
    when = [place for place in bag.places("last_time") if not bag.items[place].has("last_time", "ago")]
    final = bag.took("most", "last") or bool(when)
    bag.taken.update(when)
    first_time = bag.took("first_time")
    rank = bag.take("rank") if of_them and not final else None
    first = first_time or bag.took("most", "first") or bag.took("first_ever")
    if not final and not first and rank is None:
        return None
    otherwise = any(one.text.lower() == "wel" for one in bag.items)  # none there: "wanneer dan voor het eerst wel"
    if otherwise and of.from_day is not None:
        of = of.narrowed(from_day=None, to_day=None)  # none on that day
    elif (when or first_time) and (of.games.is_current or otherwise) and not (of_them or came):
        of = of.narrowed(games=EVER)
    ask = next((ask for name, ask in _EDGE_ASKS.items() if bag.took("ask", name)), None)
    if ask is None and any(one.has("lean") or one.has("pronoun", "she", "he") for one in bag.items):
        ask = Ask.WHICH  # "en haar laatste"
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    bag.skip("pronoun.that" if rank is not None else "")
    bag.skip("most", "rank", "first_ever", "noun.medal", "ask", *(("own",) if of.nations == (ctx.own,) else ()))
    settle(bag)
    if ask is None or not (of.nations or of.athletes) or len(colours) > 1:
        return None
    of = of.narrowed(colours=colours) if colours else of
    if of.games.is_current and not find(of, ctx.archive).selection.count:
        of = of.narrowed(games=EVER)  # none here: "wanneer was hun laatste goud"
    return Listing(of=of, ask=ask, take=1, skip=int(rank) - 1 if rank else 0, last=final)


_EDGE_ASKS = {"who": Ask.WHO, "when": Ask.DAY, "time": Ask.TIME, "where": Ask.PLACE, "which": Ask.WHICH,
              "what": Ask.WHICH, "year": Ask.GAMES, "day": Ask.DAY}  # fmt: skip
