"""Which of two came first, one colour or only the other, and whether somebody is the very last."""

import re

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NEUTRAL, STEPS, all_said, has_won, settle
from bot.understanding.grammar.frames.comparing.comparing import claim
from bot.understanding.grammar.frames.medals.asking import asked_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, AfterMedal, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Listing, Order, Value, Versus
from medals_core.queries.selecting import find
from medals_core.questions import Question

_FIRST = ("eerder", "eerst", "vroeger", "het eerst", "het eerste", "als eerste",
          "het vroegst", "vroegst", "vlugger met", "rapper met", "sneller met")  # fmt: skip


def came_first(bag: Bag, ctx: Context) -> Question | None:
    """wat kwam eerder, het goud van Kok of dat van Leerdam; wie won er eerst goud, Kok of Leerdam"""
    place = next((p for p in bag.places("most", "first") if bag.items[p].said in _FIRST), None)
    if place is None or not (bag.has("or") or (bag.has("than") and not bag.has("ask"))):
        return None
    bag.taken.add(place)
    if not bag.took("or"):
        return _so_many_first(bag, ctx)
    if over_all := _first_of_all(bag, ctx) or (_so_many_first(bag, ctx) if bag.has_any("amount", "rank") else None):
        return over_all
    ask = asked_of(bag)
    bag.skip("ask", "noun.nation", "noun.athlete", "than")
    races = len(bag.places("event")) == 2 and not bag.has_any("nation", "athlete", "own")
    said = all_said(bag, ctx)
    two = races or max(len(said.nations), len(said.athletes)) == 2
    if not two or len(said.colours) > 1:
        return None
    golden = (races and not said.metal) or bag.tells("noun", "champion")
    colours = (Colour.GOLD,) if golden else tuple(said.colours)
    asked = Ask.EVENT if races else Ask.WHO
    return Listing(of=said.medals(colours=colours), ask=asked if ask in (None, Ask.WHO, Ask.WHICH) else ask, take=1)


def _so_many_first(bag: Bag, ctx: Context) -> Question | None:
    """ "haalde Nederland zijn vijfde goud eerder dan Zwitserland", "wie had het eerst tien medailles, …": of the two,
    who had so many first."""
    trial = bag.copy()
    than = next(iter(trial.places("than")), None) if not trial.tells("or") else None
    claimed = [one for one in trial.items[:than] if one.has_any(("nation", "own", "athlete"))] if than else []
    amount: Amount | None = trial.take("amount")
    count = amount.count if amount is not None else int(trial.take("rank") or 1)
    if trial.has_any("amount", "rank") or (amount is not None and amount.op not in (None, Op.AT_LEAST)):
        return None
    said = all_said(trial, ctx, "ask", "noun.nation", "noun.athlete", "than", "already")
    names = [one.athlete_id for one in said.athletes] or [one for one in said.nations if isinstance(one, str)]
    told = amount.colour if amount is not None else None
    if len(names) != 2 or not (said.metal or amount) or said.moment or (said.athletes and said.nations):
        return None
    held = ""
    if than is not None:
        whose = narrow(Bag(claimed), ctx)
        held = next((one.athlete_id for one in whose.athletes), "") or str(next(iter(whose.nations), ""))
    if (than is not None and held not in names) or count < 1:
        return None
    bag.become(trial)
    of = said.medals(nations=(), athletes=(), colours=(told,) if told else tuple(said.colours))
    by = Key.ATHLETE if said.athletes else Key.NATION
    return Groups(by=by, measure=Measure(of=of), having=(has_won(of, Op.AT_LEAST, count),), order=Order.FIRST,
                  take=2, among=tuple(names), held=held)  # fmt: skip


