"""What was certain or is still possible at a moment: a place, to end above another; how high and how low."""

from datetime import date, timedelta
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.time.coming import last_day
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.words.phrase_values import Beside
from bot.understanding.time.meanings import Day, DayPart, DayRange, MomentSpan, Relation
from medals_core.archive import LATEST, AsOf
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Medals, Role
from medals_core.queries.model import Certain, CertainAsk, Identify, Needed
from medals_core.questions import Question, TimelineQuestion


def _we_pass(bag: Bag) -> bool:
    """ "kunnen we Noorwegen nog inhalen": we pass them, wherever they are named; not "kan Italië ons nog inhalen"."""
    return bag.says("we", "wij")


def certain(bag: Bag, ctx: Context) -> Question | None:
    """zijn we al zeker van de top tien; kan Italië ons nog inhalen; vanaf welk moment kon niemand de Noren nog
    inhalen"""
    sure = bag.took("certain")
    possible = bag.took("can") or _is_passable(bag) or (bag.has_any("goal", "to_pass") and bag.took("coming", "chance"))
    if bag.holds("still") and bag.has_any("top", "rank") and bag.took("coming", "chance"):
        possible = True  # "maken we nog kans op de derde plaats"
        bag.skip("coming.chance")
    bag.take_all("certain")
    bag.take_all("can")
    if not (sure or possible):
        return None
    since = bag.took("ask", "when") or bag.took("ask", "since") or bag.took("ask", "time") or bag.took("ask", "day")
    nobody = bag.took("nobody")
    who = bag.took("ask", "who")
    bag.skip("ask", "would", "just")
    how = bag.holds("to_pass") and not bag.holds("still") and bag.says("hoe")
    if how and not since:
        return None  # "hoe hadden we Amerika kunnen inhalen": what it would have taken
    by = any(one.said == "door" and other.has_any(("nation", "own")) for one, other in pairwise(bag.items))
    passing = bag.took("to_pass") or bag.took("to_hold_off") or bag.took("beaten")
    bag.take_all("to_pass")
    place = bag.take("top") or bag.take("rank")
    bag.take_all("placed")
    if place is None and (bag.took("describe", "leader") or bag.took("won_games")):
        place = 1
    bag.skip(
        "in_terms", "describe", "won_games", "most.first", "noun", "goal", "page.table", "not", "still", "relative"
    )
    above = None
    for at in bag.places("beside"):
        one: Beside = bag.items[at].value("beside")
        above = nation_of(one.items, ctx)
        bag.taken.add(at)
    said = all_said(bag, ctx, then=("above", "nobody", "threw_off", "need", "extra", "ask.how", "suppose", "then"),
                    state=True)  # fmt: skip
    coloured = bool(passing and possible and said.colours == [Colour.GOLD] and len(said.nations) == 2 and not since)
    if said.athletes or said.events or said.is_part or (said.metal and not coloured):
        return None
    nations = [n for n in said.nations if isinstance(n, str)]
    if len(nations) != len(said.nations) or len(nations) > 2:
        return None
    as_of, to_day = said.as_of, _day_to_come(said.moment, ctx)
    moment = said.moment
    if to_day is not None:
        as_of = LATEST
    elif moment is not None and isinstance(moment.meaning, Day) and moment.relation is Relation.AT:
        # "op de slotdag nog inhalen": as it stood before that day
        as_of = AsOf(won_by=ctx.edition.games.end_of(moment.meaning.day - timedelta(days=1)))
    within = Medals(games=said.scope, as_of=as_of)
    if passing and len(nations) == 2 and since and not possible:
        return TimelineQuestion(nocs=tuple(nations)) if moment is None and said.scope.is_current else None
    if passing and len(nations) == 2:
        noc, above = sorted(nations, key=lambda one: one != ctx.own) if _we_pass(bag) else nations
        if by:
            noc, above = above, noc  # "kunnen we door Italië worden ingehaald"
        if coloured:  # "… inhalen qua goud": how many of those it takes
            return Needed(noc=noc, passes=above, colour=said.colours[0], within=within) if to_day is None else None
        return Certain(noc=noc, above=above, ask=CertainAsk.POSSIBLE, within=within, to_day=to_day)
    if passing and (nobody or who or len(nations) == 1):
        noc = nations[0] if nations else ctx.own
        ask = CertainAsk.SINCE if since else CertainAsk.CERTAIN
        if place is None and noc == ctx.own and bag.holds("pronoun") and possible and not (nobody or who):
            return None  # "kunnen we die nog inhalen"
        if place is None and not nobody and not who and noc != ctx.own:
            return Certain(noc=ctx.own, above=noc, ask=CertainAsk.POSSIBLE, within=within, to_day=to_day)
        return Certain(noc=noc, place=int(place) if place else 1, ask=ask, within=within, to_day=to_day)
    noc = nations[0] if nations else ctx.own
    wanted = CertainAsk.CERTAIN if sure else CertainAsk.POSSIBLE
    if isinstance(above, str):
        return Certain(noc=noc, above=above, ask=wanted, within=within, to_day=to_day)
    if place is None:
        return None
    if who:
        return Identify(nation=Described(role=Role.RANK, rank=int(place)), within=within)
    if since:
        return Certain(noc=noc, place=int(place), ask=CertainAsk.SINCE, within=within, to_day=to_day)
    return Certain(noc=noc, place=int(place), ask=wanted, within=within, to_day=to_day)


def _is_passable(bag: Bag) -> bool:
    """ "is Noorwegen nog in te halen", "te achterhalen"."""
    to_be_passed = any(one.has("to_pass") and "te" in one.said.split() for one in bag.items)
    return to_be_passed and bag.holds("still") and bag.holds("be")


def _day_to_come(span: object, ctx: Context) -> date | None:
    """ "vandaag nog", "vanavond", "morgen", "deze week": the last day that counts, where it is not over."""
    if not isinstance(span, MomentSpan) or span.relation is not Relation.AT or ctx.games_id != ctx.archive.current_id:
        return None
    meaning = span.meaning
    day = last_day(span, meaning, ctx) if isinstance(meaning, DayRange) else None
    if isinstance(meaning, Day | DayPart):
        day = (span.ahead if isinstance(meaning, Day) else None) or meaning.day
    return day if day is not None and day >= ctx.edition.games.local(ctx.now).date() else None


def how_far(bag: Bag, ctx: Context) -> Question | None:
    """hoe laag kunnen we nog eindigen; wat is de hoogste plek die Noorwegen nog kan halen"""
    place = bag.has("noun", "place") and bag.has("most", "lowest", "highest")
    if not (bag.holds("can") and bag.holds("still") and (place or bag.has("ask", "rank"))) or bag.has_any(*_OTHER):
        return None
    worst = bag.has("most", "lowest") or any("laag" in one.said.split() for one in bag.items)
    bag.skip("can", "ask", "most", "noun.place", "relative", "goal", "to_pass", "pronoun")
    said = all_said(bag, ctx, state=True)
    to_day = _day_to_come(said.moment, ctx)
    noc = said.nations[0] if said.nations else ctx.own
    if said.athletes or said.events or said.metal or len(said.nations) > 1 or not isinstance(noc, str):
        return None
    within = Medals(games=said.scope, as_of=LATEST if to_day else said.as_of)
    return Certain(noc=noc, ask=CertainAsk.WORST if worst else CertainAsk.BEST, within=within, to_day=to_day)


_OTHER = ("suppose", "number", "amount", "rank", "top", "beside")
