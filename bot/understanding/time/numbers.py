"""Dutch numerals and ordinals, in digits and in words."""

import re
from functools import cache, lru_cache

from bot.understanding.names.folding import fold

_UNIT_WORDS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_UNITS = _UNIT_WORDS.split()
_TENS = {
    20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
    90: "negentig",
}  # fmt: skip
_OTHER_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "achtste": 8, "1ste": 1}
_LOOSE = {
    "geen": 0, "beide": 2, "allebei": 2, "dozijn": 12, "n": 1, "ene": 1, "eentje": 1, "kwartet": 4, "kwintet": 5,
}  # fmt: skip
_DIGITS = re.compile(r"(\d{1,6})")
_DIGIT_ORDINAL = re.compile(r"(\d{1,4})(?:e|ste|de)")
_TIMES = re.compile(r"(\d{1,4})x")


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The number of a word: ``twee``, ``vijfentwintig``, ``10.000``, ``tienduizend``, ``2x``; None for other words."""
    folded = fold(word).replace(" ", "")
    if digits := _DIGITS.fullmatch(folded) or _TIMES.fullmatch(folded):
        return int(digits[1])
    return _words().get(folded.removesuffix("tal"), _LOOSE.get(folded))


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The rank of a word: ``3e``, ``derde``, ``vijfentwintigste``; None for other words."""
    folded = fold(word).replace(" ", "")
    if digits := _DIGIT_ORDINAL.fullmatch(folded):
        return int(digits[1])
    return _ordinals().get(folded)


def years_in_digits(text: str) -> str:
    """The text with its years as digits: "negentienachtenveertig", "tweeduizend veertien", "in achtentachtig"."""
    return _year_said().sub(_in_digits, text)


def _in_digits(found: re.Match[str]) -> str:
    years = _words()[fold(found["rest"] or found["bare"])]
    late = found[0].lower().startswith(("tweeduizend", "twintig ")) or (found["bare"] and years < _FIRST_OF_NINETEEN)
    return str((2000 if late else 1800 if found[0].lower().startswith("achttien") else 1900) + years)


_FIRST_OF_NINETEEN = 30
"""From there on a bare number is of the twentieth century: "in tweeëntwintig", "in tweeënnegentig"."""


@cache
def _year_said() -> re.Pattern[str]:
    """A century and a number below a hundred; without a century only what ends with "in" a number of two words."""
    small = {value: name.replace("een", "e[eë]n") for name, value in _words().items() if 1 <= value < 100}
    of_two = "|".join(name for value, name in small.items() if value > 20 and value % 10)
    ended = "|".join(name for value, name in small.items() if value > 9)
    every = "|".join(sorted(small.values(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:(?:acht|negen)tienhonderd(?:en)?|tweeduizend(?:en)?) ?(?:en )?|(?:acht|negen)tien(?:en)?|"
        rf"(?:(?:acht|negen)tien|twintig) (?=(?:{ended})\b))(?P<rest>{every})\b|"
        rf"(?<=\bin )(?P<bare>{of_two})(?=\s*(?:$|[,.?!]|(?:wie|wat|welke?|hoe|hoeveel|had|hadden|won|wonnen)\b))",
        re.IGNORECASE,
    )


@cache
def _words() -> dict[str, int]:
    small = dict(zip(_UNITS, range(20), strict=True))
    for tens, name in _TENS.items():
        small[name] = tens
        for unit in range(1, 10):
            small[f"{_UNITS[unit]}en{name}"] = tens + unit
    words = dict(small)
    for name, value in small.items():
        words[f"honderd{name}"] = words[f"honderden{name}"] = 100 + value
        if 2 <= value <= 99 and value % 10:
            words[f"{name}honderd"] = 100 * value
        if value >= 2:
            words[f"{name}duizend"] = 1000 * value
    words["honderd"], words["duizend"] = 100, 1000
    return words


@cache
def _ordinals() -> dict[str, int]:
    """Below twenty an ordinal ends in -de, from twenty on and for eight in -ste; first and third are irregular."""
    ordinals = dict(_OTHER_ORDINALS)
    for name, value in _words().items():
        if value in (0, 1, 3, 8):
            continue
        ordinals[name + ("de" if value < 20 else "ste")] = value
    for unit in ("honderd", "duizend"):
        ordinals[f"{unit}ste"] = _words()[unit]
    return ordinals
