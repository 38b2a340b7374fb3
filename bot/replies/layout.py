"""How a reply is laid out: bold and italic lines, aligned tables that hold on a phone, lists that never grow too long.

A table stands in ``<pre>``, some 32 characters wide. Flags have no sure width in a fixed-width font, so each stands at
the end of its line, where it can push nothing out of line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.replies.reply import MAX_TEXT_UNITS, safe, utf16_units
from medals_core.medals import Tally
from medals_core.nations import Nation

NAME_WIDTH = 13
OWN_MARK = "◂"

_SHORT_NAMES = {
    "USA": "VS",
    "GBR": "Gr-Brittannië",
    "TCH": "Tsjecho-Slow.",
    "GDR": "Oost-Duitsl.",
    "FRG": "West-Duitsl.",
    "EUN": "Gezam. Team",
    "EUA": "Duitse ploeg",
    "AIN": "Neutralen",
    "OAR": "OAR",
    "TPE": "Chin. Taipei",
    "LIE": "Liechtenstein",
    "UAE": "Emiraten",
    "COR": "Korea (samen)",
    "BIH": "Bosnië-Herz.",
}


@dataclass(frozen=True)
class TableLine:
    """One line of a medal table. ``last``: what stands in the last column instead of the total."""

    rank: int | None
    nation: Nation
    tally: Tally
    own: bool = False
    last: str = ""


GAP = None
"""A line of dots between parts of a table."""


def short_name(nation: Nation, width: int = NAME_WIDTH) -> str:
    name = _SHORT_NAMES.get(nation.noc, nation.name)
    return name if len(name) <= width else name[: width - 1] + "…"


def medal_table(lines: Sequence[TableLine | None], last_heading: str = "Tot") -> str:
    """The ``<pre>`` with rank, nation, gold, silver, bronze and total. ``GAP`` (None) gives a line of dots."""
    kept = [line for line in lines if line is not None]
    width = max((len(str(max(line.tally))) for line in kept), default=2)
    width = max(width, 2)
    last_width = max(3, len(last_heading), *(len(line.last) for line in kept), 0)
    rows = [f"   {'':<{NAME_WIDTH}} {'G':>{width}} {'Z':>{width}} {'B':>{width}} {last_heading:>{last_width}}"]
    for line in lines:
        if line is None:
            rows.append(" …")
            continue
        counts = " ".join(f"{count:>{width}}" for count in line.tally)
        last = line.last or str(line.tally.total)
        end = " ".join(part for part in (line.nation.flag, OWN_MARK if line.own else "") if part)
        rank = "-" if line.rank is None else str(line.rank)
        rows.append(f"{rank:>2} {short_name(line.nation):<{NAME_WIDTH}} {counts} {last:>{last_width}} {end}".rstrip())
    return f"<pre>{safe(chr(10).join(rows))}</pre>"


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
    kept: list[str] = []
    used = 0
    for item in all_items[:most]:
        used += utf16_units(item) + 1
        if used > units:
            break
        kept.append(item)
    left = len(all_items) - len(kept)
    return "\n".join([*kept, f"… en nog {left}"] if left else kept)


def fits(text: str) -> bool:
    """Does the text, tags and all, stay within one Telegram message?"""
    return utf16_units(text) <= MAX_TEXT_UNITS
