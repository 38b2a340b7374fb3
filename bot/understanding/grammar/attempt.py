"""An attempt at reading one clause: a question, names to choose from, or what is left over."""

from dataclasses import dataclass

from bot.understanding.grammar.items import Item
from bot.understanding.understood import Choice, Note
from medals_core.questions import Question

PAGES = frozenset((
    "nation", "athlete", "bare_event", "discipline_page", "bare_metal", "games_table", "day", "nation_in_event",
    "bare_comparison", "nation_in_table", "table", "games_fact",
))  # fmt: skip
"""Frames that need no more than a name."""
BARE = PAGES | {
    "nth_medal", "podium_place", "which_medals", "rank", "how_many", "table_then", "exists", "which_groups",
    "superlative", "why", "record", "below_the_podium", "took_part",
}  # fmt: skip
"""Frames that need little."""


@dataclass
class Attempt:
    """One clause, read or not. ``left``: what nothing owns."""

    question: Question | None = None
    also: tuple[Choice, ...] = ()
    left: tuple[Item, ...] = ()
    reason: str = ""
    concept: str = ""
    instead: Question | None = None
    """of a concept: what is known"""
    choices: tuple[Choice, ...] = ()
    frame: str = ""
    notes: tuple[Note, ...] = ()
    defaults: int = 0
    everywhere: bool = False
    """all Games of a season were filled in"""
    items: tuple[Item, ...] = ()
    unowned: tuple[str, ...] = ()
    """the words of ``left``, names whole"""

    @property
    def weak(self) -> bool:
        """Unread, or read by little: after another question it may rather lean on that."""
        return not self.done or bool(self.defaults) or self.frame in BARE

    @property
    def done(self) -> bool:
        return self.question is not None or bool(self.choices)
