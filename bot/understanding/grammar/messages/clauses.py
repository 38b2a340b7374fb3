"""The clauses of one message: read by who asks it, when, and with which results."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.following.follow_ups import FollowUpReader
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.reader import Reader
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import Question


@dataclass(frozen=True)
class Clauses:
    reader: Reader
    follow_ups: FollowUpReader
    viewpoint: Viewpoint
    archive: Archive

    def read(self, text: str) -> Attempt:
        return self.reader.clause(text, self.viewpoint, self.archive)

    def items(self, text: str) -> tuple[Item, ...]:
        return self.reader.items(text, self.viewpoint, self.archive)[0]

    def phrases(self, text: str) -> tuple[Item, ...]:
        return self.reader.phrases(text, self.viewpoint, self.archive)

    def followed(self, text: str, last: Question) -> Attempt | None:
        return self.follow_ups.followed(text, last, self.viewpoint, self.archive)

    def to_come(self, text: str, last: Question) -> Question | None:
        return self.follow_ups.to_come(text, last, self.viewpoint, self.archive)

    def carried(self, attempt: Attempt, last: Question) -> Attempt:
        return self.follow_ups.carried(attempt, last, self.viewpoint, self.archive)

    def same(self, text: str, formers: Sequence[Question]) -> Attempt | None:
        return self.follow_ups.same(text, formers, self.viewpoint, self.archive)
