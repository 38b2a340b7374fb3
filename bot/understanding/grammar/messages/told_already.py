"""Words of which the rest of the text tells what they are of: "500 meter shorttrack mannen, alle 3", "Phelps 28, klopt
dat?", "hoe laat was de wedstrijd van Leerdam", "hoeveel medailles, voor welke landen", "… gewonnen of weer niks"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.items import Item

_IS = frozenset(("is", "was", "waren", "zijn"))


def is_told_already(items: Sequence[Item], place: int) -> bool:
    """ "500 m shorttrack mannen, alle 3": the podium; "wat is het verschil, is dat 2?": the answer tells the number"""
    one, before = items[place], [other.text.lower() for other in items[max(0, place - 2) : place]]
    if not (one.has("number") or one.text.lower() == "alle drie"):
        return False
    last = all(other.is_small for other in items[place + 1 :])
    all_three = one.has("both") or (before[-1:] == ["alle"] and one.value("number") == 3)
    after = next((other for other in items[place + 1 :] if not other.is_small), None)
    of_an_event = any(other.has("event") and other.value("event").candidates for other in items)
    three = place > 0 and one.has("number") and one.value("number") == 3
    if three and items[place - 1].has("ask", "which") and any(other.has("noun", "podium") for other in items[place:]):
        return of_an_event
    if all_three and (last or (after is not None and after.has("noun", "medal"))):
        return of_an_event
    guess = len(before) == 2 and before[0] in _IS and before[1] in ("dat", "het", "er", "dit")
    return last and guess and any(other.has("ask", "how_many", "difference") for other in items[:place])


def is_known(items: Sequence[Item], place: int) -> bool:
    """ "welke vijf titels won zij", "waarop won hij zijn drie medailles": how many there were is told by the answer,
    whatever was thought"""
    one, before = items[place], items[place - 1] if place else None
    what = next((other for other in items[place + 1 :] if not (other.is_small or other.has("times"))), None)
    if before is None or what is None or not one.has("number") or one.is_small:
        return False
    if what.has("described") and before.text.lower() == "de":
        return True  # "de drie Baltische landen"
    if _are_said_before(items, place):
        return True
    means = any(other.has("measure", "average", "mean_age") for other in items)
    if means and what.has("nation") and before.text.lower() == "de":
        return True  # "de gemiddelde leeftijd van de zeven Nederlanders die …": the answer says how many
    if before.has("ask", "which") and what.has("be"):  # "welke vier waren dat"
        return any(other.has_any(("athlete", "nation", "own")) for other in items)
    if not (what.has("colour") or what.has("noun", "medal", "title") or what.has("won_noun")):
        return False
    if place > 1 and items[place - 2].has_any(("above", "below", "over", "at_least", "at_most")):
        return False  # "boven de twintig medailles"
    asked = any(other.has("ask", *_ASKS_OF_THEM) for other in items)
    named = any(other.has_any(("athlete", "nation", "own")) for other in items)
    if not asked or any(other.has_any(_SUPPOSES) for other in items):
        return False
    pointed = (
        before.text.lower() == "die"
        and (
            (place > 1 and items[place - 2].has("win"))  # not "de vrouw die drie keer"
            or any(one.has("be") and other.text.lower() == "dat" for one, other in pairwise(items[place:]))
        )
    )  # "die drie keer goud van haar, welke afstanden waren dat"
    if before.has("ask", "which") or before.text.lower() in ("de", "deze") or pointed:
        return named or any(other.has("event") for other in items)
    return named and before.text.lower() in ("zijn", "zn", "z'n", "haar", "d'r", "hun", "onze")


def _are_said_before(items: Sequence[Item], place: int) -> bool:
    """ "wie werden de drie kampioenen", "de drie onderdelen waarop …", "op de drie Spelen van de jaren tachtig", "welke
    twee verdwenen landen": who counts them knows which they are, where they are not put in an order"""
    what = next(one for one in items[place + 1 :] if not one.has("already") and (one.has("noun") or not one.is_small))
    if any(other.has_any(_PUTS_IN_ORDER) for other in items):
        return False
    if items[place - 1].has("ask", "which"):
        return what.has("described")
    end = items.index(what) + 1
    if what.has("nation") and items[end : end + 1] and items[end].has_any(("gender", "noun")):
        end += 1  # "de vijf Nederlandse vrouwen met goud"
    after = next(iter(items[end:]), None)
    told = after is not None and (after.has_any(("relative", "games")) or after.text.lower() in _WHEREAT)
    counted = what.has("noun", "games", "event", "nation", "athlete", "discipline") or what.has_any(
        ("nation", "gender")
    )
    return items[place - 1].text.lower() == "de" and (what.has("noun", "champion") or (told and counted))


_PUTS_IN_ORDER = ("most", "describe", "top", "rank", "placed", "ordered", "suppose", "fewest_of")
_WHEREAT = ("waar", "waarop", "waarin", "waarbij", "die", "dat", "met")
_ASKS_OF_THEM = ("which", "what", "who", "when", "where", "day", "year")
_SUPPOSES = ("suppose", "would", "without", "excepted", "except_verb", "instead", "more", "fewer")


def is_said_of(items: Sequence[Item], place: int) -> bool:
    """ "Phelps 28, klopt dat?": so many medals"""
    if place and (items[place - 1].has("have") or items[place - 1].has("win")):
        items, place = (*items[: place - 1], *items[place:]), place - 1
    before, after = items[place - 1 : place], items[place + 1 : place + 2]
    named = bool(before) and (before[0].has("athlete") or before[0].has("nation")) and not items[: place - 1]
    return named and bool(after) and after[0].has("right_question")


def is_the_other_answer(items: Sequence[Item], place: int) -> bool:
    """ "… nog wat gewonnen of weer niks": the other answer to a question that is asked already"""
    back = place - 1
    while back > 0 and not items[back].has("or") and (items[back].is_small or items[back].has("have")):
        back -= 1
    first = next((one for one in items if not one.is_small), items[0])
    asks = first.has("have") or first.has("win")
    asks = asks or any(one.has("take_part") or one.has("ask", "how_many") for one in items[:back])
    return back > 1 and items[back].has("or") and asks and not items[place + 1 :]


def without_the_asker(items: Sequence[Item]) -> Sequence[Item]:
    """ "de jongste Nederlander, moet wel jonger zijn dan ik (16)": the answer tells whether, however old who asks is"""
    for place, one in enumerate(items):
        most = "oldest" if one.text.lower() == "ouder" else "youngest"
        told = any(other.has("most", most) or other.has("ask", "age") for other in items[:place])
        end = place + 1
        while end < len(items) and items[end].text.lower() in ("zijn", "is", "dan", "als"):
            end += 1
        asker = end < len(items) and items[end].text.lower() in _ASKER
        if not (one.has("older") and told and asker):
            continue
        end += 1
        while end < len(items) and (items[end].has("number") or items[end].has("noun", "year")):
            end += 1
        start = place
        while not items[start].breaks and (items[start - 1].is_small or items[start - 1].has_any(_GUESSES)):
            start -= 1
        return (*items[:start], *(replace(each, meanings={"small": ("",)}) for each in items[start:end]), *items[end:])
    return items


_ASKER = ("ik", "mij", "me", "ikzelf", "mezelf", "mijzelf")
_GUESSES = ("auxiliary", "almost", "not", "be")
