"""A message in telegram style: facts and one asked thing, with any sign between them and in any order, is one question:
"goud, wie, 14 februari", "Noorwegen? hoe vaak eerste?". A part of it is never answered as if it were the whole."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.grammar.composing.telegram import SAYING
from bot.understanding.grammar.items import Item

_SIGNS = re.compile(r"\s*\n\s*|\s*[:;,?]+\s+|\s+[–-]\s+")
_MOST_PARTS = 5
_NAMING = ("nation", "own", "athlete", "event", "sports", "games", "moment", "gender", "metal", "colour", "ever", "page")
_TOLD = ("noun", "most", "rank", "placed", "top", "or", "and", "versus", "at_home", "the_games", "measure", "any")
_ASKING = ("noun", "more", "most", "fewer", "measure", "of_two", *SAYING)
_OF_ONE = {"own": "nation", "athlete": "nation", "sports": "event", "moment": "games", "ever": "games", "colour": "metal"}


def in_one(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The facts with what is asked behind them; empty for any other text."""
    parts = [part for part in _SIGNS.split(text.strip(" .?!\n")) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return ""
    said = [phrases(part) for part in parts]
    asking = [place for place, items in enumerate(said) if any(map(_asks, items))]
    if len(asking) != 1:
        return ""
    (at,) = asking
    facts = [items for place, items in enumerate(said) if place != at]
    bare = all(one.is_small or _asks(one) or one.has_any(_ASKING) for one in said[at])
    if not all(map(_are_facts, facts)) or not (bare or at == len(parts) - 1):
        return ""
    told = [kind for items in (*facts, said[at]) for kind in _kinds(items)]
    if len(told) != len(set(told)):
        return ""  # "Nederland? En hoeveel goud had Duitsland": two of a kind may be two questions
    return f"{' '.join(part for place, part in enumerate(parts) if place != at)}: {parts[at]}?"


def _asks(one: Item) -> bool:
    return one.has("ask") and not one.is_small


def _are_facts(items: Sequence[Item]) -> bool:
    """Names and what narrows them, of which nothing is said."""
    if any(one.has_any(SAYING) for one in items) or (items and items[0].has("lean")):
        return False
    return any(one.has_any((*_NAMING, "most")) for one in items) and all(
        one.is_small or one.has_any(_NAMING) or one.has_any(_TOLD) for one in items
    )


def _kinds(items: Sequence[Item]) -> set[str]:
    return {_OF_ONE.get(kind, kind) for one in items for kind in _NAMING if one.has(kind)}
