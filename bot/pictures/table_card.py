"""The medal table as a card."""

from bot.pictures.frame import Heading, framed
from bot.pictures.palette import Palette
from bot.pictures.rows import Line, draw_rows, rows_height
from bot.pictures.titles import of_games
from bot.replies import dutch
from bot.replies.rendering import Scene
from bot.replies.table import table_title, table_window
from medals_core.questions import Metric, TableQuestion
from medals_core.table import Row, TableAnswer

_LAST = {
    Metric.OFFICIAL: "Totaal",
    Metric.TOTAL: "Totaal",
    Metric.POINTS: "Punten",
    Metric.POPULATION: "Per mln",
}


def table_card(question: TableQuestion, answer: TableAnswer, scene: Scene, palette: Palette) -> bytes | None:
    """The lines that the reply shows, with the own nation's always among them. None before the first medal."""
    if not answer.rows:
        return None
    lines = _lines(question, answer, scene)
    heading = Heading(table_title(answer, scene), of_games(answer.stage))
    canvas, top = framed(heading, answer.stage, rows_height(lines), palette)
    draw_rows(canvas, top, lines, _LAST[answer.metric], by_last=answer.metric is not Metric.OFFICIAL)
    return canvas.png()


def _lines(question: TableQuestion, answer: TableAnswer, scene: Scene) -> list[Line | None]:
    first, shown = table_window(question, answer)
    lines: list[Line | None] = [_line(row, answer, scene) for row in shown]
    own = answer.row(answer.own.noc)
    if own is None:
        return [*lines, None, _line(answer.own, answer, scene)]
    if own in shown:
        return lines
    place = answer.rows.index(own)
    if place < first:
        return [_line(own, answer, scene), *([None] if place < first - 1 else []), *lines]
    return [*lines, *([None] if place > first + len(shown) else []), _line(own, answer, scene)]


def _line(row: Row, answer: TableAnswer, scene: Scene) -> Line:
    last = str(row.tally.total)
    if answer.metric is Metric.POPULATION:
        last = "?" if row.value is None else dutch.decimal(row.value)
    elif row.value is not None:
        last = str(int(row.value))
    rank = "" if row.rank is None else str(row.rank)
    return Line(scene.nation(row.noc), row.tally, rank, last, own=row.noc == answer.own.noc)
