"""What a neighbour shows to be meant otherwise than the word alone: who is spoken to, an age, one's own favourite; and
what no reading may come to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.subjects import filters
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Ambiguous, Found, MatchKind
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.model import Groups, Value, Versus
from medals_core.questions import Question

_ASKED_AGAIN = re.compile(
    r"^\s*(?:nou |dan |ok |oke )?voor (?:de (?:laatste|zoveelste|tiende|honderdste) (?:keer|maal)|\d+ punten?)"
    r"\s*[,.!:]\s*",
    re.IGNORECASE,
)
_EARLIER = frozenset(("eerder", "eerst", "vroeger", "het eerst", "het eerste"))
_YOUNGEST, _OLDEST = 12, 70
ONE_OF_A_NATION = frozenset((
    "noor", "zweed", "fin", "deen", "italiaan", "fransman", "zwitser", "oostenrijker", "canadees", "chinees",
    "japanner", "koreaan", "brit", "engelsman", "australier", "tsjech", "sloveen", "slowaak", "pool", "hongaar",
    "spanjaard", "amerikaan", "duitser", "belg", "nederlander", "rus", "let", "est", "kazach",
))  # fmt: skip


def meant_otherwise(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, as their neighbours show them to be meant."""
    found = list(items)
    named = any(one.has("athlete") or one.has("athletes") for one in found)
    earlier = any(one.text.lower() in _EARLIER for one in items)
    for place, one in enumerate(items):
        before = items[place - 1] if place else None
        after = items[place + 1] if place + 1 < len(items) else None
        bearer = after is not None and not after.breaks and after.has("athlete")
        if one.has("own") and bearer:
            found[place] = replace(one, meanings={"small": ("",)})  # "onze Swings" is no Dutchman
        elif one.has("gender") and one.has("noun") and place > 1 and _is_of_the_sex(items, place):
            found[place] = replace(one, meanings={"gender": one.meanings["gender"]})
        elif one.text.lower() in _EARLIER and _is_of_two(items, place):
            found[place] = replace(one, meanings={"most": ("first",)})  # "wat kwam eerder: … of …"
        elif one.said == "hoe laat is het" and after is not None and not after.breaks:
            found[place] = replace(one, meanings={"ask": ("time",)})  # "… eerstvolgende onderdeel"
        elif one.has("ask", "when") and one.has("suppose") and _is_if(items, place):
            found[place] = replace(one, meanings={"suppose": one.meanings["suppose"]})
        elif one.has("ask", "when") and one.has("suppose") and _verb_follows(items, place):
            found[place] = replace(one, meanings={"ask": one.meanings["ask"]})
        elif one.breaks and after is None and one.text.lower() in ("niet", "nie"):
            found[place] = replace(one, meanings={"small": ("",), "right_question": ("",)})  # "…, niet?"
        elif _is_age_of_kin(items, place) or _is_name_of_kin(items, place):
            found[place] = replace(one, meanings={"small": ("",)})
        elif _is_age(items, place):
            found[place] = replace(one, meanings={UNKNOWN: (one.text,)})
        elif one.has("nation") and before is not None and _is_one_of_them(before, one) and not named:
            told = after is not None and after.has("relative")  # "die Chinees die de 1500 won" says which
            unsaid = {UNKNOWN: (one.text,), "one_of": one.meanings["nation"]}  # "die Noor": which one is not said
            found[place] = one if told else replace(one, meanings=unsaid)
        if one.has("correct") and earlier and one.text.lower().endswith(" van") and _is_another(items, place):
            found[place] = replace(one, meanings={"small": ("",)})
    _may_pass(found)
    _of_other_colours(found)
    _nobody_has(found)
    _of_no_such_nation(found)
    _neither(found)
    return tuple(found)


def _may_pass(found: list[Item]) -> None:
    """ "kunnen we de Amerikanen nog pakken": a nation is passed, where no medals are named."""
    if any(one.has("ask") or one.is_medal or one.has_any(("event", "athlete", "metal", "noun")) for one in found):
        return
    both = any(one.has("own") for one in found) and not any(one.has("or") for one in found)
    if any(one.has("can") for one in found) and any(one.has("nation") for one in found):
        for place, one in enumerate(found):
            last = one.said.split()[-1:]
            if last == ["pakken"] or (last == ["winnen"] and both):
                found[place] = replace(one, meanings={"to_pass": ("",), "still": ("",)})


