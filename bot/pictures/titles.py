"""What stands in the band of a picture."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.answering import Phase, Stage
from medals_core.games import Gender


def of_games(stage: Stage) -> str:
    """Eindstand Milaan en Cortina 2026; while they run, the Games alone: the moment stands below."""
    name = dutch.games_name(stage.games)
    return f"Eindstand {name}" if stage.phase is Phase.FINISHED else name


def of_part(title: str, discipline: str | None, gender: Gender | None, scene: Scene) -> str:
    """With the part of the events: Eindstand Milaan en Cortina 2026, schaatsen, vrouwen."""
    parts = [title]
    if discipline is not None:
        parts.append(scene.archive.disciplines[discipline].name)
    if gender is not None:
        parts.append(dutch.GENDER_NAMES[gender])
    return ", ".join(parts)
