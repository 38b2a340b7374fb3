"""Was it the same: of what two questions before it found, or of another event."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import settle
from bot.understanding.grammar.following.replacing import closest
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import subject
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Condition, Key, Measure
from medals_core.queries.model import GroupAsk, Groups
from medals_core.questions import Question

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
