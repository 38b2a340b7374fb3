"""English and German: the words that a question turns on, put into Dutch before it is read."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.understanding.grammar.words.phrase_book import read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_SURELY = {
    "english": frozenset((
        "how", "many", "much", "which", "who", "did", "does", "the", "were", "those", "and", "but", "with", "without",
        "they", "their", "women's", "men's", "not", "medals", "country", "countries", "what", "when", "from", "by",
        "for", "most", "than",
    )),
    "german": frozenset((
        "viele", "hat", "haben", "mehr", "weniger", "und", "aber",
        "welches", "welcher", "welchem", "wer", "auf", "platz",
        "ist", "sind", "wurde", "gewann", "holte", "medaillen", "kein", "keine", "ohne", "nicht", "goldmedaillen",
        "für", "über", "beim", "davon", "meisten", "frauen", "männer",
    )),
}  # fmt: skip
"""Words that few write in Dutch."""
_MOST_OF = 2
"""So many of them, or more, make a text one of that language; so does the first word of "und Holland?"."""
_FIRST = ("and", "und", "but", "aber")


def as_dutch(text: str) -> str:
    """The text, of which the words that matter are Dutch if it was English or German."""
    said = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    words = set(said)
    language = max(_SURELY, key=lambda one: len(words & _SURELY[one]))
    if len(words & _SURELY[language]) < (1 if said[:1] and said[0] in _FIRST else _MOST_OF):
        return text
    pattern, dutch = _table(language)
    led = re.sub(r"^\W*(?:did|do|does|have)\b", "heeft", text, count=1, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", pattern.sub(lambda found: dutch[found.group().lower().replace("’", "'")], led)).strip()


@cache
def _table(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    book = read_yaml(Path(__file__).with_name("abroad.yaml"))[language]
    longest = sorted(book, key=len, reverse=True)
    found = "|".join(re.escape(one).replace("'", "['’]") for one in longest)
    return re.compile(rf"(?<![\w'’])(?:{found})(?![\w'’])", re.IGNORECASE), book
