"""Answers as pictures: pure functions from an answer to a PNG. ``PICTURED``: the types of answer that have one."""

from collections.abc import Callable
from typing import Any

from bot.pictures.canvas import Canvas, finished
from bot.pictures.cards.comparison import comparison_card
from bot.pictures.cards.day import day_card
from bot.pictures.cards.nation import nation_card
from bot.pictures.cards.table import table_card
from bot.pictures.cards.timeline import timeline_card
from bot.pictures.cards.what_if import what_if_card
from bot.pictures.look import Look
from bot.replies.rendering import Scene
from medals_core.answering import Answer
from medals_core.pages.comparison import ComparisonAnswer
from medals_core.pages.day import DayAnswer
from medals_core.pages.nation import NationAnswer
from medals_core.pages.table import TableAnswer
from medals_core.pages.timeline import TimelineAnswer
from medals_core.queries.results import SupposeAnswer
from medals_core.questions import Question

PICTURED: dict[type[Answer], Callable[[Any, Any, Scene, Look], Canvas | None]] = {
    TableAnswer: table_card, NationAnswer: nation_card, ComparisonAnswer: comparison_card, DayAnswer: day_card,
    TimelineAnswer: timeline_card, SupposeAnswer: what_if_card,
}  # fmt: skip

PLAIN = Look()


def picture(question: Question, answer: Answer, scene: Scene, look: Look = PLAIN) -> bytes | None:
    """The answer as a PNG, the same bytes for the same answer. None for a kind that has no picture, and where there is
    nothing to show yet."""
    draw = PICTURED.get(type(answer))
    card = draw(question, answer, scene, look) if draw is not None else None
    return None if card is None else finished(card, look)
