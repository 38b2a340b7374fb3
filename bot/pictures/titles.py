"""What stands in the band of a picture."""

from bot.replies import dutch
from bot.replies.queries.filters import part_of
from bot.replies.rendering import Scene
from medals_core.answering import Phase, Stage
from medals_core.queries.filters import Medals


def of_games(stage: Stage) -> str:
    """Eindstand Milaan en Cortina 2026; while they run, the Games alone: the moment stands below."""
    name = dutch.games_name(stage.games)
    return f"Eindstand {name}" if stage.phase is Phase.FINISHED else name


def of_part(title: str, only: Medals, scene: Scene) -> str:
    """With the part of the medals: Eindstand Milaan en Cortina 2026, bij het schaatsen, bij de vrouwen."""
    part = part_of(only, scene)
    return f"{title}, {part}" if part else title
