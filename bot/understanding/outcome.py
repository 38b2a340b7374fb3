"""What a text was understood to be, in the words of the lines in ``tests/conversations``."""

from bot.understanding.canonical import canonical
from bot.understanding.understood import (
    AskBack,
    NoteKind,
    NotHeld,
    NotUnderstood,
    RunCommand,
    Several,
    Silence,
    Small,
    Understanding,
    Understood,
)
from medals_core.archive import Archive

Outcome = tuple[str, str | bool | list[str]]


def outcome(meant: Understanding, archive: Archive) -> Outcome:
    """``is`` and the canonical text; ``refused`` and true; ``choices`` and what may be meant …"""
    match meant:
        case Understood(notes=notes) if any(note.kind is NoteKind.LEFT_OUT for note in notes):
            return "left_out", canonical(meant.question, archive)
        case Understood(question=question):
            return "is", canonical(question, archive)
        case AskBack(choices=choices):
            return "choices", [canonical(one.question, archive) for one in choices]
        case Several(parts=parts):
            return "several", [_part(one, archive) for one in parts]
        case NotHeld(concept=concept):
            return "not_held", concept
        case Small(kind=kind):
            return "small", kind
        case RunCommand(text=text):
            return "runs", text
        case NotUnderstood() | Silence():
            return "refused", True


def _part(part: Understood | AskBack | NotHeld | NotUnderstood, archive: Archive) -> str:
    return canonical(part.question, archive) if isinstance(part, Understood) else type(part).__name__
