"""What was typed to a question of ours instead of tapping its buttons: "ja graag", "de tweede", "Jens", "allebei"."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.replies.reply import Reply
from bot.understanding.names.folding import tokens

MOST_ANSWERS = 3
"""In one message, to "allebei"."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_YES = _words("ja jawel jazeker jep yep yes jo ok oke okay okido prima graag goed zeker natuurlijk tuurlijk top doe")
_NO = _words("nee neen nope niet geen laat hoeft")
_ALL = _words("allebei beide beiden alletwee alledrie alle allemaal")
_LAST = _words("laatste onderste")
_FILLING = _words(
    "hoor maar dat is het de die dan dank je u bedankt wel toch heel erg even eens alsjeblieft alstublieft aub svp mag "
    "ik bedoel bedoelde wil en of van met optie nummer nr graag ja nee meer twee drie"
)
_PLACES = tuple(
    map(_words, ("1 1e eerste een", "2 2e tweede", "3 3e derde", "4 4e vierde", "5 5e vijfde", "6 6e zesde",
                 "7 7e zevende", "8 8e achtste"))
)  # fmt: skip


class Option(NamedTuple):
    """A button: what stands on it, and what a tap on it sends."""

    label: str
    data: str


def options_of(reply: Reply) -> tuple[Option, ...]:
    """What can be answered to a reply that puts a question; nothing for another."""
    buttons = (one for row in reply.buttons for one in row) if reply.asks else ()
    return tuple(Option(one.label, one.data) for one in buttons if one.data and one.data != "/help")


def agrees(text: str) -> bool:
    """Is it a "yes" and no more?"""
    words = {token.folded for token in tokens(text)}
    return words <= _YES | _FILLING and not _YES.isdisjoint(words)


def picked(text: str, options: Sequence[Option]) -> tuple[Option, ...] | None:
    """The options meant, none for "nee"; None where the text is no answer to the question."""
    words = [token.folded for token in tokens(text)]
    said = [word for word in words if word not in _FILLING]
    if not words or not options:
        return None
    if len(options) == 1 and agrees(text):
        return tuple(options)
    if len(options) > 1 and said and _ALL.issuperset(said):
        return tuple(options[:MOST_ANSWERS])
    if set(words) <= _NO | _ALL | _FILLING and not _NO.isdisjoint(words):
        return ()
    if len(said) == 1:
        if said[0] in _LAST:
            return (options[-1],)
        for option, names in zip(options, _PLACES, strict=False):
            if said[0] in names:
                return (option,)
    fits = [one for one in options if said and {token.folded for token in tokens(one.label)}.issuperset(said)]
    return (fits[0],) if len(fits) == 1 else None
