"""The how manieth of theirs what was just shown is: the first, or after how many others."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said
from bot.understanding.grammar.following.leaning import VERBS
from bot.understanding.grammar.following.shown import Shown, games_of, shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.subjects import subject
from medals_core.archive import LATEST, AsOf
from medals_core.queries.filters import CURRENT, EVER, Medals
from medals_core.queries.measures import Measure
from medals_core.queries.model import Ask, Listing, Value
from medals_core.questions import Question


def was_first(items: Sequence[Item]) -> bool:
    """ "was dat haar eerste goud", "was dat hun eerste in het shorttrack", "hun eerste ooit??": of the whole career, or
    history"""
    that = any(one.has("pronoun", "that") for one in items) and any(one.has("be") for one in items)
    bare = not any(one.has_any(("ask", *VERBS)) and one.text.lower() != "zijn" for one in items)
    ever = any(one.has("ever") for one in items)
    bare = bare and (ever or not any(one.has_any(("and", "metal", "noun")) for one in items))  # "en ons eerste goud"
    whose = any(one.has("pronoun", "she", "he") or one.has("own") or one.text.lower() == "hun" for one in items)
    whose = whose or (that and ever and any(one.has("nation") for one in items))
    return whose and (that or bare) and any(one.has("most", "first") for one in items)


def asks_nth(items: Sequence[Item]) -> bool:
    """ "de hoeveelste titel was dat": of medals, rather than the place in a table"""
    said = [one for one in items if not one.has("nation")]  # "de hoeveelste Zwitserse medaille was dat"
    return any(one.has("ask", "rank") and (other.has("metal") or other.has("noun", "medal"))
               for one, other in pairwise(said))  # fmt: skip


def was_nth(items: Sequence[Item]) -> int:
    """ "dat is toch zijn 3e medaille": where that is said; the first is asked otherwise"""
    that = any(one.has("pronoun", "that") or one.text.lower() == "dat is" for one in items)
    return next((at for at, (whose, one) in enumerate(pairwise(items), 1) if that and one.has("rank")
                 and whose.text.lower() in (*_OF_ONE, "hun", "ons")), 0)  # fmt: skip


def _is_of_that_medal(items: Sequence[Item], last: Question) -> bool:
    """ "(wie won het laatste goud) de hoeveelste was dat voor zijn land": of theirs, rather than a place"""
    of_land = any(one.text.lower() == "voor" and after.has_any(("nation", "own")) for one, after in pairwise(items))
    one = isinstance(last, Listing) and (last.take == 1 or of_land)
    asks = any(one.has("ask", "rank") for one in items) and any(one.has("pronoun", "that") for one in items)
    return one and asks and not any(one.has("stand") or one.has("noun", "place") for one in items)


def first_of_theirs(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """was dat haar eerste goud; was dat hun eerste in het shorttrack: which was, of all Games"""
    of = subject(last)
    if not was_first(bag.items) or of is None:
        return None
    bare = not (bag.has("metal") or bag.has("noun", "medal"))
    said = all_said(bag, ctx, "be", "most.first", "rank", "noun.medal", "ever", "win")
    whose = _whose(bag.items, said, shown(last, ctx))
    if not whose or said.scope not in (CURRENT, EVER):
        return None
    bare = bare and not said.is_part  # "was dat hun eerste?": of what was asked
    theirs = of.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None) if bare else said.medals(games=EVER)
    return Listing(of=theirs.narrowed(**whose), ask=Ask.WHICH, take=1)


def nth_of_theirs(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """de hoeveelste titel was dat; zijn hoeveelste goud was dat: how many there were with that one. Of somebody
    those of the career; a title and the gold of a team are of that event, another medal of a land is of those Games."""
    of, games_id = subject(last), games_of(last, ctx)
    told_so = was_nth(bag.items) if bag.has("metal") or bag.has("noun", "medal") else 0
    bare = not (asks_nth(bag.items) or told_so)
    if bare and not _is_of_that_medal(bag.items, last):
        return None
    if not bag.took("rank" if told_so else "ask", *(() if told_so else ("rank",))) or of is None or games_id is None:
        return None
    here = bool(told_so) and bag.says("hier") and not of.games.ever
    title = any(one.has("metal") and one.text.lower() in _TITLES for one in bag.items)
    said = all_said(bag, ctx, "be", "noun.medal", "noun.nation", "ahead", "win")
    colours = tuple(said.colours) or (of.colours if bare else ())
    told = shown(last if bare else Listing(of=of.narrowed(colours=colours or of.colours)), ctx)
    whose = _whose(bag.items, said, told)
    if bare and of.nations and not (said.athletes or said.nations):
        whose = {"nations": of.nations}  # "het laatste goud van Italië, de hoeveelste was dat"
    if not whose or len(told.events) != 1 or told.lines != 1 or not {*said.nations} <= {*told.nations}:
        return None  # "de hoeveelste voor ons", of what another land won
    edition = ctx.archive.edition(games_id)
    event = edition.events[told.events[0]]
    if said.disciplines or said.events or said.days or set(said.genders) - {event.gender} or said.scope != CURRENT:
        return None
    until = None if games_id == ctx.archive.current_id else edition.games.year
    ever = Medals(games=EVER.model_copy(update={"until": until}), colours=colours).narrowed(**whose)
    if "athletes" in whose:
        return Value(measure=Measure(of=ever.narrowed(games=of.games) if here else ever))
    if title or (event.team and not bare):
        return Value(measure=Measure(of=ever.narrowed(events=told.events)))
    then = ever.narrowed(games=of.games, as_of=AsOf(won_by=told.at))
    return Value(measure=Measure(of=then)) if told.at is not None else None


_TITLES = ("titel", "kampioenschap")


def _whose(items: Sequence[Item], said: Narrowing, told: Shown) -> dict[str, Any]:
    """Whose medals those are: who is named or pointed to, or else who won what was shown."""
    if said.athletes or said.nations:
        people = tuple(one.athlete_id for one in said.athletes)
        return {"athletes": people} if people else {"nations": tuple(said.nations)}
    theirs = any(one.text.lower() == "hun" or one.has("noun", "nation") for one in items)
    if len(told.athletes) == 1 and not theirs:
        return {"athletes": told.athletes}
    somebody = not theirs and any(one.has("pronoun", "she", "he") and one.text.lower() in _OF_ONE for one in items)
    return {"nations": told.nations} if len(told.nations) == 1 and not somebody else {}


_OF_ONE = ("haar", "zijn", "zn", "d'r", "hem")
