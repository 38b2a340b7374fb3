"""Dutch numerals: digits, words, ordinals."""

import pytest

from bot.understanding.time.numbers import cardinal, ordinal, years_in_digits


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("twee", 2), ("één", 1), ("'n", 1), ("vijfentwintig", 25), ("tweeëntwintig", 22), ("honderd", 100),
        ("honderdeen", 101),
        ("vijftienhonderd", 1500), ("tienduizend", 10_000), ("10.000", 10_000), ("12", 12), ("2x", 2), ("geen", 0),
        ("negenennegentig", 99),
    ],
)  # fmt: skip
def test_cardinals(word: str, value: int) -> None:
    assert cardinal(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("3e", 3), ("3de", 3), ("1ste", 1), ("eerste", 1), ("tweede", 2), ("derde", 3), ("vierde", 4), ("achtste", 8),
        ("tiende", 10), ("veertiende", 14), ("twintigste", 20), ("eenentwintigste", 21), ("honderdste", 100),
    ],
)  # fmt: skip
def test_ordinals(word: str, value: int) -> None:
    assert ordinal(word) == value
    assert cardinal(word) is None


@pytest.mark.parametrize("word", ["goud", "weg", "achter", "", "7,5", "eentonig", "18:00", "1234567"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert cardinal(word) is None
    assert ordinal(word) is None


def test_each_number_word_means_one_number() -> None:
    units = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
    assert [cardinal(f"{unit}entwintig") for unit in units] == list(range(21, 30))
    assert [cardinal(f"{unit}enzestig") for unit in units] == list(range(61, 70))


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("in negentienachtenveertig", "in 1948"),
        ("negentienhonderd tweeëntwintig", "1922"),
        ("tweeduizend en zes", "2006"),
        ("twintig zesentwintig", "2026"),
        ("goud in vierentachtig?", "goud in 1984?"),
        ("in tweeëntwintig had", "in 2022 had"),
        ("negentien landen", "negentien landen"),
        ("in tweeëntwintig landen", "in tweeëntwintig landen"),
        ("negentien zilver en een goud", "negentien zilver en een goud"),
    ],
)
def test_years_in_words_become_digits(said: str, years: str) -> None:
    assert years_in_digits(said) == years
