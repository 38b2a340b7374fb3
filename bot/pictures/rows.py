"""Lines of a medal table as they are drawn: rank, flag, name, gold, silver, bronze and a last column; or, of a long
table, in two columns without the last one: all nations on one screen of a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas
from bot.pictures.frame import MARGIN
from bot.pictures.look import MEDAL_COLOURS, ON_MEDAL
from bot.pictures.names import nation_name
from bot.replies.dutch import COLOUR_NAMES
from bot.replies.layout import TableLine
from medals_core.medals import Colour, Tally

HEAD = 42.0
GAP_HEIGHT = 22.0
ROOMY, TIGHT = 38.0, 31.0
MANY_ROWS = 16
"""From so many lines on they stand closer together."""

LAST_X = WIDTH - MARGIN
COLOUR_X = {Colour.GOLD: 345.0, Colour.SILVER: 393.0, Colour.BRONZE: 441.0}
"""The columns of every list with medals in it, so that one card has one grid."""
_MOVED_X = 318.0


@dataclass(frozen=True)
class _Grid:
    """Where the parts of a line stand, in points from its left. ``mark``: as wide is the bar of the own nation;
    ``flag_size``: in sizes of the letters."""

    width: float
    mark: float
    rank: float
    flag: float
    flag_size: float
    name: float
    colours: Mapping[Colour, float]


_WIDE = _Grid(WIDTH, 6, 50, 76, 1.45, 98, COLOUR_X)
_HALF = _Grid(WIDTH / 2, 5, 35, 51, 1.35, 66, {Colour.GOLD: 194, Colour.SILVER: 222, Colour.BRONZE: 250})
_COLUMN_HEAD, _COLUMN_ROW, _COLUMN_SIZE = 34.0, 32.0, 15.0


def places_won(was: int | None, now: int | None) -> int:
    """Who had no rank, or has none now, has not moved but come in or gone."""
    return was - now if was is not None and now is not None else 0


def row_height(lines: Sequence[TableLine | None]) -> float:
    return TIGHT if len(lines) > MANY_ROWS else ROOMY


def rows_height(lines: Sequence[TableLine | None]) -> float:
    """Of the heads and the lines; None is a gap."""
    gaps = sum(line is None for line in lines)
    return HEAD + (len(lines) - gaps) * row_height(lines) + gaps * GAP_HEIGHT


def columns_height(lines: Sequence[TableLine]) -> float:
    return _COLUMN_HEAD + _deep(lines) * _COLUMN_ROW


def medal_disc(canvas: Canvas, x: float, y: float, colour: Colour, radius: float = 10) -> None:
    """The colour's disc with its Dutch initial in it: G, Z or B, for whoever does not tell the colours apart."""
    canvas.disc(x, y, radius, MEDAL_COLOURS[colour])
    initial = COLOUR_NAMES[colour][0].upper()
    canvas.text(x, y, initial, radius * 1.15, weight=BOLD, fill=ON_MEDAL, align="middle")


def draw_heads(canvas: Canvas, top: float, first: str = "", last: str = "Totaal") -> None:
    """The heads of the columns, with what stands in the first one in words."""
    palette = canvas.palette
    y = top + HEAD / 2
    canvas.text(MARGIN, y, first, 15.5, weight=BOLD, fill=palette.faint)
    for colour, x in COLOUR_X.items():
        medal_disc(canvas, x, y, colour)
    canvas.text(LAST_X, y, last, 14, weight=BOLD, fill=palette.faint, align="right")
    canvas.rule(MARGIN, top + HEAD, WIDTH - MARGIN)


def draw_counts(
    canvas: Canvas, y: float, tally: Tally, size: float, *, left: float = 0, grid: _Grid = _WIDE, bold: bool = False,
    gold: bool = True,
) -> None:  # fmt: skip
    """Gold, silver and bronze in their columns. ``gold``: the gold stands out, as what a table is ordered by."""
    for colour, x in grid.colours.items():
        count = tally.of(colour)
        weight = BOLD if bold or (colour is Colour.GOLD and gold) else MEDIUM
        fill = None if count else canvas.palette.faint
        canvas.text(left + x, y, str(count), size, weight=weight, align="middle", fill=fill)


