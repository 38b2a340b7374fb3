"""What a neighbour tells of a name, before phrases are composed: "welke Nederlanders" asks for people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.figures_said import in_figures
from bot.understanding.grammar.composing.in_place import in_place
from bot.understanding.grammar.composing.neighbours import as_spoken
from bot.understanding.grammar.composing.not_won import not_won
from bot.understanding.grammar.composing.nouns_compared import nouns_compared
from bot.understanding.grammar.composing.people_asked import of_their_sport, sex_or_people, with_people, with_women
from bot.understanding.grammar.composing.put_in_order import (
    asked_last,
    left_behind,
    of_helpers,
    where_told_last,
    whose_first,
    whose_metal,
    with_comparison_whole,
)
from bot.understanding.grammar.composing.same_sport import of_the_same_sport
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.messages.contrasts import without_other
from bot.understanding.grammar.messages.told_already import without_the_asker
from bot.understanding.names.folding import fold
from bot.understanding.names.people import given_names


def prepared(items: Sequence[Item]) -> tuple[Item, ...]:
    items = _whole_strangers(whose_metal(_without_praise(_of_the_best(nouns_compared(without_the_asker(items))))))
    items = of_the_same_sport(left_behind(asked_last(of_helpers(items))))
    items = with_comparison_whole(without_other(in_figures(as_spoken(not_won(items)))))
    items = where_told_last(whose_first(items))
    texts = [one.text.lower() for one in items]
    items = [in_place(one, place, items, texts) for place, one in enumerate(items)]
    items = list(_with_passed_over(of_their_sport(_without_heading(with_women(items)))))
    found = list(_with_careers(tuple(with_people(tuple(_with_medals(items))))))
    for place, one in enumerate(found):
        if one.has("gender") and one.has("noun", "athlete_f", "athlete_m"):
            found[place] = sex_or_people(found, place)
    return tuple(found)


def _of_the_best(items: Sequence[Item]) -> Sequence[Item]:
    """ "welke van de tien beste landen": of the top ten."""
    for place in range(2, len(items) - 2):
        number, best, noun = items[place : place + 3]
        of = " ".join(one.text.lower() for one in items[:place]).endswith("van de")
        if of and number.has("number") and best.has("most", "best") and noun.has("noun", "nation"):
            top = Item(number.start, best.end, {"top": (number.value("number"),)}, f"top {number.text}")
            return (*items[:place], top, *items[place + 2 :])
    return items


def _without_praise(items: Sequence[Item]) -> Sequence[Item]:
    """ "dat beest van een Stolz": Stolz."""
    for place in range(3, len(items)):
        of, a = items[place - 2 : place]
        if not items[place].has("athlete") or a.text.lower() != "een" or of.text.lower() != "van":
            continue
        start = next(
            (p for p in range(place - 3, max(place - 6, -1), -1) if items[p].text.lower() in ("die", "dat")), None
        )
        if start is not None and all(one.has(UNKNOWN) or one.is_small for one in items[start:place]):
            return (*items[:start], *items[place:])
    return items


def _whole_strangers(items: Sequence[Item]) -> Sequence[Item]:
    """ "Mathieu van der Poel": a given name that is another's surname, before a surname, names somebody else."""
    found = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        given = one.has("athlete") and fold(one.text) in given_names.DUTCH
        if given and other.has("athlete") and not other.breaks and one.end == other.start:
            found[place] = replace(one, meanings={UNKNOWN: (one.text,)})
            found[place + 1] = replace(other, meanings={UNKNOWN: (other.text,)})
    return found


def _without_heading(items: Sequence[Item]) -> Sequence[Item]:
    """ "Zomerspelen: hoeveel goud won Nederland": of which Games, not what is counted."""
    for place, (one, after) in enumerate(pairwise(items)):
        alone = (one.breaks or not place) and after.breaks and one.has("noun", "games") and not one.has("games")
        if alone and (place or after.has("ask")):  # "Suriname, Zomerspelen, alle jaren samen: …"
            return (*items[:place], replace(one, meanings={"small": ("",)}), *items[place + 1 :])
    return items


