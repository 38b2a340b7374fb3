"""The one or the other: a question in which one kind of thing is said twice, "op de langebaan of in het shorttrack"."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.names.events.whole_sports import in_whole_sports
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Versus
from medals_core.questions import Question

_TURNS = (("event", "sports"), ("gender", "mixed_event"), ("team_event", "single_event"), ("metal",),
          ("games", "now_word"), ("moment",), ("nation", "own", "described"), ("athlete",))  # fmt: skip


def one_or_other(bag: Bag, ctx: Context) -> Question | None:
    """wonnen de Nederlandse vrouwen vaker goud op de langebaan of in het shorttrack; biatlon vs langlaufen noorwegen"""
    more = bag.has("more") or bag.has("most", "most") or bag.has("fewer") or bag.has("most", "fewest")
    if not (bag.took("or") or bag.took("versus") or (more and bag.has("metals"))):
        return None
    who, better = bag.has("ask", "who"), bag.has("higher") or bag.has("most", "best")
    if bag.has("ever") and len(bag.places("gender")) == 2 and not (more or better):
        return None  # "heeft Nederland ooit een medaille gehaald, mannen of vrouwen": whether any
    bag.skip("higher", "more", "fewer", "most.most", "most.fewest", "most.best", "most.highest", "versus", "or",
             "ask.which", "ask.what", "ask.where", "ask.when", "noun", "ask.who", "page.doing", "measure.total",
             "doing_verb", "doing_end")  # fmt: skip
    metal = bag.has_any("metal", "metals")
    if not more and not metal and not better and not bag.has_any("nation", "own"):
        return None
    kind = Kind.COUNT if more or metal else Kind.TALLY
    measures = sides_of(bag, ctx, kind, without=("nation", "athlete") if who or not more else ())
    return Versus(measures=measures) if measures else None


def teams(bag: Bag, ctx: Context) -> Question | None:
    """Noorwegen en Zweden samen tegen Duitsland en Oostenrijk samen: sides of several nations"""
    cut = next(iter(bag.places("versus") or bag.places("or")), None)
    if cut is None or not bag.took("measure", "together") or bag.has("ask", "how_many"):
        return None
    bag.took_any("versus", "or")
    bag.skip(
        "measure.together", "ask", "most", "more", "and", "both", "higher", "noun.nation", "doing_verb", "doing_end"
    )
    named = [p for p, one in enumerate(bag.items) if p not in bag.taken and one.has_any(("nation", "own"))]
    sides = [[p for p in named if p < cut], [p for p in named if p > cut]]
    if not all(sides) or max(map(len, sides)) < 2:
        return None
    metal, measures = bag.has("metal"), []
    for other in reversed(sides):
        inner = Bag([one for p, one in enumerate(bag.items) if p not in bag.taken and p not in other])
        said = all_said(inner, ctx, then=("measure.total",))
        if said.athletes:
            return None
        measures.append(Measure(kind=Kind.COUNT if metal else Kind.TALLY, of=said.medals()))
    bag.taken.update(range(len(bag.items)))
    return Versus(measures=tuple(measures))


def sides_of(
    bag: Bag, ctx: Context, kind: Kind = Kind.COUNT, without: Sequence[str] = ()
) -> tuple[Measure, Measure] | None:
    """A measure for each of the two things of one kind that are said, all else being the same; everything taken."""
    items = [part for place, one in enumerate(bag.items) if place not in bag.taken for part in _opened(one)]
    said_twice = []
    for kinds in _TURNS:
        places = [p for p, one in enumerate(items) if _is_one(one, kinds)]
        if len({items[p].said for p in places}) == 1:
            continue  # "Nederlandse mannen of Nederlandse vrouwen"
        if len(places) > 2:
            return None
        if len(places) == 2:
            said_twice.append((kinds, places))
    if len(said_twice) != 1 or any(name in said_twice[0][0] for name in without):
        return None
    measures, unsaid = [], False
    for other in reversed(said_twice[0][1]):
        inner = Bag([one for place, one in enumerate(items) if place != other])
        said = all_said(inner, ctx)
        if said_twice[0][0][0] == "event" and not any("baan" in one.said or "weg" in one.said for one in items):
            said.disciplines = in_whole_sports(said.disciplines)  # beside swimming all of cycling
        if not said.nations and not said.athletes and not bag.has("handed_out"):
            said.nations.append(ctx.own)
            unsaid = True
        measures.append(Measure(kind=kind, of=said.medals()))
    bag.defaults += unsaid
    bag.taken.update(range(len(bag.items)))
    return measures[0], measures[1]


def _is_one(one: Item, kinds: Sequence[str]) -> bool:
    if "metal" in kinds:
        return one.has("metal") and one.value("metal") is not None
    return one.has_any(kinds) and not one.has("ever")


def _opened(one: Item) -> Sequence[Item]:
    """ "tussen Noorwegen en Zweden", "zilver of brons" as two again."""
    if one.has("metals"):
        return [Item(one.start, one.end, {"metal": (each,)}, str(each)) for each in one.value("metals")]
    return one.value("between_two") if one.has("between_two") else (one,)
