"""One wording for each time an answer is about: now, an earlier moment, or Games that are over."""

from bot.replies import dutch
from medals_core.answering import Phase, Stage
from medals_core.medals import Colour, Tally


def by_tense(stage: Stage, now: str, then: str, ended: str) -> str:
    """``now`` while the answer holds, ``then`` for an earlier moment of running Games, ``ended`` for finished Games:
    "gaat voorbij", "ging voorbij", "was voorbijgegaan"."""
    if stage.phase is Phase.FINISHED:
        return ended
    return now if stage.is_latest else then


def extra_medals(extra: Tally) -> str:
    """A set of medals: "3 goud", "2 goud en 6 zilver", "2 goud, 5 zilver en 7 brons"."""
    return dutch.listing([f"{extra.of(colour)} {dutch.COLOUR_NAMES[colour]}" for colour in Colour if extra.of(colour)])


def either(sets: tuple[Tally, ...]) -> str:
    """Sets to choose from: "1 goud, 5 zilver, of 4 zilver en 5 brons"."""
    parts = [extra_medals(extra) for extra in sets]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} of {parts[-1]}"
