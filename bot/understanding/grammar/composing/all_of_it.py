"""All that somebody has is one medal, or of one colour: "elke medaille van Klæbo was een gouden", "bleef het bij één
medaille voor Kok", "buiten haar goud won Leerdam niets"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, inserted
from bot.understanding.names.folding import fold

_COLOURS = frozenset(("goud", "zilver", "brons", "gouden", "zilveren", "bronzen"))
_WHOLE = frozenset(("alle", "al", "allemaal", "elke", "elk", "iedere", "altijd", "telkens", "stuk voor stuk"))
_ALL_THAT = frozenset(("al wat", "alles", "alles wat", "hetgeen"))
_THAT_ONE = frozenset(("die ene", "deze ene", "dat ene", "ene", "een", "1", "een enkele"))
_THEIRS = frozenset(("haar", "zijn", "hun", "het", "dat", "die", "deze"))
_WHOSE = ("athlete", "nation", "own")
_IDLE = (
    *_WHOSE, "have", "be", "stand", "win", "any", "number", "only", "colour", "nothing", "except", "right_question",
)  # fmt: skip


def of_one_colour(items: Sequence[Item]) -> Sequence[Item]:
    """ "waren alle medailles van Klæbo goud": had he that alone?"""
    verb = next((at for at, one in enumerate(items) if (one.has("be") and fold(one.text) != "zijn") or
                 (not at and one.has("be"))), None)  # fmt: skip
    colour = next((at for at in range(len(items) - 1, 0, -1) if fold(items[at].text) in _COLOURS), None)
    lands = any(one.has("noun", "nation") for one in items) and any(one.text.lower() == "waarvan" for one in items)
    if colour is None or (not lands and (verb is None or colour < verb)):
        return items
    if any(one.has("noun", "medal") or one.has_any(("to_go", "handed_out")) for one in items[colour:]):
        return items
    whole = [one for one in items if fold(one.text) in _WHOLE | _ALL_THAT]
    medals = [one for one in items[:colour] if one.has("noun", "medal")]
    asks = any(one.has("ask") or (one.has("number") and not one.is_small) for one in items)
    if not whole or not (medals or any(fold(one.text) in _ALL_THAT for one in whole)) or (asks and not lands):
        return items
    idle = (*whole, *medals)
    found = [replace(one, text="", meanings={"small": ("",)}) if one in idle else one for one in items]
    found.insert(colour, inserted(items[colour].start, "only", "", "alleen"))
    return found


def of_one_medal(items: Sequence[Item]) -> Sequence[Item]:
    """ "heeft Kok slechts die ene plak": is it her only one?"""
    texts = [fold(one.text) for one in items]
    stays = any(one.startswith(("bleef", "bleven", "blijft")) for one in texts) and "het" in texts
    one = next((at for at, text in enumerate(texts) if text in _THAT_ONE and (stays or _is_alone(items, at))), None)
    besides = next((at for at in range(len(items) - 2) if items[at].has("except") and texts[at + 1] in _THEIRS), None)
    if one is None and not stays and (besides is None or not any(each.has("nothing") for each in items)):
        return items
    first = one if one is not None else besides or 0
    metal = next((each for each in items[first:] if each.is_medal), None)
    whose = [each for each in items if any(map(each.has, _WHOSE))]
    rest = [each for each in items if not (each.is_small or each.has("noun", "medal") or any(map(each.has, _IDLE)))]
    many = [each for each in items if stays and each.has("number") and not each.is_small]
    if many and metal is not None and len(whose) == 1 and len(rest) == 0:  # "bleef het voor Zweden bij zes gouden"
        had = inserted(metal.start, "have", "", "had")
        return [replace(whose[0], breaks=False), had, *many, metal]
    if (
        metal is None
        or len(whose) != 1
        or (one is None and besides is None)
        or [each for each in rest if fold(each.text) not in _THAT_ONE]
    ):
        return items
    at = whose[0].end
    tail = [Item(at, at, {"small": ("",)}, text) for text in ("haar", "enige")]
    medal = inserted(at, "noun", "medal", "medaille")
    return ([metal] if metal.has("colour") else []) + [replace(whose[0], breaks=False), *tail, medal]


def _is_alone(items: Sequence[Item], at: int) -> bool:
    """ "slechts deze ene", "maar die ene", where "één" alone is a number."""
    before = [one for one in items[max(0, at - 2) : at] if one.has("only") or fold(one.text) not in _THEIRS]
    return fold(items[at].text).endswith("ene") and any(one.has("only") for one in before[-1:])
