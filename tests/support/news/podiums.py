"""The podiums that the news of these tests is about."""

from medals_core.medals import Medal
from tests.support.desk.small_games import MEN, WOMEN, B, G, S, medal

__all__ = ["FEMKE", "JUTTA", "MEN", "MIHO", "PURSUIT", "SHORT", "WOMEN", "women"]

PURSUIT = "speed-skating-team-pursuit-men"
SHORT = "short-track-1000m-men"
JUTTA, FEMKE, MIHO = "Jutta Leerdam", "Femke Kok", "Miho Takagi"


def women(*names: str) -> tuple[Medal, ...]:
    nocs = {JUTTA: "NED", FEMKE: "NED", MIHO: "JPN", "Brittany Bowe": "USA"}
    return tuple(medal(colour, nocs[name], name) for colour, name in zip((G, S, B), names, strict=False))
