"""A what-if as a card: the part of the table that would change, with who would climb and who would drop."""

from collections.abc import Collection

from bot.pictures.canvas import Canvas
from bot.pictures.frame import Frame, Heading, of_games
from bot.pictures.look import Look
from bot.pictures.rows import draw_rows, places_won, rows_height
from bot.replies import dutch
from bot.replies.layout import TableLine, with_gaps
from bot.replies.queries.changes import changes_words
from bot.replies.queries.results.suppose import can_be_drawn, nations_told
from bot.replies.rendering import Scene
from medals_core.nations import Noc
from medals_core.queries.answers.suppose import supposed_tables
from medals_core.queries.model import Added, Suppose, Turned
from medals_core.queries.results import SupposeAnswer
from medals_core.standings import Standings

_AROUND = 3
"""Lines above and below each nation that gets or loses medals."""
_ARROWS = "plaatsen gewonnen of verloren in deze rekensom"


def what_if_card(query: Suppose, answer: SupposeAnswer, scene: Scene, look: Look) -> Canvas | None:
    """None where the sum cannot be made, leaves nobody in the table, or is about other than the nations in it."""
    if not can_be_drawn(query, answer):
        return None
    before, after = supposed_tables(query, scene.archive)
    told = nations_told(query, answer)
    # Medals taken out of a sport are many nations': the card is about the first of them.
    about = told if all(isinstance(change, (Added, Turned)) for change in query.changes) else told[:1]
    lines = _lines(about, scene, before, after)
    if not lines:
        return None
    moved = any(line is not None and line.moved for line in lines)
    frame = Frame(_heading(query, answer, about[0], scene, after), answer.stage, look, _ARROWS if moved else "")
    canvas, top = frame.around(rows_height(lines))
    draw_rows(canvas, top, lines)
    return canvas


def _heading(query: Suppose, answer: SupposeAnswer, noc: Noc, scene: Scene, after: Standings) -> Heading:
    line = after.line(noc)
    what = dutch.capital(changes_words(query, scene, noc, answer.nations))
    title = f"{what}: {scene.nation(noc).name} {dutch.rank_short(line.rank, line.shared)}"
    return Heading(title, f"Rekensom · {of_games(answer.stage, scene)}", (noc,))


def _lines(about: Collection[Noc], scene: Scene, before: Standings, after: Standings) -> list[TableLine | None]:
    """The lines round everybody whom it is about; None where lines between are left out."""
    ranked = after.ranked
    asked = [place for place, line in enumerate(ranked) if line.noc in about]
    near = [place for place in range(len(ranked)) if any(abs(place - one) <= _AROUND for one in asked)]
    lines: list[TableLine | None] = []
    for line in with_gaps(ranked, near):
        if line is None:
            lines.append(None)
            continue
        moved = places_won(before.line(line.noc).rank, line.rank)
        lines.append(TableLine(line.rank, scene.nation(line.noc), line.tally, line.noc in about, moved=moved))
    return lines
