"""The sides just compared: which of them, another beside them; and what was counted held against another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, nations_of
from bot.understanding.grammar.following.leaning import with_whom
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.frames.comparing.side_by_side import apart_at, extreme_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import LATEST, AsOf
from medals_core.games import Season
from medals_core.queries.filters import CURRENT, EVER, Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, Groups, Listing, Value, Versus, VersusAsk
from medals_core.queries.selecting import find
from medals_core.questions import ComparisonQuestion, NationQuestion, Question


def which_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en wie had er meer zilver?; en wie stond hoger?; wie van de drie had het meeste brons?"""
    sides = sides_of(last)
    if len(sides) < 2 or len(set(sides)) < len(sides):
        return None
    asked = bag.took("ask", "who") or bag.took("ask", "which")
    higher = bag.took_any("higher", "above")
    coloured = bag.holds("lean") and bag.has("metal")  # "en zilver, wie dan"
    aged = bag.has("most", "youngest", "oldest")  # "wie was de jongste met goud", after two lands
    if not asked or aged or bag.has("most", "first", "last") or not (bag.holds("more", "most") or higher or coloured):
        return None
    bag.skip("more", "most")
    said = all_said(bag, ctx, "more_of_it", "noun.nation", "noun.athlete", "noun.medal", "each_one", "both", "of_two",
                    "measure.total", "then_word")  # fmt: skip
    if said != Narrowing(resolve=said.resolve, colours=said.colours, metal=said.metal, scope=said.scope):
        return None
    if said.scope != CURRENT:  # "en in Peking, wie had er toen meer"
        if len({of.games for of in sides}) > 1:
            return None
        sides = [of.narrowed(games=said.scope, from_day=None, to_day=None, as_of=LATEST) for of in sides]
    elif all(of.athletes and of.games.is_current for of in sides):
        here = all(find(of, ctx.archive).selection.count for of in sides)
        sides = sides if here else [of.narrowed(games=EVER) for of in sides]  # who was not there, has a career
    counted = last.measures[0].kind if isinstance(last, Versus) else Kind.COUNT
    by_count = Kind.TALLY if higher and not said.metal else Kind.COUNT
    kind = counted if counted in (Kind.PER_MILLION, Kind.POINTS) else by_count
    colours = tuple(said.colours)
    return Versus(measures=tuple(Measure(kind=kind, of=side.narrowed(colours=colours)) for side in sides))


def furthest_apart_there(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveel goud won Noorwegen op de laatste vijf Spelen) op welke van die Spelen was het verschil met ons het
    kleinst"""
    if (order := extreme_of(bag)) is None or not bag.took("ask", "difference"):
        return None
    sides = [last.measure.of] if isinstance(last, Value) else sides_of(last)
    said = all_said(bag, ctx, "ask", "most", "noun.games", "noun.year", "be", "between", "and", "of_two")
    sides = [*sides, *(sides[0].narrowed(nations=(noc,)) for noc in said.nations if sides)]
    sides = list(dict.fromkeys(of.narrowed(colours=tuple(said.colours) or of.colours) for of in sides))
    one_games = len({of.games for of in sides}) != 1 or not (len(sides[0].games.ids) > 1 or sides[0].games.ever)
    if len(sides) != 2 or one_games or said.scope != CURRENT or not all(len(of.nations) == 1 for of in sides):
        return None
    return apart_at(order, sides, ctx)


def with_another(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """met Frankrijk erbij?; en Noorwegen ook?: beside those compared"""
    sides = sides_of(last)
    if len(sides) < 2 or not bag.took_any("extra", "too"):
        return None
    said = all_said(bag, ctx, "ask.show")
    others = _others(said)
    if not others or said.metal or said.is_part or (said.scope != CURRENT and not _careers(said)):
        return None
    if len({(of.nations, of.athletes) for of in sides}) < len(sides):
        return None  # "wij ook?" after the weekend of one nation held against its other days: not a third beside those
    sides = [of.narrowed(games=EVER) for of in sides] if _careers(said) else sides
    if isinstance(last, ComparisonQuestion):
        nocs = [other["nations"][0] for other in others if "nations" in other]
        return last.model_copy(update={"nocs": (*last.nocs, *nocs)}) if len(nocs) == len(others) else None
    first = last.measures[0] if isinstance(last, Versus) else Measure()
    added = (sides[0].narrowed(**other) for other in others)
    return Versus(measures=tuple(first.model_copy(update={"of": of}) for of in (*sides, *added)))


def compared_with(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en vergeleken met de vorige keer?; en met Sotsji?, after a comparison of Games"""
    sides = sides_of(last)
    if isinstance(last, Claim) and len({of.games for of in sides}) == 2:  # "(meer dan in Peking) en vergeleken met …"
        last = Versus(measures=tuple(last.conditions[0].measure.model_copy(update={"of": of}) for of in sides))
    if not isinstance(last, Versus) or len({of.games for of in sides}) < len(sides):
        return None
    said = all_said(bag, ctx, "than", "last_time")
    if said != Narrowing(resolve=said.resolve, scope=said.scope) or len(said.scope.ids) != 1:
        return None
    mine = last.measures[0]
    other = mine.model_copy(update={"of": mine.of.narrowed(games=said.scope)})
    return Versus(measures=(mine, other), ask=last.ask)