def _first_of_all(bag: Bag, ctx: Context) -> Question | None:
    """ "wie won eerder zijn eerste goud, Australië of China": over all Games, where none are named."""
    trial = bag.copy()
    first = trial.took("most", "first") or trial.took("first_time") or trial.took("first_ever")
    ever = any(one.has_any(("ever", "at_games")) or one.said == "winter" for one in bag.items)
    if (not first and not ever) or any(not trial.items[p].has("rank", 1, "1") for p in trial.places("rank")):
        return None
    trial.skip("ask", "noun.nation", "rank", "most.first", "first_time", "first_ever", "at_games", "ever", "than")
    trial.skip(*NEUTRAL)
    said = narrow(trial, ctx)
    nations = tuple(one for one in said.nations if isinstance(one, str))
    if trial.left() or len(nations) < 2 or len(nations) != len(said.nations) or not said.metal:
        return None
    bag.become(trial)
    of = said.medals(nations=(), games=EVER)
    return Groups(by=Key.NATION, measure=Measure(of=of), order=Order.FIRST, among=nations)


def behind_the_winner(bag: Bag, ctx: Context) -> Question | None:
    """wie werd tweede toen Jutta de 1000 meter won: in that race, not in the table"""
    when = bag.peek("when")
    if not isinstance(when, AfterMedal) or not when.of.athletes or when.before or not bag.took("ask", "who"):
        return None
    step = next((colour for rank, colour in STEPS.items() if bag.took("rank", rank)), None)
    if step is None or any(one.said.startswith("st") for one in bag.items if one.has("stand")):
        return None
    bag.take("when")
    settle(bag, "placed", "noun.place")
    events = tuple(find(when.of, ctx.archive).selection.counts(Key.EVENT))
    if len(events) != 1:
        return None
    hers = Medals(athletes=when.of.athletes, colours=when.of.colours)
    won = hers if when.of.games.ever else None  # of all Games those where that was
    return Listing(of=Medals(games=when.of.games, events=events, colours=(step,), beside=won), ask=Ask.WHO)


def more_or_fewer(bag: Bag, ctx: Context) -> Question | None:
    """hebben de Oostenrijkers meer of minder medailles dan de Zwitsers: who has more"""
    if not any(_EITHER.search(one.text) for one in bag.items if one.has_any(("compared", "more"))):
        return None
    made = claim(bag, ctx)
    held = made.conditions[0] if isinstance(made, Claim) and len(made.conditions) == 1 else None
    if held is None or not isinstance(held.value, Measure):
        return None
    return Versus(measures=(held.measure, held.value))


_EITHER = re.compile(r"\b(?:meer of minder|minder of meer)\b", re.IGNORECASE)


def or_only(bag: Bag, ctx: Context) -> Question | None:
    """heeft Su Yiming nog goud gepakt of alleen brons: which medals there are"""
    if bag.has("ask") or not (bag.took("or") or bag.has("metals")) or not bag.took("only"):
        return None
    said = all_said(bag, ctx, "only_lead")
    if len(said.colours) < 2 or len(said.nations) + len(said.athletes) != 1:
        return None
    return Value(measure=Measure(kind=Kind.TALLY, of=said.medals()))


def very_last(bag: Bag, ctx: Context) -> Question | None:
    """zijn de Belgen laatste geworden; staat Slowakije helemaal onderaan; eindigde België als laatste"""
    last = bag.took("most", "last") or bag.took("describe", "last")
    if bag.has("ask") or not last or any("jongste" in one.said.split() for one in bag.items):
        return None  # "was hij de jongste van ons": of people
    if not bag.holds("stand", "be") or any(one.has("clause") and not one.is_small
                                                                             for one in bag.items):  # fmt: skip
        return None
    denied = bag.took("not")
    bag.skip("noun.nation", "noun.place", "page.table", "most.last", "relative", "both", "any", "placed")
    named = len(bag.places("nation")) + len(bag.places("own"))
    said = all_said(bag, ctx, state=True)
    if named != 1 or said.athletes or said.events or said.disciplines or said.colours:
        return None
    ranks = [Measure(kind=Kind.RANK, of=said.medals(nations=(noc,), colours=()))
             for noc in (said.nations[0], Described(role=Role.LAST))]  # fmt: skip
    return Claim(conditions=(Condition(measure=ranks[0], op=Op.EQUAL, value=ranks[1]),), denied=denied)
