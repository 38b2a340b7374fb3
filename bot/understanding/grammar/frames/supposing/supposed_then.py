"""What if, in two halves: what had been otherwise, and any question asked of that. "Als Hanne Desmet er niet bij was,
had België dan niets gehad?"; "was Italië dan derde geweest als het één zilver meer had"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import has_won
from bot.understanding.grammar.frames.supposing.changing import other_colour, together
from bot.understanding.grammar.frames.supposing.missing import moved, never_won
from bot.understanding.grammar.frames.supposing.supposing import points_to_one, what_if
from bot.understanding.grammar.items import Bag, Item, index_of
from bot.understanding.grammar.narrowing.meant import LeftOver, NoSuchEvent, Refused
from medals_core.answering import answer
from medals_core.archive import LATEST
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, Medals, NationRef, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import (
    Added,
    Ask,
    AsNation,
    Claim,
    Groups,
    Identify,
    Listing,
    Suppose,
    Together,
    Turned,
    Value,
    Versus,
    Without,
    Won,
)
from medals_core.questions import ComparisonQuestion, NationQuestion, Question, TableQuestion

Frame = Callable[[Bag, Context], Question | None]
Then = Value | Versus | Claim | Identify | Groups
Halves = tuple[Sequence[Item], Sequence[Item]]

_CHANGES: tuple[Frame, ...] = (other_colour, together, moved, never_won, what_if)
_MOST_CUTS = 6
_TABLE_ROWS = 10
_OF_A_PLACE = ("ask", "would", "stand", "be", "have", "page", "games", "pronoun")
_VERBS = ("have", "be", "stand", "win", "would", "can", "ask")


def supposed_then(bag: Bag, ctx: Context) -> Question | None:
    """als Noorwegen geen langlaufmedaille had gehaald, stonden we dan tweede"""
    if _is_of_some_final(bag.items):
        raise Refused("Welke finale bedoel je? Noem de sport erbij.")
    for condition, asked in _halves(bag.items):
        if any(one.has("ask") and not one.is_small for one in condition):
            continue  # "als … had gewonnen, wie had er dan meer goud": what is asked is no part of it
        change = supposition(_of_when(_of_whom(condition, asked), asked), ctx)
        if change is None:
            continue
        if _asks_what_then(asked) or _asks_its_place(asked, change):
            bag.taken.update(range(len(bag.items)))
            return change
        if all(one.is_small or one.has("both_then") for one in asked):
            both = isinstance(change.then, Versus)
            bag.taken.update(range(len(bag.items)) if both else ())
            return change if both else None
        if _is_of_new_nation(asked, change):
            continue  # of an athlete as a nation only its place is told, and never that of the own nation instead
        then = consequence(asked, ctx, who_changes(change, ctx))
        if then is not None and not (_of_others(then, change)):
            bag.taken.update(range(len(bag.items)))
            return change.model_copy(update={"then": then})
    return None


def _is_of_some_final(items: Sequence[Item]) -> bool:
    """ "als Canada de finale had gewonnen": of which sport is not said."""
    final = any(one.has("noun", "event") and one.said.endswith("finale") for one in items)
    return final and items[0].has("suppose") and not any(one.has_any(("event", "sports")) for one in items)


def _asks_what_then(items: Sequence[Item]) -> bool:
    """wat was er dan gebeurd; hoe had de stand er dan uitgezien: what it does to who is named"""
    said = [one for one in items if not one.is_small]
    return any(one.has("what_then") for one in said) and all(one.has_any(("what_then", "have")) for one in said)


def _asks_its_place(items: Sequence[Item], change: Suppose) -> bool:
    """op welke plaats zou hij dan staan: that of the athlete as a nation, which the change itself tells"""
    said = [one for one in items if not one.is_small]
    place = any(one.has("ask", "rank", "where") for one in said)
    plain = all(one.has_any(_OF_A_PLACE) for one in said)
    return place and plain and _is_of_new_nation(items, change)


def _is_of_new_nation(items: Sequence[Item], change: Suppose) -> bool:
    named = any(one.has_any(("nation", "own")) for one in items)
    return not named and any(isinstance(one, AsNation) for one in change.changes)


def _of_others(then: Then, change: Suppose) -> bool:
    """Is it asked of athletes whose places may shift with the change? Who of a nation had won in another's place, or
    moved up, is not told."""
    shifts = any(isinstance(one, Won) or (isinstance(one, Without) and one.of.athletes) for one in change.changes)
    match then:
        case Value(measure=measure) | Groups(measure=measure):
            return shifts and bool(measure.of.athletes)
        case Versus(measures=measures):
            return shifts and any(one.of.athletes for one in measures)
        case Claim(conditions=conditions):
            return shifts and any(one.measure.of.athletes for one in conditions)
    return False


def _halves(items: Sequence[Item]) -> Iterator[Halves]:
    """What is supposed and what is asked, in the ways in which the clause may fall apart."""
    start = next((p for p, one in enumerate(items) if one.has("suppose")), None)
    breaks = [p for p in range(1, len(items)) if items[p].breaks]
    if start is None:
        without = bool(items) and items[0].has("excepted")
        had = bool(items) and items[0].has("have")
        if (had or without) and breaks and any(one.has_any(_THEN) for one in items[breaks[0] :]):
            lead = Item(items[0].start, items[0].start, {"suppose": ("",)}, "als")
            yield (lead, *items[: breaks[0]]), items[breaks[0] :]
        return
    if not all(one.is_small for one in items[:start]):
        yield items[start:], items[:start]
    cuts = [p for p in range(start + 2, len(items)) if items[p].has_any(_VERBS)][::-1]
    for cut in ([p for p in breaks if p > start + 1] or cuts)[:_MOST_CUTS]:
        yield items[:cut], items[cut:]


_THEN = ("then", "both_then", "what_then")


def _of_whom(condition: Sequence[Item], asked: Sequence[Item]) -> Sequence[Item]:
    """The supposition with the one nation asked about, where it names nobody: "… als het één zilver meer had"."""
    named = [one for one in asked if one.has_any(("nation", "own"))]
    who = ("nation", "own", "athlete", "athletes", "described")
    if len(named) != 1 or any(one.has_any(who) for one in condition):
        return condition
    sport = any(one.has("event") for one in condition)
    pointing = ("they",) if sport else ("they", "that", "nation")
    at = next((p for p, one in enumerate(condition) if one.has("pronoun", *pointing)), None)
    if at is not None:
        return (*condition[:at], named[0], *condition[at + 1 :])
    if sport:
        return condition  # "als shorttrack niet bestond" is of all
    return (*condition[:1], named[0], *condition[1:])


def _of_when(condition: Sequence[Item], asked: Sequence[Item]) -> Sequence[Item]:
    """The supposition at the Games asked about: "hoeveel goud had Noorwegen in 2018 als langlaufen niet telde"."""
    if any(one.has("games") for one in condition):
        return condition
    return (*condition, *(replace(one, breaks=False) for one in asked if one.has("games") and not one.has("ever")))


def supposition(items: Sequence[Item], ctx: Context) -> Suppose | None:
    """The supposition alone, asked nothing of."""
    index = index_of(items)
    for frame in _CHANGES:
        bag = Bag(items, index=index)
        try:
            question = frame(bag, ctx)
        except (LeftOver, Refused, NoSuchEvent):
            continue
        asks = isinstance(question, Suppose) and question.then is not None and not isinstance(question.then, Versus)
        if isinstance(question, Suppose) and not asks and not bag.left():
            return question
    return None


def who_changes(change: Suppose, ctx: Context) -> Noc | None:
    """The nation that is changed, for "stonden ze dan nog derde"."""
    found: set[Noc] = set()
    for one in change.changes:
        match one:
            case Added(noc=noc) | Turned(noc=noc) | Won(noc=noc):
                found.add(noc)
            case Together(nocs=nocs):
                found.update(_best_of(nocs, ctx))
            case Without(of=of):
                found.update(noc for noc in of.nations if isinstance(noc, str))
                found.update(ctx.archive.athletes[one].nocs[0] for one in of.athletes)
    return next(iter(found)) if len(found) == 1 else None


def _best_of(nocs: Sequence[NationRef], ctx: Context) -> list[Noc]:
    """Under whose code they are counted together."""
    table = answer(TableQuestion(), ctx.archive, ctx.viewpoint)
    order = [row.noc for row in getattr(table, "rows", ())]
    named = [noc for noc in nocs if isinstance(noc, str)]
    return sorted(named, key=lambda noc: order.index(noc) if noc in order else len(order))[:1]


def consequence(items: Sequence[Item], ctx: Context, about: Noc | None) -> Then | None:
    from bot.understanding.grammar.frames.order import FRAMES  # the frames of the whole grammar, this one among them

    if points_to_one(items):
        return None  # of an athlete nothing is told of a changed table
    if about is not None:
        items = [_nation(about, one) if at and one.has("pronoun", "that") and one.said == "het"
                 and items[at - 1].has_any(("stand", "be")) else one for at, one in enumerate(items)]  # fmt: skip
        items = _in_full([other for one in _fallen_out(items) for other in _meant(one, about)], about)
    items = [one for one in items if not (one.has("would") or (about and one.has("measure", "together")))]
    if not items:
        return None
    for frame in FRAMES:
        if frame in (supposed_then, *_CHANGES):
            continue
        bag = Bag(items)
        try:
            question = frame(bag, ctx)
            if question is not None and bag.defaults and about is not None and about != ctx.own:
                bag = Bag((*items, _nation(about, items[-1])))
                question = frame(bag, ctx)
        except (LeftOver, Refused, NoSuchEvent, ValueError):
            continue
        counts = isinstance(question, Claim) and all(one.measure.kind is Kind.COUNT for one in question.conditions)
        if counts and any(one.has("moves") for one in items):
            continue  # "klimmen de Zwitsers een stuk": not whether they won anything
        if question is not None and not bag.left() and not bag.notes:
            return asked_of_a_table(question)
    return None


def _fallen_out(items: Sequence[Item]) -> Sequence[Item]:
    """ "vallen ze dan uit de top tien": they stand behind it."""
    top = next((place for place, one in enumerate(items) if one.has("top")), 0)
    out = next((place for place in range(top - 1, max(top - 3, -1), -1) if items[place].has("out_of")), None)
    if out is None or any(one.has("ask") and not one.is_small for one in items):
        return items
    behind = replace(items[top], meanings={"placed_after": (int(items[top].value("top")) + 1,)}, text="buiten de top")
    led = [replace(one, meanings={"stand": ("",)}) if one.has("handed_out") else one for one in items[:out]]
    return (*led, behind, *items[top + 1 :])


def _in_full(items: Sequence[Item], about: Noc) -> Sequence[Item]:
    """ "derde ja of nee", "buiten de top tien", "totaal goud": asked in no more than a few words."""
    told = [one for one in items if not one.is_small]
    if not told or any(one.has_any((*_VERBS, "nation", "own")) for one in told):
        return items
    if all(one.has("metal") for one in told):
        return (replace(told[0], meanings={"ask": ("how_many",)}), *items, _nation(about, items[-1]))
    looks = told[0].said.startswith("hoe")  # "hoe had de top drie er dan uitgezien"
    if not looks and any(one.has_any(("rank", "top", "placed_after")) for one in told):
        return (replace(told[0], meanings={"be": ("",)}, text="was"), _nation(about, items[0]), *items)
    return items


def _meant(one: Item, noc: Noc) -> list[Item]:
    """ "ze" and "dat land" as the nation that is changed, also behind its verb: "hadden ze"."""
    if one.has("pronoun", "they", "nation") and not one.has("own"):
        return [_nation(noc, one)]
    points = one.said.split()[-1:] in (["ze"], ["zij"]) and one.has_any(("be", "have"))
    return [one, _nation(noc, replace(one, breaks=False))] if points else [one]


def _nation(noc: Noc, near: Item) -> Item:
    return Item(near.start, near.end, {"nation": (noc,)}, near.text, breaks=near.breaks)


def asked_of_a_table(question: Question) -> Then | None:
    """The question as one that can be asked of a changed table."""
    match question:
        case Value() | Versus() | Claim() | Identify():
            return question
        case Groups(by=Key.NATION):
            return question
        case Listing(of=of, ask=Ask.EXISTS):
            return Claim(conditions=(has_won(of),))
        case TableQuestion(limit=limit, games=games) if question == TableQuestion(limit=limit, games=games):
            of = Medals(games=Scope(ids=(games,)) if games is not None else CURRENT)
            return Groups(by=Key.NATION, measure=Measure(kind=Kind.TALLY, of=of), take=limit or _TABLE_ROWS)
        case ComparisonQuestion(nocs=(one, two), games=None, only=only) if only == Medals():
            sides = (Measure(kind=Kind.RANK, of=Medals(nations=(noc,))) for noc in (one, two))
            return Versus(measures=tuple(sides))  # "wie stond er dan hoger, Zweden of Duitsland"
        case NationQuestion(noc=noc, games=None, as_of=as_of) if noc and as_of == LATEST and question.only == Medals():
            return Value(measure=Measure(kind=Kind.RANK, of=Medals(nations=(noc,), games=CURRENT)))
    return None
