"""``render``: from an answer to a Dutch reply, a pure function. Each subject's room registers how it renders."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from bot.replies import dutch
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Answer, Viewpoint
from medals_core.archive import Archive
from medals_core.nations import Nation, Noc
from medals_core.questions import Asked, Question, TableQuestion


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
        """By its code; an athlete who is supposed to be a land of their own, by their name."""
        supposed = self.archive.athletes.get(noc) if noc not in self.archive.nations else None
        if supposed is not None:
            return Nation.model_construct(noc=noc, name=supposed.name, name_en=supposed.name)
        return self.archive.nations[noc]


Q = TypeVar("Q")
A = TypeVar("A", bound=Answer)
_RENDERING: dict[type[Answer], Callable[[Any, Any, Scene], Reply]] = {}


def renders(answer_type: type[A]) -> Callable[[Callable[[Q, A, Scene], Reply]], Callable[[Q, A, Scene], Reply]]:
    """Register the function that renders one type of answer."""

    def register(function: Callable[[Q, A, Scene], Reply]) -> Callable[[Q, A, Scene], Reply]:
        _RENDERING[answer_type] = function
        return function

    return register


def render(question: Question, answer: Answer, scene: Scene) -> Reply:
    """The Dutch reply to a question, given its answer."""
    if isinstance(question, Asked) and _is_within_undated(answer):
        games = answer.stage.games
        reply = Reply(
            text=safe(f"Van {dutch.games_name(games)} is niet per dag bekend wie wat won."),
            buttons=button_rows((ask_button("📊 Stand", TableQuestion(games=games.games_id)),)),
        )
    else:
        reply = _RENDERING[type(answer)](question, answer, scene)
    return reply.model_copy(update={"text": unbroken(reply.text)})


def _is_within_undated(answer: Answer) -> bool:
    """Is it of a moment during Games of which only the whole is known? Nobody "had no medal yet" then."""
    games, at = answer.stage.games, answer.stage.as_of.won_by
    during = at is not None and games.start_of(games.opening) <= at < games.end_of(games.closing)
    return during and not games.has_day_data


_TABLE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_TALLY = re.compile(r"\b(\d+)-(\d+)-(\d+)\b")
_FLAG = re.compile("([🥇🥈🥉]|[\U0001f1e6-\U0001f1ff]{2}) ")


def unbroken(text: str) -> str:
    """With "10-7-3" and "🥈 🇬🇪 Luka" in one piece: no phone breaks the line within them. Tables stay as they are."""
    parts = _TABLE.split(text)
    for i in range(0, len(parts), 2):
        parts[i] = _FLAG.sub("\\1\u00a0", _TALLY.sub("\\1\u2011\\2\u2011\\3", parts[i]))
    return "".join(parts)


def ask_button(label: str, question: Question) -> Button:
    """A button that asks a question."""
    return Button(label=label, question=question)


MOST_IN_A_ROW = 3
LONGEST_BESIDE = 14
"""Visible characters of a label that stands beside others on a narrow phone."""


def visible(label: str) -> int:
    """How many characters wide a label looks: a flag is two signs that show as one; marks that join show nothing."""
    flags = sum("\U0001f1e6" <= sign <= "\U0001f1ff" for sign in label) // 2
    return len([sign for sign in label if sign not in "\ufe0f\u200d"]) - flags


def button_rows(*rows: tuple[Button | None, ...]) -> tuple[tuple[Button, ...], ...]:
    """Rows of at most three buttons, without those that are None; a long label stands alone."""
    laid: list[tuple[Button, ...]] = []
    for row in rows:
        shown = (button for button in row if button is not None)
        for is_short, group in groupby(shown, key=lambda button: visible(button.label) <= LONGEST_BESIDE):
            alike, most = tuple(group), MOST_IN_A_ROW if is_short else 1
            laid += [alike[first : first + most] for first in range(0, len(alike), most)]
    return tuple(laid)
