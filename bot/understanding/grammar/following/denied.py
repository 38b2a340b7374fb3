"""What is taken to be not so, after a question: "geen brons dus", "en de Noren niet?", "op de 10 km nooit"; and what is
said again in surprise: "nee toch 5e??"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.following.of_event import wins_it
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.frames.common import has_won
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import LATEST
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Listing, Value
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, EventQuestion, NationQuestion, Question


def without_doubt(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "geen 11?", "waren dat er niet negen", "heeft Klæbo haar niet ingehaald", "won hij hem niet": is it
    so"""
    lead = next((at for at, one in enumerate(items) if not one.is_small or one.has_any(("none", "not"))), len(items))
    told = items[lead + 1 :]
    so = any(one.text.lower() == "dus" for one in items[:lead])  # "dus geen vijfde": it is not
    if (
        told
        and not so
        and items[lead].text.lower() in _DOUBTS
        and told[0].has_any(("number", "rank"))
        and not told[0].is_small
    ):
        return (*items[:lead], replace(items[lead], meanings={"right_question": ("",)}, text="toch"), *told)
    asks = bool(items) and items[0].has_any(("be", "have", "win"))
    place = next((at for at, one in enumerate(items) if one.text.lower() in _DOUBTS), 0)
    if not (asks and place):
        return items
    rest = items[place + 1 :]
    passed = any(one.has_any(("to_pass", "beaten")) for one in rest)
    counted = bool(rest) and rest[0].has_any(("number", "rank")) and all(one.is_small for one in rest[1:])
    return (*items[:place], *rest) if passed or wins_it(items) or counted else items


_DOUBTS = ("niet", "geen", "niet ook", "ook niet", "toch niet")


def said_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveelste was Nederland in Sotsji) nee toch 5e??; echt vijfde?; (hoeveel goud) dus 18?: whether it is so"""
    of = subject(last)
    bare = any(one.has("lean") and one.text.lower() == "en" for one in bag.items) or len(bag.items) == 1
    bare = bare and not bag.has("amount")  # "maar 10?"
    if of is None or bare or bag.has("ask") or len(of.nations) + len(of.athletes) != 1:
        return None
    ranked = isinstance(last, NationQuestion) and Measure(kind=Kind.RANK, of=of)
    measure = last.measure if isinstance(last, Value) else ranked
    measure = last.conditions[0].measure if isinstance(last, Claim) and len(last.conditions) == 1 else measure
    if not measure or measure.kind not in (Kind.RANK, Kind.COUNT):
        return None
    number = bag.take("rank" if measure.kind is Kind.RANK else "number")
    only = bag.peek("amount")  # "maar 10?"
    if number is None and only is not None and (only.op, only.colour, only.times) == (Op.EQUAL, None, False):
        number = bag.take("amount").count if measure.kind is Kind.COUNT else None
    bag.skip("correct", "right_question", "be", "certain", "stand")
    settle(bag)
    if number is None or bag.left():
        return None
    return Claim(conditions=(Condition(measure=measure, op=Op.EQUAL, value=int(number)),))


def wel_otherwise(question: Question, items: Sequence[Item], ctx: Context) -> Question | None:
    """ "(geen goud voor Odermatt) wanneer won hij dan wel goud": not here, so at other Games"""
    wel = any(one.text.lower() in ("wel", "dan wel") for one in items)
    of = question.of if wel and isinstance(question, Listing) and question.ask in (Ask.DAY, Ask.GAMES) else None
    if of is None or of.games.ever or not (of.athletes or of.nations) or find(of, ctx.archive).selection.count:
        return question
    seasons = {ctx.archive.edition(one).games.season for one in of.games.ids}
    ever = EVER.model_copy(update={"seasons": tuple(seasons)})
    return about(question, lambda each: each.narrowed(games=ever, from_day=None, to_day=None))


def is_it_so(question: Question, items: Sequence[Item], last: Question) -> Question:
    """ "(wie won het ijshockey) vrouwen ook amerika toch?", "kok had ook de 1000 toch": whether they won it"""
    said = ("ask", "metal", "noun", "amount", "number", "rank")
    doubt = any(one.has_any(("right_question", "certain")) for one in items)
    doubt = doubt and not any(one.has_any(said) for one in items)  # "leerdam toch ook een medaille": of any colour
    of = subject(last)
    bare = all(one.is_small or one.has("athlete") for one in items)
    if doubt and bare and isinstance(question, AthleteQuestion) and of is not None and of.events and of.colours:
        return Claim(
            conditions=(has_won(of.narrowed(athletes=(question.athlete_id,), nations=())),)
        )  # "leerdam zeker?"
    won = isinstance(last, Listing) and last.ask is Ask.WHO and len(last.of.colours) == 1
    if not (doubt and won and isinstance(last, Listing) and isinstance(question, Listing) and question.of.events):
        return question
    asked = question.ask in (Ask.WHO, Ask.EXISTS) and not question.of.colours
    if not asked or not (question.of.nations or question.of.athletes):
        return question
    return Claim(conditions=(has_won(question.of.narrowed(colours=last.of.colours)),))


def what_then(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(heeft Odermatt goud gewonnen) wat dan wel?: whatever they won there, or else ever"""
    none = isinstance(last, Groups) and [(one.op, one.value) for one in last.having] == [(Op.EQUAL, 0)]
    if isinstance(last, Groups) and none and any(one.text.lower() in ("wel", "en wel") for one in bag.items):
        bag.skip("ask", "clause")  # "(waarin wonnen we niets) en waarin wel"
        settle(bag)
        return last.model_copy(update={"having": (Condition(measure=last.having[0].measure),)})
    of = subject(last) if isinstance(last, Claim | Listing | Value) else None
    if of is None or len(of.athletes) + len(of.nations) != 1 or not (bag.took("what_then") or bag.took("ask", "what")):
        return None
    bare = len(bag.items) == 1 and isinstance(last, Claim)  # "wat dan?"
    if not (bare or any(one.text.lower() in ("wel", "dan wel") for one in bag.items)):
        return None
    settle(bag)
    whole = Medals(games=of.games, athletes=of.athletes, nations=of.nations)
    found = bag.left() or find(whole, ctx.archive).selection.count
    return Listing(of=whole if found else whole.narrowed(games=EVER))


