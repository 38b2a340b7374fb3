"""Typing errors as people make them, generated: a letter swapped with its neighbour, left out, doubled, added or hit
beside its key."""

import random

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: "".join(row[place] for place in (at - 1, at + 1) if 0 <= place < len(row))
    for row in _KEYBOARD
    for at, letter in enumerate(row)
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def with_typos(text: str, count: int, chance: random.Random) -> str:
    """The text (lower case) with ``count`` typing errors, different from the text itself."""
    written = text
    for _ in range(count):
        before = written
        while written in (before, text):
            written = _with_one(before, chance)
    return written


def _with_one(text: str, chance: random.Random) -> str:
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    at = chance.choice(places)
    letter = text[at]
    match chance.randrange(5):
        case 0 if at + 1 < len(text) and text[at + 1].isalpha():
            return text[:at] + text[at + 1] + letter + text[at + 2 :]
        case 1 if len(places) > 3:
            return text[:at] + text[at + 1 :]
        case 2:
            return text[:at] + letter + text[at:]
        case 3:
            return text[:at] + chance.choice(_BESIDE.get(letter, _LETTERS)) + text[at + 1 :]
        case _:
            return text[:at] + chance.choice(_LETTERS) + text[at:]
