"""The Games after or before those just spoken of: "en daarna?", "had hij er daarvoor al"."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import settle
from bot.understanding.grammar.following.pointing import is_date
from bot.understanding.grammar.following.shown import days_shown, games_of, moment_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.time.games_named import GamesSpan
from bot.understanding.time.meanings import Day, Instant, MomentSpan, Relation, spoken
from medals_core.archive import LATEST, Archive, AsOf
from medals_core.games import Games, Season
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Key, Measure
from medals_core.queries.model import Groups, Value
from medals_core.questions import Question

_LATER = frozenset(("daarna", "erna", "nadien", "later", "naderhand", "sindsdien"))
_EARLIER = frozenset(("daarvoor", "vroeger", "voordien", "voorheen", "eerder", "eerder al", "tevoren"))


def at_other_time(items: tuple[Item, ...], last: Question, archive: Archive) -> tuple[Item, ...] | None:
    """The items with the Games that are meant; None where none are, or not by those before them."""
    place = next((p for p, one in enumerate(items) if one.text.lower() in _LATER | _EARLIER), None)
    games = _spoken_of(last, archive)
    if any(one.has("need") for one in items):
        return None  # "hoe vaak moeten we daarvoor winnen": for that
    if place is None or games is None or any(one.has("games") and one.value("games").scope for one in items):
        return None
    if any(one.has("ask", "who") for one in items) and not any(one.has("win") or one.has("have") for one in items):
        return None  # "wie was eerder", of two
    of = subject(last)
    if not (of is not None and of.athletes) and any(one.has_any(("more", "more_of_it", "beaten")) for one in items):
        return None  # "hadden we er later nog meer": than then
    if not (of is not None and of.athletes) and not any(each.has("win") or each.has("have") for each in items):
        return None  # "en daarna?" of a nation: at the Games next to those
    one = items[place]
    later = one.text.lower() in _LATER
    if later and games is archive.current.games:
        return None
    scope = Scope(ever=True, since=games.year + 1) if later else Scope(ever=True, until=games.year - 1)
    told = replace(one, meanings={"games": (GamesSpan(one.start, one.end, scope),)})
    return (*items[:place], told, *items[place + 1 :])


def in_that_year(
    items: tuple[Item, ...], last: Question, ctx: Context, season: Season | None
) -> tuple[Item, ...] | None:
    """The items with "dat jaar" as the Games spoken of or shown, or those of the other season in that year; None where
    it is not said or there were none."""
    place = next((p for p in range(1, len(items)) if is_that_year(items[p - 1], items[p])), None)
    shown_at = games_of(last, ctx) if place is not None else None
    if place is None or shown_at is None:
        return None
    games = ctx.archive.edition(shown_at).games
    wanted = season or games.season
    held = [one.games for one in ctx.archive.editions.values() if one.games.year == games.year]
    ids = tuple(one.games_id for one in held if one.season is wanted)
    start, end = items[place - 1].start, items[place].end
    told = replace(items[place], start=start, meanings={"games": (GamesSpan(start, end, Scope(ids=ids)),)})
    return (*items[: place - 1], told, *items[place + 1 :]) if ids else None


def in_that_city(items: tuple[Item, ...], last: Question, archive: Archive) -> tuple[Item, ...]:
    """ "(goud in 1964.) en in Tokio": a city that had the Games more often, in the year spoken of."""
    games = _spoken_of(last, archive)

    def there(one: Item) -> Item:
        span: GamesSpan | None = one.value("games") if one.has("games") else None
        held = () if span is None or games is None else span.of_city or (span.scope.ids if span.scope else ())
        same = tuple(each for each in held if games and archive.edition(each).games.year == games.year)
        if len(held) == 1 or not same:
            return one
        return replace(one, meanings={"games": (GamesSpan(one.start, one.end, Scope(ids=same)),)})

    return tuple(map(there, items))


def in_the_end(items: tuple[Item, ...], last: Question) -> tuple[tuple[Item, ...], Question]:
    """ "(op de eerste dag) met hoeveel goud eindigden ze uiteindelijk", "… aan het eind": of the whole Games"""
    of = subject(last)
    ends = [one for one in items if one.text.lower() in _IN_THE_END]
    if of is None or not ends or of.from_day is None:
        return items, last
    whole = about(last, lambda each: each.narrowed(from_day=None, to_day=None, as_of=LATEST))
    return tuple(one for one in items if one not in ends), whole or last


_IN_THE_END = {
    "uiteindelijk", *(f"{at} {end}" for at in ("aan het", "op het", "op 't", "aan 't")
                      for end in ("eind", "einde", "slot")),
}  # fmt: skip


def on_that_date(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "(wat wonnen we op 9 februari?) en de 10e", "(welke dag?) wie won er op de twaalfde": that day, where a day was
    spoken of, or shown, and no place is asked"""
    of = subject(last) or Medals()
    then = of.as_of.won_by if isinstance(of.as_of, AsOf) else None
    best = days_shown(last, ctx) if isinstance(last, Groups) and last.by is Key.DAY else ()
    day = of.to_day or (ctx.edition.games.local(then).date() if then is not None else next(iter(best), None))
    if day is None or any(one.has("stand") or one.has("noun", "place") or one.has("ask", "rank") for one in items):
        return items
    games, found = ctx.edition.games, list(items)
    for place, one in enumerate(items):
        rank = one.value("rank") if one.has("rank") and not one.has("most") else 0
        told = place and items[place - 1].text.lower().split()[-1:] == ["de"] and one.text[:1].isdigit()
        told = told or (place > 1 and is_date(items[place - 2 : place + 1]))
        if not told or not 1 <= rank <= monthrange(day.year, day.month)[1]:
            continue
        if games.opening <= (at := day.replace(day=rank)) <= games.closing:
            moment = MomentSpan(one.start, one.end, Relation.AT, Day(at), one.text)
            found[place] = replace(one, meanings={"moment": (moment,)})
    return tuple(found)


