"""The register of the functions that make a question from a reading; ``phrasings/intents.yaml`` names them."""

from collections.abc import Callable

from bot.understanding.sentences_reading import Reading
from bot.understanding.understood import Understanding
from medals_core.questions import Asked

Made = Asked | Understanding | None
"""A question, an ask-back or refusal, or None: this is not what was asked after all."""

Maker = Callable[[Reading], Made]
_MAKERS: dict[str, Maker] = {}


def maker(function: Maker) -> Maker:
    """Register under the function's own name (without a trailing underscore)."""
    _MAKERS[function.__name__.rstrip("_")] = function
    return function


def made_by(name: str, reading: Reading) -> Made:
    return _MAKERS[name.rstrip("_")](reading)


def known_makers() -> frozenset[str]:
    return frozenset(_MAKERS)
