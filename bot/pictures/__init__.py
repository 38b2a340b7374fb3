"""Answers as pictures: pure functions from an answer to a PNG. ``PICTURED``: the types of answer that have one."""

from collections.abc import Callable
from typing import Any

from bot.pictures.comparison_card import comparison_card
from bot.pictures.day_card import day_card
from bot.pictures.nation_card import nation_card
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.table_card import table_card
from bot.pictures.timeline_card import timeline_card
from bot.replies.rendering import Scene
from medals_core.answering import Answer
from medals_core.comparison import ComparisonAnswer
from medals_core.day import DayAnswer
from medals_core.nation_view import NationAnswer
from medals_core.questions import Asked
from medals_core.table import TableAnswer
from medals_core.timeline import TimelineAnswer

_DRAWING: dict[type[Answer], Callable[[Any, Any, Scene, Palette], bytes | None]] = {
    TableAnswer: table_card,
    NationAnswer: nation_card,
    ComparisonAnswer: comparison_card,
    DayAnswer: day_card,
    TimelineAnswer: timeline_card,
}

PICTURED: frozenset[type[Answer]] = frozenset(_DRAWING)


def picture(question: Asked, answer: Answer, scene: Scene, palette: Palette = LIGHT) -> bytes | None:
    """The answer as a PNG, the same bytes for the same answer. None for a kind that has no picture, and where there is
    nothing to show yet."""
    draw = _DRAWING.get(type(answer))
    return draw(question, answer, scene, palette) if draw is not None else None
