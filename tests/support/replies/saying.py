"""Ask the real archive and read what the bot would say."""

import re
from datetime import UTC, datetime
from functools import cache
from html import unescape
from zoneinfo import ZoneInfo

import bot.replies
from bot.replies.rendering import Scene, render
from bot.replies.reply import Reply
from medals_core import Archive, AsOf, Viewpoint, answer, load_archive
from medals_core.questions import Question

assert bot.replies.__doc__, "imported so that every room registers its wording"

ROME = ZoneInfo("Europe/Rome")
AFTER = datetime(2026, 3, 1, 12, tzinfo=UTC)


@cache
def archive() -> Archive:
    return load_archive()


@cache
def archive_known_by(moment: datetime) -> Archive:
    return archive().known_by(moment)


def moment(day: int, hour: int = 0, minute: int = 0, month: int = 2) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ROME)


def at(day: int, hour: int, minute: int = 0, month: int = 2) -> AsOf:
    return AsOf(won_by=moment(day, hour, minute, month))


def end_of(day: int, month: int = 2) -> AsOf:
    return AsOf(won_by=datetime(2026, month, day, 23, 59, 59, 999999, tzinfo=ROME))


def reply(question: Question, now: datetime = AFTER, own: str = "NED") -> Reply:
    """The reply at that moment: of what comes later the archive knows nothing then."""
    known = archive() if now == AFTER else archive_known_by(now)
    viewpoint = Viewpoint(now=now, own=own)
    return render(question, answer(question, known, viewpoint), Scene(archive=known, viewpoint=viewpoint))


def plain(given: Reply) -> str:
    """The text as a reader sees it: without tags, every run of white space one space."""
    return re.sub(r"\s+", " ", bare(given.text)).strip()


def bare(text: str) -> str:
    """Without tags, and with an ordinary hyphen for the one at which no phone breaks a line."""
    return unescape(re.sub(r"<[^>]+>", "", text)).replace("\u2011", "-")


def said(question: Question, now: datetime = AFTER, own: str = "NED") -> str:
    return plain(reply(question, now, own))


def first_line(question: Question, now: datetime = AFTER, own: str = "NED") -> str:
    return bare(reply(question, now, own).text).strip().splitlines()[0].strip().replace("\u00a0", " ")


def scene(now: datetime = AFTER, own: str = "NED") -> Scene:
    return Scene(archive() if now == AFTER else archive_known_by(now), Viewpoint(now=now, own=own))