def who_then(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(won Leerdam de 500 meter? nee) wie dan wel?: whoever did"""
    of = subject(last) if isinstance(last, Claim | Listing) and getattr(last, "take", None) is None else None
    claimed = not isinstance(last, Claim) or [one.op for one in last.conditions] == [Op.AT_LEAST]
    who = bag.took("ask", "who") or bag.took("ask", "which")
    if of is None or not (who and claimed and (of.events or of.disciplines)) or not (of.athletes or of.nations):
        return None
    bag.skip("noun.nation", "then", "lean", "clause")
    settle(bag)
    if bag.left() or any(one.has_any(("win", "have")) for one in bag.items) or find(of, ctx.archive).selection.count:
        return None
    lands = of.nations and not of.athletes and any(one.has("noun", "nation") for one in bag.items)
    whoever = of.narrowed(athletes=(), nations=(), colours=of.colours or (Colour.GOLD,))
    return Listing(of=whoever, ask=Ask.NATION if lands else Ask.WHO)


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
    podium = ("noun.podium",) if of.events else ()  # "Roest niet op het podium?"
    said = all_said(bag, ctx, "noun.medal", "present", "right_question", "certain", "at_least", *podium)
    if bag.left() or said.but_not or (said.moment is not None and said.days is None):
        return None
    said.colours.extend(colours)
    if said == Narrowing(resolve=said.resolve) and not never:
        return None
    made = narrowed_by(of, said, last, ctx)
    if of.events and said.athletes and said.scope == EVER and not said.ever:
        made = made.narrowed(games=of.games)  # who was not there won nothing there
    if of.events and not (said.metal or colours):  # who won it, and another: no medal there
        bare = all(one.is_small or one.has_any(("not", "never", "athlete")) for one in bag.items)  # "dus niet Leerdam"
        won = of.colours if bare and isinstance(last, Listing | Claim) else ()  # "(won Kramer die ooit) dus nooit"
        made = made.narrowed(colours=(Colour.GOLD,) if wins_it(bag.items) else won)  # "hem nooit gewonnen": the race
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
    if (made == of and not never) or len(made.nations) + len(made.athletes) != 1:
        return None
    return Claim(conditions=(Condition(measure=Measure(of=made), op=Op.EQUAL, value=0),))
