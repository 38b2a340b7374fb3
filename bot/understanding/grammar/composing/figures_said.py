"""Figures as journalists write them, before phrases are composed: "hoeveel van hun tien gouden medailles", "bleef goud
uit", "goud, en dat twee keer"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.weights_said import with_weights
from bot.understanding.grammar.items import Item

_THEIRS = ("hun", "zijn", "haar", "hun eigen")
_STAYED = ("bleef", "bleven", "blijft", "blijven")


def in_figures(items: Sequence[Item]) -> Sequence[Item]:
    """The items with these as what they mean."""
    items = _until_the_first(_of_several_games(_named_figures(_in_percent(items))))
    return _no_sports(_no_gear(_of_so_many(_stayed_out(_times_first(_kind_first(_of_a_mark(with_weights(items))))))))


def _of_several_games(items: Sequence[Item]) -> Sequence[Item]:
    """ "bij hoeveel van de laatste tien Winterspelen", "op hoeveel van de onderdelen": how many Games or events."""
    told = any(one.is_medal or one.has("rank") or one.has("top") for one in items)
    for place, (one, after) in enumerate(pairwise(items)):
        if not (one.has("ask", "how_many") or one.text.lower() == "hoeveel van de"):
            continue
        led = place > 0 and items[place - 1].text.lower() in ("op", "bij", "in", "tijdens")
        if led and one.text.lower() == "hoeveel van de" and after.has("noun", "games", "event", "day", "discipline"):
            return (*items[:place], replace(one, meanings={"ask": ("how_many",)}), *items[place + 1 :])
        scope = after.value("games").scope if after.has("games") else None
        several = scope is not None and (scope.ever or len(scope.ids) > 1)
        of_them = one.has("ask", "how_many") and several and after.text.lower().startswith("van ")
        rest = [other for other in items[place + 2 :] if not other.is_small]
        if of_them and not told and len(rest) == 2 and rest[0].has("win") and (rest[1].has("nation")):
            often, first = (
                replace(one, meanings={"ask": ("how_often",)}),
                replace(rest[0], meanings={"won_games": ("",)}),
            )
            return (*items[:place], often, after, first, rest[1])  # "hoeveel van de laatste vijf Spelen won Noorwegen"
        if told and of_them:
            noun = Item(after.start, after.start, {"noun": ("games",)}, "Spelen")
            return (*items[: place + 1], noun, *items[place + 1 :])
    return items


def _in_percent(items: Sequence[Item]) -> Sequence[Item]:
    """ "procentueel gezien, hoeveel van het goud": which part of it."""
    at = next(
        (p for p, (one, of) in enumerate(pairwise(items)) if one.has("ask", "how_many") and of.text == "van"), None
    )
    if at is None or not any(one.has("small", "percent") for one in items):
        return items
    part = replace(items[at], text="hoeveel procent van", meanings={"ask": ("part",)})
    return (*items[:at], part, *items[at + 2 :])


def _named_figures(items: Sequence[Item]) -> Sequence[Item]:
    """ "geef mij het aantal …", "geef mij de gemiddelde leeftijd": to give adds nothing to that; "wat is het goudtotaal
    van Noorwegen": how many golds."""
    shows = [
        one.has("ask", "show") and _leads_to_a_figure(items[place + 1 : place + 4]) for place, one in enumerate(items)
    ]
    items = [replace(one, meanings={"small": ("",)}) if bid else one for one, bid in zip(items, shows, strict=True)]
    big = next((p for p, one in enumerate(items) if one.has("how_big")), None)
    if big is not None and any(one.has("noun", "medal") for one in items[big + 1 : big + 3]):
        return [replace(one, meanings={"ask": ("how_many",)}) if p == big else one for p, one in enumerate(items)]
    asked = [one for one in items if one.has("ask") and not one.has("ask", "show")]
    at = next((p for p, one in enumerate(items) if _is_a_total(items, p)), None)
    which = at is not None and at > 0 and items[at - 1].has("ask", "which")  # "op welk medailleaantal stond …"
    if any(not one.has("ask", "what") for one in asked if not which) or any(map(_says_which_figure, items)):
        return items
    if at is None or not (
        asked or any(one.has("ask", "show") or one.has("lead") for one in items[:at]) or _only_names(items)
    ):
        return items
    many = Item(items[at].end, items[at].end, {"ask": ("how_many",)}, "hoeveel")
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


