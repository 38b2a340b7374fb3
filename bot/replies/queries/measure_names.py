"""Every measure by its name, "punten", "gemiddelde leeftijd", its values, "50 procent", and more or less of it: "een
hogere mediaan dan"."""

from collections.abc import Sequence
from datetime import date

from bot.replies import dutch
from bot.replies.queries.filters import a_medal, colour_words, joined, medal_noun
from bot.replies.queries.keys import GAMES, per_words, plural_of
from medals_core.medals import Colour, Tally
from medals_core.queries.filters import Medals
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric, Op, Weights
from medals_core.queries.results import Measured

COUNTED = frozenset({Kind.COUNT, Kind.TALLY, Kind.POINTS, Kind.PER_MILLION})
"""Of these one wins, or has, so many more than another."""


# --- Names ------------------------------------------------------------------------------------------------------------


def measure_name(measure: Measure, colours: Sequence[Colour]) -> str:
    """Of what numbers in a row are. ``colours``: that all of them are of."""
    medals, thing = medal_noun(colours), a_medal(colours)
    return {
        Kind.COUNT: medals,
        Kind.TALLY: medals,
        Kind.POINTS: "punten",
        Kind.PER_MILLION: f"{medals} per miljoen inwoners",
        Kind.RANK: "plek in de tabel",
        Kind.SHARE: joined("aandeel", colour_words(colours)),
        Kind.AVERAGE: f"gemiddeld aantal {medals} {per_words(measure.per)}",
        Kind.MEDIAN: f"mediaan van het aantal {medals} {per_words(measure.per)}",
        Kind.DISTINCT: f"aantal {plural_of(measure.per or Key.EVENT, 2)} met {thing}",
        Kind.STREAK: f"langste reeks {medals}",
        Kind.PEAK: f"meeste {medals} {at_one(measure.per)}",
        Kind.AGE: "leeftijd",
        Kind.BORN: "geboortedatum",
        Kind.MEAN_AGE: "gemiddelde leeftijd",
        Kind.POPULATION: "aantal inwoners",
        Kind.SPAN: f"tijd tussen {between_words(measure)}",
    }[measure.kind]


def points_words(weights: Weights | None) -> str:
    """What each medal counts: 3 voor goud, 2 voor zilver, 1 voor brons."""
    each = weights or USUAL
    return f"{each.gold} voor goud, {each.silver} voor zilver, {each.bronze} voor brons"


_METRICS = {
    Metric.TOTAL: "op het totaal", Metric.POINTS: "op punten", Metric.POPULATION: "per miljoen inwoners",
}  # fmt: skip


def metric_words(metric: Metric, of: Medals) -> str:
    """By what the table is, where that is not the official way."""
    return _METRICS.get(metric) or (f"in {dutch.COLOUR_NAMES[of.colours[0]]}" if len(of.colours) == 1 else "")


_AT_ONE = {
    Key.DAY: "op één dag", Key.GAMES: f"op één en dezelfde {GAMES}", Key.DISCIPLINE: "in één sport",
    Key.EVENT: "op één onderdeel", Key.COLOUR: "in één kleur", Key.GENDER: "in één categorie",
}  # fmt: skip


def at_one(per: Key | None) -> str:
    """op één dag; in één sport; van één land."""
    per = per or Key.EVENT
    return _AT_ONE.get(per) or f"van één {plural_of(per, 1)}"


def between_words(measure: Measure) -> str:
    """het eerste en het laatste goud"""
    first, last = ({1: "eerste", -1: "laatste"}.get(n) or dutch.rank_word(abs(n)) for n in (measure.start, measure.end))
    thing = colour_words(measure.of.colours)
    if measure.whole is None:
        return f"het {first} en het {last} {thing}" if thing else f"de {first} en de {last} medaille"
    ends = ((first, thing), (last, colour_words(measure.whole.colours)))
    return " en ".join(f"het {nth} {one}" if one else f"de {nth} medaille" for nth, one in ends)


# --- Values -----------------------------------------------------------------------------------------------------------


def amount(colours: Sequence[Colour], n: int, still: bool = False) -> str:
    """10 gouden medailles; één medaille; (nog) geen zilver."""
    if not n:
        thing = colour_words(colours) or medal_noun((), 1 if still else 2)
        return f"{'nog ' if still else ''}geen {thing}"
    return f"{count(n)} {medal_noun(colours, n)}"


