"""Buttons that ask questions, as the 64 bytes that Telegram gives back when one is tapped: the question's command, or
where that is longer a key under which it is kept."""

import hashlib
import json
from collections.abc import Callable
from typing import NamedTuple

from bot.handlers.pictures.looks import TAP
from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply
from bot.understanding.canonical import canonical, read_canonical
from bot.understanding.understood import Understood
from medals_core import Archive, Question

PICTURE = "/plaatje "
"""Before the command, without its slash, of which a picture is asked."""

KEY = "q:"
KEY_OF_PICTURE = "p:"
EXPIRED = "Deze knop is te oud: ik weet niet meer wat hij vroeg. Stel de vraag gerust opnieuw."

Keep = Callable[[str, Question], None]
"""Keeps a question under its key."""


class Ready(NamedTuple):
    """A reply whose buttons can be sent, and the questions that they only carry the key of."""

    reply: Reply
    kept: tuple[tuple[str, Question], ...] = ()


def key_of(question: Question) -> str:
    """The same for the same question, in every process and version."""
    written = json.dumps(question.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:24]


def ready(reply: Reply, archive: Archive) -> Ready:
    """The reply with the questions of its buttons as data."""
    kept: list[tuple[str, Question]] = []
    rows = tuple(tuple(_with_data(button, archive, kept) for button in row) for row in reply.buttons)
    return Ready(reply.model_copy(update={"buttons": rows}) if rows != reply.buttons else reply, tuple(kept))


def _with_data(button: Button, archive: Archive, kept: list[tuple[str, Question]]) -> Button:
    if button.question is None:
        return button
    command = canonical(button.question, archive)
    look = f"{TAP}{button.look}:" if button.look else ""
    data = f"{look}{command[1:]}" if look else f"{PICTURE}{command[1:]}" if button.picture else command
    if len(data.encode()) > MAX_CALLBACK_BYTES:
        key = key_of(button.question)
        kept.append((key, button.question))
        data = f"{look}{KEY}{key}" if look or not button.picture else f"{KEY_OF_PICTURE}{key}"
    return button.model_copy(update={"data": data})


def asked_by(data: str, archive: Archive) -> Understood | None:
    """The question that the data of a button spells out; None where it is something else."""
    picture = data.startswith(PICTURE)
    question = read_canonical(f"/{data.removeprefix(PICTURE)}" if picture else data, archive)
    return Understood(question=question, picture=picture) if question is not None else None


def key_in(data: str) -> str:
    """The key that the data of a button is; empty for any other data."""
    return data[len(KEY) :] if data.startswith((KEY, KEY_OF_PICTURE)) else ""


def as_picture(asked: str) -> str:
    """The data of a button that asks for the picture of what is asked: a command without its slash, or a key."""
    return f"{KEY_OF_PICTURE}{asked[len(KEY) :]}" if asked.startswith(KEY) else f"{PICTURE}{asked}"


def of_picture(data: str) -> bool:
    return data.startswith(KEY_OF_PICTURE)
