"""What is held against what was shown, short of its verb or its "dan", to hear whether it is so: "wij meer zeker?",
"zij meer maar wij meer goud", "en met shorttrack, evenveel volgens mij?", "24! en nu maar 20 dus"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import STEPS, all_said
from bot.understanding.grammar.following.leaning import VERBS
from bot.understanding.grammar.following.neighbours import counted_one
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.sides import sides_of
from bot.understanding.grammar.frames.common import has_won
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, NoSuchEvent, NotKept, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import subject
from bot.understanding.grammar.words.phrase_values import Amount, Beside, Than
from medals_core.archive import LATEST
from medals_core.queries.filters import CURRENT, Described, Medals, NationRef
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Claim, Listing, Value
from medals_core.questions import NationQuestion, Question

_OPS = {"more": Op.MORE, "fewer": Op.LESS, "equal": Op.EQUAL, "so_much": Op.EQUAL, "higher": Op.MORE, "lower": Op.LESS}
_ELSEWHERE = ("games", "event", "sports", "moment", "number", "ask", "page", "at_table")
_NUMBERS = ("amount", "number", "nothing", "none")
_ASKS = ("ask", "suppose", "compared_twice", "ever", "each_one", "moment", "when", "rank", "most", "beside", "older",
         "top", "measure", "stand", "page", "not", "never", "extra", "excepted", "picture", "concept")  # fmt: skip
"""With one of these it is another question."""


def claimed_beside(items: Sequence[Item], last: Question, ctx: Context) -> Claim | None:
    """Whether it is so, of each part of the text; None where any of it claims nothing of what was shown."""
    either = any(one.has("or") or {"of", "zonder"} & set(one.said.split()) for one in items)  # "meer of minder"
    if either or any(one.has_any(("all_of_it", "both")) for one in items):  # "allemaal goud?"
        return None
    try:
        if (placed := _placed(items, last, ctx) or _stepped(items, last, ctx)) is not None:
            return placed
        if any(one.has_any(_ASKS) and not one.is_small for one in items):
            return None
        found = [_condition(part, last, ctx) for part in _parts(items)]
    except (Refused, NotKept, NoSuchEvent):
        return None
    conditions = tuple(one for one in found if one is not None)
    return Claim(conditions=conditions) if conditions and len(conditions) == len(found) else None


def _placed(items: Sequence[Item], last: Question, ctx: Context) -> Claim | None:
    """ "(hoeveelste is Nederland) derde, dus boven Duitsland?", "net onder Amerika zeker" """
    bag = Bag(items)
    asked: list[Beside] = bag.take_all("beside")
    of = subject(last)
    ranked = _is_ranked(last) if isinstance(last, Value | Claim) else isinstance(last, NationQuestion)
    if of is None or not ranked or len(of.nations) != 1 or any(one.has_any((*VERBS, "ask")) for one in items):
        return None
    place = bag.take("rank")
    now = bag.took("now_word") or any(one.said == "en nu" for one in items)
    said = all_said(bag, ctx, "right_question", "certain", "at_least", "correct", "placed", "only")
    told = Narrowing(resolve=said.resolve, nations=said.nations, own_said=said.own_said)
    if not asked and place is not None and isinstance(last, Value):  # "in Peking tweede toch"
        there = CURRENT if now else said.scope
        if bag.left() or said != replace(told, scope=said.scope) or not (now or len(there.ids) == 1):
            return None
        then = of.narrowed(games=there, as_of=LATEST, nations=tuple(said.nations) or of.nations)
        ranks = Measure(kind=Kind.RANK, of=then, metric=last.measure.metric)
        return Claim(conditions=(Condition(measure=ranks, op=Op.EQUAL, value=int(place)),))
    if bag.left() or said != replace(told, scope=said.scope) or not asked or len(said.scope.ids) > 1 or said.scope.ever:
        return None
    of = of.narrowed(games=said.scope, as_of=LATEST) if said.scope.ids else of
    others = [nation_of(one.items, ctx) for one in asked if one.places is None]
    if not set(said.nations) <= set(of.nations) or set(map(type, others)) != {str} or len(others) < len(asked):
        return None
    mine = Measure(kind=Kind.RANK, of=of.narrowed(colours=()))
    theirs = [mine.model_copy(update={"of": mine.of.narrowed(nations=(noc,))}) for noc in others]
    conditions = [Condition(measure=mine, op=Op.LESS if one.above else Op.MORE, value=other)
                  for one, other in zip(asked, theirs, strict=True)]  # fmt: skip
    stood = (Condition(measure=mine, op=Op.EQUAL, value=int(place)),) if place is not None else ()
    return Claim(conditions=(*stood, *conditions))


def _stepped(items: Sequence[Item], last: Question, ctx: Context) -> Claim | None:
    """ "(wie won de 1000 meter) dus Leerdam was tweede", "wij derde zeker": in that race"""
    bag, of = Bag(items), subject(last)
    step = STEPS.get(int(bag.take("rank") or 0))
    if (
        of is None
        or not of.events
        or step is None
        or bag.has_any("games", "event", "sports", "moment", "number", "ask")
    ):
        return None
    bag.take_all("placed")
    said = all_said(bag, ctx, "right_question", "certain", "at_least", "be", "most.first")
    who = {"athletes": tuple(one.athlete_id for one in said.athletes), "nations": tuple(said.nations)}
    told = Narrowing(resolve=said.resolve, nations=said.nations, athletes=said.athletes, own_said=said.own_said)
    if bag.left() or said != told or len(said.athletes) + len(said.nations) != 1:
        return None
    return Claim(conditions=(has_won(Medals(games=of.games, events=of.events, colours=(step,), **who)),))


def _parts(items: Sequence[Item]) -> list[Sequence[Item]]:
    """ "zij meer", "maar wij meer goud" """
    ways = [at for at, one in enumerate(items) if one.has_any(_OPS) and not one.is_small]
    cut = next((at for one, other in pairwise(ways) for at in range(one + 1, other)
                if items[at].said in ("maar", "en", "maar wel", "en wel")), 0)  # fmt: skip
    return [items[:cut], items[cut:]] if cut else [items]


def _condition(items: Sequence[Item], last: Question, ctx: Context) -> Condition | None:
    bag = Bag(items)
    ops = {op for one in items if not one.is_small for kind, op in _OPS.items() if one.has(kind)}
    bag.skip(*_OPS)
    better = any(one.has_any(("higher", "lower")) for one in items)
    compared: list[Than] = bag.take_all("compared")
    bag.skip("have", "win", *(("be",) if better or compared else ()))
    counts = not (ops or compared) and any(one.has_any(_NUMBERS) for one in items)
    told = next((at for at, one in enumerate(items) if one.has_any(_NUMBERS) and not one.is_small), 0)
    others = any(one.has("noun") and not one.has("noun", "medal") for one in items)  # "nog 1 dag"
    if counts and (others or any(one.breaks for one in items[told + 1 :])):
        return None  # "nul, echt waar? in Peking hadden ze er toch een hele rits"
    amount: Amount | None = bag.take("amount") if counts else None
    number = amount.count if amount else bag.take("number") if counts else None
    if counts and number is None and (bag.took("nothing") or bag.took("none")):
        number = 0
    they = any(one.has("pronoun", "they") and not one.has("own") for one in items)
    now = bag.took("now_word") or any(one.said == "en nu" for one in items)
    said = all_said(bag, ctx, "noun.medal", "right_question", "certain", "at_least", "clause", "only", "too", "have")
    bag.skip("lean")
    if bag.left() or said.days or said.but_not or len(ops) + len(compared) + counts != 1:
        return None
    sides = sides_of(last)
    if ops and len(sides) == 2 and not now:
        return _of_two(sides, ops.pop(), said, ctx, they=they, better=better, of_claim=isinstance(last, Claim))
    mine = counted_one(last, ctx)
    if they or mine is None or mine.kind not in (Kind.COUNT, Kind.TALLY) or mine.of.events:
        return None
    of = mine.of.narrowed(colours=()) if better and isinstance(last, Listing) else mine.of
    here = {"games": CURRENT, "as_of": LATEST, "from_day": None, "to_day": None}
    if compared:
        now = all(one.is_small or one.has_any(("now_word", "games")) for one in compared[0].standard)
        now = now and not Bag(compared[0].standard).has("ever") and said == Narrowing(resolve=said.resolve)
        there = narrow(Bag(compared[0].standard), ctx).scope
        if not now or there != CURRENT or of.games.is_current or compared[0].times != 1:
            return None
        return _held(of, compared[0].op, of.narrowed(**here), better=False)
    if (of.athletes and said.nations) or (of.nations and said.athletes) or any(map(_is_described, said.nations)):
        return None
    theirs = narrowed_by(of, said, last, ctx)
    now = now or any(one.has("games") and one.value("games").scope == CURRENT for one in items)
    theirs = theirs.narrowed(**here) if now and not of.games.is_current else theirs
    if amount is not None and amount.colour is not None:
        theirs = theirs.narrowed(colours=(amount.colour,))
    so_many = amount.op or Op.EQUAL if amount is not None else Op.EQUAL
    if so_many is Op.LESS and not any("minder" in one.said for one in items):
        return None  # "geen 11 zilver?"
    if (theirs == of and so_many is Op.EQUAL) or (amount is not None and amount.times):
        return None
    if number is not None:
        return Condition(measure=Measure(of=theirs), op=so_many, value=number)
    at = next(at for at, one in enumerate(items) if one.has_any(_OPS) and not one.is_small)
    beside = any(one.has("than") for one in items[at + 1 :])
    if items[at].has_any(("more", "higher")) and all(one.is_small for one in items[:at]) and not beside:
        return None  # "meer over Italië": no claim
    both = theirs.narrowed(colours=of.colours) != of
    sides = [theirs, of.narrowed(colours=theirs.colours) if both else of]
    if beside:
        sides.reverse()  # "lager dan in Peking"
    placed = isinstance(last, Value | Claim) and better and not of.colours and _is_ranked(last)
    return _held(sides[0], ops.pop(), sides[1], better=better, placed=placed)


def _of_two(
    sides: Sequence[Medals], op: Op, said: Narrowing, ctx: Context, *, they: bool, better: bool, of_claim: bool
) -> Condition | None:
    """ "(Nederland en Duitsland) zij hebben dus wel meer": the one meant beside the other"""
    whose = {"nations": tuple(said.nations), "athletes": tuple(one.athlete_id for one in said.athletes)}
    named = {field: value for field, value in whose.items() if value}
    meant = [of for of in sides if all(getattr(of, field) == value for field, value in named.items())]
    if they and not named:
        meant = [of for of in sides if of.nations and ctx.own not in of.nations]
    elif not named and (op is Op.EQUAL or of_claim):
        meant = [sides[0]]  # "(heeft China meer goud dan wij) maar wel meer medailles toch"
    if len(meant) != 1 or said.is_part or said.scope != CURRENT or sides[0] == sides[1]:
        return None
    mine, other = meant[0], sides[1] if meant[0] == sides[0] else sides[0]
    if said.metal or said.colours:
        mine, other = (of.narrowed(colours=tuple(said.colours)) for of in (mine, other))
    return _held(mine, op, other, better=better)


def _is_described(one: NationRef) -> bool:
    return isinstance(one, Described)


def _is_ranked(last: Value | Claim) -> bool:
    return (last.measure if isinstance(last, Value) else last.conditions[0].measure).kind is Kind.RANK


def _held(mine: Medals, op: Op, other: Medals, *, better: bool, placed: bool = False) -> Condition:
    if placed:  # the first place is the best
        op = {Op.MORE: Op.LESS, Op.LESS: Op.MORE}.get(op, op)
    kind = Kind.RANK if placed else Kind.TALLY if better and not mine.colours else Kind.COUNT
    one, two = (Measure(kind=kind, of=of) for of in (mine, other))
    return Condition(measure=one, op=op, value=two)