def older_than_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoe oud was ze) dus ouder dan Femke Kok?; en jonger dan Wüst?: the one just spoken of beside another"""
    of = subject(last)
    either = len(bag.places("older")) > 1  # "ouder of jonger dan Femke Kok"
    younger = not either and any(one.has("older") and "jong" in one.said for one in bag.items)
    if of is None or len(of.athletes) != 1 or not bag.took("older") or not bag.holds("than") or bag.has("ask"):
        return None
    said = all_said(bag, ctx, "be", "right_question")
    whom = [one.athlete_id for one in said.athletes]
    if len(whom) != 1 or said.is_part or said.nations or said.metal or whom == [*of.athletes]:
        return None
    one, other = (Measure(kind=Kind.BORN, of=Medals(athletes=(each,))) for each in (*of.athletes, *whom))
    if either or not all(ctx.archive.athletes[each].birth_date for each in (*of.athletes, *whom)):
        return Versus(measures=(one, other), ask=VersusAsk.LESS if younger else VersusAsk.MORE)
    return Claim(conditions=(Condition(measure=one, op=Op.MORE if younger else Op.LESS, value=other),))


def how_they_did(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(waren dat er meer dan in Londen) en hoe deden de Belgen het daar: how they ended, rather than yes or no"""
    if not isinstance(last, Claim | Versus) or not any(one.has("page", "doing") for one in bag.items):
        return None
    said = all_said(bag, ctx, "ask.how", "page", "doing_verb", "doing_end")
    only = said == Narrowing(resolve=said.resolve, nations=said.nations) and not bag.holds("more", "higher", "than")
    if bag.left() or not only or len(said.nations) != 1 or not isinstance(said.nations[0], str):
        return None
    past = [ids[0] for of in sides_of(last) if len(ids := of.games.ids) == 1]
    return NationQuestion(noc=said.nations[0], games=past[0] if past else None)


