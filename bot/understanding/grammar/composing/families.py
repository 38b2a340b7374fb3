"""Two or more people by one name: "de broers Van 't Wout" are all who bear it, "welke van de twee" points to those
named."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, emptied, inserted
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Ambiguous, Found
from bot.understanding.names.people.surnames import split_name
from medals_core.archive import Archive
from medals_core.games import Athlete, Gender

_SISTERS, _BROTHERS = ("zus", "gezuster"), ("broer", "gebroeder")


def with_families(items: Sequence[Item], archive: Archive) -> tuple[Item, ...]:
    found = _with_kin(_of_her(items), archive)
    for place, one in enumerate(found):
        of_one_name = one.has("both") and not any(each.has("and") for each in found)
        if one.has("family") or one.has("of_two") or one.has("measure", "together") or of_one_name or _is_plural(one):
            at = next((p for p, other in enumerate(found) if other.has("athlete")), None)
            bearers = _bearers(found[at], one, archive) if at is not None else ()
            if at is not None and len(bearers) > 1:
                found[at] = replace(found[at], meanings={"athletes": (bearers,)})
                if one.has("family"):
                    _count_them(found, place, len(bearers))
                if not one.has("athlete"):
                    found[place] = one if one.has_any(("measure", "both")) else _owned(one)
        if (one.has("of_two") or one.text.lower() == "die twee") and _named(found) > 1:
            found[place] = _owned(one)
    return tuple(found)


def _with_kin(items: Sequence[Item], archive: Archive) -> list[Item]:
    """ "heeft Jens meer medailles dan zijn broer": by name, where the only one named has one such relative."""
    named = [one.value("athlete").match for one in items if one.has("athlete")]
    if len(named) != 1 or not isinstance(named[0], Found):
        return list(items)
    span = next(one for one in items if one.has("athlete")).value("athlete")

    def by_name(one: Item) -> Item:
        of_them = one.has("kin") and " " in one.said  # not "de twee zussen Takagi"
        theirs = kin_of(named[0].item, one, archive) if of_them else []
        if len(theirs) != 1:
            return one
        match = replace(named[0], item=theirs[0], others=())
        return replace(one, meanings={"athlete": (replace(span, start=one.start, end=one.end, match=match),)})

    return [by_name(one) for one in items]


def kin_of(one: Athlete, word: Item, archive: Archive) -> list[Athlete]:
    """Whom "zijn broer" or "haar zus" says of them."""
    sex = "F" if "zus" in word.said else "M" if "broe" in word.said else None
    return [other for other in relatives(one, archive) if other.gender == sex]


def _is_plural(one: Item) -> bool:
    """ "de Velzeboers": all of that name."""
    match = one.value("athlete").match if one.has("athlete") else None
    return isinstance(match, Found) and fold(one.text) == fold(split_name(match.item)[1]) + "s"


def _count_them(found: list[Item], place: int, many: int) -> None:
    """ "de twee zussen", "die 2 broertjes": the number goes with the name, where there are so many."""
    before = found[place - 1] if place else None
    if before is not None and (before.has("number", many) or (many == 2 and fold(before.text) == "die twee")):
        found[place - 1] = emptied(before)


def _of_her(items: Sequence[Item]) -> list[Item]:
    """ "onze winnares", "de kampioene": of a women's event, unless the sex is said or none of the events is."""
    told = any(one.has_any(("gender", "mixed_event")) for one in items)
    if not any(one.has("most", "oldest", "youngest") for one in items):  # "is Leerdam de jongste winnares"
        told = told or any(one.has("athlete") for one in items)
    events = [one.value("event") for one in items if one.has("event")]
    theirs = all(
        any(found.event.gender is Gender.WOMEN for found in event.candidates) or not event.candidates
        for event in events
    )
    found: list[Item] = []
    for place, one in enumerate(items):
        which = place > 0 and items[place - 1].has("ask", "which")
        if which and one.has("her") and one.has("noun", "athlete") and not events:
            found.append(replace(one, meanings={"noun": ("athlete_f",)}))  # "welke Amerikaanse": whatever she rode in
            continue
        found.append(one)
        asked = place > 0 and items[place - 1].has("ask")  # "welke vrouw": as a person
        woman = one.has("noun", "athlete_f") and not asked and any(event.candidates for event in events)
        if (one.has("her") or woman) and not told and theirs:
            told = True
            found.append(inserted(one.end, "gender", Gender.WOMEN))
    return found


def _owned(one: Item) -> Item:
    """ "van de twee" adds nothing once it is known who; "welke van de twee" still asks."""
    return one if one.has("ask") else emptied(one)


def _named(items: Sequence[Item]) -> int:
    return sum(len(one.value("athletes")) if one.has("athletes") else one.has("athlete") for one in items)


def _bearers(named: Item, word: Item, archive: Archive) -> tuple[Athlete, ...]:
    """All who may be meant: those between whom the name does not choose, or the namesakes of the one found by it."""
    match = named.value("athlete").match
    text = fold(word.text)
    sex = "F" if text.startswith(_SISTERS) else "M" if text.startswith(_BROTHERS) else ""
    if isinstance(match, Ambiguous):
        return tuple(one for one in match.candidates if not sex or one.gender in ("", sex))
    if not isinstance(match, Found) or not (word.has_any(("family", "both")) or _is_plural(word)):
        return ()
    one: Athlete = match.item
    surname = fold(split_name(one)[1])
    if fold(named.text) != surname and not _is_plural(named):
        return ()
    return tuple(
        other
        for other in archive.athletes.at_hand.values()
        if other.name.split()[-1] == one.name.split()[-1]
        and fold(split_name(other)[1]) == surname
        and set(other.nocs) & set(one.nocs)
        and (other.in_current_games == one.in_current_games or set(other.disciplines) & set(one.disciplines))
        and (not sex or other.gender in ("", sex))
    )


def relatives(one: Athlete, archive: Archive) -> list[Athlete]:
    """Who bears the same name, comes from the same land and was at these Games, or won at the same, as they."""
    surname = one.name.partition(" ")[2]
    return [
        other
        for other in archive.athletes.at_hand.values()
        if other.athlete_id != one.athlete_id
        and other.name.partition(" ")[2] == surname
        and set(other.nocs) & set(one.nocs)
        and set(other.disciplines) & set(one.disciplines)
        and ((other.in_current_games and one.in_current_games) or set(other.games) & set(one.games))
    ]
