"""Phrases put as one would say them plainly: at whose cost it was won, what is extra behind what it counts, of both, in
which medals somebody was better."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item


def supposed(items: Sequence[Item]) -> Sequence[Item]:
    """ "niet de VS maar Canada had gewonnen": Canada at the cost of the other; "twee extra gouden", "onze Zwitserse
    vrienden"."""
    found = list(items)
    for at in range(len(found) - 2):
        one, other, last = found[at : at + 3]
        if one.has("number") and other.has("extra") and last.is_medal:
            found[at + 1], found[at + 2] = last, other
        if one.has("own") and other.has("nation") and last.text.lower() in _FRIENDS:
            found[at] = replace(one, meanings={"small": ("",)})
            found[at + 2] = replace(last, meanings={"small": ("",)})
    lands = [at for at, one in enumerate(found) if one.has("nation")]
    denied = next((at for at, one in enumerate(found) if one.has("not")), None)
    if denied is not None and len(lands) == 2 and denied < lands[0] and any(one.has("suppose") for one in found):
        between = [one for one in found[lands[0] + 1 : lands[1]] if not one.is_small or one.has("clause")]
        near = all(one.is_small for one in found[denied + 1 : lands[0]])
        if len(between) == 1 and between[0].text.lower() == "maar" and near:
            cost = Item(found[denied].start, found[denied].start, {"at_the_cost": ("",)}, "ten koste van")
            return [*found[:denied], found[lands[1]], cost, found[lands[0]], *found[lands[1] + 1 :]]
    return found


_FRIENDS = frozenset(("vrienden", "buren", "vriendjes", "rivalen", "concurrenten", "tegenstanders"))


def in_which_medals(items: Sequence[Item]) -> Sequence[Item]:
    """ "beter dan Zweden qua goud": more gold than Sweden; "het best wat brons betreft": the most bronze."""
    at = next((place for place, one in enumerate(items) if one.has("in_terms") or _is_in_medals(one)), None)
    better = next((place for place, one in enumerate(items) if _IN_MEDALS.keys() & set(one.text.lower().split())), None)
    if at is None or better is None or any(one.is_medal for one in items[better:at]):
        return items
    end = at if _is_in_medals(items[at]) else at + 1
    while end < len(items) and items[end].is_small:
        end += 1
    counted = items[end] if end < len(items) else None
    if end == at:
        counted = replace(items[at], meanings={"noun": ("medal",)}, text="medailles")
    if counted is None or not counted.is_medal:
        return items
    words = items[better].text.lower().split()
    kind, value = next(_IN_MEDALS[word] for word in words if word in _IN_MEDALS)
    more = "meer of minder" if "of" in words else _SAID_MORE[kind]
    rest = [one for place, one in enumerate(items) if not at <= place <= end]
    plainly = replace(items[better], meanings={kind: (value,)}, text=more)
    place = better if better < at else better - (end - at + 1)
    return [*rest[:place], plainly, replace(counted, breaks=False), *rest[place + 1 :]]


def _is_in_medals(one: Item) -> bool:
    return one.has("measure", "total") and one.text.lower().startswith("qua ")


_IN_MEDALS = {
    "beter": ("more", ""), "slechter": ("fewer", ""), "best": ("most", "most"), "sterkst": ("most", "most"),
    "slechtst": ("most", "fewest"),
}  # fmt: skip
_SAID_MORE = {"more": "meer", "fewer": "minder", "most": "meeste"}


def in_both(items: Sequence[Item]) -> Sequence[Item]:
    """ "goud op de 500 en ook goud op de 1000": of both, each for itself."""
    items = _alone_and_together(items)
    said = [at for at, one in enumerate(items) if not one.is_small or one.has("and")]
    joins = [
        at for before, at, *after in (said[p : p + 4] for p in range(len(said) - 2))
        if (items[at].has("and") or items[at].text.lower().startswith("en ook")) and items[before].has("event")
        and (items[after[0]].has("event") or (items[after[0]].has("colour") and items[after[-1]].has("event")))
    ]  # fmt: skip
    if len(joins) != 1 or any(one.has("ask") for one in items):
        return items
    colours = [at for at, one in enumerate(items) if one.has("colour")]
    again = colours[1:] if len({items[at].value("colour") for at in colours}) == 1 else []
    if not again and items[joins[0]].has("and") and not any(one.has("both") for one in items):
        return items
    found = [replace(one, meanings={"small": ("",)}) if at in again or one.has("both") else one
             for at, one in enumerate(items)]  # fmt: skip
    found[joins[0]] = replace(items[joins[0]], meanings={"and": ("",)}, text="én")
    return found


def _alone_and_together(items: Sequence[Item]) -> Sequence[Item]:
    """ "wie won goud individueel en met een team": both of them."""
    found = list(items)
    who = any(one.has("ask", "who") or one.has("noun", "athlete") for one in items)
    for at in range(1, len(found) - 1):
        one, other = found[at - 1], found[at + 1]
        if who and found[at].has("and") and {"single_event", "team_event"} <= {*one.meanings, *other.meanings}:
            if any(each.has("both_lead") or each.text.lower() == "én" for each in found[:at]):
                return items  # "zowel individueel als …", "én individueel én …"
            medal = any(each.is_medal for each in found)
            medals = () if medal else (Item(other.end, other.end, {"noun": ("medal",)}, "medaille"),)
            lead = Item(one.start, one.start, {"both_lead": ("",)}, "zowel")
            return [*found[: at - 1], lead, *found[at - 1 : at + 2], *medals, *found[at + 2 :]]
    return items
