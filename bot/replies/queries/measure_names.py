"""Every measure by its name: "punten", "gemiddelde leeftijd", and more or less of it: "een hogere mediaan dan"."""

from collections.abc import Sequence
from typing import assert_never

from bot.replies.queries.filters import colour_words, joined, medal_noun
from bot.replies.queries.keys import per_words, plural_of
from bot.replies.queries.measures import between_words
from bot.replies.queries.peaks import at_one
from medals_core.medals import Colour
from medals_core.queries.measures import Key, Kind, Measure, Op

COUNTED = frozenset({Kind.COUNT, Kind.TALLY, Kind.POINTS, Kind.PER_MILLION})
"""Of these one wins, or has, so many more than another."""
_MORE_OR_LESS = {
    Op.EQUAL: ("evenveel", "als"), Op.NOT_EQUAL: ("niet evenveel", "als"), Op.LESS: ("minder", "dan"),
    Op.AT_MOST: ("niet meer", "dan"), Op.MORE: ("meer", "dan"), Op.AT_LEAST: ("minstens evenveel", "als"),
}  # fmt: skip


def measure_name(measure: Measure, colours: Sequence[Colour]) -> str:
    """Of what numbers in a row are. ``colours``: that all of them are of."""
    medals, thing = medal_noun(colours), colour_words(colours) or "een medaille"
    match measure.kind:
        case Kind.COUNT | Kind.TALLY:
            return medals
        case Kind.POINTS:
            return "punten"
        case Kind.PER_MILLION:
            return f"{medals} per miljoen inwoners"
        case Kind.RANK:
            return "plek in de tabel"
        case Kind.SHARE:
            return joined("aandeel", colour_words(colours))
        case Kind.AVERAGE:
            return f"gemiddeld aantal {medals} {per_words(measure.per)}"
        case Kind.MEDIAN:
            return f"mediaan van het aantal {medals} {per_words(measure.per)}"
        case Kind.DISTINCT:
            return f"aantal {plural_of(measure.per or Key.EVENT, 2)} met {thing}"
        case Kind.STREAK:
            return f"langste reeks {medals}"
        case Kind.PEAK:
            return f"meeste {medals} {at_one(measure.per)}"
        case Kind.AGE:
            return "leeftijd"
        case Kind.BORN:
            return "geboortedatum"
        case Kind.MEAN_AGE:
            return "gemiddelde leeftijd"
        case Kind.POPULATION:
            return "aantal inwoners"
        case Kind.SPAN:
            return f"tijd tussen {between_words(measure)}"
        case _:
            assert_never(measure.kind)


def more_words(measure: Measure, op: Op, times: str) -> tuple[str, str]:
    """meer inwoners, dan; een even hoge mediaan, als. ``times``: "minstens twee keer", where it is not once."""
    medals, name = medal_noun(measure.of.colours), measure_name(measure, measure.of.colours)
    match measure.kind:
        case Kind.COUNT | Kind.TALLY | Kind.POINTS | Kind.PER_MILLION:
            return _more(name, op, times)
        case Kind.AVERAGE:
            return _more(f"{medals} {per_words(measure.per)}", op, times)
        case Kind.PEAK:
            return _more(f"{medals} {at_one(measure.per)}", op, times)
        case Kind.DISTINCT | Kind.POPULATION:
            return _more(name.removeprefix("aantal "), op, times)
        case Kind.SHARE:
            return _larger(name, ("groot", "groter", "kleiner"), op, times)
        case Kind.STREAK | Kind.SPAN:
            return _larger(name.removeprefix("langste "), ("lange", "langere", "kortere"), op, times)
        case Kind.MEDIAN | Kind.AGE | Kind.MEAN_AGE:
            return _larger(name, ("hoge", "hogere", "lagere"), op, times)
        case Kind.BORN:
            return _larger(name, ("late", "latere", "eerdere"), op, times)
        case Kind.RANK:  # a smaller number is better
            return _larger(name, ("hoge", "lagere", "hogere"), op, times)
        case _:
            assert_never(measure.kind)


def _more(what: str, op: Op, times: str) -> tuple[str, str]:
    more, than = (f"{times} zoveel", "als") if times else _MORE_OR_LESS[op]
    return f"{more} {what}", than


def _larger(what: str, size: tuple[str, str, str], op: Op, times: str) -> tuple[str, str]:
    as_large, larger, smaller = size
    if times:
        return f"een {times} zo {as_large} {what}", "als"
    match op:
        case Op.EQUAL:
            return f"een even {as_large} {what}", "als"
        case Op.NOT_EQUAL:
            return f"niet een even {as_large} {what}", "als"
        case Op.AT_LEAST:
            return f"minstens een even {as_large} {what}", "als"
        case Op.MORE:
            return f"een {larger} {what}", "dan"
        case Op.LESS:
            return f"een {smaller} {what}", "dan"
        case Op.AT_MOST:
            return f"geen {larger} {what}", "dan"
        case _:
            assert_never(op)
