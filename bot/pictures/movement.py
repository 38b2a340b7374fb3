"""How the ranks of a table moved since the evening before."""

from collections.abc import Mapping
from datetime import timedelta

from bot.replies.rendering import Scene
from medals_core.answering import Phase
from medals_core.archive import AsOf
from medals_core.nations import Noc
from medals_core.pages.table import TableAnswer, answer_table
from medals_core.questions import TableQuestion


def since_yesterday(answer: TableAnswer, scene: Scene) -> Mapping[Noc, int]:
    """Places won (lost: below zero) since the end of the day before the table's moment, by nation. Empty after the
    Games, on their first medal day, and for Games whose medals are not known by day. Who had no rank then has not moved
    but come in."""
    stage, games = answer.stage, answer.stage.games
    if stage.phase is not Phase.RUNNING or not games.has_day_data:
        return {}
    yesterday = games.end_of(games.local(stage.at).date() - timedelta(days=1))
    then = AsOf(won_by=yesterday, known_by=stage.as_of.known_by)
    asked = TableQuestion(games=games.games_id, as_of=then, metric=answer.metric, only=answer.only)
    former = {row.noc: row.rank for row in answer_table(asked, scene.archive, scene.viewpoint).rows}
    moved = {}
    for row in answer.rows:
        rank = former.get(row.noc)
        if row.rank is not None and rank is not None and rank != row.rank:
            moved[row.noc] = rank - row.rank
    return moved
