"""Numbers in what comes from outside: the data of a button, the words after a command."""

MOST_DIGITS = 18
"""So many fit in the 64 bits of a column, whatever they are."""


def whole_number(text: str) -> int | None:
    """The number that is written; None for what is none, or too large to be kept. (``isdigit`` is true of "²", which
    ``int`` does not read.)"""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None
