"""A number, a place or an age that is called higher or lower: "het aantal medailles van Zweden was hoger dan dat van
Finland" is "Zweden had meer medailles dan Finland"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, inserted
from bot.understanding.names.folding import fold

_UP = frozenset(("hoger", "hogere", "groter", "grotere", "gestegen", "toegenomen", "gegroeid"))
_DOWN = frozenset(("lager", "lagere", "kleiner", "kleinere", "gedaald", "afgenomen", "geslonken", "teruggelopen"))
_BETTER, _WORSE = frozenset(("beter", "betere")), frozenset(("slechter", "slechtere"))
_NUMBERS = frozenset(("aantal", "totaal", "som", "oogst", "buit", "medailletotaal", "medailleoogst", "medaillebuit"))
_ENDS = ("games", "moment", "nation", "own", "athlete", "be", "have", "stand", "win", "than")
_OF_IT = frozenset(("die", "dat", "de", "die van", "dat van", "van"))


def nouns_compared(items: Sequence[Item]) -> Sequence[Item]:
    """The items, the noun put into its verb or comparative; they themselves where no noun is compared."""
    than = next((at for at, one in enumerate(items) if one.has("than") and at), None)
    choice = next((at for at, one in enumerate(items) if one.has("or")), len(items)) if than is None else than
    way = next((at for at in range(choice - 1, -1, -1) if _direction(items[at])), None)
    noun = next((at for at in range(choice) if _noun(items[at])), None)
    if way is None and noun is not None and than is None:
        return _counted(items, noun)
    if way is None or noun is None or (way == noun and _noun(items[noun]) != "place") or choice == len(items):
        return items
    end = way + 1 if than is None else than  # "bij wie was het aantal medailles hoger: Zweden of Finland"
    asked = any(one.has("ask") and not one.has("ask", "show") for at, one in enumerate(items[:end]) if at != noun)
    if asked and noun not in (way, way + 1) and than is not None:
        return items  # "wat was het aantal …", rather than "welk land had een hoger aantal … dan"
    kind, up = _noun(items[noun]), _direction(items[way]) == "up"
    rest = list(items[end + (than is not None) :])
    while rest and than is not None and (fold(rest[0].text) in _OF_IT or _noun(rest[0]) == kind):
        rest.pop(0)
    dropped = {noun, way}
    if kind == "number":
        compared = [replace(items[way], meanings={"more" if up else "fewer": ("",)}, text="meer" if up else "minder")]
        last = next((at for at in range(noun + 1, end) if any(map(items[at].has, _ENDS))), end)
        counted = [at for at in range(noun, last) if at != way and (at > noun or items[at].has("noun"))]
        dropped |= set(counted)
        compared += [replace(items[at], breaks=False) for at in counted]
        compared += [_word("have", way, items)]
    elif kind == "age":
        compared = [replace(items[way], meanings={"older": ("",)}, text="ouder" if up else "jonger")]
    else:
        direction = "higher" if up else "lower"
        compared = [_word("stand", way, items), replace(items[way], meanings={direction: ("",)}, text=direction)]
    before = [one for at, one in enumerate(items[:end]) if at not in dropped]
    to = [replace(items[than], meanings={"than": ("",)}, text="dan")] if than is not None else []
    return (*before, *compared, *to, *rest)


def _counted(items: Sequence[Item], noun: int) -> Sequence[Item]:
    """ "het aantal Belgische medailles was exact één": België had exact één medaille."""
    verb = next((at for at, one in enumerate(items) if at != noun and one.has_any(("be", "stand"))), None)
    at = next((p for p, one in enumerate(items) if verb is not None and p > noun and one.has("number")), None)
    others = any(one.has("ask") and p != noun for p, one in enumerate(items))
    if _noun(items[noun]) != "number" or at is None or others or any(one.has("suppose") for one in items):
        return items
    start = at - (items[at - 1].has_any(("exactly", "at_least", "at_most", "over")))
    metals = [p for p in range(noun, at) if items[p].is_medal]
    rest = [p for p in range(len(items)) if p not in (noun, verb, *metals) and not start <= p <= at]
    front, back = [items[p] for p in rest if p < start], [items[p] for p in rest if p > at]
    medal = [items[p] for p in metals] or [inserted(items[at].end, "noun", "medal", "medailles")]
    counted = [replace(one, breaks=False) for one in (*items[start : at + 1], *medal)]
    return (*front, _word("have", noun, items), *counted, *back)


def _word(kind: str, at: int, items: Sequence[Item]) -> Item:
    return Item(items[at].start, items[at].start, {kind: ("",)}, "")


def _direction(one: Item) -> str:
    words = fold(one.text).split()
    word = words[-1 - one.has_any(("higher", "lower"))] if len(words) > 1 else "".join(words)
    return "up" if word in _UP | _BETTER else "down" if word in _DOWN | _WORSE else ""


def _noun(one: Item) -> str:
    """What is compared; nothing where the item is no such noun."""
    if one.has("noun", "place") or (one.has_any(("higher", "lower")) and " " in one.text):
        return "place"  # "een hogere plek"
    if one.has("ask", "age") or fold(one.text) == "leeftijd":
        return "age"
    said = set(fold(one.text).split())
    return "number" if said & _NUMBERS and not said & {"wat", "hoe"} else ""
