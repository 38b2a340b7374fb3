"""What stands elsewhere than a question reads it: asked last, told first, with words between what belongs together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.in_place import is_at_their_medal, is_country, tells_where
from bot.understanding.grammar.items import Item, emptied, inserted
from bot.understanding.names.found import Found


def asked_last(items: Sequence[Item]) -> Sequence[Item]:
    """ "precies één plak, voor welke landen gold dat", "er was een land dat …. Welk was dat": what is asked stands
    first, and is the same as the "een land" that is told of."""
    at = next((place for place in range(len(items) - 1, 0, -1) if items[place].has("ask", "which", "who")), 0)
    tail = items[at + 1 :]
    noun = [one for one in tail[:1] if one.has("noun", "nation")]
    told, rest = items[:at], tail[len(noun) :]
    asks_that = all(one.is_small or one.has("be") or one.text.lower() in _HELD for one in rest)
    held = any(one.text.lower() in _HELD for one in rest)
    lands = [one for one in told if one.has("noun", "nation")]
    others = any(one.has("athlete") or (one.has("ask") and not one.is_small) for one in told)
    if not (asks_that and (noun or held or lands)) or others or all(one.is_small for one in told):
        return items
    counted = any(one.has("number") and other in lands for one, other in pairwise(told))  # "de eerste drie landen"
    noun = [inserted(items[at].end, "noun", "nation", "landen")] if counted else [] if lands else noun
    told = [emptied(one) if one.text.lower() in _SOME else one for one in told]
    return (replace(items[at], breaks=False), *noun, replace(told[0], breaks=True), *told[1:])


_SOME = frozenset(("een paar", "enkele", "sommige", "verscheidene", "diverse", "ettelijke"))
_HELD = frozenset(("gold", "geldt", "lukte", "lukt", "geval"))


def stuck_at(items: Sequence[Item]) -> Sequence[Item]:
    """ "bleven op één goud steken", "welke bleef op 2 hangen": bleven steken op so many."""
    at = next((at for at, one in enumerate(items) if one.text.lower() in _STAYED), len(items))
    end = next((p for p in range(at + 1, len(items)) if items[p].text.lower() in ("steken", "hangen")), at)
    between = [one for one in items[at + 1 : end] if one.text.lower() not in ("op", "bij", "er")]
    if not between or not all(one.has_any(("number", "rank", "noun", "colour", "any")) for one in between):
        return items
    many = between[0]
    if many.has("rank"):  # "op 1"
        between[0] = replace(many, meanings={"number": many.meanings["rank"]}, text=many.text.split()[-1])
    if not between[0].has("number"):
        return items
    exactly = {"exactly": ("",), "no_further": ("",)}
    stuck = replace(items[at], end=items[at].start, meanings=exactly, text="bleven steken op")
    return (*items[:at], stuck, *between, *items[end + 1 :])


_STAYED = frozenset(("blijft", "blijven", "bleef", "bleven"))


def whose_metal(items: Sequence[Item]) -> Sequence[Item]:
    """ "zonder Leerdams goud": the gold of Leerdam."""
    for place, (one, metal) in enumerate(pairwise(items)):
        match = one.value("athlete").match if one.has("athlete") and metal.has("colour") and not metal.breaks else None
        if (
            isinstance(match, Found)
            and one.text.endswith("s")
            and not match.item.name.lower().endswith(one.text.lower())
        ):
            the = Item(one.start, one.start, {"small": ("",)}, "het", breaks=one.breaks)
            of = inserted(metal.end, "small", "", "van")
            return (*items[:place], the, metal, of, replace(one, breaks=False), *items[place + 2 :])
    return items


def whose_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "minstens drie Nederlandse medailles": the number, and what it is at least, beside what it counts."""
    found = list(items)
    for place in range(len(found) - 2):
        number, whose, what = found[place : place + 3]
        of_theirs = whose.has("event") or whose.has("nation")
        if whose.breaks or what.breaks or not (of_theirs or whose.has("single_event") or whose.has("team_event")):
            continue
        denied = place - 1 if place and (number.has("times") or number.has("any")) else place
        counts = what.has("colour") or (what.has("noun", "medal") and found[denied].has("none"))
        if of_theirs and found[denied].has_any(_DENYING) and counts:
            moved = [replace(whose, breaks=found[denied].breaks), replace(found[denied], breaks=False)]
            found[denied : place + 2] = [*moved, *found[denied + 1 : place + 1]]
            continue  # "geen schaatsgoud", "zonder één keer schaatsgoud": no gold there
        counted = number.has("number") and not number.is_small
        if counted and _is_kind_of_medal(whose):  # "drie individuele medailles"
            medal = inserted(whose.end, "noun", "medal", "medailles")
            found[place : place + 2] = [replace(whose, breaks=number.breaks), replace(number, breaks=False), medal]
            continue
        if counted and whose.has("nation") and (what.is_medal):
            start = place
            while start and found[start - 1].has_any(_OF_NUMBERS) and not found[start].breaks:
                start -= 1
            moved = [replace(whose, breaks=found[start].breaks), replace(found[start], breaks=False)]
            found[start : place + 2] = [*moved, *found[start + 1 : place + 1]]
    return found


