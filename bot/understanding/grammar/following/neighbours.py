"""Who stands beside the nation just spoken of, whether its figure is a record, its sum with another; whose brother."""

from __future__ import annotations

from bot.understanding.grammar.conditions import than
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_of, settle
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing import narrow
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import LATEST
from medals_core.games import Athlete
from medals_core.queries.filters import EVER, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric
from medals_core.queries.model import Ask, Claim, Groups, Identify, Listing, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, NationQuestion, Question

_SEXES = {"zus": "F", "broe": "M"}


def beside_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie zit daar net boven; en eronder?"""
    above = bag.took("beside_it", "above") or bag.took("above")
    below = bag.took("beside_it", "below") or bag.took("below")
    if above == below:
        return None
    told = shown(last, ctx)
    nocs = nations_of(last) or list(told.nations)
    if isinstance(last, Identify) and isinstance(last.nation, Described) and last.nation.of == ctx.own:
        there = any(one.has("pronoun", "there", "nation") for one in bag.items)
        nocs = nocs if there else [ctx.own]  # "wie stond er boven ons, en wie eronder?"
    of = subject(last)
    if not isinstance(last, Value | NationQuestion | Identify | Claim) or len(nocs) != 1 or of is None:
        return None
    metric = Metric.OFFICIAL
    if isinstance(last, Value) and last.measure.kind is Kind.RANK:
        metric = last.measure.metric
    elif isinstance(last, Identify):
        metric = last.metric
    elif isinstance(last, Value):
        of = Medals(games=of.games, as_of=of.as_of)
    bag.skip("ask.who", "ask.which", "just", "noun.nation", "then_word")
    settle(bag)
    nation = Described(role=Role.ABOVE if above else Role.BELOW, of=nocs[0])
    return Identify(nation=nation, within=of.narrowed(nations=(), colours=()), metric=metric)


def record_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """is dat een record?: the Games at which the nation had the most of it"""
    of = subject(last)
    counted = isinstance(last, Listing | NationQuestion) or (
        isinstance(last, Value) and last.measure.kind is Kind.COUNT
    )
    if not bag.took("record") or not counted or of is None or len(of.nations) != 1 or of.athletes:
        return None
    bag.skip("record", "noun.medal", "any", "number", "ask.what")
    said = narrow(bag, ctx)
    settle(bag)
    if said.nations or said.metal or said.is_part:
        return None
    whole = of.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None, weekdays=(), events=())
    return Groups(by=Key.GAMES, measure=Measure(of=whole), take=1) if whole.narrowed(games=of.games) == of else None


def held_against(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """meer dan wij?, after how many somebody has"""
    if not isinstance(last, Value) or last.measure.kind not in (Kind.COUNT, Kind.TALLY):
        return None
    conditions = than(bag, ctx, None)
    bag.skip("noun.medal", "ask.what")
    settle(bag)
    if len(conditions) != 1 or not isinstance(conditions[0].value, Measure):
        return None
    whose = conditions[0].value.of
    if not whose.nations and not whose.athletes:
        return None
    of = last.measure.of
    colours = whose.colours or of.colours
    mine = last.measure.model_copy(update={"of": of.narrowed(colours=colours)})
    theirs = of.narrowed(nations=whose.nations, athletes=whose.athletes, colours=colours)
    value = mine.model_copy(update={"of": theirs})
    return Claim(conditions=(Condition(measure=mine, op=conditions[0].op, value=value),))


def summed(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveel is dat samen met België?; en samen met Canada?"""
    of = subject(last)
    if not bag.took("measure", "together") or of is None or len(of.nations) != 1 or of.athletes:
        return None
    if not isinstance(last, Listing | NationQuestion | Value):
        return None
    bag.skip("ask", "noun.medal")
    said = narrow(bag, ctx)
    settle(bag)
    others = [noc for noc in said.nations if noc not in of.nations]
    if not others or said.is_part or said.athletes:
        return None
    of = of.narrowed(colours=tuple(said.colours) or of.colours)
    sides = tuple(Measure(of=of.narrowed(nations=(noc,))) for noc in (*of.nations, *others))
    return Versus(measures=sides, ask=VersusAsk.SUM)


def kin(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en zijn broer?; stond haar zus ook op het podium: who bears the same name and comes from the same land"""
    said = bag.take("kin")
    if said is None:
        return None
    word = next(one.text.lower() for one in bag.items if one.has("kin"))
    sex = next((sex for stem, sex in _SEXES.items() if stem in word), "")
    told = shown(last, ctx).athletes
    found = [one for one in _relatives(ctx.archive.athletes[told[0]], ctx) if one.gender == sex] if told else []
    bag.skip("ask.what", "ask.how", "page.doing", "doing_end", "ask.who", "noun.athlete")
    of = subject(last)
    stood = of is not None and not bag.has("ask") and (bag.took("noun", "podium") or bag.has("metal"))
    colours = tuple(one for one in bag.take_all("metal") if one is not None) if stood else ()
    settle(bag)
    if len(found) != 1 or len(told) != 1:
        return None
    whom = (found[0].athlete_id,)
    if stood and of is not None:
        return Listing(of=of.narrowed(athletes=whom, nations=(), colours=colours), ask=Ask.EXISTS)
    if isinstance(last, AthleteQuestion):
        return last.model_copy(update={"athlete_id": whom[0]})
    return about(last, lambda of: of.narrowed(athletes=whom) if of.athletes else of)


def _relatives(one: Athlete, ctx: Context) -> list[Athlete]:
    surname = one.name.partition(" ")[2]
    return [
        other
        for other in ctx.archive.entrants
        if other.athlete_id != one.athlete_id
        and other.name.partition(" ")[2] == surname
        and set(other.nocs) & set(one.nocs)
    ]
