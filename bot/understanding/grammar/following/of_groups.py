"""Of the groups just counted or shown: which they are, which not, who of them has most, whether one belongs to them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, nations_spoken_of, settle
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.frames.groups.superlatives import SUPERLATIVES
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import about, subject
from medals_core.answering import answer
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing, Order
from medals_core.queries.results import GroupsAnswer
from medals_core.questions import Question

_HELD = (("fewer", Op.LESS), ("more", Op.MORE))
_NOUNS = {
    Key.NATION: "nation", Key.DISCIPLINE: "discipline", Key.EVENT: "event", Key.DAY: "day", Key.ATHLETE: "athlete",
}  # fmt: skip


def without_others(items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """ "welke andere landen wonnen goud": the items of all lands; None where no others are asked after"""
    at = next((at for at, one in enumerate(items) if at and one.text.lower().partition(" ")[0] in _OTHER), 0)
    if not at or not items[at - 1].has("ask", "which"):
        return None
    if items[at].text.lower().partition(" ")[2] in ("landen", "land"):
        return (*items[:at], replace(items[at], meanings={"noun": ("nation",)}, text="landen"), *items[at + 1 :])
    return (*items[:at], *items[at + 1 :]) if items[at + 1 : at + 2] and items[at + 1].has("noun", "nation") else None


_OTHER = ("ander", "andere", "overige")


def but_for(question: Question | None, last: Question, items: Sequence[Item], ctx: Context) -> Question | None:
    """What was asked of all lands without the one just spoken of"""
    of, nocs = subject(last), nations_spoken_of(last, ctx.archive) or shown(last, ctx).nations
    counted = any(one.is_medal or one.has("metal") or _coloured(one) for one in items)
    unsaid = of is not None and of.colours and not counted  # "(goud) welk ander land had er meer dan tien": of what
    lands = isinstance(question, Groups) and question.by is Key.NATION
    lands = lands or (isinstance(question, Listing) and question.ask is Ask.NATION)
    if question is None or not lands or len(nocs) != 1 or unsaid:
        return None
    return about(question, lambda each: each.narrowed(but_not=(*each.but_not, Medals(nations=nocs))))


def _coloured(one: Item) -> bool:
    return one.has("amount") and one.value("amount").colour is not None


def held_otherwise(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(welke landen hebben meer goud dan wij) en meer zilver?; en minder?; en in totaal?: than the same"""
    one = last.having[0] if isinstance(last, Groups) and len(last.having) == 1 else None
    if one is None or not isinstance(last, Groups) or not isinstance(one.value, Measure) or bag.has("than"):
        return None
    op = next((op for kind, op in _HELD if any(each.has(kind) for each in bag.items)), one.op)
    colours = tuple(filter(None, bag.take_all("metal")))
    whole = bag.took("measure", "total") or (not colours and bag.took("noun", "medal"))
    bag.skip("more", "fewer", "ask.which", "ask.who", f"noun.{_NOUNS.get(last.by, '')}")
    settle(bag)
    if one.measure.kind is not Kind.COUNT or not (colours or whole or op is not one.op) or bag.left():
        return None
    kept = colours or (() if whole else one.measure.of.colours)
    mine, theirs = (each.model_copy(update={"of": each.of.narrowed(colours=kept)}) for each in (one.measure, one.value))
    made = last.model_copy(update={"having": (Condition(measure=mine, op=op, value=theirs),)})
    return about(made, lambda of: of.narrowed(colours=kept if of.colours else ()))


