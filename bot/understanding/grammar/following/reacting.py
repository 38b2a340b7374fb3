"""What somebody exclaims about the answer before he asks on: "Ha, zie je wel. En goud?"."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.leaning import is_fragment, leans, names_nothing, points_back
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Item
from medals_core.questions import Question

_ENDED = re.compile(r"(?:[.!?]+|\n)\s+")
_SAYS_MORE = ("ask", "event", "games", "moment", "when", "ever", "metal", "gender", "excepted", "suppose", "page",
              "most", "measure", "sports", "described", "correct", "only", "own", "picture", "concept", "more",
              "versus", "or", "follow")  # fmt: skip


def asked_after(text: str, last: Question, ctx: Context, items_of: Callable[[str], Sequence[Item]]) -> str:
    """What is asked behind the exclamation; the text itself where nothing was, or where it says more than that."""
    ends = list(_ENDED.finditer(text))
    if not ends:
        return text
    head, tail = text[: ends[-1].start()], text[ends[-1].end() :]
    asked = tuple(items_of(tail))
    if not (leans(asked) or points_back(asked) or is_fragment(asked) or names_nothing(asked)):
        return text
    said = items_of(head)
    counted = "?" in ends[-1].group() and any(one.has_any(("number", "amount")) for one in said)
    if not tail or counted or any(one.has_any(_SAYS_MORE) for one in said):  # "waren het er twaalf? en zilver"
        return text
    named = [one for one in said if one.has("nation") or one.has("athlete")]
    told = shown(last, ctx) if named else None
    held = {*told.nations, *told.athletes} if told is not None else set()
    several = told is not None and len(told.athletes) != 1 and points_back(asked)
    return text if several or not all(held & _who(one) for one in named) else tail  # "weer Frankrijk! hebben die"


def _who(one: Item) -> set[str]:
    found: Any = getattr(one.value("nation" if one.has("nation") else "athlete"), "match", None)
    items = (found.item,) if hasattr(found, "item") else getattr(found, "candidates", ())
    return {str(getattr(each, "noc", "") or getattr(each, "athlete_id", "")) for each in items}
