"""How figures are printed: what, ours, theirs, the ratio, the aim, and the command that repeats it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """``aim``: the ratio that is aimed at; None where only the figure is told."""

    what: str
    ours: str
    theirs: str = ""
    ratio: float | None = None
    aim: float | None = None


def print_rows(title: str, rows: Sequence[Row], benchmark: str) -> None:
    table = Table(title=title, title_justify="left")
    for heading in ("measured", "ours", "beside", "ratio", "aim", "again with"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        aim = "" if row.aim is None else f"{row.aim:.2f} {'✓' if (row.ratio or 0) >= row.aim else '✗'}"
        table.add_row(row.what, row.ours, row.theirs, ratio, aim, f"python -m benchmarks.{benchmark}")
    Console(width=150).print(table)
