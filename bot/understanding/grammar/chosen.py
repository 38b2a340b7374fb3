"""An athlete that was chosen among several of a name, or that a pronoun points to."""

from dataclasses import dataclass

from bot.understanding.names.found import Found, MatchKind
from medals_core.games import Athlete


@dataclass(frozen=True)
class Chosen:
    """Stands where the span of a name stands."""

    athlete: Athlete

    @property
    def match(self) -> Found[Athlete]:
        return Found(self.athlete, 1.0, MatchKind.NAME)

    @property
    def items(self) -> tuple[Athlete]:
        return (self.athlete,)