def of_ours(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(waarom staat Frankrijk achter Duitsland) en wij Belgen?: how they ended, rather than beside one of the two"""
    we = any(one.text.lower() == "wij" and after.has("nation") for one, after in pairwise(bag.items))
    if not we or not isinstance(last, Versus) or last.ask is not VersusAsk.WHY:
        return None
    said, there = all_said(bag, ctx), last.measures[0].of.games.ids
    if said != Narrowing(resolve=said.resolve, nations=said.nations) or not isinstance(said.nations[0], str):
        return None
    return NationQuestion(noc=said.nations[0], games=there[0] if there else None)


def altogether(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en samen?; alles bij elkaar: the sum of those compared; of one season that of both, of some Games that of all"""
    whole = any(bag.items[place].text.lower() != "allemaal" for place in bag.places("all_of_it"))
    if with_whom(bag.items) or not (bag.took("measure", "together") or whole):
        return None  # "allemaal in Parijs?" is of there
    bag.skip("all_of_it")
    whole = whole or any(one.has("ask", "what") for one in bag.items)  # "wat heeft Hassan bij elkaar": of any colour
    said = all_said(bag, ctx, "ask.how_many", "ask.what", "measure", "noun.medal")
    sides, of = sides_of(last), subject(last)
    if of is None or said.is_part or said.metal or said.days or len(said.nations) + len(said.athletes) > 1:
        return None
    if len(sides) > 1:
        measures = tuple(Measure(of=side) for side in sides)
        return None if _others(said) or said.scope != CURRENT else Versus(measures=measures, ask=VersusAsk.SUM)
    if of.games.since or of.games.until:
        return None  # "(in 2018) en daarna, hoeveel is dat samen": not of all
    fields: dict[str, Any] = _others(said)[0] if _others(said) else {}
    games = of.games.model_copy(update={"seasons": tuple(Season)}) if of.games.ever else EVER
    games = (
        of.games if any(one.has("then_word") for one in bag.items) else games
    )  # "hoeveel had België toen alles samen"
    fields.update(games=games, as_of=LATEST, from_day=None, to_day=None, **({"colours": ()} if whole else {}))
    if fields.get("athletes") or games == of.games:
        fields.update(events=(), disciplines=(), genders=())  # somebody's own sum, whatever was spoken of
    elif bag.holds("have") and said.scope.is_whole:
        fields.update(events=(), disciplines=())  # "hoeveel hebben ze er bij elkaar, op alle Zomerspelen"
    theirs = of.narrowed(**fields)
    if isinstance(last, Groups) and not (fields.get("nations") or fields.get("athletes")):
        return about(last, lambda each: each.narrowed(games=games))
    return Value(measure=Measure(of=theirs)) if theirs.nations or theirs.athletes else None


def _careers(said: Narrowing) -> bool:
    """Is it of somebody of former Games, so that all their Games are meant?"""
    return bool(said.athletes) and said.scope == EVER


def _others(said: Narrowing) -> list[dict[str, Any]]:
    """The fields of each nation or athlete said."""
    people: list[dict[str, Any]] = [{"athletes": (one.athlete_id,), "nations": ()} for one in said.athletes]
    return people or [{"nations": (noc,), "athletes": ()} for noc in said.nations if isinstance(noc, str)]


def sides_of(last: Question) -> list[Medals]:
    """The medals of each of those compared."""
    match last:
        case Versus(measures=measures):
            return [one.of for one in measures]
        case Claim(conditions=(one,)) if isinstance(one.value, Measure):
            return [one.measure.of, one.value.of]
        case Claim() | ComparisonQuestion():
            of = subject(last) or Medals()
            return [of.narrowed(nations=(noc,)) for noc in nations_of(last)]
        case Listing(of=of) if len(of.athletes) > 1:
            return [of.narrowed(athletes=(one,)) for one in of.athletes]
        case Listing(of=of) if len(of.nations) > 1:
            return [of.narrowed(nations=(one,)) for one in of.nations]
    return []


def asks_why_of_both(items: Sequence[Item], last: Question) -> bool:
    """ "(stonden we boven Italië) waarom staan zij lager": why one of the two stands above the other"""
    placed = any(one.has_any(("higher", "lower")) for one in items) and any(one.has("ask", "why") for one in items)
    return placed and len(set(nations_of(last))) == 2


def why_so(last: Question, ctx: Context) -> Question | None:
    if isinstance(last, Groups) and last.by is Key.EVENT and (events := shown(last, ctx).of.events):
        return Listing(of=Medals(games=last.measure.of.games, events=events))  # "waar viel geen brons": the podiums
    nocs = list(dict.fromkeys(nations_of(last)))
    if len(nocs) >= 2:
        of = subject(last) or Medals()
        measures = tuple(Measure(kind=Kind.TALLY, of=of.narrowed(nations=(noc,), colours=())) for noc in nocs[:2])
        return Versus(measures=measures, ask=VersusAsk.WHY)
    if len(nocs) == 1 and (isinstance(last, NationQuestion) or _is_of_rank(last)):
        of = subject(last) or Medals()
        if of.games.ever:
            return None
        return NationQuestion(noc=nocs[0], games=of.games.ids[0] if of.games.ids else None,
                              as_of=of.as_of if isinstance(of.as_of, AsOf) else LATEST)  # fmt: skip
    return None


def _is_of_rank(last: Question) -> bool:
    match last:
        case Value(measure=measure):
            return measure.kind is Kind.RANK
        case Claim(conditions=conditions):
            return all(one.measure.kind is Kind.RANK for one in conditions)
    return False
