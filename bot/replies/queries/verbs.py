"""The verb with medals and with a place, by the moment that an answer is about."""

from bot.replies import dutch
from medals_core.answering import Phase, Stage
from medals_core.archive import LATEST
from medals_core.queries.filters import Medals


def won(of: Medals, stage: Stage, many: bool) -> str:
    """won; heeft, while that can still change; had, at a moment asked for."""
    settled = of.from_day or of.to_day or of.after or of.weekdays or not of.games.is_current
    if settled and (of.as_of == LATEST or not of.games.is_current):
        return "wonnen" if many else "won"
    return dutch.has(stage, many)


def had(of: Medals, stage: Stage, many: bool) -> str:
    past = dutch.is_past(stage) or not of.games.is_current
    return ("hadden" if many else "had") if past else ("hebben" if many else "heeft")


def stood(stage: Stage, many: bool = False) -> str:
    if dutch.is_past(stage):
        return "stonden" if many else "stond"
    return "staan" if many else "staat"


def can_change(of: Medals, stage: Stage) -> bool:
    """Can more still come to what was counted?"""
    running = stage.phase is not Phase.FINISHED and stage.is_latest and of.games.is_current and of.as_of == LATEST
    return running and (of.to_day is None or of.to_day >= stage.games.local(stage.at).date())