def count(n: int) -> str:
    return "één" if n == 1 else dutch.number(n)


def one_colour(tally: Tally) -> str:
    """één bronzen medaille; 3 gouden medailles. Empty where there is more than one colour."""
    colour = next((one for one in Colour if tally.of(one) == tally.total), None)
    return amount((colour,), tally.total) if colour and tally.total else ""


def value_words(measured: Measured) -> str:
    """The value alone: "10", "derde", "50 procent", "13 dagen"."""
    if measured.value is None:
        return "geen rang" if measured.measure.kind is Kind.RANK else "niet bekend"
    return number_words(measured.measure, measured.value, measured.standing is not None and measured.standing.shared)


def number_words(measure: Measure, value: float, shared: bool = False) -> str:
    """A number as a value of this measure."""
    match measure.kind:
        case Kind.RANK:
            return dutch.rank_word(int(value), shared)
        case Kind.SHARE:
            return dutch.percent(value)
        case Kind.AGE:
            return f"{int(value)} jaar"
        case Kind.BORN:
            return dutch.birthday(date.fromordinal(min(max(int(value), 1), date.max.toordinal())))
        case Kind.MEAN_AGE:
            return f"{dutch.decimal(value, 1)} jaar"
        case Kind.STREAK:
            return f"{int(value)} {plural_of(measure.per or Key.DAY, int(value))}"
        case Kind.PER_MILLION:
            return dutch.decimal(value)
        case Kind.POPULATION:
            return f"{short_number(value)} miljoen"
        case Kind.SPAN if measure.per is Key.GAMES:
            return f"{dutch.number(int(value))} jaar"
        case Kind.SPAN:
            return f"{count(int(value))} {plural_of(Key.DAY, int(value))}"
        case Kind.COUNT | Kind.TALLY | Kind.POINTS | Kind.AVERAGE | Kind.MEDIAN | Kind.DISTINCT | Kind.PEAK:
            return short_number(value)


def short_number(value: float) -> str:
    """12; 1,5: with no more decimals than it needs."""
    return dutch.number(int(value)) if value == int(value) else dutch.decimal(value).rstrip("0").rstrip(",")


# --- More or less -----------------------------------------------------------------------------------------------------

_MORE_OR_LESS = {
    Op.EQUAL: ("evenveel", "als"), Op.NOT_EQUAL: ("niet evenveel", "als"), Op.LESS: ("minder", "dan"),
    Op.AT_MOST: ("niet meer", "dan"), Op.MORE: ("meer", "dan"), Op.AT_LEAST: ("minstens evenveel", "als"),
}  # fmt: skip
_LARGER_OR_SMALLER = {
    Op.EQUAL: ("een even {0}", "als"), Op.NOT_EQUAL: ("niet een even {0}", "als"), Op.LESS: ("een {2}", "dan"),
    Op.AT_MOST: ("geen {1}", "dan"), Op.MORE: ("een {1}", "dan"), Op.AT_LEAST: ("minstens een even {0}", "als"),
}  # fmt: skip
_LONG, _HIGH = ("lange", "langere", "kortere"), ("hoge", "hogere", "lagere")
_SIZES = {
    Kind.SHARE: ("groot", "groter", "kleiner"), Kind.STREAK: _LONG, Kind.SPAN: _LONG, Kind.MEDIAN: _HIGH,
    Kind.AGE: _HIGH, Kind.MEAN_AGE: _HIGH, Kind.BORN: ("late", "latere", "eerdere"),
    Kind.RANK: ("hoge", "lagere", "hogere"),  # a smaller number is better
}  # fmt: skip
"""What is not more or less but larger or smaller."""


def more_words(measure: Measure, op: Op, times: str) -> tuple[str, str]:
    """meer inwoners, dan; een even hoge mediaan, als. ``times``: "minstens twee keer", where it is not once."""
    what = measure_name(measure, measure.of.colours)
    for not_compared in ("gemiddeld aantal ", "aantal ", "meeste ", "langste "):
        what = what.removeprefix(not_compared)
    if (size := _SIZES.get(measure.kind)) is None:
        more, than = (f"{times} zoveel", "als") if times else _MORE_OR_LESS[op]
    else:
        more, than = (f"een {times} zo {size[0]}", "als") if times else _LARGER_OR_SMALLER[op]
    return f"{more.format(*size or ())} {what}", than
