"""Is a line in a group surely a question of ours? Nobody addressed it to the bot, so one doubtful word keeps it
silent: "gaan we met de bob naar huis?" names an event, and asks nothing about it."""

from collections.abc import Collection, Sequence

from bot.understanding.grammar.items import UNKNOWN, Item

_NAMES = ("nation", "athlete", "event", "games", "beside", "between_two", "compared", "described")
_MEDALS = ("metal", "metals", "amount")
_ABOUT_NAMES = ("win", "rank", "to_pass", "top", "placed", "beside", "between_two", "compared", "record")
"""What makes a name a question of medals, where no medal is named."""
_WHEN = ("when", "time")
_FOLLOWING = ("nation", "event", "metal", "metals")
"""What may alone follow on the asker's former question: "en Duitsland?"."""
_ASKERS = frozenset(("ik", "k", "je", "jij", "jou", "jouw", "u", "uw", "mij", "mijn", "mn", "oma", "opa"))
"""Who is no nation and no athlete: "hoeveel goud heb jij?"."""
_ALSO_SAID = frozenset(("de stand van zaken",))
"""Said of anything."""
SHORTEST_MISSPELT = 7
"""Letters: a shorter word that is nearly one of ours is another word ("worst")."""


def surely_asks(items: Sequence[Item], *, leans: bool = False) -> bool:
    """Is every word of the line known, and does it ask about a medal or somebody's? ``leans``: its asker has just asked
    something else."""
    if not items or any(map(_is_doubtful, items)):
        return False
    named = _with(items, _NAMES)
    if any(one.has("page", "table") for one in items) or any(one.has("ask", "rank") for one in items):
        return True
    if any(one.has("page", "doing") for one in items):
        return named or _with(items, ("own",))
    if any(one.has("ask", "age") for one in items):
        return False  # of whom one knows, the age today
    if _with(items, _MEDALS) and _asks(items) and (named or not any(map(_is_of_the_asker, items))):
        return True
    if leans and items[0].has("lean"):
        others = [one for one in items if not one.is_small]
        return bool(others) and all(_has(one, _FOLLOWING) for one in others)
    champion = any(one.has("noun", "champion", "title") for one in items)
    about = champion or _with(items, _ABOUT_NAMES) or (_asks_when(items) and not _with(items, ("auxiliary", "own")))
    return named and about


def _is_doubtful(one: Item) -> bool:
    name = one.has_any(("athlete", "nation", "event"))
    if one.has(UNKNOWN) or (one.has("concept") and not name) or one.text.lower() in _ALSO_SAID:
        return True
    return bool(one.repairs) and len(one.text) < SHORTEST_MISSPELT


def _is_of_the_asker(one: Item) -> bool:
    return one.text.lower() in _ASKERS


def _asks(items: Sequence[Item]) -> bool:
    return _with(items, ("ask", "have", "win", "can"))


def _asks_when(items: Sequence[Item]) -> bool:
    """When is the event? A sport is not one: "wanneer gaan we schaatsen?"."""
    return any(one.has("ask", *_WHEN) for one in items) and any(
        one.has("event") and one.value("event").candidates for one in items
    )


def _with(items: Sequence[Item], kinds: Collection[str]) -> bool:
    return any(_has(one, kinds) for one in items)


def _has(one: Item, kinds: Collection[str]) -> bool:
    # Oranje is any team in orange, and "wij" whoever speaks.
    return one.has_any(kinds) and not (one.has("nation") and one.has("own"))
