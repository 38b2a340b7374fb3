"""The medal table as a card."""

from collections.abc import Mapping

from bot.pictures.canvas import Canvas
from bot.pictures.columns import columns_height, draw_columns
from bot.pictures.frame import Frame, Heading
from bot.pictures.look import Look
from bot.pictures.movement import since_yesterday
from bot.pictures.rows import GAP_HEIGHT, HEAD, MANY_ROWS, ROOMY, Line, draw_rows, rows_height
from bot.pictures.titles import of_games
from bot.replies.pages.table import table_title, table_window, value_cell
from bot.replies.rendering import Scene
from medals_core.nations import Noc
from medals_core.pages.table import Row, TableAnswer
from medals_core.queries.measures import Metric
from medals_core.questions import TableQuestion

_LAST = {Metric.OFFICIAL: "Totaal", Metric.TOTAL: "Totaal", Metric.POINTS: "Punten", Metric.POPULATION: "Per mln"}
_IN_COLUMNS = frozenset({Metric.OFFICIAL, Metric.TOTAL})
"""Tables that say enough with gold, silver and bronze."""


def table_card(question: TableQuestion, answer: TableAnswer, scene: Scene, look: Look) -> Canvas | None:
    """The lines that the reply shows, with the own nation's always among them. None before the first medal."""
    if not answer.rows:
        return None
    moved = since_yesterday(answer, scene)
    lines = _lines(question, answer, scene, moved)
    heading = Heading(table_title(answer, scene), of_games(answer.stage))
    whole = [line for line in lines if line is not None]
    frame = Frame(heading, answer.stage, look, _arrows(answer) if any(line.moved for line in whole) else "")
    if len(whole) > MANY_ROWS and answer.metric in _IN_COLUMNS:
        canvas, top = frame.around(columns_height(whole))
        draw_columns(canvas, top, whole)
        return canvas
    if frame.room is not None:
        lines = _shortened(lines, frame.room)
    canvas, top = frame.around(rows_height(lines))
    draw_rows(canvas, top, lines, _LAST[answer.metric], by_last=answer.metric is not Metric.OFFICIAL)
    return canvas


def _arrows(answer: TableAnswer) -> str:
    return f"plaatsen gewonnen of verloren sinds {'gisteren' if answer.stage.is_latest else 'de dag ervoor'}"


def _shortened(lines: list[Line | None], room: float) -> list[Line | None]:
    """As many of the first lines as a form has room for, with the own nation's kept."""
    most = int((room - HEAD) // ROOMY)
    if len(lines) <= most or rows_height(lines) <= room:
        return lines
    own = next((line for line in lines if line is not None and line.own), None)
    if own is None or own in lines[:most]:
        return lines[:most]
    most = int((room - HEAD - GAP_HEIGHT) // ROOMY) - 1
    return [*(line for line in lines[:most] if line is not None), None, own]


def _lines(question: TableQuestion, answer: TableAnswer, scene: Scene, moved: Mapping[Noc, int]) -> list[Line | None]:
    first, shown = table_window(question, answer)
    lines: list[Line | None] = [_line(row, answer, scene, moved) for row in shown]
    if (own := answer.row(answer.own.noc)) is None:
        return [*lines, None, _line(answer.own, answer, scene, moved)]
    if own in shown:
        return lines
    line = _line(own, answer, scene, moved)
    place = answer.rows.index(own)
    if place < first:
        return [line, *([None] if place < first - 1 else []), *lines]
    return [*lines, *([None] if place > first + len(shown) else []), line]


def _line(row: Row, answer: TableAnswer, scene: Scene, moved: Mapping[Noc, int]) -> Line:
    last = value_cell(row, answer) or str(row.tally.total)
    rank = "" if row.rank is None else str(row.rank)
    own = row.noc == answer.own.noc
    return Line(scene.nation(row.noc), row.tally, rank, last, own=own, moved=moved.get(row.noc, 0))
