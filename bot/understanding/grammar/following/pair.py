"""The two answers shown last, taken together: "samen", "dus 6 in totaal", "welk deel is dat samen", "hoeveel scheelt
dat", "wie van die twee heeft er meer", "wie van de twee is ouder"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.composing.composing import composed
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_of, settle
from bot.understanding.grammar.following.leaning import is_elliptic
from bot.understanding.grammar.following.shown import pointed_at as shown_to
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import EVER, Medals, Scope
from medals_core.queries.measures import Condition, Kind, Measure, Op
from medals_core.queries.model import Claim, Groups, Listing, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, NationQuestion, Question

_APART = ("nations", "athletes", "games", "disciplines", "events", "genders", "colours", "from_day")
"""In one of these the two have to differ."""


def of_both(items: Sequence[Item], before: Question | None, last: Question, ctx: Context) -> Question | None:
    """What a text that names no side of its own asks of both; of two held against each other only their sum."""
    compared_last = isinstance(last, Versus)
    of_sports = any(one.has("noun", "discipline") for one in items)
    sides = [one.of for one in last.measures] if isinstance(last, Versus) else _sides(before, last, of_sports=of_sports)
    if len(sides) != len(set(sides)) or len(sides) < 2:
        return None
    summed = _of_their_sum(Bag(tuple(items)), sides, ctx)
    if summed is not None:
        return summed
    bag = Bag(tuple(items))
    aged = any(bag.has(*kind) for kind in _OF_AGE)
    told = bag.took("of_two") or any(one.text.lower() in ("die twee", "ze", "beide") for one in bag.items)
    ask = VersusAsk.SUM if bag.took("measure", "together") else None
    ask = VersusAsk.DIFFERENCE if ask is None and bag.took("ask", "difference") else ask
    ask = VersusAsk.RATIO if ask is None and bag.took("ask", "ratio") else ask
    higher = bag.took("higher")
    more = bag.holds("more") or higher or (told and bag.holds("most"))
    compared = (told or bag.has("ask", "who", "which") or bag.has("be")) and more
    compared = compared or (told and bag.took("versus"))
    ask = VersusAsk.MORE if ask is None and compared else ask
    if higher and not _one_of_their_games(bag, sides, ctx):
        return None
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    careers = bag.took("measure", "total")
    bag.skip("more", "most", "more_of_it", "both", "ask", "have", "win", "noun.medal", "measure", "of_two", "be")
    settle(bag)
    if ask is None or bag.left() or aged or (compared_last and ask is not VersusAsk.SUM):
        return None
    if colours:
        sides = [of.narrowed(colours=colours) for of in sides]
    if careers:
        sides = [of.narrowed(colours=colours, games=EVER if of.athletes else of.games) for of in sides]
    kind = Kind.TALLY if higher and not any(of.colours for of in sides) else Kind.COUNT
    return Versus(measures=tuple(Measure(kind=kind, of=of) for of in sides), ask=ask)


def _one_of_their_games(bag: Bag, sides: Sequence[Medals], ctx: Context) -> bool:
    """ "dus Parijs was beter": are the Games that are named those of one of both?"""
    named = {one for place in bag.places("games") for one in bag.items[place].value("games").scope.ids}
    bag.skip("games", "right_question")
    held = {one for of in sides for one in (of.games.ids or (ctx.archive.current_id,))}
    return named <= held


_OF_AGE = (("older",), ("most", "oldest"), ("most", "youngest"))


def _of_their_sum(bag: Bag, sides: Sequence[Medals], ctx: Context) -> Question | None:
    """ "dus 6 in totaal?", "hoeveel procent van hun goud kwam uit die twee sporten samen"."""
    both = _joined(sides, ctx)
    amount = bag.take("amount")
    number = amount.count if amount and amount.op is None else bag.take("number")
    part = bag.took("ask", "part") or bag.took("measure", "share")
    two = any(one.text.lower() == "die twee" and one.has("pronoun") for one in bag.items)
    if both is None or not (bag.took("measure", "total") or bag.took("measure", "together") or two):
        return None
    colours = tuple(one for one in (*bag.take_all("metal"), amount.colour if amount else None) if one is not None)
    own = bag.took("own") and both.nations == (ctx.own,)
    bag.skip("noun.medal", "noun.discipline", "noun.games", "noun.nation", "be", "have", "measure", "of_two")
    if part or number is not None:
        settle(bag)
    if bag.left() or (bag.holds("own") and not own) or part == (number is not None):
        return None
    both = both.narrowed(colours=colours) if colours else both
    if number is not None:
        return Claim(conditions=(Condition(measure=Measure(of=both), op=Op.EQUAL, value=number),))
    apart = [name for name in _APART if getattr(sides[0], name) != getattr(sides[1], name)]
    if apart not in (["disciplines"], ["events"]):
        return None
    return Value(measure=Measure(kind=Kind.SHARE, of=both, whole=both.narrowed(events=(), disciplines=())))


def _joined(sides: Sequence[Medals], ctx: Context) -> Medals | None:
    """The medals of both as one, where they differ in one thing only."""
    apart = [name for name in _APART if getattr(sides[0], name) != getattr(sides[1], name)]
    if len(sides) != 2 or len(apart) != 1 or apart == ["from_day"]:
        return None
    if apart == ["games"]:
        ids = tuple(one for of in sides for one in (of.games.ids or (ctx.archive.current_id,)))
        return None if any(of.games.ever for of in sides) else sides[0].narrowed(games=Scope(ids=ids))
    return sides[0].narrowed(**{apart[0]: tuple(one for of in sides for one in getattr(of, apart[0]))})


def with_them_named(
    items: Sequence[Item], before: Question | None, last: Question, ctx: Context
) -> tuple[Item, ...] | None:
    """ "wie van die twee is ouder", "wie is dus ouder": the items with both of those shown last named behind them."""
    of_two = any(one.has("of_two") and one.text.lower().endswith(_TWO) for one in items)
    older = any(one.has("older") for one in items) and not any(one.has("athlete") or one.has("than") for one in items)
    sides = _two_shown(before, last, ctx) if of_two or older else []
    if len(sides) != 2 or (of_two and any(one.has("nation") for one in items)):
        return None  # "wie van die twee Zwitsers": those shown may be of another land
    left = [one for one in items if not one.has("of_two") or one.has("ask")]
    end = items[-1].end
    said = [Item(end, end, side) for side in sides]
    return composed((*left, said[0], Item(end, end, {"or": ("",)}, "of"), said[1]))


def pointed_at(items: Sequence[Item], before: Question | None, last: Question, ctx: Context) -> Question:
    """Which of the two "die marathon" and "hij" are of: the one before, where only that showed it."""
    other_end = any(one.has("most") for one in items) and is_elliptic(items) and not isinstance(last, Groups)
    if isinstance(before, Groups) and before.take is not None and other_end:
        return before  # "(de oudste) voor welk land kwam die uit? en de jongste?"
    he = any(one.has("pronoun", "he") and one.text.lower() != "zijn" for one in items)
    if before is not None and he and not shown_to(items, last, ctx).athletes:
        return before if len(shown_to(items, before, ctx).athletes) == 1 else last
    named = {one.event.event_id for that, event in pairwise(items) if that.has("pronoun", "that") and event.has("event")
             for one in event.value("event").candidates}  # fmt: skip
    asks = any(one.has("ask") for one in items)  # but "wie werd derde op die 1000 meter, en op die 500": there
    if before is None or not asks or not named or named & set(shown(last, ctx).events):
        return last
    return before if named & set(shown(before, ctx).events) else last


_TWO = ("twee", "tweeën", "tweeen", "2", "beide", "beiden", "hen", "hun")


def _two_shown(before: Question | None, last: Question, ctx: Context) -> list[dict[str, tuple[object, ...]]]:
    """The two athletes, or nations, that the last answer showed, or the last two did."""
    versus = [one.of for one in last.measures] if isinstance(last, Versus) else []
    told = [shown(one, ctx) for one in (before, last) if one is not None]
    for people in ([one for of in versus for one in of.athletes], told[-1].athletes,
                   [one for each in told if len(each.athletes) == 1 for one in each.athletes]):  # fmt: skip
        if len(people) == len(set(people)) == 2:
            return [{"athlete": (Chosen(ctx.archive.athletes[one]),)} for one in people]
    if any(one.athletes for one in told):
        return []
    for nocs in (nations_of(last), [one for each in told if len(each.nations) == 1 for one in each.nations]):
        if len(nocs) == len(set(nocs)) == 2:
            return [{"nation": (noc,)} for noc in nocs]
    return []


def _sides(before: Question | None, last: Question, *, of_sports: bool = False) -> list[Medals]:
    """The medals of each, where both were counted or listed and neither is a part of the other. ``of_sports``: of a
    sport also where that was left out, "zonder het bobsleeën"."""
    sides = [of for one in (before, last) if one and (of := _counted(one)) is not None]
    if of_sports:
        out = [of.but_not[0].disciplines if len(of.but_not) == 1 else () for of in sides]
        sides = [of.narrowed(disciplines=left, but_not=()) if left and not of.disciplines else of
                 for of, left in zip(sides, out, strict=True)]  # fmt: skip
    if len(sides) != 2:
        return []
    apart = [name for name in _APART if getattr(sides[0], name) != getattr(sides[1], name)]
    part = any(name != "games" and not all(getattr(of, name) for of in sides) for name in apart)
    part = part and not {"nations", "athletes"} >= set(apart)
    ever = sides[0].games.ever != sides[1].games.ever
    return [] if not apart or len(apart) > 2 or part or ever else sides


def _counted(question: Question) -> Medals | None:
    match question:
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY, of=of)) | Listing(of=of, take=None):
            return of if len(of.nations) + len(of.athletes) == 1 else None
        case NationQuestion() | AthleteQuestion():
            return subject(question)
    return None
