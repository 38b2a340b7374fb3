"""What is not meant beside what is: "niet de 500 maar de 1500", "het zilver van de 1000 meter, niet dat van de 500"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, emptied

_NOT_BUT = re.compile(
    r"(?:\b(?:oeps|oei|sorry|neen?|wacht|foutje|pardon|excuus|(?:ik |en |dan )*bedoel(?:de)?(?: ik)?|dus)\b[\s,.:!]*)*"
    r"\bniet (?P<lead>weten )?(?P<this>[^,.?!;:]{2,40}?),? maar (?!ook\b|wel\b|toch\b|dan\b)(?P<that>[^.?!;:]+)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"(?:^|[,.:;!?(]|\b(?:ik|het|dat|gaat|ging|om))\s*$", re.IGNORECASE)
"""What may stand before it: not of groups, which it tells of ("welke landen wonnen niet goud maar zilver")."""
_THINGS = ("event", "sports", "gender", "nation", "athlete", "games", "moment", "colour", "single_event", "team_event",
           "mixed_event", "own", "at_games")  # fmt: skip
_PARTS = ("single_event", "team_event", "mixed_event")
_GROUPED = ("nation", "athlete", "discipline", "event", "day", "games")


_SUPPOSES = re.compile(r"\b(?:als|indien|wanneer|stel(?: nu| nou)?(?: dat)?|gesteld dat)\s*$", re.IGNORECASE)


def without_contrast(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The text without what it says is not meant, where that is of the same kind as what is."""
    if (found := _NOT_BUT.search(text)) is None:
        return text
    before = text[: found.start()]
    if _SUPPOSES.search(before):
        return text  # "als niet Duitsland maar Canada had gewonnen": at whose cost
    if not _AT_ONCE.search(before) and any(one.has("noun", *_GROUPED) for one in phrases(before)):
        return text
    this, those = ([one for one in phrases(found[name]) if _is_told(one)] for name in ("this", "that"))
    that = those[0] if those else None
    same = that is not None and any(all(one.has(kind) for one in (*this, that)) for kind in _THINGS)
    parts = [one.has_any(_PARTS) for one in (*this, *those[:1])]
    same = same or (len(parts) > 1 and all(parts))
    sorted_by = that is not None and (that.has("measure", "total") or that.has("noun", "medal"))
    same = same or (bool(sorted_by) and all(one.has("colour") for one in this))
    return f"{before}{found['lead'] or ''}{found['that']}{text[found.end() :]}" if this and same else text


def _is_told(one: Item) -> bool:
    return not (one.is_small or one.has("ask")) or one.has("gender") or one.has("at_games")


def without_other(items: Sequence[Item]) -> Sequence[Item]:
    """Without the other that is not meant, said behind what is."""
    items = _put_right(_corrected(items))
    for place, one in enumerate(items[:-1]):
        those = one.text.lower() in ("niet die", "niet dat") and items[place + 1].text.lower().startswith("van ")
        if not (those or one.has("not") or (one.has("except") and one.breaks and one.text.lower().startswith("niet "))):
            continue
        pointed = those or items[place + 1].text.lower() in ("dat van", "die van")
        at = next((p for p in range(place + 1 + (pointed and not those), len(items)) if not items[p].is_small), None)
        if at is None or not (pointed or one.breaks):
            continue
        kinds = ("event", "nation", "athlete", *(("games",) if pointed else ()))  # "van 2018, niet die van 2022"
        kind = next((kind for kind in kinds if items[at].has(kind)), None)
        if kind == "event" and not pointed and not items[at].value("event").candidates:
            return _of_other_sports(items, place, at)
        meant = [other for other in items[:place] if kind is not None and other.has(kind)]
        if kind is not None and len(meant) == 1 and not _same(kind, meant[0], items[at]):
            idle = [replace(other, meanings={"small": ("",)}) for other in items[place : at + 1]]
            return (*items[:place], *idle, *items[at + 1 :])
    return items


def _corrected(items: Sequence[Item]) -> Sequence[Item]:
    """ "nee niet Peking, Pyeongchang": the latter, where that is all that is said."""
    said = [place for place, one in enumerate(items) if not one.is_small]
    if len(said) != 3 or not (items[said[0]].has("not") or items[said[0]].has("instead")):
        return items
    this, that = items[said[1]], items[said[2]]
    parted = any(one.breaks or one.text.lower() == "maar" for one in items[said[1] + 1 : said[2] + 1])
    if not parted or not any(this.has(kind) and that.has(kind) for kind in (*_THINGS, "metal")):
        return items
    idle = [replace(one, meanings={"small": ("",)}) for one in items[said[0] : said[1] + 1]]
    return (*items[: said[0]], *idle, *items[said[1] + 1 :])


def _put_right(items: Sequence[Item]) -> Sequence[Item]:
    """ "hoeveel goud had Italië nee sorry Spanje", "in 2018, ik bedoel 2022": what is said last."""
    for place, one in enumerate(items):
        at = next((p for p in range(place + 1, len(items)) if not items[p].has("correct")), place + 1)
        if at == place + 1 or at == len(items) or any("niet" in each.said.split() for each in items[place:at]):
            continue  # "in 2014, niet die van 2018"
        alike = any(one.has(kind) and items[at].has(kind) for kind in _PUT_RIGHT)
        if alike or (one.has("own") and items[at].has("nation")):
            idle = [emptied(each) for each in items[place:at]]
            return _put_right((*items[:place], *idle, *items[at:]))
    return items


_PUT_RIGHT = ("nation", "athlete", "games", "moment", "colour", "event", "gender")


def _of_other_sports(items: Sequence[Item], place: int, at: int) -> Sequence[Item]:
    """ "de 500 meter, niet shorttrack": the event of that name at the other sports; else without the sport."""
    out = {one.discipline for one in items[at].value("event").disciplines}
    for before in range(place):
        mention = items[before].value("event") if items[before].has("event") else None
        kept = tuple(one for one in mention.candidates if one.event.discipline not in out) if mention else ()
        if mention is not None and kept and len(kept) < len(mention.candidates):
            meant = replace(
                items[before], meanings={**items[before].meanings, "event": (replace(mention, candidates=kept),)}
            )
            idle = [replace(one, meanings={"small": ("",)}) for one in items[place : at + 1]]
            return (*items[:before], meant, *items[before + 1 : place], *idle, *items[at + 1 :])
    return (*items[:place], replace(items[place], meanings={"except": ("",)}), *items[place + 1 :])


def _same(kind: str, one: Item, other: Item) -> bool:
    """May the two mean the same event or name?"""
    if kind == "event":
        events = [{found.event.event_id for found in each.value("event").candidates} for each in (one, other)]
        return bool(events[0] & events[1])
    return one.text.lower() == other.text.lower()
