"""``render``: from an answer to a Dutch reply, a pure function. Each subject's room registers how it renders."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply
from bot.understanding.canonical import canonical
from medals_core.answering import Answer, Viewpoint
from medals_core.archive import Archive
from medals_core.nations import Nation, Noc
from medals_core.questions import Asked


@dataclass(frozen=True)
class Scene:
    """Where a reply is given: what is known, from whose viewpoint, and in what kind of chat."""

    archive: Archive
    viewpoint: Viewpoint
    in_group: bool = False

    @property
    def own(self) -> Noc:
        return self.viewpoint.own

    def nation(self, noc: Noc) -> Nation:
        return self.archive.nations[noc]


Q = TypeVar("Q", bound=Asked)
A = TypeVar("A", bound=Answer)
_RENDERING: dict[type[Answer], Callable[[Any, Any, Scene], Reply]] = {}


def renders(answer_type: type[A]) -> Callable[[Callable[[Q, A, Scene], Reply]], Callable[[Q, A, Scene], Reply]]:
    """Register the function that renders one type of answer."""

    def register(function: Callable[[Q, A, Scene], Reply]) -> Callable[[Q, A, Scene], Reply]:
        _RENDERING[answer_type] = function
        return function

    return register


def render(question: Asked, answer: Answer, scene: Scene) -> Reply:
    """The Dutch reply to a question, given its answer."""
    return _RENDERING[type(answer)](question, answer, scene)


def ask_button(label: str, question: Asked, scene: Scene) -> Button | None:
    """A button that asks a question: its data is the canonical command. None when that would not fit in Telegram's
    64 bytes."""
    command = canonical(question, scene.archive, scene.viewpoint)
    return Button(label=label, data=command) if len(command.encode()) <= MAX_CALLBACK_BYTES else None


def button_rows(*rows: tuple[Button | None, ...]) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons without those that could not be made, and without empty rows."""
    kept = (tuple(button for button in row if button is not None) for row in rows)
    return tuple(row for row in kept if row)
