"""The Games after or before those just spoken of: "en daarna?", "had hij er daarvoor al"."""

from dataclasses import replace

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import subject
from bot.understanding.time.games_named import GamesSpan
from medals_core.archive import LATEST, Archive
from medals_core.games import Games, Season
from medals_core.queries.filters import Scope
from medals_core.questions import Question

_LATER = frozenset(("daarna", "erna", "nadien", "later", "naderhand", "sindsdien"))
_EARLIER = frozenset(("daarvoor", "voordien", "voorheen", "eerder", "eerder al", "tevoren"))


def at_other_time(items: tuple[Item, ...], last: Question, archive: Archive) -> tuple[Item, ...] | None:
    """The items with the Games that are meant; None where none are, or not by those before them."""
    place = next((p for p, one in enumerate(items) if one.text.lower() in _LATER | _EARLIER), None)
    games = _spoken_of(last, archive)
    if place is None or games is None or any(one.has("games") and one.value("games").scope for one in items):
        return None
    if any(one.has("ask", "who") for one in items) and not any(one.has("win") or one.has("have") for one in items):
        return None  # "wie was eerder", of two
    of = subject(last)
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
    items: tuple[Item, ...], last: Question, archive: Archive, season: Season | None
) -> tuple[Item, ...] | None:
    """The items with "dat jaar" as the Games spoken of, or those of the other season in that year; None where it is not
    said or there were none."""
    place = next((p for p in range(1, len(items)) if is_that_year(items[p - 1], items[p])), None)
    games = _spoken_of(last, archive)
    if place is None or games is None:
        return None
    wanted = season or games.season
    held = [one.games for one in archive.editions.values() if one.games.year == games.year]
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


def is_that_year(one: Item, after: Item) -> bool:
    """ "dat jaar"; "die zomer": the Games of that season in the year spoken of"""
    return one.has("pronoun", "that") and (after.has("noun", "year") or after.text.lower() in ("zomer", "winter"))


def _spoken_of(last: Question, archive: Archive) -> Games | None:
    if (of := subject(last)) is None or of.from_day is not None or of.as_of != LATEST:
        return None
    if of.games.is_current and of.athletes:
        return archive.current.games
    return archive.edition(of.games.ids[0]).games if len(of.games.ids) == 1 else None
