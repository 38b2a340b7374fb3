"""What if single medals had been others; nations as one."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.words.phrase_values import Instead
from medals_core.games import Athlete, Event
from medals_core.medals import Colour, Medal
from medals_core.queries.filters import Described, Medals, Role, Scope
from medals_core.queries.measures import Op
from medals_core.queries.model import Change, Suppose, Together, Turned, Won
from medals_core.queries.selecting import find
from medals_core.questions import Question

_AROUND = ("suppose", "would", "then", "clause.while", "shifts", "page", "noun.place", "measure.total", "ask.how",
           "ask.what","both", "placed", "doing_end", "noun.medal", "page.table", "still", "at_the_cost")  # fmt: skip


def other_colour(bag: Bag, ctx: Context) -> Question | None:
    """als Italië zilver had gehaald in plaats van goud op de achtervolging; als De Boo zijn zilver in goud omzette"""
    if not bag.has_any("suppose", "would", "then"):
        return None
    turned: Instead | None = bag.take("turned") or _turned_into(bag)
    denied = turned is None and bag.has("event") and bag.took("not") and bag.has("win")
    if turned is None and not denied:
        return None
    number = bag.take("number")
    if says_all(bag):
        bag.skip("every", "each_one")
    said = all_said(bag, ctx, then=("not", "any", "clause", *_AROUND), state=True)
    if len(said.athletes) > 1 or not all(isinstance(noc, str) for noc in said.nations):
        return None
    if turned is None:
        if len(said.colours) != 1 or said.colours[0] is Colour.GOLD:
            return None
        turned = Instead(said.colours[0], Colour.GOLD)
    whose = (
        said.athletes[0].nocs[0] if said.athletes else next((n for n in said.nations if isinstance(n, str)), ctx.own)
    )
    count = turned.count or number
    if count is None and not said.athletes and not said.events and says_all(bag):
        count = held(whose, turned.was, said, ctx) or None
    changes = _changes(turned, said, whose, count, ctx)
    if not changes:
        return None
    return Suppose(changes=tuple(changes), games=said.scope, as_of=said.as_of)


def _turned_into(bag: Bag) -> Instead | None:
    """ "zijn zilveren medailles in goud had omgezet", taken."""
    metals = [place for place in bag.places("metal") if bag.items[place].value("metal")]
    # "als twee zilveren medailles goud waren geweest": was of one colour, would be of the other
    would_be = bag.has("be") and not bag.has_any("have", "win", "and", "or", "versus", "extra", "more", "fewer")
    into = bag.has("turns") or bag.says(*_INTO) or would_be
    amounts = bag.places("amount")
    if into and len(metals) == len(amounts) == 1:  # "drie bronzen medailles in goud"
        some = bag.items[amounts[0]].value("amount")
        if amounts[0] > metals[0] or some.colour is None or some.op not in (None, Op.EQUAL) or not some.count:
            return None
        bag.taken.update((*metals, *amounts))
        bag.skip("turns")
        return Instead(bag.items[metals[0]].value("metal"), some.colour, some.count)
    if not into or len(metals) != 2:
        return None
    bag.taken.update(metals)
    bag.skip("turns")
    was, becomes = (bag.items[place].value("metal") for place in metals)
    return Instead(becomes, was)


_DENIES = frozenset(("not", "instead", "at_the_cost"))


def denied_ranks(items: Sequence[Item]) -> list[int]:
    """Where a place stands that is denied: "niet (als) tweede", "in plaats van tweede"."""
    found = []
    for place, one in enumerate(items):
        near = [p for p in range(place + 1, min(place + 3, len(items))) if items[p].has("rank")]
        if near and _DENIES & one.meanings.keys() and all(
            items[p].is_small or items[p].has("than") for p in range(place + 1, near[0])
        ):  # fmt: skip
            found.append(near[0])
    return found


_INTO = ("omgezet", "omzette", "omgezet in", "veranderd in")
_ALL = ("al", "alle", "al de", "al het", "alle de", "elke", "iedere", "ieder", "elk")


def says_all(bag: Bag) -> bool:
    """ "alle zilveren medailles", "al het zilver": before the colour."""
    first = min((p for p, one in enumerate(bag.items) if one.has("metal")), default=0)
    return any(one.said in _ALL for one in bag.items[:first])


def held(noc: str, colour: Colour, said: Narrowing, ctx: Context) -> int:
    """How many of the colour the nation has."""
    return find(Medals(nations=(noc,), colours=(colour,), games=said.scope, as_of=said.as_of),
                ctx.archive).selection.count  # fmt: skip


def _changes(turned: Instead, said: Narrowing, noc: str, count: int | None, ctx: Context) -> list[Change]:
    if said.events:
        mine = [event for event in said.events
                if _won(event, turned.was, said, noc, ctx)]  # fmt: skip
        return [Won(event_id=mine[0].event_id, colour=turned.becomes, noc=noc)] if len(mine) == 1 else []
    if not said.athletes:
        return [Turned(noc=noc, was=turned.was, becomes=turned.becomes, count=count or 1)]
    edition = ctx.archive.edition(said.scope.ids[0] if said.scope.ids else ctx.archive.current_id)
    events = [event for event in edition.in_order
              if _won(event, turned.was, said, noc, ctx)]  # fmt: skip
    if count is not None and count != len(events):
        return []
    return [Won(event_id=event.event_id, colour=turned.becomes, noc=noc) for event in events]


def _won(event: Event, colour: Colour, said: Narrowing, noc: str, ctx: Context) -> bool:
    return any(one.colour is colour and _is(one, said.athletes, noc) for one in _podium(event, said.scope, ctx))


def _is(medal: Medal, athletes: list[Athlete], noc: str) -> bool:
    return medal.noc == noc and all(one.name in medal.athletes for one in athletes)


def _podium(event: Event, scope: Scope, ctx: Context) -> tuple[Medal, ...]:
    edition = ctx.archive.edition(scope.ids[0]) if scope.ids else ctx.archive.current
    return tuple(edition.book.podium(event.event_id))


def together(bag: Bag, ctx: Context) -> Question | None:
    """stel dat Nederland en België één land waren"""
    one = bag.took("one_nation")
    joined = bag.took("measure", "together") or one
    if not joined or not bag.has_any("suppose", "would") or bag.has("metal") or bag.has("ask", "how_many"):
        return None
    if bag.says("alle", "al") and bag.has("noun", "nation"):
        return None  # "alle Duitse teams": also those of former times
    bag.skip("measure.together", "one_nation", "and", "too", "noun.nation", "pronoun", *_AROUND)
    said = all_said(bag, ctx, "ask", state=True)
    if said.athletes or said.is_part or said.metal:
        return None
    groups = [noc for noc in said.nations if isinstance(noc, Described) and noc.role is Role.GROUP]
    if len(said.nations) < 2 and not groups:
        return None
    return Suppose(changes=(Together(nocs=tuple(said.nations)),), games=said.scope, as_of=said.as_of)
