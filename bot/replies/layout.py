"""How a reply is laid out: bold and italic lines, aligned tables that hold on a phone, lists that never grow too long.

A table stands in ``<pre>``, at most 28 characters wide: more wraps on a phone. Flags have no sure width in a
fixed-width font, and no room, so names stand alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from bot.replies.local_time import without_local_times
from bot.replies.reply import MAX_TEXT_UNITS, safe, utf16_units
from medals_core.medals import Tally
from medals_core.nations import Nation

NAME_WIDTH = 13
"""Of a short name."""
TABLE_WIDTH = 28
OWN_MARK = "◂"

_SHORT_NAMES = {
    "USA": "VS", "GBR": "Gr-Brittannië", "TCH": "Tsjecho-Slow.", "GDR": "Oost-Duitsl.", "FRG": "West-Duitsl.",
    "EUN": "Gezam. Team", "EUA": "Duitse ploeg", "AIN": "Neutralen", "OAR": "OAR", "TPE": "Chin. Taipei",
    "LIE": "Liechtenstein", "UAE": "Emiraten", "COR": "Korea (samen)", "BIH": "Bosnië-Herz.",
}  # fmt: skip


@dataclass(frozen=True)
class TableLine:
    """One line of a medal table, in text or in a picture. ``last``: what stands in the last column; the total where
    nothing is given. ``moved``: places won, below zero: lost."""

    rank: int | None
    nation: Nation
    tally: Tally
    own: bool = False
    last: str = ""
    moved: int = 0

    @property
    def last_cell(self) -> str:
        return self.last or str(self.tally.total)


T = TypeVar("T")


def with_gaps(rows: Sequence[T], places: Iterable[int]) -> list[T | None]:
    """The rows at these places (from 0); None, a line of dots, where rows between them are left out."""
    found: list[T | None] = []
    for former, place in pairwise((-1, *sorted(set(places)))):
        found += [None, rows[place]] if found and place > former + 1 else [rows[place]]
    return found


_SHORTER_NAMES = {
    "GBR": "Groot-Britt.", "LIE": "Liechtenst.", "NZL": "N-Zeeland", "TCH": "Tsj.-Slow.", "COR": "Korea",
    "BIH": "Bosnië",
}  # fmt: skip


def short_name(nation: Nation, width: int = NAME_WIDTH) -> str:
    name = _SHORT_NAMES.get(nation.noc, nation.name)
    if len(name) > width:
        name = _SHORTER_NAMES.get(nation.noc, name)
    return name if len(name) <= width else name[: width - 1] + "…"


def button_name(nation: Nation) -> str:
    """VS, Groot-Brittannië: its short form where that is no cut word; a long name has the row to itself."""
    short = _SHORT_NAMES.get(nation.noc, nation.name)
    return nation.name if "." in short or "-" in short else short


def medal_table(lines: Sequence[TableLine | None], last_heading: str = "Tot") -> str:
    """The ``<pre>`` with rank, nation, gold, silver, bronze and total. None gives a line of dots."""
    kept = [line for line in lines if line is not None]
    width = max(2, *(len(str(max(line.tally))) for line in kept), 0)
    last_width = max(len(last_heading), *(len(line.last_cell) for line in kept))
    room = TABLE_WIDTH - 3 - 3 * (width + 1) - (last_width + 1)
    names = [_name(line, room) for line in kept]
    name_width = max(map(len, names))
    rows = [f"   {'':<{name_width}} {'G':>{width}} {'Z':>{width}} {'B':>{width}} {last_heading:>{last_width}}"]
    for line in lines:
        if line is None:
            rows.append(" …")
            continue
        counts = " ".join(f"{count:>{width}}" for count in line.tally)
        rank = "-" if line.rank is None else str(line.rank)
        rows.append(f"{rank:>2} {_name(line, room):<{name_width}} {counts} {line.last_cell:>{last_width}}")
    return f"<pre>{safe(chr(10).join(rows))}</pre>"


def table_aloud(lines: Sequence[TableLine | None], last: str = "totaal") -> tuple[str, ...]:
    """The same for who hears it, with whole names: 3. Nederland 10-7-3 · 20."""
    rows = [f"goud-zilver-brons · {last}"]
    for line in lines:
        if line is None:
            rows.append("…")
            continue
        rank, counts = "" if line.rank is None else f"{line.rank}. ", "\u2011".join(map(str, line.tally))
        rows.append(f"{rank}{line.nation.name} {counts} · {line.last_cell}")
    return tuple(rows)


def plain_table(lines: Sequence[TableLine | None]) -> str:
    """The same a line a nation, for where no ``<pre>`` may stand: 1. 🇳🇴 Noorwegen 18-12-11."""
    return "\n".join("…" if line is None else safe(_plain(line)) for line in lines)


def _plain(line: TableLine) -> str:
    rank = "-" if line.rank is None else f"{line.rank}."
    words = (rank, line.nation.flag, line.nation.name, str(line.tally), OWN_MARK if line.own else "")
    return " ".join(word for word in words if word)


def _name(line: TableLine, room: int) -> str:
    """The own nation is marked."""
    return f"{short_name(line.nation, room - 2)} {OWN_MARK}" if line.own else short_name(line.nation, room)


def bold(text: str) -> str:
    return f"<b>{safe(text)}</b>"


def italic(text: str) -> str:
    return f"<i>{safe(text)}</i>"


def lines(*parts: str | None) -> str:
    """The parts below one another, without those that are None or empty."""
    return "\n".join(part for part in parts if part)


def blocks(*parts: str | None) -> str:
    """The parts with an empty line between them, without those that are None or empty."""
    return "\n\n".join(part for part in parts if part)


def fitting(items: Iterable[str], most: int = 40, units: int = 2800) -> str:
    """The items below one another as far as they fit; what is left out is counted in a last line."""
    all_items = list(items)
    most += len(all_items) == most + 1  # rather than that one is left
    kept: list[str] = []
    used = 0
    for item in all_items[:most]:
        used += utf16_units(without_local_times(item)) + 1
        if used > units:
            break
        kept.append(item)
    left = len(all_items) - len(kept)
    return "\n".join([*kept, f"… en nog {left}"] if left else kept)


def fits(text: str) -> bool:
    """Does the text, tags and all, stay within one Telegram message?"""
    return utf16_units(without_local_times(text)) <= MAX_TEXT_UNITS
