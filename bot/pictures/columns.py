"""A long table in two columns: all nations on one screen of a phone."""

from collections.abc import Sequence

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas
from bot.pictures.names import nation_name
from bot.pictures.rows import Line, medal_disc
from medals_core.medals import Colour

_HEAD, _ROW = 34.0, 32.0
_SIZE = 15.0
_HALF = WIDTH / 2
_MOVED_X, _RANK_X, _FLAG_X, _NAME_X = 11.0, 35.0, 51.0, 66.0
_MOVED_SIZE = 9.5
_COLOUR_X = {Colour.GOLD: 194.0, Colour.SILVER: 222.0, Colour.BRONZE: 250.0}


def columns_height(lines: Sequence[Line]) -> float:
    return _HEAD + _deep(lines) * _ROW


def draw_columns(canvas: Canvas, top: float, lines: Sequence[Line]) -> None:
    """The first half left, the second right. The last column of a table in one column falls off: no room."""
    deep = _deep(lines)
    for column in range(2):
        left = column * _HALF
        for colour, x in _COLOUR_X.items():
            medal_disc(canvas, left + x, top + _HEAD / 2, colour, 8.5)
        for place, line in enumerate(lines[column * deep : (column + 1) * deep]):
            _draw(canvas, left, top + _HEAD + place * _ROW, line, striped=place % 2 == 1)
    canvas.rule(12, top + _HEAD, WIDTH - 12)
    canvas.box(_HALF - 0.5, top + 8, 1, _HEAD + deep * _ROW - 8, canvas.palette.rule)


def _draw(canvas: Canvas, left: float, top: float, line: Line, *, striped: bool) -> None:
    palette = canvas.palette
    if line.own:
        canvas.box(left, top, _HALF, _ROW, palette.own)
        canvas.box(left, top, 5, _ROW, palette.own_mark)
    elif striped:
        canvas.box(left, top, _HALF, _ROW, palette.stripe)
    y = top + _ROW / 2
    weight = BOLD if line.own else MEDIUM
    fill = None if line.own else palette.faint
    canvas.text(left + _RANK_X, y, line.rank or "–", _SIZE, weight=BOLD, align="right", fill=fill)
    _draw_moved(canvas, left + _MOVED_X, y, line.moved)
    canvas.flag(left + _FLAG_X, y, line.nation.noc, _SIZE * 1.35)
    room = _COLOUR_X[Colour.GOLD] - 13 - _NAME_X
    canvas.text(left + _NAME_X, y, nation_name(line.nation, room, _SIZE, weight), _SIZE, weight=weight)
    for colour, x in _COLOUR_X.items():
        count = line.tally.of(colour)
        heavy = BOLD if line.own or colour is Colour.GOLD else MEDIUM
        ink = None if count else palette.faint
        canvas.text(left + x, y, str(count), _SIZE, weight=heavy, align="middle", fill=ink)


def _draw_moved(canvas: Canvas, x: float, y: float, moved: int) -> None:
    """▲ over the number of places won, or the number over ▼: beside each other they would take the name's room."""
    if not moved:
        return
    up = moved > 0
    fill = canvas.palette.up if up else canvas.palette.down
    arrow, number = (-5.5, 5.5) if up else (6.0, -5.0)
    canvas.triangle(x, y + arrow, 7.5, fill, up=up)
    canvas.text(x, y + number, str(abs(moved)), _MOVED_SIZE, weight=BOLD, fill=fill, align="middle")


def _deep(lines: Sequence[Line]) -> int:
    return (len(lines) + 1) // 2
