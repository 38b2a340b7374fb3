"""How one nation is doing, as a card."""

from dataclasses import dataclass

from bot.pictures.canvas import BOLD, WIDTH, Canvas, wrapped
from bot.pictures.frame import INNER, MARGIN, Frame, Heading, as_many, of_games
from bot.pictures.look import MEDAL_COLOURS, ON_MEDAL, Look
from bot.pictures.names import family_names
from bot.pictures.rows import HEAD, LAST_X, draw_counts, draw_heads, draw_rows, rows_height
from bot.replies import dutch
from bot.replies.layout import TableLine
from bot.replies.pages.nation import rank_sentence
from bot.replies.rendering import Scene
from medals_core.medals import Colour, Tally
from medals_core.pages.nation import NationAnswer
from medals_core.questions import NationQuestion

_MEDALS, _ROW, _AFTER = 136.0, 32.0, 10.0
_PEOPLE_SIZE, _PEOPLE_LINE = 14.5, 20.0
_MOST_PEOPLE_LINES = 3
_MOST_IN_A_TEAM = 5
"""Of a bigger team the names say nothing: it is the team that won."""
_MOST_DISCIPLINES = 8
_MOST_NEIGHBOURS = 2
_NBSP = "\u00a0"


@dataclass(frozen=True)
class _Sport:
    """One discipline: its medals, and in lines who won them."""

    name: str
    tally: Tally
    people: tuple[str, ...]

    @property
    def height(self) -> float:
        return _ROW + len(self.people) * _PEOPLE_LINE


def nation_card(question: NationQuestion, answer: NationAnswer, scene: Scene, look: Look) -> Canvas:
    frame = Frame(_heading(answer, scene), answer.stage, look)
    lines = _neighbours(answer, scene)
    table = rows_height(lines) + _AFTER if lines else 0
    room = None if frame.room is None else frame.room - _MEDALS - table - HEAD - _ROW - _AFTER
    sports = as_many(_sports(answer, scene), room)
    left = len(answer.by_discipline) - len(sports)
    below = HEAD + sum(sport.height for sport in sports) + (_ROW if left else 0) + _AFTER if sports else 0
    canvas, y = frame.around(_MEDALS + table + below)
    _medals(canvas, y, answer.standing.tally)
    y += _MEDALS
    if lines:
        draw_rows(canvas, y, lines)
        y += table
    if sports:
        _draw_sports(canvas, y, sports, left)
    return canvas


def _heading(answer: NationAnswer, scene: Scene) -> Heading:
    nation, line = scene.nation(answer.noc), answer.standing
    if line.rank is not None:
        title = rank_sentence(answer.noc, line, answer.stage, scene)
    elif line.tally.total:
        title = nation.name
    else:
        title = f"{dutch.the_nation(nation)}: {'geen' if dutch.is_past(answer.stage) else 'nog geen'} medailles"
    games = of_games(answer.stage, scene, answer.only)
    subtitle = f"{games}, zonder rang" if answer.outside_table else games
    return Heading(title, subtitle, (answer.noc,))


def _medals(canvas: Canvas, top: float, tally: Tally) -> None:
    """The three counts in big discs, the total in a ring."""
    palette = canvas.palette
    step = (WIDTH - 2 * MARGIN) / 4
    y, radius = top + 58, 35
    for place, colour in enumerate(Colour):
        x = MARGIN + step * (place + 0.5)
        canvas.disc(x, y, radius, MEDAL_COLOURS[colour])
        count = str(tally.of(colour))
        canvas.text(x, y, count, 30, weight=BOLD, align="middle", fill=ON_MEDAL)
        canvas.text(x, y + 53, dutch.COLOUR_NAMES[colour], 15.5, align="middle", fill=palette.faint)
    x = MARGIN + step * 3.5
    canvas.disc(x, y, radius, palette.paper, outline=palette.rule, line=3)
    canvas.text(x, y, str(tally.total), 30, weight=BOLD, align="middle")
    canvas.text(x, y + 53, "totaal", 15.5, align="middle", fill=palette.faint)


def _neighbours(answer: NationAnswer, scene: Scene) -> list[TableLine]:
    """The nation's line between those just above and below it."""
    if answer.standing.rank is None:
        return []
    standings = [*answer.just_above[-_MOST_NEIGHBOURS:], answer.standing, *answer.just_below[:_MOST_NEIGHBOURS]]
    return [TableLine(line.rank, scene.nation(line.noc), line.tally, line.noc == answer.noc) for line in standings]


def _sports(answer: NationAnswer, scene: Scene) -> list[_Sport]:
    named = [line for line in answer.medals if 0 < len(line.medal.athletes) <= _MOST_IN_A_TEAM]
    called = family_names((name for line in named for name in line.medal.athletes), answer.noc, scene.archive)
    sports = []
    for slug, tally in answer.by_discipline[:_MOST_DISCIPLINES]:
        won: dict[str, int] = {}
        for line in named:
            if line.event.discipline == slug:
                for name in line.medal.athletes:
                    won[called[name]] = won.get(called[name], 0) + 1
        most_first = sorted(won.items(), key=lambda item: -item[1])
        # No-break spaces keep a name and its count together where the line breaks.
        people = [(name + (f" {count}×" if count > 1 else "")).replace(" ", _NBSP) for name, count in most_first]
        name = dutch.capital(scene.archive.disciplines[slug].name)
        sports.append(_Sport(name, tally, _in_lines(people)))
    return sports


def _in_lines(people: list[str]) -> tuple[str, ...]:
    """The names in a few lines; what does not fit is counted."""
    for shown in range(len(people), 0, -1):
        left = len(people) - shown
        lines = wrapped(
            ", ".join(people[:shown]) + (f" en{_NBSP}nog{_NBSP}{left}" if left else ""), INNER, _PEOPLE_SIZE
        )
        if len(lines) <= _MOST_PEOPLE_LINES:
            return tuple(lines)
    return ()


def _draw_sports(canvas: Canvas, top: float, sports: list[_Sport], left: int) -> None:
    draw_heads(canvas, top, "Per sport")
    y = top + HEAD
    for sport in sports:
        middle = y + _ROW / 2
        canvas.text(MARGIN, middle, sport.name, 17, weight=BOLD, width=290)
        draw_counts(canvas, middle, sport.tally, 17)
        canvas.text(LAST_X, middle, str(sport.tally.total), 17, align="right")
        for place, line in enumerate(sport.people):
            below = y + _ROW + (place + 0.3) * _PEOPLE_LINE
            canvas.text(MARGIN, below, line, _PEOPLE_SIZE, fill=canvas.palette.faint)
        y += sport.height
    if left:
        more = f"en in nog {dutch.count_in_words(left, 'sport')}"
        canvas.text(MARGIN, y + _ROW / 2, more, 15.5, fill=canvas.palette.faint)
