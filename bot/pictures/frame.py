"""What all pictures share: the band with the title above, the moment that it holds for below."""

from dataclasses import dataclass

from bot.pictures.canvas import BOLD, WIDTH, Canvas, balanced, fitted, text_width, wrapped
from bot.pictures.palette import Palette
from bot.replies import dutch
from medals_core.answering import Phase, Stage
from medals_core.nations import Noc

MARGIN = 24
INNER = WIDTH - 2 * MARGIN

_TITLE_SIZE, _SUBTITLE_SIZE = 25.0, 16.0
_FOOT_SIZE = 13.5
_FLAG = 44


@dataclass(frozen=True)
class Heading:
    """``flags`` stand at the right of the band."""

    title: str
    subtitle: str = ""
    flags: tuple[Noc, ...] = ()


def framed(heading: Heading, stage: Stage, body: float, palette: Palette) -> tuple[Canvas, float]:
    """An empty sheet with room for a body so many points high, and where that begins."""
    room = INNER - len(heading.flags) * (_FLAG + 8)
    titles = wrapped(heading.title, room, _TITLE_SIZE, BOLD)[:2]
    if len(titles) == 2 and text_width(heading.title, _TITLE_SIZE, BOLD) > 2 * room:
        titles[1] = fitted(titles[1] + "…", room, _TITLE_SIZE, BOLD)
    subtitles = wrapped(heading.subtitle, room, _SUBTITLE_SIZE)[:2] if heading.subtitle else []
    band = 22 + 31 * len(titles) + 23 * len(subtitles) + 15
    notes = balanced(dutch.stage_line(stage), INNER, _FOOT_SIZE) if _needs_moment(stage) else []
    foot = 22 + 19 * len(notes)
    canvas = Canvas(band + body + foot, palette)
    canvas.box(0, 0, WIDTH, band, palette.head)
    y = 35.0
    for line in titles:
        canvas.text(MARGIN, y, line, _TITLE_SIZE, weight=BOLD, fill=palette.head_ink)
        y += 31
    for line in subtitles:
        canvas.text(MARGIN, y, line, _SUBTITLE_SIZE, fill=palette.head_faint)
        y += 23
    for place, noc in enumerate(reversed(heading.flags)):
        canvas.flag(WIDTH - MARGIN - _FLAG / 2 - place * (_FLAG + 8), band / 2, noc, _FLAG)
    y = band + body + 20
    for line in notes:
        canvas.text(MARGIN, y, line, _FOOT_SIZE, fill=palette.faint)
        y += 19
    return canvas, band


def _needs_moment(stage: Stage) -> bool:
    """The band of a final table says all, unless it is one as it was known at an earlier moment."""
    return stage.phase is not Phase.FINISHED or stage.as_of.known_by is not None
