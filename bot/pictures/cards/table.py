"""The medal table as a card."""

from collections.abc import Mapping
from datetime import timedelta

from bot.pictures import rows
from bot.pictures.canvas import Canvas
from bot.pictures.frame import Frame, Heading, of_games
from bot.pictures.look import Look
from bot.replies.layout import TableLine
from bot.replies.pages.table import table_lines, table_title
from bot.replies.rendering import Scene
from medals_core.answering import Phase
from medals_core.archive import AsOf
from medals_core.nations import Noc
from medals_core.pages.table import TableAnswer, answer_table
from medals_core.queries.measures import Metric
from medals_core.questions import TableQuestion

_LAST = {Metric.OFFICIAL: "Totaal", Metric.TOTAL: "Totaal", Metric.POINTS: "Punten", Metric.POPULATION: "Per mln"}
_IN_COLUMNS = frozenset({Metric.OFFICIAL, Metric.TOTAL})
"""Tables that say enough with gold, silver and bronze."""


def table_card(question: TableQuestion, answer: TableAnswer, scene: Scene, look: Look) -> Canvas | None:
    """The lines that the reply shows. None before the first medal."""
    if not answer.rows:
        return None
    lines = table_lines(question, answer, scene, since_yesterday(answer, scene))
    heading = Heading(table_title(answer, scene), of_games(answer.stage, scene))
    whole = [line for line in lines if line is not None]
    frame = Frame(heading, answer.stage, look, _arrows(answer) if any(line.moved for line in whole) else "")
    if len(whole) > rows.MANY_ROWS and answer.metric in _IN_COLUMNS:
        canvas, top = frame.around(rows.columns_height(whole))
        rows.draw_columns(canvas, top, whole)
        return canvas
    if frame.room is not None:
        lines = _shortened(lines, frame.room)
    canvas, top = frame.around(rows.rows_height(lines))
    rows.draw_rows(canvas, top, lines, _LAST[answer.metric], by_last=answer.metric is not Metric.OFFICIAL)
    return canvas


def _arrows(answer: TableAnswer) -> str:
    return f"plaatsen gewonnen of verloren sinds {'gisteren' if answer.stage.is_latest else 'de dag ervoor'}"


def _shortened(lines: list[TableLine | None], room: float) -> list[TableLine | None]:
    """As many of the first lines as a form has room for, with the own nation's kept."""
    most = int((room - rows.HEAD) // rows.ROOMY)
    if len(lines) <= most or rows.rows_height(lines) <= room:
        return lines
    own = next((line for line in lines if line is not None and line.own), None)
    if own is None or own in lines[:most]:
        return lines[:most]
    most = int((room - rows.HEAD - rows.GAP_HEIGHT) // rows.ROOMY) - 1
    return [*(line for line in lines[:most] if line is not None), None, own]


def since_yesterday(answer: TableAnswer, scene: Scene) -> Mapping[Noc, int]:
    """Places won (lost: below zero) since the end of the day before the table's moment, by nation. Empty after the
    Games, on their first medal day, and for Games whose medals are not known by day."""
    stage, games = answer.stage, answer.stage.games
    if stage.phase is not Phase.RUNNING or not games.has_day_data:
        return {}
    yesterday = games.end_of(games.local(stage.at).date() - timedelta(days=1))
    then = AsOf(won_by=yesterday, known_by=stage.as_of.known_by)
    asked = TableQuestion(games=games.games_id, as_of=then, metric=answer.metric, only=answer.only)
    former = {row.noc: row.rank for row in answer_table(asked, scene.archive, scene.viewpoint).rows}
    moved = {row.noc: rows.places_won(former.get(row.noc), row.rank) for row in answer.rows}
    return {noc: places for noc, places in moved.items() if places}
