"""What all pictures share: the band with the title above, the moment that it holds for and whose it is below."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol, TypeVar

from bot.pictures.canvas import BOLD, WIDTH, Canvas, balanced, fitted, text_width, wrapped
from bot.pictures.look import Look, Shape
from bot.replies import dutch
from bot.replies.queries.filters import part_of
from bot.replies.rendering import Scene
from medals_core.answering import Phase, Stage
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, Medals

MARGIN = 24
INNER = WIDTH - 2 * MARGIN

_TITLE_SIZE, _SUBTITLE_SIZE = 25.0, 16.0
_TITLE_LINE, _SUBTITLE_LINE = 31, 23
_FOOT_SIZE, _FOOT_LINE = 13.5, 19
_FLAG = 44


@dataclass(frozen=True)
class Heading:
    """``flags`` stand at the right of the band."""

    title: str
    subtitle: str = ""
    flags: tuple[Noc, ...] = ()


class Frame:
    """The band and the foot of a card, measured before the body is made: ``room`` is what a form leaves for it.
    ``arrows``: what ▲ and ▼ in the body mean, where they stand in it; ``note``: the foot of a card that is
    about no moment of the table (``stage`` None). A standing sheet bears the sign itself."""

    def __init__(self, heading: Heading, stage: Stage | None, look: Look, arrows: str = "", note: str = "") -> None:
        self._heading, self._look, self._arrows = heading, look, arrows
        self._sign = "" if look.shape is Shape.TALL else look.sign
        room = INNER - len(heading.flags) * (_FLAG + 8)
        self._titles = wrapped(heading.title, room, _TITLE_SIZE, BOLD)[:2]
        if len(self._titles) == 2 and text_width(heading.title, _TITLE_SIZE, BOLD) > 2 * room:
            self._titles[1] = fitted(self._titles[1] + "…", room, _TITLE_SIZE, BOLD)
        self._subtitles = wrapped(heading.subtitle, room, _SUBTITLE_SIZE)[:2] if heading.subtitle else []
        self._band = 22 + _TITLE_LINE * len(self._titles) + _SUBTITLE_LINE * len(self._subtitles) + 15
        beside = INNER - (text_width(self._sign, _FOOT_SIZE, BOLD) + 16 if self._sign else 0)
        self._notes = [arrows] if arrows else []
        if note:
            self._notes.append(note)
        if stage is not None and _needs_moment(stage):
            self._notes += balanced(dutch.stage_line(stage), beside, _FOOT_SIZE)
        self._foot = 22 + _FOOT_LINE * max(len(self._notes), 1 if self._sign else 0)

    @property
    def room(self) -> float | None:
        """Points that the body may be high; None where it may grow."""
        most = self._look.most_height
        return None if most is None else most - self._band - self._foot

    def around(self, body: float) -> tuple[Canvas, float]:
        """A sheet with room for a body so many points high, and where that begins."""
        palette = self._look.palette
        canvas = Canvas(self._band + body + self._foot, palette)
        canvas.box(0, 0, WIDTH, self._band, palette.head)
        y = 35.0
        for line in self._titles:
            canvas.text(MARGIN, y, line, _TITLE_SIZE, weight=BOLD, fill=palette.head_ink)
            y += _TITLE_LINE
        for line in self._subtitles:
            canvas.text(MARGIN, y, line, _SUBTITLE_SIZE, fill=palette.head_faint)
            y += _SUBTITLE_LINE
        for place, noc in enumerate(reversed(self._heading.flags)):
            canvas.flag(WIDTH - MARGIN - _FLAG / 2 - place * (_FLAG + 8), self._band / 2, noc, _FLAG)
        self._draw_foot(canvas, self._band + body + 20)
        return canvas, self._band

    def _draw_foot(self, canvas: Canvas, top: float) -> None:
        palette, y = canvas.palette, top
        for place, line in enumerate(self._notes):
            x = float(MARGIN)
            if self._arrows and not place:
                canvas.triangle(x + 5, y, 9, palette.up, up=True)
                canvas.triangle(x + 19, y, 9, palette.down, up=False)
                x += 32
            canvas.text(x, y, line, _FOOT_SIZE, fill=palette.faint)
            y += _FOOT_LINE
        if self._sign:
            last = top + _FOOT_LINE * max(len(self._notes) - 1, 0)
            canvas.text(WIDTH - MARGIN, last, self._sign, _FOOT_SIZE, weight=BOLD, align="right")


class HasHeight(Protocol):
    @property
    def height(self) -> float: ...


T = TypeVar("T", bound=HasHeight)


def as_many(parts: Sequence[T], room: float | None) -> list[T]:
    """The first parts of a body, as many as there is room for."""
    heights = accumulate(part.height for part in parts)
    return [part for part, below in zip(parts, heights, strict=True) if room is None or below <= room]


def of_games(stage: Stage, scene: Scene, only: Medals = ALL) -> str:
    """Eindstand Milaan en Cortina 2026, bij het schaatsen; while they run without "Eindstand": the moment stands
    below."""
    name = dutch.games_name(stage.games)
    title = f"Eindstand {name}" if stage.phase is Phase.FINISHED else name
    part = part_of(only, scene)
    return f"{title}, {part}" if part else title


def _needs_moment(stage: Stage) -> bool:
    """The band of a final table says all, unless it is one as it was known at an earlier moment."""
    return stage.phase is not Phase.FINISHED or stage.as_of.known_by is not None