def _with_medals(items: Sequence[Item]) -> Iterator[Item]:
    """With the medals that "hadden we er 2 op de 500 meter" counts; without a name "er" means what was said before."""
    named = any(one.has_any(("nation", "event", "colour", "athlete")) or one.has("noun", "nation") for one in items)
    done = named and any(one.has_any(("have", "win", "auxiliary")) for one in items)
    for place, one in enumerate(items):
        counts = one.breaks and one.is_medal
        told_after = counts and place > 0 and items[place - 1].has("number") and _is_of_them(items, place - 1)
        yield replace(one, breaks=False) if told_after else one  # "had er acht, gouden"
        if done and one.has("number") and _is_of_them(items, place):
            after = items[place + 1] if place + 1 < len(items) else None
            counted = after is not None and after.is_medal
            aside = after is None or after.is_small or after.breaks or after.has("noun", "podium") or after.has("games")
            if not counted and (aside or _are_pieces(items, place)):
                yield Item(one.end, one.end, {"noun": ("medal",)}, "")


_BETWEEN_THEM = ("toch", "ook", "wel", "zeker", "maar", "al", "een stuk of", "iets van", "zo'n", "volgens mij")


def _are_pieces(items: Sequence[Item], place: int) -> bool:
    """vier stuks had Jens er; welke landen gingen met eentje naar huis"""
    lands = any(one.has("noun", "nation") for one in items)
    return items[place].text.lower().endswith((" stuks", "eentje") if lands else " stuks")


def _is_of_them(items: Sequence[Item], place: int) -> bool:
    """er 2; er toch twee"""
    before = place - 1
    while before > 0 and (items[before].has("games") or items[before].text.lower() in _BETWEEN_THEM):
        before -= 1
    return _are_pieces(items, place) or (before >= 0 and items[before].text.lower().split()[-1:] == ["er"])


def _with_careers(items: Sequence[Item]) -> Iterator[Item]:
    """ "nooit goud" and "zonder ooit goud" are about all Games, unless others are named."""
    if not any(one.has_any(("never", "without", "without_title")) for one in items):
        yield from items
        return
    named = any(one.has("ever") or one.has("games") or _THIS_TIME.search(one.text.lower()) for one in items)
    for place, one in enumerate(items):
        after = next((one for one in items[place + 1 :] if not (one.is_small or one.has_any(("any", "number")))), None)
        medal = after is not None and (after.has("colour") or after.has("noun", "medal", "title", "champion"))
        never = medal and (one.has("never") or (one.has("without") and "ooit" in one.text.lower()))
        nothing = one.has("never") and not medal and any(map(_is_anything, items[place + 1 : place + 2]))
        if not named and (never or nothing or one.has("without_title")):
            yield Item(one.start, one.start, {"ever": ("",)}, "ooit")
        if nothing:
            yield replace(one, meanings={"nothing": ("",)})  # "nooit iets gewonnen"
        elif place and items[place - 1].has("never") and _is_anything(one):
            yield replace(one, meanings={"any": ("",)})
        elif one.has("without_title"):
            yield replace(one, meanings={"never": ("",)})
            yield Item(one.end, one.end, {"noun": ("champion",)}, "")
        else:
            yield one


def _is_anything(one: Item) -> bool:
    return one.has("any") and one.text.lower() in ("iets", "wat")


def _with_passed_over(items: Sequence[Item]) -> Iterator[Item]:
    """ "een-na-beste", "twee na laatste": so many are passed over."""
    place = 0
    while place < len(items):
        one = items[place]
        after = items[place + 1 : place + 3]
        one_of_the = one.text.lower() in ("de een", "het een", "één", "de één", "de op een")
        best = len(after) == 2 and (after[1].has("most") or after[1].has("describe", "last"))
        if best and (one.has("number") or one_of_the) and after[0].text.lower() == "na" and not after[0].breaks:
            number = "1" if one_of_the else str(one.value("number"))
            yield Item(one.start, after[0].end, {"one_but": (number,)}, f"{one.text} na", breaks=one.breaks)
            place += 2
            continue
        before = items[place - 1] if place else one
        single = before.text.lower() in ("met", "op") or before.has("exactly") or before.has("only")
        if one.has("any") and one.text.lower().startswith(("één enkel", *(["een enkel"] if single else []))):
            one = replace(one, meanings={"number": (1,), "one_only": ("",)})
        yield one
        place += 1


_THIS_TIME = re.compile(r"\b(deze|dit|afgelopen) (winter)?(spelen|toernooi|editie|winter)\b")
