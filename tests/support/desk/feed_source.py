"""A feed of results, and what stands at its other end."""

from datetime import timedelta

from bot.desk.files.feed import Fetched
from bot.desk.files.results_export import as_json
from medals_core.ledger import Entry
from tests.support.desk.small_games import MEN, MORNING, WOMEN, B, G, S, entry, medal, small_archive

__all__ = ["MEN", "OTHER", "PODIUM", "STOLZ", "WOMEN", "Source"]

PODIUM = entry(WOMEN, medal(G, "NED", "Jutta Leerdam"), medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))
OTHER = entry(WOMEN, medal(G, "NED", "Femke Kok"), medal(S, "NED", "Jutta Leerdam"), medal(B, "JPN", "Miho Takagi"))
STOLZ = entry(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"), medal(B, "NOR", "Sander Eitrem"))


class Source:
    """What stands at the other end."""

    def __init__(self, *entries: Entry) -> None:
        self.state(*entries)

    def state(self, *entries: Entry, hours: int = 0) -> None:
        self.content = as_json(small_archive(*entries), MORNING + timedelta(hours=hours))

    async def __call__(self, last: Fetched) -> Fetched:
        return Fetched(None) if last.content == self.content else Fetched(self.content)
