"""Remarks: what somebody feels or tells before a question that stands by itself ("het scheelde zo weinig. Waren wij met
…"). They are left out where they name nothing that the question does not name too."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.following.leaning import leans, named_in
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.message_parts import Piece

_SAYS_WHAT = (
    "ask", "amount", "colour", "only", "excepted", "except_verb", "suppose", "than", "compared", "most", "record",
    "page", "top", "placed", "measure", "concept", "at_least", "at_most", "less_if", "extra", "turned", "correct",
    "number", "then", "rank", "beside", "to_pass", "threw_off", "metals", "right_question",
)  # fmt: skip
"""Kinds that say what is asked, or may be false."""
_MEANS = re.compile(
    r"\b(?:bedoel\w*|zoek|zocht|wil|wou|wilde|wilden|graag|tel|telt|reken|vraag|noem|geef|gok|wed|stel|neem|kijk|let|"
    r"alleen|enkel|beperk|vergelijk|(?:gaat|ging|heb|had|hebben|hadden) (?:\w+ ){0,2}(?:om|over)|klopt|niet waar)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^\W*(?:ik|'?k|we|wij|mij|me|mijn|m'n|het|'?t|dat|die|zo'?n|wat|er|in|op|toen|vroeger)\b", re.IGNORECASE
)
_SHORTEST = 4
_ARTICLES = ("het", "t", "er")


def without_remarks(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those before a question that stands by itself idle where they only remark."""
    asked = pieces[-1]
    if asked.idle or len(pieces) < 2 or not _stands_alone(asked.attempt):
        return pieces
    return [replace(one, idle=one.idle or _is_remark(one, asked.attempt)) for one in pieces[:-1]] + [asked]


def _stands_alone(attempt: Attempt) -> bool:
    read = attempt.question is not None and not (attempt.defaults or attempt.notes or attempt.frame in PAGES)
    points = any(
        one.has("pronoun") and not one.has("be") and one.text.lower() not in _ARTICLES for one in attempt.items
    )
    return read and not (points or leans(attempt.items)) and bool(_names(attempt.items))


def _is_remark(piece: Piece, asked: Attempt) -> bool:
    attempt, text = piece.attempt, piece.text
    if attempt.done or attempt.concept or text.endswith("?") or _MEANS.search(text) or not _TELLS.match(text):
        return False
    says = any(one.has_any(_SAYS_WHAT) and not one.is_small for one in attempt.items)
    return len(text.split()) >= _SHORTEST and not says and _names(attempt.items) <= _names(asked.items)


def _names(items: Sequence[Item]) -> set[str]:
    """What is named: nations by their codes, the rest as it is said."""
    found = set()
    for one in named_in(items):
        match = getattr(one.value("nation"), "match", None) if one.has("nation") else None
        found.add(getattr(getattr(match, "item", None), "noc", "") or one.text.lower())
    return found
