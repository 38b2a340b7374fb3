"""The two sides of a duel: who is named or asked for, and which of them stands above the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.understanding.grammar.items import Bag, Item

NAMES = ("athlete", "athletes", "nation", "own", "described")
_ABOUT = ("van", "tegen", "door", "aan")
_DECIDING = ("lost", "loses", "beat", "bested", "beaten", "kept_from", "win")
_SUBJECTS = frozenset(("wij", "we", "ze", "zij", "hij"))
_OBJECTS = frozenset(("ons", "hem", "haar", "hen"))


@dataclass
class Party:
    """A side of a duel. ``places``: its items; none of a name: the one that is asked for. ``mark``: the preposition
    before it."""

    places: list[int]
    mark: str = ""
    asked: bool = False
    case: str = ""
    """subject or object, where a pronoun tells"""
    inside: tuple[Item, ...] = field(default=())
    above: bool | None = None
    """for "boven Wiklund" and "achter Stolz": does the other side stand above it?"""


def parties_of(bag: Bag) -> list[Party]:
    found: list[Party] = []
    at, items = 0, bag.items
    while at < len(items):
        one = items[at]
        if one.has("beside"):
            value = one.value("beside")
            found.append(Party([at], inside=tuple(value.items), above=value.above))
        elif one.text.lower() in ("voor", "vóór", "er voor") and _is_athlete_next(items, at) and _stood(items, at):
            found.append(Party([at, at + 1], above=True))  # "eindigde in Peking voor Nuis"
            at += 1
        elif one.has("ask", "who"):
            among = _among(items, at)
            found.append(Party([at, *among], mark=_mark(one.text), asked=True))
            at = max(at, *among, at)
        elif (one.has("ask", "which", "show") or _is_any(items, at)) and (places := _which(items, at)):
            led = "door" if at and items[at - 1].text.lower() == "door" else _mark(one.text)
            found.append(Party(places, mark=led, asked=True))
            at = places[-1]
        elif one.has("somebody"):
            found.append(Party([at], asked=True))
        elif one.has_any(NAMES):
            before = items[at - 1].text.lower() if at else ""
            article = at > 1 and items[at - 1].is_small and before in ("de", "het", "onze")
            mark = items[at - 2].text.lower() if article else before
            places = [at]
            if one.has_any(("nation", "own")) and _case(one) == "" and _is_athlete_next(items, at):
                at += 1  # "de Noor Klæbo"
                places.append(at)
            robbed = any(items[p].has("robbed") for p in range(max(0, at - 2), at))
            inside = one.text.lower().split()[0] if one.has("own") else ""
            known = mark if mark in _ABOUT else inside if inside in _ABOUT else ""
            found.append(Party(places, mark="voor" if robbed else known, case=_case(one)))
        at += 1
    return found


def _among(items: Sequence[Item], at: int) -> list[int]:
    """ "wie van die Amerikanen": the place of the land that is asked among."""
    said = [one.text.lower() for one in items[at + 1 : at + 3]]
    led = said[:1] == ["van"] and said[1:] in (["de"], ["die"], ["onze"], ["deze"])
    return [at + 3] if led and any(one.has("nation") for one in items[at + 3 : at + 4]) else []


def _is_any(items: Sequence[Item], at: int) -> bool:
    """ "was er een schaatsster die …": whoever she is, she is asked for."""
    before = items[at - 1].text.lower() if at else ""
    return items[at].text.lower() == "een" and before in ("was er", "is er", "waren er")


def _is_athlete_next(items: Sequence[Item], at: int) -> bool:
    return any(one.has("athlete") and not one.breaks for one in items[at + 1 : at + 2])


def _stood(items: Sequence[Item], at: int) -> bool:
    """ "stond voor Nuis", "won er voor Nuis"; but "won goud voor Nederland"."""
    return items[at].text.lower() == "er voor" or (
        any(one.has_any(("stand", "somebody")) for one in items) and not any(one.has("win") for one in items)
    )


def _which(items: Sequence[Item], at: int) -> list[int]:
    """ "welke Amerikaan", "welk land", "noem de schaatsster die": the places of it; of which sport is read apart."""
    places = [at]
    for place in range(at + 1, min(at + 5, len(items))):
        one = items[place]
        if one.text.lower() == "die" and len(places) > 1:
            break  # "noem de landen die ons …": what follows is told of them
        shown = one.has("noun", "nation") and items[at].has("ask", "show")
        if shown or one.has("nation") or one.has("own") or one.has("noun", "athlete", "athlete_f", "athlete_m"):
            places.append(place)
        elif not (one.has("gender") or one.has("event") or one.text.lower() in ("de", "die", "het")):
            break
    noun = at + 1 < len(items) and items[at + 1].has("noun", "nation")
    return places if len(places) > 1 or noun else []


def _mark(text: str) -> str:
    first = text.lower().split()[0]
    return first if first in _ABOUT else ""


def _case(one: Item) -> str:
    word = one.text.lower().split()[-1] if one.text else ""
    return "subject" if word in _SUBJECTS else "object" if word in _OBJECTS else ""


def sides_of(bag: Bag, parties: list[Party]) -> tuple[Party, Party] | None:
    """The one who stands above and the one who stands below."""
    lost = bag.has("lost") or bag.has("gave_up") or bag.has("loses")
    if len(parties) == 1 and not parties[0].asked and (bag.has("beaten") or (lost and bag.has("noun", "event"))):
        parties.append(Party([], asked=True))  # "werd Stolz verslagen op de 1500"
    if len(parties) != 2 or all(one.asked for one in parties):
        return None
    first, second = parties
    about = next((one for one in parties if one.mark), None)
    rest = second if about is first else first
    if (beside := next((one for one in parties if one.above is not None), None)) is not None:
        other = second if beside is first else first
        return (other, beside) if beside.above else (beside, other)
    if about is not None and about.mark == "voor":
        return rest, about  # "voor de neus van Kramer"
    whom = next(
        (one for one in parties if one.asked and one.above is None and one.mark == "" and _stands(bag, one)), None
    )
    if whom is not None and not any(bag.has(kind) for kind in _DECIDING):
        other = second if whom is first else first
        return (whom, other) if _stands(bag, whom) in ("achter", "onder") else (other, whom)
    to_whom = bag.has("gave_up") and any(one.said.startswith("aan") for one in bag.items)  # "moest het goud laten"
    if bag.has("lost") or bag.has("loses") or to_whom:
        if about is not None:
            return about, rest
        return (first, second) if first.asked else (second, first)
    if bag.has("beaten") and about is not None and about.mark == "door":
        return about, rest
    if bag.has("win") and about is not None and not (bag.has("metal") or bag.has("kept_from")):
        return (rest, about) if about.mark in ("van", "tegen") else None
    goes_before = any(_goes_before(bag, at) for at in bag.places("ahead")) or (
        bag.has("higher") and not bag.has("than") and any(one.asked for one in parties)
    )
    if not (bag.has("beat") or bag.has("bested") or bag.has("beaten") or bag.has("kept_from") or goes_before):
        return None
    if first.asked or second.asked:
        who, name = (first, second) if first.asked else (second, first)
        subject = name.case == "subject" or (second.asked and _between_them(bag, first, second))
        return (name, who) if subject else (who, name)
    return first, second


def _between_them(bag: Bag, first: Party, second: Party) -> bool:
    """ "Koss versloeg wie": the verb stands between."""
    return bool(first.places and second.places) and any(
        first.places[-1] < at < second.places[0] for at in bag.places("beat")
    )


def _stands(bag: Bag, one: Party) -> str:
    """ "achter wie finishte Stolz": the preposition of who is asked for."""
    first = bag.items[one.places[0]].text.lower().split()[0] if one.places else ""
    return first if first in ("achter", "onder", "boven", "voor") and bag.has("stand") else ""


def _goes_before(bag: Bag, at: int) -> bool:
    """ "ging Bergsma voor op de 10 km"; "reden voor ons" is on our behalf."""
    after = next((one for one in bag.items[at + 1 :] if not one.is_small), None)
    before = next((one for one in reversed(bag.items[:at]) if not one.has("always")), None)  # "was hem telkens voor"
    behind_name = before is not None and before.has_any(NAMES)
    return behind_name and (after is None or not after.has_any(NAMES))
