"""Whether what was just counted is a record, who held it before, whether anybody ever had more."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import LATEST
from medals_core.queries.filters import EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Listing, Value
from medals_core.queries.selecting import find
from medals_core.questions import NationQuestion, Question


def anybody_had_more(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """heeft iemand ooit meer goud gepakt op 1 Spelen?; won een land ooit meer?: than was just counted"""
    of = subject(last)
    counted = isinstance(last, Listing) or (isinstance(last, Value) and last.measure.kind in (Kind.COUNT, Kind.TALLY))
    key = Key.NATION if bag.took("noun", "nation") else Key.ATHLETE if bag.took("noun", "athlete") else None
    if not counted or of is None or key is None or not (bag.took("ever") and bag.took("more")):
        return None
    whose = of.athletes if key is Key.ATHLETE else of.nations if not of.athletes else ()
    bag.take_all("at_one", "games")
    said = all_said(bag, ctx, "one_games", "noun", "more_of_it", "somebody", "one_nation", "any", "number")
    if len(whose) != 1 or bag.left() or said.athletes or said.is_part or of.from_day or of.as_of != LATEST:
        return None
    theirs = of.narrowed(colours=tuple(said.colours)) if said.metal else of
    base = theirs.narrowed(games=EVER.model_copy(update={"seasons": of.games.seasons}), athletes=(),
                           nations=tuple(said.nations))  # fmt: skip
    each = Measure(of=base) if of.games.ever else Measure(kind=Kind.PEAK, per=Key.GAMES, of=base)
    than = find(theirs, ctx.archive).selection.count
    held = Condition(measure=each, op=Op.MORE, value=than)
    return Groups(by=key, measure=Measure(of=base.narrowed(colours=())), having=(held,), ask=GroupAsk.EXISTS)


def record_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """is dat een record?; was dat het meeste ooit?: the Games at which the nation had the most of it"""
    of = subject(last)
    counted = isinstance(last, Listing | NationQuestion) or (
        isinstance(last, Value) and last.measure.kind is Kind.COUNT
    )
    most_ever = bag.holds("ever") and any(one.has("pronoun", "that") for one in bag.items) and bag.took("most", "most")
    if not (bag.took("record") or most_ever) or not counted or of is None or len(of.nations) + len(of.athletes) != 1:
        return None
    said = all_said(bag, ctx, "record", "noun.medal", "any", "number", "ask.what")
    if said.nations or said.metal or said.is_part:
        return None
    if of.athletes:
        base = of.narrowed(games=EVER.model_copy(update={"seasons": of.games.seasons}), athletes=())
        peak = Measure(kind=Kind.PEAK, per=Key.GAMES, of=base)
        most = Measure(of=base) if of.games.ever else peak
        return Groups(by=Key.ATHLETE, measure=most, take=1, held=of.athletes[0]) if most_ever else None
    whole = of.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None, weekdays=(), events=())
    return Groups(by=Key.GAMES, measure=Measure(of=whole), take=1) if whole.narrowed(games=of.games) == of else None


def record_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wat was het vorige?, of a record; wie deelden het record vóór hem, of the golds of somebody over all Games"""
    if isinstance(last, Value) and last.measure.kind is Kind.COUNT and last.measure.of.athletes:
        return _held_before(bag, last.measure.of, ctx)
    if not isinstance(last, Groups) or last.by is not Key.GAMES or last.take != 1 or not bag.took("former"):
        return None
    bag.skip("ask", "record", "noun")
    settle(bag)
    before = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))
    return about(last, lambda of: of.narrowed(games=before))


def _held_before(bag: Bag, of: Medals, ctx: Context) -> Question | None:
    """Who had most until the Games before these."""
    if not of.games.ever or not (bag.took("record") and bag.took("ask", "who")) or not (
        any(one.has("before") or one.has("former") or one.has("ahead") for one in bag.items)
    ):  # fmt: skip
        return None
    bag.skip("record", "shared", "before", "former", "ahead", "ask")
    settle(bag)
    until = of.games.model_copy(update={"until": ctx.year_before(ctx.edition.games.year)})
    most = Measure(of=of.narrowed(athletes=(), games=until))
    return None if bag.left() else Groups(by=Key.ATHLETE, measure=most, take=1)
