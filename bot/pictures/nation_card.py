"""How one nation is doing, as a card."""

from bot.pictures.canvas import BOLD, WIDTH, Canvas
from bot.pictures.frame import MARGIN, Heading, framed
from bot.pictures.palette import Palette
from bot.pictures.rows import Line, draw_rows, medal_disc, rows_height
from bot.pictures.titles import of_games
from bot.replies import dutch
from bot.replies.nation import rank_sentence
from bot.replies.rendering import Scene
from medals_core.medals import Colour, Tally
from medals_core.nation_view import NationAnswer
from medals_core.questions import NationQuestion

_MEDALS, _HEAD, _ROW, _AFTER = 136.0, 38.0, 32.0, 10.0
_MOST_DISCIPLINES = 8
_MOST_NEIGHBOURS = 2


def nation_card(question: NationQuestion, answer: NationAnswer, scene: Scene, palette: Palette) -> bytes:
    lines = _neighbours(answer, scene)
    table = rows_height(lines) + _AFTER if lines else 0
    shown = answer.by_discipline[:_MOST_DISCIPLINES]
    left = len(answer.by_discipline) - len(shown)
    sports = _HEAD + (len(shown) + bool(left)) * _ROW + _AFTER if shown else 0
    canvas, y = framed(_heading(answer, scene), answer.stage, _MEDALS + table + sports, palette)
    _medals(canvas, y, answer.standing.tally)
    y += _MEDALS
    if lines:
        draw_rows(canvas, y, lines, "Totaal", by_last=False)
        y += table
    if shown:
        _disciplines(canvas, y, shown, left, scene)
    return canvas.png()


def _heading(answer: NationAnswer, scene: Scene) -> Heading:
    nation, line = scene.nation(answer.noc), answer.standing
    if line.rank is not None:
        title = rank_sentence(answer.noc, line, answer.stage, scene)
    elif line.tally.total:
        title = nation.name
    else:
        title = f"{dutch.the_nation(nation)}: {'geen' if dutch.is_past(answer.stage) else 'nog geen'} medailles"
    subtitle = f"{of_games(answer.stage)}, zonder rang" if answer.outside_table else of_games(answer.stage)
    return Heading(title, subtitle, (answer.noc,))


def _medals(canvas: Canvas, top: float, tally: Tally) -> None:
    """The three counts in big discs, the total in a ring."""
    palette = canvas.palette
    step = (WIDTH - 2 * MARGIN) / 4
    y, radius = top + 58, 35
    for place, colour in enumerate(Colour):
        x = MARGIN + step * (place + 0.5)
        canvas.disc(x, y, radius, palette.medal(colour))
        count = str(tally.of(colour))
        canvas.text(x, y, count, 30, weight=BOLD, align="middle", fill=palette.on_medal)
        canvas.text(x, y + 53, dutch.COLOUR_NAMES[colour], 15.5, align="middle", fill=palette.faint)
    x = MARGIN + step * 3.5
    canvas.disc(x, y, radius, palette.paper, outline=palette.rule, line=3)
    canvas.text(x, y, str(tally.total), 30, weight=BOLD, align="middle")
    canvas.text(x, y + 53, "totaal", 15.5, align="middle", fill=palette.faint)


def _neighbours(answer: NationAnswer, scene: Scene) -> list[Line | None]:
    """The nation's line between those just above and below it."""
    if answer.standing.rank is None:
        return []
    standings = [*answer.just_above[-_MOST_NEIGHBOURS:], answer.standing, *answer.just_below[:_MOST_NEIGHBOURS]]
    return [
        Line(scene.nation(line.noc), line.tally, str(line.rank or ""), str(line.tally.total), line.noc == answer.noc)
        for line in standings
    ]


def _disciplines(canvas: Canvas, top: float, shown: tuple[tuple[str, Tally], ...], left: int, scene: Scene) -> None:
    canvas.text(MARGIN, top + _HEAD / 2, "Per sport", 15.5, weight=BOLD, fill=canvas.palette.faint)
    canvas.rule(MARGIN, top + _HEAD, WIDTH - MARGIN)
    y = top + _HEAD + _ROW / 2
    for slug, tally in shown:
        canvas.text(MARGIN, y, dutch.capital(scene.archive.disciplines[slug].name), 17, width=290)
        x = 345.0
        for colour in Colour:
            if tally.of(colour):
                medal_disc(canvas, x, y, colour, 10)
                canvas.text(x + 17, y, str(tally.of(colour)), 17, weight=BOLD)
            x += 62
        y += _ROW
    if left:
        canvas.text(MARGIN, y, f"en nog {dutch.count_of(left, 'sport')}", 16, fill=canvas.palette.faint)
