"""How the pictures in a chat look: light or dark as the chat chose (else by the hour), and the forms for sharing.

Under each picture stand the other forms and the other colours. Their taps carry the question that the picture answers:
``l:<form><colours>:<command>``, a letter each, ``-`` for "as it is"; the command without its slash, or the key that the
question is kept under.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from bot.daylight import BY_THE_HOUR, DARK, LIGHT, colours_at
from bot.replies.reply import Button
from medals_core import Question

TAP = "l:"
FREE, SQUARE, TALL = "vrij", "vierkant", "staand"
_FORMS = {"w": FREE, "v": SQUARE, "s": TALL}
_COLOURS = {"l": LIGHT, "d": DARK}
_KEPT = "-"
_FORM_LABELS = {FREE: "↕️ Gewoon", SQUARE: "⏹ Vierkant", TALL: "📱 Staand"}
_COLOUR_LABELS = {LIGHT: "☀️ Licht", DARK: "🌙 Donker"}


@dataclass(frozen=True)
class Wanted:
    """``sign``: the bot's @name; ``colours``: what the chat chose; ``form``: for this one picture."""

    sign: str = ""
    colours: str = BY_THE_HOUR
    form: str = FREE

    def is_dark(self, now: datetime) -> bool:
        """``now``: aware, of the bot's clock."""
        return colours_at(self.colours, now) == DARK


_NOTHING = Wanted()
WANTED: ContextVar[Wanted] = ContextVar("how pictures are to look", default=_NOTHING)
"""Of the update in hand: what is drawn while it is answered looks so."""


@dataclass(frozen=True)
class LookTap:
    """``colours`` None: as they are."""

    form: str
    colours: str | None
    command: str


def read_tap(data: str) -> LookTap | None:
    """None for what is no such tap."""
    letters, _, command = data.removeprefix(TAP).partition(":")
    if len(letters) != 2 or not command or letters[0] not in _FORMS:
        return None
    form, colours = letters[0], letters[1]
    if colours != _KEPT and colours not in _COLOURS:
        return None
    return LookTap(_FORMS[form], _COLOURS.get(colours), command)


def look_buttons(question: Question, wanted: Wanted, now: datetime) -> tuple[Button, ...]:
    """The other forms and the other colours of the picture that answers the question."""
    current = next(letter for letter, form in _FORMS.items() if form == wanted.form)
    other = "l" if wanted.is_dark(now) else "d"
    taps = [(_FORM_LABELS[form], f"{letter}{_KEPT}") for letter, form in _FORMS.items() if letter != current]
    taps.append((_COLOUR_LABELS[_COLOURS[other]], f"{current}{other}"))
    return tuple(Button(label=label, question=question, picture=True, look=letters) for label, letters in taps)