def of_those_groups(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """welke (landen) waren dat; welke niet; wie had er het meest; en 2?; zit België erbij; hoeveel daarvan met goud"""
    if not isinstance(last, Groups) or last.take is not None or last.run is not None:
        return None
    if bag.has("stand") and bag.has("ask", "where"):
        return None  # "waar stond Nederland dan": its place
    held = last.having[0] if len(last.having) == 1 else None
    parts = tuple(bag.take_all("metal")) if bag.has("ask") and _is_part(bag, last) else ()
    amount, number = bag.take("amount"), bag.take("number")
    against = next((one.value for one in last.having if isinstance(one.value, Measure)), None)
    more_or_less = next((op for kind, op in _HELD if any(one.has(kind) for one in bag.items)), None)
    if against is None or not parts:
        more_or_less = None
    elif more_or_less is not None:
        bag.skip("fewer", "more", "measure.total")
    aged = bag.has("most", "oldest", "youngest")
    order = next((SUPERLATIVES[name] for name in SUPERLATIVES if bag.took("most", name)), None)
    who = bag.has("ask", "who") and last.by is Key.NATION and last.ask is GroupAsk.WHICH  # the nations are told already
    asked = bag.took("ask", "which") or bag.took("ask", "who") or bag.took("ask", "show")
    many = bag.took("ask", "how_many")
    denied = bag.took("not")
    bag.skip("ask", "have", "win", "be", "stand", "noun.medal" if amount else "", f"noun.{_NOUNS.get(last.by, '')}")
    said = all_said(bag, ctx, "among", "pronoun", "present", "too")
    if said != Narrowing(resolve=said.resolve, nations=said.nations):
        return None
    found = last.model_copy(update={"ask": GroupAsk.COUNT if many and not asked else GroupAsk.WHICH})
    colours, of = tuple(filter(None, parts)), last.measure.of
    any_at_all = held is not None and (held.op, held.value) == (Op.AT_LEAST, 1)
    kept = () if any_at_all and not of.colours else last.having  # all that are counted have a medal
    if more_or_less is not None and against is not None:  # "(boven ons) welke daarvan hadden minder medailles"
        ours, theirs = (Measure(of=each.narrowed(colours=colours)) for each in (against.of, of))
        held_so = Condition(measure=theirs, op=more_or_less, value=ours)
        return found.model_copy(update={"having": (*last.having, held_so)})
    if colours and order is None:
        if amount or number or denied or last.measure.kind is not Kind.COUNT:
            return None
        won = Condition(measure=Measure(of=of.narrowed(colours=colours)))
        counted = Measure(of=of.narrowed(colours=() if kept else of.colours))
        return found.model_copy(update={"having": (*kept, won), "measure": counted})
    part = not (amount or number or order or denied) and any(isinstance(one, Described) for one in said.nations)
    if part and last.by is Key.NATION:
        return about(
            found if many or asked else last, lambda of: of.narrowed(nations=tuple(said.nations))
        )  # "hoeveel daarvan uit Europa"
    if said.nations:
        plain = not (amount or number or order or asked or many or denied)
        return belongs(last, said.nations[0]) if plain and len(said.nations) == 1 and last.by is Key.NATION else None
    if amount is not None or number is not None:
        if held is None or held.measure.kind is not Kind.COUNT or order or denied:
            return None
        of = held.measure.of
        colours = (amount.colour,) if amount is not None and amount.colour is not None else of.colours
        others = () if any_at_all or colours == of.colours else last.having  # "hoeveel daarvan zonder goud", of ten
        whole = amount is not None and amount.said == "medal" and amount.colour is None
        of = of.narrowed(colours=() if whole else colours)
        op = (amount.op if amount is not None else None) or Op.EQUAL
        value = amount.count if amount is not None else number
        having = (*others, Condition(measure=Measure(of=of), op=op, value=value))
        return found.model_copy(update={"having": having, "measure": Measure(of=of.narrowed(colours=()))})
    if order is not None:
        if order not in (Order.MOST, Order.FEWEST) or (aged and last.by is not Key.ATHLETE):
            return None
        if last.measure.kind is Kind.RANK:  # the first place is the best
            order = Order.FEWEST if order is Order.MOST else Order.MOST
        by = last.measure if not parts else Measure(of=of.narrowed(colours=colours))
        if aged:  # "hoeveel Italianen wonnen goud, en wie van hen was de oudste"
            by = Measure(kind=Kind.AGE, of=of)
            any_all = {"having": () if any_at_all else last.having}
            return found.model_copy(update={"order": order, "take": 1, "measure": by, **any_all})
        most = {"order": order, "take": 1, "measure": by}
        return found.model_copy(update={**most, "having": () if any_at_all and by == last.measure else last.having})
    if denied:
        if held is None or (held.op, held.value) != (Op.AT_LEAST, 1):
            return None
        none = held.model_copy(update={"op": Op.EQUAL, "value": 0})
        return found.model_copy(update={"having": (none,), "measure": Measure(of=held.measure.of.narrowed(colours=()))})
    return found if asked and not who else None


def with_their_noun(items: Sequence[Item], last: Question) -> tuple[Item, ...] | None:
    """ "(hoeveel landen wonnen goud) en hoeveel hadden er alleen brons": the items with what was counted named."""
    noun = _NOUNS.get(last.by) if isinstance(last, Groups) and last.take is None else None
    at = next((at for at, one in enumerate(items) if one.has("ask", "how_many", "which")), None)
    named = any(one.has_any(("noun", "nation", "athlete", "pronoun")) or one.has("measure") for one in items)
    ours = isinstance(last, Groups) and last.by is Key.NATION and any(one.has("own") for one in items)
    if noun is None or at is None or named or ours or any(one.has("metal") for one in items[at + 1 : at + 2]):
        return None  # "en hoeveel goud hadden ze samen": of the medals
    return (*items[: at + 1], Item(items[at].end, items[at].end, {"noun": (noun,)}), *items[at + 1 :])


def _is_part(bag: Bag, last: Groups) -> bool:
    """ "bij hoeveel daarvan zat er goud tussen": of the groups, where "hoeveel daarvan waren goud" is of the medals."""
    words = {word for one in bag.items for word in one.text.lower().split()}
    that = any(one.has("pronoun", "that") for one in bag.items)
    named = that and bag.has("noun", _NOUNS.get(last.by, ""))  # "van die landen"
    if not (words & _OF_THEM or named) or ("waren" in words and not words & _AMONG):
        return False
    bag.skip("between", "any", "of_two")
    return True


_OF_THEM = {"daarvan", "ervan", "hiervan", "hen", "groep"}
_AMONG = {"bij", "tussen", "in"}


def only_other_colour(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(welke landen wonnen alleen brons) en alleen zilver?: those with no other medal"""
    if not isinstance(last, Groups) or last.take is not None or len(last.having) != 3 or not bag.took("only"):
        return None
    colours = [one for one in bag.take_all("metal") if one is not None]
    settle(bag)
    of = last.having[0].measure.of
    counts = {one.measure.of.colours: one.value for one in last.having if one.measure.kind is Kind.COUNT}
    if len(colours) != 1 or len(counts) < len(last.having) or not all(len(each) == 1 for each in counts):
        return None
    if 0 not in counts.values() or any(
        one.measure.of.narrowed(colours=()) != of.narrowed(colours=()) for one in last.having
    ):
        return None
    each = [
        Measure(of=of.narrowed(colours=(colour,))) for colour in (*colours, *(c for c in Colour if c not in colours))
    ]
    none = (Condition(measure=one, op=Op.EQUAL, value=0) for one in each[1:])
    return last.model_copy(update={"having": (Condition(measure=each[0]), *none)})


def next_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(wanneer won België voor het laatst goud) en die daarvoor; en de keer ervoor: the medal next to the one shown"""
    if not isinstance(last, Listing) or last.take != 1:
        return None
    if not (last.of.games.ever or any(one.has("pronoun", "that") for one in bag.items)):
        return None  # "de keer ervoor": of Games
    step = next((one for one in bag.items if _words_of(one) & (_AHEAD if last.last else _BEHIND)), None)
    if step is None:
        return None
    bag.taken.update(place for place, one in enumerate(bag.items) if one is step)
    bag.skip("times", "then_word", "ask")
    settle(bag)
    return last.model_copy(update={"skip": last.skip + 1})


_AHEAD = {"daarvoor", "ervoor", "voordien", "vorige", "daarvóór", "hiervoor"}
_BEHIND = {"daarna", "erna", "nadien", "volgende", "hierna"}


def _words_of(one: Item) -> set[str]:
    return set(one.text.lower().split())


def further_down(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """nummer 2; wie komt daarna; de top 5: of who had most"""
    if not isinstance(last, Groups) or last.take is None or last.run is not None:
        return None
    if bag.has("win") or (last.by is Key.GAMES and bag.holds("then_word")):
        return None  # "wie won er op de twaalfde", "wie was toen eerste"
    ranks, top = [int(one) for one in bag.take_all("rank")], bag.take("top")
    bag.take_all("placed")
    colours = tuple(one for one in bag.take_all("metal") if one is not None)
    after = any(one.text.lower() in _AFTER for one in bag.items) or bag.took("beside_it", "below")
    bag.skip("after", "in_terms", "more_of_it", "then_word", "ask", "stand", "be", "page.report", "noun.place",
             f"noun.{_NOUNS.get(last.by, '')}")  # fmt: skip
    settle(bag)
    if (not ranks) + (top is None) + (not after) != 2 or (colours and colours != last.measure.of.colours):
        return None
    placed = last.having[0] if len(last.having) == 1 and last.by is Key.GAMES else None
    if len(ranks) == 1 and placed is not None and placed.measure.kind is Kind.RANK and bag.holds("lean"):
        other = placed.model_copy(update={"value": ranks[0]})  # "(wanneer werden we derde) en tweede": that place
        return last.model_copy(update={"having": (other,)})
    if ranks:
        follow = ranks == list(range(ranks[0], ranks[0] + len(ranks)))
        return last.model_copy(update={"skip": ranks[0] - 1, "take": len(ranks)}) if follow else None
    if top is not None:
        return last.model_copy(update={"skip": 0, "take": int(top)})
    found = answer(last, ctx.archive, ctx.viewpoint)
    level = len(found.groups) if isinstance(found, GroupsAnswer) else last.take  # two may share the first place
    return last.model_copy(update={"skip": last.skip + level, "take": 1})


_AFTER = ("daarna", "de volgende", "volgende", "de volgende dan")


def belongs(last: Groups, noc: object) -> Claim | None:
    conditions = tuple(
        one.model_copy(
            update={"measure": one.measure.model_copy(update={"of": one.measure.of.narrowed(nations=(noc,))})}
        )
        for one in last.having
        if not isinstance(one.value, Measure)
    )
    return Claim(conditions=conditions) if conditions and len(conditions) == len(last.having) else None