def is_afterwards(items: Sequence[Item], last: Question) -> bool:
    """ "(hoeveel goud hadden we na de eerste week) en wie won daarna …": behind the days or the moment spoken of"""
    of = subject(last)
    days = isinstance(last, Groups) and last.by is Key.DAY and any(one.has_any(("win", "have")) for one in items)
    asks = any(one.has_any(("ask", "metal", "win", "have")) for one in items)  # "en daarna?": what of it is not said
    timed = asks and of is not None and (of.to_day is not None or of.as_of != LATEST)
    return (timed or days) and any(one.text.lower() in _LATER for one in items)


def afterwards(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[tuple[Item, ...], Question]:
    """The items with "daarna" as all behind that moment, and the question before it, no more of that moment."""
    of, games = subject(last), ctx.edition.games
    if of is None or not is_afterwards(items, last):
        return items, last
    place = next(p for p, one in enumerate(items) if one.text.lower() in _LATER)
    if not isinstance(of.as_of, AsOf):  # halfway
        whole = about(last, lambda each: each.narrowed(as_of=LATEST, after=each.as_of))
        return (*items[:place], *items[place + 1 :]), whole or last
    if (at := moment_of(last, ctx)) is None:
        return items, last
    day, start, end = games.local(at).date(), items[place].start, items[place].end
    when, said = Day(day) if at == games.end_of(day) else Instant(at), f"na {spoken(day)}"
    span = MomentSpan(start, end, Relation.AFTER, when, said)
    told = replace(items[place], text=said, meanings={"moment": (span,)})
    whole = about(last, lambda of: of.narrowed(as_of=LATEST, from_day=None, to_day=None)) or last
    return (*items[:place], told, *items[place + 1 :]), whole


AFTERWARDS = frozenset(("daarna", "nadien", "sindsdien"))


def after_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "tot en met 2010, en hoeveel daarna": at the Games behind those."""
    of = subject(last)
    places = [place for place, one in enumerate(bag.items) if one.text.lower() in AFTERWARDS]
    if of is None or not places or not bag.took("ask", "how_many"):
        return None
    bag.taken.update(places)
    settle(bag)
    years = [ctx.archive.edition(one).games.year for one in of.games.ids]
    until = of.games.until or max(years, default=None)
    behind = Scope(ever=True, since=until + 1, seasons=of.games.seasons) if until is not None else None
    return Value(measure=Measure(of=of.narrowed(games=behind))) if behind is not None else None


def is_that_year(one: Item, after: Item) -> bool:
    """ "dat jaar", "zelfde jaar"; "die zomer": the Games of that season in the year spoken of"""
    that = one.has("pronoun", "that") or one.text.lower() in ("zelfde", "hetzelfde", "dezelfde")
    return that and (after.has("noun", "year") or after.text.lower() in ("zomer", "winter"))


def _spoken_of(last: Question, archive: Archive) -> Games | None:
    if (of := subject(last)) is None or of.from_day is not None or of.as_of != LATEST:
        return None
    if of.games.is_current and of.athletes:
        return archive.current.games
    return archive.edition(of.games.ids[0]).games if len(of.games.ids) == 1 else None
