"""What the bot says when it has to ask back, and when it did not understand."""

from collections.abc import Iterable

from bot.replies.quoting import quoted
from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply, safe
from bot.understanding.understood import AskBack, Choice, NotUnderstood

MAX_CHOICES = 8


def choice_buttons(choices: Iterable[Choice]) -> tuple[tuple[Button, ...], ...]:
    """A button a row for each choice whose command fits in a button; long labels read better under each other."""
    fitting = [choice for choice in choices if len(choice.command.encode()) <= MAX_CALLBACK_BYTES]
    buttons = [Button(label=choice.label, data=choice.command) for choice in fitting[:MAX_CHOICES]]
    if all(len(button.label) <= 16 for button in buttons):
        return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return tuple((button,) for button in buttons)


def render_ask_back(asked: AskBack) -> Reply:
    """One short question with the choices as buttons."""
    return Reply(text=safe(asked.prompt), buttons=choice_buttons(asked.choices), edits=True)


def render_not_understood(what: NotUnderstood) -> Reply:
    """One line that says so and what does work, as text and as buttons."""
    reason = safe(what.reason) if what.reason else f"Dat begrijp ik niet: {quoted(what.text)}."
    buttons = tuple(
        (Button(label=command, data=command),)
        for command in what.suggestions[:3]
        if len(command.encode()) <= MAX_CALLBACK_BYTES
    )
    return Reply(text=reason, buttons=buttons)


def with_choices(reply: Reply, also: Iterable[Choice]) -> Reply:
    """The reply with other readings offered under it, above its own buttons."""
    extra = choice_buttons(also)
    return reply.model_copy(update={"buttons": (*extra, *reply.buttons)}) if extra else reply
