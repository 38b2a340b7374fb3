"""Buttons to the natural next ask. A button is a command: it carries the Games and the moment of the question on."""

from typing import Any

from bot.replies.rendering import Scene, ask_button
from bot.replies.reply import MAX_CALLBACK_BYTES, Button
from bot.understanding.canonical import canonical
from medals_core.answering import Answer, Phase
from medals_core.nations import Noc
from medals_core.questions import (
    Asked,
    ComparisonQuestion,
    HistoryQuestion,
    NationQuestion,
    OvertakeQuestion,
    RaceQuestion,
    TableQuestion,
)

PICTURE_COMMAND = "/plaatje "
"""Before the command of which a picture is asked, without its slash."""


def same_moment(question: Asked) -> dict[str, Any]:
    """The Games and the moment of a question, to ask another one about them."""
    return {"games": question.games, "as_of": question.as_of}


def refresh(question: Asked, answer: Answer, scene: Scene) -> Button | None:
    """Ask the same again: only while Games run and no moment was asked for."""
    if answer.stage.phase is Phase.RUNNING and answer.stage.is_latest and question.as_of.won_by is None:
        return ask_button("🔄 Ververs", question, scene)
    return None


def table(question: Asked, scene: Scene) -> Button | None:
    return ask_button("📊 Stand", TableQuestion(**same_moment(question)), scene)


def nation(noc: Noc, question: Asked, scene: Scene) -> Button | None:
    of = scene.nation(noc)
    return ask_button(f"{of.flag} {of.name}".strip(), NationQuestion(noc=noc, **same_moment(question)), scene)


def race(noc: Noc, question: Asked, scene: Scene) -> Button | None:
    """Who is within reach above and below the nation."""
    return ask_button("🏁 Strijd", RaceQuestion(noc=noc, **same_moment(question)), scene)


def overtaking(noc: Noc, target: Noc, question: Asked, scene: Scene) -> Button | None:
    """What the nation needs (or needed) to pass the other."""
    asked = OvertakeQuestion(noc=noc, target=target, **same_moment(question))
    return ask_button(f"🎯 {noc} voorbij {target}?", asked, scene)


def history(noc: Noc, scene: Scene) -> Button | None:
    return ask_button("📜 Historie", HistoryQuestion(noc=noc), scene)


def comparison(one: Noc, other: Noc, question: Asked, scene: Scene) -> Button | None:
    if one == other:
        return None
    return ask_button(f"⚖️ {one} – {other}", ComparisonQuestion(nocs=(one, other), **same_moment(question)), scene)


def picture(question: Asked, scene: Scene) -> Button | None:
    """The same answer as a picture."""
    command = canonical(question, scene.archive, scene.viewpoint).removeprefix("/")
    data = f"{PICTURE_COMMAND}{command}"
    return Button(label="📷 Plaatje", data=data) if len(data.encode()) <= MAX_CALLBACK_BYTES else None


def is_picture_ask(button: Button) -> bool:
    return button.data.startswith(PICTURE_COMMAND)
