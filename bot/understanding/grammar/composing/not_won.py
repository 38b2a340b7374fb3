"""A race that somebody did not win: "won Leerdam de 500 meter niet", "verloor Kok de 1000 meter", "greep Kok naast het
goud" deny that the gold is theirs."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item
from medals_core.medals import Colour

_NAMED = ("athlete", "nation", "own")
_ELSE = ("ask", "suppose", "somebody", "relative", "clause", "versus", "than", "or", "and", "amount", "compared")


def not_won(items: Sequence[Item]) -> Sequence[Item]:
    sides = [one for one in items if any(map(one.has, _NAMED))]
    races = [one for one in items if one.has("event")]
    if len(sides) != 1 or len(races) != 1 or any(not one.is_small and any(map(one.has, _ELSE)) for one in items):
        return items
    metal = any(one.is_medal for one in items)
    for at, one in enumerate(items):
        missed = one.text.lower() == "naast" and any(other.has("win") for other in items) and metal
        lost = not metal and (one.has("lost") or (one.has("not") and any(map(_wins, items))))
        if missed or lost:
            found = [replace(each, meanings={"small": ("",)}) if each.has("won_noun") else each for each in items]
            found[at] = replace(one, meanings={"not": ("",)}, text="niet")
            gold = Item(one.end, one.end, {"colour": (Colour.GOLD,)}, "goud")
            return found if missed else [*found[: at + 1], gold, *found[at + 1 :]]
    return items


def _wins(one: Item) -> bool:
    return one.has("win") or one.has("won_noun") or one.has("noun", "champion")
