"""Numbers that only repeat what the answer tells: "die vier Belgen", "20 stuks?", "1, 2 en 3" of a podium."""

from collections.abc import Sequence

from bot.understanding.grammar.items import Item

_POINTED = frozenset(("die", "de", "deze", "hun", "onze", "al", "alle"))
_COUNTED = ("nation", "noun", "metal", "gender", "athletes")


def without_repeated(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]] | None:
    """The items without such numbers, and those of them that the reply is to name; None where there are none."""
    numbers = [place for place, one in enumerate(items) if one.has("number") and not one.is_small]
    if not numbers:
        return None
    repeated = [place for place in numbers if _is_pointed(items, place) or _is_added(items, place)]
    if len(repeated) != len(numbers):
        return None
    return _without(items, repeated), tuple(items[place] for place in repeated)


def _without(items: Sequence[Item], places: Sequence[int]) -> tuple[Item, ...]:
    return tuple(one for place, one in enumerate(items) if place not in places)


def _is_pointed(items: Sequence[Item], place: int) -> bool:
    """ "wie waren die vier Belgen": known to whom asks"""
    asks = any(one.has("ask", "who") for one in items[:place])
    before = items[place - 1].text.lower() if place else ""
    leads = before in _POINTED or items[place].text.lower().split()[0] in _POINTED
    after = items[place + 1] if place + 1 < len(items) else None
    return asks and leads and after is not None and _is_counted(after)


def _is_counted(one: Item) -> bool:
    return one.has_any(_COUNTED) and not one.has("noun", "nation")


def _is_added(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel medailles had Nederland, 20 stuks?": a guess at what is asked"""
    asks = any(one.has("ask", "how_many") for one in items[:place])
    return asks and items[place].breaks and all(one.is_small for one in items[place + 1 :])
