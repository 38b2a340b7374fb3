"""What a message asks without the words that nobody understands: those are left out and named, or it is offered so."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.messages import read_each
from bot.understanding.grammar.messages.nearest import (
    MOST_LEFT_OUT,
    MOST_OFFERED_WITHOUT,
    is_repaired,
    may_be_asked_without,
    without,
)
from bot.understanding.grammar.messages.spoken import plainly
from bot.understanding.understood import Note, NoteKind
from medals_core.questions import Question


def nearest(text: str, refused: Attempt, clauses: Clauses) -> list[Attempt]:
    """What a message that is not understood asks without the words that stand in the way, which the first attempt
    names; nothing where something had to be filled in, or little was asked: what was left out may be just that."""
    text = plainly(text)
    out: list[str] = []
    left: Sequence[Item] = refused.left
    while more := clauses.reader.in_the_way(text, left, clauses.viewpoint, clauses.archive):
        out += more
        text = without(text, more)
        if len(out) > MOST_LEFT_OUT:
            break
        found = read_each(text, clauses, None)
        if len(out) > 1 and any(is_repaired(item) for one in found for item in one.items):
            break  # with words left out and another repaired it is anybody's guess
        if all(one.done and not one.defaults and one.frame not in PAGES for one in found):
            notes = (Note(kind=NoteKind.LEFT_OUT, said=each) for each in out)
            return [replace(found[0], notes=(*notes, *found[0].notes)), *found[1:]]
        left = found[0].left
    return []


def offered(text: str, refused: Attempt, clauses: Clauses) -> Question | None:
    """What a message that is not understood asks without the one or two words that were left over, for who asked to
    say whether that will do; None where something would have to be filled in."""
    if not 0 < len(refused.left) <= MOST_OFFERED_WITHOUT:
        return None
    if not all(may_be_asked_without(one, refused.items) for one in refused.left):
        return None
    found = read_each(without(plainly(text), refused.unowned), clauses, None)
    return found[0].question if len(found) == 1 and not found[0].defaults else None