def _until_the_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "tot welke dag bleef Italië zonder goud": how long it waited for its first."""
    asks = any(one.has("ask", "until", "how_long") for one in items)
    stayed = next((p for p, one in enumerate(items) if one.text.lower() in ("bleef", "bleven")), None)
    no = [p for p, one in enumerate(items[:-1]) if one.text.lower() == "zonder" and (
        items[p + 1].is_medal)]  # fmt: skip
    if not asks or stayed is None or not no or any(one.has("ever") or one.has("at_games") for one in items):
        return items
    found = [replace(one, meanings={"ask": ("how_long",)}) if one.has("ask", "until") else one for one in items]
    found[stayed] = replace(items[stayed], meanings={"waited": ("",)})
    found[no[0]] = replace(items[no[0]], text="eerste", meanings={"most": ("first",), "rank": (1,)})
    return found


def _no_gear(items: Sequence[Item]) -> Sequence[Item]:
    """ "die geen schaatsen onder had": at none of the sports on skates."""
    for place in range(len(items) - 2):
        none, gear, under = items[place : place + 3]
        without = none.has("none") or none.text.lower() == "zonder"
        skates = gear.has("event") and gear.text.lower() == "schaatsen"
        if without and under.text.lower() in ("onder", "aan") and (skates or gear.has("sports")):
            sports = {"sports": _ON_SKATES} if skates else gear.meanings
            gear = replace(gear, meanings=sports)
            return (*items[:place], replace(none, text="behalve", meanings={"except": ("",)}), gear,
                    *items[place + 3 :])  # fmt: skip
    return items


_ON_SKATES = (("speed-skating", "short-track", "figure-skating", "ice-hockey"),)


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


_OF_A_SPORT = ("er", "ers", "aar", "aars", "ster", "sters", "leet", "leten", "lete", "letes")


def _no_sports(items: Sequence[Item]) -> Sequence[Item]:
    """ "die geen schaatser en geen shorttracker is": of other sports."""
    denied = [p for p, one in enumerate(items[:-1]) if (one.has("none") or one.has("not") or one.text == "en geen")
              and _is_sporter(items, p + 1)]  # fmt: skip
    if not denied or not any(one.has("noun", "athlete") for one in items[: denied[0]]):
        return items
    found: list[Item] = []
    for place, one in enumerate(items):
        if place in denied:
            kind, text = ("except", "behalve") if place == denied[0] else ("and", "en")
            found.append(replace(one, text=text, meanings={kind: ("",)}))
        elif not (place - 2 in denied and one.has("noun", "athlete") and one.text == "sporter"):
            found.append(one)
    return found


def _is_sporter(items: Sequence[Item], place: int) -> bool:
    """A skater, a biathlete: who does that sport."""
    one, after = items[place], items[place + 1 : place + 2]
    if not one.has("event") or one.value("event").candidates:
        return False
    noun = bool(after) and after[0].has("noun", "athlete")
    return noun or one.text.lower().endswith(_OF_A_SPORT)


def _times_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "klonk het Wilhelmus twee keer": twice gold."""
    if len(items) < 2 or not (items[-1].has("times") and items[-2].has("colour")):
        return items
    times, metal = items[-1], items[-2]
    return (*items[:-2], replace(times, breaks=metal.breaks), replace(metal, breaks=False))


def _kind_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "geen individueel goud": the kind of medal before what is denied."""
    for place, (no, kind, metal) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        apart = kind.has("single_event") or (kind.has("team_event") and not kind.has("event"))
        if no.has("none") and apart and (metal.has("colour") or metal.has("noun", "medal", "title")):
            return (*items[:place], replace(kind, breaks=no.breaks), replace(no, breaks=False), *items[place + 2 :])
    return items


def _of_so_many(items: Sequence[Item]) -> Sequence[Item]:
    """ "hoeveel van hun tien gouden medailles", "hoeveel van onze vier titels": a part of them is asked for."""
    for place, one in enumerate(items[:-3]):
        of, whose = items[place + 1], items[place + 2]
        if not one.has("ask", "how_many") or one.text.lower() != "hoeveel":
            continue
        start = place + (1 if of.text.lower().startswith("van ") else 2)
        led = of.text.lower() == "van" or of.text.lower() in [f"van {word}" for word in _THEIRS]
        number = items[start + 1] if start + 1 < len(items) else None
        theirs = items[start].has("own") or items[start].text.lower() in (*_THEIRS, *(f"van {w}" for w in _THEIRS))
        if led and theirs and number is not None and number.has("number") and not number.is_small:
            asked = replace(one, text="hoeveel van", meanings={"ask": ("part",)})
            kept = whose if start > place + 1 else replace(of, meanings={"small": ("",)}, text=of.text[4:])
            return (*items[:place], asked, kept, *items[start + 1 :])
    return items


def _stayed_out(items: Sequence[Item]) -> Sequence[Item]:
    """ "bleef het goud uit": there was none."""
    for place, one in enumerate(items):
        if one.text.lower() not in _STAYED:
            continue
        metals = [p for p, other in enumerate(items) if other.is_medal]
        metal = next((p for p in metals if p > place), None)
        out = next((p for p in range(place + 1, len(items)) if items[p].text.lower() == "uit"), None)
        if metal is None or out is None or not metal < out:
            before = [p for p in metals if p < place]
            metal = before[-1] if before and out == place + 1 else None
        if metal is None or out is None:
            continue
        none = replace(one, text="geen", meanings={"none": ("",)})
        rest = [item for p, item in enumerate(items) if p not in (place, out)]
        at = rest.index(items[metal])
        return (*rest[:at], none, *rest[at:])
    return items


_HALVES = re.compile(
    r"\b(eerste|tweede)( week| helft| weekend)\b(.*\bin (?:de|het) )(eerste|tweede)(?=\W*$)", re.IGNORECASE
)


def with_both_named(text: str) -> str:
    """ "in de eerste week en hoeveel in de tweede": in the second week."""
    return _HALVES.sub(r"\1\2\3\4\2", text)
