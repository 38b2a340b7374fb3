"""What alone is counted: "als alleen de vrouwen meetellen" asks for the table of the women."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.word_senses import holds
from bot.understanding.grammar.items import Item, emptied

_COUNTS = frozenset((
    "telt", "tel", "tellen", "telde", "telden", "geteld", "rekent", "rekenen", "neemt", "meetelt", "meetellen", "kijkt",
    "kijken",
))  # fmt: skip
_BIDS = ("tel", "telt", "reken", "rekent", "neem", "neemt")
_KEPT = ("event", "gender", "sports", "team_event", "single_event", "mixed_event")
_ONLY = ("only", "only_lead")
_EMPTY = ("suppose", "would", "then", "count_in", *_ONLY)


def counted_alone(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without the words that say that what they name is all that counts."""
    only = next((p for p, one in enumerate(items) if one.has_any(_ONLY)), None)
    if only is not None and _is_afterthought(items, only):
        kinds = {kind for one in items[only + 1 :] for kind in _KEPT if one.has(kind)}
        kinds |= {"event", "sports"} if kinds & {"event", "sports"} else set()
        said = (emptied(one) if kinds & one.meanings.keys() else one for one in items[:only])
        return (*said, emptied(items[only]), *items[only + 1 :])
    items = _without_headings(items)
    only = next((p for p, one in enumerate(items) if one.has_any(_ONLY)), None)
    if only is None or any(one.has_any(("not", "excepted", "amount")) for one in items):
        return tuple(items)
    bid = next((p for p, one in enumerate(items) if not (one.is_small or one.has("suppose"))), 0)
    told = items[bid].text.lower() in _BIDS and any(one.text.lower() == "mee" for one in items)
    supposed = told or any(one.has("suppose") or one.has("would") or _leads(one) for one in items)
    counts = told or any(one.has("count_in") or one.text.lower() in _COUNTS for one in items)
    following = (one for one in items[only + 1 :] if not one.is_small or one.has("gender"))
    after = next((one for one in following if not (one.has("metal") and one.value("metal") is None)), None)
    if not (supposed and counts) or after is None or not after.has_any(_KEPT):
        return tuple(items)
    leads = holds(items, "ask.who|ask.which") and not holds(items, "metal")
    if told:
        items = [emptied(one) if at == bid or one.text.lower() == "mee" else one for at, one in enumerate(items)]
    items = [emptied(one) if other.has("gender") and one.has("noun", "event") else one
             for other, one in pairwise((items[0], *items))]  # fmt: skip
    team = {"team_event": ("",)}
    items = [replace(one, meanings=team) if one.has("team_event") else one for one in items]
    return tuple(
        emptied(one) if _says_only_that(one) else replace(one, meanings={"describe": ("leader",)})
        if leads and (one.text.lower() in ("wint", "won", "winnen", "wonnen") or one.has("most", "first")) else one
        for one in items
    )  # fmt: skip


def _without_headings(items: Sequence[Item]) -> Sequence[Item]:
    """ "alleen de individuele nummers en alleen de mannen: hoeveel …": what is named before the question narrows it."""
    asked = next((p for p, one in enumerate(items) if one.has("ask") and one.breaks), 0)
    found = list(items)
    for place in range(asked):
        named = next((p for p in range(place + 1, asked) if not items[p].is_small or items[p].has("gender")), None)
        after = items[named + 1] if named is not None else None
        ends = after is not None and (after.breaks or after.has("and"))
        if items[place].has_any(_ONLY) and named and ends and items[named].has_any(_KEPT):
            found[place] = emptied(items[place])
    return found


def _is_afterthought(items: Sequence[Item], only: int) -> bool:
    """ "hoeveel landen pakten een schaatsmedaille, alleen de langebaan": it narrows what was asked."""
    rest = [one for one in items[only + 1 :] if not one.is_small or one.has("gender")]
    asked = any(one.has("win") or one.has("have") for one in items[:only])
    return items[only].breaks and asked and bool(rest) and all(one.has_any(_KEPT) for one in rest)


def _leads(one: Item) -> bool:
    """als alleen; wanneer je alleen"""
    return one.has("only_lead") and " " in one.text


def _says_only_that(one: Item) -> bool:
    return one.has_any(_EMPTY) or one.text.lower() in _COUNTS
