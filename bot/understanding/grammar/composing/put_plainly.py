"""Phrases put as one would say them plainly: what is extra behind what it counts, of both, in which medals somebody was
better, and what was not won."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, emptied, inserted
from medals_core.medals import Colour


def placed_otherwise(items: Sequence[Item]) -> Sequence[Item]:
    """ "als Bergsma op de massastart tweede was geworden": had he silver there. A place that is asked of the table
    stands in the other half."""
    start = next((place for place, one in enumerate(items) if one.has("suppose") and not one.has("ask")), len(items))
    half = items[start + 1 :]
    end = next((place for place, one in enumerate(half) if one.breaks or one.has_any(("ask", "then"))), len(half))
    half = half[:end]
    ranks = [place for place, one in enumerate(half) if one.has("rank", 1, 2, 3)]
    raced = any(one.has("event") for one in half) and not any(one.is_medal or one.has_any(_DENIED) for one in half)
    if len(ranks) != 1 or not raced or any(one.has("win") for one in half[: ranks[0]]):
        return items  # "als Kok de 500 wint worden we tweede"
    if not any(one.has_any(("be", "stand", "win")) for one in half[ranks[0] :]):
        return items
    one = half[ranks[0]]
    meant = replace(one, meanings={"colour": (list(Colour)[one.value("rank") - 1],)})
    behind = next((place for place in range(ranks[0], end) if half[place].has("below")), end)
    found = [meant if other is one else other for other in items]
    if any(each.has("athlete") for each in half[behind:]):  # "achter de Deen Thorup": of which land says nothing more
        lands = [each for each in half[behind:] if each.has("nation")]
        found = [emptied(each) if each in lands else each for each in found]
    ahead = [replace(each, meanings={"placed_behind": ("",)}) for each in half[behind : behind + 1]]
    return [*(ahead[0] if ahead and each is half[behind] else each for each in found)]


_DENIED = ("not", "instead", "at_the_cost", "none", "never")


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
    found = [emptied(one) if at in again or one.has("both") else one
             for at, one in enumerate(items)]  # fmt: skip
    found[joins[0]] = replace(items[joins[0]], meanings={"and": ("",)}, text="én")
    return found


_WHOSE = ("athlete", "nation", "own")
_ELSE = ("ask", "suppose", "somebody", "relative", "clause", "versus", "than", "or", "and", "amount", "compared")


def not_won(items: Sequence[Item]) -> Sequence[Item]:
    """ "won Leerdam de 500 meter niet", "verloor Kok de 1000 meter", "greep Kok naast het goud": not the gold."""
    sides = [one for one in items if any(map(one.has, _WHOSE))]
    races = [one for one in items if one.has("event")]
    if len(sides) != 1 or len(races) != 1 or any(not one.is_small and any(map(one.has, _ELSE)) for one in items):
        return items
    metal = any(one.is_medal for one in items)
    for at, one in enumerate(items):
        missed = one.text.lower() == "naast" and any(other.has("win") for other in items) and metal
        lost = not metal and (one.has("lost") or (one.has("not") and any(map(_wins, items))))
        if missed or lost:
            found = [emptied(each) if each.has("won_noun") else each for each in items]
            found[at] = replace(one, meanings={"not": ("",)}, text="niet")
            gold = inserted(one.end, "colour", Colour.GOLD, "goud")
            return found if missed else [*found[: at + 1], gold, *found[at + 1 :]]
    return items


def _wins(one: Item) -> bool:
    return one.has("win") or one.has("won_noun") or one.has("noun", "champion")
