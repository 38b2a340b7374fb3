"""What a text is understood to be and how it is replied to, after the Games, for the tests of reading."""

import html
import re
from datetime import UTC, datetime
from functools import cache

import bot.replies  # noqa: F401 - registers the renderers
from bot.handlers.answering import Answering, Former, Known
from bot.understanding.understander import Understander
from bot.understanding.understood import Understanding
from medals_core import load_archive
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.questions import Question

AFTER_THE_GAMES = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class _Clock:
    def now(self) -> datetime:
        return AFTER_THE_GAMES.now


@cache
def archive() -> Archive:
    return load_archive()


@cache
def understander() -> Understander:
    return Understander(archive())


@cache
def _answering() -> Answering:
    return Answering(lambda: Known(archive(), 1), lambda _: understander(), _Clock())


def understood(
    text: str, last: Question | None = None, before: Question | None = None, refused: bool = False
) -> Understanding:
    return understander().understand(text, AFTER_THE_GAMES, last=last, before=before, refused=refused)


def told_to(text: str) -> str:
    """The reply line by line, without tags."""
    return html.unescape(TAG.sub("", _answering().reply(text, AFTER_THE_GAMES.own).reply.text))


def reply_to(text: str, last: Question | None = None) -> str:
    """The reply as a reader sees it: without tags, the labels of its buttons behind it."""
    reply = _answering().reply(text, AFTER_THE_GAMES.own, Former(last)).reply
    labels = "".join(f" [{button.label}]" for row in reply.buttons for button in row)
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", reply.text))).strip() + labels
