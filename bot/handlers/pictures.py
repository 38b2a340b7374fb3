"""Replies with a picture: drawn once, its words as caption, known by the checksum of what it shows."""

import hashlib
from collections import OrderedDict

from bot.replies.caption import caption
from bot.replies.next_asks import PICTURE_COMMAND, is_picture_ask
from bot.replies.rendering import Scene, render
from bot.replies.reply import MAX_CALLBACK_BYTES, MAX_TEXT_UNITS, Button, Reply, utf16_units
from bot.understanding.canonical import canonical
from medals_core import Question, answer
from medals_core.answering import Answer

KEPT = 64
"""Pictures of some 100 kB."""
NO_PICTURE = "Hier hoort geen plaatje bij; dit is het antwoord in woorden."

Buttons = tuple[tuple[Button, ...], ...]


class Pictures:
    """The pictures drawn last, by what they show."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[str, bytes | None] = OrderedDict()

    def reply(self, question: Question, scene: Scene) -> Reply:
        """The answer as a picture with the same in words below; where there is no picture of it, those words."""
        given = answer(question, scene.archive, scene.viewpoint)
        reply = render(question, given, scene)
        drawn = self._draw(question, given, scene)
        if drawn is None:
            longer = f"{reply.text}\n\n<i>{NO_PICTURE}</i>"
            return reply if utf16_units(longer) > MAX_TEXT_UNITS else reply.model_copy(update={"text": longer})
        command = canonical(question, scene.archive, scene.viewpoint).split(" ")[0]
        return reply.model_copy(
            update={
                "text": caption(reply.text),
                "picture": drawn,
                "picture_key": hashlib.sha256(drawn).hexdigest(),
                "buttons": _under_a_picture(reply.buttons, command),
            }
        )

    def _draw(self, question: Question, given: Answer, scene: Scene) -> bytes | None:
        shown = f"{question!r} {given.model_dump_json()} {scene.own}"
        key = hashlib.sha256(shown.encode()).hexdigest()
        if key not in self._drawn:
            # Drawing is loaded with the first picture.
            from bot.pictures import picture

            self._drawn[key] = picture(question, given, scene)
        self._drawn.move_to_end(key)
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[key]


def _under_a_picture(buttons: Buttons, command: str) -> Buttons:
    """The buttons of the reply without the one that asks for the picture; those that ask the same of another page or
    day ask for its picture."""
    rows = (tuple(_as_picture(button, command) for button in row if not is_picture_ask(button)) for row in buttons)
    return tuple(row for row in rows if row)


def _as_picture(button: Button, command: str) -> Button:
    data = PICTURE_COMMAND + button.data.removeprefix("/")
    if button.data.split(" ")[0] != command or len(data.encode()) > MAX_CALLBACK_BYTES:
        return button
    return button.model_copy(update={"data": data})