def _of_other_colours(found: list[Item]) -> None:
    """ "welke plakken waren geen goud": silver or bronze."""
    if not any(one.has_any(("nation", "own", "athlete")) for one in found):
        return
    for place in range(2, len(found) - 1):
        none, colour = found[place], found[place + 1]
        denied = none.has_any(("none", "not")) and colour.has("colour") and place + 2 == len(found)
        if (
            denied
            and found[place - 1].has("be")
            and found[0].has("ask", "which")
            and any(one.is_medal for one in found[: place - 1])
        ):
            one, other = (each for each in Colour if each != colour.value("colour"))
            found[place] = replace(none, text="", meanings={"colour": (one,)})
            found[place + 1] = replace(colour, text="", meanings={"colour": (other,)})


def _is_of_two(items: Sequence[Item], place: int) -> bool:
    """ "wat kwam eerder, … of …"; "Kok of Leerdam, wie had eerder goud"; "had Kok eerder goud dan Leerdam"."""
    asked = any(one.has("ask", "who", "what", "which") for one in items[:place])
    if any(one.has("than") for one in items[place + 1 :]):  # "haalde Nederland eerder goud dan België"
        return not any(one.has_any(("more", "fewer", "higher", "lower", "ask")) for one in items)
    return any(one.has("or") for one in (items if asked else items[place:]))


