"""The Games after or before those just spoken of: "en daarna?", "had hij er daarvoor al", "en vier jaar later?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.grammar.items import Item, item
from bot.understanding.grammar.subjects import subject
from bot.understanding.time.games_named import GamesSpan
from bot.understanding.time.numbers import cardinal
from medals_core.archive import LATEST, Archive
from medals_core.games import Games
from medals_core.queries.filters import Scope
from medals_core.questions import Question

_LATER = frozenset(("daarna", "erna", "nadien", "later", "naderhand"))
_EARLIER = frozenset(("daarvoor", "ervoor", "voordien", "voorheen", "eerder", "eerder al", "tevoren"))
_EDITION = frozenset(("spelen", "winterspelen", "zomerspelen", "keer", "editie"))


def at_other_time(items: tuple[Item, ...], last: Question, archive: Archive) -> tuple[Item, ...] | None:
    """The items with the Games that are meant; None where none are, or not by those before them."""
    items = tuple(each for one in items for each in _apart(one))
    place = next((p for p, one in enumerate(items) if one.text.lower() in _LATER | _EARLIER), None)
    if place is None or any(one.has("games") and one.value("games").scope for one in items):
        return None
    later = items[place].text.lower() in _LATER
    games = _spoken_of(last, archive)
    if games is None or (later and games is archive.current.games):
        return None
    start, scope = _meant(items, place, games, archive)
    if scope is None:
        return None
    span = GamesSpan(items[start].start, items[place].end, scope)
    return (*items[:start], item("games", span, items[start : place + 1]), *items[place + 1 :])


def _apart(one: Item) -> Iterator[Item]:
    """ "vier jaar eerder", which without Games before it is as long ago"""
    words = one.text.lower().split()
    count = cardinal(words[-3]) if one.has("games") and words[-2:] == ["jaar", "eerder"] and len(words) > 2 else None
    if count is None:
        yield one
        return
    yield Item(one.start, one.start + 1, {"number": (count,)}, words[-3], breaks=one.breaks)
    yield Item(one.start + 1, one.start + 2, {"noun": ("year",)}, "jaar")
    yield Item(one.start + 2, one.end, {}, "eerder")


def _spoken_of(last: Question, archive: Archive) -> Games | None:
    of = subject(last)
    if of is None or of.from_day is not None or of.as_of != LATEST:
        return None
    if of.games.is_current and of.athletes:
        return archive.current.games
    return archive.edition(of.games.ids[0]).games if len(of.games.ids) == 1 else None


def _meant(items: Sequence[Item], place: int, games: Games, archive: Archive) -> tuple[int, Scope | None]:
    """Where its words begin, and the Games: all after or before, those next to them, or so many years off."""
    later = items[place].text.lower() in _LATER
    years = [each.games for each in archive.editions.values() if each.games.season is games.season]
    if place > 1 and items[place - 1].has("noun", "year") and items[place - 2].has("number"):
        year = games.year + int(items[place - 2].value("number")) * (1 if later else -1)
        found = next((one.games_id for one in years if one.year == year), None)
        return place - 2, Scope(ids=(found,)) if found is not None else None
    if place and not _EDITION.isdisjoint(items[place - 1].text.lower().split()):
        beside = [one for one in years if (one.year > games.year if later else one.year < games.year)]
        near = (min if later else max)(beside, key=lambda one: one.year, default=None)
        return place - 1, Scope(ids=(near.games_id,)) if near is not None else None
    scope = Scope(ever=True, since=games.year + 1) if later else Scope(ever=True, until=games.year - 1)
    return place, scope
