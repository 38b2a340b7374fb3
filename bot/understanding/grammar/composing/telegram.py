"""Telegram style: "massastart vrouwen: datum?", "goud op valentijn, namen". Without a verb the noun that says what is
asked stands for the question word, wherever it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.understanding.grammar.composing.in_place import is_country
from bot.understanding.grammar.items import UNKNOWN, Item, Values, emptied, inserted

SAYING = ("win", "have", "be", "stand", "handed_out", "auxiliary", "doing_verb", "take_part", "moves", "would")


def is_sentence(items: Sequence[Item]) -> bool:
    """Does a verb make a sentence of it, or is something supposed?"""
    both = any(one.has("both_lead") for one in items)  # "zowel 2022 als 2026"
    return any(one.has_any(SAYING) or (one.has("suppose") and not (both or one.has("ask"))) for one in items)


_MEANT: Mapping[str, tuple[Mapping[str, Values], ...]] = {
    "day": ({"ask": ("day",)},),
    "who": ({"ask": ("who",)},),
    "winner": ({"ask": ("who",)}, {"win": ("",)}),
    "year": ({"ask": ("year",)},),
    "age": ({"ask": ("age",)},),
    "rank": ({"ask": ("rank",)},),
    "part": ({"ask": ("part",)},),
    "city": ({"ask": ("which",)}, {"noun": ("city",)}),
    "exists": ({"have": ("",)},),
}
_IN_WORDS = {"exists": "heeft"}
"""Where the words themselves would say something else: "wel of niet" denies nothing."""
_NEEDS = {"winner": ("metal", "colour"), "city": ("games",), "exists": ("nation", "own", "athlete")}
_CLAIMS = ("number", "rank", "placed", "most", "more", "fewer", "than", "beside", "page", "top", "right_question",
           "above", "below", "higher", "lower", "describe", "only", "none", "never", "first_time",
           "last_time")  # fmt: skip
"""Of what is claimed "ja of nee" is asked anyway."""
_LEADING = ("van", "van de", "onder", "bij", "met", "volgens")
_BEFORE_IT = ("de", "het", "en", "met", "plus", "graag", "aub")


def with_asked(items: Sequence[Item]) -> tuple[Item, ...]:
    """The nouns that stand for a question word as that; elsewhere as if they stood in no list."""
    if not any(one.has("asked") for one in items):
        return _in_full(items)
    said = [one for one in items if not one.has("asked")]
    sentence = is_sentence(said) or any(one.has("ask") and not one.is_small for one in said)
    asked = [place for place, one in enumerate(items) if one.has("asked")]
    one_thing = len({items[place].value("asked") for place in asked} - {"winner"}) < 2  # "winnaar massastart, naam"
    standing = [place for place in asked if one_thing and _stands_for_it(items, place, said)]
    standing.sort(key=lambda place: items[place].has("asked", "winner"))
    at = next((place for place in standing if not sentence), None)
    return _in_full([out for place, one in enumerate(items) for out in _meant(one, is_it=place == at)])


def _in_full(items: Sequence[Item]) -> tuple[Item, ...]:
    """With the word that a sentence would have had: "oranje al op het podium", "landen in top 3", "Italianen met goud:
    aantal"."""
    said = [one for one in items if not one.is_small]
    if not said or is_sentence(items):
        return tuple(items)
    asks = [place for place, one in enumerate(items) if one.has("ask")]
    named = any(one.has_any(("nation", "own", "athlete")) for one in said)
    stood = any(one.has("noun", "podium") and one.text.lower().startswith("op ") for one in said)
    metal = any(one.has_any(("metal", "colour")) for one in said)
    already = metal and any(one.has("already") for one in items)
    if not asks and named and (stood or already) and not any(one.has_any(_CLAIMS) for one in said):
        return (inserted(items[0].start, *(("stand", "", "stond") if stood else ("have", "", "heeft"))), *items)
    if len(asks) == 1 and items[asks[0]].has("ask", "how_many") and metal:
        items = [
            emptied(one) if _is_where(one) and place != asks[0] + 1 else one for place, one in enumerate(items)
        ]  # "goud China, Zomerspelen ooit: hoeveel": no Games are counted
    if len(asks) == 1 and asks[0] and items[asks[0]].has("ask", "how_many") and _are_people(items[: asks[0]]):
        rest = [one for place, one in enumerate(items) if place != asks[0]]
        return (replace(items[asks[0]], breaks=False), *rest)
    return tuple(items)


def _is_where(one: Item) -> bool:
    return one.is_small and one.has("noun", "games")


def _are_people(told: Sequence[Item]) -> bool:
    """ "Italiaanse mannen met goud": people, told apart by what they won."""
    at = next((place for place, one in enumerate(told) if one.text.lower() in ("met", "zonder")), 0)
    people = any(
        one.has("noun", "athlete", "athlete_m", "athlete_f", "nation") or (one.has("nation") and not is_country(one))
        for one in told[:at]
    )
    return people and all(one.is_small or one.has_any(("nation", "noun", "gender", "own")) for one in told[:at])


def _stands_for_it(items: Sequence[Item], place: int, said: Sequence[Item]) -> bool:
    value, before = items[place].value("asked"), items[place - 1] if place else None
    needed = value not in _NEEDS or any(one.has_any(_NEEDS[value]) for one in said)
    claimed = value == "exists" and any(one.has_any(_CLAIMS) for one in said)
    apart = before is None or items[place].breaks or not (before.is_small or before.has(UNKNOWN))
    led = items[0].text.lower() in _LEADING or not (apart or before is None or before.text.lower() in _BEFORE_IT)
    return needed and not claimed and not led


def _meant(one: Item, *, is_it: bool) -> Iterator[Item]:
    if not one.has("asked"):
        yield one
        return
    value = one.value("asked")
    if is_it:
        first, *more = _MEANT[value]
        yield replace(one, meanings=first, text=_IN_WORDS.get(value, one.text))
        yield from (Item(one.end, one.end, each, "") for each in more)
        return
    kept = {kind: values for kind, values in one.meanings.items() if kind != "asked"}
    yield replace(one, meanings=kept or {UNKNOWN: (one.text,)})
