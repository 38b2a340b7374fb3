"""Lines of a medal table as they are drawn: rank, flag, name, gold, silver, bronze and a last column."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas
from bot.pictures.frame import MARGIN
from bot.pictures.names import nation_name
from bot.replies.dutch import COLOUR_NAMES
from medals_core.medals import Colour, Tally
from medals_core.nations import Nation

HEAD = 42.0
GAP_HEIGHT = 22.0
ROOMY, TIGHT = 38.0, 31.0
MANY_ROWS = 16
"""From so many lines on they stand closer together."""

LAST_X = WIDTH - MARGIN
COLOUR_X = {Colour.GOLD: 345.0, Colour.SILVER: 393.0, Colour.BRONZE: 441.0}
"""The columns of every list with medals in it, so that one card has one grid."""
_RANK_X, _FLAG_X, _NAME_X = 50.0, 76.0, 98.0
_MOVED_X = 318.0


@dataclass(frozen=True)
class Line:
    """``last``: what stands in the last column. ``rank`` empty: outside the ranking. ``moved``: places won, below zero:
    lost."""

    nation: Nation
    tally: Tally
    rank: str
    last: str
    own: bool = False
    moved: int = 0


def row_height(lines: Sequence[Line | None]) -> float:
    return TIGHT if len(lines) > MANY_ROWS else ROOMY


def rows_height(lines: Sequence[Line | None]) -> float:
    """Of the heads and the lines; None is a gap."""
    gaps = sum(line is None for line in lines)
    return HEAD + (len(lines) - gaps) * row_height(lines) + gaps * GAP_HEIGHT


def medal_disc(canvas: Canvas, x: float, y: float, colour: Colour, radius: float = 10) -> None:
    """The colour's disc with its Dutch initial in it: G, Z or B, for whoever does not tell the colours apart."""
    palette = canvas.palette
    canvas.disc(x, y, radius, palette.medal(colour))
    initial = COLOUR_NAMES[colour][0].upper()
    canvas.text(x, y, initial, radius * 1.15, weight=BOLD, fill=palette.on_medal, align="middle")


def draw_heads(canvas: Canvas, top: float, first: str, last: str) -> None:
    """The heads of the columns, with what stands in the first one in words."""
    palette = canvas.palette
    y = top + HEAD / 2
    if first:
        canvas.text(MARGIN, y, first, 15.5, weight=BOLD, fill=palette.faint)
    for colour, x in COLOUR_X.items():
        medal_disc(canvas, x, y, colour)
    canvas.text(LAST_X, y, last, 14, weight=BOLD, fill=palette.faint, align="right")
    canvas.rule(MARGIN, top + HEAD, WIDTH - MARGIN)


def draw_counts(canvas: Canvas, y: float, tally: Tally, size: float, *, bold: bool = False, gold: bool = True) -> None:
    """Gold, silver and bronze in their columns. ``gold``: the gold stands out, as what a table is ordered by."""
    for colour, x in COLOUR_X.items():
        count = tally.of(colour)
        weight = BOLD if bold or (colour is Colour.GOLD and gold) else MEDIUM
        fill = None if count else canvas.palette.faint
        canvas.text(x, y, str(count), size, weight=weight, align="middle", fill=fill)


def draw_rows(canvas: Canvas, top: float, lines: Sequence[Line | None], last_heading: str, *, by_last: bool) -> None:
    """``by_last``: the last column is what the lines are ordered by, so it stands out instead of the gold."""
    palette = canvas.palette
    draw_heads(canvas, top, "", last_heading)
    y, height = top + HEAD, row_height(lines)
    size = 18.0 if height == ROOMY else 16.5
    striped = False
    for line in lines:
        if line is None:
            for place in (-10, 0, 10):
                canvas.disc(_NAME_X + 12 + place, y + GAP_HEIGHT / 2, 2, palette.faint)
            y, striped = y + GAP_HEIGHT, False
            continue
        if line.own:
            canvas.box(0, y, WIDTH, height, palette.own)
            canvas.box(0, y, 6, height, palette.own_mark)
        elif striped:
            canvas.box(0, y, WIDTH, height, palette.stripe)
        _draw_line(canvas, y + height / 2, line, size, by_last=by_last)
        y, striped = y + height, not striped


def draw_moved(canvas: Canvas, x: float, y: float, moved: int, size: float) -> None:
    """▲2 or ▼1, ending at ``x``; nothing for who stayed."""
    if not moved:
        return
    fill = canvas.palette.up if moved > 0 else canvas.palette.down
    canvas.text(x, y, str(abs(moved)), size, weight=BOLD, fill=fill, align="right")
    canvas.triangle(x - 9 - size * 0.6 * len(str(abs(moved))), y, size * 0.72, fill, up=moved > 0)


def _draw_line(canvas: Canvas, y: float, line: Line, size: float, *, by_last: bool) -> None:
    palette = canvas.palette
    canvas.text(
        _RANK_X, y, line.rank or "–", size, weight=BOLD, align="right", fill=None if line.own else palette.faint
    )
    canvas.flag(_FLAG_X, y, line.nation.noc, size * 1.45)
    room = (_MOVED_X - 34 if line.moved else COLOUR_X[Colour.GOLD] - 22) - _NAME_X
    weight = BOLD if line.own else MEDIUM
    canvas.text(_NAME_X, y, nation_name(line.nation, room, size, weight), size, weight=weight)
    draw_moved(canvas, _MOVED_X, y, line.moved, size * 0.8)
    draw_counts(canvas, y, line.tally, size, bold=line.own, gold=not by_last)
    weight = BOLD if line.own or by_last else MEDIUM
    canvas.text(LAST_X, y, line.last, size, weight=weight, align="right")
