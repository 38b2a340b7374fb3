"""Text brought to a form in which names and words can be compared: no case, no accents, no invisible characters."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

LONGEST = 500
"""Characters of a text that are looked at. A question to a medal desk is shorter; a longer text is cut, so that no
input can cost more than a sentence does."""

JUST_SEEN = 8
"""Sentences of which is remembered what was found in them."""

_RAW_LONGEST = 8 * LONGEST

_LETTERS = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
        "ŋ": "n", "ŧ": "t", "ə": "e", "ĸ": "k", "ŀ": "l",
    }
)  # fmt: skip
"""The letters that NFKD leaves whole."""

_WRITTEN_OUT: tuple[Mapping[str, str], ...] = (
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"},
    {"ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "a"},
)
"""How a letter is written on a keyboard without it: Müller is Mueller, Sørensen is Soerensen, Ås is Aas."""

_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛`´ʼʹ′ʻ＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_AROUND = re.compile(r"(?P<before>^\W*)(?P<said>.*\w)(?P<after>\W*)$", re.DOTALL)
_IN_WORDS = re.compile(
    r"\b(?:me?d\w*l\w*|plak(?:ken)?|goud\w*|zilver\w*|brons|bronzen|podium\w*|kampioen\w*)\b", re.IGNORECASE
)
_FEWEST_WORDS = 4
_MEDALS = {ord("🥇"): " goud ", ord("🥈"): " zilver ", ord("🥉"): " brons "}
_NO_MEDALS = dict.fromkeys(_MEDALS)
_SIGNS = {**_APOSTROPHES, **_DASHES, **_MEDALS}
_REGIONAL_A = 0x1F1E6
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")

_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ABBREVIATION = re.compile(r"\b([^\W\d_])\.(?=\s|[^\W\d_]|$)")
_NOT_IN_A_NAME = re.compile(r"(?:(?<!\d)[.:]|[.:](?!\d)|[^\w.:]|_)+")
_TOKEN = re.compile(r"'?[^\W_]+(?:(?:'|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]))[^\W_]+)*")


class Token(NamedTuple):
    """A word of a text."""

    text: str
    """as written"""
    folded: str
    """as compared; never empty"""
    start: int
    """place in the cleaned text"""
    end: int

    @property
    def is_capitals(self) -> bool:
        return self.text.isupper()

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


def clean(text: str) -> str:
    """The text without invisible and control characters, with plain apostrophes and dashes, one space between words,
    cut at `LONGEST`. A flag becomes its two letters, a medal its colour. Cleaning a clean text changes nothing."""
    if text.isascii() and text.isprintable():
        return " ".join(text[:_RAW_LONGEST].split())[:LONGEST].rstrip()
    kept = unicodedata.normalize("NFC", _undecorated(text[:_RAW_LONGEST])).translate(_SIGNS)
    kept = _FLAG.sub(_flag_letters, kept)
    if not kept.isprintable():
        kept = unicodedata.normalize("NFC", "".join(_visible(character) for character in kept))
    return " ".join(kept.split())[:LONGEST].rstrip()


def _undecorated(text: str) -> str:
    """Without the medals around a sentence that is ended, or that says in words which are meant: "hoeveel medailles
    heeft Kok 🥇" asks for those of any colour."""
    around = _AROUND.match(text)
    if around is None or len(around["said"].split()) < _FEWEST_WORDS or around["said"].endswith((" en", " of")):
        return text
    before, said, after = around.group("before", "said", "after")
    if _IN_WORDS.search(said) or (before != before.translate(_NO_MEDALS) and after != after.translate(_NO_MEDALS)):
        before, ended = before.translate(_NO_MEDALS), 0
    else:
        ended = next((at + 1 for at, sign in enumerate(after) if sign in "?!."), len(after))
    return f"{before}{said}{after[:ended]}{after[ended:].translate(_NO_MEDALS)}"


def _flag_letters(match: re.Match[str]) -> str:
    letters = "".join(chr(ord("A") + ord(sign) - _REGIONAL_A) for sign in match.groups())
    return f" {letters} "


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category[0] == "C" else character


@lru_cache(maxsize=2048)  # as the words of a text are asked about again and again while it is read
def fold(text: str) -> str:
    """Lower-case letters and digits with single spaces: ``Jens van 't Wout`` is ``jens van t wout``.

    Apostrophes vanish (``kiwi's`` is ``kiwis``), dashes and other signs become a space, ``V.S.`` is ``vs``,
    ``10.000`` is ``10000`` and ``7,5`` is ``7.5``."""
    return _fold(clean(text))


def _fold(cleaned: str) -> str:
    letters = cleaned.lower().replace("'", "")
    if not letters.isascii():
        spread = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)
    plain = letters.replace("-", " ")
    if plain.replace(" ", "").isalpha():
        return " ".join(plain.split())[:LONGEST]  # as nearly all names are: no sign for the patterns below
    letters = _THOUSANDS.sub("", letters)
    letters = _DECIMAL_COMMA.sub(".", letters)
    letters = _ABBREVIATION.sub(r"\1", letters)
    return " ".join(_NOT_IN_A_NAME.sub(" ", letters).split())[:LONGEST]


def compact(text: str) -> str:
    """Folded and without spaces: ``vantwout``."""
    return fold(text).replace(" ", "")


def variants(text: str) -> tuple[str, ...]:
    """The folded text first, then as it is written on a keyboard without its letters: ö is o or oe, å is a or aa."""
    cleaned = clean(text).lower()
    found = [_fold(cleaned)]
    if cleaned.isascii():
        return (found[0],)
    for table in _WRITTEN_OUT:
        written = cleaned
        for letter, letters in table.items():
            written = written.replace(letter, letters)
        if written != cleaned:
            found.append(_fold(written))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of the text in order; places are those in ``clean(text)``."""
    cleaned = clean(text)
    found = []
    for match in _TOKEN.finditer(cleaned):
        folded = fold(match.group()).replace(" ", "")
        if folded:
            found.append(Token(match.group(), folded, match.start(), match.end()))
    return tuple(found)
