"""What each medal counts for, where somebody says so: "goud voor twee, zilver en brons elk voor één", "vijf punten voor
goud, drie voor zilver en één voor brons", "een telling van 5-3-1"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.items import Item, emptied
from medals_core.medals import Colour
from medals_core.queries.measures import USUAL, Weights

_BETWEEN = ("and", "counts", "be", "ahead", "every", "each_one", "have", "would", "worth", "count_in", "any")
_WORDS = frozenset(("voor", "elk", "elke", "ieder", "iedere", "allebei", "beide", "laat", "laten", "telt", "tellen",
                    "waard", "oplevert", "levert", "leveren", "op", "krijgt", "krijg", "krijgen", "geef", "geeft",
                    "geven", "is", "zijn", "en", "a", "à", "een", "met", "we", "je", "punt", "punten", "x", "keer",
                    "maal", "medaille", "plak", "medailles", "plakken", "rekent", "rekenen", "rekent", "zou", "zouden",
                    "meetelt", "weegt", "wegen", "waarde", "per", "de", "het", "aan", "toe"))  # fmt: skip
_COUNTING = frozenset(("tel", "telt", "tellen", "geef", "geeft", "geven", "punt", "punten", "waard", "oplevert",
                       "levert", "weegt", "wegen", "telling", "puntentelling", "puntensysteem", "systeem", "weging",
                       "reken", "puntenverdeling", "verdeling", "meetelt", "rekent"))  # fmt: skip
_SYSTEM = _COUNTING | {"formule", "sleutel", "methode", "score", "geeft", "geven", "gaf", "rekenen", "puntenklassement"}
_ORDERS = ("geef", "tel", "reken", "ken", "laat", "waardeer")
_THREE = 3


def with_weights(items: Sequence[Item]) -> Sequence[Item]:
    """The items with the points of each medal as one."""
    counted = _in_numbers(items) if any(one.has("double") for one in items) else items
    numbers = [place for place, one in enumerate(counted) if one.has("number")]
    system = len(numbers) > 1 and any(_words(one) & _SYSTEM for one in items)
    found = (_by_colour(counted) or _in_a_row(counted, numbers)) if system else None
    if found is None and not any(one.has("measure", "points") for one in items):
        return items
    found = found or items
    return [_led(found, place) for place in range(len(found))]


def _in_numbers(items: Sequence[Item]) -> Sequence[Item]:
    """ "als goud dubbel telt en zilver en brons enkel"."""
    times = {"dubbel": 2, "dubbele": 2, "driedubbel": 3, "enkel": 1, "gewoon": 1}
    return [
        replace(one, meanings={"number": (times[one.text.lower()],)}) if one.text.lower() in times else one
        for one in items
    ]


def _led(items: Sequence[Item], place: int) -> Item:
    """ "wanneer je …" supposes, and who counts so in "(als) we vijf punten geven" is not asked about; nor is anything
    by "geef goud drie punten …"."""
    one = items[place]
    counted = items[place + 1 : place + 2]
    if one.text.lower() in _ORDERS and counted and (counted[0].has("weights") or counted[0].text.count(" ") > _THREE):
        return emptied(one)
    counts = any(other.has("suppose") or other.has("count_in") for other in items[max(0, place - 1) : place + 2])
    if one.has("own") and one.text.lower() in ("we", "wij") and counts:
        return emptied(one)
    return replace(one, meanings={"suppose": ("",)}) if one.has("suppose") else one


def _by_colour(items: Sequence[Item]) -> Sequence[Item] | None:
    for start, first in enumerate(items):
        if not (first.has("colour") or first.has("number")):
            continue
        end = start
        while end < len(items) and _belongs(items[end]):
            end += 1
        window = items[start:end]
        marks = [one for one in window if one.has("colour") or _is_number(one)]
        articles = [one for one, after in pairwise(window) if one.text.lower() == "een" and after.has("colour")]
        bare = [one for one in marks if one not in articles]  # "een gouden drie, een zilveren twee"
        weights = _assigned(bare) or _assigned(marks)
        said = {word for one in items[max(0, start - 4) : end + 1] for word in _words(one)}
        if weights is not None and said & (_COUNTING | {"voor"}):
            return (*items[:start], _item(weights, window), *items[end:])
    return None


def _assigned(marks: Sequence[Item]) -> Weights | None:
    """Each number to the colours beside it: those before it, where a colour comes first."""
    found: dict[Colour, int] = {}
    numbers, colours = marks[:_THREE], marks[_THREE:]
    if len(marks) == 2 * _THREE and all(map(_is_number, numbers)) and all(one.has("colour") for one in colours):
        told = zip(colours, numbers, strict=True)  # "drie-twee-één voor goud-zilver-brons"
        return _made({Colour(one.value("colour")): int(number.value("number")) for one, number in told})
    waiting: list[Colour] = []
    number: int | None = None
    colours_first = bool(marks) and marks[0].has("colour")
    for one in marks:
        if one.has("colour"):
            colour = Colour(one.value("colour"))
            if colour in found or colour in waiting:
                return None
            if colours_first:
                waiting.append(colour)
            elif number is None:
                return None
            else:
                found[colour] = number
        elif colours_first:
            if not waiting:
                return None
            found.update(dict.fromkeys(waiting, int(one.value("number"))))
            waiting = []
        else:
            number = int(one.value("number"))
    return _made(found) if not waiting else None


def _made(found: dict[Colour, int]) -> Weights | None:
    if len(found) != len(Colour):
        return None
    gold, silver, bronze = (found[colour] for colour in Colour)
    return Weights(gold=gold, silver=silver, bronze=bronze) if gold >= silver >= bronze else None


def _in_a_row(items: Sequence[Item], numbers: Sequence[int]) -> Sequence[Item] | None:
    """ "5-3-1"."""
    for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if (second, third) != (first + 1, first + 2):
            continue
        counts = [int(items[place].value("number")) for place in (first, second, third)]
        weights = _made(dict(zip(Colour, counts, strict=True)))
        beside = {word for one in items[max(0, first - 3) : third + 3] for word in _words(one)}
        if weights is not None and beside & _SYSTEM:
            kept = [one for place, one in enumerate(items) if not (
                place not in (first, second, third) and _words(one) & _SYSTEM and abs(place - second) <= _THREE + 1
            )]  # fmt: skip
            at = kept.index(items[first])
            return (*kept[:at], _item(weights, items[first : third + 1]), *kept[at + _THREE :])
    return None


def _item(weights: Weights, over: Sequence[Item]) -> Item:
    text = " ".join(one.text for one in over)
    meaning = {"measure": ("points",)} if weights == USUAL else {"weights": (weights,)}
    return Item(over[0].start, over[-1].end, meaning, text, breaks=over[0].breaks)


def _is_number(one: Item) -> bool:
    return one.has("number") and not one.has("colour")


def _belongs(one: Item) -> bool:
    if one.has("colour") or one.has("number"):
        return True
    words = _words(one)
    return words <= _WORDS or one.has("noun", "point", "medal") or one.has_any(_BETWEEN)


def _words(one: Item) -> set[str]:
    return set(one.text.lower().split())
