"""What if of the question before it or of what was shown ("en als die allemaal goud waren"), and any question of the
what-if before it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, nations_spoken_of, settle
from bot.understanding.grammar.frames.supposing.missing import given_to
from bot.understanding.grammar.frames.supposing.supposed_then import (
    asked_of_a_table,
    consequence,
    supposition,
    who_changes,
)
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.traces import compares_with_itself
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Added, Listing, Suppose, Turned, Value, Versus, VersusAsk, Without
from medals_core.queries.selecting import find
from medals_core.questions import Question


def suppose_on(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en met 3 goud erbij?; en 3 keer?; en als het zilver is?; wie is er dan derde?; en Italië dan?"""
    if not isinstance(last, Suppose):
        return _supposed_of(bag, last, ctx)
    if bag.has("in_reality"):
        return _in_reality(bag, last, ctx)
    if bag.has("excepted"):
        return _left_out_too(bag, last, ctx)
    items = tuple(bag.items)
    if any(one.has("top") for one in items) and bag.has("metal"):
        return None  # "top 5 op brons graag": another table
    moved = moved_too(Bag(items), last, ctx)
    if moved is not None:
        bag.taken.update(range(len(items)))
        return moved
    claims = bag.has("then") and bag.has("have") and not bag.has_any("suppose", "extra", "less_if", "fewer", "more")
    other = _other_amount(bag, last, ctx) if not claims else None  # "dan hadden we er 13 zeker"
    if other is not None and not bag.left():
        return other
    also = _turned_instead(items, last, ctx) or _supposed_too(bag, last, ctx) or _also_without(items, last, ctx)
    if also is not None:
        bag.taken.update(range(len(items)))
        return also
    then = consequence(_said(bag), ctx, who_changes(last, ctx))
    if then is None:
        return None
    bag.taken.update(range(len(bag.items)))
    return last.model_copy(update={"then": then})


