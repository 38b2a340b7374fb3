"""What-ifs told from what was shown: all of a colour of another ("en als die allemaal goud waren"), somebody else
racing for that nation too ("en met Klæbo erbij"), or instead ("en alleen Kok")."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said
from bot.understanding.grammar.frames.supposing.missing import given_to
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.subjects import subject
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Added, Listing, Suppose, Turned, Value, Without
from medals_core.queries.selecting import find
from medals_core.questions import Question


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
