"""Phrases within a clause: neighbouring items that mean one thing together become one item. Order matters here; after
this the clause is a bag."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import bot.understanding.grammar.rules.amounts
import bot.understanding.grammar.rules.comparisons
import bot.understanding.grammar.rules.places  # noqa: F401 (rules register themselves)
from bot.understanding.grammar.composing.exceptions import excepted
from bot.understanding.grammar.composing.rule_machine import applied
from bot.understanding.grammar.items import Item, emptied, item
from bot.understanding.grammar.words.phrase_values import Amount, Beside, Than
from medals_core.queries.measures import Op

_AMOUNTS, _COMPARISONS = (0, 1), (2, 3)


def composed(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with every rule applied, level by level, at each place the first that fits; what is left out is known
    before anything is compared."""
    found = tuple(items)
    for level in _AMOUNTS:
        found = tuple(applied(found, level))
    found = tuple(excepted(found))
    for level in _COMPARISONS:
        found = tuple(applied(found, level))
    return tuple(_for_the_first_time(_than_the_same(_with_who_has(found))))


def _for_the_first_time(items: Sequence[Item]) -> Sequence[Item]:
    """ "nog nooit goud en nu wel", "goud zonder ooit eerder goud": for the first time; "meer goud dan alle andere
    landen": the most."""
    found = list(items)
    lands = any(one.has("noun", "nation") for one in items)
    for place, one in enumerate(items):
        none = one.value("amount") if one.has("amount") else None
        than = one.value("compared") if one.has("compared") else None
        if none is not None and none.op is Op.EQUAL and none.count == 0 and lands:
            now = next((other for other in items if other.has("but_now")), None)
            again = [other for other in items if other.has("metal") and other.value("metal") is none.colour]
            if "nooit" in one.text.lower() and now is not None:
                metal = replace(one, meanings={"metal": (none.colour,)}, text="")
                found[place : place + 1] = [replace(one, meanings={"first_time": ("",)}, end=one.start), metal]
                found.remove(now)
            elif not (re.match(r"zonder (?:ooit )?(?:eerder|tevoren)", one.text.lower()) and again):
                continue
            else:
                found[place] = replace(one, meanings={"first_time": ("",)}, text="")
            kept = [other for other in found if not (other.has("ever") and other.start == other.end)]
            return [emptied(other) if other.has("at_games") else other for other in kept]
        rest = than is not None and any(each.has("all_others", "each") for each in than.standard)
        if than is not None and rest and lands and than.op is Op.MORE:
            most = replace(one, meanings={"most": ("most",)}, end=one.start)
            found[place : place + 1] = [most, replace(one, meanings={"metal": (than.colour,)}, text="")]
            return found
    return items


def _than_the_same(items: Sequence[Item]) -> Sequence[Item]:
    """ "boven Zweden met minder medailles", "minder goud dan Zweden en een betere plek": than Sweden both times."""
    told: list[Beside | Than] = [one.value(kind) for one in items for kind in ("beside", "compared") if one.has(kind)]
    first = next(iter(told), None)
    whom = first.items if isinstance(first, Beside) else first.standard if first is not None else ()
    groups = any(one.has("noun", "nation") or one.has("ask") or one.has("clause", "while") for one in items)
    if not groups or len(told) != 1 or not all(one.has("nation") or one.has("own") for one in whom):
        return items
    found = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        after = next(iter(items[place + 2 : place + 3]), None)
        if (
            (one.has("more") or one.has("fewer"))
            and other.has("metal")
            and not (after is not None and after.has("than"))
        ):
            than = Than(Op.LESS if one.has("fewer") else Op.MORE, other.value("metal"), whom)
            found[place : place + 2] = [item("compared", than, (one, other))]
            return found
    if isinstance(first, Than):
        for place, one in enumerate(items):
            if one.has_any(("higher", "lower")) or one.has("beside_it", "above", "below"):
                above = one.has("higher") or one.has("beside_it", "above")
                found[place] = item("beside", Beside(above, whom), (one,))
    return found


def _with_who_has(items: Sequence[Item]) -> Sequence[Item]:
    """ "welk land met goud had de minste medailles", "wie van de landen die goud wonnen": some gold at least, of which
    the most or fewest of something else is asked."""
    most = next((p for p, one in enumerate(items[:-1]) if one.has("most", "most", "fewest")), None)
    if most is None or not items[most + 1].has("metal"):
        return items
    for place in range(1, most):
        one = items[place]
        colour = one.value("metal") if one.has("metal") else None
        if colour is None or items[most + 1].value("metal") == colour:
            continue
        noun = next((p for p in range(place, -1, -1) if items[p].has("noun", "nation", "athlete")), None)
        between = items[noun + 1 : place] if noun is not None else ()
        if len(between) == 1 and (between[0].text.lower() == "met" or between[0].has("relative")
                                  or between[0].text.lower() == "dat"):  # fmt: skip
            some = replace(one, meanings={"amount": (Amount(Op.AT_LEAST, 1, colour),)})
            return (*items[:place], some, *items[place + 1 :])
    return items