def with_it_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en met die erbij?; en met de roeiers wel meegerekend?: no longer without what was left out"""
    out = [one.of for one in last.changes if isinstance(one, Without)] if isinstance(last, Suppose) else []
    former = tuple(out) or (subject(last) or Medals()).but_not
    if not former or not bag.took_any("extra", "count_in", "included"):
        return None
    said = all_said(bag, ctx, "suppose", "noun.athlete", "present", "again", "ask.rank", "ask.how_many", "be", "then")
    of = subject(last) or Medals()
    others = [noc for each in former for noc in each.nations if noc not in of.nations]
    if others and of.nations and not isinstance(last, Suppose):  # "zonder de DDR", which is counted by itself
        if bag.left() or said.is_part or said.metal or not set(said.nations) <= set(others):
            return None
        both = (*of.nations, *(said.nations or others))
        return about(last, lambda each: each.narrowed(nations=both, but_not=()))
    instead = tuple(said.but_not)  # "shorttrack weer terug, maar zonder Van 't Wout"
    back = said.medals(nations=(), games=CURRENT, but_not=())
    named = [of for of in former if of == back or (of.disciplines and of.disciplines == back.disciplines)]
    kept = tuple(of for of in former if of not in named) if said.is_part else former[:-1]
    if kept == former or said.metal or said.athletes:
        return None
    kept += instead
    if not isinstance(last, Suppose):
        return about(last, lambda of: of.narrowed(but_not=kept))
    if len(out) < len(last.changes) or last.then is None:
        return None
    if kept:
        return last.model_copy(update={"changes": tuple(Without(of=of) for of in kept)})
    return about(last.then, lambda of: of.narrowed(games=last.games, as_of=last.as_of))


def _in_reality(bag: Bag, last: Suppose, ctx: Context) -> Question | None:
    """ok en in het echt dus?; en hoeveel hadden ze in het echt?: no longer supposed"""
    said = tuple(one for one in _said(bag) if not one.has("in_reality"))
    bare = all(one.is_small or one.has_any(_SAYING_NOTHING) for one in said)
    who = who_changes(last, ctx)
    asked: Question | None = last.then if bare else consequence(said, ctx, who)
    if bare and asked is None:
        asked = Value(measure=Measure(kind=Kind.RANK, of=Medals(nations=(who or ctx.own,))))
    if asked is None:
        return None
    bag.taken.update(range(len(bag.items)))
    there = {"games": last.games, "as_of": last.as_of}
    return about(asked, lambda of: of.narrowed(**there) if of.games.is_current else of)


_SAYING_NOTHING = ("be", "have", "lean", "ask")


def _supposed_too(bag: Bag, last: Suppose, ctx: Context) -> Suppose | None:
    """en als Groenewoud dan ook nog naast het goud had gegrepen?: beside what was supposed already"""
    if not (bag.has("suppose") and any(_is_too(one) for one in bag.items)):
        return None
    more = supposition(_said(bag), ctx)
    if more is None:
        return None
    named = any(one.has("own") or one.has("nation") for one in bag.items)
    changes = [
        Without(
            of=_of_the_same(one.of if named else one.of.narrowed(nations=former.of.nations), former.of, bag.items, ctx)
        )
        if isinstance(one, Without) and isinstance(former := last.changes[-1], Without)
        else one
        for one in more.changes
    ]
    return last.model_copy(update={"changes": (*last.changes, *changes)})


def _of_the_same(of: Medals, former: Medals, items: Sequence[Item], ctx: Context) -> Medals:
    """ "en als hij de 1000 meter ook niet had gewonnen": his, of what was left out before"""
    his = any(one.has("pronoun", "he", "she") for one in items) or (former.events and of.events)
    if of.athletes or not former.athletes or not his:
        return of
    theirs = of.narrowed(athletes=former.athletes, nations=())
    won = dict.fromkeys(line.event.event_id for line in find(theirs, ctx.archive).selection.lines() if line.event)
    return theirs.narrowed(events=tuple(won) if of.events else ())


def _is_too(one: Item) -> bool:
    return one.has("too") or "ook" in one.text.lower().split()


def _turned_instead(items: Sequence[Item], last: Suppose, ctx: Context) -> Suppose | None:
    """maar als ze dan allebei zilver hadden?: of another colour, rather than not won"""
    bag = Bag(items)
    becomes = bag.take_all("metal")
    theirs = bag.has("pronoun", "she", "he", "they", "that") or bag.holds("both")
    out = [one.of for one in last.changes if isinstance(one, Without)]
    if not bag.took("suppose") or len(becomes) != 1 or not theirs or len(out) != len(last.changes):
        return None
    bag.skip("both", "have", "be", "win", "would", "then", "instead")
    settle(bag)
    there = [of.narrowed(games=last.games, as_of=last.as_of) for of in out]
    lines = [line for of in there for line in find(of, ctx.archive).selection.lines()]
    won = {(line.medal.noc, line.medal.colour) for line in lines}
    if bag.left() or len(won) != 1 or becomes[0] is None:
        return None
    noc, was = won.pop()
    turned = Turned(noc=noc, was=was, becomes=becomes[0], count=len(lines)) if was is not becomes[0] else None
    return last.model_copy(update={"changes": (turned,)}) if turned is not None else None


def _left_out_too(bag: Bag, last: Suppose, ctx: Context) -> Question | None:
    """en zonder schaatsen?: beside what was left out already; en Noorwegen zonder langlaufen?: in its place"""
    said = all_said(bag, ctx, "too", "then", "still", "suppose")
    if bag.left() or said.athletes or said.metal or not said.but_not or len(said.nations) > 1:
        return None
    out = tuple(Without(of=one) for one in said.but_not)
    if said.nations:
        other = last.then or Value(measure=Measure(kind=Kind.RANK))
        then = about(other, lambda of: of.narrowed(nations=tuple(said.nations)))
        return last.model_copy(update={"changes": out, "then": asked_of_a_table(then) if then is not None else None})
    return last.model_copy(update={"changes": (*last.changes, *out)})


def _also_without(items: Sequence[Item], last: Suppose, ctx: Context) -> Suppose | None:
    """en Kok ook?, en Kok?: left out beside, or in the place of, what was left out"""
    if not all(isinstance(one, Without) for one in last.changes):
        return None
    too = any(map(_is_too, items))
    bag = Bag(items)
    said = all_said(bag, ctx, "lean", "correct", "too", "then", "suppose", "away", "fail", "not", "have", "be", "any")
    if bag.left() or said.metal or said.days or said.scope != CURRENT or said.but_not:
        return None
    if said.nations or not (said.athletes or said.disciplines or said.events or said.genders):
        return None
    former = last.changes[-1].of if isinstance(last.changes[-1], Without) else Medals()
    colours = former.colours if said.athletes and former.athletes else ()
    more = Without(of=_of_the_same(said.medals(nations=(), colours=colours), former, items, ctx))
    return last.model_copy(update={"changes": (*last.changes, more) if too else (more,)})


_AGAIN = ("nog", "daarbij", "nog eens", "nog een keer")


def _other_amount(bag: Bag, last: Suppose, ctx: Context) -> Question | None:
    """The supposition with another amount, colour or nation."""
    if len(last.changes) != 1 or not isinstance(last.changes[0], Added):
        return None
    change = last.changes[0]
    amount = bag.take("amount")
    number = amount.count if amount else bag.take("number")
    fewer = bag.took_any("fewer", "less_if")
    number = -abs(number) if number and (fewer or change.count < 0) else number
    colour = (amount.colour if amount else None) or bag.take("metal")
    again = any(one.text.lower() in _AGAIN for one in bag.items) and bag.has("extra") and not (fewer or colour)
    number = number + change.count if again and number and change.count > 0 else number  # "en nog 2 erbij"
    said = narrow(bag, ctx)
    nations = said.nations
    nations = [] if nations == [change.noc] else nations
    bag.skip("suppose", "extra", "would", "then")
    settle(bag)
    if (number is None and colour is None and not nations) or said.is_part or said.athletes or said.scope.ids:
        return None
    noc = nations[0] if nations and isinstance(nations[0], str) else change.noc
    made = Added(noc=noc, colour=colour or change.colour, count=number if number is not None else change.count)
    return last.model_copy(update={"changes": (made,), "then": None if nations else last.then})


def _supposed_of(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """The question asked of another table: "en als Kok niet had meegedaan?", "en met 2 goud minder?"; "en in het echt?"
    of the whole table again."""
    if bag.took("in_reality"):
        bag.skip(*_SAYING_NOTHING)
        settle(bag)
        whole = about(last, lambda of: of.narrowed(but_not=()))
        return whole if whole != last else None
    if (turned := _turned_then(bag.items, last, ctx)) is not None:
        bag.taken.update(range(len(bag.items)))
        return turned
    given = bag.has("amount") or bag.has("number")
    supposes = any(not bag.items[place].has("ask") for place in bag.places("suppose"))  # "wanneer won België goud"
    if not (supposes or (given and any(bag.has(kind) for kind in ("extra", "less_if", "fewer", "more")))):
        return None
    items = _said(bag)
    if not items:
        return None
    if not any(one.has("suppose") for one in items):
        items = (Item(items[0].start, items[0].start, {"suppose": ("",)}, "als"), *items)
    nocs = nations_spoken_of(last, ctx.archive)
    who = ("nation", "own", "athlete", "athletes", "event", "described")
    theirs = [noc for noc in nocs if noc != ctx.own]
    if len(theirs) == 1 and not any(one.has_any(("nation", "own", "athlete", "athletes")) for one in items):
        they = {"nation": (theirs[0],)}  # "(de Amerikanen) stel ze winnen vanavond de monobob"
        items = tuple(replace(one, meanings=they) if one.has("pronoun", "they") else one for one in items)
    if nocs and nocs[0] != ctx.own and not any(one.has_any(who) for one in items):
        items = (*items, Item(items[-1].end, items[-1].end, {"nation": (nocs[0],)}, ""))
    change = supposition(items, ctx)
    if change is None:
        return None
    bag.taken.update(range(len(bag.items)))
    of = subject(last) or Medals()
    where = {"games": of.games} if change.games.is_current else {}
    then = asked_of_a_table(last)
    out = [one.of for one in change.changes if isinstance(one, Without)]
    if then is None and len(out) == len(change.changes) and any(one.has("excepted") for one in items):
        without = about(last, lambda of: of.narrowed(but_not=(*of.but_not, *out)))  # what they had without those
        if without is not None and not compares_with_itself(without):
            return without
    if isinstance(then, Versus) and then.ask is VersusAsk.WHY:
        then = None  # "(het gat met de Amerikanen) stel ze winnen …": where that brings them
    if then is None and len(theirs) == 1:
        then = Value(measure=Measure(kind=Kind.RANK, of=Medals(nations=(theirs[0],))))
    return change.model_copy(update={"then": then, **where})


def _said(bag: Bag) -> tuple[Item, ...]:
    """The items without the words that only lean."""
    return tuple(one for one in bag.items if not (one.has("lean") and one.is_small) and not one.has("correct"))


def _turned_then(items: Sequence[Item], last: Question, ctx: Context) -> Suppose | None:
    """ "als die allemaal goud waren", and what is asked of that: "waren die allemaal goud geweest waren we 2e" """
    then = next((at for at, one in enumerate(items) if at and one.has("then")), 0)
    cuts = [at for at in range(3, then) if items[at].has_any(("be", "stand", "would", "have", "ask"))][::-1]
    if then and items[0].has_any(("have", "be")) and not items[0].has("suppose"):
        items = (Item(items[0].start, items[0].start, {"suppose": ("",)}, "als"), *items)
        cuts = [at + 1 for at in cuts]
    for cut in cuts:
        turned = all_turned(Bag(items[:cut]), last, ctx)
        asked = consequence(items[cut:], ctx, who_changes(turned, ctx)) if turned is not None else None
        if turned is not None and asked is not None:
            return turned.model_copy(update={"then": asked})
    return all_turned(Bag(items), last, ctx) if not cuts else None


def all_turned(bag: Bag, last: Question, ctx: Context) -> Suppose | None:
    """(hoeveel brons heeft Nederland) en als die allemaal goud waren; als die van Italië nou goud waren geweest"""
    of = subject(last)
    if of is None or len(of.colours) != 1 or of.athletes or not isinstance(last, Value | Listing) or of.games.ever:
        return None
    if not bag.took("suppose") or not (bag.has("be") or bag.has("have")) or bag.has("ask"):
        return None
    becomes = bag.take_all("metal")
    said = all_said(bag, ctx, "correct", "now_word", "all_of_it", "each_one", "have", "then", "would", "instead")
    nations = tuple(said.nations) or of.nations
    noc = nations[0] if len(nations) == 1 else None
    if bag.left() or said.athletes or said.is_part or len(becomes) != 1 or not isinstance(noc, str):
        return None
    count = find(of.narrowed(nations=nations), ctx.archive).selection.count
    if not count or becomes[0] in (None, of.colours[0]):
        return None
    turned = Turned(noc=noc, was=of.colours[0], becomes=becomes[0], count=count)
    placed = Value(measure=Measure(kind=Kind.RANK, of=of.narrowed(nations=nations, colours=())))
    return Suppose(changes=(turned,), then=placed, games=of.games, as_of=of.as_of)


def moved_too(bag: Bag, last: Suppose, ctx: Context) -> Suppose | None:
    """(als Stolz voor ons was uitgekomen) en met Klæbo erbij; en alleen hij"""
    out = [one.of.athletes for one in last.changes if isinstance(one, Without)]
    to = {one.noc for one in last.changes if isinstance(one, Added)}
    if not out or not all(out) or len(to) != 1 or len(out) == len(last.changes):
        return None
    too = bag.took_any("extra", "too", "present")
    only = bag.took("only") or bag.took("only_lead")
    he = any(one.has("pronoun", "he", "she") for one in bag.items)
    said = all_said(bag, ctx, "too", "any", "then", "suppose", "only", "have", "be")
    former = [one for each in out for one in each]
    named = [one.athlete_id for one in said.athletes] or (former[-1:] if he and only else [])
    if bag.left() or not named or said.nations or said.metal or said.is_part or (too and only):
        return None
    people = [*former, *(one for one in named if one not in former)] if too else named
    return last.model_copy(update={"changes": given_to(next(iter(to)), people, last.as_of, ctx)})
