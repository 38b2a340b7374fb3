"""What a message asks without the words that nobody understands: those are left out and named, or it is offered so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages import cutting
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.messages import read_each
from bot.understanding.grammar.messages.nearest import (
    MOST_LEFT_OUT,
    MOST_OFFERED_WITHOUT,
    NARROWING_WORDS,
    is_repaired,
    may_be_asked_without,
    without,
)
from bot.understanding.grammar.messages.passed_over import OURS
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
        found = read_each(text, clauses)
        if len(out) > 1 and any(is_repaired(item) for one in found for item in one.items):
            break  # with words left out and another repaired it is anybody's guess
        if all(one.done and not one.defaults and one.frame not in PAGES for one in found):
            notes = (Note(kind=NoteKind.LEFT_OUT, said=each) for each in out)
            return [replace(found[0], notes=(*notes, *found[0].notes)), *found[1:]]
        left = found[0].left
    return []


def around(text: str, refused: Attempt, clauses: Clauses) -> list[Attempt]:
    """The questions of a message without the few words around them that tell nothing of ours, which the reply names:
    "wie won de 1000 meter? dikke knuffel Sjaan". Not what may narrow them, and nothing where something had to be
    filled in."""
    for asked, told in _cuts(text, refused):
        if not (1 < len(told.split()) <= _MOST_WORDS) or not _tells_nothing(clauses.items(told)):
            continue
        found = read_each(asked, clauses)
        if all(one.done and not (one.defaults or one.notes) and one.frame not in PAGES for one in found):
            return [replace(found[0], notes=(Note(kind=NoteKind.LEFT_OUT, said=told.strip(" .!")),)), *found[1:]]
    return []


_MOST_WORDS = 8
_SENTENCE = re.compile(r"[?]\s+(?=[^?]+$)")
_OF_THE_FORMER = NARROWING_WORDS | frozenset((
    "en", "of", "maar", "ook", "niet", "nooit", "alleen", "enkel", "dan", "wie", "wat", "welk", "welke", "hoeveel",
    "alles",
))  # fmt: skip
"""What begins so may be about the question before it."""
_SAYS_IT = re.compile(r"(?:het|'?t|dat|dit) (?:is|was|zijn|waren|valt|viel|staat|schiet|klinkt|lijkt)\b", re.IGNORECASE)
_OF_ASKING = ("ask", "number", "rank", "placed", "top", "lean", "except", "excepted", "only", "suppose", "correct",
              "than", "concept", "gender", "most", "measure", "record", "noun")  # fmt: skip


def _cuts(text: str, refused: Attempt) -> Iterator[tuple[str, str]]:
    """Where the question may begin or end: at a sign, or a few words before what was not understood."""
    told, *asked = next(cutting.divisions(text), [text])
    if asked and not (told.endswith("?") or _may_narrow(told)):
        yield " ".join(asked), told  # "proficiat aan de bovenburen! Hoe vaak …"
    if (sign := _SENTENCE.search(text)) is not None:
        told = text[sign.end() :]
        if not _may_narrow(told) or _SAYS_IT.match(told):
            yield text[: sign.start() + 1], told
        return
    words = list(re.finditer(r"\S+", text))
    first = min((one.start for one in refused.left), default=0)
    for at in range(first, max(first - _BEFORE, 2), -1):
        whole = at < len(words) and any(one.start == at for one in refused.items)
        whole = whole and not any(one.group().lower() in _OPENS for one in words[at - 2 : at])
        if whole and not any(_may_narrow(one.group()) for one in words[at - 1 :]):
            yield text[: words[at].start()], text[words[at].start() :]


def _may_narrow(told: str) -> bool:
    return told.split()[0].strip(",.!").lower() in _OF_THE_FORMER


_BEFORE = 3
_OPENS = frozenset(("die", "dat", "waar", "waarop", "waarbij"))
"""What follows such a word soon ends its clause: "het goud dat Nederland liet liggen"."""


def _tells_nothing(items: Sequence[Item]) -> bool:
    return not any(one.has_any((*OURS, *_OF_ASKING)) and not one.is_small for one in items)


def offered(text: str, refused: Attempt, clauses: Clauses) -> Question | None:
    """What a message that is not understood asks without the one or two words that were left over, for who asked to
    say whether that will do; None where something would have to be filled in."""
    if not 0 < len(refused.left) <= MOST_OFFERED_WITHOUT:
        return None
    if not all(may_be_asked_without(one, refused.items) for one in refused.left):
        return None
    found = read_each(without(plainly(text), refused.unowned), clauses)
    return found[0].question if len(found) == 1 and not found[0].defaults else None
