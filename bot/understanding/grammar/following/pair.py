"""The two answers shown last, taken together: "samen", "dus 6 in totaal", "welk deel is dat samen", "hoeveel scheelt
dat", "wie van die twee heeft er meer", "wie van de twee is ouder", "was dat hetzelfde land"."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.composing.composing import composed
from bot.understanding.grammar.composing.families import relatives
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.chances import the_one_shown
from bot.understanding.grammar.following.common import all_said, measures_held, nations_of, settle
from bot.understanding.grammar.following.leaning import is_elliptic, leans, names_nothing
from bot.understanding.grammar.following.pointing import count_said
from bot.understanding.grammar.following.replacing import closest
from bot.understanding.grammar.following.shown import pointed_at as shown_to
from bot.understanding.grammar.following.shown import points_at_one, shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.other_games import games_label
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import Archive
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Identify, Left, Listing, Value, Versus, VersusAsk
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, EventQuestion, NationQuestion, Question

_APART = ("nations", "athletes", "games", "disciplines", "events", "genders", "colours", "from_day")
"""In one of these the two have to differ."""


def of_both(items: Sequence[Item], before: Question | None, last: Question, ctx: Context) -> Question | None:
    """What a text that names no side of its own asks of both; of two held against each other only their sum."""
    if (summed := _added_up(items, before, last, ctx)) is not None:
        return summed
    if isinstance(before, Identify) and isinstance(last, Identify):
        return _between_places(items, before, last, ctx)
    compared_last = isinstance(last, Versus)
    of_sports = any(one.has("noun", "discipline") for one in items)
    if any(one.has("ask", "day", "when", "where", "time") for one in items):
        return None  # "op welke dag wonnen ze samen goud"
    sides = [one.of for one in last.measures] if isinstance(last, Versus) else _sides(before, last, of_sports=of_sports)
    if len(sides) != len(set(sides)) or len(sides) < 2:
        return None
    summed = _of_their_sum(Bag(tuple(items)), sides, ctx)
    if summed is not None:
        return summed
    if not compared_last and (claimed := _more_of_one(items, sides, ctx)) is not None:
        return claimed
    bag = Bag(tuple(items))
    aged = any(bag.has(*kind) for kind in _OF_AGE)
    told = bag.took("of_two") or any(one.text.lower() in ("die twee", "ze", "beide") for one in bag.items)
    ask = VersusAsk.SUM if bag.took("measure", "together") else None
    ask = VersusAsk.DIFFERENCE if ask is None and bag.took("ask", "difference") else ask
    ask = VersusAsk.RATIO if ask is None and bag.took("ask", "ratio") else ask
    higher, equal = bag.took("higher"), bag.took("equal")
    more = bag.holds("more") or bag.holds("fewer") or higher or (told and bag.holds("most"))
    bare = all(one.is_small or one.has_any(("more", "fewer")) for one in items)  # "minder dus"
    compared = (told or bag.has("ask", "who", "which") or bag.has("be")) and more
    compared = compared or (told and bag.took("versus")) or (bare and more)
    ask = VersusAsk.MORE if ask is None and compared else ask
    if higher and not _one_of_their_games(bag, sides, ctx):
        return None
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    careers = bag.took("measure", "total")
    bag.skip(
        "more", "fewer", "most", "more_of_it", "both", "ask", "have", "win", "noun.medal", "measure", "of_two", "be"
    )
    settle(bag)
    if equal and ask is None and len(sides) == 2 and not (bag.left() or aged or compared_last or careers):
        one, other = (Measure(of=of.narrowed(colours=colours or of.colours)) for of in sides)
        return Claim(conditions=(Condition(measure=one, op=Op.EQUAL, value=other),))  # "allebei evenveel?"
    if ask is None or equal or bag.left() or aged or (compared_last and ask is not VersusAsk.SUM):
        return None
    if colours:
        sides = [of.narrowed(colours=colours) for of in sides]
    if careers:
        sides = [of.narrowed(colours=colours, games=EVER if of.athletes else of.games) for of in sides]
    kind = Kind.TALLY if higher and not any(of.colours for of in sides) else Kind.COUNT
    return Versus(measures=tuple(Measure(kind=kind, of=of) for of in sides), ask=ask)


def _between_places(items: Sequence[Item], before: Identify, last: Identify, ctx: Context) -> Question | None:
    """ "(welk land werd derde, en vierde) hoeveel scheelde dat": by what the one stands above the other"""
    asked = any(one.has("ask", "difference") for one in items)
    idle = all(one.is_small or one.has_any(("ask", "be", "pronoun", "lean")) for one in items)
    nocs = dict.fromkeys(noc for each in (before, last) for noc in shown(each, ctx).nations) if asked and idle else {}
    sides = tuple(Measure(kind=Kind.TALLY, of=last.within.narrowed(nations=(noc,))) for noc in nocs)
    return Versus(measures=sides, ask=VersusAsk.WHY) if len(sides) == 2 and before.within == last.within else None


def _more_of_one(items: Sequence[Item], sides: Sequence[Medals], ctx: Context) -> Claim | None:
    """ "dus wij hadden er meer?", "dus de vrouwen waren beter": one of the two, than the other"""
    whose = [one for one in items if one.has_any(("nation", "own", "athlete", "gender"))]
    bag = Bag([one for one in items if one not in whose])
    verb = bag.took("have") or bag.took("win") or bag.took("be")
    fewer, more = bag.took("fewer"), bag.took("more") or bag.took("higher")
    bag.skip("lean", "right_question", "more_of_it")
    if len(sides) != 2 or len(whose) != 1 or not verb or fewer == more or bag.has("than") or bag.has("ask"):
        return None
    settle(bag)
    said = narrow(Bag(whose), ctx)
    named = (tuple(said.nations), tuple(one.athlete_id for one in said.athletes), tuple(said.genders))
    told = [(of.nations if said.nations else (), of.athletes, of.genders if said.genders else ()) for of in sides]
    if bag.left() or told.count(named) != 1:
        return None
    mine = sides[told.index(named)]
    other = sides[1 - told.index(named)]
    return Claim(conditions=(Condition(measure=Measure(of=mine), op=Op.LESS if fewer else Op.MORE,
                                       value=Measure(of=other)),))  # fmt: skip


def _added_up(items: Sequence[Item], before: Question | None, last: Question, ctx: Context) -> Question | None:
    """ "(de DDR, en West-Duitsland) tel daar Duitsland zelf bij op": the sum of those shown, and that one"""
    said = [word for one in items for word in one.text.lower().split() if word not in ("ook", "nog", "zelf", "even")]
    adds = "tel" in said[:3] and (said[-2:] == ["bij", "op"] or said[-2:] == ["erbij", "op"])
    if not adds:
        return None
    shown_last = _counted(last)
    sides = _sides(before, last) or ([shown_last] if shown_last is not None else [])
    if isinstance(last, Versus) and last.ask is VersusAsk.SUM:
        sides = [one.of for one in last.measures]
    bag = Bag([one for one in items if not {"tel", "bij", "erbij", "op", "ook", "nog"} & set(one.text.lower().split())])
    named = all_said(bag, ctx)
    others: list[dict[str, tuple[str, ...]]] = [
        {"athletes": (one.athlete_id,), "nations": ()} for one in named.athletes
    ]
    others += [{"nations": (noc,), "athletes": ()} for noc in named.nations if isinstance(noc, str)]
    if not sides or bag.left() or not others or named.is_part or named.metal or named.moment:
        return None
    told = [*sides, *(sides[-1].narrowed(**one) for one in others)]
    return Versus(measures=tuple(Measure(of=of) for of in told), ask=VersusAsk.SUM) if len(set(told)) > 1 else None


def _one_of_their_games(bag: Bag, sides: Sequence[Medals], ctx: Context) -> bool:
    """ "dus Parijs was beter": are the Games that are named those of one of both?"""
    named = {one for place in bag.places("games") for one in bag.items[place].value("games").scope.ids}
    bag.skip("games", "right_question")
    held = {one for of in sides for one in (of.games.ids or (ctx.archive.current_id,))}
    return named <= held


_OF_AGE = (("older",), ("most", "oldest"), ("most", "youngest"))


def _of_their_sum(bag: Bag, sides: Sequence[Medals], ctx: Context) -> Question | None:
    """ "dus 6 in totaal?", "hoeveel procent van hun goud kwam uit die twee sporten samen"."""
    both = joined(sides, ctx)
    amount = bag.take("amount")
    if _those_of(bag.items) is not None and not any(one.text.lower() == "die twee" for one in bag.items):
        return None  # "die drie samen": no claim that there are three
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
        lesser = [of.colours for of in sides] == [(Colour.SILVER,), (Colour.BRONZE,)]
        whole = both.narrowed(colours=())
        if lesser and find(whole, ctx.archive).selection.count == number:
            both = whole  # "(hoeveel goud? zilver? brons?) dus samen 23?": of all three
        return Claim(conditions=(Condition(measure=Measure(of=both), op=Op.EQUAL, value=number),))
    apart = [name for name in _APART if getattr(sides[0], name) != getattr(sides[1], name)]
    if apart not in (["disciplines"], ["events"]):
        return None
    return Value(measure=Measure(kind=Kind.SHARE, of=both, whole=both.narrowed(events=(), disciplines=())))


def joined(sides: Sequence[Medals], ctx: Context) -> Medals | None:
    """The medals of all sides as one, where they differ in one thing only."""
    apart = [name for name in _APART if len({getattr(of, name) for of in sides}) > 1]
    if len(sides) < 2 or len(apart) != 1 or apart == ["from_day"]:
        return None
    if apart == ["games"]:
        ids = tuple(one for of in sides for one in (of.games.ids or (ctx.archive.current_id,)))
        return None if any(of.games.ever for of in sides) else sides[0].narrowed(games=Scope(ids=ids))
    return sides[0].narrowed(**{apart[0]: tuple(one for of in sides for one in getattr(of, apart[0]))})


def with_them_named(
    items: Sequence[Item], before: Question | None, last: Question, ctx: Context
) -> tuple[Item, ...] | None:
    """ "wie van die twee is ouder", "wie is dus ouder", "wie van de broers is ouder": the items with both of those
    shown last named behind them, or who was shown and the brother; "wie stond er tussen": named behind that."""
    those = _those_of(items)
    if any(one.has("ask", "difference") for one in items):
        return None  # "hoeveel schelen die twee": of what was compared
    if those is not None and any(one.has("ask", "who") for one in items):
        return None  # "wie pakte die twee": medals
    if those is not None:
        start, end, count = those
        sides = _so_many_shown(before, last, count, ctx)
        at = items[start].start
        both = Item(at, at, {"small": ("",), "and": ("",)}, "en")
        named = [one for side in sides for one in (both, Item(at, at, side))][1:]
        return composed((*items[:start], *named, *items[end:])) if sides else None
    amid, kin = (_place_of(items, words) for words in (_AMID, _KIN))
    together = any(one.has("measure", "together") or one.has("side_by_side") for one in items)
    they = _place_of(items, ("ze", "zij")) if together else None  # "op welke afstand stonden ze samen op het podium"
    of_them = next((one.text.lower().split()[-1] for one in items if one.has("of_two")), "")
    of_two = kin is not None or of_them in _COUNTS
    older = any(one.has("older") for one in items) and not any(one.has("athlete") or one.has("than") for one in items)
    older = older or amid is not None or they is not None
    sides = _so_many_shown(before, last, _COUNTS.get(of_them, 2), ctx) if of_two or older else []
    sides = _kin_shown(last, _KIN[items[kin].text.lower()], ctx) if kin is not None else sides
    if len(sides) < 2 or (of_two and any(one.has("nation") for one in items)):
        return None  # "wie van die twee Zwitsers": those shown may be of another land
    if amid is not None:
        who, end = [one for at, one in enumerate(items) if at != amid], items[-1].end
        between: list[dict[str, tuple[object, ...]]] = [{"between": ("",)}, sides[0], {"and": ("",)}, sides[1]]
        return composed((*who, *(Item(end, end, meant, "tussen" if "between" in meant else "") for meant in between)))
    left = [one for at, one in enumerate(items) if at not in (kin, they) and (not one.has("of_two") or one.has("ask"))]
    end = items[-1].end
    join = Item(end, end, {"and" if together else "or": ("",)}, "of")
    said = [one for side in sides for one in (join, Item(end, end, side))][1:]
    return composed((*left[:they], *said, *(left[they:] if they is not None else ())))


def _those_of(items: Sequence[Item]) -> tuple[int, int, int] | None:
    """The places of "die twee", "die drie", and how many those are."""
    for place, one in enumerate(items):
        words = one.text.lower().split()
        after = items[place + 1] if place + 1 < len(items) else None
        if len(words) == 2 and words[0] in _THOSE and words[1] in _COUNTS and one.has("pronoun"):
            people = after is not None and (after.has("noun", "athlete") or after.has("gender"))  # "die twee dames"
            return place, place + 1 + people, _COUNTS[words[1]]
        bare = place and items[place - 1].text.lower() in _THOSE and one.has("number") and words[-1] in _COUNTS
        if bare and not (after is not None and after.has_any(("noun", "metal", "event", "games", "sports", "nation"))):
            return place - 1, place + 1, _COUNTS[words[-1]]
    return None


_THOSE = ("die", "deze")
_COUNTS = {"twee": 2, "tweeën": 2, "tweeen": 2, "2": 2, "beide": 2, "beiden": 2, "hen": 2, "hun": 2,
           "drie": 3, "3": 3, "vier": 4, "4": 4}  # fmt: skip


def _place_of(items: Sequence[Item], words: Container[str]) -> int | None:
    return next((at for at, one in enumerate(items) if one.text.lower() in words), None)


def pointed_at(items: Sequence[Item], before: Question | None, last: Question, ctx: Context) -> Question:
    """Which of the two "die marathon" and "hij" are of: the one before, where only that showed it."""
    if (whole := _not_of_the_list(items, before, last, ctx)) is not None:
        return whole
    there = any(one.has("gender") for one in items) and any(one.has("pronoun", "there") for one in items)
    of, former = subject(last) or Medals(), (subject(before) if before is not None else None) or Medals()
    if before is not None and there and not of.events and former.events and is_elliptic(items):
        return before  # "(de 500 meter, en had zij elders goud) en de mannen daar": at that race
    that_race = any(that.has("pronoun", "that") and one.has("noun", "event") for that, one in pairwise(items))
    if before is not None and that_race and len(former.events) == 1 and not of.events:
        several = len(shown(Listing(of=of), ctx).events) > 1  # "(de 3000 meter; zij won er twee) op die afstand"
        return before if several else last
    placed = any(one.has_any(("won_noun", "rank")) for one in items)
    timed = any(one.has("then_word") or one.has("pronoun", "there") for one in items)
    winner = leans(tuple(items)) and placed and not timed
    if before is not None and winner and of.athletes and not of.events and len(former.events) == 1:
        return before  # "(zilver op de skeleton, had hij eerder goud) en de winnaar": of that race
    other_end = any(one.has("most") for one in items) and is_elliptic(items) and not isinstance(last, Groups)
    if isinstance(before, Groups) and before.take is not None and other_end:
        return before  # "(de oudste) voor welk land kwam die uit? en de jongste?"
    sexed = is_elliptic(items) and any(one.has("noun", "athlete_f", "athlete_m") for one in items)
    if isinstance(before, Groups) and before.sex and of.athletes and sexed:
        return before  # "(welke vrouw won het vaakst, hoeveel goud) en welke man"
    number = count_said(items)
    if before is not None and number is not None:  # "hoeveel van die 24", of which the last showed a part
        counts = [find(shown(one, ctx).of, ctx.archive).selection.count for one in (before, last)]
        return before if counts[0] == number != counts[1] else last
    he = any(one.has("pronoun", "he") and one.text.lower() != "zijn" for one in items)
    if (he or points_at_one(items)) and not shown_to(items, last, ctx).athletes:
        top = isinstance(last, Groups) and last.by is Key.NATION and last.take == 1 and not last.having
        people = last.model_copy(update={"by": Key.ATHLETE}) if top else None  # who was told beside the land
        former_ones = (one for one in (people, before) if one is not None)
        return next((one for one in former_ones if len(shown_to(items, one, ctx).athletes) == 1), last)
    chance = any(one.has("coming", "chance") for one in items) and any(one.has("pronoun", "they") for one in items)
    if chance and not (of.nations or of.athletes) and former.nations and isinstance(before, Listing):
        return before  # "(de schaatsters) waar ging het zilver heen? krijgen ze nog een kans"
    it = any(one.has("win") and after.said in ("het", "die", "dat") for one, after in pairwise(items))
    race = isinstance(before, Left) and the_one_shown(before, ctx)
    if it and isinstance(race, EventQuestion) and not (of.events or of.disciplines or isinstance(last, Left)):
        return race  # "(wie doen er mee) hoe oud is Bergsma? wie won het in Peking": that race
    named = {one.event.event_id for that, event in pairwise(items) if that.has("pronoun", "that") and event.has("event")
             for one in event.value("event").candidates}  # fmt: skip
    asks = any(one.has("ask") for one in items)  # but "wie werd derde op die 1000 meter, en op die 500": there
    if before is None or not asks or not named or named & set(shown(last, ctx).events):
        return last
    return before if named & set(shown(before, ctx).events) else last


_LISTED = {Key.DISCIPLINE: "disciplines", Key.EVENT: "events"}


def _not_of_the_list(
    items: Sequence[Item], before: Question | None, last: Question, ctx: Context
) -> Question | None:  # fmt: skip
    """ "(in welke sporten won Nederland goud in Parijs) hoeveel daarvan door vrouwen? en in Tokio?": the sports of that
    list are those of Paris"""
    listed = _LISTED.get(before.by) if isinstance(before, Groups) and before.take is None else None
    if before is None or listed is None or not any(one.has("games") for one in items):
        return None
    there, of = shown(before, ctx).of, subject(last)
    if of is None or not getattr(of, listed) or getattr(of, listed) != getattr(there, listed):
        return None
    whole = {listed: getattr(subject(before), listed)}
    return about(last, lambda each: each.narrowed(**whole))


_KIN = {"broers": "M", "broertjes": "M", "gebroeders": "M", "zussen": "F", "zusjes": "F", "zusters": "F"}


def _kin_shown(last: Question, sex: str, ctx: Context) -> list[dict[str, tuple[object, ...]]]:
    """Who was shown, with the only brother or sister of that name; or the two who are."""
    told = [ctx.archive.athletes[one] for one in shown(last, ctx).athletes]
    both = {
        one.athlete_id: one for first in told for one in (first, *relatives(first, ctx.archive)) if one.gender == sex
    }
    named = {one.name.partition(" ")[2] for one in both.values()}
    return [{"athlete": (Chosen(one),)} for one in both.values()] if len(both) == 2 and len(named) == 1 else []


_AMID = ("daar tussen", "daartussen", "er tussen", "ertussen", "tussenin")


def _so_many_shown(
    before: Question | None, last: Question, count: int, ctx: Context
) -> list[dict[str, tuple[object, ...]]]:
    """The athletes, or nations, that the last answer showed, or the last two did, where they are so many."""
    versus = [one.of for one in measures_held(last)]
    told = [shown(one, ctx) for one in (before, last) if one is not None]
    for people in ([one for of in versus for one in of.athletes], told[-1].athletes,
                   [one for each in told if len(each.athletes) < count for one in each.athletes]):  # fmt: skip
        if len(people) == len(set(people)) == count:
            return [{"athlete": (Chosen(ctx.archive.athletes[one]),)} for one in people]
    if any(one.athletes for one in told):
        return []
    asked, shown_to = nations_of(last), told[-1].nations
    for nocs in (asked, shown_to, [one for each in told if len(each.nations) < count for one in each.nations]):
        if len(nocs) == len(set(nocs)) == count:
            return [{"nation": (Chosen(ctx.archive.nations[noc]),)} for noc in nocs]
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


_BOTH_GAMES = re.compile(
    r"\b(?:(?:in|op|tijdens|bij) )?(?:beide|(?:alle ?bei|alletwee) de) "
    r"(?:edities|(?:winter|zomer)?spelen|toernooien|keren|jaren)\b", re.IGNORECASE
)  # fmt: skip


def with_both_games(text: str, items: Sequence[Item], before: Question | None, last: Question, archive: Archive) -> str:
    """ "(hoeveel goud in Parijs? en in Tokio?) wie won er in beide edities": the two named"""
    told = [subject(one) for one in (before, last) if one is not None]
    asked = [one.of for one in measures_held(last)] or [of for of in told if of is not None]
    ids = [(of.games.ids or (archive.current_id,)) for of in asked if not of.games.ever]
    if len(ids) != 2 or {len(one) for one in ids} != {1} or ids[0] == ids[1]:
        return text
    both = " als in ".join(games_label(one, archive) for (one,) in ids)
    nocs = {of.nations for of in asked}
    ours = next(iter(nocs)) if len(nocs) == 1 and names_nothing(tuple(items)) else ()
    whose = "".join(f"voor {archive.nations[noc].name} " for noc in ours if isinstance(noc, str))
    return _BOTH_GAMES.sub(f"{whose}zowel in {both}", text)


def _counted(question: Question) -> Medals | None:
    match question:
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY, of=of)) | Listing(of=of, take=None):
            return of if len(of.nations) + len(of.athletes) == 1 else None
        case NationQuestion() | AthleteQuestion():
            return subject(question)
    return None


_SAME = ("dezelfde", "hetzelfde", "eenzelfde", "zelfde")


def same_of_both(items: Sequence[Item], formers: Sequence[Question], ctx: Context) -> Question | None:
    """ "wie won de 1000 meter bij de vrouwen, wie bij de mannen, en was dat hetzelfde land": who won both."""
    bag = Bag([one for one in items if one.text.lower() not in _SAME])
    key = Key.ATHLETE
    if bag.took("same_nation") or bag.took("compatriots") or bag.took("noun", "nation"):
        key = Key.NATION
    elif len(bag.items) == len(items):
        return None
    of = [_gold(one) for one in formers]
    bag.skip("noun", "out_of", "or", "not", "any")
    other = narrow(bag, ctx) if len(of) == 1 and of[0] is not None else None
    settle(bag)
    if other is not None and other.events and of[0] is not None:  # "dezelfde als op de reuzenslalom"
        held = ctx.archive.edition(ctx.games_id).events
        events = closest(other.events, [held[one] for one in of[0].events if one in held], of[0])
        of.append(of[0].narrowed(events=tuple(one.event_id for one in events)))
    if len(of) < 2 or bag.left() or any(one is None or len(one.events) != 1 for one in of) or len(set(of)) != len(of):
        return None
    won = tuple(Condition(measure=Measure(of=one)) for one in of if one is not None)
    return Groups(by=key, measure=won[0].measure, having=won, ask=GroupAsk.EXISTS)


def without_same(items: tuple[Item, ...], last: Question) -> tuple[Item, ...]:
    """The items without "dezelfde afstand", of an event: that it is of the same is what a follow-up means."""
    if (of := subject(last)) is None or not of.events:
        return items
    pairs = {
        at for at, one in enumerate(items[:-1]) if one.text.lower() in _SAME and items[at + 1].has("noun", "event")
    }
    return tuple(one for at, one in enumerate(items) if not {at, at - 1} & pairs)


def _gold(former: Question) -> Medals | None:
    if (of := subject(former)) is None or of.colours not in ((), (Colour.GOLD,)):
        return None
    return of.narrowed(colours=(Colour.GOLD,), nations=(), athletes=())
