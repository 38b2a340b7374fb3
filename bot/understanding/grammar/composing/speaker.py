"""Who speaks: "ik ben Belg, hoeveel goud hebben wij", "hoe deden we het als Belgen" are of Belgium, not of our own
nation."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, emptied
from bot.understanding.grammar.messages.meant_otherwise import ONE_OF_A_NATION
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found
from medals_core.nations import Noc

_BETWEEN = frozenset(("een", "n", "nen", "zelf", "ook", "echte", "trotse", "trouwens", "uit"))
_OF_ONESELF = frozenset(("ben", "zijn", "kom", "komen"))
_BACK = frozenset(("net", "pas", "terug", "zojuist", "vandaag"))
_HELD_AGAINST = ("more", "fewer", "higher", "lower", "equal", "better")


def nation_of_the_speaker(items: Sequence[Item]) -> Noc:
    """Of which nation who writes says to be; empty where that is not told."""
    at = _told_at(items)
    match = items[at].value("nation").match if at is not None else None
    return match.item.noc if isinstance(match, Found) else ""


def _told_at(items: Sequence[Item]) -> int | None:
    return next((at for at, one in enumerate(items) if one.has("nation") and _is_of_the_speaker(items, at)), None)


def of_the_speaker(items: Sequence[Item]) -> Sequence[Item]:
    """The items with "wij" as the nation of who speaks, where that is told."""
    at = _told_at(items)
    if at is None:
        return items
    told = items[at]
    found = [replace(one, meanings={"nation": told.meanings["nation"]}) if one.has("own") else one for one in items]
    named = any(one.has_any(("own", "nation")) for place, one in enumerate(items) if place not in (at - 1, at))
    if items[at - 1].has("own") or items[at - 1].text.lower() == "als":
        found[at - 1] = emptied(items[at - 1])
    if named and not (items[at - 1].has("own") and not any(one.has("own") for one in items[at:])):
        found[at] = emptied(told)
    return found


def _is_of_the_speaker(items: Sequence[Item], place: int) -> bool:
    before = place - 1
    while before > 0 and items[before].text.lower() in _BETWEEN:
        before -= 1
    if before < 0:
        return False
    said = items[before].text.lower()
    if said in _OF_ONESELF:
        near = " ".join(each.text.lower() for each in items[max(0, before - 2) : before]).split()
        around = {*near, *(each.text.lower() for each in items[before : place + 2])}
        return not {"ik", "k", "we", "wij"}.isdisjoint(near) and _BACK.isdisjoint(around)
    if before != place - 1 or not _are_people(items[place]):
        return False  # "hebben we Amerika verslagen", "als Noorwegen wint"
    against = any(each.has_any(_HELD_AGAINST) for each in items[:before])
    return said in ("wij", "we", "ons") or (said == "als" and not against and any(one.has("own") for one in items))


def _are_people(one: Item) -> bool:
    match = one.value("nation").match
    said = fold(one.text)
    people = said in ONE_OF_A_NATION or said.endswith(("en", "ers"))
    return people and isinstance(match, Found) and said != fold(match.item.name)