_DENYING = ("none", "without", "stay_empty")


def _is_kind_of_medal(one: Item) -> bool:
    kind = one.has("single_event") or one.has("team_event")
    return kind and one.text.lower().endswith(("medaille", "medailles", "plak", "plakken"))


_OF_NUMBERS = ("at_least", "at_most", "exactly", "over", "than", "more", "fewer")


def where_told_last(items: Sequence[Item]) -> Sequence[Item]:
    """ "toen Klæbo goud won, wie won er toen zilver": what is told behind what is asked."""
    lead = items[0].text.lower() if items else ""
    cut = next((place for place, one in enumerate(items) if one.breaks), 0)
    if lead == "bij":  # "bij de gouden race van Leerdam werd door wie zilver gehaald"
        cut = next((place for place, one in enumerate(items, 1) if one.has("athlete")), 0)
        cut = cut if is_at_their_medal(items[1:cut]) else 0
    if not cut or lead not in ("toen", "bij") or not tells_where(items[cut:], items[1:cut]):
        return items
    asked = [emptied(one) if one.text.lower() == "toen" else one for one in items[cut:]]
    return (replace(asked[0], breaks=False), *asked[1:], *items[:cut])


def with_comparison_whole(items: Sequence[Item]) -> Sequence[Item]:
    """With what stands inside a comparison before it: "meer goud in het biatlon dan Noorwegen"."""
    more = next((p for p, one in enumerate(items) if one.has("more") or one.has("fewer")), None)
    than = next((p for p, one in enumerate(items) if one.text.lower() == "dan" and more is not None and p > more), None)
    if more is None or than is None:
        return items
    between = items[more + 1 : than]
    moved = [one for one in between if one.has_any(_BETWEEN)]
    kept = [one for one in between if one not in moved]
    idle = ("metal", "colour", "noun", "win", "have")
    if not moved or not all(one.is_small or one.has_any(idle) for one in kept):
        return items
    return (*items[:more], *moved, items[more], *kept, *items[than:])


_BETWEEN = ("event", "gender", "moment", "games")
_SUBJECTS = frozenset(("wij", "we"))
_LEFT = frozenset(("laat", "laten", "liet", "lieten", "houdt", "houden", "hield", "hielden"))


def left_behind(items: Sequence[Item]) -> Sequence[Item]:
    """ "heeft België Nederland achter zich gelaten", "welke landen waren ons in zilver de baas": stood it above them;
    of athletes and events a duel tells."""
    at = next((at for at, one in enumerate(items) if one.has("bested") or one.text.lower().endswith(_LET)), 0)
    sides = [
        place for place, (one, after) in enumerate(pairwise(items[: at + 1]))
        if one.has("nation") or (one.has("own") and not (after.has("nation") and one.end == after.start))
    ]  # fmt: skip
    people = any(one.has("athlete") or one.has("event") for one in items)
    texts = [items[place].text.lower() for place in sides]
    words = {one.text.lower() for one in items}
    lands = any(one.has("noun", "nation") and one.text.lower().endswith(("en", "s")) for one in items)
    theirs = lands and words & _PLURAL and all(is_country(items[p]) for p in sides if items[p].has("nation"))
    ours = texts[:1] and (texts[0] in _OURSELVES or (lands and words & _SINGULAR))
    if people or len(sides) not in (1, 2) or (len(sides) == 1 and not (theirs or ours)):
        return items
    found = [emptied(one) if one.text.lower() in _LEFT else one for one in items]
    found[at] = replace(items[at], meanings={"stand": ("",)}, text="gestaan")
    turned = texts[0] == "ons" or texts[-1] in _SUBJECTS
    place, above = (sides[0] if turned else sides[-1]), True
    if len(sides) == 1 and (texts[0] in _SUBJECTS or not (theirs or texts[0] == "ons")):
        above = False  # "welke landen hebben wij achter ons gelaten"
    above = above is not items[at].text.lower().endswith(_LET)
    said = [Item(items[place].start, items[place].start, {"above" if above else "below": ("",)}, "")]
    colour = next((p for p in range(place + 1, at) if found[p].is_medal), None)
    if colour is not None:  # "ons in zilver de baas"
        more = {"more" if above else "fewer": ("",)}
        said = [replace(said[0], meanings=more), found.pop(colour), replace(said[0], meanings={"than": ("",)})]
    said[0] = replace(said[0], breaks=items[place].breaks)
    found[place : place + 1] = [*said, replace(items[place], breaks=False)]
    return found


_LET = "laten gaan"
"""Who lets another go first stands below it."""
_PLURAL = frozenset(
    ("lieten", "laten", "bleven", "gingen", "waren", "hielden", "hebben", "hadden", "moesten", "moeten")
)
_SINGULAR = frozenset(("liet", "laat", "bleef", "ging", "was", "hield", "heeft", "had", "moest", "moet"))
_OURSELVES = _SUBJECTS | {"ons"}
