"""The verb with medals and with a place, by the moment that an answer is about."""

from bot.replies import dutch
from bot.replies.queries.filters import Words, sentence
from medals_core.answering import Phase, Stage
from medals_core.archive import LATEST
from medals_core.queries.filters import Medals

_PLURALS = {
    "blijft": "blijven", "bleef": "bleven", "deed": "deden", "doet": "doen", "eindigde": "eindigden", "had": "hadden",
    "heeft": "hebben", "hield": "hielden", "houdt": "houden", "is": "zijn", "kan": "kunnen", "kon": "konden",
    "staat": "staan", "stond": "stonden", "was": "waren", "werd": "werden", "wint": "winnen", "won": "wonnen",
    "wordt": "worden",
    "zou": "zouden",
}  # fmt: skip


def agreeing(verb: str, many: bool) -> str:
    """won; of many: wonnen."""
    return _PLURALS[verb] if many else verb


def won(of: Medals, stage: Stage, many: bool) -> str:
    """won; heeft, while that can still change; had, at a moment asked for."""
    settled = of.from_day or of.to_day or of.after or of.weekdays or not of.games.is_current
    if settled and (of.as_of == LATEST or not of.games.is_current):
        return agreeing("won", many)
    return dutch.has(stage, many) if of.as_of == LATEST else had(of, stage, many)


def they_won(said: Words, of: Medals, stage: Stage, *what: str, one: bool = False) -> str:
    """Nederland won 10 gouden medailles bij het schaatsen; of nobody: er vielen 10 gouden medailles, or ``one``."""
    return sentence(said, won(of, stage, said.many) if said.who else "viel" if one else "vielen", *what)


def had(of: Medals, stage: Stage, many: bool) -> str:
    return agreeing("had" if dutch.is_past(stage) or not of.games.is_current else "heeft", many)


def stood(stage: Stage, many: bool = False) -> str:
    return agreeing("stond" if dutch.is_past(stage) else "staat", many)


def ended_above(stage: Stage, many: bool) -> str:
    """The verb with "boven Italië": staat; stond; eindigde."""
    return dutch.stands(stage, many).removesuffix(" als")


def can_change(of: Medals, stage: Stage) -> bool:
    """Can more still come to what was counted?"""
    running = stage.phase is not Phase.FINISHED and stage.is_latest and of.games.is_current and of.as_of == LATEST
    return running and (of.to_day is None or of.to_day >= stage.games.local(stage.at).date())
