"""What a neighbour tells of a name, before phrases are composed: "welke Nederlanders" asks for people."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.all_of_it import of_one_colour, of_one_medal
from bot.understanding.grammar.composing.figures_said import FIGURES
from bot.understanding.grammar.composing.in_place import IN_PLACE
from bot.understanding.grammar.composing.neighbours import SPOKEN
from bot.understanding.grammar.composing.nouns_compared import nouns_compared
from bot.understanding.grammar.composing.people_asked import of_their_sport, sex_or_people, with_people, with_women
from bot.understanding.grammar.composing.put_in_order import (
    asked_last,
    left_behind,
    stuck_at,
    where_told_last,
    whose_first,
    whose_metal,
    with_comparison_whole,
)
from bot.understanding.grammar.composing.put_plainly import in_both, in_which_medals, not_won, placed_otherwise
from bot.understanding.grammar.composing.same_sport import of_the_same_sport
from bot.understanding.grammar.composing.speaker import of_the_speaker
from bot.understanding.grammar.items import Item, emptied, inserted
from bot.understanding.grammar.messages.contrasts import without_other
from bot.understanding.grammar.messages.told_already import without_the_asker


def _without_heading(items: Sequence[Item]) -> Sequence[Item]:
    """ "Zomerspelen: hoeveel goud won Nederland": of which Games, not what is counted."""
    for place, (one, after) in enumerate(pairwise(items)):
        alone = (one.breaks or not place) and after.breaks and one.has("noun", "games") and not one.has("games")
        if alone and (place or after.has("ask")):  # "Suriname, Zomerspelen, alle jaren samen: …"
            return (*items[:place], emptied(one), *items[place + 1 :])
    return items


def _with_medals(items: Sequence[Item]) -> Iterator[Item]:
    """With the medals that "hadden we er 2 op de 500 meter" counts; without a name "er" means what was said before."""
    named = any(one.has_any(("nation", "event", "colour", "athlete")) or one.has("noun", "nation") for one in items)
    done = named and any(one.has_any(("have", "win", "auxiliary")) for one in items)
    for place, one in enumerate(items):
        counts = one.breaks and (one.is_medal)
        told_after = counts and place > 0 and items[place - 1].has("number") and _is_of_them(items, place - 1)
        yield replace(one, breaks=False) if told_after else one  # "had er acht, gouden"
        if done and one.has("number") and _is_of_them(items, place):
            after = items[place + 1] if place + 1 < len(items) else None
            counted = after is not None and (after.is_medal)
            aside = after is None or after.is_small or after.breaks or after.has("noun", "podium") or after.has("games")
            if not counted and (aside or _are_pieces(items, place)):
                yield inserted(one.end, "noun", "medal")


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
            yield inserted(one.start, "ever", "", "ooit")
        if nothing:
            yield replace(one, meanings={"nothing": ("",)})  # "nooit iets gewonnen"
        elif place and items[place - 1].has("never") and _is_anything(one):
            yield replace(one, meanings={"any": ("",)})
        elif one.has("without_title"):
            yield replace(one, meanings={"never": ("",)})
            yield inserted(one.end, "noun", "champion")
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


_PASSES: Sequence[Callable[[Sequence[Item]], Iterable[Item]]] = (
    of_the_speaker,
    without_the_asker,
    nouns_compared,
    whose_metal,
    stuck_at,
    asked_last,
    left_behind,
    of_the_same_sport,
    not_won,
    placed_otherwise,
    in_which_medals,
    in_both,
    of_one_colour,
    of_one_medal,
    SPOKEN.of,
    *FIGURES,
    without_other,
    with_comparison_whole,
    whose_first,
    where_told_last,
    IN_PLACE.of,
    with_women,
    _without_heading,
    of_their_sport,
    _with_passed_over,
    _with_medals,
    with_people,
    _with_careers,
    sex_or_people,
)
"""In this order: a later one reads what an earlier one wrote."""


def prepared(items: Sequence[Item]) -> tuple[Item, ...]:
    for one in _PASSES:
        items = tuple(one(items))
    return tuple(items)
