"""A message in telegram style: facts and one asked thing, with any sign between them and in any order, is one question:
"goud, wie, 14 februari", "Noorwegen? hoe vaak eerste?". A part of it is never answered as if it were the whole."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.grammar.composing.telegram import SAYING, is_sentence
from bot.understanding.grammar.items import Item

_SIGNS = re.compile(r"\s*\n\s*|\s*[:;,?]+\s+|\s+[–-]\s+")
_ENDED = re.compile(r"\?\s+\S")
_MOST_PARTS = 5
_NAMING = (
    "nation",
    "own",
    "athlete",
    "event",
    "sports",
    "games",
    "moment",
    "gender",
    "metal",
    "colour",
    "ever",
    "page",
    "top",
)
_TOLD = (
    "noun",
    "most",
    "rank",
    "placed",
    "or",
    "and",
    "versus",
    "at_home",
    "the_games",
    "measure",
    "any",
    "describe",
    "without",
)
_ASKING = ("noun", "more", "most", "fewer", "measure", "of_two", "won_noun", "page", *SAYING)
_OF_ONE = {"own": "nation", "athlete": "nation", "moment": "games", "ever": "games", "colour": "metal", "page": "top"}
_CLAIMING = (
    "above",
    "below",
    "more",
    "fewer",
    "higher",
    "lower",
    "number",
    "amount",
    "beside",
    "compared",
    "rank",
    "placed",
)


def in_one(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The facts with what is asked or claimed of them behind them; empty for any other text."""
    parts = [part for part in _SIGNS.split(text.strip(" .?!\n")) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return ""
    said = [phrases(part) for part in parts]
    others = [place for place, items in enumerate(said) if not _are_facts(items)]
    if not others and _ENDED.search(text) and _are_apart([_kinds(items) for items in said]):
        return ", ".join(parts)  # "Jorrit Bergsma? medailles?"
    at = others[0] if len(others) == 1 else -1
    if at < 0 or sum(map(_asks, said[at])) > 1 or said[at][-1].has("ask", "what"):
        return ""  # "Brazilië op de Winterspelen? met wat": with which medals
    bare = all(one.is_small or _asks(one) or one.has_any(_ASKING) for one in said[at])
    one_word = sum(not one.is_small for one in said[at]) < 2 or any(one.has("noun", "place") for one in said[at])
    asks = any(map(_asks, said[at])) or (bare and one_word)
    claims = any(one.has_any((*_CLAIMING, *SAYING)) for one in said[at])
    if not (asks or claims) or not (bare or at == len(parts) - 1):
        return ""
    facts = [_kinds(items) for place, items in enumerate(said) if place != at]
    if not asks and any("metal" in kinds and len(kinds) > 1 for kinds in facts):
        return ""  # "Suriname goud? Nesty won de vlinderslag"
    if not _are_apart([*facts, _kinds(said[at])]) and not said[at][0].has_any(_CLAIMING):
        return ""  # "Nederland? En hoeveel goud had Duitsland": two of a kind may be two questions
    return f"{', '.join(part for place, part in enumerate(parts) if place != at)}: {parts[at]}?"


def _are_apart(kinds: Sequence[set[str]]) -> bool:
    told = [kind for each in kinds for kind in each]
    return len(told) == len(set(told))


def _asks(one: Item) -> bool:
    return one.has("ask") and not one.is_small


def _are_facts(items: Sequence[Item]) -> bool:
    """Names and what narrows them, of which nothing is said."""
    if is_sentence(items) or any(map(_asks, items)) or (items and items[0].has("lean")):
        return False
    return any(one.has_any((*_NAMING, "most", "measure")) or one.has("noun", "medal") for one in items) and all(
        one.is_small or one.has_any(_NAMING) or one.has_any(_TOLD) for one in items
    )


def _kinds(items: Sequence[Item]) -> set[str]:
    kinds = {_OF_ONE.get(kind, kind) for one in items for kind in _NAMING if one.has(kind)}
    events = [one.value("event") for one in items if one.has("event")]
    if events and not any(event.metres or event.kinds for event in events):
        kinds = kinds - {"event"} | {"sports"}  # "schaatsen? wie won de 1000 meter"
    return kinds
