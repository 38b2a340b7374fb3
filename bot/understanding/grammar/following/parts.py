"""What was counted as a part of a whole: "hoeveel procent is dat van het totaal"."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said
from bot.understanding.grammar.following.leaning import VERBS, is_part_of_that
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.frames.common import has_won
from bot.understanding.grammar.frames.counting.averages import PER
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.subjects import subject
from medals_core.answering import answer
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, Groups, Listing, Order, Value
from medals_core.queries.results import GroupsAnswer
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, NationQuestion, Question


def all_of_that(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """waren dat allemaal gouden; allebei goud?: whether they were; zijn die allemaal individueel; was dat allemaal
    schaatsen: what part of them"""
    last = _of_the_most(last, ctx)
    of = subject(last)
    counted = isinstance(last, Listing | NationQuestion | AthleteQuestion)
    counted = counted or (isinstance(last, Value) and last.measure.kind is Kind.COUNT)
    that = bag.holds("be") and any(one.has("pronoun", "that") for one in bag.items)
    bare = not any(one.has_any((*VERBS, "pronoun", "games")) for one in bag.items)  # "6. allemaal goud??"
    amount = bag.take("amount") if bare and bag.says("allemaal", "allebei", "alle") else None
    number = amount.count if amount is not None else bag.take("number") if bare else None
    surely = any(one.said == "dus" or one.has_any(("right_question", "certain")) for one in bag.items)
    only = bare and surely and bag.took_any("only", "only_lead")  # "alleen brons dus?"
    of = of.narrowed(colours=()) if only and of is not None and isinstance(last, Listing) else of
    every = only or bag.took_any("all_of_it", "both") or (amount is not None and amount.op is None)
    if of is None or not counted or not (that or bare) or bag.has("ask") or not every:
        return None
    if number is not None and number != find(of, ctx.archive).selection.count:
        return None
    said = all_said(bag, ctx, "be", "noun.medal", "noun.event", "only")
    if bag.left() or said.athletes or said.nations or said.scope != CURRENT:
        return None
    said.colours.extend(one for one in (amount.colour if amount else None,) if one is not None)
    part = narrowed_by(of, said, last, ctx)
    if len(said.colours) == 1 and not (said.is_part or of.colours) and (bare or len(of.athletes) == 1):
        others = (Condition(measure=Measure(of=of.narrowed(colours=(one,))), op=Op.EQUAL, value=0)
                  for one in Colour if one not in said.colours)  # fmt: skip
        return Claim(conditions=(has_won(part), *others))
    if bare and not surely:
        return None  # "allemaal op de 100 meter?"
    return Value(measure=Measure(kind=Kind.SHARE, of=part, whole=of)) if part != of else None


def part_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveel procent is dat van het totaal; welk deel van al het goud is dat; hoeveel procent daarvan was goud: of all
    that the nation won, of all that anybody did, or of what was counted"""
    last = _of_the_most(last, ctx)
    of = subject(last)
    kind = last.measure.kind if isinstance(last, Value) else Kind.COUNT
    page = isinstance(last, Listing | NationQuestion | AthleteQuestion)
    if of is None or not (page or isinstance(last, Value)) or kind not in (Kind.COUNT, Kind.TALLY, Kind.SHARE):
        return None
    if of.games.ever or not (bag.took("ask", "part") or bag.took("measure", "share")):
        return None
    of_it = any(one.has("pronoun", "of_it") for one in bag.items)
    that = is_part_of_that(bag.items)
    said = all_said(bag, ctx, "measure.total", "noun.medal", "be", "win", "every")
    if said.athletes or len(said.nations) > 1 or said.scope != CURRENT or said.days or of_it == that:
        return None
    if of_it and (said.is_part or said.colours):
        return Value(measure=Measure(kind=Kind.SHARE, of=narrowed_by(of, said, last, ctx), whole=of))
    if of_it and said.nations:
        return None
    if of_it or said.is_part or kind is Kind.SHARE:
        return None
    nocs = of.nations or tuple(ctx.archive.athletes[one].nocs[-1] for one in of.athletes)
    if (said.nations and tuple(said.nations) != nocs) or (said.colours and tuple(said.colours) != of.colours):
        return None  # no part of that
    games = {"games": of.games, "as_of": of.as_of}
    theirs = Medals(**games, nations=nocs, colours=tuple(said.colours) if said.metal else of.colours)
    own = len(nocs) == 1 and theirs != of
    whole = theirs if own else Medals(**games, colours=theirs.colours)
    return Value(measure=Measure(kind=Kind.SHARE, of=of, whole=whole)) if whole != of else None


