"""Of which sport a distance is that several have: "de 500 en de 1000 meter schaatsen"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.items import Item, emptied
from bot.understanding.names.events.events import EventMention
from bot.understanding.names.folding import fold


def of_the_same_sport(items: Sequence[Item]) -> Sequence[Item]:
    """ "de 500 en de 1000 meter schaatsen": both of that sport."""
    found = list(items)
    events = [one for one in items if one.has("event") and not one.has("sports")]
    told = {each.discipline for one in events for each in one.value("event").disciplines}
    for place, one in enumerate(items):  # "op de latten, bij het langlaufen": that of them
        if one.has("sports") and one.has("event"):  # "wielersport": all of it, not the road
            found[place] = replace(one, meanings={"sports": one.meanings["sports"]})
        elif one.has("sports") and told and told <= set(one.value("sports")):
            found[place] = emptied(one)
    named = [place for place, one in enumerate(found) if one.has("event")]
    for first, second in pairwise(named):
        between = found[first + 1 : second]
        joined = any(one.has("and") for one in between) and all(one.is_small for one in between)
        mention, other = (found[place].value("event") for place in (first, second))
        if not joined or len(other.disciplines) != 1 or not mention.metres:
            continue
        (sport,) = other.disciplines
        theirs = tuple(one for one in mention.candidates if one.event.discipline == sport.discipline)
        if fold(sport.name) in fold(found[second].text).split() and 0 < len(theirs) < len(mention.candidates):
            told = replace(mention, candidates=theirs, disciplines=(sport,))
            found[first] = replace(found[first], meanings={**found[first].meanings, "event": (told,)})
    return _of_skating(found) if not any(one.has("athlete") for one in items) else found


_SKATED = ("geschaatst", "schaatste", "schaatsten")


def _of_skating(items: list[Item]) -> list[Item]:
    """ "de 500 meter geschaatst", "de schaatsafstanden 500 en 1000 meter": those of that sport."""
    sport = next(
        (p for p, (one, after) in enumerate(pairwise(items)) if after.has("noun", "event") and _is_skating(one)), None
    )
    if sport is None and not any(one.text.lower() in _SKATED for one in items):
        return items
    found = [item for place, item in enumerate(items) if sport is None or place not in (sport, sport + 1)]
    told = [_skated(one) for one in found]
    return told if told != found else items


def _skated(one: Item) -> Item:
    """A distance that other sports have too, as that of skating."""
    mention: EventMention | None = one.value("event") if one.has("event") else None
    if mention is None or not mention.metres:
        return one
    skated = tuple(each for each in mention.candidates if each.event.discipline == _SKATING)
    sports = tuple(each for each in mention.disciplines if each.discipline == _SKATING)
    if not 0 < len(skated) < len(mention.candidates):
        return one
    return replace(one, meanings={**one.meanings, "event": (replace(mention, candidates=skated, disciplines=sports),)})


_SKATING = "speed-skating"


def _is_skating(one: Item) -> bool:
    if not one.has("event") or one.value("event").candidates:
        return False
    return [each.discipline for each in one.value("event").disciplines] == [_SKATING]
