"""Figures as journalists write them, before phrases are composed: "hoeveel van hun tien gouden medailles", "bleef goud
uit", "goud, en dat twee keer"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.weights_said import with_weights
from bot.understanding.grammar.items import Item, emptied, inserted


def _of_several_games(items: Sequence[Item]) -> Sequence[Item]:
    """ "bij hoeveel van de laatste tien Winterspelen", "op hoeveel van de onderdelen": how many Games or events."""
    told = any(one.is_medal or one.has("rank") or one.has("top") for one in items)
    for place, (one, after) in enumerate(pairwise(items)):
        if not one.has("ask", "how_many"):
            continue
        scope = after.value("games").scope if after.has("games") else None
        several = scope is not None and (scope.ever or len(scope.ids) > 1)
        of_them = several and after.text.lower().startswith("van ")
        rest = [other for other in items[place + 2 :] if not other.is_small]
        if of_them and not told and len(rest) == 2 and rest[0].has("win") and (rest[1].has("nation")):
            often, first = (
                replace(one, meanings={"ask": ("how_often",)}),
                replace(rest[0], meanings={"won_games": ("",)}),
            )
            return (*items[:place], often, after, first, rest[1])  # "hoeveel van de laatste vijf Spelen won Noorwegen"
        if told and of_them:
            noun = inserted(after.start, "noun", "games", "Spelen")
            return (*items[: place + 1], noun, *items[place + 1 :])
    return items


def _named_figures(items: Sequence[Item]) -> Sequence[Item]:
    """ "geef mij het aantal …", "geef mij de gemiddelde leeftijd": to give adds nothing to that; "wat is het goudtotaal
    van Noorwegen": how many golds."""
    shows = [
        one.has("ask", "show") and _leads_to_a_figure(items[place + 1 : place + 4]) for place, one in enumerate(items)
    ]
    items = [emptied(one) if bid else one for one, bid in zip(items, shows, strict=True)]
    asked = [one for one in items if one.has("ask") and not one.has("ask", "show")]
    at = next((p for p, one in enumerate(items) if _is_a_total(items, p)), None)
    which = at is not None and at > 0 and items[at - 1].has("ask", "which")  # "op welk medailleaantal stond …"
    if any(not one.has("ask", "what") for one in asked if not which) or any(map(_says_which_figure, items)):
        return items
    if at is None or not (
        asked or any(one.has("ask", "show") or one.has("lead") for one in items[:at]) or _only_names(items)
    ):
        return items
    many = inserted(items[at].end, "ask", "how_many", "hoeveel")
    plain = {"ask": {"small": ("",)}, "page": {"ever": ("",)}}  # "het historische goudtotaal": of all times
    kept = [
        replace(one, meanings=next((told for kind, told in plain.items() if one.has(kind)), one.meanings))
        for one in items
    ]
    return (*kept[: at + 1], many, *kept[at + 1 :])


def _is_a_figure(one: Item) -> bool:
    return one.has("ask", "how_many", "how_often", "age", "part", "rank") or one.has("measure", "average", "mean_age")


def _leads_to_a_figure(behind: Sequence[Item]) -> bool:
    """ "de gemiddelde leeftijd", "het zilveraantal"."""
    for one in behind:
        if _is_a_figure(one):
            return True
        if one.text.lower() not in ("de", "het", "mij", "me", "ons") and not one.has("colour"):
            return False
    return False


def _says_which_figure(one: Item) -> bool:
    page = one.has("page") and not one.has("page", "history")
    return (
        page
        or any(map(one.has, ("most", "more", "fewer", "top", "measured_in", "suppose", "than")))
        or one.has("measure", "average", "points", "population")
    )


def _only_names(items: Sequence[Item]) -> bool:
    """ "Wüst, medailletotaal?": nothing is said but that."""
    return not any(one.has(kind) for one in items for kind in ("win", "have", "be", "stand", "ask", "measured_in"))


def _is_a_total(items: Sequence[Item], place: int) -> bool:
    """goudtotaal, medailletotaal: in one word."""
    one, before = items[place], items[place - 1 : place]
    if one.text.lower() in ("medailletotaal", "medailleaantal", "medailletal"):
        return True
    glued = bool(before) and not one.breaks and (before[0].has("colour") or before[0].has("noun", "medal", "title"))
    return glued and one.text.lower() == "totaal" and one.has("measure", "total")


def _of_a_mark(items: Sequence[Item]) -> Sequence[Item]:
    """ "passeerde de grens van honderd medailles": won its hundredth."""
    at = next((p for p, one in enumerate(items) if one.has("mark")), None)
    number = next((p for p in range(at + 1, len(items)) if not items[p].is_small), None) if at is not None else None
    if at is None or number is None or not items[number].has("number") or items[number].has("games"):
        return items
    summed = [p for p, one in enumerate(items) if one.has("measure", "together", "total")]
    summed += [p - 1 for p in summed if p and items[p - 1].text.lower() in ("alles", "alle")]
    nth = {"rank": (int(items[number].value("number")),)}
    return [
        replace(one, meanings=nth if place == number else {"win": ("",)} if one.has("to_pass") or one.has("stand") else
                one.meanings)
        for place, one in enumerate(items) if place != at and place not in summed
    ]  # fmt: skip


def _times_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "klonk het Wilhelmus twee keer": twice gold."""
    if len(items) < 2 or not (items[-1].has("times") and items[-2].has("colour")):
        return items
    times, metal = items[-1], items[-2]
    return (*items[:-2], replace(times, breaks=metal.breaks), replace(metal, breaks=False))


FIGURES = (
    _named_figures, _of_several_games, with_weights, _of_a_mark, _times_first,
)  # fmt: skip
"""The passes, in their order."""