def _is_if(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel goud … wanneer de DDR wordt meegerekend": asked is something else."""
    asked = any(one.has("ask") for one in items[:place]) and not items[place].breaks
    counted = items[-1].has("measure", "together") or items[-1].has("except_after")
    return asked and counted and not items[place - 1].has("and")


def _verb_follows(items: Sequence[Item], place: int) -> bool:
    """ "wanneer allemaal pakte Oranje goud" asks; "wanneer Oranje goud pakte" supposes."""
    after = next((one for one in items[place + 1 :] if not one.is_small or one.breaks), None)
    return after is not None and not after.breaks and after.has_any(("win", "have", "stand", "be"))


def _is_another(items: Sequence[Item], place: int) -> bool:
    """ "het goud van Kok of dat van Leerdam": the other one."""
    return place > 0 and items[place - 1].has("or") and any(one.is_medal for one in items[: place - 1])


def without_asking_again(text: str) -> str:
    """The text without "voor de laatste keer: …", "voor tien punten: …"."""
    return _ASKED_AGAIN.sub("", text)


def _is_of_the_sex(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel zilver haalden de heren en hoeveel de dames": medals of theirs, not people."""
    return items[place - 1].text.lower() == "de" and items[place - 2].has("ask", "how_many")


def _is_age(items: Sequence[Item], place: int) -> bool:
    """ "een schaatser van veertig die …": so old, not so many."""
    one = items[place]
    if place < 2 or not one.has("number") or not _YOUNGEST <= float(one.value("number")) <= _OLDEST:
        return False
    person = items[place - 2].has("noun", "athlete", "athlete_m", "athlete_f") or items[place - 2].has("somebody")
    after = items[place + 1] if place + 1 < len(items) else None
    counts = after is not None and not after.breaks and after.has_any(("metal", "colour", "noun", "event"))
    return person and items[place - 1].text.lower() == "van" and not counts


def _is_age_of_kin(items: Sequence[Item], place: int) -> bool:
    """ "mijn oma van 84": no year"""
    van, _, age = items[place].text.lower().rpartition(" ")
    whose = place - (not van)
    of = van == "van" or (not van and whose > 0 and items[whose].text.lower() == "van")
    kin = items[whose - 1].text.lower().split()[0] if of and whose > 0 and items[whose - 1].text else ""
    return kin in ("mijn", "m'n", "mn", "onze", "ons") and age.isdigit() and len(age) < len("1984")


def _is_name_of_kin(items: Sequence[Item], place: int) -> bool:
    """ "mijn buurvrouw Irene vraagt": nobody of ours"""
    one, before = items[place], items[place - 1] if place else None
    match = one.value("athlete").match if one.has("athlete") else None
    given = (isinstance(match, Found) and match.how is MatchKind.FIRST_NAME) or isinstance(match, Ambiguous)
    kin = before is not None and before.is_small and before.text.lower().startswith(("mijn ", "m'n ", "mn "))
    return given and kin and not one.breaks and " " not in one.text


def _is_one_of_them(before: Item, one: Item) -> bool:
    return before.text.lower() in ("die", "dien", "diene", "dieje") and one.text.lower() in ONE_OF_A_NATION


def _nobody_has(found: list[Item]) -> None:
    """ "niemand heeft meer goud dan Klæbo": who has is told, or that nobody has."""
    held = any(one.has_any(("more", "fewer", "number")) and not one.is_small for one in found)
    if not held or any(one.has_any(("ask", "except", "suppose", "to_pass")) for one in found):
        return
    for place, one in enumerate(found):
        if one.has("nobody") and one.text.lower() != "niet meer":
            noun = "nation" if "land" in one.text.lower().split() else "athlete"
            found[place] = replace(one, meanings={**one.meanings, "somebody": ("",), "noun": (noun,)})


def _of_no_such_nation(found: list[Item]) -> None:
    """ "de laatste niet-Nederlander die won": somebody, but none of them."""
    for place in range(len(found) - 2, 0, -1):
        one, people, before = found[place], found[place + 1], found[place - 1]
        asked = before.has("most") or before.has("ask", "which", "how_many") or before.text.lower() in ("een", "de")
        if fold(one.text) == "niet" and people.has("nation") and asked and not people.breaks:
            found[place] = replace(one, meanings={"except": ("",)})
            found.insert(place, Item(one.start, one.start, {"noun": ("athlete",)}, ""))


def _neither(found: list[Item]) -> None:
    """ "noch bij het schaatsen noch bij het biatlon een medaille": no medal in both."""
    nor = [place for place, one in enumerate(found) if fold(one.text) == "noch" and not _is_of_colour(found, place)]
    if len(nor) < 2:
        return
    for place in nor:
        found[place] = replace(found[place], meanings={"small": ("",), **({"and": ("",)} if place != nor[0] else {})})
    thing = next((place for place in range(nor[-1], len(found)) if _is_of_colour(found, place)), None)
    if thing is None:
        lost = next((place for place, one in enumerate(found) if one.has("any") and not one.has("ask")), None)
        found[nor[0]] = replace(found[nor[0]], meanings={"nothing": ("",)})
        if lost is not None:
            found[lost] = replace(found[lost], meanings={"small": ("",)})
    else:
        medal = found.pop(thing + 1)
        if found[thing].has("number"):
            found.pop(thing)  # "een medaille"
        found[nor[0] : nor[0]] = [Item(medal.start, medal.start, {"none": ("",)}, "geen"), medal]


def _is_of_colour(found: Sequence[Item], place: int) -> bool:
    """Does a medal or a colour follow at once?"""
    after = found[place + 1] if place + 1 < len(found) else None
    return after is not None and after.is_medal


def _of_other_sex(of: Medals) -> bool:
    """Are its events all of another sex than it asks for: "de hockeydames …, dan de heren"?"""
    sexes = {"men": Gender.MEN, "women": Gender.WOMEN}
    held = {sexes.get(each.rpartition("-")[2]) for each in of.events}
    return bool(of.genders and held) and None not in held and held.isdisjoint(of.genders)


def comes_to_nothing(question: Question, items: Sequence[Item]) -> bool:
    """Does the reading contradict itself, or answer another question than the one asked?"""
    if any(map(_of_other_sex, filters(question))):
        return True
    asks = [one for one in items if one.has("ask") and not one.is_small]
    sides = question.measures if isinstance(question, Versus) else ()
    by_sport = not any(one.has("ask", "day", "when") for one in asks) and all(one.of.disciplines for one in sides)
    told = len({one.of.disciplines if by_sport else one.of.games for one in sides}) == len(sides)
    if isinstance(question, Versus) and any(one.has("ask", "day", "when", "where") for one in asks) and not told:
        return True  # but "Peking of Milaan: wanneer meer", "schaatsen of shorttrack, waar meer" is told by the sides
    if isinstance(question, Versus) and len({(one.of.athletes, one.of.nations) for one in question.measures}) > 1:
        whom = {one.of.athletes for one in question.measures}
        if len(whom) == 1 and whom != {()}:
            return True  # of one athlete for two lands: the reply would tell of the lands
    one_alone = isinstance(question, Value) and len(question.measure.of.athletes) == 1
    if one_alone and any(one.text.lower() == "samen" for one in items) and not any(one.has("games") for one in items):
        return True  # "hoeveel hebben de Velzeboers samen": not she alone
    twice = all(sum(one.has(kind) for one in items) > 1 for kind in ("ask", "gender"))
    # "hoeveel van vrouwen en hoeveel van mannen"
    return twice and not isinstance(question, Groups | Versus) and all(one.has("ask", "how_many") for one in asks)
