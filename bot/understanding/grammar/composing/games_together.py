"""Two tellings of Games that go together: a city and a year said apart are one Games, "vier jaar later" is so far from
those named before it, Games that come to those of now are counted with them."""

from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.items import Item, emptied
from bot.understanding.time.games_named import GamesIndex, GamesSpan
from medals_core.games import GamesId
from medals_core.queries.filters import CURRENT, EVER, Scope

_ADDED = frozenset(("erbij", "meegeteld", "meegerekend", "inbegrepen", "incluis", "bijgeteld", "bijgerekend", "mee"))
_ADDING = frozenset(("inclusief", "incl", "plus", "met"))
_OF_NOW = ("athlete", "athletes", "nation", "own", "metal", "colour", "ask", "lean")


def games_together(items: tuple[Item, ...], current: GamesId, index: GamesIndex) -> tuple[Item, ...]:
    if not any(one.has("games") for one in items):
        return items
    return _with_added(_city_and_year(_in_total(_so_far_from_them(items, index))), current)


def _in_total(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "in totaal op alle Spelen": over all of them, said twice."""
    found = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        if one.said == "in totaal" and other.has("games") and other.value("games").scope == EVER:
            found[place] = emptied(one)
    return tuple(found)


def _so_far_from_them(items: tuple[Item, ...], index: GamesIndex) -> tuple[Item, ...]:
    """ "in Tokio wel maar drie jaar later in Parijs niet": from those named before it; told twice is told once."""
    found, base = list(items), ""
    for place, one in enumerate(items):
        if not one.has("games"):
            continue
        span: GamesSpan = one.value("games")
        if base and span.years:
            reached = index.beside(span, base)
            after = items[place + 1] if place + 1 < len(items) else None
            again = after is not None and after.has("games") and not after.value("games").is_told_from_others
            told = (*_ids(after), *after.value("games").of_city) if after is not None and again else ()
            is_told = reached.scope is not None and bool(set(reached.scope.ids) & set(told))
            found[place] = emptied(one) if is_told else replace(one, meanings={"games": (reached,)})
        base = _ids(one)[0] if len(_ids(one)) == 1 else ""
    return tuple(found)


def _city_and_year(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "in Innsbruck … in 1976": the Games of that year in that city."""
    places = [place for place, one in enumerate(items) if one.has("games") and one.value("games").scope is not None]
    years = [place for place in places if any(map(str.isdigit, items[place].text)) and _ids(items[place])]
    cities = [place for place in places if place not in years and _ids(items[place])]
    if len(years) != 1 or len(cities) != 1 or len(places) != 2:
        return items
    span: GamesSpan = items[cities[0]].value("games")
    held = {one.partition("-")[0] for one in _ids(items[years[0]])}
    fits = tuple(
        one for one in dict.fromkeys((*_ids(items[cities[0]]), *span.of_city)) if one.partition("-")[0] in held
    )
    if not fits:
        return items
    found = list(items)
    found[cities[0]] = _at(items[cities[0]], Scope(ids=fits))
    found[years[0]] = replace(items[years[0]], meanings={"small": ("",)})
    return tuple(found)


def _with_added(items: tuple[Item, ...], current: GamesId) -> tuple[Item, ...]:
    """ "hoeveel medailles heeft Gu met Peking erbij": there and now."""
    places = [place for place, one in enumerate(items) if one.has("games")]
    if len(places) != 1 or not any(one.has_any(_OF_NOW) for one in items):
        return items
    (place,) = places
    ids = _ids(items[place])
    before = items[place - 1].text.lower().split() if place else []
    led = (before and before[-1] in _ADDING) or items[place].text.lower().split()[0] in _ADDING
    after = items[place + 1] if place + 1 < len(items) else None
    closed = after is not None and after.text.lower() in _ADDED
    if not ids or current in ids or not (closed or (led and before and before[-1] not in ("met", "plus"))):
        return items
    found = list(items)
    found[place] = _at(items[place], Scope(ids=(*ids, current)))
    return tuple(found)


def _at(one: Item, scope: Scope) -> Item:
    span: GamesSpan = one.value("games")
    return replace(one, meanings={"games": (span._replace(scope=scope, of_city=(), impossible=None),)})


def _ids(one: Item) -> tuple[GamesId, ...]:
    scope: Scope | None = one.value("games").scope
    return scope.ids if scope is not None and scope != CURRENT else ()