def _of_the_most(last: Question, ctx: Context) -> Question:
    """ "op welke Spelen wonnen we het meeste goud": those that were won there."""
    if not isinstance(last, Groups) or last.take != 1 or last.having or last.measure.kind is not Kind.COUNT:
        return last
    found = answer(last, ctx.archive, ctx.viewpoint)
    groups = found.groups if isinstance(found, GroupsAnswer) else ()
    of = last.measure.of
    if len(groups) == 1 and last.by is Key.GAMES:
        of = of.narrowed(games=Scope(ids=(groups[0].key,)))
    elif len(groups) == 1 and last.by is Key.NATION:
        of = of.narrowed(nations=(groups[0].key,))
    elif len(groups) == 1 and last.by is Key.ATHLETE:
        of = of.narrowed(athletes=(groups[0].key,))
    return Value(measure=Measure(of=of)) if of != last.measure.of else last


_PARTS = {"games": Key.GAMES, "year": Key.GAMES, "discipline": Key.DISCIPLINE, "day": Key.DAY, "nation": Key.NATION,
          "event": Key.EVENT, "colour": Key.COLOUR}  # fmt: skip


def divided(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoe was dat verdeeld over Tokio en Parijs; en per sport; en op elke Spelen: the medals just counted or shown, in
    parts"""
    of = subject(last)
    split = [p for p in bag.places("handed_out") if bag.items[p].text.lower().startswith(("verde", "verdeel"))]
    alone = not any(one.has_any((*VERBS, "more")) for one in bag.items)
    split += [p for name in PER for p in bag.places("measure", name) if alone]
    every = [p for p in bag.places("each_games") if alone]
    split += every
    if of is None or not split or not isinstance(last, Value | Listing | Groups | NationQuestion):
        return None
    by = next((key for name, key in PER.items() if bag.took("measure", name)), None)
    by = by or next((key for noun, key in _PARTS.items() if bag.took("noun", noun)), None)
    bag.taken.update(split)
    said = all_said(bag, ctx, "ask.how", "ask.how_many", "page", "noun", "have")
    if said.nations or said.athletes or said.metal or said.is_part or said.moment:
        return None
    by = by or (Key.GAMES if len(said.scope.ids) > 1 or every else None)
    if by is None or (by is Key.NATION and of.nations) or len(of.athletes) > 1:
        return None
    within = of.narrowed(games=said.scope) if said.scope != CURRENT else of
    if by is Key.GAMES and not (within.games.ever or len(within.games.ids) > 1):
        within = within.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None)
    return Groups(by=by, measure=Measure(kind=Kind.TALLY, of=within), order=Order.NATURAL)


REST = ("rest", "overige")


def rest_of(last: Question, ctx: Context, *, by_land: bool) -> Medals | None:
    """ "welk deel kwam van Karlsson, en wie won de rest": of the whole, without that part; of somebody the land, of a
    sport all that the land won."""
    of = subject(last)
    whole = last.measure.whole if isinstance(last, Value) else None
    if isinstance(last, Value) and whole is not None:
        of = last.measure.of
        part = {name: value for name in Medals.model_fields if (value := getattr(of, name)) != getattr(whole, name)}
        return whole.narrowed(but_not=(*whole.but_not, Medals(**part)))
    if of is None or of.events or not (is_count(last) or isinstance(last, Listing | AthleteQuestion | Claim)):
        return None
    if len(of.athletes) == 1:
        nocs = of.nations or ctx.archive.athletes[of.athletes[0]].nocs[-1:]
        theirs = Medals(athletes=of.athletes)
        return of.narrowed(nations=nocs, athletes=(), disciplines=(), genders=(), but_not=(*of.but_not, theirs))
    if len(of.nations) == 1 and of.disciplines and by_land:  # "(ons goud bij het shorttrack) wie won de rest"
        return of.narrowed(nations=(), but_not=(*of.but_not, Medals(nations=of.nations)))
    if len(of.nations) == 1 and of.disciplines and not (of.genders or of.but_not):
        return of.narrowed(disciplines=(), but_not=(Medals(disciplines=of.disciplines),))
    return None


def is_count(last: Question) -> bool:
    return isinstance(last, Value) and last.measure.kind in (Kind.COUNT, Kind.TALLY)
