"""On which days medals were won, or at which moment the table is asked for."""

from itertools import pairwise
from typing import Any

from bot.understanding.grammar.composing.moments_said import together, told_nearer
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.games import are_listed
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.time.meanings import EventsDone, Impossible, MomentSpan, Shift, Weekdays
from bot.understanding.understood import Note, NoteKind
from medals_core.archive import LATEST, AsOf
from medals_core.queries.filters import AfterEvents, Scope


def take_moments(found: Narrowing, bag: Bag, ctx: Context, state: bool) -> None:
    if not bag.holds("moment", "when"):
        return
    games = ctx.edition.games
    places = bag.places("moment")
    beside = any(one.has("and") or one.has("or") for p, q in pairwise(places) for one in bag.items[p + 1 : q])
    said: list[MomentSpan] = bag.take_all("moment")
    for span in said:
        if isinstance(span.meaning, Impossible):
            if len(said) == 1 or not are_listed(bag, "moment"):
                raise Refused(span.meaning.reason)
            bag.notes.append(Note(kind=NoteKind.NEVER_WAS, said=span.meaning.reason))
    stretches = [span for span in said if not isinstance(span.meaning, Impossible)]
    if said and not stretches and found.as_of == LATEST:
        raise Refused(bag.notes[-1].said)
    if state and not beside:
        between = [one.text.lower() for p, q in pairwise(places) for one in bag.items[p + 1 : q]]
        stretches = told_nearer(stretches, games, named_again=any(one in ("zeg", "zo", "dus") for one in between))
    joined = together(stretches, state=state)
    if joined is None:
        raise Refused("Dat zijn verschillende momenten; vraag ze na elkaar.")
    spans, gaps = joined
    found.but_not.extend(gaps)
    for span in spans:
        found.moment = span
        _games_of_the_year(found, span, ctx)
        match span.meaning:
            case Weekdays(days):
                found.weekdays = days
            case EventsDone(events, half):
                found.as_of = AfterEvents(events=events, half=half)
            case Shift():
                raise Refused("")
            case _:
                _place_moment(found, span, games, state)
    for when in bag.take_all("when"):
        found.as_of = when


def _games_of_the_year(found: Narrowing, span: MomentSpan, ctx: Context) -> None:
    """ "op 12 februari 2014" is of the Games of that year; raises Refused where there were none."""
    days = [day for day in span.days() or () if day is not None]
    if not days or max(days).year >= ctx.edition.games.opening.year:
        return
    year = max(days).year
    held = [one for one in ctx.archive.editions.values() if one.games.opening.year == year]
    if not held:
        raise Refused(f"In {year} waren er geen Winterspelen.")
    if found.scope.is_current:
        found.scope = Scope(ids=(held[0].games.games_id,))


def _place_moment(found: Narrowing, span: MomentSpan, games: Any, state: bool) -> None:
    until = span.until(games)
    days = span.days()
    if state and until is not None:
        found.as_of = AsOf(won_by=until)
    elif days is not None:
        found.days = days
    else:
        after, before = span.window(games)
        if after is not None:
            found.after = AsOf(won_by=after)
        if before is not None:
            found.as_of = AsOf(won_by=before)
