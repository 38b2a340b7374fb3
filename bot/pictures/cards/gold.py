"""The card that a group gets with a medal of whom it follows: who, in what, and what it did to the table."""

from bot.pictures.canvas import BOLD, WIDTH, Canvas, finished, text_width
from bot.pictures.frame import MARGIN, Frame, Heading
from bot.pictures.look import Look
from bot.pictures.names import family_names
from bot.pictures.rows import draw_rows, medal_disc, places_won, rows_height
from bot.replies import dutch
from bot.replies.layout import TableLine
from bot.replies.medal_wording import event_title
from medals_core.archive import Archive
from medals_core.medal_moment import MedalMoment

_MOST_NAMED = 4
_HERO, _RADIUS = 150.0, 50.0
_SIZE = 46.0


def gold_card(moment: MedalMoment, archive: Archive, look: Look) -> bytes:
    medal = moment.medal
    event = archive.current.events[moment.event_id]
    nation = archive.nations[medal.noc]
    colour = dutch.capital(dutch.COLOUR_NAMES[medal.colour])
    heading = Heading(
        f"{colour} voor {_winner(moment, archive)}!", dutch.capital(event_title(event, archive)), (medal.noc,)
    )
    lines = []
    for line in moment.around:
        rank, noc, moved = line.standing.rank, line.standing.noc, places_won(line.was, line.standing.rank)
        lines.append(TableLine(rank, archive.nations[noc], line.standing.tally, noc == medal.noc, moved=moved))
    zone = archive.current.games.zone
    note = dutch.capital(dutch.day_and_time(medal.won_at, zone))
    moved = any(line.moved for line in lines)
    frame = Frame(heading, None, look, "plaatsen gewonnen of verloren hierdoor" if moved else "", note)
    canvas, y = frame.around(_HERO + rows_height(lines))
    _hero(canvas, y, moment, nation.name)
    draw_rows(canvas, y + _HERO, lines)
    return finished(canvas, look)


def _winner(moment: MedalMoment, archive: Archive) -> str:
    """The athlete; of a few their family names; of a bigger team its nation."""
    names = moment.medal.athletes
    if len(names) == 1:
        return names[0]
    if 1 < len(names) <= _MOST_NAMED:
        return dutch.listing(list(family_names(names, moment.medal.noc, archive).values()))
    return dutch.the(archive.nations[moment.medal.noc])


def _hero(canvas: Canvas, top: float, moment: MedalMoment, name: str) -> None:
    """The medal, and beside it the step in the table: 4e → 3e."""
    palette = canvas.palette
    y = top + _HERO / 2
    medal_disc(canvas, MARGIN + _RADIUS + 8, y, moment.medal.colour, _RADIUS)
    x = MARGIN + 2 * _RADIUS + 36
    line = moment.line.standing
    if line.rank is None:
        canvas.text(x, y, f"{name} {line.tally}", 24, weight=BOLD)
        return
    now = dutch.ordinal(line.rank)
    canvas.text(x, y + 34, f"{name} {line.tally}", 19, fill=palette.faint, width=WIDTH - MARGIN - x)
    if moment.line.was is None or moment.line.was == line.rank:
        said = "nieuw in de stand" if moment.line.was is None else "blijft"
        canvas.text(x, y - 12, said, 22, fill=palette.faint)
        canvas.text(x + text_width(said, 22) + 14, y - 12, now, _SIZE, weight=BOLD)
        return
    was = dutch.ordinal(moment.line.was)
    canvas.text(x, y - 12, was, _SIZE, weight=BOLD, fill=palette.faint)
    x += text_width(was, _SIZE, BOLD) + 16
    ink = palette.up if line.rank < moment.line.was else palette.down
    canvas.path([(x, y - 12), (x + 30, y - 12)], ink, 5)
    canvas.path([(x + 19, y - 23), (x + 31, y - 12), (x + 19, y - 1)], ink, 5)
    canvas.text(x + 50, y - 12, now, _SIZE, weight=BOLD)
