"""Who took part in Games and won no medal, of a few nations: kept in a file until one of them is asked about."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from medals_core.datafiles import DataFolder, Faults
from medals_core.games import GamesId

FILE = "without_medal.csv"
COLUMNS = ("name", "noc", "games")


class TookPart(NamedTuple):
    name: str
    games: tuple[GamesId, ...]


def took_part(root: Path) -> Iterator[TookPart]:
    """Nobody where there is no such file."""
    folder = DataFolder(root, Faults(strict=True))
    for row in folder.rows(FILE, COLUMNS) if folder.has(FILE) else ():
        yield TookPart(row["name"], row.names("games"))
