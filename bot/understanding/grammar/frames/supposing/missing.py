"""What if medals had not been won, or had been another nation's: the half that supposes, nothing asked of it."""

from collections import Counter
from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, settle
from bot.understanding.grammar.frames.supposing.changing import denied_ranks
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import excepted, narrow
from bot.understanding.grammar.words.phrase_values import Amount, Excepted
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, Medals, When
from medals_core.queries.measures import Op
from medals_core.queries.model import Added, Change, Suppose, Without
from medals_core.queries.selecting import find
from medals_core.questions import Question

_AROUND = ("suppose", "would", "then", "clause", "no_shift", "doing_end", "any", "both")
_COUNTING = ("telt", "telde", "telden", "tellen", "bestond", "bestonden", "bestaat")
"""It is the sport that these say something of, not who won there."""


def never_won(bag: Bag, ctx: Context) -> Question | None:
    """als Noorwegen geen enkele langlaufmedaille had gehaald; als de vrouwen niks hadden gewonnen; als Desmet er niet
    bij was geweest; als al ons zilver goud was geweest"""
    breaks = any(one.breaks for one in bag.items[1:])
    if not bag.has_any("suppose", "would") or breaks or denied_ranks(bag.items):
        return None  # behind a comma something is asked of it
    none = [place for place in bag.places("amount") if _is_none(bag.items[place].value("amount"))]
    colours: list[Colour] = []
    for place in none:
        bag.taken.add(place)
        colour = bag.items[place].value("amount").colour
        colours += [colour] if colour is not None else []
    gone = bool(bag.took("away") or bag.took("fail")) or bool(none)
    denied = bag.has("not") and bag.has("athlete")
    those = next((p for p in bag.places("amount") if denied and bag.items[p].value("amount").op is None), None)
    gone = bag.took_any("nothing", "none", "not") or gone
    verb = bag.holds("win", "have", "be", "away", "fail", "take_part")
    counts = bag.says(*_COUNTING) and not none
    theirs = bag.has("metal") and bag.has_any("nation", "own") and bag.took_any("count_in", "included")
    bag.skip("nothing", "none", "not", "away", "noun.athlete", "noun.nation", "noun.medal", "take_part", *_AROUND)
    without = bag.has("excepted")
    if those is not None:
        bag.taken.add(those)
    said = narrow(bag, ctx)
    if those is not None:  # "als Klæbo zijn zes titels niet had gewonnen"
        whose = Excepted((bag.items[those], *(one for one in bag.items if one.has("athlete"))))
        colours += [each for of in excepted(whose, ctx, said.scope) for each in of.colours]
    settle(bag)
    if (not gone and not without) or said.but_not or not (verb or theirs) or counts:
        return None
    if said.athletes and (said.nations or (len(said.athletes) > 1 and not bag.holds("and"))):
        return None
    if len(said.athletes) > 1 and len({*said.colours, *colours}) > 1:
        each = _each_of_whom(bag, said, ctx)
        return _suppose(each, said) if each else None
    if said.athletes:
        of = said.medals(nations=(), games=CURRENT, colours=(*said.colours, *colours))
        return _suppose((Without(of=of),), said)
    if not said.nations and said.genders and bag.holds("take_part"):
        return _suppose((Without(of=said.medals(nations=(), games=CURRENT, colours=())),), said)
    if not said.nations:
        if not bag.has("win") and not bag.holds("win", "away"):
            return None  # "als het curling niet telde": everybody's
        bag.defaults += 1
    of = said.medals(nations=tuple(said.nations) or (ctx.own,), games=CURRENT, colours=(*said.colours, *colours))
    return _suppose((Without(of=of),), said)


def _each_of_whom(bag: Bag, said: Narrowing, ctx: Context) -> tuple[Change, ...]:
    """ "Leerdam haar goud en De Boo zijn zilver": each the medal that stands beside the name."""
    told = [one for one in bag.items if one.has("athlete") or (one.has("metal") and one.value("metal") is not None)]
    pairs = [
        (one, other) if one.has("athlete") else (other, one) for one, other in zip(told[::2], told[1::2], strict=False)
    ]
    if len(told) % 2 or not all(who.has("athlete") and what.has("metal") for who, what in pairs):
        return ()
    of = said.medals(nations=(), athletes=(), colours=(), games=CURRENT)
    whose = [(narrow(Bag([who]), ctx).athletes, what.value("metal")) for who, what in pairs]
    return tuple(Without(of=of.narrowed(athletes=tuple(one.athlete_id for one in who), colours=(colour,)))
                 for who, colour in whose)  # fmt: skip


def _is_none(amount: Amount) -> bool:
    return amount.op is Op.EQUAL and amount.count == 0


def _suppose(changes: tuple[Change, ...], said: Narrowing) -> Suppose:
    return Suppose(changes=changes, games=said.scope, as_of=said.as_of)


def moved(bag: Bag, ctx: Context) -> Question | None:
    """als Jordan Stolz een Nederlander was geweest; als Klæbo voor Zweden was uitgekomen"""
    if not bag.has_any("suppose", "would") or not bag.has("athlete"):
        return None
    named = bag.places("nation")
    own = bag.places("own")
    if len(named) + len(own) != 1:
        return None
    for_ = bag.took("races_for") or bag.has("be") or _on_behalf(bag, (*named, *own)[0])
    target = narrow(Bag([bag.items[(*named, *own)[0]]]), ctx).nations
    bag.taken.update((*named, *own))
    said = all_said(bag, ctx, *_AROUND, "noun.athlete", "noun.nation", "and", "ahead", "win", state=True)
    if not for_ or not said.athletes or len(target) != 1 or said.is_part or said.metal:
        return None
    to = target[0]
    if not isinstance(to, str) or any(to in one.nocs for one in said.athletes) or not said.scope.is_current:
        return None
    changes = given_to(to, [one.athlete_id for one in said.athletes], said.as_of, ctx)
    return _suppose(changes, said) if len(changes) > len(said.athletes) else None


def given_to(to: Noc, people: Sequence[str], as_of: When, ctx: Context) -> tuple[Change, ...]:
    """The medals of these people no longer their nations', but another's."""
    of = [Medals(athletes=(one,)) for one in people]
    won: Counter[Colour] = Counter()
    for one in of:
        won.update(line.medal.colour for line in find(one.narrowed(as_of=as_of), ctx.archive).selection.lines())
    given = tuple(Added(noc=to, colour=colour, count=won[colour]) for colour in Colour if won[colour])
    return (*(Without(of=one) for one in of), *given)


def _on_behalf(bag: Bag, place: int) -> bool:
    """ "voor België"."""
    return place > 0 and bag.items[place - 1].said in ("voor", "namens") and bag.holds("win")