def draw_rows(
    canvas: Canvas, top: float, lines: Sequence[TableLine | None], last: str = "Totaal", *, by_last: bool = False
) -> None:
    """``by_last``: the last column is what the lines are ordered by, so it stands out instead of the gold."""
    draw_heads(canvas, top, last=last)
    y, height = top + HEAD, row_height(lines)
    size = 18.0 if height == ROOMY else 16.5
    striped = False
    for line in lines:
        if line is None:
            for place in (-10, 0, 10):
                canvas.disc(_WIDE.name + 12 + place, y + GAP_HEIGHT / 2, 2, canvas.palette.faint)
            y, striped = y + GAP_HEIGHT, False
            continue
        middle = y + height / 2
        room = (_MOVED_X - 34 if line.moved else COLOUR_X[Colour.GOLD] - 22) - _WIDE.name
        _draw_start(canvas, 0, y, height, line, _WIDE, size, room, striped=striped)
        _draw_moved(canvas, middle, line.moved, size * 0.8)
        draw_counts(canvas, middle, line.tally, size, bold=line.own, gold=not by_last)
        weight = BOLD if line.own or by_last else MEDIUM
        canvas.text(LAST_X, middle, line.last_cell, size, weight=weight, align="right")
        y, striped = y + height, not striped


def draw_columns(canvas: Canvas, top: float, lines: Sequence[TableLine]) -> None:
    """The first half left, the second right."""
    deep, half = _deep(lines), _HALF.width
    room = _HALF.colours[Colour.GOLD] - 13 - _HALF.name
    for left, shown in ((0.0, lines[:deep]), (half, lines[deep:])):
        for colour, x in _HALF.colours.items():
            medal_disc(canvas, left + x, top + _COLUMN_HEAD / 2, colour, 8.5)
        for place, line in enumerate(shown):
            y = top + _COLUMN_HEAD + place * _COLUMN_ROW
            _draw_start(canvas, left, y, _COLUMN_ROW, line, _HALF, _COLUMN_SIZE, room, striped=place % 2 == 1)
            middle = y + _COLUMN_ROW / 2
            _draw_moved_upright(canvas, left + 11, middle, line.moved)
            draw_counts(canvas, middle, line.tally, _COLUMN_SIZE, left=left, grid=_HALF, bold=line.own)
    canvas.rule(12, top + _COLUMN_HEAD, WIDTH - 12)
    canvas.box(half - 0.5, top + 8, 1, _COLUMN_HEAD + deep * _COLUMN_ROW - 8, canvas.palette.rule)


def _draw_start(
    canvas: Canvas, left: float, top: float, height: float, line: TableLine, grid: _Grid, size: float, room: float, *,
    striped: bool,
) -> None:  # fmt: skip
    """The ground of a line, its rank, flag and name."""
    palette = canvas.palette
    if line.own:
        canvas.box(left, top, grid.width, height, palette.own)
        canvas.box(left, top, grid.mark, height, palette.own_mark)
    elif striped:
        canvas.box(left, top, grid.width, height, palette.stripe)
    y = top + height / 2
    weight, fill = (BOLD, None) if line.own else (MEDIUM, palette.faint)
    canvas.text(left + grid.rank, y, str(line.rank or "–"), size, weight=BOLD, align="right", fill=fill)
    canvas.flag(left + grid.flag, y, line.nation.noc, size * grid.flag_size)
    canvas.text(left + grid.name, y, nation_name(line.nation, room, size, weight), size, weight=weight)


def _draw_moved(canvas: Canvas, y: float, moved: int, size: float) -> None:
    """▲2 or ▼1; nothing for who stayed."""
    if not moved:
        return
    fill = canvas.palette.up if moved > 0 else canvas.palette.down
    canvas.text(_MOVED_X, y, str(abs(moved)), size, weight=BOLD, fill=fill, align="right")
    canvas.triangle(_MOVED_X - 9 - size * 0.6 * len(str(abs(moved))), y, size * 0.72, fill, up=moved > 0)


def _draw_moved_upright(canvas: Canvas, x: float, y: float, moved: int) -> None:
    """▲ over the number of places won, or the number over ▼: beside each other they would take the name's room."""
    if not moved:
        return
    up = moved > 0
    fill = canvas.palette.up if up else canvas.palette.down
    arrow, number = (-5.5, 5.5) if up else (6.0, -5.0)
    canvas.triangle(x, y + arrow, 7.5, fill, up=up)
    canvas.text(x, y + number, str(abs(moved)), 9.5, weight=BOLD, fill=fill, align="middle")


def _deep(lines: Sequence[TableLine]) -> int:
    return (len(lines) + 1) // 2
