"""What a neighbour shows to be meant otherwise than the word alone: who is spoken to, an age, one's own favourite; and
what no reading may come to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.folding import fold
from medals_core.queries.filters import ALL
from medals_core.queries.measures import Kind, Measure, Op
from medals_core.queries.model import Groups, Order, Value, Versus
from medals_core.questions import Question

_WHOM = (
    r"(?:me(?:ne|v)e?e?r|mijnheer|mevrouw|juffrouw|meester|juf|dames?|heren|jongens|meiden|meisjes|gasten"
    r"|mensen|vriend(?:en)?|maat|jongen|kerel|gozer|bro|schat|medaillespiegel)"
)
_VOCATIVE = re.compile(
    rf"^\s*(?:(?:beste|lieve|geachte|dag|hallo|hoi|hey|zeg|allee|kom|ja|goeie\w+|goede\w+)\s+)*{_WHOM}"
    rf"(?:\s+(?:en|of)\s+{_WHOM}|\s+de\s+bot|\s+bot|\s+toch)*\s*[,!.]+\s*(?=(?:\w+\s+)?(?:ho?e|hoe\w*|wie|wat|welke?|waar\w*|wanneer)\b"
    r"|(?:staat|stond|heeft|had|hebben|hadden|is|was|zijn|waren|won|wonnen|kan|kun|klopt|werd|zou)\b)",
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
        elif one.has("ask", "when") and one.has("suppose") and _is_if(items, place):
            found[place] = replace(one, meanings={"suppose": one.meanings["suppose"]})
        elif one.has("ask", "when") and one.has("suppose") and _verb_follows(items, place):
            found[place] = replace(one, meanings={"ask": one.meanings["ask"]})
        elif one.breaks and after is None and one.text.lower() in ("niet", "nie"):
            found[place] = replace(one, meanings={"small": ("",), "right_question": ("",)})  # "…, niet?"
        elif _is_age(items, place):
            found[place] = replace(one, meanings={UNKNOWN: (one.text,)})
        elif one.has("nation") and before is not None and _is_one_of_them(before, one) and not named:
            told = after is not None and after.has("relative")  # "die Chinees die de 1500 won" says which
            unsaid = {UNKNOWN: (one.text,), "one_of": one.meanings["nation"]}  # "die Noor": which one is not said
            found[place] = one if told else replace(one, meanings=unsaid)
        if one.has("correct") and earlier and one.text.lower().endswith(" van") and _is_another(items, place):
            found[place] = replace(one, meanings={"small": ("",)})
    _nobody_has(found)
    _guessed_host(found)
    _left_out(found)
    _of_no_such_nation(found)
    _neither(found)
    if _is_of_a_career(found):
        found.append(Item(found[-1].end, found[-1].end, {"ever": ("",)}, "ooit"))
    return tuple(found)


def _is_of_two(items: Sequence[Item], place: int) -> bool:
    """ "wat kwam eerder, … of …"; "Kok of Leerdam, wie had eerder goud"."""
    asked = any(one.has("ask", "who", "what", "which") for one in items[:place])
    return any(one.has("or") for one in (items if asked else items[place:]))


def _is_if(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel goud … wanneer de DDR wordt meegerekend": asked is something else."""
    asked = any(one.has("ask") for one in items[:place]) and not items[place].breaks
    counted = items[-1].has("measure", "together") or items[-1].has("except_after")
    return asked and counted and not items[place - 1].has("and")


def _verb_follows(items: Sequence[Item], place: int) -> bool:
    """ "wanneer allemaal pakte Oranje goud" asks; "wanneer Oranje goud pakte" supposes."""
    after = next((one for one in items[place + 1 :] if not one.is_small or one.breaks), None)
    return after is not None and not after.breaks and after.has_any(("win", "have", "stand"))


def _is_another(items: Sequence[Item], place: int) -> bool:
    """ "het goud van Kok of dat van Leerdam": the other one."""
    return place > 0 and items[place - 1].has("or") and any(one.is_medal for one in items[: place - 1])


def without_vocative(text: str) -> str:
    """The text without whom it speaks to: "Meneer de bot, …", "Dames en heren, …"; but not "Dames, 1000 meter"."""
    return _VOCATIVE.sub("", text, count=1)


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


