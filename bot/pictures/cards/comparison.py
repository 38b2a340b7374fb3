"""Nations side by side: two as a duel with bars, more as lines of a table; with the reason in words."""

from bot.pictures.canvas import BOLD, MEDIUM, WIDTH, Canvas, wrapped
from bot.pictures.frame import INNER, MARGIN, Frame, Heading, of_games
from bot.pictures.look import MEDAL_COLOURS, Look
from bot.pictures.rows import draw_rows, medal_disc, rows_height
from bot.replies import dutch
from bot.replies.pages.comparison import lines_of, pair, to_explain
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase, total_remark
from bot.replies.rendering import Scene
from medals_core.medals import Colour
from medals_core.nations import NEUTRAL_ATHLETES, Nation
from medals_core.pages.comparison import ComparisonAnswer
from medals_core.questions import ComparisonQuestion
from medals_core.standings import Standing

_FACES, _ROW, _AFTER = 150.0, 46.0, 14.0
_SIZE, _LINE, _GAP = 16.0, 23.0, 6.0
"""Of the sentences below."""
_MIDDLE = WIDTH / 2
_BAR = 140.0
"""The longest bar."""


def comparison_card(question: ComparisonQuestion, answer: ComparisonAnswer, scene: Scene, look: Look) -> Canvas | None:
    """None where none of them has a medal: of noughts beside noughts words tell more."""
    if len(answer.lines) < 2 or not any(line.tally.total for line in answer.lines):
        return None
    return _duel(answer, scene, look) if len(answer.lines) == 2 else _list(answer, scene, look)


def _heading(answer: ComparisonAnswer, scene: Scene) -> Heading:
    names = [scene.nation(line.noc).name for line in answer.lines]
    title = " – ".join(names) if len(names) == 2 else f"{dutch.capital(dutch.number_word(len(names)))} landen"
    return Heading(title, of_games(answer.stage, scene, answer.only))


def _list(answer: ComparisonAnswer, scene: Scene, look: Look) -> Canvas:
    lines = lines_of(answer, scene)
    said = _sentences(answer, scene)
    table = rows_height(lines)
    body = table + _AFTER + _height(said)
    canvas, top = Frame(_heading(answer, scene), answer.stage, look).around(body)
    draw_rows(canvas, top, lines)
    _draw_said(canvas, top + table + _AFTER, said)
    return canvas


def _duel(answer: ComparisonAnswer, scene: Scene, look: Look) -> Canvas:
    one, other = answer.lines
    said = _sentences(answer, scene)
    body = _FACES + 4 * _ROW + _AFTER + _height(said)
    canvas, y = Frame(_heading(answer, scene), answer.stage, look).around(body)
    _face(canvas, 130, y, one, scene)
    _face(canvas, WIDTH - 130, y, other, scene)
    y += _FACES
    longest = max(1, *one.tally, *other.tally)
    ranked = not answer.unranked
    for colour in Colour:
        decides = ranked and answer.reasons[0].decider.value == colour.value
        _bars(canvas, y, colour, one, other, longest, decides=decides)
        y += _ROW
    _totals(canvas, y, one, other)
    _draw_said(canvas, y + _ROW + _AFTER, said)
    return canvas


def _face(canvas: Canvas, x: float, top: float, line: Standing, scene: Scene) -> None:
    canvas.flag(x, top + 54, line.noc, 68)
    canvas.text(x, top + 106, scene.nation(line.noc).name, 19, weight=BOLD, align="middle", width=236)
    place = dutch.rank_short(line.rank, line.shared) if line.tally.total or line.rank else "zonder medailles"
    canvas.text(x, top + 131, place, 15.5, align="middle", fill=canvas.palette.faint)


def _bars(
    canvas: Canvas, top: float, colour: Colour, one: Standing, other: Standing, longest: int, *, decides: bool
) -> None:
    """``decides``: this colour parts the two; it is lit and said so."""
    palette = canvas.palette
    y = top + _ROW / 2
    if decides:
        canvas.box(0, top, WIDTH, _ROW, palette.own)
        canvas.box(0, top, 6, _ROW, palette.own_mark)
    medal_disc(canvas, _MIDDLE, y, colour, 15)
    for side, line, rival in ((-1, one, other), (1, other, one)):
        count = line.tally.of(colour)
        more = count > rival.tally.of(colour)
        _count(canvas, _MIDDLE + side * 42, y, count, ahead=more)
        length = _BAR * count / longest
        start = _MIDDLE + side * 66
        canvas.box(min(start, start + side * length), y - 11, length, 22, MEDAL_COLOURS[colour], radius=4)


def _totals(canvas: Canvas, top: float, one: Standing, other: Standing) -> None:
    canvas.rule(MARGIN, top, WIDTH - MARGIN)
    y = top + _ROW / 2
    canvas.text(_MIDDLE, y, "totaal", 15.5, align="middle", fill=canvas.palette.faint)
    for x, line, rival in ((_MIDDLE - 42, one, other), (_MIDDLE + 42, other, one)):
        _count(canvas, x, y, line.tally.total, ahead=line.tally.total > rival.tally.total)


def _count(canvas: Canvas, x: float, y: float, count: int, *, ahead: bool) -> None:
    fill = None if count else canvas.palette.faint
    canvas.text(x, y, str(count), 20, weight=BOLD if ahead else MEDIUM, align="middle", fill=fill)


def _height(said: list[str]) -> float:
    return sum(len(wrapped(sentence, INNER, _SIZE)) * _LINE + _GAP for sentence in said)


def _draw_said(canvas: Canvas, top: float, said: list[str]) -> None:
    for sentence in said:
        for line in wrapped(sentence, INNER, _SIZE):
            canvas.text(MARGIN, top + _LINE / 2, line, _SIZE)
            top += _LINE
        top += _GAP


def _sentences(answer: ComparisonAnswer, scene: Scene) -> list[str]:
    said = []
    for reason in to_explain(answer):
        if len(answer.lines) > 2:
            said.append(pair(reason, scene))
        else:
            said += [f"{dutch.capital(reason_phrase(reason))}.", total_remark(reason, scene, answer.stage)]
    said += [_outside(scene.nation(noc)) for noc in answer.unranked]
    return [sentence for sentence in said if sentence]


def _outside(nation: Nation) -> str:
    """Why a team has medals but no rank. A mixed team is no neutral athlete."""
    why = OUTSIDE_TABLE if nation.noc == NEUTRAL_ATHLETES else "geen rang: een gemengde ploeg is geen land"
    return f"{nation.name}: {why}."
