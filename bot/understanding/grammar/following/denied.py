"""What is taken to be not so, after a question: "geen brons dus", "en de Noren niet?", "op de 10 km nooit"; and what is
said again in surprise: "nee toch 5e??"."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import subject
from medals_core.archive import LATEST
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Claim, Listing, Value
from medals_core.questions import AthleteQuestion, EventQuestion, NationQuestion, Question


def said_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveelste was Nederland in Sotsji) nee toch 5e??; echt vijfde?; (hoeveel goud) dus 18?: whether it is so"""
    of = subject(last)
    bare = any(one.has("lean") and one.text.lower() == "en" for one in bag.items) or len(bag.items) == 1
    if of is None or bare or bag.has("ask") or len(of.nations) + len(of.athletes) != 1 or of.games.ever:
        return None
    ranked = isinstance(last, NationQuestion) and Measure(kind=Kind.RANK, of=of)
    measure = last.measure if isinstance(last, Value) else ranked
    measure = last.conditions[0].measure if isinstance(last, Claim) and len(last.conditions) == 1 else measure
    if not measure or measure.kind not in (Kind.RANK, Kind.COUNT):
        return None
    number = bag.take("rank" if measure.kind is Kind.RANK else "number")
    bag.skip("correct", "right_question", "be", "certain", "stand")
    settle(bag)
    if number is None or bag.left():
        return None
    return Claim(conditions=(Condition(measure=measure, op=Op.EQUAL, value=int(number)),))


def none_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """geen brons dus; en de Noren niet?; op de 10 km nooit dus: that what was counted or shown, changed so, is none"""
    of = subject(last)
    kind = last.measure.kind if isinstance(last, Value) else Kind.COUNT
    kind = last.conditions[0].measure.kind if isinstance(last, Claim) else kind
    shown_or_counted = isinstance(last, Listing | Value | Claim | NationQuestion | AthleteQuestion | EventQuestion)
    if of is None or not shown_or_counted or kind not in (Kind.COUNT, Kind.TALLY) or bag.has("ask"):
        return None
    if isinstance(last, Listing) and last.take is not None:
        return None
    never = bag.took("never")
    nothing = [place for place in bag.places("amount") if bag.items[place].value("amount").count == 0
               and not bag.items[place].text.lower().startswith("zonder")]  # fmt: skip
    colours: list[Colour] = [one for place in nothing if (one := bag.items[place].value("amount").colour) is not None]
    bag.taken.update(nothing)
    if not (never or nothing or bag.took("not") or bag.took("nothing") or bag.took("none")):
        return None
    said = all_said(bag, ctx, "noun.medal", "present", "right_question", "certain", "at_least")
    if bag.left() or said.but_not or (said.moment is not None and said.days is None):
        return None
    said.colours.extend(colours)
    if said == Narrowing(resolve=said.resolve) and not never:
        return None
    made = narrowed_by(of, said, last, ctx)
    if of.events and not (said.metal or colours):  # who won it, and another: no medal there
        made = made.narrowed(colours=())
    if never and not made.games.ever:
        made = made.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None)
    held = ctx.edition.events
    for one in (ctx.archive.athletes[each] for each in made.athletes):
        theirs = [each for each in made.events if each in held and held[each].discipline in one.disciplines]
        sexes = {"M": Gender.MEN, "F": Gender.WOMEN}
        theirs = [each for each in theirs if held[each].gender is sexes.get(one.gender, held[each].gender)]
        if made.events and not theirs:
            return None  # of another sport than theirs
        made = made.narrowed(events=tuple(theirs))
    if made == of or len(made.nations) + len(made.athletes) != 1:
        return None
    return Claim(conditions=(Condition(measure=Measure(of=made), op=Op.EQUAL, value=0),))
