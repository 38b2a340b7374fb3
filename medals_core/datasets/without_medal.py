"""Who took part in Games and won no medal, of a few nations: kept in a file until one of them is asked about."""

from collections.abc import Iterator
from pathlib import Path

from medals_core.datasets.datafiles import DataFolder, Faults
from medals_core.people import TookPart

FILE = "without_medal.csv"
COLUMNS = ("name", "noc", "games")


def took_part(root: Path) -> Iterator[TookPart]:
    """Nobody where there is no such file."""
    folder = DataFolder(root, Faults(strict=True))
    for row in folder.rows(FILE, COLUMNS) if folder.has(FILE) else ():
        yield TookPart(row["name"], row.names("games"))
