"""What an admin is busy with, as it is kept in a draft: the line or the choices so far. Everything that is shown is
made anew from it, so a restart loses nothing."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.desk.reading.results_line import SpokenResult, read_line
from bot.storage.ledger import GENESIS, Head
from medals_core.games import EventId
from medals_core.medals import Colour

WorkKind = Literal["push", "correct", "withdraw", "undo", "import"]
WorkStage = Literal["line", "edit", "reason", "guided", "preview"]

COMMAND_OF: dict[WorkKind, str] = {
    "push": "/uitslag", "correct": "/corrigeer", "withdraw": "/trekin", "undo": "/ongedaan", "import": "/importeer",
}  # fmt: skip


class Work(BaseModel):
    """``choices``: answers to what was asked back, by key. ``asked`` and ``offered``: the question that stands open and
    the values of its buttons. ``known``: colours that stood already when the guided way began. ``missing``: the
    step that nobody was named for, so that a name alone is an answer. ``podium``: what an undo restores, as stored, and
    ``undoes`` what it turns back, in words. ``results``: an import, as read."""

    model_config = ConfigDict(frozen=True)

    kind: WorkKind
    stage: WorkStage = "line"
    line: str = ""
    reason: str = ""
    choices: dict[str, str] = {}
    asked: str = ""
    offered: tuple[str, ...] = ()
    guided: bool = False
    discipline: str = ""
    spoken: SpokenResult = SpokenResult()
    tie: bool = False
    bronze_only: bool = False
    known: tuple[Colour, ...] = ()
    missing: Colour | None = None
    event_id: EventId = ""
    undoes: str = ""
    podium: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    head_seq: int = 0
    head_hash: str = GENESIS

    @property
    def head(self) -> Head:
        return Head(self.head_seq, self.head_hash)

    def at(self, head: Head) -> "Work":
        return self.model_copy(update={"head_seq": head.seq, "head_hash": head.hash})

    def having(self, **changes: Any) -> "Work":
        return self.model_copy(update=changes)

    def with_line(self, line: str) -> "Work":
        """Started over with another line: what was chosen for words that are still there stays chosen."""
        words = {key: key.partition(":")[2] for key in self.choices}
        kept = {key: value for key, value in self.choices.items() if words[key] and words[key] in line}
        return self.having(line=line, choices=kept, stage="line", guided=False, asked="", offered=())

    def chosen(self, value: str) -> "Work":
        """With the open question answered."""
        return self.having(choices={**self.choices, self.asked: value}, asked="", offered=(), stage="line")

    @property
    def said(self) -> str:
        """The command as it can be typed again."""
        return f"{COMMAND_OF[self.kind]} {self.line}".strip()


def looks_like_a_line(text: str) -> bool:
    """Is this a result line, rather than a question to the bot?"""
    spoken = read_line(text)
    return isinstance(spoken, SpokenResult) and bool(spoken.steps or spoken.vacated) and not text.strip().endswith("?")