def _guessed_host(found: list[Item]) -> None:
    """ "… waar was dat, Canada toch": where it was is guessed; the answer says where."""
    last = len(found) - 1
    while last > 0 and (found[last].is_small or found[last].has("right_question")) and not found[last].has("nation"):
        last -= 1
    where = any(one.has("ask", "where") for one in found[max(0, last - 4) : last])
    if last > 0 and found[last].has("nation") and where and any(one.has("athlete") for one in found[:last]):
        before = found[last - 1]
        if found[last].breaks or before.text.lower() in ("in", "of"):
            found[last] = replace(found[last], meanings={"small": ("",)})


def _left_out(found: list[Item]) -> None:
    """ "iemand die geen schaatser is": who is none of them, rather than no medals."""
    for place in range(1, len(found) - 2):
        one, sport = found[place], found[place + 1]
        if fold(one.text) not in ("geen", "niet"):
            continue
        told = (
            found[place - 1].text.lower() in ("die", "dat", "wat")
            and not sport.breaks
            and (sport.has("event") or sport.has("nation"))
        )
        won = any(other.has_any(("metal", "colour", "win")) for other in found[:place]) or any(
            other.has("noun", "medal") for other in found[:place]
        )
        if told and won:
            people = found[place + 2].has("noun", "athlete", "athlete_m", "athlete_f")
            beyond = place + 2 + people
            if beyond < len(found) and found[beyond].has("be"):
                found[place] = replace(one, meanings={"except": ("",)})
                found[place - 1] = replace(found[place - 1], meanings={"relative": ("",), "small": ("",)})
                found[place + 2] = replace(found[place + 2], meanings={"small": ("",)})


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


_CAREER = frozenset(("palmares", "erelijst", "carriere", "loopbaan", "prijzenkast", "kerfstok", "trofeeenkast"))


def _is_of_a_career(found: Sequence[Item]) -> bool:
    """ "… op zijn palmares", "hoe vaak … in de winter": over all Games, where none are named."""
    if not found or any(one.has_any(("games", "ever", "moment")) for one in found):
        return False
    words = [fold(word) for one in found for word in one.text.split()]
    career = any(word in _CAREER for word in words)
    often = any(one.has("ask", "how_often") or one.has("so_far") for one in found)
    winters = any(words[at : at + 2] == ["in", "de"] and words[at + 2 : at + 3] in (["winter"], ["zomer"])
                  and words[at + 3 : at + 4] != ["van"] for at in range(len(words)))  # fmt: skip
    named = any(one.has_any(("athlete", "nation", "own")) for one in found)
    owned = career and any(one.has("have") and set(map(fold, one.text.split())) & _CAREER for one in found)
    return named and (owned or (often and winters))


def comes_to_nothing(question: Question, items: Sequence[Item]) -> bool:
    """Does the reading contradict itself, or answer another question than the one asked?"""
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
    if twice and not isinstance(question, Groups | Versus) and all(one.has("ask", "how_many") for one in asks):
        return True  # "hoeveel van vrouwen en hoeveel van mannen"
    return isinstance(question, Groups) and _contradicts(question)


def is_of_both_sexes(question: Question | None) -> bool:
    """Are its sides the women and the men of one whole, as two questions that lean on one beginning ask?"""
    if not isinstance(question, Versus) or len(question.measures) != 2:
        return False
    one, other = question.measures
    same = one.model_copy(update={"of": one.of.narrowed(genders=other.of.genders)}) == other
    return same and bool(one.of.genders and other.of.genders)


def _contradicts(question: Groups) -> bool:
    """Must its groups have what they may not have?"""
    none = [one.measure for one in question.having if one.op is Op.EQUAL and one.value == 0]
    least = (Op.AT_LEAST, Op.EQUAL, Op.MORE)
    counts = [one for one in question.having if one.op in least and isinstance(one.value, float | int)]
    some = [one.measure for one in counts if isinstance(one.value, float | int) and one.value >= 1]
    if question.order is Order.MOST and question.take:
        some.append(question.measure)  # who has the most of it
    return any(_is_within(one, other) for one in some for other in none)


def _is_within(one: Measure, other: Measure) -> bool:
    """Does whoever has ``one`` have ``other`` too?"""
    if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT:
        return False
    return all(
        getattr(other.of, field) in (getattr(one.of, field), getattr(ALL, field))
        for field in type(one.of).model_fields
    ) and one.of.games == other.of.games  # fmt: skip
